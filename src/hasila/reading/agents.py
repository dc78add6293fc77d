"""The agent of a verb: whoever stands after it or before it as its subject, where the letters let it be active.

Where they do not tell an active verb from a passive one, a name is an agent only if the victims stand apart from it,
after it.
"""

from __future__ import annotations

from hasila.arabic.record import record
from hasila.lexicon.word_lists import word_list
from hasila.model import Named, Span
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import find, stands
from hasila.reading.doers import Doer, agrees, doer
from hasila.reading.passage import Passage

_SKIPPED = 6
_BEFORE_REACH = 9
_SHARED_REACH = 10
# Nouns that name an agent with the verb they are of: قتل, اعتقال; مقتل and مصرع name none.
_AGENTLESS = frozenset(word_list("agentless"))


@record
class BlamedMention:
    """Whoever is held responsible, as named: ``report.text[start:end]``, and the rule that tied them to the harm."""

    start: int
    end: int
    text: str
    rule: str

    def named(self, actor: str | None = None) -> Named:
        """As the model's noun; ``actor`` is the lexicon's key where it knows who this is."""
        return Named(Span(self.start, self.end), self.text, actor)


def said(passage: Passage, name: Doer, rule: str) -> BlamedMention:
    """``name`` as held responsible by ``rule``."""
    return BlamedMention(name.start, name.end, passage.text[name.start : name.end], rule)


def said_by(passage: Passage, i: int, last: int) -> BlamedMention | None:
    """Whoever is named before token ``last`` after words at ``i`` that say by whom (من قبل X), None where nobody is."""
    by = find(passage, i, "by")
    name = doer(passage, by.last, last) if by is not None else None
    return None if name is None or name.particle else said(passage, name, "by")


def agent_of(passage: Passage, draft: Draft) -> BlamedMention | None:
    """Whoever does what ``draft``'s outcome word says, or None where it names nobody or is passive."""
    trigger, phrase = draft.trigger, draft.phrase
    if trigger is None or trigger.form is None or phrase.first < trigger.at:
        return None
    if trigger.form.part == "noun" and (trigger.form.lemma in _AGENTLESS or trigger.article or not trigger.hungry):
        return None
    if trigger.form.victim not in ("object", "both", "genitive", "prep") or passive(passage, trigger.at):
        return None
    at = skipped(passage, trigger.at + 1, phrase.first)
    name = doer(passage, at, phrase.first)
    verb = trigger.form.part == "verb"
    if name is not None and verb and not agrees(passage, trigger.at, name):
        return None
    if name is not None and not name.particle and _victims_apart(passage, name.last, phrase.first):
        return said(passage, name, "agent-after")
    if verb and phrase.first - trigger.ready <= 2:
        before = before_verb(passage, trigger.at, passage.sentences[draft.sentence][0])
        if before is not None:
            return said(passage, before, "agent-before")
        shared = _shared(passage, trigger.at, passage.sentences[draft.sentence][0])
        if shared is not None:
            return said(passage, shared, "agent-shared")
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
            name = doer(passage, skipped(passage, i + 1, verb), verb)
            same = name is not None and not name.particle and passage.form(i).endswith("ت") == form.endswith("ت")
            return name if same and name is not None and agrees(passage, i, name) and not passive(passage, i) else None
    return None


def passive(passage: Passage, at: int) -> bool:
    """Is the verb written as a passive, with a damma on its first letter (قُتل)?"""
    token = passage.tokens[at]
    return "\u064f" in passage.text[token.start : token.start + 3]


def skipped(passage: Passage, at: int, limit: int) -> int:
    """The token after adverbs of time and the commas round them: قتلت، صباح اليوم، قوات."""
    for _ in range(_SKIPPED):
        if at < limit and (passage.form(at) in ("،", ",", "-") or "adverb" in passage.classes(at)):
            at += 1
    return at


def _victims_apart(passage: Passage, at: int, first: int) -> bool:
    """Is nothing between the agent and the victims that would make them another clause's or a preposition's?"""
    for i in range(at, first):
        if passage.classes(i) & {"subset", "clause", "relative"} or passage.known[i].outcomes:
            return False
        if passage.form(i).startswith("و"):
            return False
    joined = passage.form(first).startswith("و") or passage.form(first - 1) in ("من", "و", "مع")
    return not joined and "additive" not in passage.classes(first)


_SUBJECT_AFTER = frozenset({"", ":", ".", "،", *"ان بان وان لان كانت وكانت كان وكان حيث قد".split()})


def before_verb(passage: Passage, verb: int, first: int) -> Doer | None:
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
    while at < verb and ("adverb" in passage.classes(at) or passage.form(at) in _BEFORE_ITS_VERB):
        at += 1
    return at


_BEFORE_ITS_VERB = frozenset({"،", ",", "قد", "التي", "الذي", '"', ")"})


def _who_managed(passage: Passage, draft: Draft) -> BlamedMention | None:
    """أقدم مسلحون على قتل 5, تمكنت قوات X من قتل 5: the agent of the verb that governs the verbal noun."""
    trigger = draft.trigger
    assert trigger is not None and trigger.form is not None
    if trigger.form.part != "noun" or passage.form(trigger.at - 1) not in ("علي", "من", "في", "ب"):
        return None
    for i in range(trigger.at - 2, max(passage.sentences[draft.sentence][0], trigger.at - _BEFORE_REACH) - 1, -1):
        if passage.form(i) in _MANAGED:
            name = doer(passage, skipped(passage, i + 1, trigger.at), trigger.at)
            if name is None:
                name = before_verb(passage, i, passage.sentences[draft.sentence][0])
            return None if name is None or name.particle else said(passage, name, "agent-managed")
    return None


_MANAGED = frozenset("اقدم اقدمت اقدموا تمكن تمكنت تمكنوا نجح نجحت".split())
