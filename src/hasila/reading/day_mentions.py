"""What each day that a report names is the day of: of harm, of saying, of writing, or the start of a period."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.arabic.record import record
from hasila.lexicon.place_words import words_of
from hasila.lexicon.scopes import scope_words
from hasila.lexicon.speech import CueForm, cue, head, small
from hasila.lexicon.word_lists import word_list
from hasila.model import DateMention
from hasila.reading.other_days import of_caption, of_reaction, of_taking
from hasila.reading.passage import Passage, between
from hasila.reading.scope_dates import ranges
from hasila.reading.scope_marks import among, classes_at, classes_of, steering
from hasila.reading.scope_periods import hours_only, measured
from hasila.reading.scope_reach import begun_on

_SIDES = words_of("side_matter")
_OTHER = words_of("other_matter")
_BACK = words_of("back")
_WAS = words_of("was")
_TALKS = frozenset(word_list("talks"))
_REFERRING = frozenset(word_list("referring"))
_STATEMENT = frozenset(word_list("statement"))
_ISSUED = frozenset(word_list("issued"))
_AGENCY_WORDS = 7  # (أ ف ب) –
_DATELINE = 8  # tokens before the date that a dateline may have: the city and its country in brackets, another calendar
_LINE_WORDS = 4  # words beside the date on a line that only dates the text
_SINCE_REACH, _START_REACH = 10, 16
_BEGAN_REACH = 8
_TO_DAY = 4  # words from a verb of beginning to its day: انطلقت يوم الجمعة في 30 آذار
_SOURCE_REACH = 16
_SUBJECT_REACH, _TALKS_REACH = 8, 7
_ISSUED_REACH, _STATEMENT_REACH = 5, 4
_COMMAS = frozenset({"،", ","})
_LOOSE = 2  # of a cue: بين is a preposition more often than it is بيّن
_OWNING = frozenset(("اعترف", "أقر", "نعى", "زف"))  # lemmas of verbs of owning to losses
_LONG_AGO = dt.timedelta(days=2)
_OPENERS = frozenset({"وفي", "وخلال", "وبتاريخ", "وبعد", "و"})


@record
class Day:
    """A date expression: its first token, its sentence, and what it is the day of.

    ``since``: it opens a period (منذ). ``start``: so of a count over time only (منذ شهرين), or something began then.
    ``measure``: the token of a منذ since which what is told is the worst: another event's day, -1 where there is none.
    ``stamp``: it stands alone and dates the text. ``page``: so in Latin letters, the day of posting. ``saying``:
    somebody spoke then, ``owning``: so of a harm done before. ``opens``: a clause begins with it (وفي 3 آذار قتل …).
    ``announced``: it stands between a word of speech and what was said (أعلن الجيش أمس مقتل …): the day of both, unless
    another is told.
    """

    found: DateMention
    at: int
    sentence: int
    since: bool
    start: bool
    measure: int
    stamp: bool
    page: bool
    saying: bool
    owning: bool
    opens: bool
    announced: bool

    @property
    def exact(self) -> bool:
        """Is it one day, resolved?"""
        return self.found.earliest is not None and self.found.earliest == self.found.latest


def days_in(passage: Passage, found: Sequence[DateMention], framed: frozenset[int]) -> list[Day]:
    """The date expressions ``found`` in order; those at ``framed`` tokens, which say when somebody spoke, left out."""
    starts = passage.starts
    out: list[Day] = []
    last = -1
    for mention in ranges(passage, found):
        at = bisect_left(starts, mention.span.start)
        if at < len(starts) and passage.tokens[at].start > mention.span.start:
            at -= 1  # the expression begins behind a clitic: وأمس
        elif at == len(starts):
            at = bisect_right(starts, mention.span.start) - 1
        if at in framed or _of_talks(passage, at) or _measured_by(passage, mention, at):
            continue
        if of_reaction(passage, at) or of_caption(passage, mention, at) or of_taking(passage, at):
            continue
        page = passage.tokens[at].kind == "word" and passage.form(at).isascii()
        stamp = page or _stands_alone(passage, mention, at) or _in_dateline(passage, mention, at)
        opener = _opener(passage, at, last)
        measure = opener if opener >= 0 and measured(passage, opener) else -1
        telling = _telling(passage, at)
        owning = telling is not None and _owns(telling) and mention.grain == "day"
        since = measure < 0 and (opener >= 0 or _began_then(passage, mention, at) or _began_with(passage, mention, at))
        out.append(
            Day(
                mention,
                at,
                passage.sentence_of[at],
                since,
                "since" in classes_at(passage, at) or _began(passage, at),
                measure,
                stamp,
                page,
                not since and (owning or _of_saying(passage, mention, at)),
                owning and not since,
                passage.form(at - 1) in _OPENERS or passage.tokens[at].start < mention.span.start,
                telling is not None and telling.frame == "verb" and telling.weak < _LOOSE,
            )
        )
        last = at
    return out


def _opener(passage: Passage, at: int, last: int) -> int:
    """The منذ whose period starts at token ``at``'s day, -1 where none does; ``last`` is the day before it.

    منذ 2011، منذ توقيع الاتفاق في آذار 2020، منذ بدء القصف على المدينة، قبل أسبوع.
    """
    first = max(last, at - _START_REACH, passage.sentences[passage.sentence_of[at]][0])
    for i in reversed(steering(passage, range(first, at))):
        if "since" in classes_at(passage, i):
            if hours_only(passage, i + 1):
                return -1
            near = at - i <= _SINCE_REACH and _COMMAS.isdisjoint(passage.forms[i:at])
            return i if near or "start" in classes_at(passage, i + 1) else -1
    return -1


def _began_then(passage: Passage, mention: DateMention, at: int) -> bool:
    """اندلعت المعارك قبل أربعة أيام: what began days ago goes on."""
    published = passage.report.published
    if published is None or mention.earliest is None or published - mention.earliest < _LONG_AGO:
        return False
    return passage.form(at) in ("قبل", "منذ") and _began(passage, at)


def _began_with(passage: Passage, mention: DateMention, at: int) -> bool:
    """الحملة التي انطلقت في 30 آذار: the day, long ago, with which what is told of began."""
    published = passage.report.published
    if published is None or mention.earliest is None or published - mention.earliest < _LONG_AGO:
        return False
    verbs = range(max(1, at - _TO_DAY), at)
    return any(begun_on(passage, k, at + 1) is mention for k in verbs)


def _began(passage: Passage, at: int) -> bool:
    return among(passage, "began", max(passage.sentences[passage.sentence_of[at]][0], at - _BEGAN_REACH), at)


def _stands_alone(passage: Passage, mention: DateMention, at: int) -> bool:
    """Does the date stand on a line with next to no other words: when the text was written or put out?"""
    tokens = passage.tokens
    low = at
    while low > 0 and tokens[low - 1].kind != "break" and at - low <= _LINE_WORDS * 2:
        low -= 1
    high = at
    while high < len(tokens) and tokens[high].kind != "break" and tokens[high].start < mention.span.end + 80:
        high += 1
    if any(known.outcomes for known in passage.known[low:high]):
        return False
    words = [t for t in tokens[low:high] if t.kind == "word" and not mention.span.start <= t.start < mention.span.end]
    return len(words) <= _LINE_WORDS


def _in_dateline(passage: Passage, mention: DateMention, at: int) -> bool:
    """المدينة 18 كانون الأول (الوكالة) –: is it among a line's first words, before an agency in brackets and a dash?"""
    tokens = passage.tokens
    start = next((i for i in range(at, max(-1, at - _DATELINE), -1) if not i or tokens[i - 1].kind == "break"), -1)
    after = next((i for i in range(at, len(tokens)) if tokens[i].start >= mention.span.end), len(tokens))
    if start < 0:
        return False
    if _of_agency(passage, after) or _before_dash(passage, start, at, after):
        return True
    if passage.form(after) not in ("(", "/"):
        return False
    near = [passage.form(i) for i in range(after + 1, min(len(tokens), after + _AGENCY_WORDS))]
    closed = next((n for n, form in enumerate(near) if form in (")", "/")), -1)
    return 0 <= closed < len(near) - 1 and near[closed + 1] in ("-", "–", "—")


