"""Phrases of a noun without a count: a singular, a dual, a plural, a noun whose number follows it."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.arabic.words import Split
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.people import PersonForm, readings, unidentified
from hasila.lexicon.place_words import cue
from hasila.lexicon.speech import small
from hasila.lexicon.word_lists import word_list
from hasila.reading.counted import counted_phrase, counted_thing
from hasila.reading.counts import Count
from hasila.reading.duals import as_dual, both_of, pointed_dual, told_dual
from hasila.reading.groups import numbered_group
from hasila.reading.heads import LINKS, heads_at, own_outcomes
from hasila.reading.named import RANKS, given_follows, name_follows, named_further
from hasila.reading.names import may_open_name, named_person
from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES, FAMILIES, Phrase
from hasila.reading.surroundings import bounds_of, conjoined_at, governor_of, harmed_there


def noun_phrase(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    """The phrase of the person noun at token ``i``, None where it names no victims; and the token to read on from."""
    heads, last, _ = heads_at(passage, i, counted=False, value=None)
    if not heads or passage.form(i - 1) in _OF_RANK or _one_of_things(passage, i, heads[0]):
        return None, i + 1
    head = heads[0]
    split = passage.known[i].person_split
    assert split is not None
    if head.kind == "group":
        counted = numbered_group(passage, i, last, split)
        if counted is not None:
            return counted, counted.last
    if _names_nobody(passage, i, last, head, split):
        adjective = any(other.gender != head.gender for other in heads)  # غارة إسرائيلية رئيس البلدية
        adjective |= len(heads) > 1 and given_follows(passage, last, whole=True)  # الجيش الإسرائيلي الشاب فلان
        return None, i + 1 if head.nationality and adjective else last
    if head.lemma in BODIES and (head.number != "du" or head.kind == "collective") and _bodies_of(passage, last):
        return None, last  # جثث 13 شخصا, and as some write, جثة 13 شخصا
    if head.lemma in BODIES and _whose_body(passage, last):
        whose = passage.known[last].people
        one_each = head.number != "pl" or (bool(whose) and whose[0].number == "du")  # جثتي طفلين, جثامين طفلين
        return _body_of(passage, i, last) if one_each else (None, i + passage.widths.get(i, 1))
    start, end = bounds_of(passage, i, i)
    two = head.number == "pl" and (pointed_dual(passage, i) or told_dual(passage, i, last))
    if two or (head.accusative and both_of(passage, last, head)):
        head = next((p for p in passage.known[i].people if p.number == "du"), head._replace(number="du"))
        heads = (head, *heads[1:])
    value = None if head.kind in ("group", "collective") else {"sg": 1, "du": 2}.get(head.number)
    if head.lemma == "مشتبه" and value == 1:
        value = _OF_WHOM.get(passage.form(last), 1)  # المشتبه بهم: the pronoun tells how many
    plural_of_theirs = bool(split.pronoun) and head.number == "pl" and head.kind != "kin"
    titled = value == 1 and i in passage.widths and _title(passage, i)
    titled |= value is not None and passage.form(i - 1) == "من" and passage.form(i - 2) == "كل"  # كل من الطفلتين
    phrase = Phrase(
        i,
        last,
        start,
        end,
        value,
        None,
        "vague" if value is None else "exact",
        heads,
        f"noun-{head.number}",
        own=own_outcomes(heads),
        conjoined=conjoined_at(passage, i),
        definite=(split.article and not titled) or plural_of_theirs or _of_definite(passage, i, last, head),
        possessive=bool(split.pronoun) or _with_owner(head, split),
        governor=governor_of(passage, i),
        plural=value != 1,
        head_at=i,
    )
    count = passage.counts_at.get(last) or _in_brackets(passage, last, head)
    others = bool(phrase.governor) and count is not None and passage.form(count.last) == "من"
    if count is not None and not others and _states_number_of(passage, count, head):
        # قُتل برصاص مجهولين خمسة من عناصر الشرطة: the number is of those after it
        phrase = replace(
            phrase,
            last=count.last + (count.first > last),
            start=count.start,
            end=count.end,
            value=round(count.value or 0),
            value_max=None if count.value_max is None else round(count.value_max),
            qualifier=count.qualifier,
            rule="count-after",
            plural=(count.value or 0) > 1,
        )
        last = phrase.last
    named = head.number == "sg" and name_follows(passage, last)
    named |= head.number == "du" and split.article and given_follows(passage, last, whole=True)
    named |= head.number == "sg" and split.article and not named and named_further(passage, i, last)
    named |= head.number == "sg" and split.article and not named and _in_commas(passage, last)
    if named and split.article and head.number == "sg":
        name, after = named_person(passage, last + (passage.form(last) in RANKS))
        last = after if name is not None and not name.conjoined else last
    if named or last != phrase.last:
        phrase = replace(phrase, named=named, last=last)
    return phrase, last


def _one_of_things(passage: Passage, i: int, head: PersonForm) -> bool:
    """إحدى مزارع البلدة: one of several things, whose plural is spelt like a man's trade; هجوم مسلح: of what kind."""
    attack = passage.form(i) == _ARMED and passage.form(i - 1).removeprefix("ب") in _DEEDS
    return attack or (head.gender == "m" and passage.form(i - 1).endswith("احدي"))


