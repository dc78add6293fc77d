"""Where a sentence only says who speaks and when: from a word of speech to the أن that opens what is said."""

from __future__ import annotations

from hasila.arabic.questions import question_of
from hasila.lexicon.speech import cue, cue_words, opens_content, small_words
from hasila.reading.passage import Passage, between

_BETWEEN = "بين"  # far oftener "between" than "made clear"
_REACH = 30  # words a speaker's titles and seat may take


def frames(passage: Passage) -> frozenset[int]:
    """The tokens between a word of speech and the أن after it in its sentence.

    A place there is the speaker's, a day there is the day of saying (قال مسؤول في … أمس إن).
    """
    out: set[int] = set()
    opening = passage.words.where(_opens)
    for first, last in passage.sentences:
        opened = -1
        for i in between(opening, first, last):
            opens = _opens(passage.forms[i])
            if opened >= 0 and i - opened > _REACH:
                opened = -1
            if opened >= 0 and opens != "speech":
                out.update(range(opened + 1, i))
                opened = -1
            elif passage.tokens[i].kind == "word" and opens != "content":
                opened = i
    return frozenset(out)


@question_of(lambda: (*cue_words(), *small_words()))
def _opens(form: str) -> str:
    """What a folded word may open: "speech", "content", "both", or "" (most words)."""
    found = cue(form) if form != _BETWEEN else None
    speech = found is not None and found.frame == "verb" and found.part in ("past", "imperfect")
    content = opens_content(form)
    return "both" if speech and content else "speech" if speech else "content" if content else ""
