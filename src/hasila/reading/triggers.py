"""Triggers: the words of a passage that state an outcome, with where their victims are to be looked for."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.arabic.words import Split
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import OutcomeForm
from hasila.lexicon.speech import cue
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.model import Outcome
from hasila.reading.care import of_people
from hasila.reading.completers import completed, pronoun_follows
from hasila.reading.counted import MANNERS
from hasila.reading.flight import displaces
from hasila.reading.labels import label
from hasila.reading.passage import Passage, between
from hasila.reading.phrase import BODIES
from hasila.reading.tallies import tally
from hasila.reading.trigger import Trigger

_RESCUE = "انقاذ"
_CREWS = frozenset(word_list("crew"))
_TOLD_BY_ENDING = frozenset(word_list("told_by_ending"))
_ACTS = frozenset(word_list("act"))
_CATCHERS = frozenset(word_list("catcher"))
_COUNTING = frozenset({"reach", "tally"})


def triggers(passage: Passage) -> list[Trigger]:
    """Every trigger of ``passage`` in order."""
    out: list[Trigger] = []
    stating = [i for i in passage.of_vocabulary if passage.known[i].outcomes or passage.known[i].people]
    counting = {i for name in _COUNTING for i in passage.of_class.get(name, ())}
    batches = {*passage.of_class.get("batch", ())}
    standing = sorted({*stating, *counting, *batches})
    for first, last in passage.sentences:
        for i in between(standing, first, last):
            found = tally(passage, i, last) if i in counting else _batch(passage, i, last) if i in batches else None
            found = found or label(passage, i, first) or _trigger(passage, i, first, last) or _their_bodies(passage, i)
            if found is None:
                continue
            if out and _takes_completer(passage, found, out[-1]):
                out.pop()
            out.append(found)
    return out


def _batch(passage: Passage, i: int, last: int) -> Trigger | None:
    """الدفعة تضم 18 أسيرا و54 معتقلا: prisoners who are let go together, told by what a batch of them holds."""
    near = range(max(0, i - _BATCH_NEAR), min(last, i + _BATCH_REACH))
    holds = next((k for k in near if passage.form(k).removeprefix("و") in _HOLDS), -1)
    count = next((k for k in range(max(i, holds), min(last, i + _BATCH_REACH)) if k in passage.counts_at), -1)
    if holds < 0 or count < 0 or passage.counts_at[count].last >= last:
        return None
    held = passage.known[passage.counts_at[count].last].people
    return Trigger(i, count, "released", None) if any(one.lemma in _CAPTIVES for one in held) else None


_CAPTIVES = lemmas("captive")
_HOLDS = frozenset({"تضم", "ضمت", "تشمل", "شملت", "تتضمن", "تضمنت"})
_BATCH_NEAR = 2
_BATCH_REACH = 8


def _their_bodies(passage: Passage, i: int) -> Trigger | None:
    """عشرون مهاجراً انتشلت جثثهم: bodies found are of those named before."""
    known, split = passage.known[i], passage.known[i].person_split
    body = bool(known.people) and known.people[0].lemma in BODIES and split is not None and bool(split.pronoun)
    if not body or not any("occurrence" in passage.classes(k) for k in range(max(0, i - _FOUND_WITHIN), i)):
        return None
    return Trigger(i, i + 1, "killed", None, hungry=False)


_FOUND_WITHIN = 3
_MAIMING = "تشويه"
_WIPED_OUT = "اباد"
_ABAD = frozenset({"اسلام", "حيدر", "جلال", "فيصل", "مظفر", "عشق"})  # إسلام آباد


def _means_else(passage: Passage, i: int, last: int, form: OutcomeForm) -> bool:
    """إطلاق النار, تشويه الحقائق: do the words beside it tell that nobody is meant (but قتل وتشويه 20 طفلا)?"""
    if form.lemma == _WIPED_OUT:
        return passage.text[passage.tokens[i].start] == "آ" or passage.form(i - 1) in _ABAD
    if form.lemma == _MAIMING:
        return not any(passage.known[k].outcomes for k in range(max(0, i - 2), i))
    if form.lemma == _LOST and _no_life(passage, i, last):
        return True
    return form.lemma in _ONLY_OF and not _of_those(passage, i, last, _ONLY_OF[form.lemma])


def _no_life(passage: Passage, i: int, last: int) -> bool:
    """فقد قائد السيارة السيطرة عليها, فقد عاملان وعيهما: what they lost, and nobody is missing."""
    for k in range(i + 1, min(last, i + _LOST_WITHIN)):
        ends = passage.known[k].outcomes or passage.classes(k) & {"clause", "complementizer"}
        if passage.tokens[k].kind == "mark" or ends:
            return False
        if passage.form(k) in _LOSABLE:
            return True
    return False


_LOST = "فقد"
_LOSABLE = frozenset(word_list("losable"))
_LOST_WITHIN = 8  # words from the verb to its object: its subject, and whose he is


def _takes_completer(passage: Passage, trigger: Trigger, before: Trigger) -> bool:
    """وقعت حوادث راح ضحيتها ثلاثة: a completer is the nearest verb's, unless it is that verb (ألقي القبض على)."""
    if trigger.completed_at != before.completed_at or trigger.at >= trigger.completed_at or before.form is None:
        return False
    return passage.form(trigger.at) not in before.form.completers


