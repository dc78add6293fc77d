"""Statements: a report that is a body's own statement, with its letterhead or its signature, is that body's words.

شبكة الأطباء⏎بيان صحفي⏎… names who speaks in all of it, and so does بيان صادر عن القوات المسلحة. A line with no more
than a body's name, without a word for the document beside it, is as often a page's or a heading's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hasila.arabic.questions import Words, question_of
from hasila.arabic.words import Token
from hasila.lexicon.speech import HeadForm
from hasila.lexicon.word_lists import word_list
from hasila.reading.namings import Naming, naming
from hasila.reading.quotes import Quotes

_HEAD_LINES = 6  # lines in which a statement shows its letterhead
_FOOT_LINES = 5  # lines in which it shows its signature: the day, a place, slogans and hashtags may stand below
_LONGEST = 9  # words of a line that is a heading
_KINDS = 2  # words that say what kind of document it is, after which it may say what of
_AUTHORS = frozenset(("institution", "armed"))
_OFFICES = _AUTHORS | {"role"}
_PARTS = frozenset(("مكتب", "اعلام", "إعلام"))  # of the body that another line names: مكتب الناطق الرسمي
_FROM = frozenset(("عن", "من"))


@cache
def _documents() -> frozenset[str]:
    return frozenset(word_list("communique"))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word_list("communique_kind"))


@question_of(lambda: word_list("communique"))
def _document(form: str) -> bool:
    return form in _documents()


def author(tokens: tuple[Token, ...], words: Words, quoted: Quotes) -> tuple[Naming, int] | None:
    """Whoever the report is a statement of, and the token from which it speaks; None where it is no statement."""
    places = words.where(_document)
    if not places:
        return None
    lines = _lines(tokens, words)
    top, foot = lines[:_HEAD_LINES], lines[-_FOOT_LINES:]
    for number, (first, last) in enumerate(top):
        at = _titled(tokens, first, last)
        if at is None:
            continue
        if tokens[at - 1].form in _FROM:
            issuer = naming(tokens, quoted, at, last)
            return (issuer, last) if issuer is not None and _is(issuer.head, _OFFICES) else None
        near = [*reversed(top[:number]), *top[number + 1 : number + 2]]
        above = [_body(tokens, quoted, *line, _AUTHORS) for line in near]
        below = [_body(tokens, quoted, *line, _OFFICES) for line in reversed(foot) if line not in top[: number + 2]]
        named = [one for one in above if one is not None] or [one for one in below if one is not None]
        plain = [one for one in (*above, *below) if one is not None and not _hashtag(tokens, one)]
        named = plain if all(_hashtag(tokens, one) for one in named) and plain else named
        whole = [one for one in named if one.head is not None and one.head.lemma not in _PARTS] or named
        if whole:
            return whole[0], last
    return None


def _lines(tokens: Sequence[Token], words: Words) -> list[tuple[int, int]]:
    """The lines that hold a word, as half-open ranges of tokens without their breaks."""
    out, first = [], 0
    for i in [*(i for i in words.others if tokens[i].kind == "break"), len(tokens)]:
        if any(token.kind == "word" for token in tokens[first:i]):
            out.append((first, i))
        first = i + 1
    return out


def _titled(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """بيان صحفي, بيان رقم (3), تقرير ميداني: where such a line ends, or the name of whoever issued it begins."""
    while first < last and tokens[first].kind == "mark":
        first += 1
    if first == last or tokens[first].form not in _documents():
        return None
    at = first + 1
    while at < last and (tokens[at].kind != "word" or tokens[at].form in _kinds()):
        at += 1
    if at < last and tokens[at].form in _FROM:
        return at + 1
    short = sum(token.kind == "word" for token in tokens[at:last]) == 0
    plain = at > first + 1 or last == first + 1
    if at > first + _KINDS:
        return last  # التقرير الإحصائي اليومي لشهداء العدوان, تحديث لأهم إحصائيات الحرب
    dated = tokens[at - 1].kind in ("number", "mark") and last - first <= _LONGEST
    return last if plain and (short or dated) else None


def _body(tokens: tuple[Token, ...], quoted: Quotes, first: int, last: int, kinds: frozenset[str]) -> Naming | None:
    """The naming that a line is, and no more."""
    while first < last and tokens[first].kind == "mark":
        first += 1
    while first < last and tokens[last - 1].kind == "mark":
        last -= 1
    if first == last or last - first > _LONGEST:
        return None
    named = naming(tokens, quoted, first, last)
    whole = named is not None and named.leads and named.last == last
    return named if whole and named is not None and _is(named.head, kinds) else None


def _hashtag(tokens: Sequence[Token], named: Naming) -> bool:
    return any(token.form == "_" for token in tokens[named.first : named.last])


def _is(found: HeadForm | None, kinds: frozenset[str]) -> bool:
    return found is not None and found.kind in kinds and not found.particle
