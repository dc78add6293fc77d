"""Those who are counted or named among people told of: ومن بين القتلى طفلان, إن نساء من بين الضحايا."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.lexicon.word_lists import word_list
from hasila.reading.drafts import STANDING
from hasila.reading.names import named_person
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import verb_like
from hasila.reading.wholes import mark_part_of_outcome, smaller, whole_of

if TYPE_CHECKING:
    from hasila.reading.walk import Walk


def among_the_held(walk: Walk, phrase: Phrase) -> None:
    """ومن بين المعتقلين أطباء: parts of those of whom the report has told before that they were detained."""
    if not phrase.definite or phrase.numbered or not stands_among(walk, phrase):
        return
    told = {draft.outcome for draft in walk.before + walk.drafts if draft.parent is None}
    held = next((o for o in phrase.own if o in STANDING and o in told), None)
    at = counted_among(walk, phrase) if held else None
    if held and at is not None:
        mark_part_of_outcome(walk, at, held)


def stands_among(walk: Walk, phrase: Phrase) -> bool:
    """من بين القتلى; وبين القتلى, where a clause begins: does the phrase name those among whom others are?

    ومن القتلى, إن من القتلى: so, where who they are follows at once.
    """
    passage, at = walk.passage, phrase.first - 1
    before = passage.form(at)
    if before in ("بين", "ضمن") or before in DIVIDED:
        return True
    opens = at == walk.first or passage.form(at - 1) in _OPENS
    if before == "وبين":
        return opens
    if before not in ("من", "ومن") or not (opens or before == "ومن") or counted_among(walk, phrase) != phrase.last:
        return False
    who = passage.known[phrase.last].people[:1]
    return not who or who[0].kind != "classifier"  # من المصابين أشخاص بحالة حرجة: how they are


def counted_among(walk: Walk, phrase: Phrase) -> int | None:
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
        colon = passage.form(k) == ":" and k + 1 in passage.counts_at  # توزع الضحايا إلى: 12 رجلا
        if colon:
            continue
        if passage.tokens[k].kind != "word" or passage.known[k].outcomes or verb_like(passage.form(k)):
            return None
    return None


_AMONG_WITHIN = 9
DIVIDED = frozenset(word_list("divided"))
_OPENS = frozenset({"،", ",", "ان", "وان", "كان", "وكان"})


def dead(walk: Walk, noted: Phrase | None, outcome: str) -> str:
    """حصيلة القتلى … من بين الضحايا: الضحايا are the dead where the dead are told of before."""
    told = walk.inherited() == "killed" or (noted is not None and "killed" in noted.own)
    return "killed" if outcome == "killed_or_wounded" and told else outcome


def named_among(walk: Walk, phrase: Phrase, outcome: str) -> None:
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
        part.parent = whole if whole is not None and smaller(named, whole.phrase) else None
        phrase = named if named.conjoined else phrase
        if not named.conjoined:
            return


_AMONG_REACH = 2
_AMONG_REACH_NUMBERED = 8  # اثنان من أعضاء المجلس المحلي من بين القتلى
