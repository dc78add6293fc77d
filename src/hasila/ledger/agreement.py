"""How far two readers agree who reviewed the same reports, each without the other's decisions.

Percentages say how often; Krippendorff's alpha says how much better than by chance (1: always; 0: no better). It is
given for fields of few values (nominal) and for counts (ratio metric), where there is something to tell apart: K.
Krippendorff, Content Analysis (2004), ch. 11; Computing Krippendorff's Alpha-Reliability (2011). For which figures
there are, nobody can count those that both saw none in: the share is the F-measure, which kappa comes to there (G.
Hripcsak and A. Rothschild, Agreement, the F-measure, and Reliability in Information Retrieval, JAMIA 2005).
Both readers saw the machine's reading, so that agreement is of reviews, not of two readings made from nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

from hasila.arabic.fold import fold
from hasila.ledger.settling import Settled
from hasila.model import Figure, Span

Metric = Literal["nominal", "ratio"]
#: The fields that are compared, in the order in which they are told; with a metric where alpha means something.
FIELDS: Mapping[str, Metric | None] = {
    "words": None, "outcome": "nominal", "value": "ratio", "value_max": None, "qualifier": "nominal",
    "status": "nominal", "demographic": "nominal", "assertion": "nominal", "scope": "nominal", "affiliation": None,
    "speaker": None, "place": None, "date": None, "cause": "nominal", "blamed": None, "subset_of": None,
    "repeats": None, "discounted": "nominal",
}  # fmt: skip
_PRESENT = "figure"  # of a figure that one has and the other has not


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Of ``compared`` figures, how many agree in ``field``; ``alpha`` is None where it has no meaning: a field of free
    words, or one in which nothing varies. ``metric``: the kind of alpha."""

    field: str
    compared: int
    agreed: int
    metric: Metric | None
    alpha: float | None

    @property
    def share(self) -> float:
        """0 to 1; 1 where nothing was compared."""
        return self.agreed / self.compared if self.compared else 1.0


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two differ on: ``field`` of one figure, or (``figure``) the figure itself, which one of them has not.

    ``span`` and ``words`` are of the figure in the report's text; ``one`` and ``other`` what each says, as words or
    codes; None: nothing.
    """

    report: str
    figure: str
    span: Span
    words: str
    field: str
    one: str | int | None
    other: str | int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readers' agreement over ``reports`` (ids): ``both`` figures are in both reviews, ``one_only`` and
    ``other_only`` in one alone."""

    one: str
    other: str
    reports: tuple[str, ...]
    both: int
    one_only: int
    other_only: int
    fields: tuple[FieldAgreement, ...]
    differences: tuple[Difference, ...]

    @property
    def f_measure(self) -> float | None:
        """Agreement on which figures there are, 0 to 1; None where nobody has any."""
        total = 2 * self.both + self.one_only + self.other_only
        return 2 * self.both / total if total else None


def has_reviewed(found: Settled, name: str) -> bool:
    """Has ``name`` been through the report: said so, or decided on each of its figures? ``found``: of that one alone.
    """
    if name in found.reviewed:
        return True
    taken = [found.decided.get(figure.id, ()) for figure in found.read.figures]
    return bool(taken) and all(any(d.deed != "note" for d in each) for each in taken)


def agreement(one: str, other: str, pairs: Iterable[tuple[Settled, Settled]]) -> Agreement:
    """How far the readers ``one`` and ``other`` agree; ``pairs``: one report each, settled by each of them alone.

    Reports that one of them has not been through are left out.
    """
    reports: list[str] = []
    found: dict[str, list[tuple[Any, Any]]] = {field: [] for field in FIELDS}
    differences: list[Difference] = []
    both, one_only, other_only = 0, 0, 0
    for mine, theirs in pairs:
        if not (has_reviewed(mine, one) and has_reviewed(theirs, other)):
            continue
        report = mine.read.report.id
        reports.append(report)
        matched, left, right = _matched(mine.reading.figures, theirs.reading.figures)
        both, one_only, other_only = both + len(matched), one_only + len(left), other_only + len(right)
        partners = {b.id: a.id for a, b in matched}
        for a, b in matched:
            for field in FIELDS:
                said = _said(field, a, mine), _said(field, b, theirs)
                keys = _key(field, a, mine, {}), _key(field, b, theirs, partners)
                found[field].append(keys)
                if keys[0] != keys[1]:
                    differences.append(Difference(report, a.id, a.span, a.text, field, *said))
        differences += [Difference(report, f.id, f.span, f.text, _PRESENT, f.outcome, None) for f in left]
        differences += [Difference(report, f.id, f.span, f.text, _PRESENT, None, f.outcome) for f in right]
    fields = tuple(_field_agreement(field, keys) for field, keys in found.items())
    return Agreement(one, other, tuple(reports), both, one_only, other_only, fields, tuple(differences))


