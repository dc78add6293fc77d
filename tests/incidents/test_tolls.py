"""Tolls: what is in a range, what is not, and what each policy makes of it."""

from __future__ import annotations

import datetime as dt

import pytest
from invented import figure, reading, report

from hasila.incidents import incidents
from hasila.incidents.model import End, Incident, PolicyName
from hasila.incidents.policies import POLICIES, Candidate
from hasila.model import Reading

PLACE, DAY = "قرية عين الصفصاف", "2024-03-01"
WORDS = "قتل {} مدنيين بقصف على سوق التوابل قرب جسر الرمان في قرية عين الصفصاف"


def _told(id_: str, value: int, source: str, published: str = DAY, words: str = WORDS, **more: object) -> Reading:
    text = words.format(value)
    told = report(id_, text, source, published)
    return reading(told, figure(text, str(value), value=value, place=PLACE, day=DAY, **more))


def _killed(found: tuple[Incident, ...]) -> tuple[int | None, int | None, int]:
    (incident,) = found
    toll = next(t for t in incident.tolls if t.outcome == "killed" and t.demographic is None)
    return (toll.low.value if toll.low else None, toll.high.value if toll.high else None, toll.origins)


def test_different_origins_that_disagree_are_a_range() -> None:
    other = _told("b", 6, "صحيفة الضفاف", words="سقط {} قتلى " + PLACE)
    assert _killed(incidents([_told("a", 4, "وكالة النسيم"), other])) == (4, 6, 2)


def test_a_later_toll_by_the_same_outlet_replaces_its_earlier_one() -> None:
    found = incidents([_told("a", 4, "وكالة النسيم"), _told("b", 6, "وكالة النسيم", "2024-03-02")])
    assert _killed(found) == (6, 6, 1)
    assert [(s.report, s.by.report) for t in found[0].tolls for s in t.superseded] == [("a", "b")]


def test_a_part_of_a_year_s_total_is_still_an_incident_s_whole() -> None:
    words = "قتل {} مدنيين بقصف على قرية عين الصفصاف. وبذلك بلغ عدد القتلى منذ مطلع العام 90"
    text = words.format(6)
    later = reading(
        report("b", text, "وكالة النسيم", "2024-03-02"), figure(text, "90", value=90, scope="cumulative", id="f9"),
        figure(text, "6", value=6, place=PLACE, day=DAY, subset_of="f9"),
    )
    found = incidents([_told("a", 4, "وكالة النسيم"), later])
    assert _killed(found) == (6, 6, 1)


def test_without_days_the_toll_called_final_is_the_later() -> None:
    final = "الحصيلة النهائية:\nقتل {} مدنيين بقصف على سوق التوابل قرب جسر الرمان في قرية عين الصفصاف"
    found = incidents([_told("a", 200, "وكالة النسيم", ""), _told("b", 374, "وكالة النسيم", "", words=final)])
    assert _killed(found) == (374, 374, 1)


def test_whoever_a_report_quotes_has_a_figure_of_their_own() -> None:
    text = "قال مشفى الضفاف إن 7 قتلى وصلوا إليه من قرية عين الصفصاف\nوقال مكتب البلدية إن 9 قتلى سقطوا في القرية"
    told = reading(
        report("a", text, "أ", DAY), figure(text, "7", value=7, place=PLACE, speaker="مشفى الضفاف"),
        figure(text, "9", value=9, place=PLACE, speaker="مكتب البلدية"),
    )
    assert _killed(incidents([told])) == (7, 9, 2)
    (toll, *_) = incidents([told])[0].tolls
    assert toll.low is not None and toll.high is not None
    assert toll.low.figure != toll.high.figure


def test_a_round_up_and_a_later_report_that_recalls_the_day_set_ends_too() -> None:
    places = {5: PLACE, 6: "بلدة تل الزمرد", 8: "قرية خربة السنديان"}
    text = "\n".join(f"جرح {n} مدنيين بقصف على {place}" for n, place in places.items())
    figures = [figure(text, str(n), "wounded", value=n, place=place, day=DAY) for n, place in places.items()]
    round_up = reading(report("a", text, "أ", DAY), *figures)
    words = "أصيب 3 أشخاص في قرية عين الصفصاف بقذائف على السوق"
    own = reading(report("b", words, "ب", DAY), figure(words, "3", "wounded", value=3, place=PLACE, day=DAY))
    (found,) = [i for i in incidents([round_up, own]) if "b" in i.reports]
    assert [(t.low and t.low.value, t.high and t.high.value) for t in found.tolls] == [(3, 5)]


def test_copies_count_as_one_origin() -> None:
    found = incidents([_told("a", 4, "وكالة النسيم"), _told("b", 4, "صحيفة الضفاف"), _told("c", 4, "موقع المرفأ")])
    assert _killed(found) == (4, 4, 1)


def test_the_victims_named_make_the_total_where_none_is_stated() -> None:
    text = "قتل رجل وطفلان بقصف على قرية عين الصفصاف"
    found = incidents([reading(
        report("a", text, "أ", DAY), figure(text, "رجل", value=1, demographic="man", place=PLACE),
        figure(text, "طفلان", value=2, demographic="child", place=PLACE),
    )])
    assert _killed(found)[:2] == (3, 3)
    assert next(t.low for t in found[0].tolls if t.demographic is None).figures == ("f4", "f9")  # type: ignore[union-attr]


