"""Rules for phrases whose noun states the outcome itself: 3 قتلى, سقوط جرحى, القتلى 5, ثلاثة أطفال ضحايا."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.lexicon.speech import small
from hasila.lexicon.word_lists import word_list
from hasila.reading.among_them import DIVIDED, among_the_held, counted_among, dead, named_among, stands_among
from hasila.reading.drafts import STANDING, Draft
from hasila.reading.flight import MULTITUDE, size_of
from hasila.reading.part_marks import shares
from hasila.reading.phrase import BODIES, Phrase
from hasila.reading.predicates import share
from hasila.reading.surroundings import verb_like
from hasila.reading.wholes import mark_part_of_outcome

if TYPE_CHECKING:
    from hasila.reading.trigger import Trigger
    from hasila.reading.walk import Walk

_CAUSES = frozenset({"بسبب", "نتيجه", "جراء", "اثر"})
_OF_SOME = frozenset({"بعضهم", "احدهم", "معظمهم", "اغلبهم", "بعضها"})
_BEFELL_REACH = 5
_BEFELL_NEAR = 2
_HAS_REACH = 8


def own_outcome(walk: Walk, phrase: Phrase) -> Draft | None:
    """The noun states the outcome: 3 قتلى, سقوط جرحى."""
    among_the_held(walk, phrase)
    case = phrase.rule == "term" or (phrase.numbered and phrase.heads and phrase.heads[0].lemma.startswith("حالة "))
    held = phrase.numbered and not walk.hungry() and (_still(walk, phrase) or _said_to_be(walk, phrase))
    own = [o for o in phrase.own if o not in STANDING or case or (o == "displaced" and _driven_out(walk, phrase))
           or (held and o in _HELD)]
    if phrase.numbered and "batch" in walk.passage.classes(phrase.first):
        own = ["released"]  # الدفعة تضم 18 أسيرا
    told = walk.passage.classes(phrase.first - 1) & {"occurrence", "negation", "any"}
    if phrase.governor == "عن":
        told |= {"search" for k in (2, 3) if "search" in walk.passage.classes(phrase.first - k)}  # البحث عن مزيد
    if own == ["missing"] and (walk.outcome_from_open() if phrase.numbered else not (told or walk.hungry())):
        return None  # العثور على تسعة مفقودين أحياء
    if not own or (
        _body(walk, phrase) and not phrase.numbered and not (told & {"occurrence"} or _found(walk, phrase))
    ):
        return None
    if (
        phrase.rule == "quantifier"
        and walk.passage.form(phrase.first).lstrip("و") in ("بعض", "معظم", "جميع", "كافه", "كل")
        and phrase.heads
    ):
        return None  # بعض القتلى: of those told of already
    if phrase.definite and not phrase.numbered and phrase.rule not in ("quantifier", "count-after"):
        noted, walk.noted = walk.noted, phrase
        if stands_among(walk, phrase):
            _some_of_those(walk, phrase, noted, own[0])
        return None
    left = _left_two(walk, phrase) or _straight_after(walk, phrase)
    if not phrase.numbered and phrase.rule.startswith("noun") and not (left or _befell(walk, phrase)):
        return None
    if (
        not phrase.numbered
        and phrase.rule != "term"
        and phrase.governor in ("noun", "ب", "ل", "ك", "مع", "ضد", "حول", "لدي", "بحق")
        and not (phrase.governor == "ب" and own[0] != "wounded")
        and not left
    ):
        return None
    if _how_hurt(walk, phrase) or _some_were(walk, phrase):
        return None
    if (
        phrase.possessive
        and not phrase.numbered
        and phrase.plural
        and walk.open is None
        and not own[0].startswith("killed")
    ):
        return None
    outcome = "killed_or_wounded" if {"killed", "wounded"} <= set(own) else own[0]
    outcome = "killed" if outcome == "killed_or_wounded" and _of_the_dead(walk, phrase) else outcome
    outcome = "abducted" if held and "abducted" in own else outcome  # محتجزون رهائن
    outcome = _outcome_of_trigger(walk, phrase, own) or outcome
    if walk.between is not None and phrase.conjoined and phrase.first - walk.between.last <= 2 and not phrase.numbered:
        return walk.drafts[-1] if walk.drafts else None
    fed_by = walk.open if walk.hungry() else None
    whole = _part_beside(walk, phrase, outcome)
    draft = walk.add(phrase, outcome, fed_by, "own-outcome", join=phrase.conjoined)
    draft.parent = whole
    if phrase.numbered and walk.passage.form(phrase.first - 1) in ("ضمن", "بين") and walk.pending:
        _part_before(walk, draft)
    if walk.hungry() and walk.open is not None and (not walk.open.is_verb or _subject(walk.open, draft)):
        walk.fed = True
    share(walk, draft)
    return draft


def _some_of_those(walk: Walk, phrase: Phrase, noted: Phrase | None, outcome: str) -> None:
    """ومن بين القتلى طفلان; إن نساء من بين الضحايا; يتوزع القتلى على 12 رجلا و8 نساء: note those told of among them."""
    at = counted_among(walk, phrase)
    if at is None:
        named_among(walk, phrase, dead(walk, noted, outcome))
        return
    mark_part_of_outcome(walk, at, outcome)
    if walk.passage.form(phrase.first - 1) in DIVIDED and walk.part_parent is not None:
        walk.part_mark = at if shares(walk, at, walk.part_parent.phrase)[:1] == [at] else -1


def _still(walk: Walk, phrase: Phrase) -> bool:
    """ولا يزال 65 صحفيا رهائن, ما زال 30 شخصا محتجزين: is it told of people that they are so to this day?"""
    before = range(max(walk.first, phrase.first - 2), phrase.first)
    people = bool(phrase.heads) and not phrase.heads[0].outcome  # but ما زال 20 أسيرا في السجن: who are there
    return people and any(walk.passage.form(k) in _REMAINS for k in before)


def _said_to_be(walk: Walk, phrase: Phrase) -> bool:
    """إن 20 صحفيا معتقلون, أن 203 أشخاص محتجزون رهائن: a clause without a verb says of a number that they are held."""
    that = walk.passage.form(phrase.first - 1)
    opens = "complementizer" in walk.passage.classes(phrase.first - 1) or "that" in small(that)
    if phrase.own[:1] not in (("detained",), ("abducted",)) or not opens:
        return False
    known, heads = walk.passage.known, range(phrase.head_at + 1, phrase.last)
    return any(known[k].people and walk.passage.form(k).endswith("ون") for k in heads)


_REMAINS = frozenset({"يزال", "تزال", "زال", "زالت", "مازال", "مازالت", "لايزال", "لاتزال"})
_HELD = frozenset({"abducted", "detained"})


def _driven_out(walk: Walk, phrase: Phrase) -> bool:
    """تؤوي المدينة عشرات الآلاف من النازحين: a multitude of them is a toll of displacement, wherever it is told."""
    if not phrase.numbered or walk.hungry() or not size_of(walk.passage, phrase.first, phrase.value) >= MULTITUDE:
        return False
    return not any(walk.passage.form(k) in _RETURN for k in range(max(walk.first, phrase.first - 3), phrase.first))


_RETURN = frozenset({"عوده", "عاد", "وعاد", "لعوده", "اعاده", "يعود", "بعوده", "العوده"})


def _how_hurt(walk: Walk, phrase: Phrase) -> bool:
    """توفوا بسبب إصابات خطيرة: what they died of; إصابات بعضهم خطرة: how badly some of those told of are hurt."""
    if phrase.numbered or not phrase.heads or phrase.heads[0].lemma != "إصابة":
        return False
    some = walk.passage.form(phrase.last)
    news = some == "بعضها" and "occurrence" in walk.passage.classes(phrase.first - 1)  # وقعت إصابات بعضها خطيرة
    return phrase.governor in _CAUSES or (some in _OF_SOME and not news)


def _of_the_dead(walk: Walk, phrase: Phrase) -> bool:
    """مقتل 97 مدنيا بينهم 11 سيدة، و6 ضحايا تعذيب: are so many told among numbers of the dead and of no others?"""
    last = walk.group[-1] if walk.group else None
    joined = last is not None and last.outcome == "killed" and phrase.conjoined and last.phrase is walk.last_phrase
    told = [draft.outcome for draft in walk.told + walk.drafts]
    return phrase.numbered and (joined or (len(told) > _FEW_DEAD and set(told) == {"killed"}))


_FEW_DEAD = 3


def _some_were(walk: Walk, phrase: Phrase) -> bool:
    """جثتين من ضحايا العبارة: of whom those counted right before were some."""
    counted = walk.last_phrase
    beside = counted is not None and counted.value is not None and counted.last == phrase.first - 1
    return beside and phrase.governor == "من" and not phrase.numbered


def _left_two(walk: Walk, phrase: Phrase) -> bool:
    """خلّف القصف على كفر سالم قتيلين: a dual that a verb of causing has as its object, after a name of no vocabulary."""
    passage, before = walk.passage, walk.passage.known[phrase.first - 1]
    if phrase.rule != "noun-du" or before.classes or before.outcomes or before.people:
        return False
    if passage.form(phrase.first - 1) == "(":
        return True  # القذائف (قتيلان و4 جرحى)
    if passage.form(phrase.last - 1).endswith("ان"):
        return phrase.governor in ("noun", "")  # قرية كفر سالم شهيدان: in the nominative, so that nothing governs it
    told = any("occurrence" in passage.classes(k) for k in range(walk.first, phrase.first - 1))
    return phrase.governor == "noun" and told


def _subject(trigger: Trigger, draft: Draft) -> bool:
    """سقط 17 قتيلا: is the noun, straight after the verb, what the verb says?"""
    return draft.phrase.first == trigger.ready and draft.outcome == trigger.outcome


def _part_beside(walk: Walk, phrase: Phrase, outcome: str) -> Draft | None:
    """1417 شهيدا، بينهم 447 طفلا، و248 شهيدة: the total that the number just before is a part of, and this one too."""
    last = walk.group[-1] if walk.group else None
    if last is None or last.parent is None or last.phrase is not walk.last_phrase or last.outcome != outcome:
        return None
    counted = last.phrase.numbered or bool(last.phrase.own)
    beside = phrase.conjoined and phrase.numbered and counted and not phrase.others
    if not beside or walk.hungry() or phrase.first - last.phrase.last > _PART_REACH:
        return None
    return last.parent if (last.parent.phrase.value or 0) > (phrase.value or 0) else None


_PART_REACH = 5  # words that the part before may still say of its people: 447 طفلا من الحي، و248 شهيدة


def _befell(walk: Walk, phrase: Phrase) -> bool:
    """Does the text say that there were such victims (سقوط قتلى), and not speak of them (شكوى قدمها ضحايا)?"""
    passage, i = walk.passage, phrase.first - 1
    while passage.form(i) in ('"', "'", "("):
        i -= 1
    has = _HAS_REACH if passage.form(i) == "من" else _BEFELL_NEAR  # يعاني مدرب الفريق من إصابات
    if any("suffers" in passage.classes(k) for k in range(max(walk.first, i - has), i + 1)):
        return False
    if i < walk.first or passage.tokens[i].kind != "word" or phrase.conjoined:
        return True
    if any("occurrence" in passage.classes(k) for k in range(max(walk.first, i - _BEFELL_REACH), i)):
        return True  # خلف العراك قتيلين
    known, form = passage.known[i], passage.form(i)
    return bool(known.classes or known.outcomes or known.people) or verb_like(form)


def _outcome_of_trigger(walk: Walk, phrase: Phrase, own: list[str]) -> str:
    """وفاة أحد الجرحى, مقتل ثلاثة ضحايا: the trigger's outcome where it says more than the noun; "" elsewhere."""
    trigger = walk.open
    if (
        not walk.hungry()
        or trigger is None
        or trigger.tally
        or (trigger.form is not None and trigger.form.victim == "next")
    ):
        return ""
    if own == ["killed_or_wounded"] and walk.outcome in ("killed", "wounded", "missing"):
        return walk.outcome
    if walk.outcome in _TAKEN and own == ["wounded"] and not phrase.conjoined:
        beside = phrase.first - trigger.ready <= (phrase.governor == "عن") or walk.outcome == _FREED
        return walk.outcome if beside else ""  # خطف 3 جرحى, أفرجت السلطات عن 20 جريحا
    return (
        "killed"
        if walk.outcome == "killed" and own != ["killed"] and len(own) == 1
        and (phrase.first == trigger.ready or not walk.gap(trigger.ready, phrase.first))  # توفي أمس اثنان من الجرحى
        else ""
    )


