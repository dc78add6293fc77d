"""The nouns that name people, in every form they are written in, from ``people.tsv`` and ``nationalities.tsv``.

A form is a folded word without clitics (``hasila.arabic.words.splits`` takes those off), or two or three words with
single spaces between them (رجال الامن). Several readings of one form stand in order of preference: a lemma's plural
before its dual where the letters are the same (مدنيين), its singular with tanwin before its dual in construct (مقاتلا).
Folding has made ta marbuta and the pronoun one letter: the original letters tell شقيقة from شقيقه.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, cast

from hasila.lexicon.tables import rows
from hasila.model import Demographic, Outcome, Status

Number = Literal["sg", "du", "pl"]
Gender = Literal["m", "f"]
Kind = Literal["person", "role", "kin", "classifier", "group", "collective"]

_WEAK = "ٍّ"  # tanwin kasra, with or without shadda: قاضٍ, مصلٍّ
# Plain letters for a whole table cell: what fold_word does to unvocalised vocabulary, at a fraction of its cost.
_FOLD = str.maketrans("إأآةى", "اااهي")


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


class _Grammar(NamedTuple):
    """What a form's shape says; ``derived`` is the feminine made from a masculine lemma."""

    number: Number
    gender: Gender
    construct: bool = False
    accusative: bool = False
    derived: bool = False


_Shape: TypeAlias = tuple[str, _Grammar]
_Endings: TypeAlias = tuple[tuple[str, _Grammar], ...]


def _dual(gender: Gender, *, derived: bool = False) -> _Endings:
    absolute, construct = _Grammar("du", gender, derived=derived), _Grammar("du", gender, True, derived=derived)
    return (("ان", absolute), ("ين", absolute), ("ا", construct), ("ي", construct))


_PLURAL, _BOUND_PLURAL = _Grammar("pl", "m"), _Grammar("pl", "m", construct=True)
_SOUND: _Endings = (("ون", _PLURAL), ("ين", _PLURAL), ("و", _BOUND_PLURAL), ("ي", _BOUND_PLURAL))
_DUAL: dict[Gender, _Endings] = {"m": _dual("m"), "f": _dual("f")}
_FEMININE: _Endings = (
    ("ه", _Grammar("sg", "f", derived=True)),
    ("ات", _Grammar("pl", "f", derived=True)),
    *(("ت" + ending, grammar) for ending, grammar in _dual("f", derived=True)),
)
_DEMONYM = {"gender": "", "status": "", "demographic": "", "outcome": "", "kind": "person"}


@lru_cache(maxsize=1)
def people() -> Mapping[str, tuple[PersonForm, ...]]:
    """Every form of every noun for people, by folded spelling; built at the first call (some 40 ms) and kept."""
    return _tables()[0]


@lru_cache(maxsize=1)
def counted() -> Mapping[str, tuple[PersonForm, ...]]:
    """Forms that name people only right after a number: elsewhere they are another word (13 سوريا: Syria)."""
    return _tables()[1]


@lru_cache(maxsize=1)
def _tables() -> tuple[Mapping[str, tuple[PersonForm, ...]], Mapping[str, tuple[PersonForm, ...]]]:
    found: dict[str, tuple[PersonForm, ...]] = {}
    after_numbers: dict[str, tuple[PersonForm, ...]] = {}
    for row in rows("people.tsv"):
        _add(found, after_numbers, row, nationality=False)
    for row in rows("nationalities.tsv"):
        _add(found, after_numbers, _DEMONYM | row, nationality=True)
    return MappingProxyType(found), MappingProxyType(after_numbers)


def _add(
    found: dict[str, tuple[PersonForm, ...]],
    after_numbers: dict[str, tuple[PersonForm, ...]],
    row: dict[str, str],
    *,
    nationality: bool,
) -> None:
    """Put all forms of ``row`` into ``found`` or ``after_numbers``, behind the readings that are there already."""
    left_out = _cells(row["homographs"])
    only_counted = _cells(row["counted"])
    entries: dict[_Grammar, PersonForm] = {}
    seen: set[tuple[str, str]] = set()
    for form, grammar in _shapes(row):
        key = (form, grammar.number)
        if form in left_out or key in seen or (nationality and grammar.construct and grammar.number == "du"):
            continue
        seen.add(key)
        entry = entries.get(grammar)
        if entry is None:
            entry = entries[grammar] = _entry(row, grammar, nationality=nationality)
        into = after_numbers if form in only_counted else found
        before = into.get(form)
        into[form] = (entry,) if before is None else (*before, entry)


