"""Actors: who is known, every form they are named in, and the state behind "القوات الروسية".

A name is looked up by its first word, folded, with its article (``الحوثيون``) and without clitics; of the names that
begin with a word the longest stands first. A head noun and an adjective are looked up without their article. Data:
``actors.tsv``, ``actor_heads.tsv``, ``actor_states.tsv``, ``actor_branches.tsv``, ``labels.tsv``; and the user's own
file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

from hasila.arabic.fold import fold_word
from hasila.lexicon import own
from hasila.lexicon.tables import VocabularyError, rows

NameUse = Literal["name", "shared", "weak", "headed"]
HeadUse = Literal["force", "act", "people", "modifier", "group", "member", "place"]
WordUse = Literal["belonging", "loyal", "theirs", "passed", "back"]

_WORD = re.compile(r"[^\W\d_]+|\d+")

# Marks that may stand inside a name: تنظيم "داعش", #قوات_النظام
INSIDE = frozenset({'"', "'", "#", "_"})


class Actor(NamedTuple):
    """One actor: neutral names, kind, home country first (ISO alpha-3), PLOVER roles, the branch of its state or ""."""

    id: str
    type: str
    countries: tuple[str, ...]
    roles: tuple[str, ...]
    branch: str
    name_ar: str
    name_en: str
    source: str


class Name(NamedTuple):
    """One form: its words after the first, who bears it, and how far it can be trusted (see ``actors.tsv``)."""

    rest: tuple[str, ...]
    actors: tuple[str, ...]
    use: NameUse


class Head(NamedTuple):
    """A noun beside which an actor is named: its words after the first, without the first one's article."""

    rest: tuple[str, ...]
    use: HeadUse
    branch: str
    flags: frozenset[str]


class Label(NamedTuple):
    """A loaded word; ``naming``: with the name after it, it is one naming (ميليشيا الحوثي)."""

    lemma: str
    naming: bool
    meaning_en: str


@lru_cache(maxsize=16384)
def words_of(form: str) -> tuple[str, ...]:
    """The folded words of a vocabulary form, marks left out."""
    return tuple(_WORD.findall(fold_word(form)))


@cache
def listed() -> Mapping[str, Actor]:
    """The actors of ``actors.tsv`` and the user's file, by id. Raises VocabularyError where an id stands twice."""
    out: dict[str, Actor] = {}
    for row in rows("actors.tsv"):
        if row["id"] in out:
            raise VocabularyError(f"actors.tsv: {row['id']} stands twice")
        out[row["id"]] = Actor(
            row["id"],
            row["type"],
            tuple(row["country"].split()),
            tuple(row["role"].split()),
            row["branch"],
            row["name_ar"],
            row["name_en"],
            row["source"],
        )
    types = {each.type for each in out.values()} | {"person"}
    for entry in own.rows("actor"):
        if not entry.cells["same_as"]:
            made = _own(entry, types)
            if made.id in out:
                entry.wrong(f"{made.id} stands twice")
            out[made.id] = made
    return MappingProxyType(out)


def _own(row: own.Row, types: Collection[str]) -> Actor:
    """The actor that a row of the user's file describes; its PLOVER roles are not known."""
    cells, name = row.cells, row.names[0]
    if cells["kind"] not in types:
        row.wrong(f"no such kind of actor: {cells['kind']} (one of: {', '.join(sorted(types))})")
    if cells["country"] and not re.fullmatch("[A-Z]{3}", cells["country"]):
        row.wrong(f"country: three capital letters (SYR), not {cells['country']}")
    countries = (cells["country"],) if cells["country"] else ()
    slug = "-".join(re.findall(r"[a-z0-9]+", cells["english"].lower())) or "".join(words_of(name))
    return Actor(f"own:{slug}", cells["kind"], countries, (), "", name, cells["english"], "own")


def _owned(row: own.Row) -> str:
    """The id of the actor that a row of the user's file names: a new one, or the one it is the same as."""
    told = row.cells["same_as"]
    if not told:
        return _own(row, {row.cells["kind"]}).id
    if actor(told) is not None:
        return told
    bearers = sorted(_bearers().get(words_of(told), ()))
    if not bearers:
        row.wrong(f"same_as: no actor is known as “{told}”")
    if len(bearers) > 1:
        row.wrong(f"same_as: several actors are called “{told}”; give the id of one: {', '.join(bearers)}")
    return bearers[0]


@cache
def _of_states() -> Mapping[tuple[str, str], str]:
    """(country, branch) → the listed actor that is that branch of that state."""
    return {(a.countries[0], a.branch): a.id for a in listed().values() if a.branch}


def of_state(country: str, branch: str) -> str:
    """The id of a branch of a state: a listed actor, or one made of the two (``fra-military``)."""
    return _of_states().get((country, branch), f"{country.lower()}-{branch}")


@lru_cache(maxsize=1024)
def actor(key: str) -> Actor | None:
    """The actor with this id, listed or a branch of a state; None where there is none."""
    found = listed().get(key)
    country, _, branch = key.partition("-")
    if found is not None or branch not in _branches() or country.upper() not in _states():
        return found
    state, shape = _states()[country.upper()], _branches()[branch]
    adjective = state["adjectives"].split("|")[0]
    return Actor(
        key,
        shape["type"],
        (country.upper(),),
        tuple(shape["role"].split()),
        branch,
        shape["name_ar"].format(adjective=adjective),
        shape["name_en"].format(adjective_en=state["adjective_en"], state_en=state["name_en"]),
        "general",
    )


