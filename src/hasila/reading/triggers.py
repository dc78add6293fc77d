"""Triggers: the words of a passage that state an outcome, with where their victims are to be looked for."""

from __future__ import annotations

from hasila.arabic.record import record
from hasila.arabic.words import Split
from hasila.lexicon.outcomes import OutcomeForm
from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES

_COMPLETER_WITHIN = 25
_PREPOSITION_WITHIN = 4
_OBJECT_WITHIN = 10
_TALLY_NOUN_WITHIN = 4


@record
class Trigger:
    """An outcome word at token ``at``; its victims stand from token ``ready`` on, or before ``at``.

    ``hungry`` is false where a pronoun already names the victims (قتلهم). ``tally`` marks a counting phrase
    (عدد القتلى) that takes a number only; its outcome is "" where the words leave it to the context (وبلغ تعدادهم).
    """

    at: int
    ready: int
    outcome: str
    form: OutcomeForm | None
    conjoined: bool = False
    hungry: bool = True
    tally: bool = False
    article: bool = False
    completed_at: int = -1

    @property
    def is_verb(self) -> bool:
        """Is it a verb, and no noun or counting phrase?"""
        return self.form is not None and self.form.part == "verb"

    @property
    def ambiguous(self) -> bool:
        """May an agent stand between the verb and its victims?"""
        return self.form is not None and self.form.victim in ("both", "object")


_COUNTING = frozenset({"reach", "tally"})


def triggers(passage: Passage) -> list[Trigger]:
    """Every trigger of ``passage`` in order."""
    out: list[Trigger] = []
    for first, last in passage.sentences:
        for i in range(first, last):
            known = passage.known[i]
            if not (known.outcomes or known.classes or known.people):
                continue
            counting = bool(known.classes) and not _COUNTING.isdisjoint(known.classes)
            found = _tally(passage, i, last) if counting else None
            found = found or _trigger(passage, i, last) or _their_bodies(passage, i)
            if found is None:
                continue
            if out and _takes_completer(passage, found, out[-1]):
                out.pop()
            out.append(found)
    return out


def _their_bodies(passage: Passage, i: int) -> Trigger | None:
    """عشرون مهاجراً انتشلت جثثهم: bodies found are of those named before."""
    known, split = passage.known[i], passage.known[i].person_split
    body = bool(known.people) and known.people[0].lemma in BODIES and split is not None and bool(split.pronoun)
    if not body or not any("occurrence" in passage.classes(k) for k in range(max(0, i - _FOUND_WITHIN), i)):
        return None
    return Trigger(i, i + 1, "killed", None, hungry=False)


_FOUND_WITHIN = 3


def _takes_completer(passage: Passage, trigger: Trigger, before: Trigger) -> bool:
    """وقعت حوادث راح ضحيتها ثلاثة: a completer is the nearest verb's, unless it is that verb (ألقي القبض على)."""
    if trigger.completed_at != before.completed_at or trigger.at >= trigger.completed_at or before.form is None:
        return False
    return passage.form(trigger.at) not in before.form.completers


def _trigger(passage: Passage, i: int, last: int) -> Trigger | None:
    known = passage.known[i]
    split = known.outcome_split
    if split is None or (known.people and _person_is_closer(passage, i)):
        return None
    noun = _noun_here(passage, i)
    for form in sorted(known.outcomes, key=lambda o: (not o.completers, (o.part == "verb") == noun)):
        completed = _completed(passage, i, last, form)
        if completed is None and form.victim == "prep" and _pronoun_follows(passage, i, last, form):
            return Trigger(i, i + 1, form.outcome, form, hungry=False)
        if completed is None:
            continue
        if form.part == "noun" and split.article and form.victim != "prep":
            return None  # القتل: the thing in general, unless it heads a set phrase (القبض على)
        if form.victim == "next" and split.pronoun:
            return None
        if form.lemma == "اوقف" and form.imperfect and (not i or passage.tokens[i - 1].kind != "word"):
            return None  # توقف سائق: he stopped; whoever stops people is named before the verb
        ready = completed + 1 if form.victim in ("prep", "after") else i + 1
        return Trigger(
            i,
            ready,
            form.outcome,
            form,
            conjoined=bool(split.conjunction) or passage.form(i - 1) in ("و", "او"),
            hungry=not split.pronoun,
            article=split.article,
            completed_at=completed,
        )
    return None


def _noun_here(passage: Passage, i: int) -> bool:
    """قتل, جرح, أسر are verb and verbal noun in one spelling: after a preposition, a verb or a plan it is the noun."""
    split = passage.known[i].outcome_split
    if split is not None and split.particle:
        return True
    before = passage.form(i - 1)
    small = passage.classes(i - 1)
    return bool(small & {"preposition", "hypothetical", "nonevent", "denial", "demand", "occurrence"}) or (
        bool(before) and passage.tokens[i - 1].kind == "word" and before.endswith("ت") and not before.endswith("ات")
    )