def _entry(row: dict[str, str], grammar: _Grammar, *, nationality: bool) -> PersonForm:
    """The reading of a form of ``row``: of a derived feminine, a woman, who with no sign of fighting is a civilian."""
    status, demographic = row["status"], row["demographic"]
    if grammar.derived:
        status = "civilian" if status == "unknown" else status
        demographic = demographic if demographic in ("child", "elderly") else "woman"
    return PersonForm(
        row["lemma"],
        grammar.number,
        grammar.gender,
        grammar.construct,
        grammar.accusative,
        cast(Status, status),
        cast(Demographic, demographic),
        cast(Outcome, row["outcome"]),
        cast(Kind, row["kind"]),
        nationality,
    )


def _cells(cell: str) -> list[str]:
    """The folded words of a cell that lists several."""
    return cell.translate(_FOLD).split("|") if cell else []


def _shapes(row: dict[str, str]) -> Iterable[_Shape]:
    """All forms of a row, folded, the preferred reading first."""
    head, _, tail = row["lemma"].partition(" ")
    return _compound_shapes(row, head, tail.translate(_FOLD)) if tail else _word_shapes(row, head)


def _compound_shapes(row: dict[str, str], head: str, tail: str) -> Iterator[_Shape]:
    """The forms of a noun of several words (رجل أمن): its head's that can precede ``tail``, which is bare or has ال."""
    broken = _cells(row["plurals"])
    for form, grammar in _word_shapes(row, head):
        first, _, rest = form.partition(" ")
        if rest or grammar.number == "sg" or grammar.construct or form in broken:
            rest = rest or tail
            yield f"{first} {rest}", grammar
            yield f"{first} " + " ".join("ال" + word for word in rest.split()), grammar


def _word_shapes(row: dict[str, str], lemma: str) -> list[_Shape]:
    """The forms of a one-word noun ``lemma`` with the plurals, feminine and gender of ``row``."""
    bare = lemma.rstrip(_WEAK)
    folded, weak = bare.translate(_FOLD), bare != lemma
    gender: Gender = "f" if row["gender"] == "f" or lemma.endswith("ة") else "m"
    # A final hamza after ya takes a seat before an ending: بريء، بريئان.
    stem = folded + "ي" if weak else folded[:-1] + "ئ" if folded.endswith("يء") else folded
    singular = _Grammar("sg", gender)
    out = [(folded, singular)]
    if weak:
        out.append((stem, singular))
    if not lemma.endswith(("ة", "ى", "اء", "ا")):
        out.append((stem + "ا", _Grammar("sg", gender, accusative=True)))
    if row["extra"]:
        out.extend(_extra(row["extra"], gender))
    for plural in _cells(row["plurals"]):
        out.extend(_broken(plural, gender))
    if row["sound"] == "m":
        base = stem[:-1] if weak or lemma.endswith("ى") else stem
        out.extend([(base + ending, grammar) for ending, grammar in _SOUND])
    elif row["sound"] == "f":
        out.append(((stem[:-1] if lemma.endswith("ة") else stem) + "ات", _Grammar("pl", "f")))
    opened = stem[:-1] + "ت" if lemma.endswith("ة") else stem
    out.extend([(opened + ending, grammar) for ending, grammar in _DUAL[gender]])
    if row["feminine"] == "ة":
        out.extend([(stem + ending, grammar) for ending, grammar in _FEMININE])
    return out


def _extra(cell: str, gender: Gender) -> Iterator[_Shape]:
    """The forms written out in the table: ``form:number``, with a plus where it holds or awaits a pronoun."""
    for written in cell.split("|"):
        form, _, number = written.partition(":")
        yield form.translate(_FOLD), _Grammar(cast(Number, number[:2]), gender, construct=number.endswith("+"))


def _broken(folded: str, gender: Gender) -> Iterator[_Shape]:
    """A broken plural, its tanwin, and the seats of its final hamza before a pronoun (أبناؤهم، أبنائهم)."""
    yield folded, _Grammar("pl", gender)
    if folded.endswith("اء"):
        yield folded[:-1] + "ؤ", _Grammar("pl", gender, construct=True)
        yield folded[:-1] + "ئ", _Grammar("pl", gender, construct=True)
    elif " " not in folded and not folded.endswith(("ه", "ا", "ي", "ين", "ون", "ات")):
        yield folded + "ا", _Grammar("pl", gender, accusative=True)
