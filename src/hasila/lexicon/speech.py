"""The words of speech, by folded form: ``speech.tsv`` (what brings it in) and ``speakers.tsv`` (who speaks).

Verbs stand in the table in three forms; every person a report uses is generated here. A leading و or ف and the future س
are taken off by ``cue``; ال and the prepositions by ``head``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from hasila.arabic.fold import fold_word
from hasila.arabic.memo import remembered
from hasila.arabic.words import splits
from hasila.lexicon.tables import rows

Act = Literal["states", "denies", "accuses", "takes_responsibility", "demands", "warns", "expects", "supposes"]
Frame = Literal["verb", "carry", "record", "object", "judge", "prep", "as"]
Part = Literal["past", "imperfect", "participle", ""]
Gender = Literal["m", "f"]

_VERBAL = ("verb", "carry", "record", "object", "judge")
_SHORTEST_TOLD = 5  # letters of a verb with "us" written onto it
_SURE = 3  # only a known speaker makes such a verb one of speech
_WEAK_ENDINGS = ("ي", "ا", "و")


class CueForm(NamedTuple):
    """One written form of a word that brings in speech; ``conjunction`` is the و or ف it was written with."""

    lemma: str
    frame: Frame
    act: Act
    part: Part
    gender: Gender
    plural: bool
    weak: int
    conjunction: str = ""


class HeadForm(NamedTuple):
    """A word that names a speaker: ``lemma`` is what later definite mentions share with it."""

    lemma: str
    kind: str
    weak: bool
    definite: bool = False
    particle: str = ""


@cache
def cue_words() -> Mapping[str, CueForm]:
    """The words that bring in speech, by folded form; what ``cue`` looks up."""
    found: dict[str, CueForm] = {}
    for row in rows("speech.tsv"):
        if row["kind"] in _VERBAL:
            for form, entry in _verb_forms(row):
                if form not in found or (found[form].weak > entry.weak):
                    found[form] = entry
        elif row["kind"] in ("prep", "as"):
            entry = CueForm(row["past"], cast(Frame, row["kind"]), "states", "", "m", False, int(row["weak"] or 0))
            found.setdefault(fold_word(row["past"]), entry)
    return found


def _verb_forms(row: Mapping[str, str]) -> Iterator[tuple[str, CueForm]]:
    frame, act, weak = cast(Frame, row["kind"]), cast(Act, row["act"]), int(row["weak"] or 0)

    def entry(part: Part, gender: Gender = "m", plural: bool = False) -> CueForm:
        return CueForm(row["past"], frame, act, part, gender, plural, weak)

    past = fold_word(row["past"])
    base = past[:-1] if past.endswith(_WEAK_ENDINGS) else past
    yield past, entry("past")
    yield base + "ت", entry("past", "f")
    yield base + "وا", entry("past", plural=True)
    if not weak:
        yield from ((stem + "ا", entry("past", plural=True)) for stem in (past, base + "ت"))
    present = fold_word(row["imperfect"])
    if present:
        base = present[:-1] if present.endswith(_WEAK_ENDINGS) else present
        yield present, entry("imperfect")
        yield "ت" + present[1:], entry("imperfect", "f")
        yield base + "ون", entry("imperfect", plural=True)
        yield present + "ان", entry("imperfect", plural=True)
    participle = fold_word(row["participle"])
    if participle:
        yield participle + ("يا" if _defective(past) else "ا"), entry("participle")
        yield participle + ("يه" if _defective(past) else "ه"), entry("participle", "f")
        yield participle + "ين", entry("participle", plural=True)


def _defective(past: str) -> bool:
    return past.endswith(_WEAK_ENDINGS)


@remembered
def cue(form: str) -> CueForm | None:
    """What a folded word is as a word of speech, if any."""
    known = cue_words()
    found = known.get(form)
    if found is not None:
        return found
    for conjunction in ("و", "ف"):
        if form.startswith(conjunction):
            rest = form[1:]
            found = known.get(rest) or (known.get(rest[1:]) if rest.startswith("س") else None)
            if found is not None and not (found.weak > 1 and conjunction == "ف"):
                return found._replace(conjunction=conjunction)
    if form.endswith("نا") and len(form) > _SHORTEST_TOLD:  # أفادنا المصدر
        found = cue(form[:-2])
        told = found is not None and found.part == "past" and found.frame == "verb"
        return found._replace(weak=_SURE) if found is not None and told else None
    return None


@remembered
def cue_of_object(form: str) -> CueForm | None:
    """A verb of speech, also one with its object written onto it (ما أكدته, ما ذكره, أعلنها)."""
    for pronoun in ("ها", "ه", "هم"):
        if form.endswith(pronoun) and len(form) > len(pronoun) + 2:
            found = cue(form[: -len(pronoun)]) or cue(form[: -len(pronoun)] + "ي")
            if found is not None and found.part in ("past", "imperfect"):
                return found
    return cue(form)


@cache
def _heads() -> Mapping[str, tuple[HeadForm, ...]]:
    found: dict[str, list[HeadForm]] = {}
    for row in rows("speakers.tsv"):
        entry = HeadForm(fold_word(row["lemma"]), row["class"], row["weak"] == "1")
        found.setdefault(fold_word(row["word"]), []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


_NAMING = frozenset(("role", "source", "document", "institution", "outlet", "state", "capital", "armed"))


@remembered
def head(form: str) -> HeadForm | None:
    """What a folded word is as the head of a speaker's naming, its article and preposition taken off."""
    known = _heads()
    for split in splits(form):
        if split.particle in ("س", "ك") or split.conjunction == "ف" or (split.pronoun and split.pronoun not in _OWNED):
            continue
        for entry in known.get(split.stem, ()):
            if entry.kind in _NAMING and (not split.pronoun or entry.kind in _BELONGING):
                return entry._replace(definite=split.article, particle=split.conjunction + split.particle)
    return None


_BELONGING = frozenset(("role", "document", "source"))
_OWNED = frozenset(("نا", "ها", "ه", "هم"))


@lru_cache(maxsize=8192)
def has_class(form: str, kind: str) -> bool:
    """Whether a folded word, without clitics, stands in ``speakers.tsv`` under ``kind``."""
    return any(entry.kind == kind for entry in _heads().get(form, ()))


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """The small words by folded form; what ``small`` looks up."""
    found: dict[str, set[str]] = {}
    for row in rows("speech.tsv"):
        if row["kind"] not in _VERBAL and row["kind"] not in ("prep", "as"):
            found.setdefault(fold_word(row["past"]), set()).add(row["kind"])
    return {form: frozenset(kinds) for form, kinds in found.items()}


_NO_CLASS: frozenset[str] = frozenset()


@remembered
def small(form: str) -> frozenset[str]:
    """The classes of a small word as written; the table's head explains each."""
    return small_words().get(form, _NO_CLASS)


def opens_content(form: str) -> bool:
    """Whether a folded word is أن, إن or one of their forms, a و before it or not."""
    return "that" in small(form) or (form[:1] == "و" and "that" in small(form[1:]))
