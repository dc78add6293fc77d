"""Doers: noun phrases that name a force, a side or armed people, who may be held responsible for a harm.

Only how far such a name reaches is decided here. Who it is (``Named.actor``) is for the actors' lexicon to say.
"""

from __future__ import annotations

from hasila.arabic.record import record
from hasila.lexicon.word_lists import word_list
from hasila.reading.cause_words import Found, bounds, doer_adjective, find
from hasila.reading.passage import Passage
from hasila.reading.surroundings import verb_like

_LONGEST = 9
_LONGEST_ANY = 4
_QUOTED = 6
_ENDS = frozenset(
    "preposition pronominal clause relative negation complementizer adverb subset occurrence".split()
)
_DIRECTIONS = frozenset("شمالي جنوبي شرقي غربي شماليه جنوبيه شرقيه غربيه".split())
_DEFINITE_ENOUGH = frozenset(word_list("side"))


@record
class Doer:
    """A doer's name: tokens ``first:last``; ``report.text[start:end]`` are its words, a glued preposition left out.

    ``particle`` and ``conjoined`` say what is glued to the first of them.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    particle: str
    conjoined: bool = False


def doer(passage: Passage, i: int, limit: int) -> Doer | None:
    """The force, side or armed people named from token ``i`` on, before ``limit``; None where no such name starts."""
    first = i + 1 if passage.form(i) in ('"', "#") else i
    head = find(passage, first, "side", "force", "craft") if first < limit else None
    if head is None or head.split.particle in ("س", "ك") or head.split.pronoun:
        return None
    last, told = _reach(passage, head, limit, quoted=passage.form(i) == '"')
    whole = _of_whom(passage, last, limit)
    if not told and whole == last and not _enough(head):
        return None
    last = whole
    last = _joined(passage, last, limit)
    if first > i and any(passage.form(k) == '"' for k in range(first, last)):
        first = i  # its opening mark belongs to a name that goes on after the closing one
    start, end = bounds(passage, first, last, head.split)
    return Doer(i, last, start, end, head.kind, head.split.particle, bool(head.split.conjunction))


_MASCULINE = frozenset(word_list("masculine"))
_PERSONS = ("ون", "ين", "ان")


def agrees(passage: Passage, verb: int, name: Doer) -> bool:
    """May ``name`` be the subject of the verb before it (قصفت قوات), by gender and number; not so in استهدفوا دورية."""
    form, head = passage.form(verb), passage.form(name.first + (passage.form(name.first) in ('"', "#")))
    head = head.removeprefix("ال")
    if form.endswith(("وا", "ون")):
        return False
    if form.endswith("ت") or form.removeprefix("و").startswith("ت"):
        return head not in _MASCULINE and not head.endswith(_PERSONS[:2])
    return not head.endswith(("ه", "ات"))


def anyone(passage: Passage, i: int, limit: int) -> Doer | None:
    """Whoever is named from token ``i`` on (على يد زوجها): a few words, up to a preposition, a verb or a mark."""
    known = doer(passage, i, limit)
    if known is not None:
        return known
    last = i
    while last < min(limit, i + _LONGEST_ANY) and passage.tokens[last].kind == "word" and not _ends(passage, last):
        if last > i and verb_like(passage.form(last)) and not passage.known[last].people:
            break
        last += 1
    if last == i:
        return None
    start, end = bounds(passage, i, last, None)
    return Doer(i, last, start, end, "anyone", "")


def _reach(passage: Passage, head: Found, limit: int, *, quoted: bool) -> tuple[int, bool]:
    """The token after the name that ``head`` opens, and whether something after it says whose (a complement)."""
    k, told, free = head.last, False, head.kind != "side" and not head.split.article
    while k < min(limit, head.first + _LONGEST):
        form = passage.form(k)
        if form == '"':
            closing = _closing(passage, k, limit)
            if quoted:
                return k, True
            if closing is None or closing - k < 2:
                break
            k, told, free = closing + 1, True, False
            continue
        if form in ("#", "_") and k + 1 < limit and passage.tokens[k + 1].kind == "word":
            k += 1
            continue
        if passage.tokens[k].kind != "word":
            break
        inner = find(passage, k, "side", "force", "craft")
        if inner is not None and not inner.split.particle and not inner.split.conjunction and free:
            told = told or inner.kind == "side" or inner.kind == "force" and inner.split.article
            free = inner.kind == "force" and not inner.split.article
            k = inner.last
        elif doer_adjective(passage, k) and not form.startswith("و"):
            told, free, k = True, False, k + 1
        elif (tail := _tail(passage, k)) is not None:
            told, free, k = told or head.kind != "craft", False, tail
        elif free and head.kind == "force" and not _ends(passage, k) and not verb_like(form):
            told, free, k = True, False, k + 1
        elif head.kind != "side" and _relational(passage, k, definite=told or head.split.article):
            told, free, k = told or head.kind != "craft", False, k + 1
        else:
            break
    return k, told


def _closing(passage: Passage, k: int, limit: int) -> int | None:
    for j in range(k + 1, min(limit, k + 1 + _QUOTED)):
        if passage.form(j) == '"':
            return j
    return None


def _tail(passage: Passage, k: int) -> int | None:
    """The token after words at ``k`` that go on with a name (الديمقراطية, بدون طيار); None where none do."""
    found = find(passage, k, "tail")
    plain = found is not None and not (found.split.particle or found.split.conjunction or found.split.pronoun)
    return found.last if found is not None and plain else None


def _relational(passage: Passage, k: int, *, definite: bool) -> bool:
    """An adjective in ـي or ـية that may go on with a name: الحربي, الإسلامية, حربية."""
    token, form = passage.tokens[k], passage.form(k)
    if passage.text[token.end - 1] == "ى" or definite and not form.startswith("ال"):
        return False  # مبنى is a noun
    bare = form.removeprefix("ال")
    if bare in _DIRECTIONS or len(bare) < 4 or not form.endswith(("ي", "يه")) or passage.known[k].people:
        return False
    if bare.startswith(("مسؤولي", "مسئولي")):
        return False
    return not passage.classes(k) and not passage.known[k].outcomes and form[0] not in "بلفوك"


def _ends(passage: Passage, k: int) -> bool:
    classes = passage.classes(k)
    if passage.form(k).startswith(("لل", "بال", "وال", "فال")):
        return True
    return bool(classes & _ENDS) or bool(passage.known[k].outcomes) or k in passage.counts_at


def _enough(head: Found) -> bool:
    """Does the name need nothing after it: a side, or the one army that the report speaks of (الجيش)?"""
    if head.kind == "side":
        return True
    return head.kind == "force" and head.split.article and head.phrase.words[0].removeprefix("ال") in _DEFINITE_ENOUGH


def _of_whom(passage: Passage, last: int, limit: int) -> int:
    """مسلحون من تنظيم X, عناصر تابعون لقوات X: the name takes in whom they belong to."""
    link = find(passage, last, "belongs")
    if link is None or link.split.particle or link.split.conjunction or link.last >= limit:
        return last
    at = link.last + 1 if passage.form(link.last) in ("ل", "الي") else link.last
    inner = find(passage, at + (passage.form(at) == '"'), "side", "force")
    if inner is None or not (link.phrase.words[0] == "من" or inner.split.particle == "ل" or at > link.last):
        return last
    whole = doer(passage, at, limit)
    return whole.last if whole is not None else last


def _joined(passage: Passage, last: int, limit: int) -> int:
    """قوات النظام وروسيا: both are named."""
    at = last + 1 if passage.form(last) == "و" else last
    inner = find(passage, at + (passage.form(at) == '"'), "side", "force") if last < limit else None
    if inner is None or inner.split.particle or not (inner.split.conjunction == "و" or at > last):
        return last
    other = doer(passage, at, limit)
    return other.last if other is not None else last
