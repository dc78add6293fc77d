"""Labels of a toll written as a list: القتلى: 87, الجرحى 40, القتل: (87) حالة, ضحايا الغارات من المدنيين: 500.

A label opens its line or stands behind a mark, and a number follows it with nothing between but a colon or a bracket.
"""

from __future__ import annotations

from hasila.reading.drafts import STANDING
from hasila.reading.passage import Passage
from hasila.reading.surroundings import verb_like
from hasila.reading.tallies import stated_alone
from hasila.reading.trigger import Trigger

_OPENING = frozenset({"،", ",", "|", "/", "؛", ":", "-", "–", "—", "*", "•", ")"})
_COLON = frozenset({":", "=", "-", "–", "—", "/"})
_BRACKETS = frozenset({"(", "[", '"', "/"})
_CASES_OF = frozenset({"حالات", "حاله", "عمليات", "جرائم"})
_LONGEST = 7  # words of a label before its colon: ضحايا الغارات الجوية من المدنيين خلال الشهر


def label(passage: Passage, i: int, first: int) -> Trigger | None:
    """The label that begins at token ``i`` of the sentence that begins at ``first``; None where there is none."""
    opens = passage.tokens[i - 1].kind == "mark" and passage.form(i - 1) in _OPENING
    opens |= passage.form(i).startswith("و") and passage.form(i + 1) == ":"  # القتلى: 15 والجرحى: 30
    if not opens and any(passage.tokens[k].kind == "word" or k in passage.counts_at for k in range(first, i)):
        return None
    head = i + (passage.form(i) in _CASES_OF)
    outcome, definite = _casualties(passage, i)
    act = "" if outcome else _act(passage, head)
    if not (outcome or act):
        return _kind(passage, i, first)
    end = _end(passage, head)
    joined = _joined(passage, head + 1, end)
    colon = passage.form(end) in _COLON
    alone = definite and outcome not in STANDING and _only_said(passage, head + 1 + len(joined), end)
    if not alone and passage.form(end) != ":":
        return None
    at = end + colon
    at += passage.form(at) in _BRACKETS
    count = passage.counts_at.get(at)
    if count is None or count.no_count or at in passage.dated:
        return None
    both = {outcome or act, *joined}
    outcome = "killed_or_wounded" if {"killed", "wounded"} <= both else outcome or act
    return Trigger(i, at, outcome, None, tally=True, label=True)


def _only_said(passage: Passage, first: int, last: int) -> bool:
    """الوفيات الجديدة أمس 4: do only adjectives and a day stand between a label and its number?"""
    return all(
        k in passage.dated or (passage.form(k).startswith("ال") and passage.form(k) in _NEW) for k in range(first, last)
    )


_NEW = frozenset({"الجديده", "الجدد", "الكليه", "التراكميه", "اليوميه", "الاجماليه", "المسجله", "الموثقه", "المؤكده"})


def _kind(passage: Passage, i: int, first: int) -> Trigger | None:
    """الأطفال 61, on a line below القتلى: 186: a number of one kind of those whom the line before counts."""
    split = passage.known[i].person_split
    if split is None or not split.article or split.particle or passage.known[i].people[0].number != "pl":
        return None
    at = i + 1 + (passage.form(i + 1) in _COLON)
    at += passage.form(at) in _BRACKETS
    count = passage.counts_at.get(at)
    line = not first or passage.tokens[first - 1].kind == "break"
    if not line or count is None or count.no_count or at in passage.dated:
        return None
    return Trigger(i, at, "", None, tally=True, label=True)


def _casualties(passage: Passage, i: int) -> tuple[str, bool]:
    """القتلى, شهداء القصف: the outcome of a noun for those hurt, in the plural, and whether it has the article."""
    known, split = passage.known[i], passage.known[i].person_split
    if split is None or split.particle or split.pronoun or known.people[0].number == "sg":
        return "", False
    return known.people[0].outcome, split.article


def _act(passage: Passage, i: int) -> str:
    """القتل, حالات الاختطاف: the outcome of a verbal noun with its article."""
    known, split = passage.known[i], passage.known[i].outcome_split
    if split is None or not split.article or split.particle or known.outcomes[0].part != "noun":
        return ""
    return stated_alone(known.outcomes[0])


def _end(passage: Passage, i: int) -> int:
    """The token after the label at ``i``: the first mark or number within its longest, else that after the noun."""
    for k in range(i + 1, i + 1 + _LONGEST):
        if k in passage.counts_at or k >= len(passage.tokens) or passage.tokens[k].kind != "word":
            return k
        if verb_like(passage.form(k)) or passage.known[k].classes & {"clause", "complementizer", "reach"}:
            break
    return i + 1


def _joined(passage: Passage, first: int, end: int) -> set[str]:
    """القتلى والجرحى: the outcomes of the nouns that the label joins to its first."""
    out = set()
    for k in range(first, end):
        known = passage.known[k]
        if known.person_split is not None and known.person_split.conjunction:
            out.add(str(known.people[0].outcome))
        elif known.outcome_split is not None and known.outcome_split.conjunction:
            out.add(str(known.outcomes[0].outcome))
    return out