def _before_dash(passage: Passage, start: int, at: int, after: int) -> bool:
    """الفاشر 24 فبراير 2013 – لقي: a city and a day before the dash with which the news begins."""
    word = after + 1 < len(passage.tokens) and passage.tokens[after + 1].kind == "word"
    city = range(start, at)
    plain = all(passage.tokens[i].kind == "word" and not passage.known[i].outcomes for i in city)
    return word and passage.form(after) == "-" and 0 < len(city) <= _CITY and plain


_CITY = 2  # words of a city's name


def _of_agency(passage: Passage, after: int) -> bool:
    """رام الله 10-5-2024 وفا- ; الرياض 26 مارس 2018 م واس: does an agency close the dateline whose date is over?"""
    after += passage.form(after) == "م"
    side = head(passage.form(after)) if after < len(passage.tokens) else None
    ends = after + 1 >= len(passage.tokens) or passage.tokens[after + 1].kind != "word"
    return side is not None and side.kind == "outlet" and not side.particle and ends


def _of_saying(passage: Passage, mention: DateMention, at: int) -> bool:
    """Does it close a phrase that only names a source: وفق ما أفادت مصادر، السبت. بحسب بيان صدر الخميس.؟"""
    if "saying" in small(passage.form(at - 1)) or _of_issuing(passage, at):
        return True
    end = bisect_left([t.start for t in passage.tokens[at : at + 12]], mention.span.end) + at
    if any(passage.form(k) in _LATER for k in range(max(0, at - _LATER_REACH), at)):
        said = cue(passage.form(end + (passage.form(end) in _COMMAS)))
        return said is not None and said.frame == "verb" and bool(said.part)  # وفي وقت لاحق من اليوم، قال
    if end < len(passage.tokens) and passage.tokens[end].kind == "word":
        return False
    first = passage.sentences[passage.sentence_of[at]][0]
    for i in range(at - 1, max(first, at - _SOURCE_REACH) - 1, -1):
        if passage.known[i].outcomes or passage.tokens[i].kind == "number":
            return False
        if passage.form(i) in _COMMAS and i < at - 1:
            return False  # بحسب الوكالة، قصفت الطائرات أمس، …
        found = cue(passage.form(i))
        if found is not None and (found.frame == "prep" or (found.frame == "as" and cue(passage.form(i + 1)))):
            return True
        if passage.form(i) == "ما" and "whatever" in small(passage.form(i - 1)) and cue(passage.form(i + 1)):
            return True
    return False


