"""What people decided of incidents and origins, as pairs that linking must hold together or apart.

Where two decisions say opposite things of one pair, also by way of others (a with b, b with c, a apart from c), the
later stands and the earlier gives way in that pair alone: the pairs never contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from hasila.incidents.model import Mention, Ties
from hasila.ledger.deeds import OF_INCIDENTS, OF_ORIGINS, Decision, Subject
from hasila.ledger.settling import located
from hasila.model import Reading

Pair = tuple[str, str]


def ties(stand: Iterable[Decision], readings: Mapping[str, Reading], mentions: Iterable[Mention]) -> Ties:
    """What ``stand`` (those that stand, in order) says of ``mentions``, made from ``readings`` (settled, by report).

    A figure is of the mention that holds it; one that is in none, or there no more, of the report's only mention if
    there is but one. A report is of its first mention. What is of none of ``mentions`` is passed over, and so is what
    was decided of a text that is another by now.
    """
    by_report: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (len(m.id), m.id)):
        by_report.setdefault(mention.report, []).append(mention)
    incidents, origins = _Pairs(), _Pairs()
    for decision in sorted(stand, key=lambda d: -d.number):
        if decision.deed in OF_INCIDENTS:
            for one, other, joined in _of_mentions(decision, readings, by_report):
                incidents.add(one, other, joined)
        elif decision.deed in OF_ORIGINS:
            for subject in decision.side("with"):
                origins.add(decision.report, subject.report, decision.deed == "same_origin")
    return Ties(*incidents.sorted(), *origins.sorted())


def _of_mentions(
    decision: Decision, readings: Mapping[str, Reading], by_report: Mapping[str, list[Mention]]
) -> Iterator[tuple[str, str, bool]]:
    """(mention, mention, are they one?) of one decision: those that are together first."""

    def found(subjects: Iterable[Subject]) -> list[str]:
        ids = (_mention(subject, readings, by_report) for subject in subjects)
        return list(dict.fromkeys(id_ for id_ in ids if id_ is not None))

    own = found((decision.subject, *decision.side("of")))
    others, left = found(decision.side("with")), found(decision.side("from"))
    if decision.deed == "part":
        others, left = [], others
    group = [*own, *others]
    for each in group[1:]:
        yield group[0], each, True
    for one, other in product(own, left):
        yield one, other, False


def _mention(
    subject: Subject, readings: Mapping[str, Reading], by_report: Mapping[str, list[Mention]]
) -> str | None:
    reading, told = readings.get(subject.report), by_report.get(subject.report)
    if reading is None or not told:
        return None
    if subject.span is None:
        return told[0].id
    if reading.report.text_sha256 != subject.text_sha256:
        return None
    figure = located(reading.figures, subject)
    holding = [m.id for m in told if figure is not None and figure.id in m.figures]
    return holding[0] if holding else told[0].id if len(told) == 1 else None


class _Pairs:
    """Pairs, the latest first; one that contradicts those before it is left out."""

    def __init__(self) -> None:
        self._together: set[Pair] = set()
        self._apart: set[Pair] = set()
        self._home: dict[str, str] = {}
        self._strange: dict[str, set[str]] = {}  # a group's first to the firsts of those that it is apart from

    def add(self, one: str, other: str, joined: bool) -> None:
        a, b = self._first(one), self._first(other)
        pair = (one, other) if one < other else (other, one)
        if joined and b not in self._strange.get(a, ()):
            self._together |= {pair} if one != other else set()
            self._join(a, b)
        elif not joined and a != b:
            self._apart.add(pair)
            self._strange.setdefault(a, set()).add(b)
            self._strange.setdefault(b, set()).add(a)

    def sorted(self) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        return tuple(sorted(self._together)), tuple(sorted(self._apart))

    def _first(self, each: str) -> str:
        while (above := self._home.get(each, each)) != each:
            each = above
        return each

    def _join(self, a: str, b: str) -> None:
        if a == b:
            return
        self._home[b] = a
        for stranger in self._strange.pop(b, set()):
            self._strange[stranger].discard(b)
            self._strange[stranger].add(a)
            self._strange.setdefault(a, set()).add(stranger)
