"""Numerals: a small grammar of number words and digits over tokens.

Words of either gender and any case, compounds (thousands, hundreds, units, tens in the order of speech), digits with
thousands and decimal marks, both mixed (3 آلاف, 1.5 مليون, ألف و200), fractions, percentages, ordinals, and the vague
plurals (عشرات، مئات الآلاف، بضعة). A number ends where the grammar ends it: ثلاثة وعشرون is 23, ثلاثة وأربعة is 3
and then 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from hasila.arabic.digits import digits_at
from hasila.arabic.fold import fold, fold_word
from hasila.arabic.words import Token
from hasila.lexicon.tables import rows

NumeralKind = Literal["cardinal", "ordinal", "fraction", "percent", "vague"]

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ARTICLE_CLITICS = ("", "و", "ف", "ب", "ك", "وب", "وك", "فب")
_LOOSE = frozenset({"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "كال", "ولل"})


class Word(NamedTuple):
    """A number word: what it is, its value, and the clitics its letters carry before the stem."""

    role: str
    value: float
    clitics: str
    article: bool
    stem: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression: tokens ``first:last``, original offsets ``start:end`` without glued clitics.

    ``value`` is null where the words are vague; a whole value is an int. ``scale`` is the order of magnitude that a
    vague word names (عشرات 10, مئات الآلاف 100000, بضعة 0: none). ``lead`` holds the clitic letters before the number,
    glued or standing loose (و، ب، ل، ال); ``definite`` says whether the article is among them.
    """

    first: int
    last: int
    start: int
    end: int
    value: float | int | None
    kind: NumeralKind
    digits: bool = False
    definite: bool = False
    lead: str = ""
    scale: int = 0


class _Read(NamedTuple):
    """A partial parse: the token after it, its value, the smallest unit it counts in (a scale, or 1)."""

    last: int
    value: float
    scale: float


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
        for clitics in _CLITICS[1:]:
            out.setdefault(clitics + form, word._replace(clitics=clitics))
        for clitics in _ARTICLE_CLITICS:
            out.setdefault(clitics + "ال" + form, word._replace(clitics=clitics + "ال", article=True))
        for clitics in ("لل", "ولل"):
            out.setdefault(clitics + form, word._replace(clitics=clitics, article=True))
    return out


def letters_in(token: Token, text: str, count: int) -> int:
    """The original offset of folded letter ``count`` of ``token`` (dropped marks belong to the letter before them)."""
    if token.end - token.start == len(token.form):
        return token.start + count
    starts = fold(text[token.start : token.end]).starts
    return token.start + (starts[count] if count < len(starts) else token.end - token.start)


def numerals(tokens: Sequence[Token], text: str) -> list[Numeral]:
    """The number expressions of ``tokens`` (of the original ``text``) in order, none overlapping another."""
    reader = _Reader(tokens, text)
    known = lexicon()
    out: list[Numeral] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        found = reader.read(at) if token.kind == "number" or token.form in known else None
        if found is None:
            at += 1
        else:
            out.append(found)
            at = found.last
    return out


