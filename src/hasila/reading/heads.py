"""Heads: the person nouns that make one head of a phrase, apposed (رجلا مدنيا) or under one number (نساء وأطفال)."""

from __future__ import annotations

from hasila.lexicon.people import PersonForm, unidentified
from hasila.reading.known import counted_people
from hasila.reading.named import given_follows
from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES

# Between a number and its noun: 3 من المدنيين, خمسة من بين الجنود, 4 اخرين من
LINKS = frozenset({"من", "بين", "ضمن"})


def heads_at(
    passage: Passage, at: int, *, counted: bool, value: float | None
) -> tuple[tuple[PersonForm, ...], int, int]:
    """The person nouns from ``at`` on that make one head, apposed and joined ones with it; none where ``at`` is none.

    With them come the token after them and the head's own token.
    """
    if at >= len(passage.tokens):
        return (), at, at
    first = _person(passage, at, counted=counted, value=value)
    if first is None or (_joined(passage, at) and counted):
        return (), at, at
    heads = [first]
    i = at + passage.widths.get(at, 1)
    while i < len(passage.tokens) and i <= at + 6:
        form = passage.form(i)
        if form in ('"', "'") or ("other" in passage.classes(i) and not _joined(passage, i)):
            i += 1
            continue
        found = _person(passage, i, counted=False, value=None)
        if found is not None and first.number == "du" and first.lemma not in BODIES:
            duals = (p for p in passage.known[i].people if p.number == "du" and not p.construct)
            found = next(duals, found)  # شرطيين مقتولين
        if found is None or found.lemma in BODIES or (first.lemma in BODIES and (found.construct or first.construct)):
            break  # جثتين مجهولتي الهوية: an adjective; جثتي طفلين: whose they are
        if _joined(passage, i):
            if _turns_definite(passage, at, i) or not (counted and _shares_count(first, found, value)):
                break
        elif not _one_person(passage, at, i, first, found, counted=counted):
            break
        heads.append(found)
        i += passage.widths.get(i, 1)
    while passage.form(i - 1) in ('"', "'"):
        i -= 1
    return tuple(heads), i, at


def _one_person(passage: Passage, at: int, i: int, first: PersonForm, found: PersonForm, *, counted: bool) -> bool:
    """Is the noun ``found`` at ``i`` apposed to ``first`` at ``at``, so that both speak of the same?

    مسلحون مهندسين are a subject and an object, by their endings.
    """
    if first.kind in ("group", "collective") and found.number == "sg" and given_follows(passage, i + 1, whole=True):
        return False  # أوقفت الشرطة الشاب فلانا: a body, and whom it caught
    if found.kind == "group" or not _apposed(passage, at, i) or not _agree(first, found, counted=counted):
        return False
    nominative = {"pl": "ون", "du": "ان"}.get(first.number, "")  # السكان is no dual, and shows no case
    return not (nominative and passage.form(at).endswith(nominative) and passage.form(i).endswith("ين"))


def _agree(first: PersonForm, second: PersonForm, *, counted: bool) -> bool:
    """Do a noun and one apposed to it agree? قتل أربعة مسلحين تاجرا are two: number and accusative tell."""
    if unidentified(second) and (first.number == "sg") == (second.number == "sg"):
        return True
    if first.number != second.number:
        return counted and first.number == "sg"
    if first.number == "sg" and (first.gender, second.gender) == ("m", "f") and not (counted or second.nationality):
        return False  # دهس سائق طفلة: a man and a girl; but حرس الحدود الإسرائيلية
    return first.number != "sg" or first.accusative == second.accusative or second.gender == "f"


def _person(passage: Passage, i: int, *, counted: bool, value: float | None) -> PersonForm | None:
    known = passage.known[i]
    if counted and not known.people:
        entries, _ = counted_people(passage.form(i)) if passage.tokens[i].kind == "word" else ((), None)
        return entries[0] if entries else None
    if not known.people or (known.outcomes and not _noun_wins(passage, i)):
        return None
    entries = known.people
    if counted and value is not None and value > 2:
        return next((p for p in entries if p.number != "du"), entries[0])
    return entries[0]


def _noun_wins(passage: Passage, i: int) -> bool:
    """A form that is both a person and an outcome word is the person where its split is the shorter."""
    known = passage.known[i]
    a, b = known.person_split, known.outcome_split
    if a is None or b is None:
        return a is not None
    cost_a = len(a.conjunction) + len(a.particle) + len(a.pronoun) + a.article
    cost_b = len(b.conjunction) + len(b.particle) + len(b.pronoun) + b.article
    return cost_a <= cost_b


def _joined(passage: Passage, i: int) -> bool:
    split = passage.known[i].person_split
    return bool(split and split.conjunction) or passage.form(i - 1) in ("و", "او")


def _turns_definite(passage: Passage, at: int, i: int) -> bool:
    """3 أطفال والجرحى 31: a definite noun is under no number that an indefinite one is under."""
    a, b = passage.known[at].person_split, passage.known[i].person_split
    return a is not None and b is not None and b.article and not a.article


def _shares_count(first: PersonForm, second: PersonForm, value: float | None) -> bool:
    """Is the second noun under the first one's number?

    67 طفلا وطفلة; 20 قتيلا وجريحا; 10 نساء وأطفال; 50 قياديا وعنصرا; but 4 رجال وامرأة adds one.
    """
    if second.number == "du" and first.number != "du":
        return False
    if bool(first.outcome) != bool(second.outcome) or (first.lemma in _CASES) != (second.lemma in _CASES):
        return False  # 3 أطفال وجرحى; 4 قتلى وإصابات
    if first.number == "sg" and second.number == "sg" and (value is None or value != 1):
        specified = value is not None and value > _LAST_WITH_PLURAL and first.accusative and second.accusative
        return specified or first.lemma == second.lemma or bool(first.outcome and second.outcome)
    return first.number == "pl" and second.number == "pl"


_CASES = frozenset({"إصابة", "وفاة"})
_LAST_WITH_PLURAL = 10  # above it a number has its noun in the singular and the accusative (Ryding 2005, ch. 15)


def _apposed(passage: Passage, head: int, i: int) -> bool:
    """رجلا مدنيا مسنا; الجندي الإسرائيلي; but جندي المدنيين is two phrases."""
    a, b = passage.known[head].person_split, passage.known[i].person_split
    if a is None or b is None or b.particle or b.pronoun:
        return False
    return a.article == b.article


def own_outcomes(heads: tuple[PersonForm, ...]) -> tuple[str, ...]:
    """The outcomes that the nouns themselves state (قتيل, جرحى), each once, in their order."""
    if heads and heads[0].lemma in BODIES:
        heads = tuple(h for h in heads if h.lemma != "مصاب")  # جثة مصابة بطلق: how the dead one was hurt
    return tuple(dict.fromkeys(h.outcome for h in heads if h.outcome))
