"""Names of places in a text: the longest match at each word, over clitics, with the generic words before it.

Nothing is decided about which place a name means, or whether something happened there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from hasila.arabic.questions import Words, question, question_after, question_of
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.place_words import Cue, cue, cue_words, demonym, of_town, stems, traps, words_of
from hasila.reading.place_bare import ordinary
from hasila.reading.place_borders import border, is_border
from hasila.reading.place_capitals import capital_of, is_capital
from hasila.reading.place_lands import is_land, land_of
from hasila.reading.place_leads import lead_of
from hasila.reading.place_name import NAMED, OPENERS, QUOTES, Name, PlaceText
from hasila.reading.place_told import FIRST, LONGEST, told

_SECOND = 4  # letters, the و with them: shorter words are more often something else
_WIDE = frozenset({"country", "capital", "province"})
_COUNTRYSIDE = "الريف"
_SIDES = words_of("side") | {_COUNTRYSIDE}
_SERVANT = "عبد"
_VILLAGE_WORDS = words_of("village")
_ARTICLE = "ال"
_BELONGING = frozenset({"التابعه", "الواقعه", "القريبه", "الحدوديه"})
_IN = frozenset({"في", "وفي"})
_MANS_NAME = 4  # words
_QUOTED = frozenset("\"«")
_VILLAGE = Cue("قريه", "head", "village", keep=False, tells=True)


@question_of(lambda: _VILLAGE_WORDS)
def _of_a_village(form: str) -> bool:
    return form in _VILLAGE_WORDS


@question
def _readings(form: str) -> tuple[tuple[str, str], ...]:
    """The clitics and stems of a folded word with which a name may begin; ك (like) only compares with one."""
    opens = gazetteer().opens
    return tuple([(prefix, stem) for prefix, stem in stems(form) if opens(stem) and "ك" not in prefix])


@question_after(_readings)
def _alone(form: str) -> tuple[str, str] | None:
    """The clitics and the key of the name that a folded word is by itself."""
    book = gazetteer()
    found = next(((p, stem) for p, stem in _readings(form) if len(stem) >= 2 and stem in book and not cue(stem)), None)
    own = cue(form) if found is not None else None
    return None if own is not None and own[1].cls != "adjective" and form not in book else found


@question_of(cue_words)
def _tells(form: str) -> bool:
    """Is a folded word a generic one that tells the name of a place?"""
    found = cue(form)
    return found is not None and found[1].cls == "head"


@question_of(lambda: _SIDES)
def _sided(form: str) -> bool:
    """May a folded word be a side of a country?"""
    return not _SIDES.isdisjoint([stem for _, stem in stems(form)])


class Finder(PlaceText):
    """Finds the names of one token list, left to right."""

    def __init__(self, tokens: list[Token], text: str, words: Words | None = None) -> None:
        super().__init__(tokens, text, words)
        self.gazetteer = gazetteer()

    def names(self) -> Iterator[Name]:
        """Every name, in order, none inside another."""
        after = 0
        for i in self._starts():
            if i < after or self.tokens[i].kind != "word":
                continue
            name = self._at(i)
            if name is not None and (name.places or name.outer >= after):  # ناحية قره تبة وقاموا: تبة is the name's own
                yield name
                after = name.last
                second = self._second(name)
                if second is not None:
                    yield second
                    after = second.last

    def _starts(self) -> list[int]:
        """The tokens that may begin a name: by their letters, with the word after them, or led by a generic word."""
        where = self.words.where
        led = [self._named(self.after(i + 1, QUOTES)) for i in where(_tells)]
        kinds = (_alone, _sided, _of_a_village, is_border, is_capital, is_land)
        by_letters = (i for kind in kinds for i in where(kind))
        return sorted({*by_letters, *self._going_on, *(i for i in led if i >= 0)})

    def _named(self, i: int) -> int:
        """قرية تسمى كذا: where the name begins that token ``i`` may bring in."""
        return self.after(i + 1, QUOTES) if i >= 0 and self.forms[i] in NAMED else i

    def _second(self, name: Name) -> Name | None:
        """The second of two names that a dual opens (حيي … والصناعة), where no gazetteer holds it."""
        i = name.last
        if name.head is None or not name.head.dual or i >= len(self.tokens):
            return None
        if name.quoted and self.forms[i] in QUOTES and self.words.form(i + 1) == "و":
            return self._second_quoted(name, i + 2)
        if self.tokens[i].kind != "word":
            return None
        form = self.tokens[i].form
        if not form.startswith("و") or len(form) < _SECOND or self._at(i) is not None or cue(form) is not None:
            return None
        name_key = key(form.removeprefix("و"))
        return Name(i, i + 1, "و", name_key, self.gazetteer.find(name_key), name.head, (), quoted=False)

    def _second_quoted(self, name: Name, i: int) -> Name | None:
        """The second of two names in quotation marks (قريتي “…” و“…”), whose marks open at token ``i``."""
        if self.words.form(i) not in OPENERS or self._at(i + 1) is not None:
            return None
        last = i + 1
        while last < len(self.tokens) and last - i <= LONGEST and self.tokens[last].kind == "word":
            last += 1
        if last == i + 1 or self.words.form(last) not in QUOTES:
            return None
        name_key = key("".join(self.forms[i + 1 : last]))
        return Name(i + 1, last, "", name_key, self.gazetteer.find(name_key), name.head, (), quoted=True)

    def _led(self, i: int) -> bool:
        """May a generic word that tells a name stand before token ``i``?"""
        before = self.before(i)
        before = self.before(before) if before >= 0 and self.forms[before] in NAMED else before
        return before >= 0 and _tells(self.forms[before])

    def _at(self, i: int) -> Name | None:
        form = self.tokens[i].form
        side = (self._side(i) if _sided(form) else None) or border(self, i) or capital_of(self, i)
        side = side or land_of(self, i)
        if side is not None:
            return side
        if form.startswith("ال") and self.words.form(i - 1) == _SERVANT:
            return None  # عبد الجليل, as a man is called
        known = self._longest(i)
        if known is not None and self._of_a_man(i):
            return None
        if known is None and form not in _VILLAGE_WORDS and not self._led(i):
            return None
        lead = lead_of(self, i)
        head = lead[-1][2] if lead and lead[-1][2].cls == "head" else None
        quoted = i > 0 and self.tokens[i - 1].form in OPENERS
        opens = head is not None and self.tokens[i].form in FIRST and self.after(i + 1, frozenset()) >= 0
        if known is not None and self._word_after_all(i, known[1], known[2]):
            known = None
        if known is not None and known[0] == i + 1 and opens:
            known = None  # the first word of a longer name (عين …) is not the name
        if known is not None and not self._allowed(known[1], known[2], head, quoted or self._indefinite(known[0])):
            known = None
        if known is not None:
            last, prefix, name_key = known
            if "\u064b" in self.written(last - 1) and self.tokens[last - 1].form.endswith("ا"):
                return None  # an adverb or adjective (تركيًا), not a name
            found = self.gazetteer.find(name_key)
            if not (head and prefix and not quoted and prefix != "و"):
                return Name(i, last, prefix, name_key, found, head, lead, quoted)
            if prefix == "ب" and any(p.kind in _WIDE for p in found):
                return Name(i, last, prefix, name_key, found, None, (), quoted)  # a camp in (مخيم ب…), not its name
        if head is not None and head.tells:
            return told(self, i, head, lead, quoted)
        if known is None and self.tokens[i].form in _VILLAGE_WORDS:
            return told(self, i, _VILLAGE, lead, quoted)
        return None

    def _of_a_man(self, i: int) -> bool:
        """هما "سالم سنجار الفهد": does token ``i`` stand behind a given name that quotation marks open?"""
        for k in range(i - 1, max(i - _MANS_NAME, 0), -1):
            if self.tokens[k].kind != "word" or cue(self.forms[k]) is not None:
                return False
            if self.tokens[k - 1].form in _QUOTED:
                return self.forms[k] in given_names()
        return False

    def _word_after_all(self, i: int, prefix: str, name_key: str) -> bool:
        """باب، باكرا: is a word that news shares read as a preposition and a name that is spelt with another letter?"""
        if "ب" not in prefix or name_key[0] != "ا" or name_key.startswith("ال"):
            return False
        if not ordinary(self.forms[i][prefix.index("ب") :]):
            return False
        return self.written(i)[len(prefix) : len(prefix) + 1] == "ا"

    def _side(self, i: int) -> Name | None:
        """``الشمال السوري``: a side of a country, named by its adjective."""
        if i + 1 >= len(self.tokens):
            return None
        for prefix, stem in stems(self.tokens[i].form):
            if stem not in _SIDES:
                continue
            adjective = cue(self.tokens[i + 1].form)
            last = i + 2 + (adjective is not None and adjective[1].cls == "adjective" and i + 2 < len(self.tokens))
            country = demonym(self.tokens[last - 1].form) if self.tokens[last - 1].form.startswith("ال") else ""
            land = self.gazetteer.countries().get(country, "") if country else of_town(self.tokens[last - 1].form)
            if land and (stem == _COUNTRYSIDE) == (not country):
                name_key = key(land)
                side = "direction" if country else "country_side"
                lead = ((i, prefix, Cue(stem, side, "", keep=False, tells=False)),)
                return Name(i, last, prefix, name_key, self.gazetteer.find(name_key), None, lead, quoted=False)
        return None

    def _indefinite(self, last: int) -> bool:
        """سجنان التابعة لمحافظة كذا: is the word that ends before token ``last`` without an article, though what says
        of it where it lies has one? So it is a name, which needs none."""
        definite = last < len(self.forms) and self.forms[last] in _BELONGING
        return definite and not self.forms[last - 1].startswith(_ARTICLE) and self.words.form(last - 2) in _IN

    def _allowed(self, prefix: str, name_key: str, head: Cue | None, quoted: bool) -> bool:
        need = traps().get(name_key)
        if demonym(name_key):
            return False
        # شهدت المنطقة سلسلة اغتيالات: a generic word with its article is in construct with no bare word
        led = head is not None and (name_key.startswith(_ARTICLE) or not head.word.startswith(_ARTICLE))
        return need in (None, "loc") or (need == "head" and (led or quoted))

    def _longest(self, i: int) -> tuple[int, str, str] | None:
        """The longest known name from token ``i``: its end, the clitics before it, its key."""
        readings = _readings(self.tokens[i].form)
        if i not in self._going_on:
            alone = _alone(self.tokens[i].form) if readings else None
            return None if alone is None else (i + 1, *alone)
        forms: list[str] = []
        ends: list[int] = []
        j = i
        while len(forms) < LONGEST and j < len(self.tokens) and self.tokens[j].kind == "word":
            forms.append(self.tokens[j].form)
            ends.append(j + 1)
            j += 1
            if j < len(self.tokens) and self.tokens[j].form in "_-" and not self.tokens[j].spaced:
                j += 1
        own = cue(forms[0])
        if not any(stem in FIRST for _, stem in readings):  # short words are joined behind the likes of تل only
            short = next((n for n, form in enumerate(forms) if len(form) < 3), len(forms))
            forms = forms[: max(short, 1)]
        for n in range(len(forms), 0, -1):
            if n == 1 and own is not None and own[1].cls != "adjective" and forms[0] not in self.gazetteer:
                return None
            tail = "".join(forms[1:n])
            if n > 1 and own is not None and own[1].cls == "head" and self._head_and_name(own[1].word, tail):
                continue
            for prefix, stem in readings:
                name_key = stem + tail
                if name_key in self.gazetteer and len(name_key) >= 2 and not (n == 1 and cue(stem)):
                    return ends[n - 1], prefix, name_key
        return None

    @cached_property
    def _going_on(self) -> frozenset[int]:
        """The tokens with which, in one of their readings, and the word after them some name begins."""
        forms, tokens, opens = self.forms, self.tokens, self.gazetteer.opens
        out: set[int] = set()
        for i in self.words.where(_readings):
            after = i + 1
            if after < len(forms) and forms[after] in "_-" and not tokens[after].spaced:
                after += 1
            if after >= len(forms) or tokens[after].kind != "word":
                continue
            for _, stem in _readings(forms[i]):
                if opens(stem + forms[after]):
                    out.add(i)
        return frozenset(out)

    def _head_and_name(self, head: str, tail: str) -> bool:
        """Is a known name that begins with a generic word just that word and a name, and not added by hand as one?"""
        return tail in self.gazetteer and not any(p.by_hand for p in self.gazetteer.find(head + tail))
