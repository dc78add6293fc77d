"""One event, or a total over many? Read from the words around a figure (the guide's ``scope``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from hasila.arabic.memo import remembered
from hasila.lexicon.scopes import scope_words
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage

if TYPE_CHECKING:
    from hasila.reading.facts import Fact

_HUNDREDS = 100
_MANY_DEAD = 500  # more dead than all but a few single events of a decade: a count of a campaign or a war
_BEFORE_TRIGGER = 4
_REACH = 150
_DATES = 40
_NEAR_BEFORE, _NEAR_AFTER = 8, 10
_WITHIN_BACK = 8
_BESIDE = 8
_DAY_AFTER = 5
_SEVERAL_AFTER, _PLACE_AFTER = 12, 10
_RECORD_BACK = 6
_MANY_AFTER = 20

_NOTHING: frozenset[str] = frozenset()


def scope_of(passage: Passage, draft: Draft) -> str:
    """ "cumulative" where the words speak of a period, a start, a habit or scattered events; else "incident"."""
    if _one_person(draft):
        return "incident"
    if draft.parent is not None:
        return scope_of(passage, draft.parent)
    if (
        _over_time(passage, draft)
        or _habit(passage, draft)
        or _beyond_one_event(passage, draft)
        or _carries_on(passage, draft)
    ):
        return "cumulative"
    return "incident"


def runs_over_time(passage: Passage, draft: Draft) -> bool:
    """Is it a total because of a stretch of time, a habit or its size, rather than of scattered events of one day?"""
    if draft.parent is not None:
        return runs_over_time(passage, draft.parent)
    return (
        draft.phrase.value is None
        or _over_time(passage, draft)
        or _too_many(passage, draft)
        or _tallied(passage, draft)
        or _carries_on(passage, draft)
    )


def inherit(facts: Sequence[Fact]) -> None:
    """Those who are counted beside others (9 آخرين, وإصابة 38) are of their scope; none hurt is of one event."""
    by_draft = {id(fact.draft): fact for fact in facts}
    for before, fact in zip([None, *facts], facts, strict=False):
        parent = by_draft.get(id(fact.draft.parent))
        if fact.value == 0:
            fact.scope = "incident"
        elif fact.value == 1:
            continue
        elif parent is not None:
            fact.scope = parent.scope
        elif (
            before is not None
            and before.value != 1
            and before.draft.sentence == fact.draft.sentence
            and _beside(before, fact)
        ):
            fact.scope = before.scope


def _beside(before: Fact, fact: Fact) -> bool:
    if fact.draft.phrase.others:
        return True
    trigger = fact.draft.trigger
    near = fact.draft.phrase.first - before.draft.phrase.last <= _BESIDE
    return near and trigger is not None and trigger.conjoined and before.scope == "cumulative"


def _one_person(draft: Draft) -> bool:
    """One person dies once: what is told of a single victim is one event, whatever time the sentence names."""
    return draft.phrase.value == 1


def _classes(passage: Passage, i: int) -> frozenset[str]:
    return _classes_of(passage.forms[i]) if 0 <= i < len(passage.forms) else _NOTHING


@remembered
def _classes_of(form: str) -> frozenset[str]:
    words = scope_words()
    return words.get(form) or (words.get(form[1:], _NOTHING) if form.startswith("و") else _NOTHING)


def _steering(passage: Passage, within: range) -> Iterator[int]:
    """The tokens of ``within`` that have a class."""
    found = passage.marked.get("scope")
    if found is None:
        found = passage.marked["scope"] = [i for i, form in enumerate(passage.forms) if _classes_of(form)]
    for n in range(bisect_left(found, within.start), len(found)):
        if found[n] >= within.stop:
            return
        yield found[n]


def _over_time(passage: Passage, draft: Draft) -> bool:
    """منذ بداية العام, خلال الأشهر الماضية: a stretch of time that the figure's clause runs over."""
    around = _window(passage, draft)
    return any(
        _opens_period(passage, i, around.stop) and not _elsewhere(passage, draft, i)
        for i in _steering(passage, around)
    )


def _window(passage: Passage, draft: Draft) -> range:
    """The tokens of the figure's sentence, where it is no longer than sentences are; else those near the figure."""
    first, last = passage.sentences[draft.sentence]
    return range(max(first, draft.phrase.first - _REACH), min(last, draft.phrase.last + _REACH))


def _opens_period(passage: Passage, i: int, last: int) -> bool:
    classes = _classes(passage, i)
    window = range(i + 1, min(last, i + 4))
    if "since" in classes:
        return not _today(passage, i + 1) and "standing" not in _classes(passage, i - 1) and not measured(passage, i)
    if "span" in classes:
        return any("period" in _classes(passage, k) for k in window) and "ساعه" not in map(passage.form, window)
    if "within" in classes:
        return any("period" in _classes(passage, k) for k in range(max(0, i - _WITHIN_BACK), i))
    if "start" in classes and passage.form(i - 1) == "علي":
        return any("period" in _classes(passage, k) for k in range(max(0, i - 4), i))
    if "began" in classes and "start" in _classes(passage, i + 1):
        return True
    if "each" in classes and passage.form(i - 1) == "كل":
        return True
    return "lately" in classes and passage.form(i - 1) == "في"


