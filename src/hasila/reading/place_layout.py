"""How a text lies around its places: sentences, paragraphs, clauses, lists, and what it puts in what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from hasila.arabic.number_words import lexicon
from hasila.arabic.questions import Words, question_of
from hasila.arabic.stems import stem
from hasila.arabic.words import Token
from hasila.lexicon.common_words import common_words
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.people import readings
from hasila.lexicon.place_words import cue, stems, words_of
from hasila.reading.place_mention import PlaceMention

_SIDES = frozenset({"direction", "near"})
_MIDDLE = "وسط"
_ENDS = frozenset(".!؟?…")
_OPENING = frozenset({"وفي", "ففي", "الي", "والي"})
_INSIDE = frozenset({"في", "داخل", "ضمن"})
_NUMBERED = frozenset("-/.)")
_NO_BULLETS = frozenset("\"'([{<#@،,.:؛…«»")
_COMMAS = frozenset("،,؛;:")
_HOLDERS = frozenset({"province", "district", "subdistrict"})
_ALIAS = frozenset("/(")
_BESIDE = frozenset({"near", "direction", "country_side"})  # say where what stands before lies: قرية …، قرب بلدة …
_TURNS = words_of("turn")
_WHILE = "حين"  # في حين
_RELATIVES = frozenset({"الذي", "التي", "اللذين", "اللتين"})
_BORDERS = frozenset({"الحدود", "حدود", "السياج", "الشريط"})
_TO_BORDER = 4  # words from the word for a border to whose it is
_OUTSKIRTS = frozenset({"اطراف", "محيط"})
_STRUCK = 3  # words from a place to the next, of what was struck there
_AND_ON = "وعلي"
_AS = frozenset({"اذ"})
_THEIR_CAMP = frozenset({"ومخيمها", "وريفها", "ومحيطها", "وقراها", "وضواحيها", "وبلداتها"})
_ADDING = frozenset({"مبينا", "مبينه", "مضيفا", "مضيفه", "موضحا", "موضحه", "مشيرا", "مشيره", "لافتا", "لافته", "منوها"})
_FAR = 2  # walls
_EACH = words_of("each")
_HILLS = words_of("hill")
_SITED = words_of("sited")
_ALSO = frozenset({"ايضا", "كذلك", "كما", "وكما"})
_CAPTION = 30  # tokens of a line below a picture
_SITED_WORDS = 9  # from a verb of happening to the place: وقع الحادث في وقت متأخر من ليل أمس في محافظة …
_ONE_OF = words_of("one_of_several")
_LYING = words_of("lying")
_ASIDE = 14  # words between a place and «الواقع في»


class Layout:
    """Sentences and paragraphs of a token list, by token index."""

    def __init__(self, tokens: Sequence[Token], text: str, words: Words) -> None:
        self.tokens, self.text, self.words = tokens, text, words
        self._within: dict[tuple[int, int, bool], bool] = {}  # asked for every figure around
        self._sentences = [0]
        self._paragraphs = [0]
        told, before = False, -1  # words or numbers since the last end; the last token that is no word
        for i in words.others:
            token = tokens[i]
            if token.kind == "break":
                self._paragraphs.append(i + 1)
            ends = token.kind == "break" or (token.form in _ENDS and not self._inside_number(i))
            told = told or i > before + 1
            if ends and told:
                self._sentences.append(i + 1)
            told = not ends and (told or token.kind == "number")
            before = i

    def _inside_number(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "number" and not self.tokens[i + 1].spaced

    def sentence(self, i: int) -> int:
        """The number of the sentence that token ``i`` stands in."""
        return bisect_right(self._sentences, i)

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that token ``i`` stands in."""
        return bisect_right(self._paragraphs, i)

    def lead(self, i: int) -> int:
        """The paragraph that brings in the list of lines in which token ``i`` stands; 0 where it stands in none."""
        at = self.paragraph(i)
        if not self._item(at):
            return 0
        while at > 1 and self._item(at):
            at -= 1
            if self._brings_in(at):
                return at  # 📍محافظة كذا:⏎- انتشال أربعة شهداء
        return 0 if self._item(at) else at

    def item(self, i: int) -> bool:
        """Does the line of token ``i`` begin as one of a list does?"""
        return self._item(self.paragraph(i))

    def _brings_in(self, paragraph: int) -> bool:
        """Does it end with a colon?"""
        end = self._paragraphs[paragraph] if paragraph < len(self._paragraphs) else len(self.tokens)
        last = next((k for k in range(end - 1, -1, -1) if self.tokens[k].kind != "break"), 0)
        return self.tokens[last].form == ":"

    def _item(self, paragraph: int) -> bool:
        """Does it begin as a line of a list does (- …, ▪ …, 1/ …)?"""
        first = self._paragraphs[paragraph - 1]
        token, after = (self.tokens[k] if k < len(self.tokens) else None for k in (first, first + 1))
        if token is None or after is None:
            return False
        if token.kind == "number":
            return after.form in _NUMBERED
        return token.kind == "mark" and token.form not in _NO_BULLETS

    def listed(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Is ``b`` the next of a list after ``a`` (و, or a comma and nothing else between)?"""
        between = self.tokens[a.last : b.outer]
        head = self.tokens[b.outer].form
        opens = cue(head)
        if opens is not None and not opens[0].startswith("و") and opens[1].cls in _BESIDE:
            return False
        if between and between[0].form in _THEIR_CAMP:
            between = between[1:]  # ناحية كذا ومخيمها وقرية كذا
        if not all(t.form in _COMMAS or t.form in ('"', "و", ")", "(") for t in between) or b.locator:
            return False
        clitics = b.start > self.tokens[b.outer].start if opens is None else opens[0]
        joined = head.startswith("و") or any(t.form == "و" for t in between)  # “…” و“…”
        return joined or (not clitics and any(t.form == "،" for t in between))  # not بلدة …، بمحافظة …

    def alias(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Is ``b`` another name of ``a``, after a stroke, in brackets or quotation marks (سري كانيه/ رأس العين)?"""
        between = self.tokens[a.last : b.outer]
        if len(between) != 1:
            return False
        closed = b.last < len(self.tokens) and self.tokens[b.last].form == '"'
        return between[0].form in _ALIAS or (between[0].form == '"' and closed)

    def captioned(self, place: PlaceMention) -> bool:
        """Does it stand in a short line that ends with a name in brackets: below a picture, of another day perhaps?"""
        first = self._paragraphs[self.paragraph(place.first) - 1]
        ahead = self.tokens[place.last : first + _CAPTION]
        last = next((n for n, t in enumerate(ahead) if t.kind == "break"), None)
        return last is not None and last > 0 and ahead[last - 1].form == ")"

    def sited(self, place: PlaceMention) -> bool:
        """Does its clause say where something happened or lies (الانفجار وقع في …، المركز الذي يقع في …)?"""
        for token in reversed(self.tokens[max(place.outer - _SITED_WORDS, 0) : place.outer]):
            if token.kind == "break" or token.form in _ENDS or token.form in _COMMAS:
                return False
            if any(stem in _SITED for _, stem in stems(token.form)):
                return True
        return False

    def added_to(self, place: PlaceMention) -> bool:
        """Is it joined by و, with no other preposition than على, to what stands before it (وأطراف بلدة …)?"""
        first = self.tokens[place.outer]
        if place.outer and self.tokens[place.outer - 1].form == _AND_ON:
            return True
        if place.outer == place.first:
            return place.start > first.start and first.form[0] == "و"
        opens = cue(first.form)
        return opens is not None and opens[0] == "و"

    def bordered(self, place: PlaceMention) -> bool:
        """Is what is told of on its border (قرب الحدود مع …، السياج الفاصل بين … و…)? No town in it need be meant."""
        if place.kind == "border":
            return True
        before = self.tokens[max(place.outer - _TO_BORDER, 0) : place.outer]
        near = next((n for n, token in enumerate(before) if token.form in _BORDERS), len(before))
        return near < len(before) and all(token.kind == "word" for token in before[near:])

    def of_one(self, place: PlaceMention) -> bool:
        """Does its clause tell of one blow of several (وقع التفجير الأول في …)?"""
        before = self.tokens[max(place.outer - _SITED_WORDS, 0) : place.outer]
        return any(token.form in _ONE_OF for token in before)

    def opens(self, place: PlaceMention) -> bool:
        """Does its sentence begin with it and turn to what happened there (وفي مدينة …، قتل)?"""
        return place.outer > 0 and self.tokens[place.outer - 1].form in _OPENING and (
            place.outer == 1 or self.sentence(place.outer - 2) < self.sentence(place.first)
            or self.tokens[place.outer - 2].kind == "break"
        )

    def added(self, place: PlaceMention) -> bool:
        """Does its sentence tell what else was done (كما استهدفت …، ودمرت أيضا …)?"""
        first = self._sentences[self.sentence(place.first) - 1]
        return any(t.form in _ALSO for t in self.tokens[first : place.outer])

    def within(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Does the text put ``a`` in or near ``b`` (حي … في مدينة …، قرية … بريف …، شمالي …)?"""
        if b.outer - a.last > 2 * _ASIDE:
            return False
        asked = a.last, b.outer, b.locator
        if asked not in self._within:
            self._within[asked] = self._put_in(a, b)
        return self._within[asked]

    def _put_in(self, a: PlaceMention, b: PlaceMention) -> bool:
        between = [t for t in self.tokens[a.last : b.outer] if t.kind == "word"]
        if any(t.kind == "break" or t.form in _ENDS for t in self.tokens[a.last : b.outer]):
            return False
        if any(_of_harm(t.form) for t in between) or self._counts_others(a.last, b.outer):
            return False
        if len(between) <= _ASIDE and any(t.form in _LYING for t in between[-2:]):
            return True
        if len(between) > 4 or (between and _adds(between[0].form)):
            return False
        if len(between) > 2 and not self._side_of(between):
            return False
        opens = cue(self.tokens[b.outer].form)
        if not between and b.outer < b.first and self.headed(b, _HOLDERS):
            return self.tokens[b.outer].form[0] != "و"  # بلدة … قضاء …، قرية … مديرية …
        return (
            b.locator or any(t.form in _INSIDE for t in between) or self._side_of(between)
            or self.tokens[b.outer].form.startswith("ب")
            or (opens is not None and opens[1].cls in ("near", "direction", "country_side"))
        )

    def _counts_others(self, first: int, last: int) -> bool:
        """في بلدة كذا و6 أشخاص في بلدة كذا، وخمسة في بلدة كذا: does a number of people stand there, and no distance,
        or another of them (…، وشهيد في بلدة كذا)?"""
        tokens = self.tokens
        for i in range(first, last - 1):
            form, number = tokens[i].form, tokens[i].kind == "number"
            joined = tokens[i - 1].form == "و" if number else form[0] == "و" and form[1:] in lexicon()
            listed = not number and (form[0] == "و" or tokens[i - 1].form in _COMMAS) and readings(form)
            if joined or listed or (number and readings(tokens[i + 1].form)):
                return True
        return False

    def inside(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Does the text put ``a`` in ``b`` itself (منطقة … داخل مدينة …), not on a side of it or near?"""
        if b.first - b.outer > 1 or not self.within(a, b):
            return False
        between = [t for t in self.tokens[a.last : b.outer] if t.kind == "word"]
        opens = self.tokens[b.outer].form
        if self._side_of(between):
            return False
        if any(stem in _HILLS for t in self.tokens[a.outer : a.first + 1] for _, stem in stems(t.form)):
            return False
        return opens.startswith("ب") or any(t.form in _INSIDE for t in between)

    def headed(self, mention: PlaceMention, kinds: frozenset[str]) -> bool:
        """Does a generic word of ``kinds`` stand before the name (منطقة …: the district, not the town of its name)?"""
        found = (cue(t.form) for t in self.tokens[mention.outer : mention.first])
        return any(each is not None and each[1].cls == "head" and each[1].kind in kinds for each in found)

    def sided(self, mention: PlaceMention) -> bool:
        """Is it named by a side of it (شمالي …)? What is told of lies by it rather than in it."""
        return "direction" in self._before(mention)

    def beside(self, mention: PlaceMention) -> bool:
        """Is what is told near it or on a side of it, rather than in it (قرب مدينة …)?"""
        return not _SIDES.isdisjoint(self._before(mention))

    def _before(self, mention: PlaceMention) -> set[str]:
        """What the generic words before a name say; its middle (وسط …) is in it, not a side of it."""
        found = (cue(t.form) for t in self.tokens[mention.outer : mention.first] if t.form != _MIDDLE)
        return {each[1].cls for each in found if each is not None}

    def around(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Was only what lies around ``a`` struck, and in ``b`` something with people (أطراف قرية … ومنزل في قرية …)?"""
        near = self.tokens[a.outer].form in _OUTSKIRTS and b.outer - a.last <= _STRUCK
        return near and _adds(self.tokens[a.last].form)

    def _side_of(self, between: Sequence[Token]) -> bool:
        """``إلى الغرب من``, ``على مقربة من``: a side of what follows."""
        return len(between) > 1 and between[-1].form == "من" and between[-2].form in _EACH

    def walls(self, a: int, b: int) -> int:
        """How many commas and turns of speech stand between two tokens; a turn counts for two."""
        standing, before = self._walls
        return abs(before[bisect_left(standing, a)] - before[bisect_left(standing, b)])

    def parted(self, a: int, b: int) -> bool:
        """Do two commas or a turn of speech stand between two tokens, or a relative clause up to the second?"""
        return self.walls(a, b) >= _FAR or any(t.form in _RELATIVES for t in self.tokens[a:b])

    def parted_by_line(self, a: int, b: int) -> bool:
        """Do two tokens stand in two paragraphs?"""
        return self.paragraph(a) != self.paragraph(b)

    def turns(self, a: int, b: int) -> bool:
        """Does the sentence turn to another matter between two tokens (فيما، بينما، في حين)?"""
        return any(self.tokens[i].form in _TURNS or self._while(i) for i in range(min(a, b), max(a, b)))

    def _while(self, i: int) -> bool:
        """``في حين``."""
        return i > 0 and self.tokens[i].form == _WHILE and self.tokens[i - 1].form == "في"

    @cached_property
    def _walls(self) -> tuple[list[int], list[int]]:
        """The tokens that are walls, and how much those before each of them, and before the end, count together."""
        heights = {i: height for i in self.words.where(_may_wall) if (height := self._wall(i))}
        return list(heights), list(accumulate(heights.values(), initial=0))

    def _wall(self, i: int) -> int:
        form = self.tokens[i].form
        # في حلب والهجوم الذي أوقع: what happened in another place is told of with its own relative clause
        other = form in _RELATIVES and i > 0 and self.tokens[i - 1].form.startswith("وال")
        begins = i > 0 and self.tokens[i - 1].form in _COMMAS and _begins(form)
        return (form in _COMMAS or begins) + 2 * (form in _TURNS or other or self._while(i))


@question_of(outcome_forms)
def _of_harm(form: str) -> bool:
    """Does a folded word state an outcome (واستشهاد شخص ببلدة كذا)? What stands after it is told of another harm."""
    return any(stem in outcome_forms() for _, stem in stems(form))


def _adds(form: str) -> bool:
    """Does a folded word after a place tell of something else that was struck (بلدة … ومنازل في قرية …)?"""
    if form[0] != "و" or form.startswith("وال"):
        return False
    found = cue(form)
    return stem(form[1:]) in common_words() if found is None else found[0] == "و" and found[1].cls == "head"


_WALLS = _COMMAS | _TURNS | _RELATIVES | {_WHILE}


@question_of(lambda: _WALLS | _AS | _ADDING | outcome_forms().keys())
def _may_wall(form: str) -> bool:
    return form in _WALLS or _begins(form)


def _begins(form: str) -> bool:
    """Does a folded word, after a comma, begin a clause of its own (، وأصيب 10 …، إذ أصيب …)? One in the feminine that
    has victims for its object may go on with who struck (، وقتلت 10)."""
    if form in _AS or form[0] != "و":
        return form in _AS or form in _ADDING
    verbs = (each for each in outcome_forms().get(form[1:], ()) if each.part == "verb" and each.victim != "object")
    return any(each.victim == "subject" or not each.feminine for each in verbs)