def _trigger(passage: Passage, i: int, first: int, last: int) -> Trigger | None:
    known = passage.known[i]
    split = known.outcome_split
    if split is None or (known.people and _person_is_closer(passage, i)):
        return None
    if _tells_how(passage, i) or _died_of(passage, i) or _of_a_crew(passage, i) or _befell(passage, i):
        return None
    noun = _noun_here(passage, i)
    for form in sorted(known.outcomes, key=lambda o: (not o.completers, (o.part == "verb") == noun)):
        if form.part == "verb" and form.agreement == "du" and _with_nunation(passage, i):
            continue
        if split.conjunction == "و" and (passage.form(i - 1) in _WHAT or "relative" in passage.classes(i - 1)):
            continue  # ما وصفته بالهجوم, ممن وصفتهم: after what and those who, no conjunction
        done = completed(passage, i, last, form)
        if done is None and form.victim == "prep" and pronoun_follows(passage, i, last, form):
            return Trigger(i, i + 1, form.outcome, form, hungry=False)
        if done is None or (form.lemma in _JUDGING and _penalty(passage, i, last)):
            continue
        if not (displaces(passage, i, first, last, done, form) and of_people(passage, i, last, done, form)):
            continue
        if not form.completers and _means_else(passage, i, last, form):
            continue
        if form.part == "noun" and split.article and form.victim not in ("prep", "after"):
            return None  # القتل: the thing in general, unless it heads a set phrase (القبض على)
        if form.victim == "next" and (split.pronoun or _already(passage, i) or passage.form(i - 1) in _BODIES_NAMED):
            return None
        if form.lemma in _TOLD_BY_ENDING and (form.feminine or form.agreement == "pl"):
            form = replace(form, victim="both")  # أسرت القوات 20
        if form.lemma == "اوقف" and (passage.form(i + 1) in _CATCHERS or form.agreement == "pl"):
            form = replace(form, victim="both")
        if form.lemma == "اوقف" and form.imperfect and (not i or passage.tokens[i - 1].kind != "word"):
            return None  # توقف سائق: he stopped; whoever stops people is named before the verb
        ready = done + 1 if form.victim in ("prep", "after") else i + 1
        form, ready, outcome = _of_loss(passage, i, last, form, ready)
        return Trigger(
            i,
            ready,
            outcome,
            form,
            conjoined=bool(split.conjunction) or passage.form(i - 1) in ("و", "او"),
            hungry=not split.pronoun or (noun and form.part == "noun" and _agent_named(passage, i, form)),
            article=split.article,
            completed_at=done,
        )
    return None


