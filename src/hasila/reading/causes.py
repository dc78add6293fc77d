"""How harm was done: the causes that a passage names, and which of them did the harm of a figure.

A cause is taken where the words tie it to the figure: the outcome word itself (غرق), what follows it after جراء, إثر, بـ or في, the
subject of أدى إلى or أسفر عن before it, then the rest of its sentence, then what the same incident's earlier sentences tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hasila.lexicon.causes import cause_phrases
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import Found, bounds, doer_adjective, find, stands
from hasila.reading.passage import Passage
from hasila.reading.scopes import scope_of

# A word that says more exactly how: a strike by aircraft is an airstrike, an explosion of a mine is a mine.
_SHARPER = {
    "": frozenset("airstrike shelling drone missile shooting explosion mine ied suicide stabbing chemical accident".split()),
    "shelling": frozenset({"airstrike", "drone", "missile", "chemical"}),
    "explosion": frozenset({"mine", "ied", "suicide", "drone", "missile"}),
    "airstrike": frozenset({"drone", "chemical"}),
    "ied": frozenset({"suicide"}),
    "missile": frozenset({"drone"}),
}
_SHARPER_GAP = 3
_INSTRUMENT_GAP = 14  # words from a verb or a bare deed to the بـ of its weapon
_PARTED = 9
_TRAITED = frozenset({"", "shelling", "explosion", "airstrike"})
_HARMED = frozenset({"killed", "wounded", "killed_or_wounded", "neutralised", "displaced", "missing"})
_CARRIED = frozenset({"killed", "wounded", "killed_or_wounded"})
_INTRODUCED_GAP = 4
_BACK_SENTENCES = 3
_BACK_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class CauseMention:
    """A cause as named: tokens ``first:last``, ``reach`` the token after its adjectives; ``report.text[start:end]`` are its words.

    ``code`` is "" where the words name a deed and not how it was done. ``kind`` is the vocabulary's. ``particle`` and
    ``definite`` are of the first word.
    """

    first: int
    last: int
    reach: int
    start: int
    end: int
    code: str
    kind: str
    particle: str = ""
    definite: bool = False
    pronoun: str = ""


def causes(passage: Passage) -> list[CauseMention]:
    """Every cause that ``passage`` names, deeds of unsaid manner (هجوم) among them, in order."""
    loose = _loose(passage)
    out: list[CauseMention] = []
    k = 0
    while k < len(loose):
        mention, k = _sharpened(passage, loose, k)
        if mention.kind != "means" and (mention.kind not in ("weak", "march") or _introduced(passage, mention)):
            out.append(mention)
    return out


def cause_of(passage: Passage, draft: Draft, mentions: Sequence[CauseMention]) -> CauseMention | None:
    """The cause of ``draft``'s harm, or None where the report does not say how it was done."""
    for rank, mention in enumerate(governing(passage, draft, mentions)):
        if rank == 0 and mention.definite and mention.kind != "verb":
            earlier = antecedent(passage, mention, mentions)
            if earlier is not None and earlier.code in _SHARPER.get(mention.code, frozenset()):
                return earlier if not mention.code else replace(mention, code=earlier.code)
        if mention.code:
            return mention
    return None


def governing(passage: Passage, draft: Draft, mentions: Sequence[CauseMention]) -> tuple[CauseMention, ...]:
    """The causes and deeds that the words tie to ``draft``, the closest first; those that do not say how it was done too."""
    if draft.outcome not in _HARMED:
        return ()
    own = _own(passage, draft)
    first, last = passage.sentences[draft.sentence]
    low, high = _anchor(draft)
    here = [m for m in mentions if first <= m.first < last]
    after = _after(passage, here, low, high, last)
    before = () if after is not None and after.code else _before(passage, draft, here, first, low)
    found = before if after is None else (after, *before)
    if not found and own is None and draft.outcome in _CARRIED and not here:
        found = _carried(passage, draft, mentions)
    return found if own is None else (own, *found)


def antecedent(passage: Passage, mention: CauseMention, mentions: Sequence[CauseMention]) -> CauseMention | None:
    """What a definite cause or deed (القصف, الهجوم) refers back to: the nearest earlier one of its sort, not far back."""
    here = passage.sentence_of[mention.first]
    for earlier in reversed(mentions):
        if earlier.first >= mention.first or earlier.kind == "outcome":
            continue
        if here - passage.sentence_of[earlier.first] > _BACK_SENTENCES + 1:
            return None
        if earlier.definite and not earlier.code:
            continue
        if not mention.code or earlier.code == mention.code or earlier.code in _SHARPER.get(mention.code, frozenset()):
            return earlier
    return None


# -- finding


_STATING = ("cause", "manner", "means", "weak", "march", "deed", "target", "verb")


