"""The words around places' names: cues and traps, from ``place_cues.tsv``, ``place_traps.tsv``, ``place_parts.tsv``."""

from __future__ import annotations

from functools import cache

from hasila.arabic.fold import fold_word
from hasila.arabic.memo import remembered
from hasila.arabic.record import record
from hasila.lexicon.gazetteer import key
from hasila.lexicon.tables import rows


@record
class Cue:
    """What a word says of the place named after it.

    ``keep`` where the word is part of the name, ``tells`` where it makes a name of a word that no gazetteer holds,
    ``dual`` where two names follow it.
    """

    word: str
    cls: str
    kind: str
    keep: bool
    tells: bool
    dual: bool = False


@cache
def cue_words() -> dict[str, Cue]:
    """What ``cue`` and ``demonym`` look up: the table by folded word."""
    out: dict[str, Cue] = {}
    for row in rows("place_cues.tsv"):
        word = fold_word(row["word"])
        keep = row["keep"].split()
        found = Cue(word, row["class"], row["kind"], "name" in keep, "known" not in keep, "dual" in keep)
        out.setdefault(word, found)
    return out


@cache
def words_of(name: str) -> frozenset[str]:
    """The folded words of the closed set ``name`` of ``place_parts.tsv``."""
    return frozenset(fold_word(row["word"]) for row in rows("place_parts.tsv") if row["set"] == name)


@cache
def traps() -> dict[str, str]:
    """What a name that is also a word needs before it: ``head``, ``loc`` or ``never``; by the name's key."""
    return {key(row["word"]): row["need"] for row in rows("place_traps.tsv")}


@remembered
def cue(form: str) -> tuple[str, Cue] | None:
    """The cue that a folded word is, with the clitics before it (``ب``, ``ول`` …); None for any other word."""
    table = cue_words()
    found = table.get(form)
    if found is not None:
        return "", found
    for prefix, stem in stems(form):
        if "ك" in prefix:
            continue
        found = table.get(stem) or table.get("ال" + stem if prefix.endswith("لل") else "")
        if found is not None and len(stem) >= 2:
            return prefix, found
    return None


@remembered
def demonym(form: str) -> str:
    """The code of the country that a folded adjective names (السورية: SY), empty for any other word."""
    for _, stem in stems(form):
        found = cue_words().get(stem.removeprefix("ال"))
        if found is not None and found.cls == "demonym":
            return found.kind
    return ""


def of_town(form: str) -> str:
    """The province that a folded adjective names (الحلبي: حلب), empty for any other word."""
    found = cue_words().get(form)
    return found.kind if found is not None and found.cls == "of_town" else ""


_CLITICS = frozenset("وفبلك")


def stems(form: str) -> tuple[tuple[str, str], ...]:
    """A folded word's clitics and what is left of it, the whole word first. After ``لل`` the article is put back."""
    first = form[:1]
    if first not in _CLITICS:
        return (("", form),)
    out = [("", form)]
    for conjunction in ("", first) if first in ("و", "ف") else ("",):
        rest = form[len(conjunction) :]
        glued = rest[:1]
        for particle in ("", glued) if glued in ("ب", "ل", "ك") else ("",):
            if not conjunction + particle:
                continue
            stem = rest[len(particle) :]
            if particle == "ل" and stem.startswith("ل") and len(stem) > 3:
                out.append((conjunction + "لل", "ال" + stem[1:]))
            if len(stem) >= 2:
                out.append((conjunction + particle, stem))
    return tuple(out)
