"""The country whose war a sum is of (أسفر النزاع منذ 2009 عن 20 ألف قتيل), where the sum's sentence names no place."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.lexicon.place_words import stems, words_of
from hasila.reading.passage import between
from hasila.reading.place_home import home_country
from hasila.reading.place_mention import PlaceMention
from hasila.reading.tellings import Tellings, Told

_WARS = words_of("war")
_WORLD = frozenset({"العالميه", "البارده"})  # fought elsewhere
_THERE = 3  # words from a war to where it is
_BEFORE, _AFTER = 25, 12  # words from a war to the sum of its dead


def speaks_of_war(report: Tellings, one: Told) -> bool:
    """Does the sentence of a sum speak of a war near it?"""
    return bool(_wars(report, one))


def country_of_war(report: Tellings, one: Told) -> PlaceMention | None:
    """The country that most of the report's places lie in, as the report names it nearest to ``one``, before it if it
    does; where the sentence before says in what part of it the war is, that part."""
    around = report.around(one.at)
    first, before = (report.passage.sentences[n][0] for n in (one.draft.sentence, max(one.draft.sentence - 1, 0)))
    for i in reversed(between(report.passage.words.where(_war), before, first)):
        there = [m for m in around if i < m.outer <= i + _THERE]
        if there:
            return there[0]
    return home_country(report.passage, around, report.countries, one.at)


def _wars(report: Tellings, one: Told) -> Sequence[int]:
    first, last = report.passage.sentences[one.draft.sentence]
    wars = report.passage.words.where(_war)
    near = between(wars, max(first, one.at - _BEFORE), min(last, one.at + _AFTER))
    return () if any(report.passage.form(i + 1) in _WORLD for i in near) else near


@question_of(lambda: _WARS)
def _war(form: str) -> bool:
    return any(stem in _WARS for _, stem in stems(form))