def _already(passage: Passage, i: int) -> bool:
    """أما الجرحى فقد بلغ عددهم 30, فقد تم نقلهم: before a verb the particle, spelled like the verb of what is lost."""
    if passage.form(i) != "فقد" or i + 1 >= len(passage.tokens) or passage.tokens[i + 1].kind != "word":
        return False
    said = cue(passage.form(i + 1))
    told = any(form.part == "verb" for form in passage.known[i + 1].outcomes)
    return told or bool(passage.classes(i + 1) & _VERBS) or (said is not None and said.part == "past")


def _tells_how(passage: Passage, i: int) -> bool:
    """أُعدم شنقا, قُتل 2 طعنا: how it was done, in the letters of a dual verb, which has two before it (طفلان غرقا).

    What a number counts is no dual (12 شخصا).
    """
    if passage.form(i) not in MANNERS:
        return False
    counted = {count.last for k in range(max(0, i - 2 * _TWO_REACH), i) if (count := passage.counts_at.get(k))}
    near = (k for k in range(max(0, i - _TWO_REACH), i) if k not in counted)
    return not any(any(p.number == "du" for p in passage.known[k].people) for k in near)


def _of_a_crew(passage: Passage, i: int) -> bool:
    """فريق إنقاذ, سفينة إنقاذ: what a crew is called, and nobody rescued yet."""
    return passage.form(i) == _RESCUE and passage.form(i - 1) in _CREWS


def _befell(passage: Passage, i: int) -> bool:
    """عما أصاب أهله: what has befallen them, and no wound."""
    return passage.form(i - 1) in _WHATEVER and any(form.lemma == _BEFALL for form in passage.known[i].outcomes)


def _died_of(passage: Passage, i: int) -> bool:
    """توفي متأثرا بإصابته المعتقل فلان: what he died of, and no new outcome."""
    return passage.form(i - 1) in _SUCCUMBING and passage.form(i).startswith("ب")


_SUCCUMBING = frozenset({"متاثرا", "متاثره", "متاثرين", "متاثرات"})
_TWO_REACH = 4  # words from two people to what they did: طفلان من القرية غرقا
_VERBS = frozenset({"reach", "occurrence"})
_BODIES_NAMED = frozenset(
    clitic + word for clitic in ("", "و", "ل", "ب") for word in ("هيئه", "منظمه", "جبهه", "حركه", "جيش")
)


def _penalty(passage: Passage, i: int, last: int) -> bool:
    """قضت المحكمة بالسجن المؤبد على عشرة, قضى القاضي بالسجن على ثلاثة: what a court rules kills nobody."""
    return any(passage.form(k).removeprefix("ب") in _PENALTIES for k in range(i + 1, min(last, i + _RULED_WITHIN)))


_JUDGING = frozenset({"قضي"})
_PENALTIES = frozenset(word_list("penalty"))
_RULED_WITHIN = 8


def _a_force_loses(passage: Passage, i: int, form: OutcomeForm) -> bool:
    """فقدت القوات 30 من عناصرها, الحزب فقد خمسة مقاتلين: an armed side loses its people by their death.

    Otherwise they are those who went missing (فُقد خمسة جنود).
    """
    if form.part != "verb":
        return False
    bereft = passage.form(i).endswith("نا") or (
        form.feminine and (_bereft(passage.form(i + 1)) or _bereft(passage.form(i - 1)))
    )
    return bereft or _armed(passage, i + 1) or (form.feminine and _armed(passage, i - 1))


def _bereft(word: str) -> bool:
    """فقدت المدينة 120 مدنيا, فقدت العائلة ثلاثة من أبنائها: a place or a family that has lost some of its people."""
    return word.removeprefix("ال") in _BEREFT and word.startswith("ال")


