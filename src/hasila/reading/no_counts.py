"""Why a number does not count people: an age, an hour, a measure, a name, a line's number; read from its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from hasila.arabic.calendar import Terms
from hasila.arabic.fold import fold_word
from hasila.arabic.memo import remembered
from hasila.arabic.numerals import Numeral
from hasila.arabic.words import Token
from hasila.lexicon.tables import rows
from hasila.reading.date_absolute import AFTER_YEAR, counts_people

_OPENERS = frozenset({"(", "[", '"', "'", "/", "ال", "-"})
_LISTING = frozenset({"-", "_", ".", ")", ":", "،", "/", "\\"})
_CASES = "حالات"
_PADDED = 2  # digits of a small number with a nought before it (05 أشخاص), which official statements write
_ITEM = 120  # tokens from one line's number in brackets to the next
_THE_NTH = frozenset({"لليوم", "لليله", "للاسبوع", "للشهر", "للعام"})
_AGES = ("year", "month")


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """Folded form → role → value; for two-word forms the first word stands for both where it says enough alone."""
    out: dict[str, dict[str, str]] = {}
    for row in rows("units.tsv"):
        for form in row["forms"].split("|"):
            out.setdefault(fold_word(form), {}).setdefault(row["role"], row["value"])
    return out


def word_role(form: str, *roles: str) -> str:
    """The value of ``form`` in the first of the ``roles`` that has it, in any clitic dress; empty if none."""
    held = _roles(form)
    return next((held[role] for role in roles if role in held), "") if held else ""


@remembered
def _roles(form: str) -> Mapping[str, str]:
    """The roles of a folded word in any clitic dress, each with its value; none of most words."""
    known, out = _words(), dict[str, str]()
    for stem in _stems(form):
        for role, value in known.get(stem, _NONE).items():
            out.setdefault(role, value)
    return out or _NONE


_NONE: Mapping[str, str] = {}


def _stems(form: str) -> list[str]:
    """``form`` and what is left of it without its conjunction, preposition and article; stems keep three letters."""
    out = [form]
    for clitics in ("ال", "وال", "بال", "لل", "و", "ف", "ب", "ل"):
        if form.startswith(clitics) and len(form) - len(clitics) >= 3:
            out.append(form[len(clitics) :])
            if clitics in ("ب", "و", "ف"):
                out.append("ال" + form[len(clitics) :])
            if clitics == "لل":
                out.append("ال" + form[2:])
    return out


class Neighbours:
    """The words around numbers of one text; ``reason`` says why a number counts no people, or nothing."""

    def __init__(self, tokens: Sequence[Token], text: str, terms: Terms, dated: Set[int]) -> None:
        self.tokens = tokens
        self.text = text
        self.terms = terms
        self.dated = dated
        self.form = terms.form
        """The folded form at a token, empty beyond the ends."""

    def reason(self, number: Numeral) -> str:
        """The reason, in a word; empty where the number may count people."""
        if number.first in self.dated or number.last - 1 in self.dated:
            return "date"
        if number.kind in ("percent", "ordinal", "fraction"):
            return number.kind if not self._hour(number) else "hour"
        if self._minutes(number):
            return "hour"
        if number.value is not None and (number.value < 0 or not isinstance(number.value, int)):
            return "fraction"
        return self._before(number) or self._after(number) or (self._figures(number) if number.digits else "")

    def _hour(self, number: Numeral) -> bool:
        if word_role(self.form(number.last), "after") and number.value is not None and 0 < number.value <= 24:
            return True
        return bool(word_role(self.form(self._back(number.first)), "clock")) or self._minutes(number)

    def _minutes(self, number: Numeral) -> bool:
        """What follows the hour: الساعة الثامنة والنصف، الثامنة وتسع دقائق, and the figures beside a colon (5:53)."""
        first, last = number.first, number.last
        if number.lead.startswith("و") and word_role(self.form(first - 2), "clock"):
            return True
        before = self.form(first - 1) == ":" and not self.tokens[first].spaced and self._digit(first - 2)
        after = self.form(last) == ":" and not self.tokens[last].spaced and self._digit(last + 1)
        return number.digits and (before or after)

    def _back(self, at: int) -> int:
        """The token before ``at``, past opening marks, a loose article and رقم."""
        here = at - 1
        while here > 0 and here > at - 4 and self.form(here) in _OPENERS:
            here -= 1
        return here

    def _before(self, number: Numeral) -> str:
        here = self._back(number.first)
        form = self.form(here)
        if number.kind == "cardinal" and word_role(form, "clock") and not self._unit(number.last, "hour"):
            return "hour"
        if number.digits and here < number.first - 1 and self.form(number.first - 1) == "ال" and self._day(here):
            return "ordinal"  # لليوم الـ 197 على التوالي
        if word_role(form, "designation", "model") and (number.digits or form in ("رقم", "الرقم")):
            summed = self.form(here - 1) in ("ما", "بما", "وما")  # ما مجموعه 20: and no group of that name
            return "" if summed or self._counts_noun(number) else "name"
        if number.digits and form.startswith("ال") and word_role(self.form(here - 1), "designation") == "law":
            return "name"  # القرار الأممي 2216
        if word_role(form, "rate"):
            return "rate"  # بمعدل 7 أطفال يوميا
        if word_role(form, "times") and number.kind == "vague":
            return "times"  # مرات عدة
        if word_role(form, "calibre"):
            return "calibre"
        aged = self._age_word(here) or self._age_word(here - 1) or self._age_range(here)
        if aged and not self._named(here, number):
            return "age"
        if word_role(form, "age_direct") and (self._age_unit(number.last) or self.form(number.last) in (")", "،", "")):
            return "age"
        return ""

    def _day(self, at: int) -> bool:
        return self.terms.find(at, "unit_the") is not None or self.form(at) in _THE_NTH

    def _counts_noun(self, number: Numeral) -> bool:
        """Whether a counted noun follows (مجموعة 30 مقاتلاً, القطاع 5 شهداء): the word before is no name for it."""
        after = self.form(number.last)
        tight = number.first and not self.tokens[number.first].spaced
        accusative = len(after) > 3 and after.endswith("ا") and not after.endswith("وا")  # اللواء 35 استشهدوا
        if number.value is None or tight:
            return False
        few = 3 <= number.value <= 10 and (counts_people(after) or after == _CASES)  # القطاع 5 شهداء، القطاع 4 حالات
        return few or (accusative and 11 <= number.value <= 99)

    def _age_word(self, at: int) -> bool:
        return bool(word_role(self.form(at), "age"))

    def _named(self, here: int, number: Numeral) -> bool:
        """Whether عمر before the number is a man's name: no years follow (عمر و3 آخرون)."""
        name = "عمر" in (self.form(here), self.form(here - 1))
        return name and not self._age_unit(number.last)

    def _age_range(self, here: int) -> bool:
        """تتراوح أعمارهم بين 15 و20: an age word shortly before بين."""
        near = range(here, max(here - 4, -1), -1)  # but من بين القتلى ثلاثة are among the dead
        between = any(self.form(at) in ("بين", "مابين") and self.form(at - 1) != "من" for at in near)
        return between and any(self._age_word(at) for at in range(here - 1, max(here - 5, -1), -1))

    def _age_unit(self, at: int) -> bool:
        unit = self.terms.find(at, "unit")
        return unit is not None and unit.value in _AGES or self.form(at) in ("ربيعا", "خريفا")

    def _unit(self, at: int, value: str = "") -> bool:
        unit = self.terms.find(at, "unit")
        return unit is not None and (not value or unit.value == value)

    def _after(self, number: Numeral) -> str:
        after = self.form(number.last)
        closes = number.last + (after in ("/", ")", "]", '"'))
        if closes > number.last and not self.tokens[number.last].spaced:
            after = self.form(closes)
        if self._age_unit(number.last):
            return "age" if self._in_brackets(number) or self.form(number.last) in ("ربيعا", "خريفا") else "duration"
        if self._unit(number.last) or self.terms.find(closes, "unit") is not None or self._of_units(number):
            return "duration"
        if number.definite and self.terms.find(number.last, "unit_many_the") is not None:
            return "duration"  # خلال العشرة الأيام الماضية
        if after == "من" and word_role(self.form(number.last + 1), "age"):
            return "age"  # في الـ28 من العمر
        found = word_role(after, "measure", "money", "times")
        if found and not (after == "م" and not number.digits):
            return found
        if number.digits and word_role(after, "after") and (number.value or 0) <= 24:
            return "hour"
        return ""

    def _of_units(self, number: Numeral) -> bool:
        """A unit of time before the number: يوم واحد، الأشهر الثلاثة."""
        before = self.terms.find(number.first - 1, "unit_many_the") if number.first else None
        one = self.terms.find(number.first - 1, "unit") if number.first and number.value == 1 else None
        return bool(before or one) and not number.digits

    def _in_brackets(self, number: Numeral) -> bool:
        """(34 عاماً) or، 34 عاماً، : an age beside a name."""
        before, after = self.form(number.first - 1), self.form(number.last + 1)
        return (before == "(" and after == ")") or (before in ("،", ",") and after in ("،", ",", "."))

    def _figures(self, number: Numeral) -> str:
        """What digits alone show: list numbers, clocks, codes, scores, years, letters glued to them."""
        tokens, first, last = self.tokens, number.first, number.last
        before, after = self.form(first - 1), self.form(last)
        glued = bool(first) and not tokens[first].spaced
        tight = last < len(tokens) and not tokens[last].spaced
        form = tokens[first].form
        if self._lists(number):
            return "list"
        if glued and before.isascii() and before.isalpha():
            return "name"
        if after.isascii() and after.isalpha():
            return "name"
        if (glued and before in ("+", "#", "@", "=", "°")) or (tight and after in ("=", "@", "°")):
            return "code"
        if form.isdigit() and (len(form) > 7 or (form[0] == "0" and len(form) > _PADDED)):
            return "code"
        if tight and after == "/" and self._digit(last + 1) and not tokens[last + 1].spaced:
            return "ratio"
        if glued and before == "/" and self._digit(first - 2) and not tokens[first - 1].spaced:
            return "ratio"
        if self._year(number):
            return "year"
        return ""

    def _digit(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "number"

    def _year(self, number: Numeral) -> bool:
        """Four digits with no noun after them to count: الثورة 2011."""
        form = self.tokens[number.first].form
        if len(form) != 4 or not form.isdigit() or not 1950 <= int(form) <= 2049 or number.last - number.first > 1:
            return False
        after = self.form(number.last)
        if self.form(number.first - 1) == "(" and after == ")" and counts_people(self.form(number.last + 1)):
            return False
        return number.last >= len(self.tokens) or self.tokens[number.last].kind != "word" or after in AFTER_YEAR

    def _lists(self, number: Numeral) -> bool:
        """A line's number: 1- , 2_ , 3. at the start of a line."""
        first, last = number.first, number.last
        if last - first > 1 or (number.value or 0) > 60:
            return False
        start = first - (self.form(first - 1) in ("(", "-", "•", "#"))
        if start > 0 and self.tokens[start - 1].kind != "break":
            return False
        if self.text[self.tokens[first].start : self.tokens[first].end].endswith(("ـ", "\ufe0f")):
            return True
        if last >= len(self.tokens) or self.form(last) not in _LISTING or last + 1 >= len(self.tokens):
            return False
        if self.form(first - 1) == "(" and self.form(last) == ")":
            return self._follows(start, number.value)
        return self.form(last) != ":" and not self._digit(last + 1)

    def _follows(self, start: int, value: float | None) -> bool:
        """Is the line's (2) at token ``start`` the one after (1)? A line's (10) with no (9) before it counts."""
        if value == 1:
            return True
        before = f"{(value or 0) - 1:g}"
        return any(
            self.form(i) == "(" and self.form(i + 1) == before and (not i or self.tokens[i - 1].kind == "break")
            for i in range(max(0, start - _ITEM), start)
        )
