"""Marks cut a text and change nothing of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hasila.desk.marking import Kind, Mark, lines
from hasila.model import Span

KINDS: tuple[Kind, ...] = ("figure", "speaker", "place", "date", "furniture")
TEXTS = st.text(alphabet="ابت \n٣7\u202e", max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))
    made = draw(st.lists(st.tuples(spans, st.sampled_from(KINDS)), max_size=6))
    return text, [Mark(span, kind, f"m{n}") for n, (span, kind) in enumerate(made)]


@given(marked())
def test_pieces_joined_are_the_text(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    found = lines(text, marks)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in found) == text
    for line in found:
        assert text.startswith("".join(piece.text for piece in line.pieces), line.start)


@given(marked())
def test_every_mark_stands_over_its_own_letters(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    over: dict[str, set[int]] = {mark.id: set() for mark in marks}
    begun: list[str] = []
    for line in lines(text, marks):
        at = line.start
        for piece in line.pieces:
            for id_ in piece.ids:
                over[id_] |= set(range(at, at + len(piece.text)))
            begun += piece.begins
            at += len(piece.text)
    for mark in marks:
        letters = {n for n in range(mark.span.start, mark.span.end) if text[n] != "\n"}
        assert over[mark.id] == letters
        assert begun.count(mark.id) == (1 if letters else 0)


def test_a_stretch_of_a_text_is_shown_alone() -> None:
    text = "قُتل سبعة. أصيب ثلاثة."
    (line,) = lines(text, [Mark(Span(5, 9), "figure", "f1")], Span(0, 10))
    assert "".join(piece.text for piece in line.pieces) == text[:10]
    assert [piece.text for piece in line.pieces if piece.ids] == ["سبعة"]
