"""Places that a report tells of though no harm is done there: it was written there, states met there, the dead are
buried there, the hurt are taken there, a picture shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from hasila.arabic.calendar import lexicon
from hasila.arabic.questions import question_of
from hasila.lexicon.actors import INSIDE, actor, names
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.place_words import stems, words_of
from hasila.reading.passage import between
from hasila.reading.place_name import Name
from hasila.reading.place_names import Finder


def _one_of(words: frozenset[str]) -> Callable[[str], bool]:
    """The question whether a folded word is one of ``words``, without its clitics."""

    @question_of(lambda: words)
    def is_one(form: str) -> bool:
        return any(stem in words for _, stem in stems(form))

    return is_one


_CAPITAL, _AS_CAPITAL = "عاصمه", "كعاصمه"
_DATELINE_WORDS = 8
_AGENCY = 2  # words of an agency's name before the dash
_AGENCY_WORDS = 9  # of an agency's name in brackets, the marks with them
_ONTO = words_of("onto")
_meets = _one_of(words_of("meeting"))
_MEETING_WORDS = 18
_mourns = _one_of(words_of("mourning"))
_is_hospital = _one_of(words_of("hospital") | words_of("court"))
_HOSPITAL_WORDS = 6  # from the hospital to the name of the place where it stands
_AFTERWARDS = frozenset({"بعد", "عقب", "اثر", "جراء"})  # إلى مستشفى كذا بعد انفجار في …
_BLOW_WORDS = 4  # from a blow to the hospital that it strikes
_is_filed = _one_of(words_of("filed"))
_CAPTION = 40  # tokens of a line below a picture
_is_operation = _one_of(words_of("operation"))
_INCLUDED_WORDS = 3
_STOPS = frozenset("،,؛;.:!؟?")


def no_scene(finder: Finder, name: Name) -> bool:
    """Is it a place of which the report tells though no harm was done there?"""
    written = dateline(finder, name) or filed(finder, name) or named_after(finder, name) or of_a_body(finder, name)
    written = written or declared(finder, name) or _of_a_clinic(finder, name) or _died_for(finder, name)
    written = written or finder.words.form(name.last) in _OF_TWO  # على الضفة الأخرى
    mourning = mourned(finder, name) or finder.words.form(name.last) in _BORNE_TO_THE_GRAVE
    return written or meeting(finder, name) or mourning or treated(finder, name) or included(finder, name)


_BORNE_TO_THE_GRAVE = frozenset({"شيع", "شيعت", "شيعوا", "يشيع", "تشيع", "ووري"})  # وفي مخيم كذا شُيع ثلاثة


_OF_TWO = frozenset({"الاخري", "المقابله"})


def _died_for(finder: Finder, name: Name) -> bool:
    """ارتقى شهيدا على طريق القدس: what one dies for, as armed groups announce their dead."""
    road = finder.forms[max(name.first - 2, 0) : name.last] == ["علي", "طريق", "القدس"]
    return road and finder.forms[max(name.first - 3, 0)] in _DIED_A_MARTYR


_DIED_A_MARTYR = frozenset({"شهيدا", "شهداء", "شهيد", "ارتقي", "ارتقوا", "مضي"})


def _of_a_clinic(finder: Finder, name: Name) -> bool:
    """مجمع ناصر الطبي: what the adjective makes a hospital is no town, camp or quarter."""
    return finder.words.form(name.last) in _CLINICAL and not struck(finder, finder.before(name.outer))


_CLINICAL = frozenset({"الطبي", "الصحي", "الاستشفائي"})


def declared(finder: Finder, name: Name) -> bool:
    """Does somebody call it a capital (الاعتراف بمدينة … عاصمة لـ…، إعلان … عاصمة)? Nothing happens there by that."""
    as_what, whose = finder.words.form(name.last), finder.words.form(name.last + 1)
    return as_what == _AS_CAPITAL or (as_what == _CAPITAL and whose.startswith("ل") and whose not in gazetteer())


def dateline(finder: Finder, name: Name) -> bool:
    """A name beside a dash in the first words of a line: where the report was written, not what it tells."""
    tokens = finder.tokens
    if name.lead or name.prefix:
        return False
    start = name.first
    while start > 0 and tokens[start - 1].kind != "break" and name.first - start <= _DATELINE_WORDS:
        start -= 1
    if name.first - start > _DATELINE_WORDS:
        return False
    after = tokens[name.last].form if name.last < len(tokens) else ""
    if name.first - start <= 1 and _opens_with_agency(finder, name.last):
        return True
    if name.first == start and _dated(finder, name.last):
        return True
    if after == "(" and name.first == start and _bracketed(finder, name.last):
        return True  # حلب (الوكالة) -
    if after == "/" and name.first == start and _ends_line(finder, name.last + 1):
        return True  # حلب/ الوكالة
    earlier = tokens[name.first - 1].form if name.first > start else ""
    if after == "-":
        return not (name.last + 1 < len(tokens) and tokens[name.last + 1].kind == "break")
    ends = after in (":", "(", "", ".", "،", "/") or tokens[name.last].kind == "break"
    if after == ":" and name.first - start == 1:
        return False  # - حجة: مقتل أربعة: an item of a list
    return earlier == "-" and ends


def _dated(finder: Finder, at: int) -> bool:
    """الفاشر 24 فبراير 2013 –, المدينة 3-6-2025 (الوكالة) -, المدينة 3-6-2025 وكالة-, المدينة، 11 يونيو/حزيران –: do a
    day and a dash follow?"""
    numbers = agency = 0
    for i in range(at, min(len(finder.tokens), at + _DATELINE_WORDS)):
        token = finder.tokens[i]
        if token.form == "(":
            return numbers > 0 and _bracketed(finder, i)
        if token.kind == "number":
            numbers += 1
        elif token.form == "-":
            following = finder.tokens[i + 1] if i + 1 < len(finder.tokens) else token
            if numbers and following.kind == "word":
                return True
        elif token.kind == "word" and numbers > 1 and agency < _AGENCY:
            agency += 1
        elif token.form not in lexicon() and not (token.form == "/" if numbers else token.form == "،"):
            return False
    return False


def _opens_with_agency(finder: Finder, at: int) -> bool:
    """``دبي، الإمارات (CNN) --``: a foreign name in brackets and a dash within a few words."""
    ahead = finder.tokens[at : at + 10]
    dash = next((n for n, t in enumerate(ahead) if t.form == "-"), None)
    return dash is not None and any(t.form.isascii() and t.kind == "word" for t in ahead[:dash])


def _bracketed(finder: Finder, at: int) -> bool:
    """Do a few words in brackets and a dash stand at token ``at``?"""
    ahead = [t.form for t in finder.tokens[at : at + _AGENCY_WORDS]]
    return ")" in ahead and ahead[ahead.index(")") + 1 : ahead.index(")") + 2] == ["-"]


def _ends_line(finder: Finder, at: int) -> bool:
    """Does the line end within three words from token ``at``?"""
    ahead = finder.tokens[at : at + 4]
    return len(ahead) < 4 or any(t.kind == "break" for t in ahead)


def meeting(finder: Finder, name: Name) -> bool:
    """Did states meet or sign there (القمة التي عقدت في …، اتفاق وقع في …)? No blow falls between the two words."""
    if not between(finder.words.where(_meets), name.outer - _MEETING_WORDS, name.outer):
        return False  # most names
    before = finder.before(name.outer)
    if "ب" not in name.outer_prefix and (before < 0 or finder.tokens[before].form != "في"):
        return False
    met = False
    for i in range(before if before >= 0 else name.outer - 1, max(name.outer - _MEETING_WORDS, -1), -1):
        token = finder.tokens[i]
        found = finder.cue(i) if i != before else None
        if token.kind in ("break", "number") or token.form in _STOPS:
            return met
        if found is not None and (found[1].cls == "trigger" or (not met and found[1].cls in ("towards", "origin"))):
            return False
        met = met or token.kind == "word" and _meets(token.form)
    return met


def mourned(finder: Finder, name: Name) -> bool:
    """Are the dead buried or mourned there (شيعت … بقرية …، الصلاة على … في …)? Nobody came to harm before the word."""
    mourning = between(finder.words.where(_mourns), name.outer - _MEETING_WORDS, name.outer)
    for i in range(name.outer - 1, max(name.outer - _MEETING_WORDS, -1), -1) if mourning else ():
        token = finder.tokens[i]
        if token.kind == "break" or token.form in _STOPS:
            return False
        found = finder.cue(i)
        if (found is not None and found[1].cls == "trigger") or _suffers(token.form):
            return False
        if _mourns(token.form):
            return not _harmed_before(finder, i)
    return False


@question_of(outcome_forms)
def _suffers(form: str) -> bool:
    """Is a folded word a verb of dying or coming to harm (جثامين ثمانية قتلوا في كمين بجبل …)? They lie elsewhere."""
    return any(each.part == "verb" and each.victim == "subject" for each in outcome_forms().get(form, ()))


def _harmed_before(finder: Finder, i: int) -> bool:
    """Does the clause tell of a blow or of harm before token ``i`` (قتل 3 في هجوم على جنازة)?"""
    while i > 0 and finder.tokens[i - 1].kind != "break" and finder.tokens[i - 1].form not in _STOPS:
        i -= 1
        found = finder.cue(i)
        if found is not None and found[1].cls == "trigger":
            return True
        if any(stem in outcome_forms() for _, stem in stems(finder.tokens[i].form)):
            return True
    return False


def treated(finder: Finder, name: Name) -> bool:
    """Does a hospital stand there to which the hurt were taken, or where a source sits (نقلوا إلى مشفى في ناحية …)?
    Or a court (محكمة الجنايات بمدينة …)?"""
    i, first = name.outer, -1
    for _ in range(_HOSPITAL_WORDS) if finder.words.where(_is_hospital) else ():
        i = finder.before(i) if i >= 0 else -1
        found = finder.cue(i) if i >= 0 else None
        if i < 0 or finder.forms[i] in _AFTERWARDS or (found is not None and found[1].cls == "trigger"):
            break
        first = i if _is_hospital(finder.tokens[i].form) else first  # المشافي والنقاط الطبية في …
        if i == finder.before(name.outer) and _of_a_land(finder.tokens[i].form, name):
            return False
    return first >= 0 and not (struck(finder, finder.before(first)) or _struck_then(finder, name.last))


def _of_a_land(form: str, name: Name) -> bool:
    """مستشفيات قطاع … تسجل 5 وفيات: what all the hospitals of a land have counted was in it."""
    hospitals = any(stem in _HOSPITALS for _, stem in stems(form))
    return hospitals and any(place.kind in _LANDS for place in name.places)


_HOSPITALS = frozenset({"مستشفيات", "مشافي"})
_LANDS = frozenset({"province", "region"})


def _struck_then(finder: Finder, at: int) -> bool:
    """مستشفى في مدينة كذا تعرض لقصف: does the word after the place's name tell of a blow to the hospital?"""
    found = finder.cue(at) if at < len(finder.tokens) else None
    return found is not None and found[1].cls == "trigger"


