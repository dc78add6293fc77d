"""Which actor a naming means that a report gives a word or the blame to, where the report settles it.

A naming means the actor that it names within it (the spokesman of a force: the force); a surname, or a name without
its office, the one that the fuller naming before it did. A bare statement (البيان) means whoever spoke before it, and a
state or its capital that speaks its government.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from hasila.arabic.fold import fold_word
from hasila.arabic.record import replace
from hasila.lexicon.actors import of_state, state_names, words_of
from hasila.lexicon.gazetteer import gazetteer, key
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
        found = self._known[speaker.span]
        return speaker if found == speaker.actor else replace(speaker, actor=found)

    def _found(self, speaker: Speaker) -> str | None:
        words = frozenset(word for word in fold_word(speaker.text).split() if word.isalpha())
        found = self._mentioned.within(speaker.span)
        if found is None and _document(words):
            found = self._namings[-1][1] if self._namings else None
        elif found is None:
            found = _government(fold_word(speaker.text).split())
        if found is None and not any(map(head, words)):
            found = next((who for fuller, who in reversed(self._namings) if words < fuller), None)
        self._namings.append((words, found))
        return found


def _government(words: Sequence[str]) -> str | None:
    """The government of the state that ``words`` are the name of, or that they are the capital of."""
    if not words:
        return None
    for rest, country in state_names().get(words[0], ()):
        if list(rest) == list(words[1:]):
            return of_state(country, "government")
    only = head(words[0]) if len(words) == 1 else None
    if only is None or only.kind != "capital":
        return None
    book = gazetteer()
    seats = {place.country for place in book.find(key(only.lemma)) if place.kind == "capital"}
    return _government(words_of(book.countries().get(seats.pop(), ""))) if len(seats) == 1 else None


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
        found = None if given is None else mentioned.within(given.span)
        return given if given is None or found == given.actor else replace(given, actor=found)

    def claim(given: Claim) -> Claim:
        by, whom = speaker(given.speaker), accused(given.accused)
        same = by is given.speaker and whom is given.accused
        return given if same else replace(given, speaker=by, accused=whom)

    def figure(given: Figure) -> Figure:
        by, chain = speaker(given.speaker), tuple(map(voices.known, given.chain))
        return given if by is given.speaker and chain == given.chain else replace(given, speaker=by, chain=chain)

    return tuple(map(claim, claims)), tuple(map(figure, figures))
