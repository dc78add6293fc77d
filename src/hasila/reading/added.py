"""What the outlet adds within somebody's words: who is quoted says what is new, the outlet what was known before.

An added relative clause (الهجوم، والذي أوقع عشرة قتلى) tells the reader which event is meant, and so does a clause that
only places what was said after another event (وذلك بعد يوم من مقتل جندي، وتأتي الهجمات بعد); where a deed is denied, so
does one that tells what came of it (نفت قصف البلدة، حيث قتل اثنان).
"""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic.questions import question_of
from hasila.lexicon.speech import opens_content
from hasila.lexicon.word_lists import word_list
from hasila.reading.cue import Cue
from hasila.reading.passage import Passage, between
from hasila.reading.quotes import Quotes

_RELATIVES = frozenset(word_list("added_relative"))
_COMES = frozenset(word_list("comes_after"))
_AFTER = frozenset({"بعد", "عقب", "غداه", "اثر"})
_WHERE = "حيث"
_COMMAS = frozenset("،,؛;")
_VERB = 3  # words from the relative pronoun to the harm: والذي أدى إلى مقتل
_COMING = 4  # words from the verb to بعد: وتأتي هذه الهجمات الدامية بعد


def added(passage: Passage, quoted: Quotes, first: int, last: int, by: Cue | None) -> Iterator[int]:
    """The tokens of ``first:last``, said by whoever ``by`` names, that are the outlet's own; none between marks."""
    if by is None or by.backward:
        return
    for i in between(passage.words.where(_may_add), max(first, by.content), last):
        if any(opening < i < closing for opening, closing, _ in quoted.around(i, i + 1)):
            continue
        if passage.form(i) == _WHERE:
            if by.form.act == "denies" and not opens_content(passage.form(by.content)):
                yield from range(i, last)
        elif passage.form(i) in _COMES:
            if _comes_after(passage, i):
                yield from range(i, last)
        elif any(known.outcomes for known in passage.known[i + 1 : i + 1 + _VERB]):
            yield from range(i, next((k for k in range(i, last) if passage.form(k) in _COMMAS), last))


@question_of(lambda: _RELATIVES | _COMES | {_WHERE})
def _may_add(form: str) -> bool:
    return form in _RELATIVES or form in _COMES or form == _WHERE


def _comes_after(passage: Passage, i: int) -> bool:
    """وذلك بعد, وتأتي الهجمات بعد: not at the head of a sentence, where it is the outlet's anyhow."""
    near = range(i + 1, i + 2 if passage.form(i) == "وذلك" else i + _COMING)
    return any(passage.form(k) in _AFTER for k in near)