def struck(finder: Finder, before: int) -> bool:
    """Do the words up to ``before`` tell of a blow (استهدف، قصف على، انفجار في)? To a hospital the hurt are taken
    otherwise."""
    if before >= 0 and finder.tokens[before].form in _ONTO:
        return True
    for _ in range(_BLOW_WORDS):
        found = finder.cue(before) if before >= 0 else None
        if found is not None and found[1].cls in ("trigger", "towards", "source"):
            return found[1].cls == "trigger"
        before = finder.before(before) if before >= 0 else -1
    return False


def filed(finder: Finder, name: Name) -> bool:
    """Does the name stand in the line below a picture from the archive?"""
    tokens, first, last, told = finder.tokens, name.first, name.last, finder.words.where(_is_filed)
    if not told:
        return False  # of most reports
    while first > 0 and tokens[first - 1].kind != "break" and name.first - first < _CAPTION:
        first -= 1
    while last < len(tokens) and tokens[last].kind != "break" and last - first < _CAPTION:
        last += 1
    return last - first < _CAPTION and bool(between(told, first, last))


def included(finder: Finder, name: Name) -> bool:
    """الضفة الغربية بما فيها القدس، القطاع بما في ذلك رفح: is it only said to be meant with the place before it?"""
    before = [finder.tokens[i].form for i in range(max(0, name.outer - _INCLUDED_WORDS), name.outer)]
    return before[-2:] in (["بما", "فيها"], ["بما", "فيه"]) or before == ["بما", "في", "ذلك"]


