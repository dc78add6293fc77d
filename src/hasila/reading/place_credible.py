"""Which names found in a text are places there: the weaker a name, the more its sentence and the report must ask for
one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from hasila.arabic.questions import Words, question_of
from hasila.lexicon.gazetteer import Place, key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.place_words import cue, cue_words, demonym, traps, words_of
from hasila.reading.place_bare import in_vocabulary, ordinary
from hasila.reading.place_choice import Setting
from hasila.reading.place_harm import harmed_there, listed_with
from hasila.reading.place_name import Name
from hasila.reading.place_names import Finder
from hasila.reading.place_roles import seized

_ON = frozenset({"في", "علي", "بين"})
_SETTLED = frozenset({"village", "town", "city"})


def paired(finder: Finder, first: Name, second: Name) -> bool:
    """Are these the two names that a dual opens?"""
    dual = len(first.lead) == 1 and first.lead[0][2].dual
    joined = second.outer_prefix.startswith("و") or (second.quoted and finder.words.form(second.outer - 2) == "و")
    return dual and joined and _listed(finder, first, second)


def setting_of(words: Words, names: Iterable[Name], beat: str) -> Setting:
    """What the report says of where it plays: its ``names`` beyond doubt, its demonyms, and the source's ``beat``."""
    setting, some = Setting(), [*names]
    if beat:
        setting.countries[beat] += 1
    for name in some:
        sure = [p for p in name.places if p.by_hand or p.kind in ("country", "capital", "province", "city")]
        wide = [p for p in sure if p.kind in ("country", "capital", "province")]
        meant = wide if wide and _has_sides(name) else sure if wide else name.places
        countries = {p.country for p in meant}
        if sure and name.key not in traps() and len(countries) == 1:
            setting.see(wide[0] if meant is wide else sure[0])
        elif name.head is not None and name.head.kind in _SETTLED and len({p.country for p in name.places}) == 1:
            setting.countries[name.places[0].country] += 1  # بلدة …
    for i in words.where(_demonym):
        setting.countries[_demonym(words.forms[i])] += 1
    for code in _of_villages([name for name in some if _set(words, name)]):
        setting.countries[code] = setting.countries[code] or 1
    return setting


def _set(words: Words, name: Name) -> bool:
    """Is it asked for as a place, or listed?"""
    return bool(name.lead) or name.prefix == "و" or words.form(name.outer - 1) in _ON


def _of_villages(names: Sequence[Name]) -> list[str]:
    """The country that two names or more, each of places of one country, speak of, though nothing else tells."""
    alone = {name.key: name.places[0].country for name in names if len({p.country for p in name.places}) == 1}
    rare = Counter(code for each, code in alone.items() if each not in traps() and not ordinary(each))
    return [code for code, times in rare.most_common(1) if times > 1]


def _has_sides(name: Name) -> bool:
    """Is it named with a side or its countryside, or called a province? A quarter or town of its name is not."""
    return any(c.cls in ("country_side", "direction") or c.kind == "province" for _, _, c in name.lead)


@question_of(cue_words)
def _demonym(form: str) -> str:
    return demonym(form)


def credible(finder: Finder, names: Iterable[Name], setting: Setting) -> list[Name]:
    """The names that are places here: the weaker a name, the more the sentence and the report must ask for one."""
    out: list[Name] = []
    some = [*names]
    for name, after in zip_longest(some, some[1:]):
        if _names_a_body(finder, name) or _names_a_person(finder, name) or _sector(finder, name):
            continue
        if _penalty(finder, name):
            continue
        if name.first in finder.headings and name.places:
            out.append(name)
            continue
        located = bool(name.lead) or "ب" in name.prefix or _asked(finder, name) or _heads_item(finder, name)
        located = located or whose_dead(finder, name)
        listed = bool(out) and _listed(finder, out[-1], name)
        second = listed and bool(name.places) and paired(finder, out[-1], name)
        sided = after is not None and _asked(finder, name) and _beside(finder, name, after)
        told = second or sided or _told(name)
        stands = told or _stands(name, setting, located or listed) or _town_asked(finder, name)
        stands = stands or (located and _tagged(finder, name, setting)) or (
            bool(out) and _counted_next(finder, out[-1], name)
        )
        if stands or (name.key not in traps() and _among_harm(finder, name, setting, out[-1] if listed else None)):
            out.append(name)
    return out


def _tagged(finder: Finder, name: Name, setting: Setting) -> bool:
    """الغارة على #الخيام: does a hash mark set off the name of a place in a country of which the report speaks?"""
    tagged = name.first > 0 and finder.tokens[name.first - 1].form == "#"
    return tagged and any(setting.countries[p.country] for p in name.places)


