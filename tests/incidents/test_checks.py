"""Each kind of finding, with the wordings; and what is no finding."""

from __future__ import annotations

from invented import figure, reading, report

from hasila.incidents import incidents
from hasila.incidents.model import Check
from hasila.model import Reading

PLACE = "قرية عين الصفصاف"


def _checks(*told: Reading) -> list[Check]:
    return [c for i in incidents(told) for c in i.checks]


def test_two_numbers_by_one_speaker_for_the_same_people_contradict() -> None:
    text = "قتل 59 شخصاً في قرية عين الصفصاف\nوبلغ عدد القتلى 60 شخصاً في قرية عين الصفصاف"
    figures = [figure(text, "59 شخصاً", value=59, place=PLACE), figure(text, "60 شخصاً", value=60, place=PLACE)]
    (found,) = _checks(reading(report("a", text, "أ", "2024-03-01"), *figures))
    assert (found.kind, found.holds, found.note) == ("contradiction", False, "59 / 60")
    assert found.words == ("59 شخصاً", "60 شخصاً")


def test_two_speakers_who_differ_do_not_contradict_themselves() -> None:
    text = "قال المشفى إن 59 شخصاً قتلوا في قرية عين الصفصاف\nوقال الدفاع المدني إن 60 شخصاً قتلوا في قرية عين الصفصاف"
    figures = [
        figure(text, "59 شخصاً", value=59, place=PLACE, speaker="المشفى"),
        figure(text, "60 شخصاً", value=60, place=PLACE, speaker="الدفاع المدني"),
    ]
    assert _checks(reading(report("a", text, "أ", "2024-03-01"), *figures)) == []


def test_a_first_toll_and_a_later_one_do_not_contradict() -> None:
    text = "حصيلة أولية أشارت إلى مقتل 5 أشخاص في قرية عين الصفصاف\nوارتفعت إلى 9 أشخاص في قرية عين الصفصاف"
    figures = [figure(text, "5 أشخاص", value=5, place=PLACE), figure(text, "9 أشخاص", value=9, place=PLACE)]
    assert _checks(reading(report("a", text, "أ", "2024-03-01"), *figures)) == []


def test_a_toll_that_rose_twice_does_not_contradict_itself() -> None:
    text = "ارتفع العدد إلى 5 أشخاص في قرية عين الصفصاف\nثم ارتفع العدد إلى 9 أشخاص في قرية عين الصفصاف"
    figures = [figure(text, "5 أشخاص", value=5, place=PLACE), figure(text, "9 أشخاص", value=9, place=PLACE)]
    assert _checks(reading(report("a", text, "أ", "2024-03-01"), *figures)) == []


def test_parts_that_exceed_their_total() -> None:
    text = "قتل 20 شخصاً في قرية عين الصفصاف هم 12 عاملاً و9 حراس"
    figures = [
        figure(text, "20", value=20, status="unknown", place=PLACE, id="f1"),
        figure(text, "12", value=12, status="unknown", place=PLACE, subset_of="f1"),
        figure(text, "9 حراس", value=9, status="unknown", place=PLACE, subset_of="f1"),
    ]
    (found,) = _checks(reading(report("a", text), *figures))
    assert (found.kind, found.holds, found.note) == ("sum", False, "12 + 9 = 21, not 20")


def test_some_of_a_total_need_not_make_it_up() -> None:
    text = "قتل 20 شخصاً في قرية عين الصفصاف بينهم 2 من الحراس و3 من العمال"
    figures = [
        figure(text, "20", value=20, status="unknown", place=PLACE, id="f1"),
        figure(text, "2 من", value=2, status="unknown", place=PLACE, subset_of="f1"),
        figure(text, "3 من", value=3, status="unknown", place=PLACE, subset_of="f1"),
    ]
    assert _checks(reading(report("a", text), *figures)) == []


def test_a_cumulative_toll_that_falls() -> None:
    def told(id_: str, value: int, day: str) -> Reading:
        text = f"بلغ عدد القتلى منذ مطلع العام {value} قتيلاً، وقتل مدني في قرية عين الصفصاف"
        own = figure(text, "مدني", value=1, place=PLACE, day="2024-03-01")
        return reading(report(id_, text, "أ", day), own, figure(text, str(value), value=value, scope="cumulative"))

    (found,) = _checks(told("a", 90, "2024-03-01"), told("b", 86, "2024-03-02"))
    assert (found.kind, found.holds) == ("falling", False)
    assert _checks(told("a", 86, "2024-03-01"), told("b", 90, "2024-03-02")) == []
