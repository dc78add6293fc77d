"""A report made ready to read: folded, cut into words and sentences, its numbers and days read, its words looked up."""

from __future__ import annotations

from hasila.arabic.calendar import Terms
from hasila.arabic.number_words import letters_in
from hasila.arabic.numerals import numerals
from hasila.arabic.questions import Words, question
from hasila.arabic.sentences import sentences
from hasila.arabic.words import Token, tokens
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.people import people
from hasila.lexicon.word_lists import word_list
from hasila.model import Report, Span
from hasila.reading.counts import counts, inside
from hasila.reading.dates import dates
from hasila.reading.known import NOTHING, known
from hasila.reading.looking_up import ask, join_compounds, looked_up
from hasila.reading.passage import Passage
from hasila.reading.terms import terms


def prepare(report: Report) -> Passage:
    """Fold, cut and look up ``report``; its page furniture is left out, and ends a sentence."""
    kept, words = _unglued(_without(tokens(report.text), report.furniture), report.text)
    numbers = numerals(kept, report.text, words)
    calendar = Terms(kept, report.text, words)
    days = tuple(dates(kept, report.text, report.published, numbers, calendar))
    dated = inside(kept, [day.span for day in days])
    found = tuple(counts(kept, report.text, numbers, dated=dated, calendar=calendar))
    looked = looked_up(kept, words, report.text)
    widths = join_compounds(kept, words, looked)
    ask(kept, words, looked)
    return Passage(
        report,
        tuple(kept),
        tuple(looked),
        tuple(sentences(kept, words.others)),
        found,
        {c.first: c for c in found},
        widths,
        dict(terms(kept, words)),
        days,
        frozenset(dated),
        calendar,
        words=words,
    )


def _without(all_tokens: list[Token], furniture: tuple[Span, ...]) -> list[Token]:
    if not furniture:
        return all_tokens
    out: list[Token] = []
    spans = iter(sorted(furniture))
    span = next(spans, None)
    for token in all_tokens:
        while span is not None and token.start >= span.end:
            span = next(spans, None)
        if span is None or token.end <= span.start:
            out.append(token)
        elif not out or out[-1].kind != "break":
            out.append(Token("\n", token.start, token.start, "break", True))
    return out


# Words that writers run together with the next one: كمافقد, فيماأصيب.
_GLUED = word_list("glued")
_GLUED_REST = 3
_GLUED_LONGEST = 5  # letters of a word that is too short to be two


def _unglued(kept: list[Token], text: str) -> tuple[list[Token], Words]:
    """Split a word that nothing knows where it is a small word and a known one without a space between them.

    The tokens, and their words.
    """
    words = Words(kept)
    glued = words.where(_glued)
    out = list(kept)
    for i in reversed(glued):
        token, head = kept[i], _glued(kept[i].form)
        if token.kind == "word":
            middle = letters_in(token, text, len(head))
            rest = Token(token.form[len(head) :], middle, token.end, "word", False)
            out[i : i + 1] = [Token(head, token.start, middle, "word", token.spaced), rest]
    return out, Words(out) if glued else words


@question
def _glued(form: str) -> str:
    """The small word that is run together with a known one in ``form``, "" where none is."""
    if len(form) <= _GLUED_LONGEST or not form.startswith(_GLUED):
        return ""
    head = next(g for g in _GLUED if form.startswith(g))
    rest = form[len(head) :]
    return head if len(rest) >= _GLUED_REST and known(form) is NOTHING and _stands(rest) else ""


def _stands(form: str) -> bool:
    """Is ``form``, unsplit, an outcome word or a person noun?"""
    return form in outcome_forms() or form in people()
