"""The nouns that name people, in every form they are written in, from ``people.tsv`` and ``nationalities.tsv``.

A form is a folded word without clitics (``hasila.arabic.words.splits`` takes those off), or two or three words with
single spaces between them (رجال الامن). Several readings of one form stand in order of preference: a lemma's plural
before its dual where the letters are the same (مدنيين), its singular with tanwin before its dual in construct (مقاتلا).
Folding has made ta marbuta and the pronoun one letter: the original letters tell شقيقة from شقيقه.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, cast

from hasila.arabic.words import Split, splits
from hasila.lexicon.noun_forms import Gender, Grammar, Number, cells, shapes
from hasila.lexicon.tables import rows
from hasila.lexicon.word_lists import lemmas
from hasila.model import Demographic, Outcome, Status

Kind = Literal["person", "role", "kin", "classifier", "group", "collective"]


class PersonForm(NamedTuple):
    """One reading of one form: its lemma (unfolded), its grammar, and what the noun says by itself."""

    lemma: str
    number: Number
    gender: Gender
    construct: bool  # can only stand before a second noun or a pronoun (سائقا، مدنيي، أبناؤ)
    accusative: bool  # the indefinite accusative in alef (مدنيا), as after numerals
    status: Status | Literal[""]
    demographic: Demographic
    outcome: Outcome | Literal[""]
    kind: Kind
    nationality: bool


_Meaning: TypeAlias = tuple[Status | Literal[""], Demographic, Outcome | Literal[""], Kind, bool]
_DEMONYM = {"gender": "", "status": "", "demographic": "", "outcome": "", "kind": "person"}


def unidentified(entry: PersonForm) -> bool:
    """مجهول الهوية: an adjective in construct, which its noun's article does not make definite (Ryding 2005, ch. 8)."""
    return entry.lemma.startswith("مجهول")


class Found(NamedTuple):
    """A word read as a noun for people: what was taken off it, and the form that was left."""

    split: Split
    entry: PersonForm


@lru_cache(maxsize=16384)
def readings(form: str, written: str = "") -> tuple[Found, ...]:
    """The readings of one folded word, clitics and all, the best first; none where it names nobody.

    ``written`` is the word as the report spells it: a final ة leaves no room for a pronoun (شقيقة), and a final ه makes
    the pronoun likelier (شقيقه). Words that only look like a noun with a pronoun (مدرسة, محافظة) are not read so.
    """
    table, homographs = people(), _tables().homographs
    out: list[Found] = []
    for split in splits(form):
        head = len(split.conjunction) + len(split.particle)
        if split.particle == "س" or (split.particle == "ك" and not split.article):
            continue  # before verbs; and like-a-person is no victim, while كاميرا is common
        if split.pronoun and (written.endswith("ة") or split.pronoun == "ني"):
            continue
        found = (Found(split, entry) for entry in table.get(split.stem, ()) if _may_stand(entry, split))
        if split.pronoun and form[head:] in homographs:
            # زعيمه, and not the زعيمة that folding makes it; حراسه, and not حراسة: where its last letter is written so.
            found = (each for each in found if _may_be_his(each.entry) and written.endswith("ه"))
        out.extend(found)
    if written.endswith("ة"):
        return tuple(found for found in out if not _holds_pronoun(found.entry))
    if written.endswith("ه"):
        out.sort(key=lambda found: found.split.pronoun != "ه" and not _holds_pronoun(found.entry))
    return tuple(out)


def _may_be_his(entry: PersonForm) -> bool:
    """Whether the noun is one that reports name with its owner: a rank or office, or several people."""
    return entry.kind == "role" or entry.number == "pl"


def _holds_pronoun(entry: PersonForm) -> bool:
    """Whether the form was written into the table with its pronoun (والده، أبوها)."""
    return entry.construct and entry.number == "sg"


def _may_stand(entry: PersonForm, split: Split) -> bool:
    """Whether grammar lets ``entry`` carry the clitics of ``split``."""
    if entry.accusative:
        return not (split.particle or split.article or split.pronoun)
    if entry.construct and entry.number == "pl" and split.stem.endswith("ا") and not split.pronoun:
        return False  # قتلاهم: before a pronoun only
    if entry.construct:
        return not (split.article or (split.pronoun and _holds_pronoun(entry)))
    if not split.pronoun:
        return True
    if split.pronoun == "ي" and entry.kind != "kin":
        return False  # شعبي, تجاري: adjectives, hardly ever "my"
    return entry.number != "du" and not (entry.number == "pl" and split.stem.endswith(("ون", "ين")))