_ARMED = "مسلح"
_DEEDS = frozenset({"هجوم", "كمين", "اشتباك", "نزاع", "صراع", "تمرد", "اعتداء", "سطو", "اقتتال", "خلاف", "شجار"})


def _in_commas(passage: Passage, at: int) -> bool:
    """الصحفي، فلان الفلاني،: a name of two words or more between commas."""
    if passage.form(at) not in _COMMAS or at + 1 >= len(passage.tokens):
        return False
    last = at + 1
    while last <= at + _LONGEST_NAME and _of_a_name(passage, last):
        last += 1
    return last - at > _SHORTEST_NAME and passage.form(last) in _COMMAS


def _of_a_name(passage: Passage, at: int) -> bool:
    """A word that the vocabulary does not know as anything but a name: a foreigner's is in no list of given names."""
    if at >= len(passage.tokens) or passage.tokens[at].kind != "word" or at in passage.dated or at in passage.counts_at:
        return False
    known = passage.known[at]
    return may_open_name(passage.form(at)) or not (known.classes or known.outcomes or known.people)


_LIVES = frozenset({"بحياه", "حياه", "بارواح", "ارواح"})  # أودى بحياة أسرة: a family that died
_ASKING = frozenset({"locative", "head", "near", "trigger", "towards", "origin"})
_OF_RANK = frozenset({"برتبه", "رتبه"})  # ضابط برتبة عقيد وثلاثة جنود: what he is, and nobody else
_COMMAS = frozenset("،,")
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})  # never before what it counts, which is a dual
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
_OF_WHOM = {"بهما": 2, "بهم": None, "بهن": None}


def _governed(passage: Passage, i: int) -> bool:
    """Is a noun another's genitive, or a preposition's, and not that of lives lost?"""
    return passage.form(i - 1) not in _LIVES and bool(governor_of(passage, i))


def _names_nobody(passage: Passage, i: int, last: int, head: PersonForm, split: Split) -> bool:
    """Is the noun a group, an adjective, another word in the same letters, or bodies of those named before?"""
    follows = passage.known[last] if last < len(passage.tokens) else None
    crew = head.lemma == "طاقم" and bool(split.pronoun) and bool(i and passage.known[i - 1].outcomes)  # ومصرع طاقمها
    if head.kind == "group" and not crew and (head.lemma not in FAMILIES or split.pronoun or _governed(passage, i)):
        return True
    if (head.nationality and not _stands_alone(passage, i, head)) or _adjectival(passage, i, last, head):
        return True
    if head.lemma.endswith("ي") and not split.article and "attack" in small(passage.form(i - 1).removesuffix("ا")):
        return True  # شهدت المدينة هجوما إرهابيا: an adjective of the deed
    if passage.form(i - 1) == "كل" and head.number == "sg" and not split.article:
        return True  # كل شاب يغادر: anyone
    owned = bool(split.pronoun) or i in passage.widths or _with_owner(head, split)
    if head.construct and head.number == "du" and not owned and not _noun_after(passage, last):
        return True  # متوفيا: a dual without its ending stands only before its owner
    if head.lemma == "لواء" and not split.article and i and passage.known[i - 1].people:
        return passage.known[i - 1].people[0].number != "sg" and not split.conjunction  # 13 من جنود لواء كذا: a brigade
    if head.lemma in ("مسؤول", "مسئول") and passage.form(last) == "عن":
        return True  # an adjective: مسؤول عن الهجوم
    if head.lemma == "أم" and not split.pronoun and follows is not None and follows.outcomes:
        return True  # أم: or
    if head.lemma == "أم" and not split.pronoun and _names_place(passage, i, last):
        return True  # في أم …: a town
    if head.lemma == "مصاب" and head.number == "sg" and split.pronoun:
        return True  # عظم الله أجركم في مصابكم: a loss
    return head.lemma in BODIES and bool(split.pronoun)