def _counted_next(finder: Finder, last: Name, name: Name) -> bool:
    """تأتي كذا أولا بواقع 211 قتيلا تليها الجوف (83) ومأرب (71): is it the next of the provinces that a list counts
    in?"""
    countries = {p.country for p in last.places if p.kind == "province"}
    if not any(p.kind == "province" and p.country in countries for p in name.places):
        return False
    between = finder.tokens[last.last : name.outer]
    marks = all(token.kind != "break" and token.form not in _ENDS for token in between)
    if len(between) > _ROW or not marks or not any(token.kind == "number" for token in between):
        return False
    before = finder.forms[name.outer - 1]
    joined = "و" in name.outer_prefix or before in _NEXT_IN_ROW
    i = name.last
    while i < len(finder.tokens) and i - name.last < _TO_NUMBER and finder.forms[i] in _ROW_WORDS:
        i += 1
    return joined and i < len(finder.tokens) and finder.tokens[i].kind == "number"


_ROW = 8  # tokens from one place of such a list to the next
_ENDS = frozenset(".!?؟;؛")
_NEXT_IN_ROW = frozenset({"ثم", "تليها", "يليها", "تلتها", "تليه", "يليه", "،"})
_TO_NUMBER = 3  # tokens from the place to its number
_ROW_WORDS = frozenset({"(", "ب", "بواقع", "بنحو", ":"})


def whose_dead(finder: Finder, name: Name) -> bool:
    """عدد شهداء الضفة، حصيلة قتلى …: are the dead or the hurt of a place counted? No brigade is called so (كتيبة شهداء
    …)."""
    before = finder.before(name.outer) if not name.outer_prefix else -1
    if before < 0 or finder.forms[before].lstrip("ولب") not in _DEAD or before + 1 != name.outer:
        return False
    owner = finder.before(before)
    body = finder.cue(owner) if owner >= 0 else None
    return body is None or body[1].cls != "actor"


_DEAD = words_of("dead_of")


def _heads_item(finder: Finder, name: Name) -> bool:
    """• البيضاء: مقتل ثلاثة: does an item of a list begin with it, behind its bullet?"""
    first = name.outer
    while first > 0 and finder.tokens[first - 1].kind == "mark":
        first -= 1
    opens = first < name.outer and (not first or finder.tokens[first - 1].kind == "break")
    return opens and name.last < len(finder.tokens) and finder.forms[name.last] == ":"


def _among_harm(finder: Finder, name: Name, setting: Setting, last: Name | None) -> bool:
    """Does harm done there ask for the name, or the list that it goes on after ``last``?"""
    return harmed_there(finder, name, setting) or (last is not None and listed_with(finder, last, name))


def _beside(finder: Finder, name: Name, after: Name) -> bool:
    """Do the very next words say on which side of a known place it lies (في … شرقي …)? Not of a word that news shares
    (في الشارع شمالي …)."""
    sided = after.outer == name.last and bool(after.places) and any(c.cls == "direction" for _, _, c in after.lead)
    return sided and traps().get(name.key) != "head" and not ordinary(finder.forms[name.last - 1])


_COASTS = words_of("coast")


def _told(name: Name) -> bool:
    """Does a generic word, or the coast that it has, make a place of it? After a plural (بلدات و…) a word that may
    begin with و must be known."""
    if name.places and name.lead and name.lead[-1][2].word in _COASTS:
        return True
    if name.head is None:
        return False
    return bool(name.places or name.head.kind or not name.key.startswith("وا"))


def _penalty(finder: Finder, name: Name) -> bool:
    """بعقوبة الإعدام: with the penalty of, spelt as the town is."""
    after = finder.forms[name.last] if name.last < len(finder.forms) else ""
    return finder.forms[name.last - 1] == _PENALTY and not name.lead and after in _PENALTIES


_PENALTY = "بعقوبه"
_PENALTIES = frozenset({"الاعدام", "السجن", "الحبس", "الموت", "الموبد"})


def _names_a_body(finder: Finder, name: Name) -> bool:
    """Is the name part of a body's name (كتائب حلب، صحيفة …، سوريا الديمقراطية), and no place?"""
    after = finder.cue(name.last) if name.last < len(finder.tokens) else None
    if after is not None and after[1].cls == "title":
        return True
    before = finder.before(name.outer)
    found = finder.cue(before) if before >= 0 and not name.outer_prefix else None
    return found is not None and found[1].cls == "actor" and found[1].kind == "body"


def _sector(finder: Finder, name: Name) -> bool:
    """القطاع الصحي, القطاع الخاص: a branch of what a country lives by, and no strip of land (القطاع الفلسطيني)."""
    if name.key != _SECTOR or name.last >= len(finder.tokens):
        return False
    form, found = finder.tokens[name.last].form, finder.cue(name.last)
    branch = form in _BRANCHES or (form.startswith("ال") and form.endswith("ي"))
    return branch and not demonym(form) and found is None  # القطاع الشمالي، القطاع إلى …