_FREED = "released"
_TAKEN = frozenset({"detained", "abducted", _FREED})


def _body(walk: Walk, phrase: Phrase) -> bool:
    """Bodies are moved, kept and handed over: they are a count of the dead only where they are counted or found."""
    return bool(phrase.heads) and phrase.heads[0].lemma in BODIES


def _found(walk: Walk, phrase: Phrase) -> bool:
    """العثور على جثة امرأة, انتشلت الفرق جثتين: is it told that the body was found?"""
    passage = walk.passage
    apart = phrase.governor not in ("علي", "") and not _straight_after(walk, phrase)
    if apart or (phrase.governor == "" and phrase.definite):
        return False
    near = range(max(walk.first, phrase.first - _FOUND_REACH), phrase.first - (phrase.governor == "علي"))
    found = next((k for k in reversed(near) if passage.form(k).lstrip("و") in _FINDS), None)
    if found is None or (phrase.governor != "علي" and passage.form(found).lstrip("و") not in _RECOVERS):
        return False
    if any("negation" in passage.classes(k) for k in range(max(walk.first, found - 2), phrase.first)):
        return False
    between = range(found, phrase.first - (phrase.governor == "علي"))
    if phrase.governor == "علي" and any(passage.form(k) == "علي" for k in between):
        return False  # عثروا على أوراق على جثته
    aside = _ASIDE if phrase.governor == "علي" else ()  # عثر الأهالي، أمس، على جثتين
    marks = (passage.form(k) for k in between if passage.tokens[k].kind == "mark")
    return all(mark in aside for mark in marks) and not any("clause" in passage.classes(k) for k in between)


def _straight_after(walk: Walk, phrase: Phrase) -> bool:
    """المستشفى استقبل جثتين, استقبل جثامين طفلين: do the bodies, or whose they are, stand right behind the verb of
    finding or receiving them?"""
    before = phrase.first - 1
    before -= phrase.governor == "noun" and any(p.lemma in BODIES for p in walk.passage.known[before].people)
    return walk.passage.form(before).lstrip("و") in _RECOVERS


_ASIDE = frozenset("،,")
_FINDS = frozenset(word_list("found"))
_RECOVERS = frozenset(word_list("recovered"))
_FOUND_REACH = 10  # words from the verb to the body: who found it, and when


def _part_before(walk: Walk, total: Draft) -> None:
    """طفلان ضمن سبعة قتلى: the part stands before its total."""
    phrase = walk.pending[-1]
    if total.phrase.first - phrase.last <= 2 and phrase.value is not None and not phrase.definite:
        walk.pending.pop()
        part = walk.add(phrase, total.outcome, None, "part", join=True)
        part.parent = total