def _with_owner(head: PersonForm, split: Split) -> bool:
    """وولديه, أخويها: a dual that the vocabulary holds with the pronoun of whose they are."""
    return head.construct and head.number == "du" and split.stem.endswith(("ه", "ها"))


def _names_place(passage: Passage, i: int, last: int) -> bool:
    """Does a place's name begin at token ``i``, where one is asked for?"""
    asked = cue(passage.form(i - 1))
    return asked is not None and asked[1].cls in _ASKING and key(passage.form(i) + passage.form(last)) in gazetteer()


def _title(passage: Passage, i: int) -> bool:
    """رئيس البلدية: an office with the place or body that it is held in tells who is meant; رجل الأعمال does not."""
    found = readings(passage.form(i))
    one = bool(found) and found[0].entry.number == "sg" and found[0].entry.kind in ("person", "role")
    return one and not (found[0].entry.demographic or found[0].split.article)


def _bodies_of(passage: Passage, at: int) -> bool:
    """جثامين سبعة من أبناء البلدة: is it people that the number after the bodies counts, and not the bodies?"""
    count = passage.counts_at.get(at)
    found = counted_phrase(passage, count)[0] if count is not None and not count.no_count else None
    return found is not None and (bool(found.heads) or found.others)


def _body_of(passage: Passage, i: int, last: int) -> tuple[Phrase | None, int]:
    """جثة امرأة: who it was, dead."""
    whose, after = noun_phrase(passage, last)
    if whose is None or (whose.definite and not (whose.named and _just_found(passage, i))):
        return None, max(after, last)
    if whose.rule == "noun-pl" and passage.known[i].people[0].number == "du":
        whose = as_dual(passage, whose)  # جثتي مدنيين
    governor, conjoined = governor_of(passage, i), conjoined_at(passage, i)
    return replace(whose, first=i, own=("killed",), governor=governor, conjoined=conjoined, definite=False), after


def _just_found(passage: Passage, i: int) -> bool:
    """عُثر على جثة الشاب فلان: the body of a named person is news of a death where it is found."""
    return any(passage.form(k).lstrip("و") in _FOUND for k in range(max(0, i - _FOUND_WITHIN), i))


_FOUND = frozenset(word_list("found"))
_FOUND_WITHIN = 4


def _noun_after(passage: Passage, at: int) -> bool:
    """May the word at ``at`` be the second term of a construct?"""
    if at >= len(passage.tokens) or passage.tokens[at].kind != "word":
        return False
    return "preposition" not in passage.classes(at) and not passage.form(at).startswith("و")


def _whose_body(passage: Passage, at: int) -> bool:
    """جثمان فلسطينيين: the people are counted, not the bodies."""
    split = passage.known[at].person_split if at < len(passage.known) else None
    unknown = split is not None and unidentified(passage.known[at].people[0])  # جثة مجهولة الهوية
    return split is not None and not split.conjunction and not split.particle and not unknown


def _adjectival(passage: Passage, i: int, last: int, head: PersonForm) -> bool:
    """مستشفى المعادي العسكري: a definite singular after another noun tells its kind; but قتلت القوات الشاب فلانا."""
    split = passage.known[i].person_split
    if split is None or not split.article or head.number != "sg" or split.conjunction or split.particle or i == 0:
        return False
    if i in passage.widths:
        return False  # القصف مدير المستشفى: the article is its genitive's
    plainly = head.demographic or head.lemma in _LEADERS or not passage.form(i).endswith(("ي", "يه"))
    if plainly and given_follows(passage, last, whole=True):
        return False  # اعتقلت قوات التحالف الشاب فلان: no kind of anything, with somebody's name behind it
    before = passage.known[i - 1]
    plain = passage.tokens[i - 1].kind == "word" and not (before.classes - _OF_PLACES or before.outcomes)
    return plain and passage.form(i - 1).startswith("ال")


_LEADERS = frozenset({"قيادي"})  # the rest that end so are adjectives too: الدفاع المدني فلان
_OF_PLACES = frozenset({"civil", "military", "relief", "thing"})


def _stands_alone(passage: Passage, i: int, head: PersonForm) -> bool:
    """Is a nationality a noun here (قتل فلسطيني) and not an adjective (قصف روسي, القدس الشرقية)?"""
    split = passage.known[i].person_split
    before = passage.known[i - 1] if i else None
    if split is not None and split.article:  # استشهد الفلسطيني فلان الفلاني
        told = before is not None and bool(before.outcomes)
        return told and head.number == "sg" and given_follows(passage, i + 1)
    if split is None:
        return False
    if before is None or passage.tokens[i - 1].kind != "word" or harmed_there(passage, i - 1):
        return True
    if split.conjunction == "و" and head.number != "pl" and _of_one_more(passage, i - 1):
        return True  # ثلاثة أردنيين وسوري, مصري وسودانيان
    person = bool(before.people) and not before.people[0].nationality
    oblique = head.accusative or (head.number != "sg" and passage.form(i).endswith("ين"))
    if oblique and passage.form(i - 1).startswith("ال") and not person:
        return True  # قتل الجيش الإسرائيلي فلسطينياً, اعتقل الأمن اللبناني سوريين: no adjective of a definite noun
    return bool(before.outcomes or before.classes - {"thing"}) and not before.people  # غارة إسرائيلية: of the thing


