"""Page furniture: the stretches of a report's text that are the page's and not the report's.

Marked line by line (of the report's own lines only a link to it at their end), with a preference for leaving furniture
in over cutting the report: an unmarked menu is noise, a marked paragraph loses figures. Five mechanisms, each over
whole lines; ``lexicon/furniture.tsv`` holds the words:

1. lines of the page's own (buttons, share bars, view counts, notices, comment forms, copyright);
2. headings of link lists, with the headlines under them, until prose resumes (``اقرأ أيضاً`` … );
3. menus: runs of short lines of which a good part are names of sections;
4. dated lists: three lines or more, each a headline with its date, or by turns a date and a headline;
5. what follows the last prose, where it is a list of headlines that are not about this report.

The report's own headline, repeated anywhere, is never marked; nor are captions, bylines and datelines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from hasila.arabic.fold import fold_word
from hasila.intake.lines import HEADLINE, Line, content_words, lines, plain, vocabulary
from hasila.model import Span

_DATE = re.compile(r"^\W*(?:\w+\W+)?(?:<n>[-/.]<n>[-/.]<n>|<n> \w+,? <n>|\w+ <n>,? <n>)(?:\W+<n>:<n>(?:\W*[صم])?)?$")
_STAMPED = re.compile(r"^(?:<n>[-/.]<n>[-/.]<n>\W+(?:<n>:<n>)?|<n>:<n>(?:\W*[صم])?)\W*(?=\w)")
_NUMBERED = re.compile(r"^\s*(?:[-–—•*·▪●◦]|\d{1,3}\s*[-–_.)ـ/])")
_AFTER_LINK = re.compile(r":|\||/|\.\.+|…")
_LEAST_PROSE = 2
_STRAY_AMONG = 3  # paragraphs of prose among which a strange headline tells that it is another report's
_STRANGE = 0.34  # share of a headline's words that the report has: subheads of the report's own have more
_TIES = frozenset({"من", "في", "كما", "الي", "اما"})  # من جانبها، في غضون ذلك، إلى ذلك
_ITEMS = frozenset("يوم قريه بلده محليه حي مخيم معسكر الشهيد الشهيده".split())  # قرية كذا 5 قتلى: of its own list
_NAMES_IN_MENU = 0.3
_SHARED = 0.5
_HARDLY_SHARED, _MANY = 0.4, 5
_LONGEST_LIST = 40


def furniture(text: str, title: str = "") -> tuple[Span, ...]:
    """The stretches of ``text`` that are page furniture, in order, apart from one another."""
    page = _Page(text, title)
    page.mark_words()
    page.mark_menus()
    page.mark_dated()
    page.mark_under_headings()
    page.mark_tail()
    page.mark_strays()
    return tuple(page.spans())


class _Page:
    """The lines of one text, and which of them are marked."""

    def __init__(self, text: str, title: str) -> None:
        self.text = text
        self.words = vocabulary()
        self.lines: Sequence[Line] = lines(text)
        self.marked = [False] * len(self.lines)
        self.title = plain(title[:HEADLINE])
        self.last_prose = max((i for i, line in enumerate(self.lines) if line.prose or self._goes_on(line)), default=-1)
        self.prose = [line for line in self.lines if line.prose]

    def _goes_on(self, line: Line) -> bool:
        """A line as long as a headline that begins as the report's own sentences do (``وأضاف``, ``كما``)."""
        return len(line) >= 40 and line.plain.partition(" ")[0] in self.words["continues"]

    def spans(self) -> Iterator[Span]:
        """Marked lines that follow each other, as one stretch."""
        start: int | None = None
        for i, line in enumerate(self.lines):
            if self.marked[i]:
                start = line.start if start is None else start
                end = line.end
                continue
            if start is not None:
                yield Span(start, end)
                start = None
            if (foot := self._foot(line)) is not None:
                yield Span(foot, line.end)
        if start is not None:
            yield Span(start, end)

    def _foot(self, line: Line) -> int | None:
        """The offset at which a line of prose ends in the page's link to it (… رابط الخبر بصحيفة …: its headline)."""
        found = self._feet.search(self.text, line.start, line.end)
        return found.start() if found and line.end - found.start() <= 2 * HEADLINE else None

    @cached_property
    def _feet(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(sorted(self.words['foot']))})\b[^.:\n]{{0,40}}:")

    def mark_words(self) -> None:
        """1. Lines of the page's own, and single links (``اقرأ أيضاً: …``)."""
        for i, line in enumerate(self.lines):
            self.marked[i] = (
                line.plain in self.words["line"]
                or line.plain.startswith(tuple(self.words["starts"]))
                or (len(line) <= 60 and line.plain.endswith(tuple(self.words["ends"])))
                or self._link(line, "related")
                or (i > 0 and len(self.prose) >= _LEAST_PROSE and self._link(line, "clip"))
            )

    def _link(self, line: Line, kind: str) -> bool:
        """A heading of links and one headline in one line, a colon or bar between."""
        head, *rest = _AFTER_LINK.split(self.text[line.start : line.end], maxsplit=1)
        told = any(each.strip() for each in rest) and len(head) <= 30
        return told and len(line) <= HEADLINE + 30 and plain(head) in self.words[kind]

    def mark_menus(self) -> None:
        """3. Runs of short lines; the whole run where enough of its lines name sections, else those that do."""
        for start, end in self._runs(lambda i: self.lines[i].short and not self._own(i)):
            names = [i for i in range(start, end) if self.lines[i].plain in self.words["section"]]
            if len(names) < 2:
                continue
            whole = end - start >= 6 and len(names) >= _NAMES_IN_MENU * (end - start)
            for i in range(start, end) if whole else names:
                self.marked[i] = True

    def mark_dated(self) -> None:
        """4. Three or more headlines with their dates, in a text that has prose besides."""
        if len(self.prose) < _LEAST_PROSE:
            return
        for start, end in self._runs(lambda i: bool(_STAMPED.match(self.lines[i].plain)) and self._headline(i)):
            if end - start >= 3:
                self._mark(start, end)
        for start, end in self._runs(lambda i: self._dateline(i) or self._headline(i)):
            dates = [i for i in range(start, end) if self._dateline(i)]
            gaps = {later - earlier for earlier, later in pairwise(dates)}
            if len(dates) >= 3 and gaps <= {2, 3}:
                self._mark(dates[0], min(end, dates[-1] + 2))

    def mark_under_headings(self) -> None:
        """2. A heading of links and the headlines under it."""
        i = 0
        while i < len(self.lines):
            if self.lines[i].plain not in self.words["heading"] or len(self.lines[i]) > 40:
                i += 1
                continue
            self.marked[i] = True
            i += 1
            first = i
            while i < len(self.lines) and i - first < _LONGEST_LIST and self._under_heading(i):
                self.marked[i] = not self._own(i)
                i += 1

    def _under_heading(self, i: int) -> bool:
        line = self.lines[i]
        return self.marked[i] or line.short or self._dateline(i) or self._headline(i) or (line.cut and not line.prose)

    def mark_tail(self) -> None:
        """5. Headlines after the last prose, in a text whose own lines end as sentences do."""
        tail = range(self.last_prose + 1, len(self.lines))
        if len(self.prose) < _LEAST_PROSE or any(self._own_list(i) for i in (self.last_prose, *tail)):
            return
        closed = self._well_closed()
        heads = [i for i in tail if not self.marked[i] and self._headline(i) and not self.lines[i].short]
        if closed and not heads:
            self._mark_topics(tail)
        if not self._related(heads, closed):
            return
        for i in range(heads[0], len(self.lines)):
            if self._headline(i) or self.lines[i].short or self._dateline(i) or self.lines[i].cut:
                self.marked[i] = self.marked[i] or not self._own(i)
        self._mark_tags(heads[0])

    def mark_strays(self) -> None:
        """6. A headline between paragraphs that shares hardly a word with them, in a text that ends its sentences."""
        if len(self.prose) < _STRAY_AMONG or not self._well_closed():
            return
        first = next(i for i, line in enumerate(self.lines) if line.prose)
        for i in range(first + 1, self.last_prose):
            self.marked[i] = self.marked[i] or (self._stray(i) and self._shared([i]) < _STRANGE)

    def _stray(self, i: int) -> bool:
        """A headline of five words or more that no conjunction ties to what stands before it, and no post."""
        said = self.lines[i].plain
        tied = said.startswith("و") or said.partition(" ")[0] in _TIES
        return self._headline(i) and said.count(" ") >= 4 and not tied and "twitter.com" not in said

    def _related(self, heads: Sequence[int], closed: bool) -> bool:
        """Are the tail's headlines those of other reports?

        Where the report's own lines lack full stops, they must be many and nearly strange to it, and it mostly prose.
        """
        if closed:
            return len(heads) >= 2 and self._shared(heads) < _SHARED
        mostly = sum(map(len, self.prose)) >= 0.6 * sum(map(len, self.lines[: self.last_prose + 1]))
        return mostly and len(heads) >= _MANY and self._shared(heads) < _HARDLY_SHARED

    def _mark_topics(self, tail: Sequence[int]) -> None:
        """Tags that no headline follows: three or more, most of them of words that the report has."""
        tags = [i for i in takewhile(self._tag, tail) if not self.marked[i]]
        if len(tags) >= 3 and sum(self._shared([i]) > 0 for i in tags) >= 0.6 * len(tags):
            self._mark(tags[0], tags[-1] + 1)

    def _mark_tags(self, before: int) -> None:
        """Tags between the prose and the headlines: two or more lines of at most three words, none with a number."""
        start = before
        while start > self.last_prose + 1 and self._tag(start - 1):
            start -= 1
        if before - start >= 2:
            self._mark(start, before)

    def _tag(self, i: int) -> bool:
        line = self.lines[i]
        return line.short and line.plain.count(" ") <= 2 and "<n>" not in line.plain and not self._own(i)

    def _shared(self, heads: Sequence[int]) -> float:
        """How much of the lines' words the report's prose has: 0 to 1 on average, 1 where they have none to tell by."""
        shares = []
        for i in heads:
            said = content_words(self.lines[i].plain)
            if said:
                shares.append(len(said & self.own_words) / len(said))
        return sum(shares) / len(shares) if shares else 1.0

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The content words of the report's prose."""
        return content_words(fold_word("\n".join(self.text[line.start : line.end] for line in self.prose)))

    def _well_closed(self) -> bool:
        """Nearly all lines up to the last prose that are as long as prose end with a full stop."""
        long = [line for line in self.lines[: self.last_prose + 1] if len(line) >= 60][1:]
        return sum(line.closed for line in long) >= 0.75 * len(long)

    def _headline(self, i: int) -> bool:
        """A line that a link list may hold: three words or more, no full stop, no item of the report's own."""
        line = self.lines[i]
        first = line.plain.partition(" ")[0]
        return (
            len(line) <= HEADLINE
            and not (line.closed and self.text[line.end - 1] not in "؟?!")
            and not line.colon
            and line.plain.count(" ") >= 2
            and first not in self.words["continues"]
            and first not in _ITEMS
            and not _NUMBERED.match(self.text[line.start : line.start + 8])
            and not self._own(i)
        )

    def _own(self, i: int) -> bool:
        """The report's own headline, as the title has it."""
        said = self.lines[i].plain
        return len(said) >= 15 and bool(self.title) and (said in self.title or self.title in said)

    def _own_list(self, i: int) -> bool:
        """A line that introduces a list of the report's own (the names of the dead, the places struck)."""
        line = self.lines[i]
        if line.colon and line.plain not in self.words["heading"]:
            return not self.marked[i]
        return len(line) <= 60 and (" " + line.plain).endswith(tuple(" " + words for words in self.words["list"]))

    def _dateline(self, i: int) -> bool:
        return len(self.lines[i]) <= 40 and bool(_DATE.match(self.lines[i].plain))

    def _mark(self, start: int, end: int) -> None:
        for i in range(start, end):
            self.marked[i] = self.marked[i] or not self._own(i)

    def _runs(self, holds: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """The longest runs of lines for each of which ``holds`` is true, as half-open pairs."""
        start: int | None = None
        for i in range(len(self.lines)):
            if holds(i):
                start = i if start is None else start
            elif start is not None:
                yield start, i
                start = None
        if start is not None:
            yield start, len(self.lines)