@cache
def _states() -> Mapping[str, Mapping[str, str]]:
    return {row["id"]: row for row in rows("actor_states.tsv")}


@cache
def _branches() -> Mapping[str, Mapping[str, str]]:
    return {row["branch"]: row for row in rows("actor_branches.tsv")}


_USES: Sequence[tuple[str, NameUse]] = (
    ("aliases", "name"),
    ("shared", "shared"),
    ("weak", "weak"),
    ("headed", "headed"),
)
_MEMBER_ENDINGS = ("", "ون", "ين", "ة", "ا", "ان", "و", "ات")


@cache
def names() -> Mapping[str, tuple[Name, ...]]:
    """First word (folded, with its article) → the names that begin with it, the longest first."""
    found = {**_bearers(), **_own_bearers()}
    out: dict[str, list[Name]] = {}
    for words, bearers in found.items():
        use = next(iter(bearers.values())) if len(set(bearers.values())) == 1 else "shared"
        use = "shared" if use == "name" and len(bearers) > 1 else use
        out.setdefault(words[0], []).append(Name(words[1:], tuple(bearers), use))
    return MappingProxyType({first: tuple(sorted(some, key=lambda n: -len(n.rest))) for first, some in out.items()})


def _own_bearers() -> Mapping[tuple[str, ...], Mapping[str, NameUse]]:
    """The names in the user's file and who bears them: there, whatever the tables say of the same name."""
    found: dict[tuple[str, ...], dict[str, NameUse]] = {}
    for row in own.rows("actor"):
        for name in row.names:
            found.setdefault(words_of(name), {})[_owned(row)] = "name"
    return found


@cache
def _bearers() -> Mapping[tuple[str, ...], Mapping[str, NameUse]]:
    """The folded words of each name in ``actors.tsv`` → who bears it, and how far it can be trusted of each."""
    found: dict[tuple[str, ...], dict[str, NameUse]] = {}
    every: list[tuple[str, str, NameUse]] = []
    for row in rows("actors.tsv"):
        forms: list[tuple[str, NameUse]] = [(row["name_ar"].partition("(")[0], "name")]
        for column, use in _USES:
            forms += [(form, use) for form in row[column].split("|") if form]
        if row["member"]:
            members = [row["member"] + ending for ending in _MEMBER_ENDINGS]
            forms += [(article + member, "name") for member in members for article in ("", "ال")]
        every += [(form, row["id"], use) for form, use in forms]
    # Folded all at once: a third of the time that form by form takes.
    folded = fold_word("\n".join(form for form, _, _ in every)).split("\n")
    for form, (_, who, use) in zip(folded, every, strict=True):
        found.setdefault(tuple(_WORD.findall(form)), {}).setdefault(who, use)
    return found


@cache
def heads() -> Mapping[str, tuple[Head, ...]]:
    """First word (folded, without article) → the head nouns that begin with it, the longest first."""
    out: dict[str, list[Head]] = {}
    for row in rows("actor_heads.tsv"):
        if row["use"] in get_args(WordUse):
            continue
        first, *rest = words_of(row["word"])
        out.setdefault(first, []).append(
            Head(tuple(rest), cast(HeadUse, row["use"]), row["branch"], frozenset(row["flags"].split()))
        )
    return MappingProxyType({first: tuple(sorted(some, key=lambda h: -len(h.rest))) for first, some in out.items()})


@cache
def words_between(use: WordUse) -> frozenset[str]:
    """The folded words, article and all, that stand between victims and the name of their side."""
    return frozenset(words_of(row["word"])[0] for row in rows("actor_heads.tsv") if row["use"] == use)


@cache
def state_adjectives() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Folded adjective without article, in every gender and number → (its second word or "", country)."""
    out: dict[str, list[tuple[str, str]]] = {}
    for country, row in _states().items():
        for adjective in row["adjectives"].split("|"):
            first, *more = words_of(adjective)
            for ending in ("", "ه") if more else ("", "ه", "ون", "ين", "ا", "ان", "تين", "تان"):
                second = more[0] + ending if more else ""
                out.setdefault(first + ending, []).append((second, country))
    return MappingProxyType({form: tuple(sorted(some, reverse=True)) for form, some in out.items()})


@cache
def state_names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word of a state's name, folded, article and all → (its further words, country), the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for country, row in _states().items():
        for name in row["names"].split("|"):
            first, *rest = words_of(name)
            out.setdefault(first, []).append((tuple(rest), country))
    return MappingProxyType({first: tuple(sorted(some, key=lambda n: -len(n[0]))) for first, some in out.items()})


@cache
def labels() -> Mapping[str, Label]:
    """Loaded words by folded form, without clitics and article."""
    return MappingProxyType(
        {
            words_of(form)[0]: Label(row["lemma"], row["naming"] == "yes", row["meaning_en"])
            for row in rows("labels.tsv")
            for form in row["forms"].split("|")
        }
    )