def _loose(passage: Passage) -> list[CauseMention]:
    out: list[CauseMention] = []
    i = 0
    while i < len(passage.tokens):
        if find(passage, i, "not") is not None:
            i = find(passage, i, "not").last  # type: ignore[union-attr]
            continue
        found = find(passage, i, *_STATING) if passage.tokens[i].kind == "word" else None
        parted = _parted(passage, i) if found is None else None
        if parted is None and (found is None or not _fits(passage, found)):
            i += 1
            continue
        mention = parted if parted is not None else _mention(passage, found)  # type: ignore[arg-type]
        out.append(mention)
        i = max(mention.last, i + 1)
    return out


def _parted(passage: Passage, i: int) -> CauseMention | None:
    """أطلقت قوات X النار: a verb of two words with its subject between them."""
    verbs = cause_phrases()["verb"]
    form = passage.form(i)
    for phrase in (*verbs.get(form, ()), *(verbs.get(form[1:], ()) if form[:1] in ("و", "ف") else ())):
        if len(phrase.words) != 2:
            continue
        for k in range(i + 1, min(len(passage.tokens), i + _PARTED)):
            if passage.tokens[k].kind not in ("word", "number") and passage.form(k) not in ('"', "(", ")"):
                break
            if passage.form(k) == phrase.words[1]:
                start, end = bounds(passage, i, k + 1, None)
                return CauseMention(i, k + 1, k + 1, start, end, phrase.code, "verb", "verb")
    return None


def _fits(passage: Passage, found: Found) -> bool:
    split = found.split
    if found.kind == "verb":
        return not split.article and split.particle in ("", "ل", "س")
    if found.kind == "march":
        return _armed(passage, found)
    return split.particle != "س"


def _armed(passage: Passage, found: Found) -> bool:
    """مسيرة is a march, unless it is written with its doubled ya, or a nationality, a strike or a weapon stands by it."""
    token = passage.tokens[found.first]
    if "\u0651" in passage.text[token.start : token.end]:
        return True
    before = find(passage, found.first - 1, "cause", "deed", "target")
    act = find(passage, found.last, "verb") or find(passage, found.last + 1, "verb")
    return before is not None or act is not None and act.phrase.words[0] not in ("انفجر", "انفجرت")


def _mention(passage: Passage, found: Found) -> CauseMention:
    """The phrase with the adjectives that follow it; one that says how (جوي) belongs to its words and settles its code."""
    code, last, reach = found.phrase.code, found.last, found.last
    noun = found.kind in ("cause", "deed", "target", "weak", "march", "means")
    while noun:
        trait = _adjective(passage, reach, "trait")
        if trait is not None and found.phrase.code in _TRAITED:
            code = trait.phrase.code if code == found.phrase.code and not _settled(found) else code
            last = reach = trait.last
        elif doer_adjective(passage, reach) or _adjective(passage, reach, "plain") is not None:
            reach += 1
        else:
            break
    start, end = bounds(passage, found.first, last, found.split)
    particle = "verb" if found.kind == "verb" else found.split.particle
    return CauseMention(
        found.first, last, reach, start, end, code, found.kind, particle, found.split.article, found.split.pronoun
    )


def _settled(found: Found) -> bool:
    """Has a phrase of several words said its manner already (غارات جوية)?"""
    return len(found.phrase.words) > 1


def _adjective(passage: Passage, i: int, kind: str) -> Found | None:
    found = find(passage, i, kind) if i < len(passage.tokens) and passage.tokens[i].kind == "word" else None
    return found if found is not None and not found.split.particle and not found.split.pronoun else None


def _sharpened(passage: Passage, loose: Sequence[CauseMention], k: int) -> tuple[CauseMention, int]:
    """Mention ``k`` with the code of a word that says more exactly how, and the index of the mention to go on from."""
    head, used = loose[k], k
    for n in range(k + 1, min(k + 4, len(loose))):
        other = loose[n]
        if passage.sentence_of[other.first] != passage.sentence_of[head.first] or not _opens(passage, head.last, other.first):
            break
        gap = other.first - head.reach
        tool = other.particle == "ب" or find(passage, other.first - 1, "marker") is not None and passage.form(other.first - 1) in _WITH
        bare = head.kind in ("verb", "target", "deed")
        if other.code == head.code and _craft(passage, head) and gap <= 1:
            return other, n + 1
        same = other.code == head.code and (gap == 0 and not bare or tool and bare or gap <= _SHARPER_GAP and _craft(passage, other))
        if not same and other.code not in _SHARPER.get(head.code, frozenset()):
            continue
        if other.kind == "verb" or gap > (_INSTRUMENT_GAP if tool and bare else _SHARPER_GAP):
            continue
        if gap > 1 and not tool and head.kind == "verb" and other.kind != "march" and head.code != "explosion":
            continue
        head = _merged(passage, head, other)
        if n > used + 1:
            break
        used = n
    return head, used + 1


def _craft(passage: Passage, mention: CauseMention) -> bool:
    """Is an airstrike named by its aircraft (الطيران الحربي)?"""
    return mention.code == "airstrike" and find(passage, mention.first, "craft") is not None


