"""Attachment: which phrase suffers which outcome.

One rule carries most of it: a trigger stays hungry until it has found its victims. A sentence is walked once; what is
known at each step is held in ``_Walk``, and each phrase finds its place by the first of a short list of rules that takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES, Phrase
from hasila.reading.surroundings import verb_like
from hasila.reading.triggers import Trigger

# Outcomes that a noun states of a person without an event being told: refugees in a camp, prisoners in a prison.
_STANDING = frozenset({"detained", "displaced", "abducted", "released", "rescued", "surrendered", ""})
_CASUALTY = frozenset({"killed", "wounded", "killed_or_wounded", "neutralised"})
_PREDICATE_REACH = 6
_WAS_DONE = frozenset({"تم", "جري", "يتم", "يجري", "تمت", "جرت"})
_WAS = frozenset({"كان", "كانت", "كانوا", "وكان"})
_BEFELL_REACH = 5
_HELD_REACH = 25
_VERB_REACH = 20
_NOUN_REACH = 3
_NOUN_REACH_NUMBERED = 9
_TALLY_REACH = 30
_JOIN_REACH = 14
_JOIN_REACH_BARE = 5
_BACK_REACH = 14
_PART_REACH = 6
_COMPOUND_REACH = 2


@dataclass(eq=False)
class Draft:
    """A figure in the making: a phrase, its outcome and why; ``parent`` is the draft it is a part of."""

    phrase: Phrase
    outcome: str
    trigger: Trigger | None
    sentence: int
    parent: Draft | None = None
    rules: list[str] = field(default_factory=list)


_NO_DRAFT = Draft(None, "", None, -1)  # type: ignore[arg-type]  # a phrase that is read, and is no figure


def attach(passage: Passage, found: Sequence[Phrase], pulled: Sequence[Trigger]) -> list[Draft]:
    """Give each phrase that suffers an outcome its outcome, sentence by sentence; the others are left out."""
    phrase_at = {p.first: p for p in found}
    completing = {t.completed_at for t in pulled if t.completed_at > t.at}
    inside = completing | {k for t in pulled if t.tally for k in range(t.at + 1, t.ready)}
    trigger_at = {t.at: t for t in pulled if t.at not in inside}
    drafts: list[Draft] = []
    before: list[Draft] = []
    taken = completing | {k for t in pulled if t.tally for k in range(t.at, t.ready)}
    for number, (first, last) in enumerate(passage.sentences):
        walk = _Walk(passage, number, first, last, before)
        i = first
        while i < last:
            if i in phrase_at and i not in taken and not (i in trigger_at and not phrase_at[i].numbered and not phrase_at[i].own):
                phrase = phrase_at[i]
                walk.phrase(phrase)
                i = max(phrase.last, i + 1)
                continue
            if i in trigger_at:
                walk.trigger(trigger_at[i])
            else:
                walk.token(i)
            i += 1
        walk.close()
        drafts += walk.drafts
        before = walk.drafts or (before if number and passage.paragraph_of[first] == passage.paragraph_of[first - 1] else before)
    drafts.sort(key=lambda d: (d.phrase.start, d.phrase.end))
    return drafts


class _Walk:
    """One sentence, walked from its first token to its last."""

    def __init__(self, passage: Passage, sentence: int, first: int, last: int, before: list[Draft]) -> None:
        self.passage, self.sentence, self.first, self.last = passage, sentence, first, last
        self.drafts: list[Draft] = []
        self.before = before
        self.open: Trigger | None = None
        self.outcome = ""
        self.fed = True
        self.group: list[Draft] = []
        self.pending: list[Phrase] = []
        self.last_phrase: Phrase | None = None
        self.part_mark = -1
        self.part_parent: Draft | None = None
        self.held: Draft | None = None
        self.noted: Phrase | None = None

    # -- what the walk meets

    def token(self, i: int) -> None:
        passage = self.passage
        classes = passage.classes(i)
        form = passage.form(i)
        if "subset" in classes or ("apposition" in classes and self.group):
            self._mark_part(i)
        elif form in ("(", ":", '"') and self.group and self.group[-1].phrase.last == i:
            self._mark_part(i, opening=True)
        elif "complementizer" in classes and form not in _WAS and self.open is not None:
            self.fed = True  # وأضاف أن: what follows is another clause
        elif "clause" in classes and i > self.first:
            if self.open is not None and self.open.form is not None and self.open.form.part == "noun":
                self.fed = True

    def trigger(self, trigger: Trigger) -> None:
        if self._compound(trigger) or self._restates_group(trigger):
            return
        if not trigger.hungry and self._resumed(trigger):
            return
        looked_back = trigger.is_verb and trigger.hungry and (self._completes_held(trigger) or self._look_back(trigger))
        self.open, self.outcome = trigger, trigger.outcome
        self.fed = looked_back or not trigger.hungry or self._subject_stood_before(trigger)
        if not looked_back and (trigger.conjoined or trigger.is_verb) and trigger.hungry:
            self.pending = []
        self.part_mark = -1
        if trigger.tally:
            self._tally_after_number(trigger)

    def _subject_stood_before(self, trigger: Trigger) -> bool:
        """A plural verb that means its subject (أصيبوا, سقطوا) has it before itself, found or not."""
        form = trigger.form
        return form is not None and form.part == "verb" and form.agreement != "sg" and form.victim in ("subject", "next")

    def _tally_after_number(self, trigger: Trigger) -> None:
        """ارتفع إلى 5 عدد القتلى: the number stands before what it counts."""
        phrase = self.last_phrase
        if phrase is None or not phrase.bare or not phrase.numbered or trigger.at - phrase.last > 1 or not trigger.outcome:
            return
        if phrase.governor == "الي":
            self._draft(phrase, trigger.outcome, trigger, "tally-after")
            self.fed = True

    def phrase(self, phrase: Phrase) -> None:
        for rule in (self._both_outcomes, self._predicate, self._majority, self._rise, self._noted, self._replaces_agent, self._part, self._own_outcome, self._feeds, self._joins):
            draft = rule(phrase)
            if draft is not None:
                break
        else:
            self.pending.append(phrase)
            if phrase.conjoined and phrase.definite and not phrase.numbered and self.group:
                return  # قوات النظام والمسلحين الموالين: more of what the group is said to be of
        self.last_phrase = phrase

    def close(self) -> None:
        """The sentence is over: what still waits for its verb is no figure."""
        self.drafts = [d for d in self.drafts if d.outcome]

    # -- rules, in order; each takes the phrase and says so, or leaves it

    def _both_outcomes(self, phrase: Phrase) -> Draft | None:
        """20 مدنيا بين قتيل وجريح; سقط جميع من كانوا على متنهما بين قتلى وجرحى."""
        if not (phrase.own and phrase.governor == "بين") or phrase.numbered or phrase.definite:
            return None
        both = {"killed", "wounded"}
        if not set(phrase.own) <= both | {"killed_or_wounded"}:
            return None
        target = self.pending[-1] if self.pending else None
        if target is not None and phrase.first - target.last <= _BACK_REACH:
            self.pending.pop()
            draft = self._draft(target, "killed_or_wounded", None, "between-outcomes")
        elif self.group:
            draft = self.group[-1]
            draft.outcome = "killed_or_wounded"
            draft.rules.append("between-outcomes")
        else:
            draft = self._draft(phrase, "killed_or_wounded", None, "between-outcomes")
        self.fed = True
        self._between = phrase
        return draft

    _between: Phrase | None = None

    def _predicate(self, phrase: Phrase) -> Draft | None:
        """سقط الجندي قتيلا, ثلاثة أطفال ضحايا قصف: the noun says of someone named before what befell them."""
        own = [o for o in phrase.own if o not in _STANDING]
        if not own or phrase.numbered or phrase.governor not in ("", "noun") or phrase.conjoined:
            return None
        accusative = phrase.rule == "noun-sg" and phrase.heads[0].accusative
        if phrase.heads and phrase.heads[0].lemma == "ضحية" and phrase.rule == "noun-sg" and not phrase.definite:
            if self.pending and phrase.first - self.pending[-1].last <= _BACK_REACH and (self.pending[-1].named or not self.pending[-1].definite):
                return self._draft(self.pending.pop(), own[0], None, "predicate")
            return None if "occurrence" in self.passage.classes(phrase.first - 1) else _NO_DRAFT
        recent = self.open is not None and phrase.first - self.open.at <= 3
        if accusative and self.open is not None and self.fed and (self.group or recent):
            if not self.group or self.group[-1].outcome == own[0]:
                return self.group[-1] if self.group else _NO_DRAFT
        subject = self.pending[-1] if self.pending else None
        if phrase.heads and phrase.heads[0].lemma in ("إصابة", "وفاة"):
            return None
        if subject is None or not (subject.numbered or subject.rule == "one-of") or phrase.first - subject.last > _PREDICATE_REACH:
            return None
        if phrase.rule == "noun-sg" and not accusative:
            return None
        if any(self.passage.form(k) in ("،", ",", "؛") for k in range(subject.last, phrase.first)):
            return None
        self.pending.pop()
        follows = self.passage.known[phrase.last] if phrase.last < self.last else None
        both = follows is not None and any(p.outcome == "wounded" for p in follows.people)
        self.fed = True
        self._between = phrase if both else None
        return self._draft(subject, "killed_or_wounded" if both else own[0], None, "predicate")

    def _majority(self, phrase: Phrase) -> Draft | None:
        """معظمهم من النساء والأطفال: parts of the victims just named, each a vague one."""
        joined = phrase.conjoined and self.group and self.group[-1].phrase.rule == "majority" and self.group[-1].phrase is self.last_phrase
        if not (phrase.rule == "majority" or joined) or self._hungry() or not (self.group or self.before):
            return None
        if self.group and self.group[-1].phrase is not self.last_phrase:
            return None
        if not self.group and phrase.first > self.first + 2:
            return None
        last = (self.group or self.before)[-1]
        draft = self._draft(phrase, last.outcome, last.trigger, "majority", join=True)
        draft.parent = last.parent if joined else last
        return draft

    def _part(self, phrase: Phrase) -> Draft | None:
        """بينهم 3 أطفال; 3 منهم نساء; (رجل وطفل)."""
        parent = self.part_parent
        if phrase.counted or (phrase.rule == "count-bare" and phrase.value == 1):
            return None
        if phrase.rule == "name" and self.part_mark >= 0 and phrase.first - self.part_mark <= _PART_REACH:
            return _NO_DRAFT  # وهم فلان وفلان: the names spell a number out
        if self.part_mark >= 0 and parent is not None and phrase.first - self.part_mark <= _PART_REACH:
            if phrase.definite and not (phrase.named or phrase.numbered or phrase.possessive):
                return None
            if self._outcome_from_open() and self.open is not None and self.open.at > self.part_mark:
                return None
            outcome = self._own_or(phrase, parent.outcome)
            draft = self._draft(phrase, outcome, parent.trigger, "part", join=True)
            draft.parent = parent
            self.part_mark = -1
            return draft
        if self.group and phrase.first == self.group[-1].phrase.last and not phrase.conjoined and not phrase.governor:
            total = self.group[-1]
            fits = phrase.value is not None and (total.phrase.value or 0) > phrase.value
            if fits and not phrase.definite and not phrase.own:
                draft = self._draft(phrase, total.outcome, total.trigger, "listed", join=True)
                draft.parent = total
                return draft
        follows = self.passage.form(phrase.last)
        if self._breaks_down(phrase):
            total = self.group[-1]
            draft = self._draft(phrase, total.outcome, total.trigger, "listed", join=True)
            draft.parent = total
            return draft
        of_them = phrase.rule == "count-of-them" or (phrase.numbered and phrase.bare and follows in ("منهم", "منهن", "بينهم", "منهما"))
        if of_them and (self.group or self.before):
            if self._hungry():
                return None
            total = (self.group or self.before)[-1]
            total = total.parent or total
            draft = self._draft(phrase, total.outcome, total.trigger, "part-of-them", join=True)
            draft.parent = total
            return draft
        if phrase.rule == "one-of" and phrase.bare and self.group and not self._hungry():
            total = self.group[-1]
            draft = self._draft(phrase, total.outcome, total.trigger, "one-of-them", join=True)
            draft.parent = total
            return draft
        return None

    def _breaks_down(self, phrase: Phrase) -> bool:
        """28 شخصا، 15 تركيا و13 أجنبيا: two numbers after a comma that add up to the total before it."""
        if not self.group or not phrase.numbered or phrase.bare or phrase.conjoined or phrase.governor:
            return False
        total, passage = self.group[-1].phrase, self.passage
        if phrase.first != total.last + 1 or passage.form(total.last) not in ("،", ",", ":"):
            return False
        at = phrase.last + (passage.form(phrase.last) == "و")
        second = passage.counts_at.get(at)
        return bool(second and second.value and total.value == (phrase.value or 0) + second.value)

    def _own_outcome(self, phrase: Phrase) -> Draft | None:
        """The noun states the outcome: 3 قتلى, سقوط جرحى."""
        own = [o for o in phrase.own if o not in _STANDING]
        told = self.passage.classes(phrase.first - 1) & {"occurrence", "negation", "any"}
        if own == ["missing"] and not phrase.numbered and not told and not self._hungry():
            return None
        if not own or (self._body(phrase) and not phrase.numbered and "occurrence" not in self.passage.classes(phrase.first - 1)):
            return None
        if phrase.rule == "quantifier" and self.passage.form(phrase.first).lstrip("و") in ("بعض", "معظم", "جميع", "كافه") and phrase.heads:
            return None  # بعض القتلى: of those told of already
        if phrase.definite and not phrase.numbered and phrase.rule not in ("quantifier", "count-after"):
            self.noted = phrase
            if self.passage.form(phrase.first - 1) in ("بين", "ضمن") and self.passage.form(phrase.first - 2) in ("من", "ومن", "وبين", "بين", "كان", "وكان"):
                self._mark_part_of_outcome(phrase, own[0])
            return None
        if not phrase.numbered and phrase.rule.startswith("noun") and not self._befell(phrase):
            return None
        if not phrase.numbered and phrase.rule != "term" and phrase.governor in ("noun", "ب", "ل", "ك", "مع", "ضد", "حول", "لدي", "بحق"):
            if not (phrase.governor == "ب" and own[0] != "wounded"):
                return None
        if phrase.possessive and not phrase.numbered and phrase.plural and self.open is None and not own[0].startswith("killed"):
            return None
        outcome = "killed_or_wounded" if {"killed", "wounded"} <= set(own) else own[0]
        outcome = self._outcome_of_trigger(phrase, own) or outcome
        if self._between is not None and phrase.conjoined and phrase.first - self._between.last <= 2 and not phrase.numbered:
            return self.drafts[-1] if self.drafts else None
        fed_by = self.open if self._hungry() else None
        draft = self._draft(phrase, outcome, fed_by, "own-outcome", join=phrase.conjoined)
        if phrase.numbered and self.passage.form(phrase.first - 1) in ("ضمن", "بين") and self.pending:
            self._part_before(draft)
        if self._hungry() and self.open is not None and not self.open.is_verb:
            self.fed = True
        return draft

    def _befell(self, phrase: Phrase) -> bool:
        """Does the text say that there were such victims (سقوط قتلى, إلى جرحى), and not speak of them (شكوى قدمها ضحايا)?"""
        passage, i = self.passage, phrase.first - 1
        while passage.form(i) in ('"', "'", "("):
            i -= 1
        if any("suffers" in passage.classes(k) for k in range(max(self.first, i - 2), i + 1)):
            return False
        if i < self.first or passage.tokens[i].kind != "word" or phrase.conjoined:
            return True
        if any("occurrence" in passage.classes(k) for k in range(max(self.first, i - _BEFELL_REACH), i)):
            return True  # خلف العراك قتيلين
        known, form = passage.known[i], passage.form(i)
        return bool(known.classes or known.outcomes or known.people) or verb_like(form)

    def _part_before(self, total: Draft) -> None:
        """طفلان ضمن سبعة قتلى: the part stands before its total."""
        phrase = self.pending[-1]
        if total.phrase.first - phrase.last <= 2 and phrase.value is not None and not phrase.definite:
            self.pending.pop()
            part = self._draft(phrase, total.outcome, None, "part", join=True)
            part.parent = total

    def _noted(self, phrase: Phrase) -> Draft | None:
        """القتلى 5 والجرحى 10: the number stands straight after those it counts."""
        noted = self.noted
        if noted is None or not phrase.numbered or not phrase.bare or phrase.counted or phrase.first != noted.last or self._hungry():
            return None
        own = [o for o in noted.own if o not in _STANDING]
        return self._draft(phrase, own[0], None, "tally", join=True) if own and noted.conjoined else None

    def _outcome_of_trigger(self, phrase: Phrase, own: list[str]) -> str:
        """وفاة أحد الجرحى, مقتل ثلاثة ضحايا: where the trigger says more than the noun, it is the trigger's outcome; "" elsewhere."""
        trigger = self.open
        if not self._hungry() or trigger is None or trigger.tally or (trigger.form is not None and trigger.form.victim == "next"):
            return ""
        if own == ["killed_or_wounded"] and self.outcome in ("killed", "wounded"):
            return self.outcome
        return "killed" if self.outcome == "killed" and own != ["killed"] and len(own) == 1 and phrase.first == trigger.ready else ""

    def _rise(self, phrase: Phrase) -> Draft | None:
        """ارتفاع الخسائر البشرية إلى 27, ارتفع القتلى إلى 30: the number that the casualties rose to."""
        before = self.last_phrase
        if before is None or not phrase.numbered or phrase.governor != "الي" or before.numbered or phrase.counted or not before.own:
            return None
        if phrase.first - before.last > _BACK_REACH or not any("reach" in self.passage.classes(k) for k in range(self.first, before.first)):
            return None
        self.drafts = [d for d in self.drafts if d.phrase is not before]
        return self._draft(phrase, self._own_or(phrase, before.own[0]), None, "rise")

    def _body(self, phrase: Phrase) -> bool:
        """Bodies are moved, kept and handed over: they are a count of the dead only where they are counted or found."""
        return bool(phrase.heads) and phrase.heads[0].lemma in BODIES

    def _replaces_agent(self, phrase: Phrase) -> Draft | None:
        """قتل جندي ثلاثة مدنيين: of two phrases side by side after the verb, the first is the agent."""
        trigger, group = self.open, self.group
        if trigger is None or not trigger.ambiguous or not trigger.is_verb or len(group) != 1 or not self.fed:
            return None
        first = group[0]
        if first.trigger is not trigger or "backward" in first.rules or phrase.conjoined or phrase.bare:
            return None
        accusative = phrase.rule == "one-of" or (bool(phrase.heads) and phrase.heads[0].accusative)
        if first.phrase.numbered and (not accusative or phrase.numbered):
            return None
        definite = phrase.definite and not phrase.numbered and not phrase.possessive
        if phrase.governor or definite or phrase.first - first.phrase.last > 3:
            return None
        if any(self.passage.form(k) in (",", "،", "(", ":") for k in range(first.phrase.last, phrase.first)):
            return None
        self.drafts.remove(first)
        self.group = []
        return self._draft(phrase, self.outcome, trigger, "after-agent")

    def _feeds(self, phrase: Phrase) -> Draft | None:
        trigger = self.open
        if trigger is None or self.fed or phrase.first < trigger.ready:
            return None
        if trigger.tally:
            return self._feeds_tally(trigger, phrase)
        gap = self._gap(max(trigger.ready, trigger.at + 1), phrase.first)
        victim = trigger.form.victim if trigger.form is not None else "genitive"
        if victim == "next":
            if gap > 1 or phrase.counted or (phrase.bare and not phrase.others) or (gap and not phrase.numbered) or phrase.governor == "noun":
                self.fed = True
                return None
        elif not trigger.is_verb or victim in ("genitive", "prep", "after"):
            if gap > (_NOUN_REACH_NUMBERED if phrase.numbered else _NOUN_REACH):
                return None
            if gap > 0 and phrase.governor in ("noun", "ب", "في", "من", "بين") and not phrase.numbered:
                return None
            taken = self.passage.form(trigger.ready).startswith("ال") and "adverb" not in self.passage.classes(trigger.ready)
            if gap > 0 and taken and not phrase.numbered:
                return None  # إصابة الهواتف: the noun has its genitive
        elif phrase.governor in ("noun",) and not phrase.numbered and not (victim == "after" and gap == 0):
            return None
        elif phrase.governor and phrase.governor != "noun" and not (phrase.governor == "ل" and gap == 0):
            return None
        if phrase.counted and not self._may_be_person(trigger, phrase):
            return None
        if phrase.rule == "name" and (gap > 0 or trigger.outcome not in _CASUALTY):
            return None
        if phrase.bare and phrase.numbered and not (phrase.partitive or phrase.others) and gap > 0:
            return None
        if any("relative" in self.passage.classes(k) for k in range(trigger.at + 1, phrase.first)) or gap > _VERB_REACH:
            return None
        if phrase.definite and not phrase.numbered and phrase.rule not in ("quantifier", "one-of", "count-after"):
            if not self._particular(phrase):
                plural_verb = trigger.form is not None and trigger.form.agreement != "sg"
                if not trigger.ambiguous or not trigger.is_verb or (plural_verb and gap == 0):
                    self.fed = True
                return None
        self.fed = True
        return self._draft(phrase, self._own_or(phrase, self.outcome), trigger, "after-trigger")

    def _gap(self, start: int, end: int) -> int:
        """The words between a trigger and a phrase, those left out that only say when or stand in marks."""
        passage = self.passage
        light = {"adverb", "pronominal"}
        return sum(
            1 for k in range(start, end)
            if passage.tokens[k].kind != "mark" and k not in passage.dated and not passage.classes(k) & light
        )

    def _feeds_tally(self, trigger: Trigger, phrase: Phrase) -> Draft | None:
        if not phrase.numbered or phrase.counted or phrase.first - trigger.ready > _TALLY_REACH:
            return None
        if phrase.governor == "من" and self._number_after_to(phrase):
            return None
        if phrase.heads and phrase.heads[0].lemma == "نسمة":
            return None
        outcome = self._own_or(phrase, self.outcome) or self._inherited()
        if not outcome:
            return None
        self.fed = True
        return self._draft(phrase, outcome, trigger, "tally")

    def _joins(self, phrase: Phrase) -> Draft | None:
        """وطفل, و4 من المواطنين: one more victim of what the group suffered."""
        added = any("additive" in self.passage.classes(phrase.first - k) for k in (1, 2))
        if not (phrase.conjoined or added) or not self.group or self.group[-1].phrase is not self.last_phrase:
            return None
        head = self.group[-1]
        if phrase.first - head.phrase.last > _JOIN_REACH or self._hungry() or (phrase.governor and not added):
            return None
        if phrase.counted or (phrase.definite and not self._particular(phrase) and not phrase.numbered):
            return None
        if phrase.bare and not phrase.others:
            return None
        if not phrase.numbered and phrase.first - head.phrase.last > _JOIN_REACH_BARE:
            return None
        draft = self._draft(phrase, self._own_or(phrase, head.outcome), head.trigger, "joined", join=True)
        draft.parent = head.parent
        return draft

    # -- helpers

    def _compound(self, trigger: Trigger) -> bool:
        """مقتل وإصابة 16; قُتل وأصيب 55: two outcomes over one count."""
        before = self.open
        if before is None or self.fed or not trigger.conjoined or trigger.at - before.at > _COMPOUND_REACH or before.tally:
            return False
        outcomes = {self.outcome, trigger.outcome}
        self.open = trigger
        if len(outcomes) > 1:
            both = outcomes <= {"killed", "wounded", "killed_or_wounded"}
            self.outcome = "killed_or_wounded" if both else "killed" if "killed" in outcomes else self.outcome
        return True

    def _restates_group(self, trigger: Trigger) -> bool:
        """أنقذت الفرق 260 شخصا أصيبوا: the relative clause says what befell those already counted."""
        form = trigger.form
        if form is None or not self.fed or not self.group or self.held is not None or form.agreement == "sg" or form.victim not in ("subject", "both"):
            return False
        last = self.group[-1]
        if trigger.at - last.phrase.last > 1 or last.outcome not in _STANDING | {"missing"} or not trigger.hungry:
            return False
        last.outcome = trigger.outcome
        last.rules.append("relative-clause")
        return True

    def _resumed(self, trigger: Trigger) -> bool:
        """39 عاملا كان التنظيم قد اختطفهم: the verb's pronoun takes up the phrase before it."""
        passive = self.passage.form(trigger.at - 1).lstrip("و") in _WAS_DONE or (trigger.form is not None and trigger.form.victim == "prep")
        if not self.pending or not (passive or (trigger.is_verb and trigger.ambiguous)):
            return False
        phrase = self.pending[-1]
        counted = phrase.numbered and phrase.value is None
        if phrase.definite or (phrase.bare and not (phrase.others or counted)):
            return False
        then = self.passage.form(trigger.at).startswith("ف")
        if phrase.governor not in (("", "علي") if then else ("",)):
            return False
        split = self.passage.known[trigger.at].outcome_split
        prepositional = trigger.form is not None and trigger.form.victim == "prep"
        plural = prepositional or (split is not None and split.pronoun in ("هم", "هن", "هما"))
        if plural != phrase.plural or trigger.at - phrase.last > _BACK_REACH:
            return False
        self.pending.pop()
        self._draft(phrase, trigger.outcome, trigger, "backward-pronoun")
        return True

    def _look_back(self, trigger: Trigger) -> bool:
        """7 مدنيين، بينهم 4 أطفال، أصيبوا; امرأة قتلت."""
        form = trigger.form
        if form is None or not self.pending or form.victim in ("object", "prep", "genitive", "after"):
            return False
        if form.victim == "next" and form.agreement == "sg":
            return False
        while len(self.pending) > 1 and self.pending[-1].definite and self.pending[-1].governor not in ("", "noun"):
            self.pending.pop()  # جنديين من بين الجرحى قد لقوا: what a preposition governs is no subject
        phrase = self.pending[-1]
        if phrase.bare and not phrase.others or any("relative" in self.passage.classes(k) for k in (trigger.at - 1, trigger.at - 2)):
            return False
        if "preposition" in self.passage.classes(trigger.at - 1):
            return False
        between = range(phrase.last, trigger.at)
        if any("complementizer" in self.passage.classes(k) and self.passage.form(k) not in _WAS for k in between):
            return False
        if phrase.rule == "name" and trigger.at - phrase.last > 2:
            return False
        if trigger.at - phrase.last > _BACK_REACH or phrase.governor == "noun" and not phrase.numbered:
            return False
        plural = form.agreement != "sg"
        then = form.victim == "subject" and self.passage.form(trigger.at).startswith("ف") and not phrase.definite
        if not plural and trigger.conjoined and not then:
            return False
        if not plural and (trigger.at - phrase.last > 3 and not phrase.named and not phrase.numbered):
            return False
        if phrase.definite and not phrase.numbered and not self._particular(phrase):
            return False
        if (form.victim == "both" or then) and self._own_victims_follow(trigger):
            return False
        self.outcome = trigger.outcome
        if plural and not phrase.plural and len(self._chain()) < 2:
            return False
        if form.agreement == "du" and phrase.rule == "noun-pl":
            self.pending[-1] = self._as_dual(phrase)
        chain = self._chain()
        del self.pending[-len(chain) :]
        for one in chain:
            self._draft(one, self._own_or(one, trigger.outcome), trigger, "backward", join=one is not chain[0])
        return True

    def _as_dual(self, phrase: Phrase) -> Phrase:
        """شرطيين قتلا: the verb tells a dual from a plural spelled alike."""
        dual = any(p.number == "du" for p in self.passage.known[phrase.first].people)
        return replace(phrase, value=2, qualifier="exact", rule="noun-du") if dual else phrase

    def _chain(self) -> list[Phrase]:
        """The phrases joined to one another that stand last: 77 عسكريا وأفراد أسرهم."""
        chain = [self.pending[-1]]
        for before in reversed(self.pending[:-1]):
            if not chain[0].conjoined or chain[0].first - before.last > 2 or (before.definite and not before.numbered):
                break
            chain.insert(0, before)
        return chain

    def _own_victims_follow(self, trigger: Trigger) -> bool:
        at = trigger.at + 1
        passage = self.passage
        if at in passage.counts_at and not passage.counts_at[at].no_count:
            return True
        if at >= len(passage.tokens):
            return False
        known = passage.known[at]
        split = known.person_split
        return bool(known.people and split and not split.article and not split.particle and not split.conjunction)

    def _mark_part(self, i: int, *, opening: bool = False) -> None:
        candidates = self.group or ([] if opening else [])
        if candidates:
            total = candidates[-1]
            if opening and (total.phrase.value or 0) < 2:
                return
            self.part_parent = total.parent if opening and total.parent else total
            if not opening and total.parent is not None and total.phrase.value == 1:
                self.part_parent = total.parent
            self.part_mark = i
        elif self.pending and not opening:
            # the total stands before its verb: hold it as a draft that the verb will complete
            self._hold_pending(i)
        elif not opening and self.before:
            last = self.before[-1]
            self.part_parent = last.parent or last
            self.part_mark = i

    def _hold_pending(self, i: int) -> None:
        """The total stands before its verb and its parts between them: hold it until the verb comes."""
        total = self.pending.pop()
        self.held = self._draft(total, "", None, "backward")
        self.part_parent, self.part_mark = self.held, i

    def _completes_held(self, trigger: Trigger) -> bool:
        held, form = self.held, trigger.form
        self.held = None
        if held is None or form is None or form.victim in ("object", "prep", "genitive", "after", "next"):
            return False
        if (trigger.conjoined and form.agreement == "sg") or trigger.at - held.phrase.last > _HELD_REACH:
            return False
        if form.victim == "both" and self._own_victims_follow(trigger):
            return False  # مسلحون بينهم قائد قتلوا 11
        for draft in self.drafts:
            if draft is held or draft.parent is held:
                draft.outcome, draft.trigger = draft.outcome or trigger.outcome, trigger
        return True

    def _mark_part_of_outcome(self, phrase: Phrase, outcome: str) -> None:
        """ومن بين القتلى 3 أطفال."""
        for draft in reversed(self.before + self.drafts):
            if draft.parent is None and (draft.outcome == outcome or outcome == "killed_or_wounded"):
                self.part_parent, self.part_mark = draft, phrase.last
                return

    def _draft(self, phrase: Phrase, outcome: str, trigger: Trigger | None, rule: str, *, join: bool = False) -> Draft:
        draft = Draft(phrase, outcome, trigger, self.sentence, rules=[phrase.rule, rule])
        self.drafts.append(draft)
        if join:
            self.group.append(draft)
        else:
            self.group = [draft]
        return draft

    def _hungry(self) -> bool:
        return self.open is not None and not self.fed

    def _outcome_from_open(self) -> bool:
        return self._hungry() and self.open is not None and not self.open.tally

    def _own_or(self, phrase: Phrase, outcome: str) -> str:
        own = [o for o in phrase.own if o not in _STANDING and o != "killed_or_wounded"]
        if {"killed", "wounded"} <= set(own):
            return "killed_or_wounded"
        if own and outcome not in ("missing",):
            return own[0]
        return outcome or (phrase.own[0] if phrase.own and phrase.own[0] not in _STANDING else "")

    def _particular(self, phrase: Phrase) -> bool:
        """A definite singular is a victim where it is named or is kin: الشاب فلان, زوجها, القيادي في."""
        if phrase.plural:
            return False
        return phrase.named or phrase.possessive

    def _may_be_person(self, trigger: Trigger, phrase: Phrase) -> bool:
        """A counted noun that the vocabulary does not know is a person where it is killed, and no animal or thing."""
        if trigger.form is not None and trigger.form.victim in ("prep", "after"):
            return False
        if phrase.partitive and trigger.outcome == "displaced":
            return True
        if phrase.partitive:
            return trigger.outcome == "killed" and "thing" not in self.passage.classes(phrase.last + 1)
        if "thing" in self.passage.classes(phrase.last):
            return False
        return trigger.outcome in ("killed",) and phrase.first - trigger.at <= 2

    def _number_after_to(self, phrase: Phrase) -> bool:
        return any(self.passage.form(k) in ("الي", "حتي") and (k + 1) in self.passage.counts_at for k in range(phrase.last, min(self.last, phrase.last + 8)))

    def _inherited(self) -> str:
        last = (self.drafts or self.before)[-1:]
        return last[0].outcome if last and self.sentence - last[0].sentence <= 1 else ""


def walked(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts in text order."""
    return iter(sorted(drafts, key=lambda d: d.phrase.start))
