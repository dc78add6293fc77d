"""Whom a report, or a speaker in it, holds responsible for the harm of a figure: always words of the report, often none.

Only words that tie somebody to the deed are taken: على يد, من قبل and بنيران, the agent of an active verb, the side that a cause names
(قصف روسي, غارة للتحالف, قصف شنته قوات X, مصدره مناطق سيطرة X), and claims that accuse or own (اتهم, حمّل, تبنى). Where the letters do
not tell an active verb from a passive one, a name is an agent only if the victims stand apart from it, after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hasila.model import Named, Span
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import bounds, doer_adjective, find, stands
from hasila.reading.causes import CauseMention, antecedent, clause_end, governing, turns
from hasila.reading.doers import Doer, agrees, anyone, doer
from hasila.reading.passage import Passage
from hasila.reading.scopes import scope_of

if TYPE_CHECKING:
    from hasila.reading.claims import Claim

_BY_REACH = 16
_DID_REACH = 12
_SHARED_REACH = 10
_SKIPPED = 6
_ON_REACH = 8
_BEFORE_REACH = 9
# Causes that an adjective of nationality names the doer of; a صاروخ إيراني is only made there.
_ADJECTIVE_BLAMES = frozenset({"", "airstrike", "shelling", "drone", "shooting", "missile", "chemical"})
_NO_BLAME = frozenset({"accident", "disease", "collapse", "drowning", "other"})
# Nouns that name an agent with the verb they are of: قتل, اعتقال; مقتل and مصرع name none.
_AGENTLESS = frozenset("مقتل مصرع استشهاد ارتقاء وفاه وفيات موت هلاك غرق انتحار رحيل سقوط اصابه اختناق تسمم نزوح فرار فقدان".split())
_NEAR_SENTENCES = (0, 1, -1)


@dataclass(frozen=True, slots=True)
class BlamedMention:
    """Whoever is held responsible, as named: ``report.text[start:end]``, and the rule that tied them to the harm."""

    start: int
    end: int
    text: str
    rule: str

    def named(self, actor: str | None = None) -> Named:
        """As the model's noun; ``actor`` is the lexicon's key where it knows who this is."""
        return Named(Span(self.start, self.end), self.text, actor)


def blamed_of(
    passage: Passage, draft: Draft, mentions: Sequence[CauseMention], claims: Sequence[Claim] = ()
) -> BlamedMention | None:
    """Whom the report holds responsible for ``draft``'s harm, or None. ``claims`` are the report's, for those they accuse."""
    first, last = passage.sentences[draft.sentence]
    found = _by(passage, draft, last) or _agent(passage, draft)
    for mention in governing(passage, draft, mentions):
        if found is None and mention.kind != "outcome" and mention.code not in _NO_BLAME:
            found = _of_mention(passage, mention)
            if found is None and (mention.definite or not first <= mention.first < last):
                earlier = antecedent(passage, mention, mentions)
                found = _of_mention(passage, earlier) if earlier is not None and earlier.code not in _NO_BLAME else None
    return found or _accused(passage, draft) or _claimed(draft, claims)


def _said(passage: Passage, name: Doer, rule: str) -> BlamedMention:
    return BlamedMention(name.start, name.end, passage.text[name.start : name.end], rule)


# -- by whom


def _by(passage: Passage, draft: Draft, last: int) -> BlamedMention | None:
    """على يد X, من قبل X, بنيران X after the harm, in its clause."""
    trigger, phrase = draft.trigger, draft.phrase
    start = phrase.last if trigger is None else min(phrase.last, trigger.at + 1)
    high = phrase.last if trigger is None else max(phrase.last, trigger.at + 1)
    end = min(clause_end(passage, high, last), high + _BY_REACH)
    for i in range(start, end):
        hand = find(passage, i, "hand")
        if hand is not None and not hand.split.pronoun:
            name = anyone(passage, hand.last, last)
            return None if name is None else _said(passage, name, "by-hand")
        if passage.form(i) in ("اثناء", "خلال"):
            return None  # قتل أثناء ملاحقته من قبل X: what X did is not told to be the killing
        by = find(passage, i, "by")
        name = doer(passage, by.last, last) if by is not None else None
        if name is not None and not name.particle:
            return _said(passage, name, "by")
    return None


# -- the active verb's agent


def _agent(passage: Passage, draft: Draft) -> BlamedMention | None:
    trigger, phrase = draft.trigger, draft.phrase
    if trigger is None or trigger.form is None or phrase.first < trigger.at:
        return None
    if trigger.form.part == "noun" and (trigger.form.lemma in _AGENTLESS or trigger.article or not trigger.hungry):
        return None
    if trigger.form.victim not in ("object", "both", "genitive", "prep") or _passive(passage, trigger.at):
        return None
    at = _skipped(passage, trigger.at + 1, phrase.first)
    name = doer(passage, at, phrase.first)
    verb = trigger.form.part == "verb"
    if name is not None and verb and not agrees(passage, trigger.at, name):
        return None
    if name is not None and not name.particle and _victims_apart(passage, name.last, phrase.first):
        return _said(passage, name, "agent-after")
    if verb and phrase.first - trigger.ready <= 2:
        before = _before_verb(passage, trigger.at, passage.sentences[draft.sentence][0])
        if before is not None:
            return _said(passage, before, "agent-before")
        shared = _shared(passage, trigger.at, passage.sentences[draft.sentence][0])
        if shared is not None:
            return _said(passage, shared, "agent-shared")
    return _who_managed(passage, draft)


def _shared(passage: Passage, verb: int, first: int) -> Doer | None:
    """قتلت قوات X 15 شخصا وجرحت 20: the agent of the verb before it, in the same person."""
    form = passage.form(verb)
    if not form.startswith("و"):
        return None
    for i in range(verb - 1, max(first, verb - _SHARED_REACH) - 1, -1):
        if passage.form(i) in (".", "؛", "،") or stands(passage, i, "break") is not None:
            return None
        if any(o.part == "verb" for o in passage.known[i].outcomes):
            name = doer(passage, _skipped(passage, i + 1, verb), verb)
            same = name is not None and not name.particle and passage.form(i).endswith("ت") == form.endswith("ت")
            return name if same and name is not None and agrees(passage, i, name) and not _passive(passage, i) else None
    return None


def _passive(passage: Passage, at: int) -> bool:
    """Is the verb written as a passive, with a damma on its first letter (قُتل)?"""
    token = passage.tokens[at]
    return "\u064f" in passage.text[token.start : token.start + 3]


def _skipped(passage: Passage, at: int, limit: int) -> int:
    """The token after adverbs of time and the commas round them: قتلت، صباح اليوم، قوات."""
    for _ in range(_SKIPPED):
        if at < limit and (passage.form(at) in ("،", ",", "-") or "adverb" in passage.classes(at)):
            at += 1
    return at


def _victims_apart(passage: Passage, at: int, first: int) -> bool:
    """Is nothing between the agent and the victims that would make them another clause's or a preposition's?"""
    for i in range(at, first):
        if passage.classes(i) & {"subset", "clause", "relative"} or passage.known[i].outcomes or passage.form(i).startswith("و"):
            return False
    return "additive" not in passage.classes(first) and not passage.form(first).startswith("و") and passage.form(first - 1) not in ("من", "و", "مع")


_SUBJECT_AFTER = frozenset({"ان", "انّ", "بان", "وان", "ان", ":", ".", "،", "كانت", "وكانت", "كان", "وكان", "لان", "حيث", "قد", ""})


def _before_verb(passage: Passage, verb: int, first: int) -> Doer | None:
    """The doer that stands before its verb: إن قوات X قصفت; the longest name that reaches the verb."""
    best: Doer | None = None
    for start in range(verb - 1, max(first, verb - _BEFORE_REACH) - 1, -1):
        name = doer(passage, start, verb)
        if name is None or name.particle or _skipped_back(passage, name.last, verb) != verb:
            continue
        before = passage.form(start - 1) if start > first else ""
        opened = before in _SUBJECT_AFTER or passage.tokens[start - 1].kind == "break"
        if opened:
            best = name
    return best


def _skipped_back(passage: Passage, at: int, verb: int) -> int:
    while at < verb and ("adverb" in passage.classes(at) or passage.form(at) in ("،", ",", "قد", "التي", "الذي", '"', ")")):
        at += 1
    return at


def _who_managed(passage: Passage, draft: Draft) -> BlamedMention | None:
    """أقدم مسلحون على قتل 5, تمكنت قوات X من قتل 5: the agent of the verb that governs the verbal noun."""
    trigger = draft.trigger
    assert trigger is not None and trigger.form is not None
    if trigger.form.part != "noun" or passage.form(trigger.at - 1) not in ("علي", "من", "في", "ب"):
        return None
    for i in range(trigger.at - 2, max(passage.sentences[draft.sentence][0], trigger.at - _BEFORE_REACH) - 1, -1):
        if passage.form(i) in _MANAGED:
            name = doer(passage, _skipped(passage, i + 1, trigger.at), trigger.at)
            if name is None:
                name = _before_verb(passage, i, passage.sentences[draft.sentence][0])
            return None if name is None or name.particle else _said(passage, name, "agent-managed")
    return None


_MANAGED = frozenset("اقدم اقدمت اقدموا تمكن تمكنت تمكنوا نجح نجحت".split())


# -- whom the cause names


def _of_mention(passage: Passage, mention: CauseMention) -> BlamedMention | None:
    """Whom the words of a cause tie to it: its adjective, its genitive, لـX, شنته X, مصدره X, the verb's subject."""
    if any(find(passage, mention.first - k, "foiled") is not None for k in (1, 2)):
        return None
    last = clause_end(passage, mention.reach, passage.sentences[passage.sentence_of[mention.first]][1])
    if mention.kind == "verb":
        return _of_verb(passage, mention, last) or _tied(passage, mention, last)
    return (
        _craft(passage, mention, last) or _adjective(passage, mention) or _genitive(passage, mention, last)
        or _did_before(passage, mention) or _tied(passage, mention, last) or _likely(passage, mention, last)
    )


