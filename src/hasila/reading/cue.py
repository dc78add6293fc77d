"""One hand-over: where a report gives the word to somebody."""

from __future__ import annotations

from hasila.arabic.record import record
from hasila.lexicon.speech import CueForm
from hasila.reading.namings import Naming


@record
class Cue:
    """One hand-over, in token indices.

    ``first``..``last`` (exclusive) are the cue's own words, ``clause`` is where its clause starts (a subject may come
    first), ``content`` where what is said begins, ``end`` the sentence's end. ``subject`` is None where only a pronoun
    speaks; ``origin`` is whoever the subject passes on. ``backward``: what is said stands before the cue; ``around``:
    and its clause goes on after it. ``embedded``: it is said within what another says. ``statement``: it is made in a
    document or an address. ``attributes`` is false where the facts told along with it are the outlet's own (who claimed
    an attack that killed ten).
    ``silent``: the subject only issues a document, whose words are given later. ``whole``: what follows is printed as
    the subject issued it, paragraph upon paragraph.
    """

    first: int
    last: int
    clause: int
    content: int
    end: int
    form: CueForm
    subject: Naming | None
    origin: Naming | None = None
    backward: bool = False
    embedded: bool = False
    statement: bool = False
    attributes: bool = True
    around: bool = False
    silent: bool = False
    whole: bool = False
