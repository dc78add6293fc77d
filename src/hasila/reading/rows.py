"""Lists by places: - حلب: 4 قتلى⏎- إدلب: 6 قتلى after a toll that they make up; and by kinds of victims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hasila.reading.facts import Fact, join
from hasila.reading.lists import opener
from hasila.reading.passage import Passage
from hasila.reading.place_mention import PlaceMention
from hasila.reading.scope_shares import divided, ranked

_WIDE = frozenset({"country", "province", "capital", "region", "countryside"})  # many events may be told of
_IN = frozenset({"في", "جراء", "اثر", "نتيجه", "خلال"})
_MANY = 10  # of fewer nobody tells kind by kind
_ROWS = 20  # figures that a list may hold
_BACK = 12  # figures that the toll may stand before its list


def row_of(place: PlaceMention | None) -> tuple[str, bool]:
    """What heads the row of a figure whose place is ``place``, "" where nothing does; and is the place a wide one?"""
    if place is None:
        return "", False
    return place.name if place.heads else "", place.kind in _WIDE


def by_places(facts: Sequence[Fact]) -> None:
    """Make the rows of each list by places parts of the toll before it, which then is one over several events.

    The rows of provinces or countries are over several of them too; those of villages are each of one.
    """
    for first, last in _lists(facts):
        over = False
        for outcome in {fact.outcome for fact in facts[first:last]}:
            rows = [fact for fact in facts[first:last] if fact.outcome == outcome and not fact.part]
            total = _toll(facts, first, rows)
            if total is None:
                continue
            over, facts[total].scope = True, "cumulative"
            for fact in rows:
                if fact.subset_of is None and fact.repeats is None:
                    join(facts, fact, total)
        if over and any(fact.row_wide for fact in facts[first:last]):
            for fact in facts[first:last]:
                fact.scope = fact.scope if fact.value == 1 else "cumulative"


def by_kinds(passage: Passage, facts: Sequence[Fact]) -> None:
    """- 41,870 شهيدا⏎- 16,891 شهيدا من الأطفال⏎- 175 شهيدا من الصحفيين: the kinds of those whom a line counts.

    Each line begins with its number; those of places are no kinds.
    """
    for i, total in enumerate(facts):
        if (total.value or 0) < _MANY or _of_a_kind(total) or not _counts(passage, total):
            continue
        for fact in facts[i + 1 : i + _ROWS]:
            if not _counts(passage, fact):
                break
            if fact.outcome == total.outcome and not _of_a_kind(fact) and fact.draft.phrase.own:
                break  # another count of all; but 36 استشهدوا جوعا
            fits = fact.outcome == total.outcome and _of_a_kind(fact) and (fact.value or 0) < (total.value or 0)
            if fits and fact.whole and fact.place_key == total.place_key:
                join(facts, fact, i)
                fact.scope = total.scope if fact.value != 1 else fact.scope


def by_rank(passage: Passage, facts: Sequence[Fact]) -> None:
    """سقوط 522 ضحية. وتأتي الحديدة أولا بواقع 211 تليها الجوف (83): places that are put in order by what each
    counts, or among which a total is shared out, count parts of the total told before."""
    for at, some in groupby(range(len(facts)), key=lambda i: _shared(passage, facts[i])):
        each = [*some] if at >= 0 else []
        for outcome in {facts[i].outcome for i in each}:
            rows = [facts[i] for i in each if facts[i].outcome == outcome and facts[i].whole and facts[i].value]
            whole = _before(facts, each[0], rows)
            if whole is not None:
                for fact in rows:
                    join(facts, fact, whole)


def _shared(passage: Passage, fact: Fact) -> int:
    """The token of the word that puts places in order or shares out a total, in the sentence of ``fact`` or in the one
    that opens its list; -1 where none does, or only words after ``fact`` share it out."""
    number = fact.draft.sentence
    for each in (number, opener(passage, number)):
        at = ranked(passage, *passage.sentences[each]) if each >= 0 else -1
        if at >= 0 and (at < fact.draft.phrase.first or not divided(passage, at)):
            return at
    return -1


def _before(facts: Sequence[Fact], first: int, rows: Sequence[Fact]) -> int | None:
    """The latest whole before figure ``first`` that may hold all ``rows``."""
    together = sum(fact.value or 0 for fact in rows)
    for i in range(first - 1, max(-1, first - _BACK), -1) if rows else ():
        fact = facts[i]
        same = fact.outcome in (rows[0].outcome, "killed_or_wounded")
        whole = fact.repeats is None and not fact.part and fact.assertion == "asserted"
        if same and whole and (fact.value or 0) >= together > 0:
            return i
    return None


def _of_a_kind(fact: Fact) -> bool:
    return bool(fact.demographic) or fact.status in ("civilian", "combatant")


def _counts(passage: Passage, fact: Fact) -> bool:
    """Does the figure's number begin a line, its bullet aside, that goes on to no attack (3 أطفال في قصف)?"""
    first = passage.sentences[fact.draft.sentence][0]
    opens = first == 0 or passage.tokens[first - 1].kind == "break"
    following = passage.form(fact.draft.phrase.last)
    if following in _IN or following.startswith("ب"):
        return False
    return opens and all(passage.tokens[k].kind == "mark" for k in range(first, fact.draft.phrase.first))


def _lists(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """The stretches of figures that stand in rows, of two places or more."""
    for listed, some in groupby(range(len(facts)), key=lambda i: bool(facts[i].row)):
        at = [*some]
        if listed and len({facts[i].row for i in at}) > 1:
            yield at[0], at[-1] + 1


def _toll(facts: Sequence[Fact], first: int, rows: Sequence[Fact]) -> int | None:
    """The latest figure before the list, of its outcome, that is as many as its rows together or more."""
    together = sum(fact.value or 0 for fact in rows)
    for i in range(first - 1, max(-1, first - _BACK), -1) if rows else ():
        fact = facts[i]
        if fact.outcome == rows[0].outcome and fact.repeats is None and not fact.part:
            return i if (fact.value or 0) >= together > 0 and fact.assertion == "asserted" else None
    return None
