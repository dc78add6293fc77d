"""The place of a sum over events whose sentence names none: the country of a war, the land that the report or the
body that counts is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import demonym, stems, words_of
from hasila.reading.passage import between
from hasila.reading.place_land import land_of
from hasila.reading.place_mention import FINE, WIDE, PlaceMention, core
from hasila.reading.place_of import wide_before
from hasila.reading.place_of_war import country_of_war, speaks_of_war
from hasila.reading.scope_periods import over_time
from hasila.reading.tellings import Tellings, Told

_BEGINNING = words_of("beginning")
_FIGHTS = words_of("fight")
_NEAR = 20  # tokens from a sum to since when it is counted
_MISSIONS = words_of("mission")
_NAMED = 8  # words of such a body's name
_DISTRICTS = frozenset({"district", "subdistrict"})
_NEXT = 1  # sentences away from a sum whose region may be its own


@question_of(lambda: _MISSIONS)
def _mission(form: str) -> bool:
    return any(stem in _MISSIONS for _, stem in stems(form))


def place_of_sum(report: Tellings, one: Told, around: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place of a sum whose sentence gives none: the country of a war, the wide place that the sentence before
    speaks of, that of the sum told there, else the land that the report is about."""
    layout, named = report.layout, _of_mission(report, one)
    wide = wide_before(one.at, around, layout)
    told_before = wide is not None and wide.kind == "province" and layout.parted_by_line(wide.first, one.at)
    if told_before and named is not None and layout.sentence(named.first) == one.sentence:
        return named
    if wide is not None and wide.kind in _DISTRICTS and over_time(report.passage, one.draft):
        wide = None  # غارة على مديرية كذا. ومنذ آذار قتل 198: no district holds all that befell since
    at_war = speaks_of_war(report, one)
    if at_war or report.all_over_it(one):
        land = country_of_war(report, one) if at_war else None
        told = (wide, land_of(report, one))
        return land or next((m for m in told if m is not None and m.kind == "country"), _of_people(report, one))
    if wide is not None and wide.kind != "country":
        return wide
    land = _of_sum_before(report, one) or land_of(report, one)
    land = land or wide or _region(report, one, around) or named or _of_people(report, one)
    return land or _of_state(report, one) or _of_hospital(report, one)


def _of_state(report: Tellings, one: Told) -> PlaceMention | None:
    """أعدمت الحكومة العراقية 106, تحتجز السلطات المصرية الآلاف: the country whose state does that, as the report names
    it nearest."""
    first, last = report.passage.sentences[one.draft.sentence]
    form = report.passage.form
    by = [i for i in between(report.passage.words.where(_is_state), first, last) if abs(i - one.at) <= _BY_STATE]
    if not by or not (one.draft.outcome in _HELD or any(form(i).startswith(_EXECUTES) for i in range(first, one.at))):
        return None
    names = {key(gazetteer().countries().get(demonym(form(i + 1)), "")) for i in by} - {""}
    named = [m for m in report.countries if key(m.name) in names]
    return min(named, key=lambda m: abs(m.first - one.at), default=None)


_STATES = frozenset({"الحكومه", "السلطات", "حكومه", "المحاكم", "القضاء"})
_EXECUTES = ("اعدم", "تعدم", "نفذت")
_HELD = frozenset({"detained", "released"})
_BY_STATE = 8  # tokens between those held and the state that holds them


@question_of(lambda: _STATES)
def _is_state(form: str) -> bool:
    return any(stem in _STATES for _, stem in stems(form))


def _of_hospital(report: Tellings, one: Told) -> PlaceMention | None:
    """استقبل المستشفى منذ شباط جثث 365: whom a hospital took in came to harm in the town that the report names most."""
    first, last = report.passage.sentences[one.draft.sentence]
    if not between(report.passage.words.where(_is_hospital), first, last):
        return None
    towns = Counter(core(m) for m in report.here if m.kind in _TOWNS and not m.locator)
    most = towns.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return next(m for m in report.here if core(m) == most[0][0] and m.kind in _TOWNS)


_TOWNS = frozenset({"city", "capital", "town", "province"})
_HOSPITALS = frozenset({"المستشفي", "المستشفيات", "المشفي", "المشافي", "مستشفي", "مشفي", "مستشفيات"})


@question_of(lambda: _HOSPITALS)
def _is_hospital(form: str) -> bool:
    return any(stem in _HOSPITALS for _, stem in stems(form))


def since_a_fight(report: Tellings, one: Told) -> bool:
    """وقُتل منذ بدء الاشتباكات 60 عنصرا, منذ اندلاعها: is it the sum of a fight, whose place the report tells beside
    it?"""
    form = report.passage.form
    first, last = report.passage.sentences[one.draft.sentence]
    near = range(max(first, one.at - _NEAR), min(last, one.at + _NEAR))
    if any(form(i) in _BEGINNING and form(i + 1) in _FIGHTS for i in near):
        return True
    its = any(form(i) in _SINCE and form(i + 1) in _ITS_BEGINNING for i in near)
    return its and not any(stem in _WARS for i in near for _, stem in stems(form(i)))  # of a whole country


_SINCE = words_of("since")
_WARS = words_of("war")
_ITS_BEGINNING = words_of("its_beginning")


def _of_people(report: Tellings, one: Told) -> PlaceMention | None:
    """استيقظ سكان القطاع على قصف، إذ ارتفع عدد الشهداء: the land whose people the sentence speaks of."""
    sentence = report.layout.sentence
    people = (m for m in report.sources if sentence(m.first) == one.sentence and m.first < one.at)
    return next((m for m in people if WIDE <= m.fineness < FINE), None)


def _of_mission(report: Tellings, one: Told) -> PlaceMention | None:
    """The country in whose name a body works, told last before a sum (بعثة الأمم المتحدة لمساعدة …)."""
    missions = between(report.passage.words.where(_mission), 0, one.at)
    for i in reversed(missions):
        named = next((m for m in report.countries if i < m.first <= i + _NAMED), None)
        between_them = report.passage.tokens[i : named.first] if named is not None else ()
        if named is not None and all(token.kind == "word" for token in between_them):
            return named
    return None


def _of_sum_before(report: Tellings, one: Told) -> PlaceMention | None:
    """The place of a sum told just before (قتل 8 هذا الشهر … وقتل 135 منذ بداية الحملة): both are of one land."""
    told = (t for t in reversed(report.beside(one)) if t.at < one.at)
    before = next((t for t in told if t.sentence < one.sentence), None)
    near = before is not None and before.cumulative and one.sentence - before.sentence <= _NEXT
    return before.home if before is not None and near else None


def _region(report: Tellings, one: Told, around: Sequence[PlaceMention]) -> PlaceMention | None:
    """The part of a country (شمال …) that the sentences next to a sum's speak of."""
    wide = [m for m in around if m.kind == "region" and not (m.ancestors or m.locator)]
    near = [m for m in wide if abs(report.layout.sentence(m.first) - one.sentence) <= _NEXT]
    return min(near, key=lambda m: abs(m.first - one.at), default=None)
