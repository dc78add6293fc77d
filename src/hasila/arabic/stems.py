"""Words as they are compared between reports: folded, without glued particles and article."""

from __future__ import annotations

from functools import lru_cache

_HEADS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_SHORTEST = 3  # letters that must be left: what is shorter was no particle


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A folded word without conjunction, particle and article, as far as three letters are left. No dictionary: the
    same word always gives the same stem, which is all that comparing asks for."""
    for head in _HEADS:
        if form.startswith(head) and len(form) - len(head) >= _SHORTEST:
            return form[len(head) :]
    if form[:1] == "و" and len(form) - 1 > _SHORTEST:
        form = form[1:]
    if form[:1] in "بل" and len(form) - 1 > _SHORTEST:
        form = form[1:]
    return form
