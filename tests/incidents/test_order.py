"""The same incidents whatever the order of reading, and however it is split into runs."""

from __future__ import annotations

import random
from functools import cache

import sahl
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.incidents import components, incidents, link, mentions, row
from hasila.incidents.model import Mention
from hasila.model import Reading


@cache
def _readings() -> tuple[Reading, ...]:
    return tuple(sahl.readings())


@cache
def _mentions() -> tuple[Mention, ...]:
    return tuple(m for r in _readings() for m in mentions(r))


@settings(max_examples=10)
@given(st.integers(0, 10_000))
def test_incidents_do_not_depend_on_the_order_of_reports(seed: int) -> None:
    shuffled = list(_readings())
    random.Random(seed).shuffle(shuffled)
    assert [row(i) for i in incidents(shuffled)] == [row(i) for i in incidents(_readings())]


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_clusters_do_not_depend_on_the_order_of_mentions(seed: int) -> None:
    shuffled = list(_mentions())
    random.Random(seed).shuffle(shuffled)
    assert link(shuffled)[0] == link(_mentions())[0]


@settings(max_examples=20)
@given(st.sets(st.integers(0, 30), min_size=1, max_size=8))
def test_linking_a_component_alone_gives_what_linking_all_gives(chosen: set[int]) -> None:
    groups, links = link(_mentions())
    parts = components([m.id for m in _mentions()], links)
    ids = {i for n in chosen for i in parts[n % len(parts)]}
    alone, _ = link(m for m in _mentions() if m.id in ids)
    assert alone == [g for g in groups if set(g) <= ids]
    assert {i for g in alone for i in g} == ids


def test_a_mention_has_the_same_words_and_shingles_each_time() -> None:
    again = tuple(m for r in _readings() for m in mentions(r))
    assert again == _mentions()