def _of_one_more(passage: Passage, i: int) -> bool:
    """Does a nationality that is a noun end at token ``i``, so that one joined to it is another person?

    In ضابطان أميركي وبريطاني both are adjectives.
    """
    i -= passage.form(i) in _TWO
    people = passage.known[i].people if i >= 0 else ()
    if not people or not people[0].nationality:
        return False
    counted = any(k in passage.counts_at and passage.counts_at[k].last == i for k in range(max(0, i - _COUNT), i))
    return counted or _stands_alone(passage, i, people[0])


_COUNT = 6  # tokens of a number before what it counts


def _of_definite(passage: Passage, i: int, last: int, head: PersonForm) -> bool:
    """A plural made definite by what follows: قتلى المواجهات, جثث الضحايا (but قتلى من المدنيين, سقوط ضحايا مدنيين)."""
    if head.number == "sg" or head.accusative or last >= len(passage.tokens):
        return False
    if last in passage.dated or (head.number == "du" and not head.construct):
        return False  # قتل شخصان السبت, فارق شخصان الحياة: a dual with its ending has no genitive
    if last in passage.counts_at and head.lemma in BODIES:
        return True
    told = passage.classes(i - 1)
    if "negation" in told:
        return False  # مافيش شهداء الحمد لله
    if head.lemma not in BODIES and "transport" not in told and "occurrence" in passage.classes(i - 1):
        return False
    follows = passage.known[last]
    form = passage.form(last)
    if form.startswith("ال") and len(form) > 4 and not follows.classes and passage.tokens[last].kind == "word":
        return True
    if "force" in follows.classes and not form.startswith("ال"):
        return True  # مرتزقة داعش: a name makes it definite
    split = follows.person_split
    return bool(split and (split.article or split.pronoun) and not split.conjunction and not split.particle)


def _in_brackets(passage: Passage, at: int, head: PersonForm) -> Count | None:
    """صيادين (34): the number of a plural in brackets after it, and no age, which a plural has not.

    In الضحايا المدنيين (1272) شخصا the number has its own noun behind it.
    """
    count = passage.counts_at.get(at + 1) if passage.form(at) == "(" and head.number == "pl" else None
    if count is None or passage.form(count.last) != ")" or count.last + 1 >= len(passage.tokens):
        return count if count is not None and passage.form(count.last) == ")" else None
    behind = passage.known[count.last + 1]
    return None if any(p.accusative and p.number == "sg" for p in behind.people) else count


def _states_number_of(passage: Passage, count: Count, head: PersonForm) -> bool:
    """A number that follows its noun: مدنيين اثنين, طفلا واحدا, رجال ثلاثة."""
    joined = passage.form(count.first).startswith("و") and not passage.form(count.first).startswith("واحد")
    if count.no_count or count.value is None or joined or head.kind == "group" or head.lemma == "روح":
        return False  # ستة من عائلة واحدة: of one family; أرواح ستة: the lives of six
    split = passage.known[count.first - 1].person_split
    theirs = split is not None and (split.article or (bool(split.pronoun) and bool(head.outcome)))
    if theirs and not passage.form(count.first).startswith("ال"):
        return False  # عدد الجرحى 30, بلغ عدد جرحاها 30
    follows = passage.known[count.last] if count.last < len(passage.tokens) else None
    definite = split is not None and split.article
    plain = not passage.form(count.first).startswith("ال")  # الجرحى 30 من; but المصابين الثلاثة من المنزل
    if (definite and plain and passage.form(count.last) in LINKS) or governor_of(passage, count.first - 1) == "بين":
        return False
    if (
        follows is not None
        and not definite  # المصابين الثلاثة نقلوا: a number with the article counts nothing after it
        and "other" not in follows.classes
        and passage.form(count.first) not in _TWO
        and (follows.people or counted_thing(passage, count.last))
    ):
        return False
    if head.number == "sg":
        return count.value == 1 and passage.tokens[count.first].kind != "number"
    return count.value == 2 if head.number == "du" else count.value >= 2