def measured(passage: Passage, i: int) -> bool:
    """لأول مرة منذ أشهر, أسوأ هجوم منذ عام: the time since is what one event is measured against."""
    for k in range(max(0, i - _RECORD_BACK), i):
        form = passage.form(k)
        record = "record" in _classes(passage, k) or "record" in scope_words().get(form.removeprefix("ل"), _NOTHING)
        if record and passage.form(k + 1) != "من":
            return True
    return False


def _today(passage: Passage, i: int) -> bool:
    """منذ صباح اليوم, منذ نحو ساعة: since a few hours ago."""
    return any("today" in _classes(passage, k) for k in (i, i + 1)) and not passage.form(i).isdigit()


def _elsewhere(passage: Passage, draft: Draft, at: int) -> bool:
    """Is the stretch of time that opens at token ``at`` told of something else than the figure?

    It is where the figure's own clause names a day, or where a new clause starts between them.
    """
    here = draft.phrase.first
    low, high = (at, here) if at < here else (here, at)
    if any("turn" in _classes(passage, k) for k in range(low + 1, high)):
        return True
    tokens = passage.tokens
    near = bisect_left(passage.dates, tokens[max(0, low - _REACH)].start, key=lambda date: date.span.start)
    for date in islice(passage.dates, near, near + _DATES):
        if date.grain == "day" and date.earliest is not None and date.earliest == date.latest:
            nearer = abs(date.span.start - draft.phrase.start) < abs(tokens[at].start - draft.phrase.start)
            reach = tokens[min(draft.phrase.last + _DAY_AFTER, len(tokens) - 1)].start
            within = tokens[low].end <= date.span.start < max(tokens[high].start, reach if at < here else 0)
            if nearer and within and not _bounds_period(passage, at, date.span.start):
                return True
    return False


def _bounds_period(passage: Passage, at: int, start: int) -> bool:
    """منذ يوم الأحد, حتى الجمعة: the day only bounds the stretch of time."""
    k = at + 1
    while k < len(passage.tokens) and passage.tokens[k].start < start:
        k += 1
    return k - at <= 2 or any("until" in _classes(passage, j) for j in (k - 1, k - 2))


def _habit(passage: Passage, draft: Draft) -> bool:
    """ما يؤدي إلى سقوط ضحايا, بشكل متكرر, تواصل قصفها مخلفة خسائر: what goes on, with no number."""
    if draft.phrase.value is not None:
        return False
    first = passage.sentences[draft.sentence][0]
    if any("habit" in _classes(passage, k) for k in _steering(passage, _window(passage, draft))):
        return True
    at = draft.trigger.at if draft.trigger is not None else draft.phrase.first
    before = range(max(first, min(at, draft.phrase.first) - _BEFORE_TRIGGER), draft.phrase.first)
    return any("habitual" in _classes(passage, k) for k in before)


def _beyond_one_event(passage: Passage, draft: Draft) -> bool:
    first, last = passage.sentences[draft.sentence]
    if _too_many(passage, draft):
        return True
    wide = range(max(first, draft.phrase.first - _NEAR_BEFORE), min(last, draft.phrase.last + _MANY_AFTER))
    injured = (k for k in _steering(passage, wide) if "many" in _classes(passage, k))
    if any("injury" not in _classes(passage, k - 1) for k in injured):
        return True
    if _tallied(passage, draft):
        return True
    return any(
        _in_several_places(passage, k, last)
        for k in range(draft.phrase.last, min(last, draft.phrase.last + _SEVERAL_AFTER))
    )


def _tallied(passage: Passage, draft: Draft) -> bool:
    """بحسب إحصائية, أحصى المركز مقتل 20: a count that somebody keeps."""
    first, last = passage.sentences[draft.sentence]
    near = range(max(first, draft.phrase.first - _NEAR_BEFORE), min(last, draft.phrase.last + _NEAR_AFTER))
    return any("tallied" in _classes(passage, k) for k in _steering(passage, near))


def _too_many(passage: Passage, draft: Draft) -> bool:
    """More dead than one event leaves: hundreds, thousands."""
    count = passage.counts_at.get(draft.phrase.first)
    scale = count.numeral.scale if count is not None and count.vague and count.numeral is not None else 0
    return draft.outcome in ("killed", "killed_or_wounded") and (
        scale >= _HUNDREDS or (draft.phrase.value or 0) >= _MANY_DEAD
    )


def _in_several_places(passage: Passage, i: int, last: int) -> bool:
    """بانفجار عبوتين في بلدة كذا وقرية كذا: more events than one, each in its own place."""
    form = passage.form(i)
    if "several" not in _classes(passage, i) and "several" not in scope_words().get(form.removeprefix("ب"), _NOTHING):
        return False
    reach = range(i + 1, min(last, i + _PLACE_AFTER))
    start = next((k for k in reach if passage.form(k) in ("في", "علي")), None)
    if start is None:
        return False
    joined = range(start + 2, min(last, start + 7))
    return any(
        passage.form(k).startswith("و") and len(passage.form(k)) > 3 and not passage.known[k].outcomes for k in joined
    )


def _carries_on(passage: Passage, draft: Draft) -> bool:
    """وتسببت تلك الهجمات بمقتل 94: the attacks of the period that the sentence before spoke of."""
    if not draft.sentence:
        return False
    first, last = passage.sentences[draft.sentence]
    before, end = passage.sentences[draft.sentence - 1]
    resumes = any("resumes" in _classes(passage, k) for k in range(first, min(last, first + 4)))
    return resumes and any(
        _opens_period(passage, i, end) for i in _steering(passage, range(max(before, end - _REACH), end))
    )
