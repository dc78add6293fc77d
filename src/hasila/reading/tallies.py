"""Counting phrases: عدد القتلى, حصيلة ضحايا الهجوم, عدد الذين قتلوا, بلغت الوفيات. A number of people follows."""

from __future__ import annotations

from hasila.lexicon.outcomes import OutcomeForm
from hasila.reading.completers import THEM, completed, pronoun_follows
from hasila.reading.flight import escapes
from hasila.reading.passage import Passage
from hasila.reading.trigger import Trigger

_TALLY_NOUN_WITHIN = 4


def tally(passage: Passage, i: int, last: int) -> Trigger | None:
    """عدد القتلى, حصيلة ضحايا الهجوم, تعدادهم, الحصيلة: a number of people follows."""
    if "reach" in passage.classes(i):
        return _reached(passage, i)
    if "tally" not in passage.classes(i):
        return None
    split = passage.known[i].particle_split
    assert split is not None
    conjoined, word = _conjoined(passage, i), split.stem
    of_those = _tally_of_those(passage, i, last)
    if of_those is not None:
        return of_those
    if passage.form(i + 1) == "من":
        return None
    for j in range(i + 1, min(last, i + 1 + _TALLY_NOUN_WITHIN)):
        people = passage.known[j].people
        if people and people[0].outcome and people[0].number != "sg":
            freed = _freed(passage, j + 1)
            return _told(passage, i, freed, "released") if freed else _told(passage, i, j, people[0].outcome)
        deed = j == i + 1 or (j == i + 2 and passage.form(i + 1) in _DEEDS)  # حصيلة حملات الاعتقال تتجاوز 9 آلاف
        if deed and passage.known[j].outcomes and passage.known[j].outcomes[0].part == "noun":
            outcome = stated_alone(passage.known[j].outcomes[0])
            return Trigger(i, j + 1, outcome, None, conjoined=conjoined, tally=True)
        if j in passage.counts_at or "preposition" in passage.classes(j):
            break
    if word.startswith(("حصيل", "الحصيل")) or word.endswith("هم") or word in ("العدد", "المحصله"):
        return Trigger(i, i + 1, "", None, conjoined=conjoined, tally=True)
    return None


def _freed(passage: Passage, at: int) -> int:
    """عدد الأسرى المفرج عنهم, عدد المعتقلين المحررين: the token that ends what says they were let go, 0 without it."""
    for k in range(at, at + _FREED_WITHIN):
        form = passage.form(k)
        if form in _LET_GO:
            return k + (passage.form(k + 1) in THEM or passage.form(k + 1) == "سراحهم")
        if not form.startswith("ال"):
            return 0
    return 0


_DEEDS = frozenset({"حملات", "عمليات", "حالات", "جرائم", "حوادث"})
_LET_GO = frozenset({"المفرج", "المحررين", "المطلق", "المحررون"})
_FREED_WITHIN = 3


def stated_alone(form: OutcomeForm) -> str:
    """إجمالي الانتشال: 627: what a verbal noun says by itself; who is dug out, with no word of being alive, is dead."""
    return "killed" if form.outcome == "rescued" and form.completers else form.outcome


def _tally_of_those(passage: Passage, i: int, last: int) -> Trigger | None:
    """عدد العمال الذين قتلوا في الحريق, عدد من اعتقلتهم الشرطة: those counted are told by what befell them."""
    near = range(i + 1, min(last, i + 2 + _TALLY_NOUN_WITHIN))
    who = next((k for k in near if "relative" in passage.classes(k) or passage.form(k) == "من"), None)
    if who is None or any(passage.tokens[k].kind != "word" or k in passage.counts_at for k in range(i + 1, who)):
        return None
    done_to = passage.form(who + 1) in WAS_DONE  # الذين تم اعتقالهم
    at = who + 1 + done_to
    if at < last:
        split = passage.known[at].outcome_split
        theirs = split is not None and split.pronoun in ("هم", "هن")
        for form in passage.known[at].outcomes:
            if escapes(passage, at, last, form):
                continue
            done = completed(passage, at, last, form)
            on_them = done is None and form.victim == "prep" and pronoun_follows(passage, at, last, form)
            if on_them:
                done = next(k for k in range(at + 1, last) if passage.form(k) in THEM)
            told = form.part == "verb" and (form.agreement == "pl" or theirs or on_them)
            if done is not None and (told or (done_to and (theirs or form.victim == "prep"))):
                return Trigger(i, max(at, done) + 1, form.outcome, None, conjoined=_conjoined(passage, i), tally=True)
    return None


WAS_DONE = frozenset({"تم", "جري", "يتم", "يجري", "تمت", "جرت"})


def _conjoined(passage: Passage, i: int) -> bool:
    split = passage.known[i].particle_split
    return bool(split and split.conjunction)


def _reached(passage: Passage, i: int) -> Trigger | None:
    """بلغت وفيات الحرارة 51, ارتفع القتلى إلى 30: casualties counted without the word عدد."""
    people = passage.known[i + 1].people if i + 1 < len(passage.known) else ()
    term = passage.terms_at.get(i + 1)
    if term is not None:  # بلغت الخسائر البشرية 108
        return Trigger(i, term.last, term.outcome, None, conjoined=_conjoined(passage, i), tally=True)
    if (
        not people
        or people[0].number != "pl"  # وصل شهيدان إلى المستشفى: the dual is the number
        or not people[0].outcome
        or (people[0].outcome not in _CASUALTIES and not people[0].lemma.startswith(_CASE))
    ):
        return None
    return _told(passage, i, i + 1, people[0].outcome)


_CASUALTIES = frozenset({"killed", "wounded", "killed_or_wounded", "missing"})
_CASE = "حالة "  # بلغت حالات الاعتقال 567; but وصل معتقلون 5: who came


def _told(passage: Passage, i: int, at: int, outcome: str) -> Trigger:
    """عدد القتلى; بلغ عدد القتلى والجرحى 30: one number for both, where both nouns stand side by side."""
    known = passage.known[at + 1] if at + 1 < len(passage.known) else None
    both = known is not None and known.person_split is not None and bool(known.person_split.conjunction)
    also = known.people[0].outcome if known is not None and both else ""
    if {outcome, also} == {"killed", "wounded"}:
        outcome, at = "killed_or_wounded", at + 1
    return Trigger(i, at + 1, outcome, None, conjoined=_conjoined(passage, i), tally=True)


SUMS_UP = frozenset({"وبذلك", "وبهذا", "بذلك", "بهذا"})
_WHERE = frozenset({"حيث", "اذ"})
_SUMMED = 2  # words from بذلك to the verb: وبذلك، يرتفع


def raises(passage: Passage, at: int) -> bool:
    """ما يرفع, ليرتفع, وبذلك تصل: does the word carry a toll up to what follows, by what was told before it?"""
    classes = passage.classes(at)
    if "raise" in classes:
        return True
    summed = any(passage.form(k) in SUMS_UP for k in range(at - _SUMMED, at + _SUMMED))
    where = passage.form(at - 1) in _WHERE  # قُتل ثلاثة، حيث ارتفع عدد القتلى إلى 25
    return "reach" in classes and (passage.form(at).startswith("ل") or summed or where)
