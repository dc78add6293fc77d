"""How harm was done: which of the causes that a passage names did the harm of a figure.

A cause is taken where the words tie it to the figure: the outcome word itself (غرق), what follows it after جراء, إثر or
بـ, the subject of أدى إلى or أسفر عن before it, then the rest of its sentence, then what the same incident's earlier
sentences tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hasila.arabic.record import replace
from hasila.lexicon.causes import cause_phrases
from hasila.reading.attachment import Draft
from hasila.reading.cause_mentions import SHARPER, CauseMention, by_craft, causes
from hasila.reading.cause_words import bounds, candidates, clause_end, find, stands
from hasila.reading.passage import Passage, between
from hasila.reading.scopes import scope_of

_HARMED = frozenset({"killed", "wounded", "killed_or_wounded", "neutralised", "displaced", "missing"})
_CARRIED = frozenset({"killed", "wounded", "killed_or_wounded"})
_INTRODUCED_GAP = 4
_JOINED_GAP = 6
_EXPOSED_GAP = 8
_BACK_SENTENCES = 3
_BACK_PARAGRAPHS = 2


def cause_of(
    passage: Passage, tied: Sequence[CauseMention], mentions: Sequence[CauseMention]
) -> CauseMention | None:
    """The cause of a harm, or None where the report does not say how it was done; ``tied`` are those ``governing``
    it."""
    for rank, mention in enumerate(tied):
        if rank == 0 and mention.definite and mention.kind != "verb":
            earlier = antecedent(passage, mention, mentions)
            if earlier is not None and earlier.code in SHARPER.get(mention.code, frozenset()):
                return earlier if not mention.code else replace(mention, code=earlier.code)
        if mention.code:
            return mention
    return None


def governing(passage: Passage, draft: Draft, mentions: Sequence[CauseMention]) -> tuple[CauseMention, ...]:
    """The causes that the words tie to ``draft``, the closest first; deeds that do not say how it was done too."""
    if draft.outcome not in _HARMED:
        return ()
    own = _own(passage, draft)
    first, last = passage.sentences[draft.sentence]
    low, high = _anchor(draft)
    here = mentions_in(mentions, first, last)
    after = _after(passage, here, low, high, last)
    before = () if after is not None and after.code else _before(passage, draft, here, first, low, after)
    found = before if after is None else (after, *before)
    if not found and own is None and draft.outcome in _CARRIED and not here:
        found = _carried(passage, draft, mentions)
    return found if own is None else (own, *found)


def mentions_in(mentions: Sequence[CauseMention], first: int, last: int) -> Sequence[CauseMention]:
    """Those of ``mentions``, which are in order, that start in ``first:last``."""
    low, high = (bisect_left(mentions, at, key=_first) for at in (first, last))
    return mentions[low:high]


def _first(mention: CauseMention) -> int:
    return mention.first


def antecedent(passage: Passage, mention: CauseMention, mentions: Sequence[CauseMention]) -> CauseMention | None:
    """What a definite cause or deed (القصف, الهجوم) refers back to: the nearest earlier one of its sort."""
    here = passage.sentence_of[mention.first]
    for n in range(bisect_left(mentions, mention.first, key=_first) - 1, -1, -1):
        earlier = mentions[n]
        if earlier.kind == "outcome" or earlier.code == "other":
            continue
        if here - passage.sentence_of[earlier.first] > _BACK_SENTENCES + 1:
            return None
        if earlier.definite and not earlier.code or earlier.kind == "weak":
            continue
        if not mention.code or earlier.code == mention.code or earlier.code in SHARPER.get(mention.code, frozenset()):
            return earlier
    return None


def _own(passage: Passage, draft: Draft) -> CauseMention | None:
    """The outcome word that says how by itself: غرق, ذبح, أعدم."""
    trigger = draft.trigger
    if trigger is None or trigger.form is None:
        return None
    phrases = cause_phrases()["outcome"].get(trigger.form.lemma, ())
    if not phrases or (trigger.form.lemma == "قطع" and not trigger.form.completers):
        return None
    split = passage.known[trigger.at].outcome_split
    start, end = bounds(passage, trigger.at, trigger.at + 1, split)
    return CauseMention(trigger.at, trigger.at + 1, trigger.at + 1, start, end, phrases[0].code, "outcome")


def _anchor(draft: Draft) -> tuple[int, int]:
    """The tokens that the outcome and its victims take, from the first to the one after the last."""
    phrase, trigger = draft.phrase, draft.trigger
    root = draft.parent
    low = phrase.first if root is None else min(phrase.first, root.phrase.first)
    if trigger is None:
        return low, phrase.last
    return min(low, trigger.at), max(phrase.last, trigger.at + 1)


def _after(passage: Passage, here: Sequence[CauseMention], low: int, high: int, last: int) -> CauseMention | None:
    """The first cause after the outcome or its victims that a marker brings in, before the clause is over."""
    end = clause_end(passage, high, last)
    for mention in here:
        if mention.first >= end:
            return None
        if mention.first <= low or passage.form(mention.first - 1) in _OF_PART:
            continue
        if mention.kind == "verb":
            if mention.first >= high and stands(passage, mention.first - 1, "when") is not None:
                return mention
            continue
        inside = mention.last < high and _of_victims(passage, mention, low)
        if inside or mention.kind == "manner" or _brought_in(passage, mention, low):
            return mention
    return None


_OF_PART = frozenset({"منهم", "منهن", "بينهم", "احدهم", "احدهما"})  # اثنان منهم بالرصاص: of the part, not of all


def _of_victims(passage: Passage, mention: CauseMention, low: int) -> bool:
    """حصيلة ضحايا القصف: the cause that the counted dead are of."""
    before = mention.first - 1
    if before < low:
        return False
    named = any(p.outcome for p in passage.known[before].people) or "tally" in passage.classes(before)
    return named or find(passage, low, "result") is not None and before == low


def _brought_in(passage: Passage, mention: CauseMention, low: int) -> bool:
    if mention.particle == "ب" or passage.form(mention.first - 1) == "ب":  # بـ قصف, written apart
        return True
    if mention.particle == "ل" and _exposed(passage, low, mention.first):
        return True
    carried = True  # do only carriers stand between the marker and the cause?
    for i in range(mention.first - 1, max(low, mention.first - 1 - _INTRODUCED_GAP) - 1, -1):
        if passage.tokens[i].kind == "break" or passage.form(i) in _STOPS:
            return False
        found = stands(passage, i, "marker")
        if found is not None:
            return found.phrase.words[0] not in _LOOSE_MARKERS or carried
        carrier = find(passage, i, "carrier")
        carried = carried and (carrier is not None or i in passage.counts_at)
        if carried and carrier is not None and carrier.split.particle == "ب":
            return True
    return False


def _exposed(passage: Passage, first: int, last: int) -> bool:
    """تعرض سيارتهم لقصف: does تعرض stand before the ل in tokens ``first:last``?"""
    words = (passage.form(i).removeprefix("و").removeprefix("ل") for i in range(max(first, last - _EXPOSED_GAP), last))
    return any(word.startswith(_EXPOSED) for word in words)


_EXPOSED = ("تعرض", "يتعرض", "تتعرض", "التعرض")
_STOPS = frozenset({"،", ",", ".", "؛", ":", ")"})
_LOOSE_MARKERS = frozenset({"في", "بعد", "خلال", "اثناء", "وسط", "داخل", "ضمن", "لدي", "تحت", "عقب"})


def _before(
    passage: Passage, draft: Draft, here: Sequence[CauseMention], first: int, low: int, own: CauseMention | None
) -> tuple[CauseMention, ...]:
    """The causes before the harm, the nearest that says how first, no clause ending between but by a verb of result.

    Where the draft's clause has a deed of its ``own``, the clauses before it are another's.
    """
    found: list[CauseMention] = []
    after = low
    for mention in reversed(here):
        if mention.last > low or mention.first < first:
            continue
        if not _runs_on(passage, draft, mention.last, after, alone=own is not None):
            break
        if _resulted(passage, mention, first) and any(m.first < mention.first for m in here):
            continue
        if found and _result(passage, mention.last, after):
            break
        found.append(mention)
        after = mention.first
    found = [_leading(passage, found, k) for k in range(len(found))]
    return tuple(sorted(dict.fromkeys(found), key=lambda m: not m.code))


def _runs_on(passage: Passage, draft: Draft, first: int, last: int, *, alone: bool) -> bool:
    """Does no clause end between two tokens, unless a result follows or the new clause is the draft's (فيما أصيب 5)?"""
    for i in between(candidates(passage, "break"), first, last):
        found = stands(passage, i, "break")
        if found is None:
            continue
        if alone:
            return False
        own = draft.trigger is not None and draft.trigger.at - found.last in (0, 1)
        own = own and found.phrase.words[0] in _AND_ALSO
        if not own and not _result(passage, i + 1, last):
            return False
    return True