def _of_loss(
    passage: Passage, i: int, last: int, form: OutcomeForm, ready: int
) -> tuple[OutcomeForm, int, Outcome]:
    """``form``, from where its victims stand, and its outcome: whom a side or a body loses, it loses by death."""
    if form.lemma in _HANDING and _to_red_cross(passage, i, last):
        return form, ready, "released"
    if form.lemma != "فقد" or form.victim != "next":
        return form, ready, form.outcome
    own = _of_their_own(passage, i, last) if form.part == "verb" else -1
    own = _of_their_kin(passage, i, last, form) if form.part == "verb" and own < 0 else own
    if own > 0:
        return replace(form, victim="object"), own, "killed"
    return form, ready, "killed" if _a_force_loses(passage, i, form) else form.outcome


def _to_red_cross(passage: Passage, i: int, last: int) -> bool:
    """سلمت الحركة ثلاثة أسرى للصليب الأحمر, تسلم الصليب الأحمر 12 أسيرا: whoever gets there is let go."""
    return any(passage.form(k) in _RED_CROSS for k in range(i + 1, min(last, i + _HANDED_WITHIN)))


_HANDING = frozenset({"سلم", "تسلم"})
_RED_CROSS = frozenset({"الصليب", "للصليب"})
_HANDED_WITHIN = 14


def _of_their_own(passage: Passage, i: int, last: int) -> int:
    """فقدت الوكالة 152 من موظفيها, فقدت العائلة 12 من أفرادها: the number of its own whom a body lost by death, or -1.

    They are counted behind the subject, or behind the verb of a relative clause (الشرطة التي فقدت أحد أفرادها); فُقد 30
    من رفاقه has them for its subject, who are missing.
    """
    for k in range(i + 2 - ("relative" in passage.classes(i - 1)), min(last, i + _LOSER_REACH)):
        count = passage.counts_at.get(k)
        if count is not None and not count.no_count:
            of = count.last + 1
            some = range(of, min(last, of + 2)) if passage.form(count.last) == "من" else range(0)
            splits = (passage.known[at].person_split for at in some)  # 152 من موظفيها, 12 من أفراد عائلتها
            return k if any(split is not None and split.pronoun for split in splits) else -1
        split = passage.known[k + 1].person_split if "one" in passage.classes(k) and k + 1 < last else None
        if split is not None and split.pronoun:
            return k  # فقدت الشرطة أحد أفرادها
        if passage.tokens[k].kind == "mark" or passage.form(k) in _TOUCH:
            return -1
    return -1


def _of_their_kin(passage: Passage, i: int, last: int, form: OutcomeForm) -> int:
    """فقدت زوجها في القصف, فقد شاب شقيقيه: those of their kin whom somebody lost by death, or -1.

    They are the object: behind the subject, no subject of a verb in the feminine, or a dual that is no nominative; of
    فُقد شقيقه nobody knows where he is.
    """
    for k in range(i + 1, min(last, i + _BEREAVED_REACH)):
        if passage.tokens[k].kind == "mark" or passage.form(k) in _TOUCH or k in passage.counts_at:
            return -1
        known = passage.known[k]
        kin = next((one for one in known.people if one.kind == "kin" or one.demographic == "child"), None)
        split = known.person_split
        if kin is None or split is None or not (split.pronoun or kin.construct) or split.conjunction or split.particle:
            continue
        behind = k > i + 1 and "preposition" not in passage.classes(k - 1)
        husband = form.feminine and kin.gender == "m" and kin.number == "sg"
        return k if behind or husband or passage.form(k).endswith(_OBLIQUE) else -1
    return -1


_BEREAVED_REACH = 5
_OBLIQUE = ("يه", "يها", "يهم")
_LOSER_REACH = 9  # words from the verb to the number: who lost them, and since when
_TOUCH = frozenset({"اثر", "الاتصال", "التواصل"})


def _armed(passage: Passage, i: int) -> bool:
    """Does the word at token ``i`` name an armed side?"""
    word = passage.form(i)
    return "force" in passage.classes(i) or word in _CATCHERS or word.removeprefix("ال") in _CATCHERS


