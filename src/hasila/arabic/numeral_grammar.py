"""The grammar of numerals: how units, tens, hundreds, scales, halves and ordinals make one number over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hasila.arabic.digits import digits_at
from hasila.arabic.number_words import Word, lexicon
from hasila.arabic.words import Token


class Parse(NamedTuple):
    """A partial parse: the token after it, its value, the smallest unit it counts in (a scale, or 1)."""

    last: int
    value: float
    scale: float


class Grammar:
    """Parses that start at a given token; every method answers None where the grammar does not fit."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.known = lexicon()

    def word(self, at: int) -> Word | None:
        """The number word at ``at``, if there is one."""
        return self.known.get(self.tokens[at].form) if at < len(self.tokens) else None

    def bare(self, at: int, *roles: str, article: bool = False) -> Word | None:
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

    def total(self, at: int) -> Parse | None:
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
            total = Parse(part.last, total.value + part.value, part.scale)
        if total is not None and total.scale == 1:
            here = self._joined(total.last)
            half = None if here is None else self._half(here, total)
            return half or total
        return total

    def _half(self, at: int, whole: Parse) -> Parse | None:
        """و + نصف after ``whole``: half of its scale, which may be said again (مليون ونصف المليون)."""
        word = self.word(at)
        if word is None or word.role not in ("fraction", "weak_fraction") or word.article:
            return None
        scale = self.bare(at + 1, "scale", article=True)
        if scale is not None:
            return Parse(at + 2, whole.value + word.value * scale.value, 0) if scale.value == whole.scale else None
        if at + 1 < len(self.tokens) and self.tokens[at + 1].form.startswith("ال"):
            return None  # ثلاثة ونصف السكان: a half of something else
        return Parse(at + 1, whole.value + word.value * whole.scale, 0)

    def _part(self, at: int) -> Parse | None:
        """A group below a thousand (or digits) with its scale, or a scale alone, or a fraction of a scale."""
        word = self.word(at)
        if word is not None and word.role.startswith("scale"):
            return self._scale_alone(at, word)
        group = self._fraction(at, word) or self._group(at)
        if group is None:
            return None
        last = group.last + self.bracketed(at, group.last)
        scale = self.bare(last, "scale", "scale_accusative", "scale_plural", article=True)
        if scale is None or (group.scale >= 1 and scale.article and not (word is not None and word.article)):
            return group
        return Parse(last + 1, group.value * scale.value, scale.value)

    def bracketed(self, at: int, last: int) -> bool:
        """Do tokens ``at:last`` stand in brackets by themselves: the (17) of (17) ألف?"""
        opens = at > 0 and self.tokens[at - 1].form == "("
        return opens and last < len(self.tokens) and self.tokens[last].form == ")"

    def _scale_alone(self, at: int, word: Word) -> Parse | None:
        if word.role == "scale":
            return Parse(at + 1, word.value, word.value)
        if word.role == "scale_dual":
            return Parse(at + 1, 2 * word.value, word.value)
        if word.role == "scale_accusative":
            return Parse(at + 1, word.value * (2 if self._construct(at) else 1), word.value)
        return None

    def _construct(self, at: int) -> bool:
        """Whether ألفا stands before its noun (two thousand), with no tanwin to say otherwise (a thousand)."""
        token = self.tokens[at]
        if "ً" in self.text[token.start : token.end] or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        return after.kind == "word" and not after.form.startswith("و") and after.form not in ("من", "في", "على", "علي")

    def _fraction(self, at: int, word: Word | None) -> Parse | None:
        if word is None:
            return None
        if word.role == "fraction":
            return Parse(at + 1, word.value, 0.5)
        parts = self.bare(at + 1, "fraction_plural") if word.role == "unit" and word.value > 2 else None
        return None if parts is None else Parse(at + 2, word.value * parts.value, 0.5)

    def _group(self, at: int) -> Parse | None:
        hundreds = self._hundreds(at)
        if hundreds is None:
            return self._below_hundred(at)
        here = self._joined(hundreds.last)
        low = self._below_hundred(here) if here is not None else self._run_on(hundreds.last)
        if low is not None and low.value < 100 and low.scale == 1:
            return Parse(low.last, hundreds.value + low.value, 1)
        return Parse(hundreds.last, hundreds.value, 1) if self._fits(at, hundreds.last) else None

    def _fits(self, at: int, last: int) -> bool:
        """A weak word (متين: two hundred, or solid) alone counts only where a phrase begins."""
        word = self.word(at)
        weak = word is not None and word.role.startswith("weak")
        return not weak or last > at + 1 or at == 0 or self.tokens[at - 1].kind != "word"

    def _run_on(self, at: int) -> Parse | None:
        """Colloquial: a two-word number right after the hundreds, without و (متين تلاتة وستين)."""
        low = self._below_hundred(at) if self.bare(at, "unit", "bound") else None
        return low if low is not None and low.value > 10 else None

    def _hundreds(self, at: int) -> Parse | None:
        word = self.word(at)
        if word is not None and word.role in ("hundreds", "weak_hundreds"):
            return Parse(at + 1, word.value, 100)
        if word is not None and word.role == "hundred":
            return Parse(at + 1, 100, 100)
        times = word.value if word is not None and word.role == "unit" else self._digits_value(at)
        hundred = self.bare(at + 1, "hundred", "vague") if times is not None and 3 <= times <= 9 else None
        return Parse(at + 2, (times or 0) * 100, 100) if hundred is not None and hundred.value == 100 else None

    def _digits_value(self, at: int) -> float | None:
        read = digits_at(self.tokens, at, self.text)
        return None if read is None else read.value

    def _below_hundred(self, at: int) -> Parse | None:
        """Units, teens, tens, units and tens; or digits of any size (the caller holds them to the grammar)."""
        word = self.word(at)
        if word is None:
            return self._digits(at)
        if word.role in ("unit", "bound"):
            return self._unit(at, word)
        if word.role in ("ten", "teen", "tens", "zero"):
            return Parse(at + 1, word.value, 1)
        return None

    def _digits(self, at: int) -> Parse | None:
        read = digits_at(self.tokens, at, self.text)
        if read is None:
            return None
        if self.tokens[min(read.last, len(self.tokens) - 1)].form in ("فاصله", "فاصل"):
            return self._point(read.last, read.value) or Parse(read.last, read.value, 1)
        return Parse(read.last, read.value, 1)

    def _point(self, at: int, whole: float) -> Parse | None:
        """The decimal point as a word: واحد فاصلة واحد."""
        after = self._below_hundred(at + 1)
        if after is None or after.value != int(after.value):
            return None
        return Parse(after.last, float(f"{int(whole)}.{int(after.value)}"), 0)

    def _unit(self, at: int, word: Word) -> Parse | None:
        if self.bare(at + 1, "ten"):
            return Parse(at + 2, 10 + word.value, 1)
        tens = self._join_word(at + 1, "tens")
        if tens is not None and tens[1].article in (False, word.article):
            return Parse(tens[0] + 1, word.value + tens[1].value, 1)
        if word.role == "bound":
            return None
        if at + 1 < len(self.tokens) and self.tokens[at + 1].form == "فاصله":
            return self._point(at + 1, word.value)
        return Parse(at + 1, word.value, 1)

    def ordinal(self, at: int, word: Word) -> Parse | None:
        """The ordinal that ``word``, at token ``at``, begins (الثالث عشر, العشرون), or None."""
        if word.role in ("ordinal", "ordinal_bound"):
            return self._ordinal_words(at, word)
        if word.role == "tens" and word.article and not word.clitics.startswith("و"):
            return Parse(at + 1, word.value, 1)
        if not (word.article and word.value <= 2 and word.role in ("unit", "bound")):
            return None
        if self.bare(at + 1, "ten"):
            return Parse(at + 2, 10 + word.value, 1)
        tens = self._join_word(at + 1, "tens") if word.value == 1 else None
        return Parse(tens[0] + 1, 1 + tens[1].value, 1) if tens is not None and tens[1].article else None

    def _ordinal_words(self, at: int, word: Word) -> Parse | None:
        if word.value < 10 and self.bare(at + 1, "ten"):
            return Parse(at + 2, 10 + word.value, 1)
        tens = self._join_word(at + 1, "tens") if word.value < 10 else None
        if tens is not None and tens[1].article:
            return Parse(tens[0] + 1, word.value + tens[1].value, 1)
        if word.role == "ordinal_bound" or (word.stem in ("ثانيه", "اولي") and not word.article):
            return None  # ثانية alone is a second, أولي preliminary
        token = self.tokens[at]
        if word.stem == "اولي" and "ى" not in self.text[token.start : token.end]:
            return None
        return Parse(at + 1, word.value, 1)