def _person_is_closer(passage: Passage, i: int) -> bool:
    known = passage.known[i]
    a, b = known.person_split, known.outcome_split
    if a is None or b is None:
        return False
    return _weight(a) < _weight(b)


def _weight(split: Split) -> int:
    """How much a split takes off its word: its letters, the article's two with them."""
    return len(split.conjunction) + len(split.particle) + len(split.pronoun) + 2 * split.article


def _completed(passage: Passage, i: int, last: int, form: OutcomeForm) -> int | None:
    """The token of the completer that makes an idiom whole: ``i`` where none is needed, None where it is missing."""
    if not form.completers:
        return i
    reach = _PREPOSITION_WITHIN if form.victim in ("prep", "after") else _COMPLETER_WITHIN
    if all(completer.startswith("ل") for completer in form.completers):
        reach = _OBJECT_WITHIN  # تعرض ثلاثة لجروح: the injury is the verb's own object, not another clause's
    opened = _preposition_at(passage, i, last, form)
    for j in range(i + 1, min(last, i + (reach if opened is None else _OBJECT_WITHIN) + 1)):
        word = passage.form(j)
        if form.victim == "prep" and _in_hedge(passage, i, j):
            continue  # قضى ما يزيد على خمسين: the preposition is the number's
        if word in form.completers:
            return _after_preposition(passage, j, last, form) if opened is None else opened
        if form.victim == "prep" and word in _THEM:
            return None
    return None


def _in_hedge(passage: Passage, i: int, j: int) -> bool:
    """Does token ``j``, after token ``i``, stand among the words that qualify a number?"""
    return any((count := passage.counts_at.get(k)) is not None and j < count.last for k in range(i + 1, j + 1))


_THEM = frozenset({"عليهم", "عليه", "عليها", "عليهما", "عنهم", "عنه", "عنها", "عنهما"})


def _preposition_at(passage: Passage, i: int, last: int, form: OutcomeForm) -> int | None:
    """Where the preposition stands before the completer: العثور على تسعة أحياء, نفذ بحق ثلاثة حكم الإعدام."""
    if form.victim != "prep" or len(form.preposition) == 1 or form.preposition in form.completers:
        return None
    near = range(i + 1, min(last, i + _PREPOSITION_WITHIN))
    return next((j for j in near if passage.form(j) == form.preposition), None)


def _pronoun_follows(passage: Passage, i: int, last: int, form: OutcomeForm) -> bool:
    """تم إلقاء القبض عليهم: the pronoun names the victims."""
    near, whole = (range(i + 1, min(last, i + reach)) for reach in (3, _OBJECT_WITHIN))
    complete = form.preposition in form.completers or any(passage.form(j) in form.completers for j in whole)
    return complete and any(passage.form(j) in _THEM for j in near)


def _after_preposition(passage: Passage, j: int, last: int, form: OutcomeForm) -> int | None:
    """Where the victims of a set phrase start: القبض على 5, القبض أمس على خلية من 5."""
    if form.victim != "prep" or passage.form(j) == form.preposition or len(form.preposition) == 1:
        return j
    for k in range(j, min(last, j + 8)):
        if passage.form(k) == form.preposition:
            return k
    return None


def _tally(passage: Passage, i: int, last: int) -> Trigger | None:
    """عدد القتلى, حصيلة ضحايا الهجوم, تعدادهم, الحصيلة: a number of people follows."""
    if "reach" in passage.classes(i):
        return _reached(passage, i)
    if "tally" not in passage.classes(i):
        return None
    split = passage.known[i].particle_split
    assert split is not None
    conjoined = bool(split.conjunction)
    word = split.stem
    if passage.form(i + 1) == "من":
        return None
    for j in range(i + 1, min(last, i + 1 + _TALLY_NOUN_WITHIN)):
        people = passage.known[j].people
        if people and people[0].outcome and people[0].number != "sg":
            return Trigger(i, j + 1, people[0].outcome, None, conjoined=conjoined, tally=True)
        if passage.known[j].outcomes and passage.known[j].outcomes[0].part == "noun" and j == i + 1:
            return Trigger(i, j + 1, passage.known[j].outcomes[0].outcome, None, conjoined=conjoined, tally=True)
        if j in passage.counts_at or "preposition" in passage.classes(j):
            break
    if word.startswith(("حصيل", "الحصيل")) or word.endswith("هم") or word in ("العدد", "المحصله"):
        return Trigger(i, i + 1, "", None, conjoined=conjoined, tally=True)
    return None


def _reached(passage: Passage, i: int) -> Trigger | None:
    """بلغت وفيات الحرارة 51, ارتفع القتلى إلى 30: casualties counted without the word عدد."""
    people = passage.known[i + 1].people if i + 1 < len(passage.known) else ()
    split = passage.known[i].particle_split
    if (
        not people
        or people[0].number == "sg"
        or people[0].outcome not in ("killed", "wounded", "killed_or_wounded", "missing")
    ):
        return None
    return Trigger(i, i + 2, people[0].outcome, None, conjoined=bool(split and split.conjunction), tally=True)
