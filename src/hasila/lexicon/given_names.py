"""Given names, and how far a personal name reaches: ``given_names.tsv``. Facts about names; nobody's in particular.

A name is two parts or more. Arabic has no capitals: its company makes a word a name (خالد العلوان, عبد السلام بكر).
Many given names are common words as well (أمل, ملك, خلف, على: علي); those start a name only before what is clearly one,
since a name seen in خلف الجدار would hide what the sentence says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from hasila.arabic.fold import fold_word
from hasila.arabic.words import splits
from hasila.lexicon.particles import particles
from hasila.lexicon.tables import rows

NameGender = Literal["m", "f", "b"]
NameKind = Literal["given", "part"]

_FOLLOWING = 5  # tokens after the first: given name, father's, grandfather's, family name, one of them in two words
_SERVANT = "عبد"
# ʿAlī in folded letters is also على: where the caller's words keep their final letters, that one is no name.
_WRITTEN_ON = "على"


class GivenName(NamedTuple):
    """One name: its spelling in the table (unfolded), m, f or b(oth), and whether it says "a person" by itself."""

    name: str
    gender: NameGender
    alone: bool
    kind: NameKind


@cache
def given_names() -> Mapping[str, GivenName]:
    """Folded form → name. Names of two words stand under both, with one space between (سيف الدين)."""
    return MappingProxyType({
        fold_word(row["name"]): GivenName(
            row["name"], cast(NameGender, row["gender"]), row["alone"] == "y", cast(NameKind, row["kind"])
        )
        for row in rows("given_names.tsv")
    })


def name_length(forms: Sequence[str], i: int, is_common: Callable[[str], bool]) -> int:
    """How many of ``forms`` from ``i`` on are one name of a person, of two tokens or more; 0 where none starts.

    ``forms`` are words without clitics, folded or as written (as written, على and علي are told apart); marks, numbers
    and line breaks among them end a name. ``is_common(form)`` is asked with folded forms and says whether the caller's
    vocabulary knows the word: only a word it does not know can be a family name. At most six tokens.
    Names of places may look the same (صلاح الدين, أبو غريب): the caller asks for those first.
    """
    words = [_word(form) for form in forms[i : i + 1 + _FOLLOWING]]
    if not words or not (taken := _first(words, is_common)):
        return 0
    while taken < len(words) and (step := _step(words, taken, is_common)):
        taken += step
    return _without_loose_end(words, taken)


def _word(form: str) -> str:
    """``form`` folded; empty where it is no word that a name may hold."""
    folded = "" if form == _WRITTEN_ON else fold_word(form)
    return folded if folded.isalpha() and "\u0621" <= folded[0] <= "\u06ff" else ""


def _first(words: Sequence[str], is_common: Callable[[str], bool]) -> int:
    """How many words the name's first part takes; 0 where it starts none."""
    size = _known(words, 0)
    if not size:
        return 0
    name = given_names()[" ".join(words[:size])]
    family = words[size] if size < len(words) else ""
    if name.kind == "part":
        return size if _known(words, size) or (name.alone and _may_bear(words, size, is_common)) else 0
    small = words[0] in particles()
    if name.alone or size > 1 or _known(words, size) or _looks_like_family(family, is_common, after_small=small):
        return size
    return 0


def _may_bear(words: Sequence[str], at: int, is_common: Callable[[str], bool]) -> bool:
    """Whether the word after a part can be what it introduces: عبد ال…, أبو and a name or an unknown word."""
    if at >= len(words) or not words[at]:
        return False
    if words[at - 1] == _SERVANT:
        return words[at].startswith("ال") or words[at] in given_names()
    return bool(_known(words, at)) or not is_common(words[at])


def _looks_like_family(word: str, is_common: Callable[[str], bool], *, after_small: bool) -> bool:
    """Whether ``word`` is a family name by its looks: ال before a given name (العلي), or ال…ي unknown."""
    if not word.startswith("ال") or len(word) < 5 or is_common(word):
        return False
    return word.endswith("ي") or (word[2:] in given_names() and not after_small)


def _known(words: Sequence[str], at: int) -> int:
    """How many words the table's entry at ``at`` has, the longer first; 0 where there is none."""
    names = given_names()
    if at + 1 < len(words) and " ".join(words[at : at + 2]) in names:
        return 2
    return 1 if at < len(words) and words[at] in names else 0


def _step(words: Sequence[str], at: int, is_common: Callable[[str], bool]) -> int:
    """How many words at ``at`` go on with the name; 0 where it ends before them."""
    if not words[at]:
        return 0
    size = _known(words, at)
    if _is_part(words[at - 1]):
        return max(1, size) if _may_bear(words, at, is_common) else 0
    if size:
        return size
    return 0 if is_common(words[at]) or _is_no_name(words[at]) or _joined(words[at], is_common) else 1


def _is_no_name(word: str) -> bool:
    """Whether an unknown word looks like a verb (يبحث), has a pronoun (قراها), or و before it (وبحث)."""
    return word.startswith("و") or word.endswith(("هم", "ها", "هما")) or (word.startswith("ي") and word[-1] != "ي")


def _is_part(word: str) -> bool:
    name = given_names().get(word)
    return name is not None and name.kind == "part"


def _joined(word: str, is_common: Callable[[str], bool]) -> bool:
    """Whether ``word`` is a known one behind و, ف, ب, ل or ك: a further member of the sentence (لخالد)."""
    names = given_names()
    return any(
        (split.conjunction or split.particle)
        and not split.pronoun
        and (split.stem in names or is_common(split.stem) or (split.article and is_common("ال" + split.stem)))
        for split in splits(word)
    )


def _without_loose_end(words: Sequence[str], taken: int) -> int:
    """``taken`` without a part that introduces nobody (محمد بن), nor, from three words on, a last على or صباح."""
    while taken > 1:
        before, last = words[taken - 2], words[taken - 1]
        small = taken > 2 and last in particles() and not _is_part(before)
        if not small and not _is_part(last):
            break
        taken -= 1
    return taken if taken > 1 else 0