def _result(passage: Passage, first: int, last: int) -> bool:
    """Does a word of result (أدى, أسفر) stand in ``first:last``?"""
    return any(find(passage, i, "result") is not None for i in between(candidates(passage, "result"), first, last))


_AND_ALSO = frozenset({"فيما", "بينما", "كما", "اضافه", "بالاضافه", "في"})


def _resulted(passage: Passage, mention: CauseMention, first: int) -> bool:
    """Is it itself what another deed led to (ما أدى لاندلاع حرائق ومقتل 4)?"""
    low = max(first, mention.first - 1 - _INTRODUCED_GAP)
    for i in reversed(between(candidates(passage, "result"), low, mention.first)):
        found = find(passage, i, "result")
        if found is not None and not found.split.article:
            led = map(passage.form, range(i + 1, mention.first + 1))
            return any(form[:1] in ("ل", "ب") or form in ("الي", "عن", "في") for form in led)
    return False


def _leading(passage: Passage, found: Sequence[CauseMention], k: int) -> CauseMention:
    """Of strikes coordinated (غارات وقصف), the first named; of two names of one act, the more exact."""
    mention = found[k]
    if k + 1 == len(found) or not found[k + 1].code or not mention.code:
        return mention
    earlier, joined = found[k + 1], find(passage, mention.first, mention.kind)
    near = mention.first - earlier.reach
    conjoined = joined is not None and bool(joined.split.conjunction) and mention.kind != "verb"
    exact = earlier.code in SHARPER.get(mention.code, frozenset())
    return earlier if near <= 0 or near <= _JOINED_GAP and (conjoined or exact) else mention