_LATER = frozenset({"لاحق", "سابق"})
_LATER_REACH = 2


def _of_issuing(passage: Passage, at: int) -> bool:
    """في تقرير صدر فجر أمس، في تصريحات أدلى بها يوم الخميس: does a statement that was put out then stand before it?"""
    for i in range(at - 1, max(passage.sentences[passage.sentence_of[at]][0], at - _ISSUED_REACH) - 1, -1):
        if passage.known[i].outcomes or passage.tokens[i].kind != "word":
            return False
        if passage.form(i) in _ISSUED:
            before = range(max(0, i - _STATEMENT_REACH), i)
            return any(passage.form(k).removeprefix("ب") in _STATEMENT for k in before)
    return False


def _owns(found: CueForm) -> bool:
    """اعترفت الجماعة، الأربعاء، بمقتل اثنين: those who own to a harm do so days after it."""
    return found.act == "takes_responsibility" or found.lemma in _OWNING


def _telling(passage: Passage, at: int) -> CueForm | None:
    """The verb of speech before token ``at`` that has no word of harm between (أعلنت الوزارة أمس ...)."""
    for i in range(at - 1, max(passage.sentences[passage.sentence_of[at]][0], at - _SUBJECT_REACH) - 1, -1):
        if passage.known[i].outcomes or passage.tokens[i].kind == "number":
            return None
        found = cue(passage.form(i))
        if found is None or found.part not in ("past", "imperfect"):
            continue
        if (found.frame == "verb" and found.weak < _LOOSE) or _owns(found):
            return found
    return None


def _of_talks(passage: Passage, at: int) -> bool:
    """عقب اجتماع الوزيرين أمس, رغم الاتفاق الموقع في آذار 2020: the day of talks that are only referred to."""
    first = passage.sentences[passage.sentence_of[at]][0]
    for i in range(at - 1, max(first, at - _TALKS_REACH) - 1, -1):
        if passage.known[i].outcomes or passage.form(i) in ("،", ","):
            return False
        if _stem(passage, i) in _TALKS:
            return any(passage.form(k) in _REFERRING for k in range(max(first, i - 2), i))
    return False


def _stem(passage: Passage, i: int) -> str:
    return passage.form(i).removeprefix("ال")


def _measured_by(passage: Passage, mention: DateMention, at: int) -> bool:
    """الأسوأ من نوعه خلال العام الجاري، منذ شهر: a stretch of time that an event is only measured against."""
    stretch = passage.form(at - 1) == "خلال" or passage.form(at) in ("هذا", "هذه", "منذ")
    return mention.grain != "day" and stretch and measured(passage, at)


def turns_of(passage: Passage) -> list[int]:
    """The tokens at which the report turns to another matter (على صعيد آخر، ومن جهة أخرى، أما), in order."""
    forms = passage.forms
    opening = {first for first, _ in passage.sentences}
    return [
        i
        for i in between(passage.words.where(_may_turn), 0, len(forms) - 1)
        if (
            forms[i + 1] in _OTHER
            and forms[i].removeprefix("ب") in _SIDES
            and forms[i - 1].removeprefix("و") in ("من", "علي", "في", "")
        )
        or (i in opening and "other" in classes_at(passage, i))
    ]


@question_of(lambda: (*_SIDES, *scope_words()))
def _may_turn(form: str) -> bool:
    return form.removeprefix("ب") in _SIDES or "other" in classes_of(form)


def turns_back(passage: Passage, sentence: int, surely: bool = True) -> bool:
    """Does the sentence open by going back to something earlier?

    ``surely``: وكان alone does not say so, which opens as many accounts of the same event.
    """
    first, _ = passage.sentences[sentence]
    words = _BACK - _WAS if surely else _BACK
    return any(passage.form(i) in words for i in (first, first + 1))