def test_of_each_kind_the_most_that_one_sentence_names() -> None:
    text = "مقتل امرأة وأطفال في قرية عين الصفصاف\nقضى 3 أطفال وطفل رابع في قرية عين الصفصاف"
    (toll, *_) = incidents(
        [
            reading(
                report("a", text, "أ", DAY),
                figure(text, "امرأة", value=1, demographic="woman", place=PLACE),
                figure(text, "3", value=3, demographic="child", place=PLACE),
                figure(text, "طفل رابع", value=1, demographic="child", place=PLACE),
            )
        ]
    )[0].tolls
    assert (toll.demographic, toll.low and toll.low.value) == (None, 5)


def test_no_child_hurt_is_none_and_no_gap() -> None:
    text = "لم يصب أي طفل بقصف على قرية عين الصفصاف"
    none = figure(text, "طفل", "wounded", value=0, demographic="child", place=PLACE)
    toll = incidents([reading(report("a", text, "أ", DAY), none)])[0].tolls[0]
    assert (toll.low and toll.low.value, toll.high and toll.high.value) == (0, 0)


def test_vague_words_stay_words() -> None:
    text = "سقط عشرات القتلى بقصف على قرية عين الصفصاف"
    told = reading(report("a", text, "أ", DAY), figure(text, "عشرات", qualifier="vague", place=PLACE))
    (toll,) = incidents([told])[0].tolls
    assert (toll.low, toll.high, toll.best, len(toll.vague)) == (None, None, None, 1)
    (toll,) = incidents([told], policy="acled")[0].tolls
    assert (toll.low, toll.best) == (None, 10)


def test_one_of_those_nobody_counts_is_not_the_whole() -> None:
    text = "سقط جرحى أحدهم في حال الخطر بقصف على قرية عين الصفصاف"
    first = reading(
        report("a", text, "أ", DAY),
        figure(text, "جرحى", "wounded", qualifier="vague", place=PLACE, id="f1"),
        figure(text, "أحدهم", "wounded", value=1, place=PLACE, subset_of="f1"),
    )
    (toll,) = incidents([first])[0].tolls
    assert (toll.low and toll.low.value) == 1
    told = "جرح 5 أشخاص بقصف على قرية عين الصفصاف"
    second = reading(report("b", told, "ب", DAY), figure(told, "5", "wounded", value=5, place=PLACE, day=DAY))
    found = next(t for i in incidents([first, second]) for t in i.tolls if len(i.reports) == 2)
    assert (found.low and found.low.value, found.high and found.high.value) == (5, 5)


def test_what_is_told_here_of_a_count_of_several_places_is_the_whole_here() -> None:
    text = "جرحى بقصف على قريتين، 5 منهم في قرية عين الصفصاف"
    first = reading(
        report("a", text, "أ", DAY),
        figure(text, "جرحى", "wounded", qualifier="vague", place="قريتين", id="f1"),
        figure(text, "5", "wounded", value=5, place=PLACE, subset_of="f1"),
    )
    values = {(t.low and t.low.value) for i in incidents([first]) for t in i.tolls}
    assert 5 in values


def test_parts_against_their_total_and_its_label() -> None:
    text = "فقد 40 مقاتلا و4 من المواطنين حياتهم و77 عاملا، وبلغت الحصيلة 121 من المقاتلين في قرية عين الصفصاف"
    figures = [
        figure(text, "121", value=121, status="combatant", place=PLACE, id="f1"),
        figure(text, "77", value=77, status="unknown", place=PLACE, subset_of="f1"),
        figure(text, "40", value=40, status="combatant", place=PLACE, subset_of="f1"),
        figure(text, "4 من", value=4, status="civilian", place=PLACE, subset_of="f1"),
    ]
    checks = {c.kind: c for c in incidents([reading(report("a", text, "أ", DAY), *figures)])[0].checks}
    assert checks["sum"].holds
    assert not checks["label"].holds
    assert checks["label"].words[1].startswith("4 من")


def test_a_part_larger_than_its_total_is_a_finding() -> None:
    text = "قتل 3 مدنيين بينهم 5 أطفال في قرية عين الصفصاف"
    figures = [figure(text, "3", value=3, place=PLACE, id="f1"),
               figure(text, "5", value=5, demographic="child", place=PLACE, subset_of="f1")]
    assert [c.kind for c in incidents([reading(report("a", text), *figures)])[0].checks] == ["impossible"]


@pytest.mark.parametrize(("policy", "ends"), [
    ("range", (3, 9, None)), ("acled", (3, 9, 7)), ("ucdp", (3, 9, 7)), ("gtd", (9, 9, 9)), ("ibc", (3, 9, None)),
])
def test_each_policy_on_the_same_figures(policy: PolicyName, ends: tuple[int, int, int | None]) -> None:
    def said(value: int, origin: str, day: int) -> Candidate:
        end = End(value, f"r{day}", "f1")
        return Candidate(end, end, origin, dt.date(2024, 3, day))

    found = POLICIES[policy]([said(3, "a", 1), said(7, "b", 2), said(7, "c", 3), said(9, "d", 4)])
    assert (found.low and found.low.value, found.high and found.high.value, found.best) == ends
