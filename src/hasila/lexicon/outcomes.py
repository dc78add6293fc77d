"""Words that state an outcome, in every form a report writes them in: built from ``outcomes.tsv``.

Verbs are given by their past and the imperfect without its first letter; the persons a report uses are generated here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal, cast

from hasila.arabic.fold import fold_word
from hasila.arabic.record import record
from hasila.lexicon.tables import rows
from hasila.lexicon.word_lists import word_list
from hasila.model import Outcome

Part = Literal["verb", "noun"]
Victim = Literal["subject", "object", "both", "genitive", "after", "next", "prep"]
Agreement = Literal["sg", "du", "pl"]


@record
class OutcomeForm:
    """One written form of an outcome word.

    ``victim`` says where its victims stand; ``preposition`` introduces them where ``victim`` is "prep". ``completers``
    are folded words of which one must follow (فقد … حياته); none for most. ``feminine``, ``agreement`` are the verb's.
    ``owned``: the letters stand so only before a pronoun (أرداه, of أردى).
    """

    lemma: str
    outcome: Outcome
    part: Part
    victim: Victim
    preposition: str
    completers: frozenset[str]
    agreement: Agreement = "sg"
    feminine: bool = False
    imperfect: bool = False
    owned: bool = False


@cache
def outcome_forms() -> Mapping[str, tuple[OutcomeForm, ...]]:
    """Folded form (no clitics) → the outcome words it may be, in the table's order."""
    forms: dict[str, list[OutcomeForm]] = {}
    for row in rows("outcomes.tsv"):
        for form, entry in _forms(row):
            same = forms.setdefault(form, [])
            if entry not in same:
                same.append(entry)
    return {form: tuple(entries) for form, entries in forms.items()}


def _forms(row: Mapping[str, str]) -> Iterator[tuple[str, OutcomeForm]]:
    word = fold_word(row["word"])
    victim, _, preposition = row["victim"].partition(":")
    preposition = fold_word(preposition) if preposition else ""
    completers = frozenset(_completers(row["completer"]))
    part: Part = "noun" if row["part"] == "noun" else "verb"

    def entry(
        agreement: Agreement = "sg", feminine: bool = False, imperfect: bool = False, owned: bool = False
    ) -> OutcomeForm:
        return OutcomeForm(
            word,
            cast(Outcome, row["outcome"]),
            part,
            cast(Victim, victim),
            preposition,
            completers,
            agreement,
            feminine,
            imperfect,
            owned,
        )

    if part == "noun":
        yield word, entry()
        if not row["word"].endswith("ة"):
            yield word + "ا", entry()  # in the accusative: قتلا وجرحا; but أصابها is no إصابة
        return
    yield from _past(word, entry)
    if row["word"].endswith("ى"):
        yield word[:-1] + "ا", entry(owned=True)
    for stem in filter(None, row["present"].split("|")):
        yield from _imperfect(fold_word(stem), entry)


def _completers(cell: str) -> Iterator[str]:
    """The folded completers of a row; one that begins with = is a list of ``word_lists.tsv``."""
    for word in filter(None, cell.split("|")):
        yield from word_list(word[1:]) if word.startswith("=") else (fold_word(word),)


_TRILITERAL = 3
_LONG = "اوي"


def _past(word: str, entry: Callable[..., OutcomeForm]) -> Iterator[tuple[str, OutcomeForm]]:
    weak = word[-1] in "اي" and len(word) > 2
    stem = word[:-1] if weak else word
    yield word, entry()
    for fem in {stem + "ت", word + "ت"}:
        yield fem, entry(feminine=True)
        yield fem + "ا", entry("du", True)
    yield stem + "وا", entry("pl")
    yield stem + "و", entry("pl")  # written so as often as not where nobody edits: قتلو, لقو حتفهم
    if not weak and (len(word) == _TRILITERAL or word[-2] not in _LONG):  # اعتقلنا; but أصاب loses its vowel: أصبنا
        yield stem + "نا", entry()  # we killed, said of an enemy; the letters of "killed us" are the same
    yield (stem + "يا" if weak else stem + "ا"), entry("du")
    yield (stem + "ين" if weak else stem + "ن"), entry("pl", True)


def _imperfect(stem: str, entry: Callable[..., OutcomeForm]) -> Iterator[tuple[str, OutcomeForm]]:
    short = stem[:-1] if stem[-1] in "اي" else stem
    for first, feminine in (("ي", False), ("ت", True)):
        yield first + stem, entry(feminine=feminine, imperfect=True)
        if short != stem and len(short) >= _TRILITERAL:
            yield first + short, entry(feminine=feminine, imperfect=True)  # لم يتوف
    for ending in ("ون", "وا"):
        yield "ي" + short + ending, entry("pl", imperfect=True)
    yield "ي" + stem + "ان", entry("du", imperfect=True)
    yield "ت" + stem + "ان", entry("du", True, imperfect=True)
    yield "ي" + stem + "ا", entry("du", imperfect=True)
