"""What makes two tellings one incident, and what keeps two apart."""

from __future__ import annotations

from dataclasses import replace

from invented import figure, reading, report

from hasila.incidents import compare, incidents, link, mentions, row
from hasila.incidents.days import published, when
from hasila.incidents.spots import spot
from hasila.model import Cause, Place, Reading, Span


def _strike(id_: str, words: str, value: int, place: str, day: str, source: str) -> Reading:
    told = report(id_, words, source, day)
    return reading(told, figure(words, str(value), value=value, place=place, day=day))


NOON = "قتل 4 مدنيين ظهراً بقصف على سوق الخضار في حي النارنج بمدينة تل الزمرد"
PLACE_OF_MANY = "بلدة تل الزمرد"
EVENING = "قتل 9 مدنيين مساء بغارة على مدرسة البنات في حي الطواحين بمدينة تل الزمرد"


def test_two_strikes_on_one_town_in_one_day_stay_apart_where_the_texts_tell_them_so() -> None:
    both = f"{NOON}\n{EVENING}"
    told = report("c", both, "ج", "2024-03-01")
    summary = reading(
        told, figure(both, "4", value=4, place="حي النارنج", day="2024-03-01"),
        figure(both, "9", value=9, place="حي الطواحين", day="2024-03-01"),
    )
    found = incidents([
        _strike("a", NOON, 4, "حي النارنج", "2024-03-01", "أ"),
        _strike("b", EVENING, 9, "حي الطواحين", "2024-03-01", "ب"), summary,
    ])
    assert sorted(i.reports for i in found) == [("a", "c"), ("b", "c")]


def test_a_quarter_its_town_and_the_town_s_other_name_are_one_place() -> None:
    words = "قتل 4 مدنيين بقصف على حي النارنج وسط بلدة تل الزمرد/ خربة الصفا. وبين القتلى طفلان"
    figures = [
        figure(words, "4", value=4, place="حي النارنج", id="f1"),
        figure(words, "طفلان", value=2, place="خربة الصفا", subset_of="f1", demographic="child"),
    ]
    told = reading(report("a", words, "أ", "2024-03-01"), *figures)
    town = Place(Span(words.index("تل الزمرد"), words.index("/")), "تل الزمرد")
    told = replace(told, places=tuple(sorted((*told.places, town), key=lambda p: p.span)))
    assert [m.figures for m in mentions(told)] == [("f1", figures[1].id)]
    assert len(mentions(replace(told, places=told.places[:1] + told.places[2:]))) == 2


def test_one_village_struck_in_two_months_is_two_incidents() -> None:
    found = incidents([
        _strike("a", NOON, 4, "حي النارنج", "2024-03-01", "أ"), _strike("b", NOON, 4, "حي النارنج", "2024-05-01", "ب"),
    ])
    assert len(found) == 2


def test_a_link_explains_itself() -> None:
    (one,) = mentions(_strike("a", NOON, 4, "حي النارنج", "2024-03-01", "أ"))
    (other,) = mentions(_strike("b", NOON, 4, "حي النارنج", "2024-03-02", "ب"))
    found = compare(other, one)
    assert (found.first, found.second) == ("a#m1", "b#m1")
    names = {f.name: f.weight for f in found.features}
    assert names["place"] > 0 < names["killed"]
    assert abs(sum(names.values()) - found.score) < 1e-9


def test_a_report_without_figures_is_a_mention() -> None:
    (one,) = mentions(Reading(report("a", "قصف على أطراف البلدة دون تفاصيل"), ()))
    assert one.figures == ()
    assert link([one])[0] == [("a#m1",)]


def test_the_day_of_publication_from_the_address() -> None:
    assert str(published(report("a", "x", url="https://outlet.example/2024/05/07/a-title/"))) == "2024-05-07"
    assert str(published(report("a", "x", url="https://x.com/somebody/status/1434123456789012480"))) == "2021-09-04"
    assert published(report("a", "x", url="https://outlet.example/archives/20240507")) is None


def test_a_row_s_other_fields_never_reach_linking() -> None:
    days = {"a": "2024-03-01", "b": "2024-05-01"}
    told = [_strike(id_, NOON, 4, "حي النارنج", day, id_) for id_, day in days.items()]
    marked = [replace(r, report=replace(r.report, extra={"incident_ids": ["same"]})) for r in told]
    assert incidents(marked) == incidents(told)


def test_the_cause_is_what_most_reports_say_and_null_where_none_does() -> None:
    def struck(id_: str, code: str | None) -> Reading:
        told = _strike(id_, NOON, 4, "حي النارنج", "2024-03-01", id_)
        cause = None if code is None else Cause(Span(0, 3), "قصف", code)
        return replace(told, figures=(replace(told.figures[0], cause=cause),))

    causes = {"a": "airstrike", "b": "shelling", "c": "shelling", "d": None}
    (found,) = incidents([struck(*each) for each in causes.items()])
    assert row(found)["cause"] == "shelling"
    (found,) = incidents([struck("d", None)])
    assert row(found)["cause"] is None


def test_an_unknown_day_stays_unknown() -> None:
    words = "قتل 3 مدنيين بقصف"
    told = reading(report("a", words), figure(words, "3", value=3))
    found = when(told, told.figures, None)
    assert (found.earliest, found.latest, found.sure) == (None, None, False)


def test_a_count_among_many_larger_ones_tells_less() -> None:
    def told(id_: str, *values: int) -> Reading:
        words = f"قتلى بقصف على {PLACE_OF_MANY}: " + "، ".join(map(str, values))
        figures = (figure(words, f" {v}", value=v, place=PLACE_OF_MANY) for v in values)
        return reading(report(id_, words, id_), *figures)

    def weight(one: Reading, other: Reading) -> float:
        found = compare(mentions(one)[0], mentions(other)[0])
        return next(f.weight for f in found.features if f.name == "killed")

    total = told("a", 7)
    assert weight(total, told("b", 7, 5, 2)) == weight(total, told("c", 7))
    assert 0 < weight(total, told("d", 21, 19, 13, 10, 7)) < weight(total, told("c", 7))


def test_several_places_named_in_one_breath_are_as_fine_as_one() -> None:
    several = Place(Span(0, 10), "إدلب وقرية عين الصفصاف", None, None, None, None, 5)
    assert spot(several).fine
    assert not spot(Place(Span(0, 10), "شمال السهل", None, None, None, None, 5)).fine


def test_two_places_named_in_one_breath_are_each_compared() -> None:
    words = "قتل 4 مدنيين بقصف على إدلب وقرية عين الصفصاف"
    (both,) = mentions(reading(report("a", words), figure(words, "4", value=4, place="إدلب وقرية عين الصفصاف")))
    assert [s.key for s in both.main] == ["ادلب", "عينالصفصاف"]
    words = "قتل 4 مدنيين بقصف على قرية وادي الصفصاف"  # a name that begins with و is not cut
    (one,) = mentions(reading(report("b", words), figure(words, "4", value=4, place="قرية وادي الصفصاف")))
    assert len(one.main) == 1
