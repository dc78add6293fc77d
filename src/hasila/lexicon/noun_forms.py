"""The forms of Arabic nouns, generated from vocabulary rows: tanwin, feminine, dual, plural; absolute and in construct.

Everything here is folded (``hasila.arabic.fold``). A row is a dict with the cells ``lemma``, ``plurals``, ``sound``,
``feminine``, ``gender`` and ``extra``, as ``people.tsv`` explains them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias, cast

Number = Literal["sg", "du", "pl"]
Gender = Literal["m", "f"]

_WEAK = "ٍّ"  # tanwin kasra, with or without shadda: قاضٍ, مصلٍّ
# What fold_word does to unvocalised vocabulary, at a fraction of its cost; a test holds the two together.
_FOLD = str.maketrans("إأآةى", "اااهي")


class Grammar(NamedTuple):
    """What a form's shape says; ``derived`` is the feminine made from a masculine lemma."""

    number: Number
    gender: Gender
    construct: bool = False
    accusative: bool = False
    derived: bool = False


Shape: TypeAlias = tuple[str, Grammar]
_Endings: TypeAlias = tuple[tuple[str, Grammar], ...]


def _dual(gender: Gender, *, derived: bool = False) -> _Endings:
    absolute, construct = Grammar("du", gender, derived=derived), Grammar("du", gender, True, derived=derived)
    return (("ان", absolute), ("ين", absolute), ("ا", construct), ("ي", construct))


_SINGULAR: dict[Gender, Grammar] = {"m": Grammar("sg", "m"), "f": Grammar("sg", "f")}
_SINGULAR_TANWIN = {gender: grammar._replace(accusative=True) for gender, grammar in _SINGULAR.items()}
_PLURAL = {gender: grammar._replace(number="pl") for gender, grammar in _SINGULAR.items()}
_PLURAL_TANWIN = {gender: grammar._replace(accusative=True) for gender, grammar in _PLURAL.items()}
_PLURAL_BOUND = {gender: grammar._replace(construct=True) for gender, grammar in _PLURAL.items()}
_SOUND: _Endings = (("ون", _PLURAL["m"]), ("ين", _PLURAL["m"]), ("و", _PLURAL_BOUND["m"]), ("ي", _PLURAL_BOUND["m"]))
_DUAL: dict[Gender, _Endings] = {"m": _dual("m"), "f": _dual("f")}
_FEMININE: _Endings = (
    ("ه", _SINGULAR["f"]._replace(derived=True)),
    ("ات", _PLURAL["f"]._replace(derived=True)),
    *(("ت" + ending, grammar) for ending, grammar in _dual("f", derived=True)),
)


def cells(cell: str) -> list[str]:
    """The folded words of a cell that lists several."""
    return cell.translate(_FOLD).split("|") if cell else []


def shapes(row: dict[str, str]) -> Iterable[Shape]:
    """All forms of a row, folded, the preferred reading first."""
    head, _, tail = row["lemma"].partition(" ")
    return _compound_shapes(row, head, tail.translate(_FOLD)) if tail else _word_shapes(row, head)


def _compound_shapes(row: dict[str, str], head: str, tail: str) -> Iterator[Shape]:
    """The forms of a noun of several words (رجل أمن): its head's that can precede ``tail``, which is bare or has ال.

    None of them has tanwin, which no first term of a construct bears: رجلا أمن are two.
    """
    broken = cells(row["plurals"])
    for form, grammar in _word_shapes(row, head):
        first, _, rest = form.partition(" ")
        if grammar.accusative and not rest:
            continue
        if rest or grammar.number == "sg" or grammar.construct or form in broken:
            rest = rest or tail
            yield f"{first} {rest}", grammar
            yield f"{first} " + " ".join(word if word == "غير" else "ال" + word for word in rest.split()), grammar


def _word_shapes(row: dict[str, str], lemma: str) -> list[Shape]:
    """The forms of a one-word noun ``lemma`` with the plurals, feminine and gender of ``row``."""
    bare = lemma.rstrip(_WEAK)
    folded, weak = bare.translate(_FOLD), bare != lemma
    gender: Gender = "f" if row["gender"] == "f" or lemma.endswith("ة") else "m"
    # A final hamza after ya takes a seat before an ending: بريء، بريئان.
    stem = folded + "ي" if weak else folded[:-1] + "ئ" if folded.endswith("يء") else folded
    singular = _SINGULAR[gender]
    out = [(folded, singular)]
    if weak:
        out.append((stem, singular))
    if not lemma.endswith(("ة", "ى", "اء", "ا")):
        out.append((stem + "ا", _SINGULAR_TANWIN[gender]))
    if row["extra"]:
        out.extend(_extra(row["extra"], gender))
    for plural in cells(row["plurals"]):
        out.extend(_broken(plural, gender))
    if row["sound"] == "m":
        base = stem[:-1] if weak or lemma.endswith("ى") else stem
        out.extend([(base + ending, grammar) for ending, grammar in _SOUND])
    elif row["sound"] == "f":
        out.append(((stem[:-1] if lemma.endswith("ة") else stem) + "ات", _PLURAL["f"]))
    opened = stem[:-1] + "ت" if lemma.endswith("ة") else stem
    out.extend([(opened + ending, grammar) for ending, grammar in _DUAL[gender]])
    if row["feminine"] == "ة":
        out.extend([(stem + ending, grammar) for ending, grammar in _FEMININE])
    return out


def _extra(cell: str, gender: Gender) -> Iterator[Shape]:
    """The forms written out in the table: ``form:number``, with a plus where it holds or awaits a pronoun."""
    for written in cell.split("|"):
        form, _, number = written.partition(":")
        yield form.translate(_FOLD), Grammar(cast(Number, number[:2]), gender, construct=number.endswith("+"))


def _broken(folded: str, gender: Gender) -> Iterator[Shape]:
    """A broken plural, its tanwin, and the seats of its final hamza before a pronoun (أبناؤهم، أبنائهم)."""
    yield folded, _PLURAL[gender]
    if folded.endswith("اء"):
        yield folded[:-1] + "ؤ", _PLURAL_BOUND[gender]
        yield folded[:-1] + "ئ", _PLURAL_BOUND[gender]
    elif " " not in folded and not folded.endswith(("ه", "ا", "ي", "ين", "ون", "ات")):
        yield folded + "ا", _PLURAL_TANWIN[gender]
