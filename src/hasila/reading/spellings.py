"""Words that folding makes one and the report's own spelling tells apart, for whoever asks who speaks."""

from __future__ import annotations

from dataclasses import replace

from hasila.arabic.words import Token
from hasila.lexicon.speech import cue, head, small
from hasila.reading.naming_words import verbal_noun

_ALI = "عليّ"  # no folded word is spelled so
_DAMMA, _TANWIN = "\u064f", "\u064b"


def spelled_apart(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """``tokens`` of ``text``, with what folding makes one kept apart where the report's spelling tells."""
    marked = any(mark in text for mark in (_DAMMA, _TANWIN))
    if "على" not in text and not marked:
        return tokens
    apart = [i for i, t in enumerate(tokens) if t.form == "علي" or (marked and t.end - t.start != len(t.form))]
    spelled = {i: form for i in apart if (form := _spelled(tokens[i], text)) != tokens[i].form}
    if not spelled:
        return tokens
    return tuple(replace(t, form=spelled[i]) if i in spelled else t for i, t in enumerate(tokens))


def _spelled(token: Token, text: str) -> str:
    """A word's form: the name علي is no preposition, a passive (اتُهم) gives nobody the word, and an accusative in اً
    is nobody that speaks. The last two bear their mark, so that no vocabulary holds them."""
    form = token.form
    if token.kind != "word":
        return form
    if form == "علي":
        return _ALI if text[token.end - 1] == "ي" else form
    if token.end - token.start == len(form):
        return form  # spelled without marks
    written = text[token.start : token.end]
    if _DAMMA in written[:4] and (found := cue(form)) is not None and found.part == "past":
        return form + _DAMMA
    accusative = _TANWIN in written[-2:] and form.endswith("ا")
    known = small(form) or verbal_noun(form) or head(form) is not None or cue(form) is not None
    return form + _TANWIN if accusative and not known else form
