"""Words that folding makes one and the report's own spelling tells apart, for whoever asks who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from hasila.arabic.questions import Words, question_of
from hasila.arabic.record import replace
from hasila.arabic.words import Token
from hasila.lexicon.speech import cue, head, small, small_words
from hasila.reading.naming_words import verbal_noun
from hasila.reading.passage import Passage

_ALI = "عليّ"  # no folded word is spelled so
_FOLDED_ALI = "علي"
_DAMMA, _TANWIN = "\u064f", "\u064b"
_BUT = frozenset({"لكن"})
_MARKS = re.compile(f"[{_DAMMA}{_TANWIN}]")


def spelled_apart(passage: Passage) -> tuple[tuple[Token, ...], Words]:
    """The tokens of ``passage`` and their words, with what folding makes one kept apart where the report's spelling
    tells."""
    tokens, text, words = passage.tokens, passage.text, passage.words
    marked = {bisect_right(passage.starts, found.start()) - 1 for found in _MARKS.finditer(text)}
    named = words.where(_may_be_ali) if marked or "على" in text else ()
    apart = sorted({*named, *(i for i in marked if i >= 0)})
    spelled = {i: form for i in apart if (form := _spelled(tokens[i], text)) != tokens[i].form}
    for i in words.where(_governs_subject):
        spelled |= _accusative_subject(tokens, i + 1)
    if not spelled:
        return tokens, words
    out = [*tokens]
    for i, form in spelled.items():
        out[i] = replace(tokens[i], form=form)
    return tuple(out), words.but(spelled)


@question_of(lambda: (_FOLDED_ALI,))
def _may_be_ali(form: str) -> bool:
    return form == _FOLDED_ALI


@question_of(lambda: (*(word for word, classes in small_words().items() if "that" in classes), *_BUT))
def _governs_subject(form: str) -> bool:
    return form.removeprefix("و") in _BUT or "that" in small(form)


_SUBJECT = 3  # words of an accusative subject: مسؤولا أمنيا محليا


def _accusative_subject(tokens: Sequence[Token], first: int) -> dict[int, str]:
    """أن مسؤولا محليا قال, لكن سكانا قالوا: the forms, by token, of a speaker whom أن or لكن puts in the accusative."""
    out: dict[int, str] = {}
    for i in range(first, min(first + _SUBJECT, len(tokens))):
        form = tokens[i].form
        bare = form.removesuffix("ا")
        subject = head(form) is None and head(bare) is not None if i == first else not form.endswith("وا")
        if bare == form or not subject:
            break
        out[i] = bare
    return out


def _spelled(token: Token, text: str) -> str:
    """A word's form: the name علي is no preposition, a passive (اتُهم) gives nobody the word, and an accusative in اً
    is nobody that speaks. The last two bear their mark, so that no vocabulary holds them."""
    form = token.form
    if token.kind != "word":
        return form
    if form == _FOLDED_ALI:
        return _ALI if text[token.end - 1] == "ي" else form
    if token.end - token.start == len(form):
        return form  # spelled without marks
    written = text[token.start : token.end]
    if _DAMMA in written[:4] and (found := cue(form)) is not None and found.part == "past":
        return form + _DAMMA
    accusative = _TANWIN in written[-2:] and form.endswith("ا")
    known = small(form) or verbal_noun(form) or head(form) is not None or cue(form) is not None
    return form + _TANWIN if accusative and not known else form
