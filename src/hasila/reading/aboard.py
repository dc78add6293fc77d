"""Who the victims were, where the sentence says whom a vehicle carried: سيارة تقل عمالا, قارب يقل 40 مهاجرا."""

from __future__ import annotations

from hasila.arabic.questions import question_of
from hasila.arabic.words import splits
from hasila.lexicon.word_lists import word_list
from hasila.reading.passage import Passage, between

_CARRIES = frozenset(word_list("carries"))
_PASSENGERS = 3  # words from the verb to those carried: their number
_OTHERS = 4


@question_of(lambda: _CARRIES)
def _may_carry(form: str) -> bool:
    return form.removeprefix("و") in _CARRIES


def carried(passage: Passage, low: int, high: int) -> str:
    """The status of the one kind of people that a vehicle told of in the tokens ``low:high`` carried, "" where none."""
    for i in between(passage.words.where(_may_carry), low, high):
        if passage.form(i - 1) in ("لا", "ولا"):
            continue  # ما لا يقل عن 30
        at = next((k for k in range(i + 1, min(high, i + 1 + _PASSENGERS)) if _several(passage, k)), -1)
        if at < 0 or any("preposition" in passage.classes(k) for k in range(i + 1, at)):
            continue
        after = (k for k in range(at + 1, min(high, at + _OTHERS)) if _more(passage, k))
        kinds = {passage.known[k].people[0].status for k in (at, *after)}
        return kinds.pop() if len(kinds) == 1 and "unknown" not in kinds else ""
    return ""


def _several(passage: Passage, k: int) -> bool:
    people = passage.known[k].people
    return bool(people) and (people[0].number == "pl" or k - 1 in passage.counts_at)


def _more(passage: Passage, k: int) -> bool:
    """تقل مدنيين ومقاتلين: others joined to those before."""
    return _several(passage, k) and any(split.conjunction == "و" for split in splits(passage.form(k)))