def _carried(passage: Passage, draft: Draft, mentions: Sequence[CauseMention]) -> tuple[CauseMention, ...]:
    """The acts that the incident's earlier sentences tell: those of the nearest that tells any.

    None where this sentence turns to something else, or where the figure is of many incidents.
    """
    first, _ = passage.sentences[draft.sentence]
    if turns(passage, first) or scope_of(passage, draft) == "cumulative":
        return ()
    paragraph = passage.paragraph_of[first]
    found: list[CauseMention] = []
    for n in range(bisect_left(mentions, first, key=_first) - 1, -1, -1):
        mention = mentions[n]
        sentence = passage.sentence_of[mention.first]
        paragraphs = paragraph - passage.paragraph_of[mention.first]
        if draft.sentence - sentence > _BACK_SENTENCES or paragraphs > _BACK_PARAGRAPHS:
            break
        if found and sentence != passage.sentence_of[found[0].first]:
            break
        told_on = mention.kind not in ("weak", "march") and mention.code != "other"  # a house burnt down harmed nobody
        if told_on and not mention.pronoun and not by_craft(passage, mention):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: not m.code))


def turns(passage: Passage, first: int) -> bool:
    """Does the sentence that starts at token ``first`` turn to something else (وكان, من جهة أخرى, وفي 3 أيار)?"""
    at = first
    while at < len(passage.tokens) and passage.tokens[at].kind in ("mark", "break"):
        at += 1
    form = passage.form(at)
    for phrase in cause_phrases()["elsewhere"].get(form, ()):
        if all(passage.form(at + k) == word for k, word in enumerate(phrase.words)):
            return True
    return False


__all__ = ["CauseMention", "antecedent", "cause_of", "causes", "clause_end", "governing", "turns"]
