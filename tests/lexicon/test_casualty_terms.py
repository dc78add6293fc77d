"""Set phrases for casualties: how they are written down, and how they are read."""

from __future__ import annotations

from typing import get_args

import pytest

from hasila.lexicon.casualty_terms import CasualtyTerm, casualty_terms
from hasila.lexicon.tables import rows
from hasila.model import Outcome, Report
from hasila.reading import read

TABLE = list(rows("casualty_terms.tsv"))


def test_cells_hold_allowed_values() -> None:
    assert {row["outcome"] for row in TABLE} <= set(get_args(Outcome))
    assert {row["words"] for row in TABLE} <= {"all", "first", "last"}


def test_a_term_has_two_words_and_its_gap_stands_between_them() -> None:
    for row in TABLE:
        words = row["term"].split()
        assert len([word for word in words if word != "..."]) > 1
        assert "..." not in (words[0], words[-1])


def test_the_longest_term_is_tried_first() -> None:
    for terms in casualty_terms().values():
        assert [len(each.rest) for each in terms] == sorted((len(each.rest) for each in terms), reverse=True)


def test_a_gap_is_kept_with_the_word_after_it() -> None:
    assert CasualtyTerm("killed_or_wounded", (("بشريه", True),), "all") in casualty_terms()["خسائر"]


@pytest.mark.parametrize(
    ("text", "outcome", "words"),
    [
        ("أسفر الحريق عن خسائر بشرية في السوق.", "killed_or_wounded", "خسائر بشرية"),
        ("أسفر الحريق عن خسائر مادية وبشرية في السوق.", "killed_or_wounded", "خسائر مادية وبشرية"),
    ],
)
def test_a_term_is_a_figure_without_a_number(text: str, outcome: str, words: str) -> None:
    (figure,) = read(Report(id="r", text=text)).figures
    assert (figure.outcome, figure.value, figure.qualifier, figure.text) == (outcome, None, "vague", words)


def test_other_losses_are_none() -> None:
    assert read(Report(id="r", text="أسفر الحريق عن خسائر مادية كبيرة في السوق.")).figures == ()