def alpha(pairs: Sequence[tuple[Any, Any]], metric: Metric) -> float | None:
    """Krippendorff's alpha of two readers without missing values: 1 less the disagreement observed over that expected
    by chance. None where nothing varies, or there is one pair at most."""
    count = Counter(value for pair in pairs for value in pair)
    total = 2 * len(pairs)
    if len(pairs) < 2 or len(count) < 2:
        return None
    distance = _ratio if metric == "ratio" else _nominal
    observed = sum(distance(a, b) for a, b in pairs) / len(pairs)
    expected = sum(count[a] * count[b] * distance(a, b) for a, b in product(count, repeat=2)) / (total * (total - 1))
    return 1 - observed / expected


def _nominal(a: Any, b: Any) -> float:
    return float(a != b)


def _ratio(a: int, b: int) -> float:
    return ((a - b) / (a + b)) ** 2 if a != b else 0.0


def _field_agreement(field: str, keys: Sequence[tuple[Any, Any]]) -> FieldAgreement:
    metric = FIELDS[field]
    chance = None
    if metric is not None:
        # A vague count is no number: alpha is of those that both give one for.
        counted = [pair for pair in keys if None not in pair] if metric == "ratio" else keys
        chance = alpha(counted, metric)
    return FieldAgreement(field, len(keys), sum(a == b for a, b in keys), metric, chance)


def _matched(
    ones: Sequence[Figure], others: Sequence[Figure]
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """(figures of both, of one only, of the other only): the same of the reading, or in words that overlap, those of
    one outcome first and those with most words in common."""
    rest = {figure.id: figure for figure in others}
    matched = [(figure, rest.pop(figure.id)) for figure in ones if figure.id in rest]
    left = {figure.id: figure for figure in ones}
    for figure, _ in matched:
        del left[figure.id]
    near = [
        (a.outcome != b.outcome, -_overlap(a.span, b.span), a.id, b.id)
        for a, b in product(left.values(), rest.values()) if _overlap(a.span, b.span) > 0
    ]  # fmt: skip
    for _, _, a, b in sorted(near):
        if a in left and b in rest:
            matched.append((left.pop(a), rest.pop(b)))
    return matched, list(left.values()), list(rest.values())


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _said(field: str, figure: Figure, found: Settled) -> str | int | None:
    """What a reader's figure says in ``field``, to be shown."""
    if field == "words":
        return figure.text
    if field == "discounted":
        return "discounted" if figure.id in found.discounted else None
    value = getattr(figure, field)
    if field == "cause":
        return value.code if value else None
    if field == "date":
        return "–".join(dict.fromkeys(str(d) for d in (value.earliest, value.latest) if d)) or None if value else None
    if field in ("subset_of", "repeats"):
        target = found.figure(value) if value else None
        return target.text if target else None
    if field in ("affiliation", "speaker", "blamed", "place"):
        return value.text if value else None
    said: str | int | None = value
    return said if said != "" else None


def _key(field: str, figure: Figure, found: Settled, partners: Mapping[str, str]) -> Any:
    """The same as it is compared: who by the actor, where by the place, not by the words. ``partners``: the other's
    ids of figures to the one's."""
    value: Any = getattr(figure, field, None)
    if field == "words":
        return figure.span
    if field in ("subset_of", "repeats"):
        return partners.get(value, value)
    if value is not None and field in ("affiliation", "speaker", "blamed"):
        return value.actor or fold(value.text).text
    if value is not None and field == "place":
        return value.id or fold(value.text).text
    if value is not None and field == "date":
        return value.earliest, value.latest
    return _said(field, figure, found) if field in ("cause", "discounted") else value
