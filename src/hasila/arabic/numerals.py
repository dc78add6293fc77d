"""Numerals: a small grammar of number words and digits over tokens.

Words of either gender and any case, compounds (thousands, hundreds, units, tens in the order of speech), digits with
thousands and decimal marks, both mixed (3 آلاف, 1.5 مليون, ألف و200), fractions, percentages, ordinals, and the vague
plurals (عشرات، مئات الآلاف، بضعة). A number ends where the grammar ends it: ثلاثة وعشرون is 23, ثلاثة وأربعة is 3
and then 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hasila.arabic.number_words import Word, letters_in, lexicon
from hasila.arabic.numeral_grammar import Grammar
from hasila.arabic.questions import Words, question_of
from hasila.arabic.record import record
from hasila.arabic.words import Token

NumeralKind = Literal["cardinal", "ordinal", "fraction", "percent", "vague"]

_LOOSE = frozenset({"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "كال", "ولل"})


@record
class Numeral:
    """A number expression: tokens ``first:last``, offsets ``start:end`` with a glued article, without other clitics.

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


def numerals(tokens: Sequence[Token], text: str, words: Words | None = None) -> list[Numeral]:
    """The number expressions of ``tokens`` (of the original ``text``) in order, none overlapping another.

    ``words`` are those of ``tokens``, where they are at hand.
    """
    reader = _Reader(tokens, text)
    words = words or Words(tokens)
    digits = [at for at in words.others if tokens[at].kind == "number"]
    out: list[Numeral] = []
    after = 0
    for at in sorted(digits + words.where(_is_number_word)):
        found = reader.read(at) if at >= after else None
        if found is not None:
            out.append(found)
            after = found.last
    return out


@question_of(lexicon)
def _is_number_word(form: str) -> bool:
    return form in lexicon()


class _Reader:
    """Turns parses into numerals: kind, sign, percentage, offsets."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.grammar = Grammar(tokens, text)

    def read(self, at: int) -> Numeral | None:
        """The longest number expression that starts at token ``at``."""
        word = self.grammar.word(at)
        if word is None:
            if self.tokens[at].kind != "number":
                return None
            return self._cardinal(at, None)
        if word.stem == "واحد" and at + 1 < len(self.tokens) and self.tokens[at + 1].form == "عشر":
            return self._and_eleven(at, word)
        if word.stem == "واحد" and "أ" in self.text[self.tokens[at].start : self.tokens[at].end]:
            return None  # وأحد: and one of
        if word.role == "vague_counted":
            return self._counted(at, word)
        if word.role in ("vague", "vague_definite", "scale_plural"):
            return self._vague(at, word)
        ordinal = self.grammar.ordinal(at, word)
        if ordinal is not None:
            return self._make(at, ordinal.last, _whole(ordinal.value), "ordinal", word)
        return self._cardinal(at, word)

    def _and_eleven(self, at: int, word: Word) -> Numeral | None:
        """سبع سيدات وأحد عشر طفلا: folded, و and أحد are واحد."""
        if self.grammar.bare(at + 2, "scale"):
            return None
        return self._make(at, at + 2, 11, "cardinal", word._replace(clitics="و"))

    def _cardinal(self, at: int, word: Word | None) -> Numeral | None:
        read = self.grammar.total(at)
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
        start = letters_in(token, self.text, len(lead.removesuffix("ال"))) if lead else token.start
        if not lead and at and not token.spaced and self.tokens[at - 1].form in _LOOSE:
            lead = self.tokens[at - 1].form
        if (value is not None and value < 0) or (last > at + 1 and self.grammar.bracketed(at, at + 1)):
            start = self.tokens[at - 1].start  # -3; (17) ألف
        digits = token.kind == "number"
        definite = lead.endswith(("ال", "لل"))
        return Numeral(at, last, start, self.tokens[last - 1].end, value, kind, digits, definite, lead, scale)

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

    def _vague(self, at: int, word: Word) -> Numeral | None:
        if word.role == "vague_definite":
            return self._make(at, at + 1, None, "vague", word)
        if word.article and word.value == 0:
            return None
        scale, last = word.value, at + 1
        if word.value == 0 and self.grammar.bare(last, "ten"):
            return self._make(at, last + 1, None, "vague", word, 10)  # بضعة عشر: from thirteen to nineteen
        while (more := self.grammar.bare(last, "vague", "scale_plural", "scale", article=True)) and more.value:
            scale, last = max(scale, 1) * more.value, last + 1
        return self._make(at, last, None, "vague", word, int(scale))

    def _counted(self, at: int, word: Word) -> Numeral | None:
        """عدد من, عدد كبير من: a number unsaid; any other عدد is a noun (عدد السكان)."""
        if word.article or (at and self.grammar.bare(at - 1, "no_number_of")):
            return None
        last = at + 2 if self.grammar.bare(at + 1, "vague_adjective") else at + 1
        if last < len(self.tokens) and (self.tokens[last].form == "من" or last > at + 1):
            return self._make(at, last, None, "vague", word)
        return None


def _whole(value: float) -> float | int:
    """An int where nothing is lost; else the float, freed of the dust that binary fractions leave."""
    value = round(value, 9)
    return int(value) if value == int(value) else value