def _merged(passage: Passage, head: CauseMention, other: CauseMention) -> CauseMention:
    """``head`` with the code of ``other``, and with its words: both where they stand together (انفجار لغم), else its own."""
    close = other.first - head.last <= 1 and head.kind != "verb" and find(passage, head.last, "did") is None
    if other.code == head.code and _craft(passage, other):
        return head
    if not close:
        return replace(head, start=other.start, end=other.end, code=other.code)
    return replace(head, last=other.last, end=other.end, code=other.code, reach=max(head.reach, other.reach))


_WITH = frozenset({"بواسطه", "عبر"})


def _opens(passage: Passage, first: int, last: int) -> bool:
    """Does nothing end the clause, and no second act begin, between two tokens?"""
    for i in range(first, last):
        if find(passage, i, "break") is not None and stands(passage, i, "break") is not None:
            return False
        result = find(passage, i, "result")
        if result is not None and not result.split.article:
            return False
    return not (passage.form(last).startswith("و") and find(passage, last, "cause", "deed", "weak", "target") is not None
                and find(passage, last, "cause", "deed", "weak", "target").split.conjunction)  # type: ignore[union-attr]


def _introduced(passage: Passage, mention: CauseMention) -> bool:
    """Is a cause brought in by بـ, or by a marker or a strike right before it?"""
    if mention.kind == "march" or mention.particle == "ب":
        return True
    before = mention.first - 1
    return stands(passage, before, "marker") is not None or find(passage, before, "cause", "target", "carrier") is not None


# -- choosing


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
        if mention.kind == "manner" or _brought_in(passage, mention, low) or mention.last < high and _of_victims(passage, mention, low):
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


def clause_end(passage: Passage, first: int, last: int) -> int:
    """The token at which a word ends the clause that runs on at ``first``; ``last`` if none does."""
    for i in range(first, last):
        if stands(passage, i, "break") is not None:
            return i
    return last


def _brought_in(passage: Passage, mention: CauseMention, low: int) -> bool:
    if mention.particle == "ب":
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


_STOPS = frozenset({"،", ",", ".", "؛", ":", ")"})
_LOOSE_MARKERS = frozenset({"في", "بعد", "خلال", "اثناء", "وسط", "داخل", "ضمن", "لدي", "تحت", "عقب"})


def _before(passage: Passage, draft: Draft, here: Sequence[CauseMention], first: int, low: int) -> tuple[CauseMention, ...]:
    """The causes before the harm, the nearest that says how first, no clause ending between them but by a verb of result."""
    found: list[CauseMention] = []
    after = low
    for mention in reversed(here):
        if mention.last > low or mention.first < first:
            continue
        if not _runs_on(passage, draft, mention.last, after):
            break
        if found and any(find(passage, i, "result") is not None for i in range(mention.last, after)):
            break
        found.append(mention)
        after = mention.first
    found = [_leading(found, k) for k in range(len(found))]
    return tuple(sorted(dict.fromkeys(found), key=lambda m: not m.code))


def _runs_on(passage: Passage, draft: Draft, first: int, last: int) -> bool:
    """Does no clause end between two tokens, unless a result follows or the new clause is the draft's (فيما أصيب 5)?"""
    for i in range(first, last):
        found = stands(passage, i, "break")
        if found is None:
            continue
        own = draft.trigger is not None and draft.trigger.at - found.last in (0, 1) and found.phrase.words[0] in _AND_ALSO
        if not own and not any(find(passage, k, "result") is not None for k in range(i + 1, last)):
            return False
    return True


_AND_ALSO = frozenset({"فيما", "بينما", "كما", "اضافه", "بالاضافه", "في"})


def _leading(found: Sequence[CauseMention], k: int) -> CauseMention:
    """Of strikes coordinated (غارات وقصف), the first named."""
    mention = found[k]
    if k + 1 < len(found) and found[k + 1].code and mention.code and mention.first - found[k + 1].reach <= 0:
        return found[k + 1]
    return mention


def _carried(passage: Passage, draft: Draft, mentions: Sequence[CauseMention]) -> tuple[CauseMention, ...]:
    """The acts that the incident's earlier sentences tell: those of the nearest that tells any, unless this one turns to something else."""
    first, _ = passage.sentences[draft.sentence]
    if turns(passage, first) or scope_of(passage, draft) == "cumulative":
        return ()
    paragraph = passage.paragraph_of[first]
    found: list[CauseMention] = []
    for mention in reversed(mentions):
        if mention.first >= first:
            continue
        sentence = passage.sentence_of[mention.first]
        if draft.sentence - sentence > _BACK_SENTENCES or paragraph - passage.paragraph_of[mention.first] > _BACK_PARAGRAPHS:
            break
        if found and sentence != passage.sentence_of[found[0].first]:
            break
        if mention.kind not in ("weak", "march") and not mention.pronoun and not _craft(passage, mention):
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
