"""The words that state an outcome, in their place: verbs, verbal nouns, idioms with their completers, tallies."""

from __future__ import annotations

import pytest

from hasila.model import Report
from hasila.reading.preparing import prepare
from hasila.reading.triggers import triggers


def found(text: str) -> list[tuple[str, str]]:
    """Word and outcome of every trigger."""
    passage = prepare(Report(id="r", text=text))
    return [(passage.form(each.at), each.outcome) for each in triggers(passage)]


@pytest.mark.parametrize(
    ("text", "word", "outcome"),
    [
        ("قُتل ثلاثة.", "قتل", "killed"),
        ("وأصيب خمسة.", "واصيب", "wounded"),
        ("مقتل ثلاثة.", "مقتل", "killed"),
        ("اعتقال خمسة.", "اعتقال", "detained"),
        ("أودى بحياة ثلاثة.", "اودي", "killed"),
        ("لقي ثلاثة حتفهم.", "لقي", "killed"),
        ("فقد ثلاثة حياتهم.", "فقد", "killed"),
        ("ألقي القبض على خمسة.", "القي", "detained"),
    ],
)
def test_words_that_state_an_outcome(text: str, word: str, outcome: str) -> None:
    assert (word, outcome) in found(text)


@pytest.mark.parametrize("text", ["لقي الاقتراح ترحيباً.", "راح يركض.", "أودى به الطريق إلى القرية.", "ألقى كلمة."])
def test_half_an_idiom_states_none(text: str) -> None:
    assert found(text) == []


def test_a_tally_takes_the_outcome_of_its_noun() -> None:
    assert ("عدد", "wounded") in found("بلغ عدد الجرحى 12.")


def test_a_bare_toll_leaves_it_to_what_follows() -> None:
    assert ("حصيله", "") in found("ارتفعت حصيلة الهجوم إلى 12.")


def test_they_stand_in_order() -> None:
    passage = prepare(Report(id="r", text="قُتل ثلاثة وأصيب خمسة. واعتُقل تسعة."))
    assert [each.at for each in triggers(passage)] == sorted(each.at for each in triggers(passage))
