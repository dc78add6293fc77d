"""Number words: the vocabulary of numerals in every clitic dress, and where a stem starts inside its token."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hasila.arabic.fold import fold, fold_word
from hasila.arabic.words import Token
from hasila.lexicon.tables import rows

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ARTICLE_CLITICS = ("", "و", "ف", "ب", "ك", "وب", "وك", "فب")


class Word(NamedTuple):
    """A number word: what it is, its value, and the clitics its letters carry before the stem."""

    role: str
    value: float
    clitics: str
    article: bool
    stem: str


def _entries() -> dict[str, Word]:
    out: dict[str, Word] = {}
    blocked: list[str] = []
    for row in rows("numerals.tsv"):
        up, _, down = row["value"].partition("/")
        value = int(up) / int(down) if down else float(up)
        for form in row["forms"].split():
            if row["role"] == "not":
                blocked.append(fold_word(form))
            else:
                out.setdefault(fold_word(form), Word(row["role"], value, "", False, fold_word(form)))
    return out | {form: Word("not", 0, "", False, form) for form in blocked}


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Word]:
    """Every number word in every clitic dress, by folded form; the bare word wins over a dressed one."""
    bare = _entries()
    out = dict(bare)
    for form, word in bare.items():
        if word.role == "not":
            continue
        for clitics in _CLITICS:
            out.setdefault(clitics + form, word._replace(clitics=clitics))
        for clitics in _ARTICLE_CLITICS:
            out.setdefault(clitics + "ال" + form, word._replace(clitics=clitics + "ال", article=True))
        for clitics in ("لل", "ولل"):
            out.setdefault(clitics + form, word._replace(clitics=clitics, article=True))
    return out


def letters_in(token: Token, text: str, count: int) -> int:
    """The original offset of folded letter ``count`` of ``token`` (dropped marks belong to the letter before them)."""
    if not count or token.end - token.start == len(token.form):
        return token.start + count
    starts = fold(text[token.start : token.end]).starts
    return token.start + (starts[count] if count < len(starts) else token.end - token.start)