class _Tables(NamedTuple):
    people: Mapping[str, tuple[PersonForm, ...]]
    counted: Mapping[str, tuple[PersonForm, ...]]
    asked: Mapping[str, tuple[PersonForm, ...]]
    homographs: frozenset[str]


@lru_cache(maxsize=1)
def people() -> Mapping[str, tuple[PersonForm, ...]]:
    """Every form of every noun for people, by folded spelling; built at the first call (under 60 ms) and kept."""
    return _tables().people


@lru_cache(maxsize=1)
def counted() -> Mapping[str, tuple[PersonForm, ...]]:
    """Forms that name people only right after a number: elsewhere they are another word (13 سوريا: Syria)."""
    return _tables().counted


@lru_cache(maxsize=1)
def asked() -> Mapping[str, tuple[PersonForm, ...]]:
    """Forms that are usually another word, and name people only where a sentence asks for some (قُتل حداد: a smith)."""
    return _tables().asked


_NEVER = "!"  # before a homograph that not even a number makes a person: 130 حريقا


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    found: dict[str, tuple[PersonForm, ...]] = {}
    after_numbers: dict[str, tuple[PersonForm, ...]] = {}
    on_asking: dict[str, tuple[PersonForm, ...]] = {}
    homographs: set[str] = set()
    for name, nationality in (("people.tsv", False), ("nationalities.tsv", True)):
        for row in rows(name):
            row = _DEMONYM | row if nationality else row
            homographs.update(cells(row["homographs"]))
            _add(found, after_numbers, on_asking, row, nationality=nationality)
    return _Tables(
        MappingProxyType(found), MappingProxyType(after_numbers), MappingProxyType(on_asking), frozenset(homographs)
    )


def _add(
    found: dict[str, tuple[PersonForm, ...]],
    after_numbers: dict[str, tuple[PersonForm, ...]],
    on_asking: dict[str, tuple[PersonForm, ...]],
    row: dict[str, str],
    *,
    nationality: bool,
) -> None:
    """Put all forms of ``row`` into the table they belong to, behind the readings that are there already."""
    left_out = cells(row["homographs"])
    only_counted = cells(row["counted"])
    plain, womanly = _meanings(row, nationality=nationality)
    entries: dict[Grammar, PersonForm] = {}
    for form, grammar in shapes(row):
        his = grammar.construct and grammar.number == "sg"
        if _NEVER + form in left_out:
            continue
        out = form in left_out and not his  # مرافقه is a person where مرافقة is left out
        dual = grammar.number == "du"
        if out and (nationality or (row["kind"] == "group" and form not in only_counted) or dual):
            continue
        if nationality and grammar.construct and dual:
            continue
        entry = entries.get(grammar)
        if entry is None:
            meaning = womanly if grammar.derived else plain
            if dual and row["lemma"] in _COUPLES:
                meaning = (meaning[0], "", *meaning[2:])
            entry = entries[grammar] = PersonForm._make((row["lemma"], *grammar[:4], *meaning))
        into = after_numbers if form in only_counted else on_asking if out else found
        before = into.get(form)
        if before is None:
            into[form] = (entry,)
        elif not any(entry[:3] == other[:3] for other in before):  # the same lemma, number and gender
            into[form] = (*before, entry)


_COUPLES = lemmas("couple")  # والداه: his father and mother


def _meanings(row: dict[str, str], *, nationality: bool) -> tuple[_Meaning, _Meaning]:
    """What a row's noun says, and what its feminine says: a woman, who with no sign of fighting is a civilian."""
    status, demographic = cast(Status, row["status"]), cast(Demographic, row["demographic"])
    outcome, kind = cast(Outcome, row["outcome"]), cast(Kind, row["kind"])
    her_status: Status = "civilian" if status == "unknown" else status
    her_demographic: Demographic = demographic if demographic in ("child", "elderly") else "woman"
    return (status, demographic, outcome, kind, nationality), (her_status, her_demographic, outcome, kind, nationality)
