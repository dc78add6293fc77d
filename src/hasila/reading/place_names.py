"""Names of places in a text: the longest match at each word, over clitics, with the generic words before it.

Nothing is decided about which place a name means, or whether something happened there.
"""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic.fold import fold
from hasila.arabic.memo import remembered
from hasila.arabic.questions import Words, question
from hasila.arabic.record import record
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import Place, gazetteer, key
from hasila.lexicon.place_words import Cue, cue, demonym, stems, traps, words_of

LONGEST = 4
_SECOND = 4  # letters, the و with them: shorter words are more often something else
_LEADS = 8  # generic and direction words before one name; no text has more but for wordplay or attack
_QUOTES = frozenset("\"'()[]{}<>#*_@^-«»")
_OPENERS = frozenset("\"'([{<#*_@«")
_FIRST = words_of("first")
_WIDE = frozenset({"country", "capital", "province"})
_SIDES = words_of("side")
_VILLAGE_WORDS = words_of("village")
_VILLAGE = Cue("قريه", "head", "village", keep=False, tells=True)


@record
class Name:
    """A name at tokens ``first:last`` (half-open). ``outer`` is the first token of the generic and direction words
    before it.

    ``prefix`` are the clitics of the name's first word, ``head`` the generic word right before it, ``lead`` all cues
    from
    ``outer`` to the name in order; ``places`` are all places so named, none for a name that only its head tells.
    """

    first: int
    last: int
    prefix: str
    key: str
    places: tuple[Place, ...]
    head: Cue | None
    lead: tuple[tuple[int, str, Cue], ...]
    quoted: bool

    @property
    def outer(self) -> int:
        """The first token that belongs to the naming."""
        return self.lead[0][0] if self.lead else self.first

    @property
    def outer_prefix(self) -> str:
        """The clitics before the whole naming."""
        return self.lead[0][1] if self.lead else self.prefix


def name_start(token: Token, text: str, prefix: str) -> int:
    """The original offset where the name begins in ``token``, behind its clitics."""
    if not prefix:
        return token.start
    starts = fold(text[token.start : token.end]).starts
    return token.start + starts[min(len(prefix), len(starts) - 1)]


@question
def _may_be_one(form: str) -> bool:
    """May a word so spelled be a name, whatever stands beside it? A quick no for most words."""
    return form in _VILLAGE_WORDS or _sided(form) or _alone(form) is not None


@question
def _readings(form: str) -> tuple[tuple[str, str], ...]:
    """The clitics and stems of a folded word with which a name may begin; ك (like) only compares with one."""
    book = gazetteer()
    return tuple((prefix, stem) for prefix, stem in stems(form) if "ك" not in prefix and book.opens(stem))


@question
def _tells(form: str) -> bool:
    """Is a folded word a generic one that tells the name of a place?"""
    found = cue(form)
    return found is not None and found[1].cls == "head"


@remembered
def _sided(form: str) -> bool:
    """May a folded word be a side of a country?"""
    return not _SIDES.isdisjoint([stem for _, stem in stems(form)])


@remembered
def _alone(form: str) -> tuple[str, str] | None:
    """The clitics and the key of the name that a folded word is by itself."""
    book, own = gazetteer(), cue(form)
    if own is not None and own[1].cls != "adjective" and form not in book:
        return None
    return next(((p, stem) for p, stem in _readings(form) if len(stem) >= 2 and stem in book and not cue(stem)), None)