class _Reader:
    """The grammar; every method takes the index of a token and returns a parse or None."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.known = lexicon()

    def read(self, at: int) -> Numeral | None:
        """The longest number expression that starts at token ``at``."""
        word = self.word(at)
        if word is None:
            if self.tokens[at].kind != "number":
                return None
            return self._cardinal(at, None)
        if word.role in ("vague", "vague_definite", "scale_plural"):
            return self._vague(at, word)
        ordinal = self._ordinal(at, word)
        if ordinal is not None:
            return self._make(at, ordinal.last, _whole(ordinal.value), "ordinal", word)
        return self._cardinal(at, word)

    def word(self, at: int) -> Word | None:
        """The number word at ``at``, if there is one."""
        return self.known.get(self.tokens[at].form) if at < len(self.tokens) else None

    def _bare(self, at: int, *roles: str, article: bool = False) -> Word | None:
        """The word at ``at`` if it has one of the ``roles`` and no clitic (the article only where allowed)."""
        word = self.word(at)
        if word is None or word.role not in roles:
            return None
        return word if not word.clitics or (article and word.clitics == "ال") else None

    def _joined(self, at: int) -> int | None:
        """Where a number joined by و goes on: at ``at`` (glued), after it (loose), or nowhere."""
        if at >= len(self.tokens):
            return None
        if self.tokens[at].form == "و":
            after = self.word(at + 1)
            return at + 1 if after is None or after.clitics in ("", "ال") else None
        word = self.word(at)
        return at if word is not None and word.clitics in ("و", "وال") else None

    def _join_word(self, at: int, *roles: str) -> tuple[int, Word] | None:
        here = self._joined(at)
        word = None if here is None else self.word(here)
        return (here, word) if here is not None and word is not None and word.role in roles else None

    def _cardinal(self, at: int, word: Word | None) -> Numeral | None:
        read = self._sum(at)
        if read is None:
            return None
        last, kind = self._percent(read.last)
        value = read.value
        if word is None:
            value = self._signed(at, last, value)
        elif word.role == "fraction" and read.scale < 1:
            kind = "fraction" if kind == "cardinal" else kind
        return self._make(at, last, _whole(value), kind, word)

    def _make(
        self, at: int, last: int, value: float | int | None, kind: NumeralKind, word: Word | None, scale: int = 0
    ) -> Numeral:
        token = self.tokens[at]
        lead = word.clitics if word is not None else ""
        start = letters_in(token, self.text, len(lead)) if lead else token.start
        if not lead and at and not token.spaced and self.tokens[at - 1].form in _LOOSE:
            lead = self.tokens[at - 1].form
        if value is not None and value < 0:
            start = self.tokens[at - 1].start
        digits = token.kind == "number"
        definite = lead.endswith("ال") or lead.endswith("لل")
        return Numeral(at, last, start, self.tokens[last - 1].end, value, kind, digits, definite, lead, scale)

    def _sum(self, at: int) -> _Read | None:
        """Parts of falling scale joined by و: مليون ومئتا ألف وثلاثة."""
        total = self._part(at)
        while total is not None and total.scale > 1:
            here = self._joined(total.last)
            if here is None:
                break
            half = self._half(here, total)
            if half is not None:
                return half
            part = self._part(here)
            if part is None or part.value >= total.scale or part.scale >= total.scale or part.scale < 1:
                break
            total = _Read(part.last, total.value + part.value, part.scale)
        if total is not None and total.scale == 1:
            here = self._joined(total.last)
            half = None if here is None else self._half(here, total)
            return half or total
        return total

    def _half(self, at: int, whole: _Read) -> _Read | None:
        """و + نصف after ``whole``: half of its scale, which may be said again (مليون ونصف المليون)."""
        word = self.word(at)
        if word is None or word.role not in ("fraction", "weak_fraction") or word.article:
            return None
        scale = self._bare(at + 1, "scale", article=True)
        if scale is not None:
            return _Read(at + 2, whole.value + word.value * scale.value, 0) if scale.value == whole.scale else None
        if at + 1 < len(self.tokens) and self.tokens[at + 1].form.startswith("ال"):
            return None  # ثلاثة ونصف السكان: a half of something else
        return _Read(at + 1, whole.value + word.value * whole.scale, 0)

    def _part(self, at: int) -> _Read | None:
        """A group below a thousand (or digits) with its scale, or a scale alone, or a fraction of a scale."""
        word = self.word(at)
        if word is not None and word.role.startswith("scale"):
            return self._scale_alone(at, word)
        group = self._fraction(at, word) or self._group(at)
        if group is None:
            return None
        scale = self._bare(group.last, "scale", "scale_accusative", "scale_plural", article=True)
        if scale is None or (group.scale >= 1 and scale.article and not (word is not None and word.article)):
            return group
        return _Read(group.last + 1, group.value * scale.value, scale.value)

    def _scale_alone(self, at: int, word: Word) -> _Read | None:
        if word.role == "scale":
            return _Read(at + 1, word.value, word.value)
        if word.role == "scale_dual":
            return _Read(at + 1, 2 * word.value, word.value)
        if word.role == "scale_accusative":
            return _Read(at + 1, word.value * (2 if self._construct(at) else 1), word.value)
        return None

    def _construct(self, at: int) -> bool:
        """Whether ألفا stands before its noun (two thousand), with no tanwin to say otherwise (a thousand)."""
        token = self.tokens[at]
        if "ً" in self.text[token.start : token.end] or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        return after.kind == "word" and not after.form.startswith("و") and after.form not in ("من", "في", "على", "علي")

    def _fraction(self, at: int, word: Word | None) -> _Read | None:
        if word is None:
            return None
        if word.role == "fraction":
            return _Read(at + 1, word.value, 0.5)
        parts = self._bare(at + 1, "fraction_plural") if word.role == "unit" and word.value > 2 else None
        return None if parts is None else _Read(at + 2, word.value * parts.value, 0.5)

    def _group(self, at: int) -> _Read | None:
        hundreds = self._hundreds(at)
        if hundreds is None:
            return self._below_hundred(at)
        here = self._joined(hundreds.last)
        low = self._below_hundred(here) if here is not None else self._run_on(hundreds.last)
        if low is not None and low.value < 100 and low.scale == 1:
            return _Read(low.last, hundreds.value + low.value, 1)
        return _Read(hundreds.last, hundreds.value, 1) if self._fits(at, hundreds.last) else None

    def _fits(self, at: int, last: int) -> bool:
        """A weak word (متين: two hundred, or solid) alone counts only where a phrase begins."""
        word = self.word(at)
        weak = word is not None and word.role.startswith("weak")
        return not weak or last > at + 1 or at == 0 or self.tokens[at - 1].kind != "word"

    def _run_on(self, at: int) -> _Read | None:
        """Colloquial: a two-word number right after the hundreds, without و (متين تلاتة وستين)."""
        low = self._below_hundred(at) if self._bare(at, "unit", "bound") else None
        return low if low is not None and low.value > 10 else None

    def _hundreds(self, at: int) -> _Read | None:
        word = self.word(at)
        if word is not None and word.role in ("hundreds", "weak_hundreds"):
            return _Read(at + 1, word.value, 100)
        if word is not None and word.role == "hundred":
            return _Read(at + 1, 100, 100)
        times = word.value if word is not None and word.role == "unit" else self._digits_value(at)
        hundred = self._bare(at + 1, "hundred", "vague") if times is not None and 3 <= times <= 9 else None
        return _Read(at + 2, (times or 0) * 100, 100) if hundred is not None and hundred.value == 100 else None

    def _digits_value(self, at: int) -> float | None:
        read = digits_at(self.tokens, at, self.text)
        return None if read is None else read.value

    def _below_hundred(self, at: int) -> _Read | None:
        """Units, teens, tens, units and tens; or digits of any size (the caller holds them to the grammar)."""
        word = self.word(at)
        if word is None:
            return self._digits(at)
        if word.role in ("unit", "bound"):
            return self._unit(at, word)
        if word.role in ("ten", "teen", "tens", "zero"):
            return _Read(at + 1, word.value, 1)
        return None

    def _digits(self, at: int) -> _Read | None:
        read = digits_at(self.tokens, at, self.text)
        if read is None:
            return None
        if self.tokens[min(read.last, len(self.tokens) - 1)].form in ("فاصله", "فاصل"):
            return self._point(read.last, read.value) or _Read(read.last, read.value, 1)
        return _Read(read.last, read.value, 1)

    def _point(self, at: int, whole: float) -> _Read | None:
        """The decimal point as a word: واحد فاصلة واحد."""
        after = self._below_hundred(at + 1)
        if after is None or after.value != int(after.value):
            return None
        return _Read(after.last, float(f"{int(whole)}.{int(after.value)}"), 0)

    def _unit(self, at: int, word: Word) -> _Read | None:
        if self._bare(at + 1, "ten"):
            return _Read(at + 2, 10 + word.value, 1)
        tens = self._join_word(at + 1, "tens")
        if tens is not None and tens[1].article in (False, word.article):
            return _Read(tens[0] + 1, word.value + tens[1].value, 1)
        if word.role == "bound":
            return None
        if at + 1 < len(self.tokens) and self.tokens[at + 1].form == "فاصله":
            return self._point(at + 1, word.value)
        return _Read(at + 1, word.value, 1)

    def _percent(self, at: int) -> tuple[int, NumeralKind]:
        if at < len(self.tokens):
            form = self.tokens[at].form
            if form in ("%", "٪", "بالمئه", "بالمائه", "بالميه"):
                return at + 1, "percent"
            if form == "في" and at + 1 < len(self.tokens) and self.tokens[at + 1].form in ("المئه", "المائه"):
                return at + 2, "percent"
        return at, "cardinal"

    def _signed(self, at: int, last: int, value: float) -> float:
        """A minus glued to bare digits; before a word it is a list's dash (-3 جرحى)."""
        if not at or self.tokens[at].spaced or self.tokens[at - 1].form != "-":
            return value
        alone = last >= len(self.tokens) or self.tokens[last].kind != "word"
        return -value if alone and self.tokens[at - 1].spaced else value

    def _ordinal(self, at: int, word: Word) -> _Read | None:
        if word.role in ("ordinal", "ordinal_bound"):
            return self._ordinal_words(at, word)
        if word.role == "tens" and word.article and not word.clitics.startswith("و"):
            return _Read(at + 1, word.value, 1)
        if not (word.article and word.value <= 2 and word.role in ("unit", "bound")):
            return None
        if self._bare(at + 1, "ten"):
            return _Read(at + 2, 10 + word.value, 1)
        tens = self._join_word(at + 1, "tens") if word.value == 1 else None
        return _Read(tens[0] + 1, 1 + tens[1].value, 1) if tens is not None and tens[1].article else None

    def _ordinal_words(self, at: int, word: Word) -> _Read | None:
        if word.value < 10 and self._bare(at + 1, "ten"):
            return _Read(at + 2, 10 + word.value, 1)
        tens = self._join_word(at + 1, "tens") if word.value < 10 else None
        if tens is not None and tens[1].article:
            return _Read(tens[0] + 1, word.value + tens[1].value, 1)
        if word.role == "ordinal_bound" or (word.stem in ("ثانيه", "اولي") and not word.article):
            return None  # ثانية alone is a second, أولي preliminary
        token = self.tokens[at]
        if word.stem == "اولي" and "ى" not in self.text[token.start : token.end]:
            return None
        return _Read(at + 1, word.value, 1)

    def _vague(self, at: int, word: Word) -> Numeral | None:
        if word.role == "vague_definite":
            return self._make(at, at + 1, None, "vague", word)
        if word.article and word.value == 0:
            return None
        scale, last = word.value, at + 1
        while (more := self._bare(last, "vague", "scale_plural", "scale", article=True)) is not None and more.value:
            scale, last = max(scale, 1) * more.value, last + 1
        return self._make(at, last, None, "vague", word, int(scale))


def _whole(value: float) -> float | int:
    """An int where nothing is lost; else the float, freed of the dust that binary fractions leave."""
    value = round(value, 9)
    return int(value) if value == int(value) else value
