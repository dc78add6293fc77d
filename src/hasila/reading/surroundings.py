"""What stands around a phrase: the conjunction before it, what governs it, the exact words it starts and ends with."""

from __future__ import annotations

from hasila.arabic.number_words import letters_in
from hasila.reading.passage import Passage


def conjoined_at(passage: Passage, i: int) -> bool:
    """Is what starts at token ``i`` joined to what stands before it, by a conjunction of its own or a glued one?"""
    form = passage.form(i)
    if passage.form(i - 1) in ("و", "او", "ثم", "ف"):
        return True
    known = passage.known[i]
    if known.people:
        return bool(known.person_split and known.person_split.conjunction)
    if known.particle_split and known.classes:
        return bool(known.particle_split.conjunction)
    return (
        len(form) > 3
        and form[0] in "وف"
        and i in passage.counts_at
        and not known.people
        and _conjunction_of_count(passage, i)
    )


def _conjunction_of_count(passage: Passage, i: int) -> bool:
    count = passage.counts_at[i]
    return count.start > passage.tokens[i].start or passage.form(i) in ("واكثر", "ونحو", "وقرابه", "وحوالي", "وما")


def governor_of(passage: Passage, i: int) -> str:
    """The preposition that governs the phrase at ``i`` (glued or not), "noun" after an indefinite noun, else ""."""
    known = passage.known[i]
    split = known.person_split or known.particle_split
    if split and split.particle in ("ب", "ل", "ك"):
        return split.particle
    count = passage.counts_at.get(i)
    if count is not None:
        glued = passage.form(i)[: 1 if count.start > passage.tokens[i].start else 0]
        if glued in ("ب", "ل", "ك"):
            return glued
        if passage.form(i - 1) in ("ب", "ل", "ك") and not passage.tokens[i].spaced:
            return passage.form(i - 1)
    j = i - 1
    while passage.form(j) in ('"', "'", "(", "/"):
        j -= 1
    if passage.form(j) in ("و", "او", "ف"):
        return ""
    if j < 0 or passage.tokens[j].kind != "word" or j in passage.dated:
        return ""
    before = passage.known[j]
    if "preposition" in before.classes:
        return before.particle_split.stem if before.particle_split else passage.form(j)
    if (
        before.classes
        or before.outcomes
        or before.people
        or passage.form(j).startswith("ال")
        or verb_like(passage.form(j))
    ):
        return ""
    accusative = bool(known.people) and known.people[0].accusative  # never the second term of a construct
    return "" if accusative or with_pronoun(passage, j) else "noun"


def with_pronoun(passage: Passage, j: int) -> bool:
    """An unknown word that ends in a pronoun is definite (صدره), and governs nothing."""
    form = passage.form(j)
    if form.endswith("ه"):
        return passage.text[passage.tokens[j].end - 1] == "ه" and len(form) > 3
    return len(form) > 4 and form.endswith(("ها", "هم", "هما"))


def verb_like(form: str) -> bool:
    """An unknown word shaped like a verb: an imperfect (يخلف), a past with its feminine ت or plural وا (أوقعت)."""
    return (
        (form[0] in "يت" and len(form) > 3) or (form.endswith("ت") and not form.endswith("ات")) or form.endswith("وا")
    )


def bounds_of(passage: Passage, i: int, last: int) -> tuple[int, int]:
    """Original offsets of tokens ``i`` to ``last``, the conjunction and preposition glued to the first left out."""
    token = passage.tokens[i]
    known = passage.known[i]
    split = known.person_split if known.people else known.particle_split
    glued = len(split.conjunction) + len(split.particle) if split else 0
    start = token.start
    if glued:
        if split is not None and split.article and split.particle == "ل":
            glued = len(split.conjunction)  # للمدنيين holds its article: the words are left whole
        start = letters_in(token, passage.text, glued)
    return start, passage.tokens[last].end