class Finder:
    """Finds the names of one token list, left to right."""

    def __init__(self, tokens: list[Token], text: str, words: Words | None = None) -> None:
        self.tokens = tokens
        self.text = text
        self.gazetteer = gazetteer()
        self.words = words or Words(tokens)
        self.forms = self.words.forms

    def written(self, i: int) -> str:
        """Token ``i`` as the report writes it."""
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def cue(self, i: int) -> tuple[str, Cue] | None:
        """The cue that token ``i`` is; «وأدى» (and led to) is no «وادي» (valley), though folding makes them one."""
        found = cue(self.tokens[i].form)
        return None if found is not None and found[1].word == "وادي" and "أ" in self.written(i) else found

    def before(self, i: int) -> int:
        """The nearest word or number before token ``i`` with nothing but quotes between; -1 where a mark or break
        stands there."""
        i -= 1
        while i >= 0 and self.tokens[i].kind == "mark" and self.tokens[i].form in _QUOTES:
            i -= 1
        return i if i >= 0 and self.tokens[i].kind in ("word", "number") else -1

    def after(self, i: int, marks: frozenset[str] = _OPENERS) -> int:
        """The nearest word at or after token ``i`` with nothing but ``marks`` between; -1 where there is none."""
        while i < len(self.tokens) and self.tokens[i].kind == "mark" and self.tokens[i].form in marks:
            i += 1
        return i if i < len(self.tokens) and self.tokens[i].kind == "word" else -1

    def names(self) -> Iterator[Name]:
        """Every name, in order, none inside another."""
        after = 0
        for i in self._starts():
            if i < after or self.tokens[i].kind != "word":
                continue
            name = self._at(i)
            if name is not None:
                yield name
                after = name.last
                second = self._second(name)
                if second is not None:
                    yield second
                    after = second.last

    def _starts(self) -> list[int]:
        """The tokens that may begin a name: by their letters, with the word after them, or led by a generic word."""
        forms, where = self.forms, self.words.where
        firsts = [i for i in where(_readings) if self._goes_on_known(i, _readings(forms[i]))]
        led = [self.after(i + 1, _QUOTES) for i in where(_tells)]
        return sorted({*where(_may_be_one), *firsts, *(i for i in led if i >= 0)})

    def _second(self, name: Name) -> Name | None:
        """The second of two names that a dual opens (حيي … والصناعة), where no gazetteer holds it."""
        i = name.last
        if name.head is None or not name.head.dual or i >= len(self.tokens) or self.tokens[i].kind != "word":
            return None
        form = self.tokens[i].form
        if not form.startswith("و") or len(form) < _SECOND or self._at(i) is not None or cue(form) is not None:
            return None
        name_key = key(form.removeprefix("و"))
        return Name(i, i + 1, "و", name_key, self.gazetteer.find(name_key), name.head, (), quoted=False)

    def _led(self, i: int) -> bool:
        """May a generic word that tells a name stand before token ``i``?"""
        before = self.before(i)
        return before >= 0 and _tells(self.forms[before])

    def _at(self, i: int) -> Name | None:
        form = self.tokens[i].form
        side = self._side(i) if _sided(form) else None
        if side is not None:
            return side
        known = self._longest(i)
        if known is None and form not in _VILLAGE_WORDS and not self._led(i):
            return None
        lead = self._lead(i)
        head = lead[-1][2] if lead and lead[-1][2].cls == "head" else None
        quoted = i > 0 and self.tokens[i - 1].form in _OPENERS
        opens = head is not None and self.tokens[i].form in _FIRST and self.after(i + 1, frozenset()) >= 0
        if known is not None and known[0] == i + 1 and opens:
            known = None  # the first word of a longer name (عين …) is not the name
        if known is not None and self._allowed(known[1], known[2], head, quoted):
            last, prefix, name_key = known
            if "\u064b" in self.written(last - 1) and self.tokens[last - 1].form.endswith("ا"):
                return None  # an adverb or adjective (تركيًا), not a name
            found = self.gazetteer.find(name_key)
            if not (head and prefix and not quoted and prefix != "و"):
                return Name(i, last, prefix, name_key, found, head, lead, quoted)
            if prefix == "ب" and any(p.kind in _WIDE for p in found):
                return Name(i, last, prefix, name_key, found, None, (), quoted)  # a camp in (مخيم ب…), not its name
        if head is not None and head.tells:
            return self._told(i, head, lead, quoted)
        if known is None and self.tokens[i].form in _VILLAGE_WORDS:
            return self._told(i, _VILLAGE, lead, quoted)
        return None

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
            if country:
                name_key = key(self.gazetteer.countries().get(country, ""))
                lead = ((i, prefix, Cue(stem, "direction", "", keep=False, tells=False)),)
                return Name(i, last, prefix, name_key, self.gazetteer.find(name_key), None, lead, quoted=False)
        return None

    def _allowed(self, prefix: str, name_key: str, head: Cue | None, quoted: bool) -> bool:
        need = traps().get(name_key)
        if demonym(name_key):
            return False
        return need in (None, "loc") or (need == "head" and (head is not None or quoted))

    def _longest(self, i: int) -> tuple[int, str, str] | None:
        """The longest known name from token ``i``: its end, the clitics before it, its key."""
        readings = _readings(self.tokens[i].form)
        if not readings or not self._goes_on_known(i, readings):
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
        if not any(stem in _FIRST for _, stem in readings):  # short words are joined behind the likes of تل only
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

    def _goes_on_known(self, i: int, readings: tuple[tuple[str, str], ...]) -> bool:
        """Does any name begin with token ``i``, in one of its ``readings``, and the word after it?"""
        i += 1
        if i < len(self.tokens) and self.tokens[i].form in "_-" and not self.tokens[i].spaced:
            i += 1
        if i >= len(self.tokens) or self.tokens[i].kind != "word":
            return False
        opens, second = self.gazetteer.opens, self.tokens[i].form
        return any(opens(stem + second) for _, stem in readings)

    def _head_and_name(self, head: str, tail: str) -> bool:
        """Is a known name that begins with a generic word just that word and a name, and not added by hand as one?"""
        return tail in self.gazetteer and not any(p.by_hand for p in self.gazetteer.find(head + tail))

    def _lead(self, i: int) -> tuple[tuple[int, str, Cue], ...]:
        """The cues right before token ``i``, nearest last: generic words, country sides, directions, nearness."""
        out: list[tuple[int, str, Cue]] = []
        j = self.before(i)
        while j >= 0 and len(out) < _LEADS:
            found = self.cue(j)
            if found is not None and found[1].cls in ("head", "country_side", "direction", "near"):
                out.append((j, *found))
                if found[0].strip("وف") and not (found[0] in ("ل", "لل") and self._of_side(self.before(j), out)):
                    break
            elif not self._passed(j, out):
                break
            j = self.before(j)
        return tuple(reversed(out))

    def _passed(self, j: int, out: list[tuple[int, str, Cue]]) -> bool:
        """Does token ``j`` only stand between a side or the capital and its name (شمالي من، الريف الغربي لـ…)?"""
        if self.tokens[j].form == "من":
            return (near := self.before(j)) >= 0 and self._is_side(near)
        if not out and self.tokens[j].form.startswith("ال") and demonym(self.tokens[j].form):
            head = self.cue(self.before(j)) if self.before(j) >= 0 else None
            return head is not None and head[1].cls == "head" and head[1].word.startswith("ال")  # العاصمة الصومالية …
        return self._of_side(j, out)

    def _of_side(self, j: int, out: list[tuple[int, str, Cue]]) -> bool:
        """Is token ``j`` the adjective of a side, and what follows what it is a side of (الريف الغربي لـ…)?"""
        before = self.before(j) if j >= 0 else -1
        side, adjective = (self.cue(before), self.cue(j)) if before >= 0 else (None, None)
        of = out[-1][1] if out else self.tokens[self.after(j + 1)].form
        return (
            side is not None and side[1].cls in ("country_side", "near") and of.startswith("ل")
            and adjective is not None and adjective[1].cls == "adjective"
        )

    def _is_side(self, j: int) -> bool:
        found = cue(self.tokens[j].form)
        return found is not None and (found[1].cls in ("near", "direction") or self.tokens[j].form.startswith("الشمال"))

    def _told(self, i: int, head: Cue, lead: tuple[tuple[int, str, Cue], ...], quoted: bool) -> Name | None:
        """A name that no gazetteer holds, told by its generic word: quoted as a whole, or one word, or a construct
        of two."""
        form = self.tokens[i].form
        if not self._may_be_name(i, head, quoted):
            return None
        if traps().get(form) == "never" and not (form in _FIRST and self._goes_on(i + 1)):
            return None
        last = i + 1
        if quoted and self.tokens[i - 1].form != "#":
            while last < len(self.tokens) and last - i < LONGEST and self.tokens[last].kind == "word":
                last += 1
            closed = last < len(self.tokens) and self.tokens[last].form in _QUOTES
            last = last if closed else i + 1
        elif form in _FIRST:
            while self.tokens[last - 1].form in _FIRST and self._goes_on(last):
                last += 1
        name_key = key("".join(t.form for t in self.tokens[i:last]))
        return Name(i, last, "", name_key, self.gazetteer.find(name_key), head, lead, quoted)

    def _goes_on(self, i: int) -> bool:
        """May token ``i`` be the second word of a name (not the next of a list: و…)?"""
        if i >= len(self.tokens) or self.tokens[i].kind != "word":
            return False
        form = self.tokens[i].form
        return cue(form) is None and (not form.startswith("و") or form in self.gazetteer)

    def _may_be_name(self, i: int, head: Cue, quoted: bool) -> bool:
        form = self.tokens[i].form
        if len(form) < 3 and form not in _FIRST and not quoted:
            return False
        found = cue(form)
        if (found is not None and form not in _FIRST) or head.word.startswith("ال"):
            return False
        if not quoted and (form.startswith(("لل", "لت", "وال")) or self.written(i).startswith(("لإ", "لأ"))):
            return False
        if demonym(form) or (form.startswith("ي") and head.kind in ("area", "") and not quoted):
            return False  # منطقة يسيطر عليها
        feminine = head.word.endswith("ه")
        relative = form.endswith("يه") if feminine else form.endswith("ي")
        return quoted or not relative or form.startswith("ال") or head.kind in ("village", "town", "city")