def named_after(finder: Finder, name: Name) -> bool:
    """Is an operation called so (عملية «…»)?"""
    before = finder.before(name.outer)
    return name.quoted and before >= 0 and _is_operation(finder.tokens[before].form)


def of_a_body(finder: Finder, name: Name) -> bool:
    """Is the place a part of a coalition's or an armed group's full name (تحالف … في …)? They strike elsewhere too.

    A group in a country (التنظيم في العراق) is as often struck there.
    """
    before = finder.before(name.outer)
    if before < 0 or finder.forms[before] != "في":
        return False
    country = any(p.kind == "country" for p in name.places)
    for types, words in _seated().get(finder.forms[name.last - 1], ()):
        if ("coalition" in types or not country) and _ends_with(finder, name.last, words):
            return True
    return False


def _ends_with(finder: Finder, last: int, words: Sequence[str]) -> bool:
    """Do the tokens before ``last``, marks inside a name left out, end with ``words``, clitics before the first?"""
    i = last
    for n in range(len(words) - 1, -1, -1):
        i -= 1
        while i > 0 and finder.forms[i] in INSIDE:
            i -= 1
        form = finder.forms[i] if i >= 0 else ""
        if form != words[n] and (n > 0 or words[n] not in (stem for _, stem in stems(form))):
            return False
    return True


@cache
def _seated() -> Mapping[str, Sequence[tuple[set[str], Sequence[str]]]]:
    """The last word of coalitions' and armed groups' names that say where (… في اليمن) → what they are, their words."""
    out: dict[str, list[tuple[set[str], Sequence[str]]]] = {}
    for first, some in names().items():
        for each in some:
            if "في" in each.rest[-3:-1]:
                types = {known.type for key in each.actors if (known := actor(key)) is not None} & _STRIKING
                if types:
                    out.setdefault(each.rest[-1], []).append((types, (first, *each.rest)))
    return out


_STRIKING = frozenset({"coalition", "armed_group"})
