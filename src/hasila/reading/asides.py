"""Where a report leaves the matter at hand: for an earlier one within a sentence, for another at a sentence's head."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hasila.arabic.record import record
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.place_words import cue, stems, words_of
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage
from hasila.reading.scope_dates import dates_from
from hasila.reading.scope_marks import among
from hasila.reading.scope_periods import DAY_AFTER

_SINCE = words_of("since")
_AFTER = words_of("after")
_SPELLS = words_of("spell")
_BEGINNING = words_of("beginning") | {"مطلع"}
_ITS_BEGINNING = words_of("its_beginning")  # معارك كذا التي أوقعت منذ اندلاعها 60 قتيلا: no other matter
_SIDES = words_of("side_matter")
_OTHER = words_of("other_matter")
_ACCUSING = words_of("accusing")
_CAUGHT = frozenset({"detained", "released"})
_AT_A_DISTANCE = "علي"  # على بعد 20 كم: how far, not how long after
_BESIDE = words_of("beside")
_NONE = range(0)
_COMMAS = frozenset("،,؛;")
_ASIDE = 10  # words from بعد to the harm: بعد ثلاثة أيام من مقتل
_NEWS = 3  # sentences that a report opens with: headline and lead
_OPENING = 4  # words in which a sentence turns to another matter, or names another time


@record
class Matter:
    """The part of a sentence that tells of a figure's matter: the tokens after ``left`` and before ``right`` but those
    in ``apart``.

    ``aside`` where the sentence leaves what it tells for an earlier matter.
    """

    left: int
    right: int
    apart: range
    aside: bool

    def holds(self, token: int) -> bool:
        """Does a token of the figure's sentence tell of its matter?"""
        return self.left < token < self.right and token not in self.apart


def matters(passage: Passage, drafts: Sequence[Draft], framed: Collection[int]) -> list[Matter]:
    """The matter of each draft, in order: an aside ends that of the figures before it, what somebody is accused of was
    not done where he was caught."""
    left = [_aside(passage, draft, framed) for draft in drafts]
    opened: dict[int, list[int]] = {}
    for draft, begun in zip(drafts, left, strict=True):
        if begun is not None:
            opened.setdefault(draft.sentence, []).append(begun)
    caught = {draft.sentence: draft.phrase.first for draft in reversed(drafts) if draft.outcome in _CAUGHT}
    crimes = {sentence: _crime(passage, sentence, at) for sentence, at in caught.items()}
    out = []
    for draft, begun in zip(drafts, left, strict=True):
        at, crime = draft.phrase.first, crimes.get(draft.sentence, _NONE)
        first, last = passage.sentences[draft.sentence]
        right = min((i for i in opened.get(draft.sentence, ()) if i > at), default=last)
        start = first - 1 if begun is None else begun
        start = max(start, crime.start) if at in crime else start
        mild = begun is not None and passage.form(begun) in _BESIDE
        out.append(Matter(start, right, _NONE if at in crime else crime, begun is not None and not mild))
    return out


def _crime(passage: Passage, sentence: int, caught: int) -> range:
    """The words of the sentence that tell of the deed that those caught are accused of (مدبر هجوم، بتهمة قتل), to the
    next comma."""
    _, last = passage.sentences[sentence]
    accusing = (i for i in range(caught + 1, last) if any(s in _ACCUSING for _, s in stems(passage.form(i))))
    start = next(accusing, last)
    end = next((i for i in range(start, last) if passage.form(i) in _COMMAS), last)
    return range(next((i for i in range(start, end) if _deed(passage.form(i))), end), end)


def _deed(form: str) -> bool:
    found = cue(form)
    return (found is not None and found[1].cls == "trigger") or any(s in outcome_forms() for _, s in stems(form))


def _aside(passage: Passage, draft: Draft, framed: Collection[int]) -> int | None:
    """The word that leaves what the sentence tells for an earlier matter: جاء الانفجار بعد أيام من مقتل 14."""
    first, _ = passage.sentences[draft.sentence]
    at = draft.phrase.first if draft.trigger is None else min(draft.phrase.first, draft.trigger.at)
    for i in range(at - 1, max(first, at - _ASIDE), -1):
        form = passage.form(i)
        before, after = passage.form(i - 1), passage.form(i + 1)
        if (form in _SINCE and not _counted_since(passage, i)) or (form == "علي" and before == "ردا"):
            return i
        told = before == "وذلك" or after in _SPELLS or i + 1 in passage.counts_at
        if form in _AFTER and before != _AT_A_DISTANCE and told:
            return i
        if form in _COMMAS or i in framed:
            return None
    return None


def _counted_since(passage: Passage, i: int) -> bool:
    """تسببت الحوادث منذ بداية العام بوفاة 214: is it only from when some are counted?"""
    after = passage.form(i + 1)
    if after in _ITS_BEGINNING or after in _BEGINNING or i + 1 in passage.counts_at:
        return True
    at = passage.tokens[i + 1].start if i + 1 < len(passage.tokens) else -1
    return any(date.span.start <= at < date.span.end for date in passage.dates)


def long_ago(passage: Passage, sentence: int) -> bool:
    """Does a sentence open with a month or a year that is over (وفي تشرين الأول 2017)? What it tells is another matter
    than the news."""
    first, last = passage.sentences[sentence]
    opens, until = passage.tokens[first].start, passage.tokens[min(first + _OPENING, last) - 1].end
    dated = (d for d in passage.dates if opens <= d.span.start < until and d.grain in ("month", "year"))
    news = passage.report.published
    return any(d.latest is not None and (news is None or d.latest < news) for d in dated)


def another_day(passage: Passage, draft: Draft, news: int) -> bool:
    """Does a sentence name another day of what it tells than those of the news: than the first ones and the sentence
    ``news`` name (وفي 28 من أيلول الفائت قُتل مدنيان، قُتل مدنيان بقصف، 28 أيلول الفائت)?"""
    first, last = passage.sentences[draft.sentence]
    opened, closed = min(first + _OPENING, last), min(draft.phrase.last + DAY_AFTER, last)
    if among(passage, "today", first, opened):
        return False
    tokens = passage.tokens
    now = among(passage, "today", first, closed)
    sentences = [passage.sentences[n] for n in {*range(min(_NEWS, draft.sentence)), news}]
    named = "\n".join(passage.text[tokens[start].start : tokens[end - 1].end] for start, end in sentences)
    for day in dates_from(passage, tokens[first].start):
        words = passage.text[day.span.start : day.span.end]
        told = day.span.start < tokens[opened - 1].end or (
            not now and day.span.start < tokens[closed - 1].end and any(c.isdigit() for c in words)
        )
        if told and day.grain == "day" and words not in named:
            return True
    return False


def another(passage: Passage, first: int, last: int) -> bool:
    """Does a sentence open by turning to another matter (على صعيد آخر، ومن جهة أخرى)?"""
    opening = range(first, min(first + _OPENING, last - 1))
    return any(passage.form(i).removeprefix("ب") in _SIDES and passage.form(i + 1) in _OTHER for i in opening)