def _of_those(passage: Passage, i: int, last: int, whom: frozenset[str]) -> bool:
    """الإطاحة بثلاثة متهمين, إطلاق 30 أسيرا: does the word at token ``i`` have such people as its object?

    Governments are overthrown, shots are fired; prisoners whom nobody counts are asked for more often than let go.
    """
    counted = False
    for k in range(i + 1, min(last, i + _OBJECT_WITHIN)):
        counted = counted or k in passage.counts_at
        known = passage.known[k]
        if known.person_split is not None and any(one.lemma in whom for one in known.people):
            return counted or (whom is _DOWNED and not known.person_split.article)
    return False


_BEREFT = frozenset((*word_list("locality"), *word_list("bereft")))
_DOWNED = lemmas("downed")
_ONLY_OF = {
    **dict.fromkeys(("اطاح", "اطاحه"), _DOWNED),
    **dict.fromkeys(("اطلق", "اطلاق", "تبادل"), _CAPTIVES),
}
_OBJECT_WITHIN = 9  # words from the deed to whom it is done: أطاحت مفارز الاستخبارات أمس بثلاثة إرهابيين
_BEFALL = "اصاب"
_WHATEVER = frozenset({"عما", "بما", "لما"})
_WHAT = frozenset({"ما", "بما", "مما", "لما", "عما", "فيما"})


def _with_nunation(passage: Passage, i: int) -> bool:
    """شنقاً: what is written with nunation is a noun, and no verb of two."""
    token = passage.tokens[i]
    return "\u064b" in passage.text[token.start : token.end]


def _agent_named(passage: Passage, i: int, form: OutcomeForm) -> bool:
    """اعترف بقتله ثلاثة, يشتبه بقتله لفتاة: the pronoun is of who did it, where an object follows the verbal noun."""
    at = i + 1
    if form.lemma in _AGENTLESS or form.victim != "genitive" or at >= len(passage.tokens):
        return False
    count, split = passage.counts_at.get(at), passage.known[at].person_split
    if count is not None:
        return not count.no_count and count.start == passage.tokens[at].start
    theirs = split is not None and bool(split.pronoun) and not (split.conjunction or split.particle)  # قتله والدته
    return theirs or (split is not None and (split.particle == "ل" or passage.known[at].people[0].accusative))


_AGENTLESS = frozenset(word_list("agentless"))


def _noun_here(passage: Passage, i: int) -> bool:
    """قتل, جرح, أسر are verb and verbal noun in one spelling: after a preposition, a verb or a plan it is the noun."""
    split = passage.known[i].outcome_split
    if split is not None and split.particle:
        return True
    before = passage.form(i - 1)
    small = passage.classes(i - 1)
    if before in _ACTS or (split is not None and split.pronoun and _object_with_l(passage, i + 1)):
        return True
    return bool(small & {"preposition", "hypothetical", "nonevent", "denial", "demand", "occurrence"}) or (
        bool(before) and passage.tokens[i - 1].kind == "word" and before.endswith("ت") and not before.endswith("ات")
        and before not in given_names()  # أن الشاب جودت قتل
    )


def _object_with_l(passage: Passage, at: int) -> bool:
    """وقتلهم لسائق: the verbal noun, whose pronoun is of who did it and whose object follows with ل."""
    split = passage.known[at].person_split if at < len(passage.tokens) else None
    return split is not None and split.particle == "ل"


def _person_is_closer(passage: Passage, i: int) -> bool:
    known = passage.known[i]
    a, b = known.person_split, known.outcome_split
    if a is None or b is None:
        return False
    return _weight(a) < _weight(b)


def _weight(split: Split) -> int:
    """How much a split takes off its word: its letters, the article's two with them."""
    return len(split.conjunction) + len(split.particle) + len(split.pronoun) + 2 * split.article
