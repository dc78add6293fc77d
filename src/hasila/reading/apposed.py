"""Who a person by name was, by what stands beside the name: فلان، أحد أعضاء جماعة كذا; فلان وهو مختار القرية."""

from __future__ import annotations

from hasila.lexicon.people import PersonForm
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.affiliations import Sides
from hasila.reading.belonging import MARKS
from hasila.reading.drafts import Draft
from hasila.reading.no_counts import word_role
from hasila.reading.passage import Passage
from hasila.reading.sided import armed_at

_MARKS = MARKS | {"-"}
_COPULAS = frozenset({"وهو", "وهي", "هو", "هي"})
_ONE_OF = frozenset({"احد", "احدي", "اكبر", "ابرز", "اهم"})
_CALLED = frozenset({"الملقب", "المعروف", "المدعو", "المكني", "يدعي", "يلقب"})
_BY_SON = frozenset({"ابو", "ام"})
_OFFICES = lemmas("office")
_CIVIC = frozenset(word_list("civic")) - {"مجلس", "هيئة", "لجنة"}  # رئيس المجلس السياسي للجماعة
_POLITICAL = frozenset({"حزب", "معارضه", "تحالف", "نظام"})
_REACH = 10
_SIDE = 5
_AGE = 6
_ADULT = 18
_YEARS = ("عام", "سنه", "سنوات", "اعوام", "سنين", "شهر", "اشهر", "ربيعا")


def rank_of(passage: Passage, draft: Draft, sides: Sides) -> str:
    """The status that the words in apposition to the name of ``draft`` give it, "" where they give none."""
    last = passage.sentences[draft.sentence][1]
    marked, i = False, _past_name(passage, draft)
    end = min(i + _REACH, last)
    while i < end:
        form, known = passage.form(i), passage.known[i]
        count = passage.counts_at.get(i)
        if form in _MARKS or (marked and form in _COPULAS) or form in _COPULAS and form[0] == "و" or form in _ONE_OF:
            marked, i = True, i + 1
        elif form in _BY_SON or form in _CALLED:
            i += 2
        elif count is not None and count.no_count in ("age", "duration"):
            i = count.last + 1
        else:
            split = known.person_split
            plain = bool(known.people) and not (split and (split.particle or split.conjunction))
            person = known.people[0] if plain and not known.outcomes else None
            return _by(passage, i, last, person, marked=marked, sides=sides)
    return ""


def _past_name(passage: Passage, draft: Draft) -> int:
    """The token after the name: the phrase may take in what stands beside it (فلان، أحد أعضاء الجماعة، قتل)."""
    phrase = draft.phrase
    if phrase.rule != "name":
        return phrase.last
    inside = range(phrase.first, phrase.last)
    return next((k for k in inside if passage.tokens[k].start >= phrase.end), phrase.last)


def _by(
    passage: Passage, i: int, last: int, person: PersonForm | None, *, marked: bool, sides: Sides
) -> str:
    """The status that the noun at token ``i``, in apposition to a name, gives its bearer."""
    if person is None or (person.number != "sg" and passage.form(i - 1) not in _ONE_OF):
        return ""
    office = person.lemma.partition(" ")[0] in _OFFICES  # رئيس مجلس
    if person.kind == "kin" or not (marked or office or passage.form(i).startswith("ال")):
        return ""
    said = "" if person.status == "unknown" else person.status
    if said and not office:
        return said
    for k in range(i + 1, min(last, i + 1 + _SIDE)):
        form = passage.form(k)
        if passage.tokens[k].kind != "word" and form not in _MARKS or passage.known[k].outcomes:
            return said
        bare = form.removeprefix("ال").removeprefix("لل")
        if bare in _CIVIC:
            return "civilian"
        if armed_at(passage, k, sides) and (bare not in _POLITICAL or k in sides.starts):
            return "combatant"
    return said


def child(passage: Passage, draft: Draft) -> bool:
    """فلان (15 عاما), الشاب فلان البالغ من العمر 16 عاما: is the one person named told to be under eighteen?"""
    last = passage.sentences[draft.sentence][1]
    past = _past_name(passage, draft)
    for i in range(past, min(past + _AGE, last)):
        count = passage.counts_at.get(i)
        if count is not None:
            aged = count.no_count == "age" or passage.form(count.last).startswith(_YEARS)
            return aged and count.value is not None and 0 < count.value < _ADULT
        form = passage.form(i)
        if form not in _MARKS and form not in _COPULAS and form != "من" and not word_role(form, "age"):
            return False
    return False
