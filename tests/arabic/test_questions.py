"""Questions that are put to every word of a text."""

from __future__ import annotations

from hasila.arabic.questions import Words, question
from hasila.arabic.words import tokens


@question
def _long(form: str) -> bool:
    return len(form) > 4


def test_the_tokens_of_a_yes_come_in_order_and_a_mark_is_one() -> None:
    assert Words(tokens("المدينة في الوادي، وفي المدينة")).where(_long) == [0, 2, 5]


def test_a_question_that_comes_later_is_asked_too() -> None:
    cut = tokens("قرية في الوادي")
    seen = Words(cut)
    seen.where(_long)

    @question
    def short(form: str) -> bool:
        return len(form) < 3

    assert seen.where(short) == [1]
    assert Words(cut).where(short) == [1]


def test_a_question_answers_for_one_word() -> None:
    assert _long("المدينة") and not _long("في")