def _craft(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """The aircraft in a cause's words, with whose they are: استهداف طائرة مسيرة تركية."""
    if mention.code not in ("airstrike", "drone"):
        return None
    for i in range(mention.first, mention.last):
        name = doer(passage, i, last)
        if name is not None and name.kind == "craft" and (i == mention.first or name.particle in ("", "ل")):
            return _said(passage, name, "craft")
    return None


def _did_before(passage: Passage, mention: CauseMention) -> BlamedMention | None:
    """شن الطيران الروسي غارات, نفذت قوات X هجوما, إن قوات X شنت هجوما."""
    first = passage.sentences[passage.sentence_of[mention.first]][0]
    for i in range(mention.first - 1, max(first, mention.first - _BEFORE_REACH) - 1, -1):
        did = find(passage, i, "did")
        if did is None or did.split.pronoun or did.split.particle:
            continue
        name = doer(passage, _skipped(passage, did.last, mention.first), mention.first)
        if name is not None and not name.particle and mention.first - name.last <= 2:
            return _said(passage, name, "did")
        before = _before_verb(passage, i, first) if mention.first - did.last <= 2 else None
        return None if before is None else _said(passage, before, "did")
    return None


def _adjective(passage: Passage, mention: CauseMention) -> BlamedMention | None:
    if mention.code not in _ADJECTIVE_BLAMES or mention.kind == "weak":
        return None
    for i in range(mention.first + 1, mention.reach):
        if doer_adjective(passage, i) and passage.form(i) not in _MAKES:
            token = passage.tokens[i]
            return BlamedMention(token.start, token.end, passage.text[token.start : token.end], "adjective")
    return None


_MAKES = frozenset({"صاروخيه"})


def _genitive(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """قصف قوات النظام, قصف لقوات X, برصاص مسلحين; what استهداف governs is its target unless لـ gives another one."""
    at = mention.reach
    if mention.pronoun:
        return None
    lone = passage.form(at) == "ل"
    name = doer(passage, at + lone, last)
    if name is None:
        return None
    if lone or name.particle == "ل":
        return None if mention.kind == "target" else _said(passage, name, "of")
    if name.particle or passage.form(name.first).startswith("و") and find(passage, name.first, "side", "force", "craft").split.conjunction:  # type: ignore[union-attr]
        return None
    if mention.definite:
        return None
    ambiguous = name.kind == "side" and mention.code in ("shelling", "airstrike") and not passage.form(name.first).endswith("ون")
    needs_object = mention.kind == "target" or ambiguous
    if needs_object and not _object_follows(passage, name.last, last):
        return None
    return _said(passage, name, "of") if mention.code in ("shooting", "shelling", "airstrike", "drone", "missile", "") else None


def _object_follows(passage: Passage, at: int, last: int) -> bool:
    if find(passage, at, "object") is not None:
        return True
    for i in range(at, min(last, at + _ON_REACH)):
        form = passage.form(i)
        if form == "علي" or form.startswith("لل") or (form.startswith("ل") and len(form) > 3):
            return True
    return False


def _tied(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """شنته X, نفذها X, من قبل X, مصدره مناطق سيطرة X, أطلقها X, تبناه X: after the cause, in its clause."""
    for i in range(mention.last, min(last, mention.last + _DID_REACH)):
        did = find(passage, i, "did")
        if i > mention.reach and _other_act(passage, i):
            return None
        if did is not None and (did.split.pronoun or passage.form(i - 1) in _RELATIVE or i == mention.reach) and not did.split.particle:
            name = doer(passage, _skipped(passage, did.last, last), last)
            if name is not None and not name.particle:
                return _said(passage, name, "did")
        by = find(passage, i, "by")
        name = doer(passage, by.last, last) if by is not None else None
        if name is not None and not name.particle:
            return _said(passage, name, "by")
        name = doer(passage, i + 1, last) if i == mention.reach and passage.form(i) == "من" else None
        if name is not None and not name.particle:
            return _said(passage, name, "from")
        source = stands(passage, i, "from")
        name = _from(passage, source.last, last) if source is not None else None
        name = name or (_held_ground(passage, i + 1, last) if passage.form(i) == "من" else None)
        if name is not None:
            return _said(passage, name, "from")
    return None


def _other_act(passage: Passage, i: int) -> bool:
    """Does another deed stand here, that what follows may be told of?"""
    found = find(passage, i, "cause", "deed", "target")
    return found is not None and not found.split.particle and not found.split.conjunction


_RELATIVE = frozenset({"الذي", "التي", "اللذين", "اللتين"})


def _from(passage: Passage, at: int, last: int) -> Doer | None:
    """After مصدره: the side itself, or the ground it holds."""
    return _held_ground(passage, at, last) or _plain(doer(passage, at, last))


def _held_ground(passage: Passage, at: int, last: int) -> Doer | None:
    held = stands(passage, at, "held")
    while held is not None:
        at = held.last
        if name := doer(passage, at, last):
            return name
        held = stands(passage, at, "held")
    return None


def _plain(name: Doer | None) -> Doer | None:
    return name if name is not None and name.particle in ("", "ل") else None


def _likely(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """غارة يرجح أنها روسية, قصف قيل إنه للنظام."""
    for i in range(mention.reach, min(last, mention.reach + _SKIPPED)):
        if find(passage, i, "likely") is None:
            continue
        for k in range(i + 1, min(last, i + 6)):
            if doer_adjective(passage, k):
                start, end = bounds(passage, k, k + 1, None)
                return BlamedMention(start, end, passage.text[start:end], "likely")
            name = doer(passage, k, last)
            if name is not None:
                return _said(passage, name, "likely")
    return None


def _of_verb(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """قصفت قوات X, إن قوات X استهدفت, استهدفهم مسلحون."""
    if passage.form(mention.first).startswith(("انفجر", "تنفجر", "ينفجر", "تحطم", "انهار")) or _passive(passage, mention.first):
        return None
    led = not mention.pronoun and _has_subject(passage, mention.first)
    for at in () if led else (mention.first + 1, mention.last):
        after = doer(passage, _skipped(passage, at, last), last)
        if after is not None and not after.particle and agrees(passage, mention.first, after):
            return _said(passage, after, "verb-subject")
    if mention.pronoun:
        return None
    before = _before_verb(passage, mention.first, passage.sentences[passage.sentence_of[mention.first]][0])
    return None if before is None else _said(passage, before, "verb-subject")


def _has_subject(passage: Passage, verb: int) -> bool:
    """Is the verb's subject a strike told before it (قصف استهدف قوات X, الهجمات التي تستهدف قوات X)?"""
    if "relative" in passage.classes(verb - 1):
        return True
    for i in range(verb - 1, max(0, verb - _BEFORE_REACH), -1):
        if passage.tokens[i].kind == "break" or passage.form(i) in (".", "؛", ":", "ان", "ما", "مما"):
            return False
        if find(passage, i, "cause", "deed", "target") is not None:
            return not passage.form(verb).startswith("و")
    return False


# -- claims that accuse or own


def _accused(passage: Passage, draft: Draft) -> BlamedMention | None:
    """اتهم … X بـ, حمّل X المسؤولية, تبنى X الهجوم, أعلن X مسؤوليته: of this harm, in its sentence or beside it."""
    beside = turns(passage, passage.sentences[draft.sentence][0]) or scope_of(passage, draft) == "cumulative"
    for step in _NEAR_SENTENCES:
        number = draft.sentence + step
        if not 0 <= number < len(passage.sentences):
            continue
        first, last = passage.sentences[number]
        if step and (beside or not _speaks_of_it(passage, first, last)):
            continue
        for i in range(first, last):
            name = _accusation(passage, i, first, last)
            if name is not None:
                return _said(passage, name, "claim")
    return None


def _speaks_of_it(passage: Passage, first: int, last: int) -> bool:
    """Does a sentence refer back to a deed told beside it (الهجوم, التفجير)?"""
    for i in range(first, last):
        found = find(passage, i, "deed", "cause", "target")
        if found is not None and found.split.article:
            return True
    return False


def _accusation(passage: Passage, i: int, first: int, last: int) -> Doer | None:
    if passage.tokens[i].kind != "word" or "negation" in passage.classes(i - 1):
        return None
    if find(passage, i, "accuse") is not None:
        return _last_before(passage, i, last, _is_charge)
    if find(passage, i, "hold") is not None:
        return _last_before(passage, i, last, _is_responsibility)
    own = find(passage, i, "own")
    if own is None or own.split.particle:
        return None
    name = doer(passage, _skipped(passage, own.last, last), last)
    if name is None:
        name = _before_verb(passage, i, first)
        at = own.last
    else:
        at = name.last
    if name is None or name.particle:
        return None
    tells = passage.form(i).removeprefix("و").startswith(("تبن", "يتبن", "تتبن"))
    claims = [k for k in range(at, min(last, at + _DID_REACH)) if _owned(passage, k, tells=tells)]
    return name if claims or (tells and own.split.pronoun) else None


def _owned(passage: Passage, k: int, *, tells: bool) -> bool:
    if passage.form(k).removeprefix("ب").startswith(("مسؤولي", "مسئولي")):
        return True
    deed = find(passage, k, "deed", "cause", "target")
    return tells and deed is not None


def _last_before(passage: Passage, i: int, last: int, ends: object) -> Doer | None:
    """The last doer that stands right before the word of the charge: of اتهم S X بقتل, X."""
    k = i + 1
    while k < min(last, i + 16):
        name = doer(passage, k, last)
        if name is None:
            k += 1
            continue
        follows = name.last + (passage.form(name.last) in ('"', ")"))
        if callable(ends) and ends(passage, follows) and not name.particle:
            return name
        k = max(name.last, k + 1)
    return None


def _is_charge(passage: Passage, k: int) -> bool:
    form = passage.form(k)
    return form.startswith("ب") and len(form) > 3 or form in ("بان", "بانها", "بانه")


def _is_responsibility(passage: Passage, k: int) -> bool:
    return passage.form(k).removeprefix("ال").startswith(("مسؤولي", "مسئولي")) or passage.form(k + 1).removeprefix("ال").startswith(("مسؤولي", "مسئولي"))


def _claimed(draft: Draft, claims: Sequence[Claim]) -> BlamedMention | None:
    """Whom the accusing claim that holds the figure names."""
    for claim in claims:
        if claim.accused is not None and claim.act == "accuses" and claim.start <= draft.phrase.start < claim.end:
            return BlamedMention(claim.accused.start, claim.accused.end, claim.accused.text, "accusing-claim")
    return None
