"""Clustering: mentions and links to incidents, the same whatever the order they come in.

Links above the threshold tie mentions into components; within each, the strongest link is followed first, and two
clusters are joined where their mentions agree on the whole (the mean of the links between them, those never compared
counting against) and no two of them are told apart by one report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hasila.incidents.features import compare
from hasila.incidents.model import Link, Mention
from hasila.incidents.spots import same

THRESHOLD = 0.0
_MEAN = 0.0
_LOWEST = -4.0  # a pair's score counts no lower: one wild date must not outvote ten agreements


def clusters(mentions: Mapping[str, Mention], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """The mentions' ids by incident, each sorted, in the order of their first. ``links``: every pair compared."""
    strong = sorted(
        (link for link in links if link.score > THRESHOLD), key=lambda k: (-round(k.score, 6), k.first, k.second)
    )
    home = {id_: id_ for id_ in mentions}
    members: dict[str, list[str]] = {id_: [id_] for id_ in mentions}
    known = {(k.first, k.second): k.score for k in strong}
    for link in strong:
        one, other = home[link.first], home[link.second]
        if one == other or not _agree(members[one], members[other], mentions, known):
            continue
        keep, give = min(one, other), max(one, other)
        members[keep] += members.pop(give)
        for id_ in members[keep]:
            home[id_] = keep
    return sorted(tuple(sorted(group)) for group in members.values())


def _agree(
    ones: Sequence[str], others: Sequence[str], mentions: Mapping[str, Mention], known: dict[tuple[str, str], float]
) -> bool:
    if any(told_apart(mentions[a], mentions[b]) for a in ones for b in others):
        return False
    scores = [_score(a, b, mentions, known) for a in ones for b in others]
    return sum(scores) / len(scores) > _MEAN


def _score(a: str, b: str, mentions: Mapping[str, Mention], known: dict[tuple[str, str], float]) -> float:
    if mentions[a].report == mentions[b].report:
        return 0.0  # nothing speaks for or against
    pair = (a, b) if a < b else (b, a)
    if pair not in known:
        known[pair] = compare(mentions[a], mentions[b]).score
    return max(_LOWEST, known[pair])


def told_apart(one: Mention, other: Mention) -> bool:
    """Does one report tell the two as different incidents: of two spots, or of two days?"""
    if one.report != other.report:
        return False
    fine = [[s for s in m.main if s.fine] for m in (one, other)]
    if all(fine) and not any(same(a, b) for a in fine[0] for b in fine[1]):
        return True
    return one.when.sure and other.when.sure and one.when.earliest != other.when.earliest


def components(ids: Iterable[str], links: Iterable[Link]) -> list[frozenset[str]]:
    """The sets of mentions tied by links above the threshold: nothing in one set can change an incident of another."""
    ties: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.score > THRESHOLD:
            ties[link.first].add(link.second)
            ties[link.second].add(link.first)
    left, out = set(ids), []
    while left:
        todo, found = [min(left)], set()
        while todo:
            at = todo.pop()
            if at not in found:
                found.add(at)
                todo += sorted(ties[at] - found)
        out.append(frozenset(found))
        left -= found
    return out