_SECTOR = key("القطاع")
_BRANCHES = frozenset({"الخاص", "العام"})


def _names_a_person(finder: Finder, name: Name) -> bool:
    """Does a given name stand right before it (فلان سنجار الفهد)? Then it is a part of a person's name."""
    at = name.first - 1
    if name.lead or name.prefix or at < 0 or finder.tokens[at].kind != "word":
        return False
    given = given_names().get(finder.tokens[at].form)
    return given is not None and given.kind == "given" and given.alone and cue(finder.tokens[at].form) is None


_TOWNS = frozenset({"city", "town"})
_SEATED = _TOWNS | {"district"}  # most are called after the town where they are ruled from


def _stands(name: Name, setting: Setting, located: bool) -> bool:
    need = traps().get(name.key)
    if not located and need is not None:
        return False
    small = need == "loc" and "ب" in name.prefix and not name.lead and all(map(_small, name.places))
    if small and any(setting.countries.values()) and not any(setting.countries[p.country] for p in name.places):
        return False  # عبوة بالباب, in a report that is not of the country where a town is called so
    if any(_firm(p) for p in name.places):
        return True
    kinds = _SEATED if located and not ordinary(name.key) else _TOWNS
    if any(p.kind in kinds and setting.countries[p.country] >= (1 if located else 3) for p in name.places):
        return True
    return located and len(name.key) >= 3 and any(
        setting.countries[p.country] and any(_named(setting, p, a) for a in p.within) for p in name.places
    )


def _small(place: Place) -> bool:
    return place.kind in _SETTLED or place.kind in ("neighbourhood", "district", "subdistrict")


def _town_asked(finder: Finder, name: Name) -> bool:
    """قتل ثلاثة في بنش: is it a town's name and no other word's, with في or its like right before it? So with ب before
    a large city's (بالإسكندرية)."""
    if name.lead or name.prefix.strip("وف") not in ("", "ب") or name.key in traps():
        return False
    if "ب" in name.prefix:
        return len(name.key) >= _LONG and not in_vocabulary(name.key) and any(map(_large, name.places))
    form, before = finder.forms[name.first], finder.before(name.outer)
    asked = before >= 0 and (finder.forms[before] in _INSIDE or whose_dead(finder, name))
    if not asked or name.prefix or len(form) < _LETTERS:
        return False
    known = name.last - name.first > 1 and any(place.population >= _KNOWN for place in name.places)  # في رام الله
    if form in given_names() or (in_vocabulary(form) and not known):
        return False
    return any(place.kind in ("city", "town") for place in name.places)


def _large(place: Place) -> bool:
    return place.kind == "city" and place.population >= _MANY_PEOPLE


_MANY_PEOPLE = 100_000
_KNOWN = 10_000  # people of a town that is known by two words
_LONG = 5  # letters of a city's name that is no short word's after ب
_INSIDE = frozenset({"في", "وفي", "قرب", "داخل"})
_LETTERS = 3  # of the shortest such name


def _named(setting: Setting, place: Place, ancestor: str) -> bool:
    """Does the report name what the place lies in: its province, or the capital that it is a quarter of?"""
    quarter = place.kind == "neighbourhood" and bool(setting.capitals[ancestor])
    return quarter or bool(setting.regions[ancestor])


def _firm(place: Place) -> bool:
    """Is a bare mention of the name enough: added by hand, or a state, a capital, a province?"""
    return place.kind in ("country", "capital", "province") or (place.by_hand and not place.population)


def _listed(finder: Finder, last: Name, name: Name) -> bool:
    """Does ``name`` go on a list that ``last`` stands in: و, or a comma, and nothing else between?"""
    between = finder.tokens[last.last : name.outer]
    if any(token.form not in ("،", ",", "و", "\"") for token in between):
        return False
    return any(token.form != '"' for token in between) or "و" in name.outer_prefix


def _asked(finder: Finder, name: Name) -> bool:
    """Does the word before ask for a place (في، استهدف), or a hash mark name one?"""
    before = finder.before(name.outer)
    if before < 0 or name.prefix.strip("وف"):
        return False
    token = finder.tokens[before]
    if token.form.endswith("علي") and not finder.written(before).endswith("ى"):
        return False  # علي is a man's name, على a preposition: folding makes them one
    found = cue(token.form)
    seized_from = token.form == "من" and seized(finder, before)
    return seized_from or (found is not None and found[1].cls in ("locative", "trigger", "towards", "near"))
