"""Is it Arabic? Counted by letters, and refused only where the letters leave no doubt.

The rule, over a text's letters (a short text, under ``ENOUGH`` letters, always passes: ``525``, ``١٢`` and ``ok`` do):

- fewer than a third of the letters are of the Arabic script: not Arabic (the least seen in 2,250 Arabic reports, posts
  with half of the page's English furniture among them, is 50 %);
- the script is Arabic, but letters that Arabic has not (پ چ ژ گ, Persian and Urdu ی ک, ٹ ڈ ڑ ں ے, Kurdish ڕ ڵ ۆ ێ ە)
  are above 6 % of its letters *and* ي ك ة ى ء أ إ, which Persian, Urdu and Kurdish hardly write, are fewer than these:
  another language. Arabic typed on a Persian keyboard (ی and ک for ي and ك) still has ة and أ and the article, which is
  why the article ال at the head of fewer than 8 % of the words is asked for too (measured: Arabic news 20-35 %,
  Persian, Urdu and Kurdish under 4 %).
"""

from __future__ import annotations

import re

ENOUGH = 20
_LEAST_ARABIC = 1 / 3
_FOREIGN_SHARE = 0.06
_ARTICLE_SHARE = 0.08
_SAMPLE = 200_000

_SCRIPT = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile("[پچژگیکٹڈڑںےہۓڕڵۆێەھڤېځښډګړږڅڼټۍ]")
_ARABIC_ONLY = re.compile("[يكةىءأإؤئ]")
_URDU = re.compile("[ٹڈڑںےہ]")
_PASHTO = re.compile("[ېځښډګړږڅڼټۍ]")
_KURDISH = re.compile("[ڕڵۆێە]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ARTICLE = re.compile("^[وفبك]?(?:ال|لل)")


def not_arabic(text: str) -> str | None:
    """The reason why ``text`` is not Arabic, or None where it is, or is too short to say."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters < ENOUGH:
        return None
    script = len(_SCRIPT.findall(sample))
    if script < _LEAST_ARABIC * letters:
        return f"not Arabic: {script} of {letters} letters are Arabic (a third is asked for)"
    foreign = len(_FOREIGN.findall(sample))
    if foreign <= _FOREIGN_SHARE * script or foreign <= len(_ARABIC_ONLY.findall(sample)) or script < 2 * ENOUGH:
        return None
    words = _WORD.findall(sample)
    if sum(1 for word in words if _ARTICLE.match(word)) >= _ARTICLE_SHARE * len(words):
        return None
    return f"not Arabic: the letters are those of {_named(sample, script)}"


def _named(sample: str, script: int) -> str:
    if len(_URDU.findall(sample)) > 0.02 * script:
        return "Urdu"
    if len(_PASHTO.findall(sample)) > 0.02 * script:
        return "Pashto"
    if len(_KURDISH.findall(sample)) > 0.04 * script:
        return "Kurdish"
    return "Persian or a neighbouring language"
