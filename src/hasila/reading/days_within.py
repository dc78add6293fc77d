"""The day of each figure's harm: from its own sentence, else from the telling of the same incident, else from the lead.

A day in a sentence is not always the day of harm. The day beside a word of speech is the day of saying, the day on a
line of its own is the day of writing, and the day after منذ opens a period: of a total over it, never of one event.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hasila.lexicon.place_words import words_of
from hasila.model import DateMention
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage

_LEAD_SENTENCES = 6
_LEAD_REACH = 12  # sentences that the lead's day is taken to hold for
_NEWS = dt.timedelta(days=10)
_SIDES = words_of("side_matter")
_OTHER = words_of("other_matter")
_BACK = words_of("back") - words_of("was")  # وكان opens as many accounts of the same event as of earlier ones
_WINDOW = 100
_DAYS = {"يوم": 1, "يومين": 2}
_LINE_WORDS = 4  # words beside the date on a line that only dates the text


@dataclass(frozen=True, slots=True)
class _Day:
    """A date expression: its first token, its sentence, whether it opens a period (منذ)."""

    found: DateMention
    at: int
    sentence: int
    since: bool
    stamp: bool


def days_of(
    passage: Passage,
    drafts: Sequence[Draft],
    scopes: Sequence[str],
    found: Sequence[DateMention],
    framed: frozenset[int],
) -> list[DateMention | None]:
    """The date of each draft's harm, in order; ``framed`` are the tokens that say who speaks and when."""
    days = _days(passage, found, framed)
    by_sentence: dict[int, list[_Day]] = {}
    for one in days:
        if not one.stamp:
            by_sentence.setdefault(one.sentence, []).append(one)
    lead = _lead(passage, [d for d in days if not d.stamp]) or _lead(passage, days)
    turns = turns_of(passage)
    out: list[DateMention | None] = []
    last: tuple[int, DateMention] | None = None
    for draft, scope in zip(drafts, scopes, strict=True):
        day = _own(passage, draft, scope, by_sentence.get(draft.sentence, []))
        block = bisect_left(turns, draft.phrase.first)
        near = last if last is not None and bisect_left(turns, last[0]) == block else None
        led = lead.found if lead is not None and bisect_left(turns, lead.at) == block else None
        if lead is not None and draft.sentence - lead.sentence > _LEAD_REACH:
            led = None
        day = day or _taken_up(passage, draft, scope, by_sentence, near, led)
        if scope == "incident" and day is not None:
            last = draft.phrase.first, day
        out.append(day)
    return out


def _days(passage: Passage, found: Sequence[DateMention], framed: frozenset[int]) -> list[_Day]:
    starts = [t.start for t in passage.tokens]
    out = []
    for mention in found:
        at = bisect_left(starts, mention.span.start)
        if at < len(starts) and at not in framed:
            since = any(passage.form(i) in ("منذ", "ومنذ") for i in range(max(0, at - 4), at))
            out.append(_Day(mention, at, passage.sentence_of[at], since, _stands_alone(passage, mention, at)))
    return out


def _stands_alone(passage: Passage, mention: DateMention, at: int) -> bool:
    """Does the date stand on a line with next to no other words: when the text was written or put out?"""
    tokens = passage.tokens
    low = at
    while low > 0 and tokens[low - 1].kind != "break" and at - low <= _LINE_WORDS * 2:
        low -= 1
    high = at
    while high < len(tokens) and tokens[high].kind != "break" and tokens[high].start < mention.span.end + 80:
        high += 1
    words = [t for t in tokens[low:high] if t.kind == "word" and not mention.span.start <= t.start < mention.span.end]
    return len(words) <= _LINE_WORDS or any(t.form.isascii() for t in tokens[at : at + 1] if t.kind == "word")


def _own(passage: Passage, draft: Draft, scope: str, here: Sequence[_Day]) -> DateMention | None:
    at = draft.phrase.first
    if scope == "incident":
        here = [d for d in here if not d.since]
    if len(here) > _WINDOW:  # a hostile sentence: the dates around the figure are enough
        here = sorted(here, key=lambda d: abs(d.at - at))[:_WINDOW]
    nearest = min(here, key=lambda d: _rank(d, at), default=None)
    if nearest is None:
        return None
    if nearest.since:
        return _period(passage, nearest.found)
    back = _days_after(passage, nearest.at, at)
    exact = nearest.found.earliest is not None and nearest.found.earliest == nearest.found.latest
    return _moved(nearest.found, back) if back and exact else nearest.found


def _days_after(passage: Passage, low: int, at: int) -> int:
    """How many days before token ``low``'s day the harm at token ``at`` was done (بعد يوم من هجوم، غداة مقتل)."""
    days = 0
    for i in range(max(low, at - _WINDOW), at):
        form = passage.form(i)
        if form == "غداه":
            days = 1
        elif form == "بعد" and passage.form(i + 1) in _DAYS and "من" in (passage.form(i + 2), passage.form(i + 3)):
            days = _DAYS[passage.form(i + 1)]
        elif form in ("،", ",") and not passage.form(i + 1).startswith("و"):
            days = 0
    return days


def _moved(day: DateMention, back: int) -> DateMention:
    assert day.earliest is not None
    there = day.earliest - dt.timedelta(back)
    return replace(day, earliest=there, latest=there)


def _rank(day: _Day, at: int) -> tuple[bool, bool, int]:
    """Resolved before unresolved, a day before a month, the nearer before the farther."""
    return day.found.earliest is None, day.found.grain != "day" and not day.since, abs(day.at - at)


def _period(passage: Passage, start: DateMention) -> DateMention:
    """From the day that منذ names to publication; open where that is unknown."""
    published = passage.report.published
    if start.earliest is None or (start.earliest != start.latest and start.grain == "day"):
        return start
    if published is not None and published < start.earliest:
        return start
    return replace(start, latest=published)


def _taken_up(
    passage: Passage,
    draft: Draft,
    scope: str,
    by_sentence: dict[int, list[_Day]],
    last: tuple[int, DateMention] | None,
    lead: DateMention | None,
) -> DateMention | None:
    if scope == "cumulative":
        before = [d for d in by_sentence.get(draft.sentence - 1, []) if d.since]
        return _period(passage, before[-1].found) if before else None
    if _turns_back(passage, draft):
        return None
    if last is not None and passage.paragraph_of[last[0]] == passage.paragraph_of[draft.phrase.first]:
        return last[1]
    return lead


def _turns_back(passage: Passage, draft: Draft) -> bool:
    first, _ = passage.sentences[draft.sentence]
    return any(passage.form(i) in _BACK for i in (first, first + 1))


def turns_of(passage: Passage) -> list[int]:
    """The tokens at which the report turns to another matter (على صعيد آخر، ومن جهة أخرى), in order."""
    forms = [token.form for token in passage.tokens]
    return [
        i
        for i, form in enumerate(forms[:-1])
        if forms[i + 1] in _OTHER and form in _SIDES and forms[i - 1].removeprefix("و") in ("من", "علي", "في")
    ]


def _lead(passage: Passage, days: Sequence[_Day]) -> _Day | None:
    """The first day that the lead names, not later than publication and not long before it."""
    published = passage.report.published
    for day in days:
        date = day.found
        if day.sentence >= _LEAD_SENTENCES or day.since or date.grain != "day" or date.earliest is None:
            continue
        if published is None or published - _NEWS <= date.earliest <= published + dt.timedelta(days=1):
            return day
    return None
