"""One sentence walked from its first token to its last: what is known at each step, and the rules in their order."""

from __future__ import annotations

from hasila.lexicon.speech import cue, small
from hasila.reading.drafts import NO_DRAFT, OF_THEM, STANDING, WAS, Draft
from hasila.reading.each_rules import told_of_each
from hasila.reading.feeding_rules import feeds, replaces_agent
from hasila.reading.itemised import itemised
from hasila.reading.joining_rules import IN_RANKS, joins
from hasila.reading.looking_back import (
    completes_held,
    compound,
    look_back,
    resumed,
    sharpens,
    subject_stood_before,
)
from hasila.reading.namings_of_one import CALLED, merged, same_person, tells_of_what
from hasila.reading.own_rules import own_outcome
from hasila.reading.part_marks import divides, give_ahead, led, mark_part, opens_parts
from hasila.reading.part_rules import listed, majority, no_part, part_of
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.predicates import both_outcomes, came_as, fell, predicate
from hasila.reading.taken_up import taken_up
from hasila.reading.tally_rules import compared, counts_up, noted, rise, tally_after_number
from hasila.reading.then_rules import befell_then, died_of_it, restates_group
from hasila.reading.trigger import Trigger
from hasila.reading.wholes import give_whole

_OF_WHOM = 2  # words between a number with its noun and those it is of: the preposition, an adjective
_BUT = "لكن"
_ALSO = "كما"
_WHO = frozenset({"الذين", "اللذين", "ممن", "اللواتي"})
COUNTED_IN = frozenset({"فيها", "فيه", "ذلك"})
_ACCORDING = frozenset({"بحسب", "وفق", "وفقا", "حسب", "طبقا"})
_COMMAS = frozenset("،,")
_BEING = frozenset({"يكون", "تكون"})
_WITH_WHAT = frozenset({"بما", "بمن"})
_OF_SAYING = frozenset({"الي", "ان", "بان", "انه", "انها"})  # after لافتا, which then says something
_CASES = frozenset({"حاله", "حالات", "جثه", "جثث", "جثمانا", "جثامين", "وفاه", "اصابه", "ضحيه", "ضحايا"})
_CASES_REACH = 6  # words that a count of cases may still say of them
MARKS = frozenset({"(", ":", '"', "-", "–", "—"})  # what they open right after the victims may be parts of them


