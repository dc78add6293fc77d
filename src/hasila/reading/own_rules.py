"""Rules for phrases whose noun states the outcome itself: 3 قتلى, سقوط جرحى, القتلى 5, ثلاثة أطفال ضحايا."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.lexicon.word_lists import word_list
from hasila.reading.drafts import BACK_REACH, NO_DRAFT, STANDING, Draft
from hasila.reading.looking_back import chain
from hasila.reading.names import named_person
from hasila.reading.part_rules import mark_part_of_outcome, whole_of
from hasila.reading.phrase import BODIES, Phrase
from hasila.reading.surroundings import verb_like

if TYPE_CHECKING:
    from hasila.reading.trigger import Trigger
    from hasila.reading.walk import Walk

_PREDICATE_REACH = 6
_AMONG_THOSE = "عداد"
_CAUSES = frozenset({"بسبب", "نتيجه", "جراء", "اثر"})
_BEFELL_REACH = 5


def both_outcomes(walk: Walk, phrase: Phrase) -> Draft | None:
    """20 مدنيا بين قتيل وجريح; سقط جميع من كانوا على متنهما بين قتلى وجرحى."""
    if not (phrase.own and phrase.governor == "بين") or phrase.numbered or phrase.definite:
        return None
    both = {"killed", "wounded"}
    if not set(phrase.own) <= both | {"killed_or_wounded"}:
        return None
    while walk.pending and not walk.pending[-1].plural:
        walk.pending.pop()  # عشرات من قوات الرئيس فلان بين قتيل وجريح: one is not both
    target = walk.pending[-1] if walk.pending else None
    if target is not None and phrase.first - target.last <= BACK_REACH:
        walk.pending.pop()
        draft = walk.add(target, "killed_or_wounded", None, "between-outcomes")
    elif walk.group and not both & set(walk.group[-1].phrase.own):
        draft = walk.group[-1]
        if draft.outcome != "neutralised":  # تحييد 23 بين قتيل وموقوف: killed, wounded or captured
            draft.outcome = "killed_or_wounded"
        draft.rules.append("between-outcomes")
    else:
        nobody_counted = replace(phrase, value=None, qualifier="vague", plural=True)  # وسقط من فيها بين قتيل وجريح
        draft = walk.add(nobody_counted, "killed_or_wounded", None, "between-outcomes")
    walk.fed = True
    walk.between = phrase
    return draft


def predicate(walk: Walk, phrase: Phrase) -> Draft | None:
    """سقط الجندي قتيلا, ثلاثة أطفال ضحايا قصف: the noun says of someone named before what befell them."""
    own = [o for o in phrase.own if o not in STANDING]
    if not own or phrase.numbered or phrase.governor not in ("", "noun") or phrase.conjoined:
        return None
    if phrase.rule == "noun-sg" and _made_so(walk, phrase.first - 1, own[0]):
        return NO_DRAFT  # فأرداه قتيلا
    article = phrase.definite and walk.passage.form(phrase.head_at).startswith("ال")
    if article and walk.passage.form(phrase.first - 1) != _AMONG_THOSE:
        return None  # إنقاذ الجرحى: what is said of somebody is indefinite; but في عداد المفقودين
    if "any" in walk.passage.classes(phrase.first - 1):
        return None  # لم يتسبب بأية ضحية: of nobody named before
    accusative = phrase.rule == "noun-sg" and phrase.heads[0].accusative
    if phrase.heads and phrase.heads[0].lemma == "ضحية" and phrase.rule == "noun-sg" and not phrase.definite:
        if (
            walk.pending
            and phrase.first - walk.pending[-1].last <= BACK_REACH
            and (walk.pending[-1].named or not walk.pending[-1].definite)
        ):
            return walk.add(walk.pending.pop(), own[0], None, "predicate")
        return None if "occurrence" in walk.passage.classes(phrase.first - 1) else NO_DRAFT
    recent = walk.open is not None and phrase.first - walk.open.at <= 3
    if accusative and walk.open is not None and walk.fed:
        if walk.group and walk.group[-1].outcome == own[0]:
            return walk.group[-1]
        if not walk.group and recent and walk.open.hungry:
            return NO_DRAFT
    subject = walk.pending[-1] if walk.pending else None
    if phrase.heads and (phrase.heads[0].lemma in ("إصابة", "وفاة") or phrase.heads[0].lemma in BODIES):
        return None
    if (
        subject is None
        or not (subject.numbered or subject.rule == "one-of")
        or phrase.first - subject.last > _PREDICATE_REACH
    ):
        return None
    if phrase.rule == "noun-sg" and not accusative:
        return None
    if any(walk.passage.form(k) in ("،", ",", "؛") for k in range(subject.last, phrase.first)):
        return None
    follows = walk.passage.known[phrase.last] if phrase.last < walk.last else None
    both = follows is not None and any(p.outcome == "wounded" for p in follows.people)
    walk.fed = True
    walk.between = phrase if both else None
    subjects = chain(walk)
    del walk.pending[-len(subjects) :]
    outcome = "killed_or_wounded" if both else own[0]
    return [walk.add(one, outcome, None, "predicate", join=one is not subjects[0]) for one in subjects][-1]


def _made_so(walk: Walk, at: int, outcome: str) -> bool:
    """Is token ``at`` a verb of that outcome whose pronoun names the victim?"""
    known = walk.passage.known[at] if at >= walk.first else None
    if known is None or known.outcome_split is None or not known.outcome_split.pronoun:
        return False
    return any(form.part == "verb" and form.outcome == outcome for form in known.outcomes)


def own_outcome(walk: Walk, phrase: Phrase) -> Draft | None:
    """The noun states the outcome: 3 قتلى, سقوط جرحى."""
    _among_the_held(walk, phrase)
    case = phrase.rule == "term" or (phrase.numbered and phrase.heads and phrase.heads[0].lemma.startswith("حالة "))
    own = [o for o in phrase.own if o not in STANDING or case]
    told = walk.passage.classes(phrase.first - 1) & {"occurrence", "negation", "any"}
    if phrase.governor == "عن":
        told |= walk.passage.classes(phrase.first - 2) & {"search"}  # البحث عن مزيد من المفقودين
    if own == ["missing"] and (walk.outcome_from_open() if phrase.numbered else not (told or walk.hungry())):
        return None  # العثور على تسعة مفقودين أحياء
    if not own or (
        _body(walk, phrase) and not phrase.numbered and not (told & {"occurrence"} or _found(walk, phrase))
    ):
        return None
    if (
        phrase.rule == "quantifier"
        and walk.passage.form(phrase.first).lstrip("و") in ("بعض", "معظم", "جميع", "كافه")
        and phrase.heads
    ):
        return None  # بعض القتلى: of those told of already
    if phrase.definite and not phrase.numbered and phrase.rule not in ("quantifier", "count-after"):
        noted, walk.noted = walk.noted, phrase
        if walk.passage.form(phrase.first - 1) in ("بين", "ضمن"):
            at = _counted_among(walk, phrase)
            if at is not None:
                mark_part_of_outcome(walk, at, own[0])
            else:
                _named_among(walk, phrase, _dead(walk, noted, own[0]))
        return None
    left = _left_two(walk, phrase)
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
    if phrase.governor in _CAUSES and phrase.heads and phrase.heads[0].lemma == "إصابة" and not phrase.numbered:
        return None  # توفوا بسبب إصابات خطيرة: what they died of
    if (
        phrase.possessive
        and not phrase.numbered
        and phrase.plural
        and walk.open is None
        and not own[0].startswith("killed")
    ):
        return None
    outcome = "killed_or_wounded" if {"killed", "wounded"} <= set(own) else own[0]
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
    _share(walk, draft)
    return draft


def _left_two(walk: Walk, phrase: Phrase) -> bool:
    """خلّف القصف على كفر سالم قتيلين: a dual that a verb of causing has as its object, after a name of no vocabulary."""
    passage, before = walk.passage, walk.passage.known[phrase.first - 1]
    named = not (before.classes or before.outcomes or before.people)
    told = any("occurrence" in passage.classes(k) for k in range(walk.first, phrase.first - 1))
    return phrase.rule == "noun-du" and phrase.governor == "noun" and named and told


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


def _among_the_held(walk: Walk, phrase: Phrase) -> None:
    """ومن بين المعتقلين أطباء: parts of those of whom the report has told before that they were detained."""
    if not phrase.definite or phrase.numbered or walk.passage.form(phrase.first - 1) not in ("بين", "ضمن"):
        return
    told = {draft.outcome for draft in walk.before + walk.drafts if draft.parent is None}
    held = next((o for o in phrase.own if o in STANDING and o in told), None)
    at = _counted_among(walk, phrase) if held else None
    if held and at is not None:
        mark_part_of_outcome(walk, at, held)


def _share(walk: Walk, draft: Draft) -> None:
    """طفلان وسبعة بالغين قتلى حريق: a noun said of the last of those joined is said of all of them."""
    phrase = draft.phrase
    if not phrase.conjoined or not walk.pending or not phrase.heads or phrase.heads[0].outcome or phrase.definite:
        return
    if walk.pending[-1] is not walk.last_phrase or walk.pending[-1].bare:
        return
    for one in chain(walk):
        if phrase.first - one.last <= _PREDICATE_REACH and not one.definite and not one.governor:
            walk.pending.remove(one)
            walk.add(one, draft.outcome, draft.trigger, "predicate", join=True)


def _counted_among(walk: Walk, phrase: Phrase) -> int | None:
    """بين القتلى طفلان, من بين ضحايا القصف على الحي 12 طفلا: the token where the victims among them follow."""
    passage, at = walk.passage, phrase.last
    while at < walk.last and (passage.tokens[at].kind == "mark" or passage.form(at) in ("هناك", "ايضا", "ايضاً")):
        at += 1
    if at >= walk.last:
        return None
    if at in passage.counts_at or passage.known[at].people or passage.classes(at) & {"quantifier", "one"}:
        return at
    if named_person(passage, at)[0] is not None:
        return at  # من بين القتلى فلان الفلاني
    for k in range(phrase.last, min(walk.last, phrase.last + _AMONG_WITHIN)):
        count = passage.counts_at.get(k)
        if count is not None:
            return k if not count.no_count else None
        if passage.tokens[k].kind != "word" or passage.known[k].outcomes or verb_like(passage.form(k)):
            return None
    return None


_AMONG_WITHIN = 9


def _dead(walk: Walk, noted: Phrase | None, outcome: str) -> str:
    """حصيلة القتلى … من بين الضحايا: الضحايا are the dead where the dead are told of before."""
    told = walk.inherited() == "killed" or (noted is not None and "killed" in noted.own)
    return "killed" if outcome == "killed_or_wounded" and told else outcome


def _named_among(walk: Walk, phrase: Phrase, outcome: str) -> None:
    """إن نساء وأطفالا من بين الضحايا: those named before are among the victims."""
    whole = whole_of(walk, outcome)
    while walk.pending:
        named = walk.pending[-1]
        if phrase.first - named.last > (_AMONG_REACH_NUMBERED if named.numbered else _AMONG_REACH):
            return
        if named.definite or named.governor or named.bare:
            return
        walk.pending.pop()
        part = walk.add(named, outcome, None, "predicate", join=True)
        part.parent = whole if whole is not None and _smaller(named, whole.phrase) else None
        phrase = named if named.conjoined else phrase
        if not named.conjoined:
            return


def _smaller(part: Phrase, whole: Phrase) -> bool:
    return part.value is None or whole.value is None or part.value < whole.value


_AMONG_REACH = 2
_AMONG_REACH_NUMBERED = 8  # اثنان من أعضاء المجلس المحلي من بين القتلى


def _befell(walk: Walk, phrase: Phrase) -> bool:
    """Does the text say that there were such victims (سقوط قتلى), and not speak of them (شكوى قدمها ضحايا)?"""
    passage, i = walk.passage, phrase.first - 1
    while passage.form(i) in ('"', "'", "("):
        i -= 1
    if any("suffers" in passage.classes(k) for k in range(max(walk.first, i - 2), i + 1)):
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
    if own == ["killed_or_wounded"] and walk.outcome in ("killed", "wounded"):
        return walk.outcome
    return (
        "killed"
        if walk.outcome == "killed" and own != ["killed"] and len(own) == 1 and phrase.first == trigger.ready
        else ""
    )


def _body(walk: Walk, phrase: Phrase) -> bool:
    """Bodies are moved, kept and handed over: they are a count of the dead only where they are counted or found."""
    return bool(phrase.heads) and phrase.heads[0].lemma in BODIES


def _found(walk: Walk, phrase: Phrase) -> bool:
    """العثور على جثة امرأة, انتشلت الفرق جثتين: is it told that the body was found?"""
    passage = walk.passage
    if phrase.governor not in ("علي", "") or (phrase.governor == "" and phrase.definite):
        return False
    near = range(max(walk.first, phrase.first - _FOUND_REACH), phrase.first - (phrase.governor == "علي"))
    found = next((k for k in reversed(near) if passage.form(k).lstrip("و") in _FINDS), None)
    if found is None or (phrase.governor == "" and passage.form(found).lstrip("و") not in _RECOVERS):
        return False
    if any("negation" in passage.classes(k) for k in range(max(walk.first, found - 2), phrase.first)):
        return False
    between = range(found, phrase.first - (phrase.governor == "علي"))
    if phrase.governor == "علي" and any(passage.form(k) == "علي" for k in between):
        return False  # عثروا على أوراق على جثته
    return not any(passage.tokens[k].kind == "mark" or "clause" in passage.classes(k) for k in between)


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
