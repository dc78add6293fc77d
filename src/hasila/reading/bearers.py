"""Which actor a naming means that a report gives a word or the blame to, where the report settles it.

A naming means the actor that it names within it (the spokesman of a force: the force); a surname, or a name without
its office, the one that the fuller naming before it did. A bare statement (البيان) means whoever spoke before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hasila.arabic.fold import fold_word
from hasila.lexicon.speech import head
from hasila.model import Claim, Figure, Named, Span, Speaker
from hasila.reading.actors import ActorMention


class Mentioned:
    """The actors that a report names, by where it does."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._named = sorted((m.start, m.end, m.actor) for m in mentions if m.actor is not None)

    def within(self, span: Span) -> str | None:
        """The actor that the words of ``span`` name: the longest mention inside them."""
        inside = []
        for start, end, actor in self._named[bisect_left(self._named, (span.start, 0, "")) :]:
            if start >= span.end:
                break
            if end <= span.end:
                inside.append((start - end, actor))
        return min(inside)[1] if inside else None


class _Speakers:
    """The speakers of a report with the actors they mean, asked for in the order of the text."""

    def __init__(self, mentioned: Mentioned) -> None:
        self._mentioned = mentioned
        self._known: dict[Span, str | None] = {}
        self._namings: list[tuple[frozenset[str], str | None]] = []

    def known(self, speaker: Speaker) -> Speaker:
        """``speaker`` with the actor it means."""
        if speaker.span not in self._known:
            self._known[speaker.span] = self._found(speaker)
        return replace(speaker, actor=self._known[speaker.span])

    def _found(self, speaker: Speaker) -> str | None:
        words = frozenset(word for word in fold_word(speaker.text).split() if word.isalpha())
        found = self._mentioned.within(speaker.span)
        if found is None and _document(words):
            found = self._namings[-1][1] if self._namings else None
        elif found is None and not any(map(head, words)):
            found = next((who for fuller, who in reversed(self._namings) if words < fuller), None)
        self._namings.append((words, found))
        return found


def _document(words: frozenset[str]) -> bool:
    """Is a naming one word for a statement or report?"""
    only = head(next(iter(words))) if len(words) == 1 else None
    return only is not None and only.kind == "document"


def with_actors(
    claims: Sequence[Claim], figures: Sequence[Figure], mentioned: Mentioned
) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """``claims`` and ``figures``, their speakers (and whom claims accuse) with the actors meant."""
    voices = _Speakers(mentioned)

    def speaker(given: Speaker | None) -> Speaker | None:
        return None if given is None else voices.known(given)

    def accused(given: Named | None) -> Named | None:
        return None if given is None else replace(given, actor=mentioned.within(given.span))

    return (
        tuple(replace(c, speaker=speaker(c.speaker), accused=accused(c.accused)) for c in claims),
        tuple(replace(f, speaker=speaker(f.speaker), chain=tuple(map(voices.known, f.chain))) for f in figures),
    )
