"""The places where a report hands the word to somebody: the verb or phrase, who speaks, and where what they say begins.

Each finder asks for evidence that speech is meant: a subject that the vocabulary knows to speak, or content that opens
with أن, a colon or a quotation mark; the weaker the word (its letters are another common word too), the more is asked.
"""

from __future__ import annotations

from hasila.arabic.words import Token
from hasila.lexicon.speech import CueForm, cue, of_speech, small
from hasila.reading.cue import Cue
from hasila.reading.cue_verbs import VerbReader
from hasila.reading.quotes import Quotes


def cues(tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...], quoted: Quotes) -> list[Cue]:
    """All hand-overs, in order."""
    out: list[Cue] = []
    names: set[str] = set()
    for first, last in sentences:
        out.extend(_Finder(tokens, quoted, first, last, names).cues())
    return out


class _Finder(VerbReader):
    """All hand-overs of one sentence."""

    def cues(self) -> list[Cue]:
        out: list[Cue] = []
        colon = self.colon()
        if colon is not None:
            out.append(colon)
            self.done = colon.content
        for i in range(self.first, self.last):
            form = self.tokens[i].form
            if i < self.done or not of_speech(form):
                continue
            found = self._at(i, cue(form))
            if found is not None:
                out.append(found)
                self._read(found)
        return out

    def _at(self, i: int, form: CueForm | None) -> Cue | None:
        if form is None:
            return self.issued(i)
        if form.frame == "as" or ("negates" in small(self.form(i - 1)) and not self.whatever(i)):
            return None
        if form.frame == "prep":
            return self.according(i, form)
        return self.participle(i, form) if form.part == "participle" else self.verb(i, form)

    def _read(self, found: Cue) -> None:
        self.spoken = True
        self.done = max(self.done, found.last)
        for named in (found.subject, found.origin):
            if named is not None:
                self.done = max(self.done, named.last)
                self.names.update(t.form for t in self.tokens[named.first : named.last] if t.kind == "word")
