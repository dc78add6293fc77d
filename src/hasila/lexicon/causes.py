"""The vocabulary of cause and blame (``causes.tsv``): phrases by their first folded word, with kind and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from hasila.arabic.fold import fold_word
from hasila.arabic.record import record
from hasila.lexicon.tables import VocabularyError, rows

CODES = frozenset(
    "airstrike shelling drone missile shooting explosion mine ied suicide stabbing execution torture chemical collapse "
    "drowning accident disease other".split()
)
KINDS = frozenset(
    "cause manner means weak march deed target verb outcome trait plain not marker carrier result by hand did from "
    "held likely break when foiled object elsewhere "
    "side force craft adjective tail belongs accuse hold own".split()
)
_CODED = frozenset({"cause", "manner", "means", "weak", "march", "outcome", "trait"})


@record
class CausePhrase:
    """One entry in one written form: its folded ``words``, its ``kind`` (see the table's head), its code or ""."""

    words: tuple[str, ...]
    kind: str
    code: str


@cache
def cause_phrases() -> Mapping[str, Mapping[str, tuple[CausePhrase, ...]]]:
    """kind → first folded word (no clitics) → the phrases that start with it, the longest first.

    Raises VocabularyError where a row has an unknown kind or code, or a code where its kind has none.
    """
    found: dict[str, dict[str, dict[tuple[str, ...], CausePhrase]]] = {kind: {} for kind in KINDS}
    for row in rows("causes.tsv"):
        kind, code = row["kind"], row["code"]
        if kind not in KINDS or (code and code not in CODES) or (kind in _CODED and not code):
            raise VocabularyError(f"causes.tsv: {row['word']}: kind {kind!r}, code {code!r}")
        for form in _forms(fold_word(row["word"]), fold_word(row["present"]), verb=kind in _INFLECTED):
            words = tuple(form.split())
            found[kind].setdefault(words[0], {}).setdefault(words, CausePhrase(words, kind, code))
    return {
        kind: {first: tuple(sorted(same.values(), key=lambda p: -len(p.words))) for first, same in firsts.items()}
        for kind, firsts in found.items()
    }


_INFLECTED = frozenset({"verb", "result", "did", "accuse", "hold", "own"})


def _forms(word: str, present: str, *, verb: bool) -> Iterator[str]:
    """A phrase as written; for a verb its persons, built from its past and its imperfect without a prefix."""
    yield word
    if not verb or not present:
        return
    past, _, rest = word.partition(" ")
    stem = past[:-1] if past[-1] in "اي" and len(past) > 2 else past
    tail = f" {rest}" if rest else ""
    for ending in ("ت", "وا", "ا", "تا", "ن"):
        yield stem + ending + tail
    base, _, _ = present.partition(" ")
    short = base[:-1] if base[-1] in "اي" else base
    for form in ("ي" + base, "ت" + base, "ي" + short + "ون", "ي" + base + "ان", "ت" + base + "ان"):
        yield form + tail


@cache
def doer_adjectives() -> frozenset[str]:
    """Folded adjectives that name whoever acts: nationalities, masculine and feminine, and the table's own (حكومي)."""
    names = {fold_word(row["lemma"]) for row in rows("nationalities.tsv")}
    names |= {name + "ه" for name in names}
    return frozenset(names | set(cause_phrases()["adjective"]))
