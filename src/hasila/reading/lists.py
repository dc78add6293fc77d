"""Lists: lines that one sentence opens, and of which each adds to what it says (رصد الفريق خلال آب ما يلي: …).

An item is a line behind a bullet, or one that begins with a label and a number (القتلى: 87).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hasila.reading.passage import Passage

_LONGEST = 30  # items back to the sentence that opens the list
_LABEL = 8  # tokens from the beginning of a line to the number behind its label
_NO_BULLET = frozenset("\"'«»“”()[]#@؟?!.،,:؛")


def opener(passage: Passage, sentence: int) -> int:
    """The sentence that opens the list of which ``sentence`` is an item, -1 where it is of none."""
    for number in range(sentence, max(-1, sentence - _LONGEST), -1):
        if not item(passage, number):
            last = passage.sentences[number][1] - 1
            return number if number < sentence and passage.form(last) == ":" else -1
    return -1


def item(passage: Passage, sentence: int) -> bool:
    """Is ``sentence`` a line of its own behind a bullet, or one that a label and a number begin?"""
    first, last = passage.sentences[sentence]
    if first and passage.tokens[first - 1].kind != "break":
        return False
    return bool(bullet(passage, sentence)) or _labelled(passage, first, last)


def bullet(passage: Passage, sentence: int) -> str:
    """What stands before the first word of the line that ``sentence`` begins: "" where no bullet does."""
    first, last = passage.sentences[sentence]
    word = next((t for t in passage.tokens[first:last] if t.kind in ("word", "number")), None)
    if word is None:
        return ""
    found = passage.text[passage.text.rfind("\n", 0, word.start) + 1 : word.start].strip()
    return "" if any(sign.isalnum() or sign in _NO_BULLET for sign in found) else found


def _labelled(passage: Passage, first: int, last: int) -> bool:
    colon = next((k for k in range(first, min(last, first + _LABEL)) if passage.form(k) == ":"), -1)
    return colon > first and any(k in passage.counts_at for k in (colon + 1, colon + 2))
