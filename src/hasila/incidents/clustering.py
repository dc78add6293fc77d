"""Clustering: mentions and links to incidents, the same whatever the order they come in.

Links above the threshold tie mentions into components; within each, the strongest link is followed first, and two
clusters are joined where their mentions agree on the whole (the mean of the links between them, those never compared
counting against) and no two of them are told apart by one report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from hasila.incidents.features import compare
from hasila.incidents.model import Link, Mention, Ties

# Weaker links make no difference to the grouping measured, and tie places where much happens into one knot.
THRESHOLD = 0.6
_MEAN = 0.0
_LOWEST = -4.0  # a pair's score counts no lower: one wild date must not outvote ten agreements

_NONE = Ties()

Compare = Callable[[Mention, Mention], Link]


def clusters(
    mentions: Mapping[str, Mention], links: Iterable[Link], compared: Compare = compare, ties: Ties = _NONE
) -> list[tuple[str, ...]]:
    """The mentions' ids by incident, each sorted, in the order of their first. ``links``: every pair compared, or those
    above the threshold; ``compared`` compares others; ``ties``: what people decided, which goes before all else."""
    groups = _Groups(mentions, compared, ties)
    strong = sorted(
        (link for link in links if link.score > THRESHOLD), key=lambda k: (-round(k.score, 6), k.first, k.second)
    )
    groups.known |= {(k.first, k.second): k.score for k in strong}
    for one, other in ties.together:
        if one in mentions and other in mentions:
            groups.join(one, other)
    for link in strong:
        if groups.agree(link.first, link.second):
            groups.join(link.first, link.second)
    return sorted(tuple(sorted(group)) for group in groups.members.values())


class _Groups:
    """Mentions in groups, which grow."""

    def __init__(self, mentions: Mapping[str, Mention], compared: Compare, ties: Ties) -> None:
        self._mentions, self._compared = mentions, compared
        self._home = {id_: id_ for id_ in mentions}
        self.members: dict[str, list[str]] = {id_: [id_] for id_ in mentions}
        self.known: dict[tuple[str, str], float] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in ties.apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str) -> None:
        """Put the groups of both together."""
        keep, give = sorted((self._home[one], self._home[other]))
        if keep == give:
            return
        self.members[keep] += self.members.pop(give)
        for id_ in self.members[keep]:
            self._home[id_] = keep

    def agree(self, one: str, other: str) -> bool:
        """May the groups of both be one?"""
        if self._home[one] == self._home[other]:
            return False
        ones, others = (self.members[self._home[id_]] for id_ in (one, other))
        if any(not self._apart[a].isdisjoint(others) for a in ones if a in self._apart):
            return False
        if any(told_apart(self._mentions[a], self._mentions[b]) for a in ones for b in others):
            return False
        scores = [self._score(a, b) for a in ones for b in others]
        return sum(scores) / len(scores) > _MEAN

    def _score(self, a: str, b: str) -> float:
        one, other = self._mentions[a], self._mentions[b]
        if one.report == other.report:
            return 0.0  # nothing speaks for or against
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            self.known[pair] = self._compared(one, other).score
        return max(_LOWEST, self.known[pair])


def told_apart(one: Mention, other: Mention) -> bool:
    """Does one report tell the two as different incidents: of two spots, or of two days?"""
    if one.report != other.report:
        return False
    if all(any(s.fine for s in m.main) for m in (one, other)):
        return True  # of one spot they would be one mention, were they not of two days
    return one.when.sure and other.when.sure and one.when.earliest != other.when.earliest


def components(ids: Iterable[str], links: Iterable[Link]) -> list[frozenset[str]]:
    """The sets of mentions tied by links above the threshold: nothing in one set can change an incident of another,
    but for what people decided."""
    ties: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.score > THRESHOLD:
            ties[link.first].add(link.second)
            ties[link.second].add(link.first)
    seen: set[str] = set()
    out = []
    for first in sorted(set(ids)):
        if first in seen:
            continue
        todo, found = [first], {first}
        while todo:
            new = ties[todo.pop()] - found
            found |= new
            todo += new
        out.append(frozenset(found))
        seen |= found
    return out
