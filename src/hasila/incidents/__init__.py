"""Readings to incidents: what several reports are about, who says so, and what their figures come to.

Pure functions over readings; nothing is kept here. The steps: ``mentions`` (what one report tells of each incident),
``blocking`` (which mentions are compared), ``features`` (compared how), ``clustering`` (which are one incident),
``origins`` (copies), ``told`` (figures with their origins, and which replaces which), ``tolls`` with ``policies`` and
``grades``, ``responsible``, ``series``, ``checks``; ``build`` makes an incident of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from hasila.incidents.blocking import closed_among, here, keys, pairs
from hasila.incidents.build import incident
from hasila.incidents.clustering import THRESHOLD, Compare, clusters, components
from hasila.incidents.contract import row
from hasila.incidents.features import compare
from hasila.incidents.mentions import mentions
from hasila.incidents.model import Incident, Link, Mention, PolicyName, Ref, Ties
from hasila.model import Reading

_NONE = Ties()


def link(found: Iterable[Mention], ties: Ties = _NONE) -> tuple[list[tuple[str, ...]], list[Link]]:
    """(the mentions' ids by incident, the links that tie mentions). The order given is no matter. ``ties``: what people
    decided."""
    by_id = {m.id: m for m in sorted(found, key=lambda m: m.id)}
    filed = {id_: keys(m) for id_, m in by_id.items()}
    closed = closed_among(filed.values())
    compared = comparing(closed)
    met = (compared(by_id[a], by_id[b]) for a, b in pairs(filed, closed))
    links = [each for each in met if each.score > THRESHOLD]
    return clusters(by_id, links, compared, ties), links


def comparing(closed: Collection[str]) -> Compare:
    """``compare``, where ``closed`` are the crowded blocks."""
    return lambda one, other: compare(one, other, many=any(name in closed for name in here(one) & here(other)))


def incidents(
    readings: Iterable[Reading], policy: PolicyName = "range", discounted: Callable[[Ref], bool] | None = None,
    ties: Ties = _NONE,
) -> tuple[Incident, ...]:  # fmt: skip
    """The incidents that ``readings`` tell of, the most reported first: the same in whatever order they come."""
    by_report = {r.report.id: r for r in readings}
    found = {m.id: m for r in by_report.values() for m in mentions(r)}
    groups, links = link(found.values(), ties)
    return built(groups, links, found, by_report, policy, discounted, ties)


def built(
    groups: Iterable[tuple[str, ...]],
    links: Iterable[Link],
    found: Mapping[str, Mention],
    readings: Mapping[str, Reading],
    policy: PolicyName = "range",
    discounted: Callable[[Ref], bool] | None = None,
    ties: Ties = _NONE,
) -> tuple[Incident, ...]:
    """The incidents of linked mentions; ``links`` are kept with the incident that holds both their mentions."""
    groups = list(groups)
    home = {id_: n for n, group in enumerate(groups) for id_ in group}
    within: dict[int, list[Link]] = defaultdict(list)
    for each in links:
        if home.get(each.first, -1) == home.get(each.second, -2):
            within[home[each.first]].append(each)
    made = (
        incident([found[id_] for id_ in group], readings, within[n], policy, discounted, ties)
        for n, group in enumerate(groups)
    )
    return tuple(sorted(made, key=lambda i: (-len(i.reports), -len(i.figures), i.id)))


__all__ = [
    "Incident",
    "Link",
    "Mention",
    "Ties",
    "built",
    "clusters",
    "compare",
    "comparing",
    "components",
    "incident",
    "incidents",
    "keys",
    "link",
    "mentions",
    "pairs",
    "row",
]