class Walk:
    """The state of a walk: the open trigger, the group of victims last fed, and phrases that wait for a verb."""

    def __init__(
        self, passage: Passage, sentence: int, first: int, last: int, before: list[Draft], told: list[Draft],
        ahead: list[Phrase],
    ) -> None:
        self.passage, self.sentence, self.first, self.last = passage, sentence, first, last
        self.drafts: list[Draft] = []
        self.before, self.told = before, told
        self.open: Trigger | None = None
        self.outcome = ""
        self.also = ""
        self.waiting: Trigger | None = None
        self.fed = True
        self.group: list[Draft] = []
        self.pending: list[Phrase] = []
        self.last_phrase: Phrase | None = None
        self.part_mark = -1
        self.part_parent: Draft | None = None
        self.held: Draft | None = None
        self.noted: Phrase | None = None
        self.between: Phrase | None = None
        self.passed: Phrase | None = None
        self.among: tuple[str, int] | None = None
        self.listed: set[int] = set()
        self.item = -1
        self.heading: list[Draft] = []
        self.listing = ""
        self.leads = bool(ahead)
        self.ahead: list[Phrase] = list(ahead)

    def token(self, i: int) -> None:
        """Pass token ``i``, which is neither trigger nor phrase: it may open parts of the victims, or end a clause."""
        passage = self.passage
        classes = passage.classes(i)
        form = passage.form(i)
        if "reach" in classes and self.waiting is not None:
            self.open, self.outcome, self.also, self.fed = self.waiting, self.waiting.outcome, "", False
            self.waiting = None
        among = "subset" in classes or (form in COUNTED_IN and self._counted_in(i)) or self._of_cases(i)
        if among and (self._some_of_them(i) or passage.form(i + 1) == "وبين"):
            return  # اشتباكات بينهم وبين الشرطة: two sides, and no part of either
        if among or self._tells_who(i):
            mark_part(self, i)
        elif form in MARKS and self.group and opens_parts(self, i):
            mark_part(self, i, opening=True)
        elif "complementizer" in classes and form not in WAS and self.open is not None and not self._may_be(form):
            self.fed = self.fed or passage.form(i - 2) != "فيما"  # وأضاف أن: another clause; but فيما يشتبه أنه هجوم
        elif self._another_clause(i):
            self.fed = True

    def _may_be(self, form: str) -> bool:
        """عدد القتلى قد يكون وصل إلى ألفي شخص: the verb of being before the tally's own."""
        return self.open is not None and self.open.tally and form in _BEING

    def _tells_who(self, i: int) -> bool:
        """خمسة، هم ثلاثة رجال وامرأتان; 30 شخصا، يتوزعون على 12 رجلا و18 امرأة; أن 4 مواطنين، أحدهم طفل، قتلوا."""
        classes = self.passage.classes(i)
        if "apposition" in classes:
            return bool(self.group) or ("one" in classes and self._number_waits(i))
        return "division" in classes and bool(self.group) and divides(self, i)

    def _counted_in(self, i: int) -> bool:
        """30 حالة اختناق، بما فيها نساء؛ 12 قتيلا بما في ذلك طفلان: does token ``i`` count in what follows?"""
        before = self.passage.form(i - 1)
        return before in _WITH_WHAT or (before == "في" and self.passage.form(i - 2) in _WITH_WHAT)

    def _of_cases(self, i: int) -> bool:
        """87 حالة قتل، منها 21 طفلا: cases, and bodies, have the pronoun of things; their parts are people."""
        passage = self.passage
        told = bool(self.group) and i <= self.group[-1].phrase.last + _CASES_REACH
        if not told or passage.form(i).removeprefix("و") != "منها":
            return False
        at = i + 1 + (passage.form(i + 1) == "(")
        if at not in passage.counts_at and not passage.known[min(at, len(passage.known) - 1)].people:
            return False
        return any(passage.form(k) in _CASES for k in range(self.group[-1].phrase.first, i))

    def _some_of_them(self, i: int) -> bool:
        """قتل منهم خمسة: between a verb and the number that is its subject, token ``i`` opens no parts of others."""
        verb = self.open is not None and self.open.is_verb and self.open.at == i - 1
        of_them = not self.group or self.passage.form(i) in OF_THEM  # خُطف 30 طالبا قُتل منهم تسعة
        return verb and self.hungry() and of_them and i + 1 in self.passage.counts_at

    def _number_waits(self, i: int) -> bool:
        """أن 4 مواطنين، أحدهم طفل، قتلوا: does a number right before the comma at its side wait for its verb?"""
        waiting = self.pending[-1] if self.pending else None
        return waiting is not None and waiting is self.last_phrase and waiting.numbered and i - waiting.last <= 1

    def _another_clause(self, i: int) -> bool:
        """Does token ``i`` open a clause in which the open trigger has no victims any more?"""
        if "clause" in self.passage.classes(i) and i > self.first and (self._noun_is_open() or self._but(i)):
            return True
        return self.hungry() and (self._somebody_says(i) or self._also(i))

    def _also(self, i: int) -> bool:
        """قُتل من قبل القوات، كما تدربوا …: what follows is another clause; but قتل كما أعلن الجيش ثلاثة."""
        after = self.passage.form(i + 1)
        return self.passage.form(i).removeprefix("و") == _ALSO and cue(after) is None and not small(after)

    def _but(self, i: int) -> bool:
        """يعتقد أنه قُتل لكن آخرين نفوا ذلك: what follows but is another clause."""
        return self.passage.form(i).removeprefix("و").startswith(_BUT)

    def _somebody_says(self, i: int) -> bool:
        """…، مشيرا إلى وجود 20 مسلحا; نفى المتحدث ذلك: another clause; but قتل، كما أعلن الجيش، ثلاثة."""
        said = cue(self.passage.form(i))
        if said is None or not said.part:
            return False
        if said.weak and not (said.part == "participle" and self.passage.form(i + 1) in _OF_SAYING):
            return False
        before = small(self.passage.form(i - 1))
        return not (before & {"likened", "whatever", "relative"} or self.passage.form(i - 1) == "ما")

    def _noun_is_open(self) -> bool:
        """Is the open trigger a verbal noun? Its victims stand in its own clause."""
        return self.open is not None and self.open.form is not None and self.open.form.part == "noun"

    def trigger(self, trigger: Trigger) -> None:
        """Take up ``trigger``: give it the victims that stand before it, or leave it open for those after it."""
        if sharpens(self, trigger) or self._of_a_thing(trigger) or self._of_those_counted(trigger):
            return
        if compound(self, trigger) or restates_group(self, trigger) or befell_then(self, trigger):
            return
        if not trigger.hungry and (died_of_it(self, trigger) or resumed(self, trigger) or taken_up(self, trigger)):
            return
        looked_back = trigger.is_verb and trigger.hungry and (completes_held(self, trigger) or look_back(self, trigger))
        noun = trigger.form is not None and not trigger.is_verb
        aside = noun and "preposition" in self.passage.classes(trigger.at - 1)
        if aside and self.open is not None and self.open.tally and not self.fed:
            self.waiting = self.open  # حصيلة الوفيات بعد غرق المركب ارتفعت إلى 46
        self.open, self.outcome, self.also = trigger, trigger.outcome, ""
        self.fed = looked_back or not trigger.hungry or subject_stood_before(self, trigger)
        if not looked_back and (trigger.conjoined or trigger.is_verb) and trigger.hungry:
            self.pending = []
        self.part_mark = -1
        if trigger.tally:
            tally_after_number(self, trigger)

    def _of_those_counted(self, trigger: Trigger) -> bool:
        """ارتفع عدد القتلى الذين سقطوا اليوم إلى 16: the relative clause is of those whose number is to come."""
        waits = self.open is not None and self.open.tally and not self.fed
        return waits and trigger.is_verb and self.passage.form(trigger.at - 1) in _WHO

    def _of_a_thing(self, trigger: Trigger) -> bool:
        """ارتفع عدد الوفيات في حادث غرق المركب إلى 29: what sank is no victim, and the number is the tally's."""
        after = trigger.at + 1
        if self.open is None or not self.open.tally or self.fed or trigger.form is None or after >= self.last:
            return False
        known = self.passage.known[after]
        plain = self.passage.tokens[after].kind == "word" and not (known.people or known.classes or known.outcomes)
        return trigger.form.victim == "next" and trigger.form.part == "noun" and plain

    def phrase(self, phrase: Phrase) -> None:
        """Find the place of ``phrase`` by the first rule that takes it; one that none takes waits for a verb."""
        if self._is_one(phrase):
            return
        for rule in RULES:
            draft = rule(self, phrase)
            if draft is not None:
                if phrase.numbered and draft is not NO_DRAFT:
                    give_whole(self, draft)
                if draft is not NO_DRAFT and draft.phrase.first == phrase.first:
                    phrase = draft.phrase  # with what it takes over from those before it
                break
        else:
            if self._tells_of_whom(phrase):
                return
            if self._names_him(phrase):
                return
            self.pending.append(phrase)
            named = phrase.rule == "name" and bool(self.group) and (self.group[-1].phrase.named or self._called(phrase))
            if named and not phrase.conjoined:
                return  # القيادي في الحركة فلان الفلاني: his name
            if phrase.conjoined and phrase.definite and not phrase.numbered and self.group:
                return  # قوات النظام والمسلحين الموالين: more of what the group is said to be of
        self.last_phrase = phrase

    def _is_one(self, phrase: Phrase) -> bool:
        """جندي واحد ومدنيان: an adjective of the one before it, and no number by itself."""
        noun = self.last_phrase
        alone = phrase.rule == "count-bare" and phrase.value == 1 and phrase.last == phrase.first + 1
        return alone and noun is not None and noun.rule == "noun-sg" and noun.last == phrase.first

    def _names_him(self, phrase: Phrase) -> bool:
        """القيادي في الحركة فلان الفلاني: is it the name of the one told of last, who is then known by both?"""
        told = self.group[-1] if self.group else None
        if self.pending and self.pending[-1] is self.last_phrase:
            at = -2 if len(self.pending) > 1 and tells_of_what(self.pending[-1]) else -1  # القيادي في لواء كذا فلان
            if same_person(self.passage, self.pending[at], phrase, waiting=True):
                self.pending[at:] = [merged(self.pending[at], phrase)]
                self.last_phrase = self.pending[-1]
                return True
        elif told is not None and told.phrase is self.last_phrase and same_person(
            self.passage, told.phrase, phrase, waiting=False
        ):
            told.phrase = self.last_phrase = merged(told.phrase, phrase)
            return True
        return False

    def _called(self, phrase: Phrase) -> bool:
        """قُتل قائد ميداني يدعى فلانا الفلاني: is it the name of the one victim before it?"""
        one = self.group[-1].phrase.value == 1 and phrase.first - self.group[-1].phrase.last <= _OF_WHOM
        return one and self.passage.form(phrase.first - 1) in CALLED

    def _tells_of_whom(self, phrase: Phrase) -> bool:
        """138 قتيلا من عناصر الوزارة و18 مدنيا: whose people the number is of, and no victims of their own.

        So in اثنين من مقاتلي حزب العمال قتلا, where the second noun is a name's.
        """
        counted = self.last_phrase
        whose = phrase.governor == "noun" and phrase.definite and not phrase.numbered and bool(self.group)
        if whose and counted is self.group[-1].phrase and counted.last == phrase.first:
            return counted.rule == "noun-sg"  # إصابة شقيق القيادي وطفلة: whose brother he is
        if counted is None or not counted.numbered or phrase.numbered or not phrase.plural or phrase.conjoined:
            return False
        if phrase.governor == "من" or self.passage.form(phrase.first - 1) in IN_RANKS:
            return any(draft.phrase is counted for draft in self.group) and phrase.first - counted.last <= _OF_WHOM
        between = range(counted.last, phrase.first)
        named = all(self.passage.tokens[k].kind == "word" and not self.passage.known[k].outcomes for k in between)
        waits = bool(self.pending) and self.pending[-1] is counted and phrase.governor in ("", "noun")
        return waits and named and phrase.definite and 0 < len(between) <= _OF_WHOM

    def close(self) -> None:
        """The sentence is over: what still waits for its verb is no figure."""
        self.drafts = [d for d in self.drafts if d.outcome]

    def add(self, phrase: Phrase, outcome: str, trigger: Trigger | None, rule: str, *, join: bool = False) -> Draft:
        """Make a draft of ``phrase`` and return it; with ``join`` it joins the group of victims, else it starts one."""
        draft = Draft(phrase, outcome, trigger, self.sentence, rules=[phrase.rule, rule])
        self.drafts.append(draft)
        if self.ahead and outcome:
            give_ahead(self, draft)
        if join:
            self.group.append(draft)
        else:
            self.group = [draft]
        return draft

    def hungry(self) -> bool:
        """Does the open trigger still wait for its victims?"""
        return self.open is not None and not self.fed

    def own_or(self, phrase: Phrase, outcome: str) -> str:
        """The outcome that the nouns of ``phrase`` state for certain, else ``outcome``; "" where there is neither."""
        own = [o for o in phrase.own if o not in STANDING and o != "killed_or_wounded"]
        if own == ["missing"] and outcome:
            return outcome
        if {"killed", "wounded"} <= set(own):
            return "killed_or_wounded"
        if outcome == "detained" and "abducted" in phrase.own:
            return "abducted"  # احتجز المسلحون أربعة مدنيين رهائن
        if own == ["wounded"] and outcome == "killed":
            return outcome  # وفاة بعض الجرحى
        if own and outcome not in ("missing",):
            return own[0]
        return outcome or (phrase.own[0] if phrase.own and phrase.own[0] not in STANDING else "")

    def particular(self, phrase: Phrase) -> bool:
        """A definite singular is a victim where it is named or is kin: الشاب فلان, زوجها; a dual where it is named."""
        if phrase.plural:
            return phrase.named and phrase.value == 2
        return phrase.named or phrase.possessive or self._of_the_family(phrase)

    def _of_the_family(self, phrase: Phrase) -> bool:
        """قتل أب وابنه وأصيبت الأم, وفاة طفل وإصابة الأم: kin of those just told of, and nobody told of already."""
        if phrase.rule != "noun-sg" or not phrase.heads or phrase.heads[0].kind != "kin":
            return False
        told = [head for draft in self.drafts for head in draft.phrase.heads]
        kin = any(head.kind == "kin" or head.demographic == "child" for head in told)
        return kin and not any(head.lemma == phrase.heads[0].lemma for head in told)

    def gap(self, start: int, end: int) -> int:
        """The words between a trigger and a phrase, those left out that only say when, by whom (سقط فيها، بحسب الوكالة،
        12 عنصرا), or stand in marks."""
        passage = self.passage
        light = {"adverb", "pronominal"}
        aside = next((k for k in range(start, end) if passage.form(k) in _ACCORDING), end)
        closed = next((k for k in range(aside, end) if passage.form(k) in _COMMAS), aside)
        return sum(
            1
            for k in (*range(start, aside), *range(closed, end))
            if passage.tokens[k].kind != "mark" and k not in passage.dated and not passage.classes(k) & light
        )

    def inherited(self) -> str:
        """The outcome told last, in this sentence or the one before it, "" where there is none."""
        last = (self.drafts or self.before)[-1:]
        return last[0].outcome if last and self.sentence - last[0].sentence <= 1 else ""

    def outcome_from_open(self) -> bool:
        """Is there an open trigger that gives its outcome, and not a counting phrase that takes a number?"""
        return self.hungry() and self.open is not None and not self.open.tally


# Each takes the phrase and says so, or leaves it to the next; NO_DRAFT is taken and no figure.
RULES = (
    no_part, itemised, led, listed, both_outcomes, fell, came_as, predicate, majority, rise, noted, counts_up,
    replaces_agent, part_of, own_outcome, feeds, joins, told_of_each, compared,
)
