"""Phrases with a vague quantifier, one of several, nobody, and others."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.lexicon.people import PersonForm
from hasila.lexicon.word_lists import word_list
from hasila.reading.counted import THESE
from hasila.reading.heads import LINKS, heads_at, own_outcomes
from hasila.reading.passage import Passage
from hasila.reading.phrase import FAMILIES, Phrase
from hasila.reading.surroundings import bounds_of, conjoined_at, governor_of

_FAR = 3
_ALL = ("كل", "جميع", "كافه")
_OF_THEM = ("منهم", "منهن")
_QUOTES = ('"', "'")
_DEGREES = frozenset(word_list("degree"))
_EMINENT = frozenset(word_list("eminent"))
_PRESENT = frozenset(word_list("present"))


def quantified_phrase(passage: Passage, i: int) -> Phrase | None:
    """عدد من المدنيين, العديد منهم, أحد أطفالها, جميع المرتزقة, معظمهم من النساء."""
    classes = passage.classes(i)
    at = i + 1
    if passage.form(i) in ("عدد", "عددا") or "quantifier" in classes:
        while passage.form(at) in _DEGREES:
            at += 1
    span_last = at
    linked = passage.form(at) in LINKS
    while passage.form(at) in LINKS and at < i + _FAR + 2:
        at += 1
    if linked or "one" in classes:
        quoted = passage.form(at) in _QUOTES and any(known.people for known in passage.known[at + 1 : at + 2])
        at += passage.form(at) in _EMINENT or quoted
    one = "one" in classes
    word = passage.form(i).lstrip("وفبل") if len(passage.form(i)) > 4 else passage.form(i)
    if word in ("عدد", "عددا") and not linked and passage.form(at) not in (*_OF_THEM, "ممن"):
        alone = span_last > i + 1 and i > 0 and _nobody_named(passage, i - 1, at)  # وفقد عدد كبير إثر الانهيار
        return _phrase_alone(passage, i, at) if alone else None
    there = linked and word in _ALL and passage.form(at) in _PRESENT
    if word == "كل" and linked and not there:
        return None  # كل من فلان وفلان, كل من يقتل: a list, or anyone
    start, end = bounds_of(passage, i, span_last - 1)
    if word in ("احد", "احدا") and _nobody(passage, i):
        return _phrase_of_nobody(passage, i, i + 1, ())
    base = Phrase(
        i,
        at,
        start,
        end,
        1 if one else None,
        None,
        "exact" if one else "vague",
        (),
        "one-of" if one else "quantifier",
        conjoined=conjoined_at(passage, i),
        governor=governor_of(passage, i),
        plural=not one,
    )
    meant = _of_pronoun(passage, base, at, span_last, present=there, linked=linked)
    if meant is not None:
        return meant
    majority = "majority" in classes
    heads, last, head_at = heads_at(passage, at, counted=not majority, value=None)
    if not heads or (word == "كل" and heads[0].number == "sg"):
        bare_one = one and (passage.form(i).endswith(("هم", "هما")) or _one_of_unknown(passage, at))
        return (
            replace(base, last=at + 1 if passage.form(at).startswith("ال") else i + 1, bare=True) if bare_one else None
        )
    if one and (heads[0].number == "sg" or (passage.form(i).endswith("احدي") and heads[0].gender == "m")):
        return None
    if not (one or linked) and word.endswith("ه") and (heads[0].number, heads[0].gender) == ("sg", "f"):
        return None  # مجموعة مسلحة: an adjective of the group, which counts nobody
    if heads[0].kind == "group" and not (word in ("عدد", "عددا") and heads[0].lemma in FAMILIES):
        return None
    if majority:
        return _most(passage, base, heads, last, head_at)
    return replace(base, last=last, heads=heads, own=own_outcomes(heads), head_at=head_at)


def _nobody_named(passage: Passage, verb: int, at: int) -> bool:
    """جُرح عدد كبير في القصف: is a number the subject of the verb of an outcome at ``verb``, and no noun after it?"""
    told = any(form.part == "verb" and not form.completers for form in passage.known[verb].outcomes)
    ends = at >= len(passage.tokens) or passage.tokens[at].kind != "word" or passage.form(at)[0] in "بف"
    ends = ends or bool(passage.classes(at) & {"preposition", "clause", "adverb"}) or passage.form(at) in _DUE
    return told and ends


_DUE = frozenset({"اثر", "جراء", "نتيجه", "خلال", "بعد"})


def _phrase_alone(passage: Passage, i: int, at: int) -> Phrase:
    start, end = bounds_of(passage, i, at - 1)
    conjoined, governor = conjoined_at(passage, i), governor_of(passage, i)
    return Phrase(
        i, at, start, end, None, None, "vague", (), "quantifier", conjoined=conjoined, governor=governor, others=True
    )


def _most(passage: Passage, base: Phrase, heads: tuple[PersonForm, ...], last: int, head_at: int) -> Phrase | None:
    """معظمهم من النساء, معظم القتلى من المدنيين, تهجير معظم السكان: most of those told of, or of those who suffer."""
    i, own = base.first, own_outcomes(heads)
    if heads[0].outcome and heads[0].number == "pl":
        return _most_were(passage, replace(base, own=own), last)
    split = passage.known[head_at].person_split
    theirs = passage.form(i).endswith("هم")
    if not theirs and i and passage.known[i - 1].outcomes:
        return replace(base, last=last, heads=heads, own=own, head_at=head_at)
    linked = passage.form(base.first + 1) == "من"
    if not linked and not (theirs and split is not None and not split.article):
        return None
    start, end = bounds_of(passage, head_at, head_at)
    return replace(base, start=start, end=end, last=last, heads=heads, own=own, rule="majority", head_at=head_at)


def _most_were(passage: Passage, base: Phrase, at: int) -> Phrase | None:
    """معظم القتلى من المدنيين, أغلب ضحايا القصف كانوا أطفالا: who most of the casualties were, said after them."""
    for k in range(at, min(len(passage.tokens), at + _WERE_WITHIN)):
        if passage.tokens[k].kind != "word" or k in passage.counts_at:
            return None
        if passage.form(k) in _BEING:
            continue
        if passage.known[k].outcomes:
            return None
        of = passage.form(k) == "من"
        heads, last, head_at = heads_at(passage, k + of, counted=False, value=None)
        if not heads:
            continue
        split = passage.known[head_at].person_split
        whole = heads[0].number == "pl" and not heads[0].outcome and heads[0].kind != "group"
        indefinite = split is not None and not (split.article or split.pronoun or split.particle)
        if not whole or not (of or indefinite):
            return None
        start, end = bounds_of(passage, head_at, head_at)
        return replace(base, start=start, end=end, last=last, heads=heads, rule="majority", head_at=head_at)
    return None


_BEING = frozenset({"كان", "كانوا", "كن", "هم", "هن"})
_WERE_WITHIN = 4  # words from the casualties to who they were: whose they are, and a verb of being


def _of_pronoun(
    passage: Passage, base: Phrase, at: int, span_last: int, *, present: bool, linked: bool
) -> Phrase | None:
    """Some of those whom a pronoun stands for: جميع من في الحافلة, عدد من هؤلاء, عدد ممن كانوا, العديد منهم."""
    if passage.form(at) == "ممن":
        return replace(base, last=at + 1, others=True)
    if present or (linked and passage.form(at) in THESE):
        return replace(base, last=at, others=True)
    if base.plural and passage.form(span_last) in _OF_THEM:
        return replace(base, last=span_last + 1, others=True)
    return None


def _nobody(passage: Passage, i: int) -> bool:
    """أحد under a negation and with no plural after it: لم يصب أحد."""
    after = passage.known[i + 1] if i + 1 < len(passage.tokens) else None
    no = any("negation" in passage.classes(k) for k in range(max(0, i - 6), i)) or passage.form(i - 2) == "ما"
    return no and not (after is not None and after.people)


def none_of(passage: Passage, i: int) -> Phrase | None:
    """لم يصب أي من الركاب, دون إصابة أي منهم: none of those meant, where a negation stands before; None elsewhere."""
    if passage.form(i + 1) in _OF_THEM or (passage.form(i + 1) == "من" and passage.form(i + 2) in THESE):
        heads: tuple[PersonForm, ...] = ()
        last = i + 2 + (passage.form(i + 1) == "من")
    elif passage.form(i + 1) == "من":
        heads, last, _ = heads_at(passage, i + 2, counted=False, value=None)
        if not heads or heads[0].number != "pl":
            return None
    else:
        return None
    words = _NO if passage.known[i - 1].outcomes else _NOT
    no = any(passage.classes(k) & words for k in range(max(0, i - _NO_REACH), i))
    return _phrase_of_nobody(passage, i, last, heads) if no else None


_NOT = frozenset({"negation"})
_NO = _NOT | {"denial"}  # لم يقتل أي من عناصره, نفى مقتل أي من عناصره; but نفى أن يكون بينهم أي من القادة
_NO_REACH = 6


def _phrase_of_nobody(passage: Passage, i: int, last: int, heads: tuple[PersonForm, ...]) -> Phrase:
    start, end = bounds_of(passage, i, i)
    governor = governor_of(passage, i)
    return Phrase(i, last, start, end, 1, None, "exact", heads, "nobody", governor=governor, plural=False)


def _one_of_unknown(passage: Passage, at: int) -> bool:
    """أحد المطلوبين: a sound plural that the vocabulary does not know still names people."""
    form = passage.form(at)
    return form.startswith("ال") and form.endswith(("ين", "ون")) and len(form) > 5


def others_phrase(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    """آخرون, وآخران, وأصاب آخر: the phrase at token ``i``, None where others are no people; and the token after it."""
    form = passage.form(i)
    stem = passage.known[i].particle_split
    word = stem.stem if stem else form
    as_many = word in _AS_MANY
    another = word == "اخري" and _another_woman(passage, i)
    if (word == "اخري" and not another) or ((word == "اخر" or as_many) and not _follows_victim_word(passage, i)):
        return None, i + 1
    start, end = bounds_of(passage, i, i)
    value = 1 if word == "اخر" or another else 2 if word in ("اخران", "اخريان", "اخرتين") else None
    phrase = Phrase(
        i,
        i + 1,
        start,
        end,
        value,
        None,
        "vague" if value is None else "exact",
        (),
        "as-many" if as_many else "others",
        conjoined=conjoined_at(passage, i),
        governor=governor_of(passage, i),
        others=True,
        plural=value != 1,
        woman=another,
    )
    return phrase, i + 1


def _another_woman(passage: Passage, i: int) -> bool:
    """قُتلت امرأة وأصيبت أخرى: another of the one woman named before, and none of the houses that were hit."""
    if not passage.known[i - 1].outcomes:
        return False
    people = (passage.known[k].people[:1] for k in range(max(0, i - _ANOTHER_WITHIN), i - 1))
    return any(p.gender == "f" and p.number == "sg" for found in people for p in found)


_ANOTHER_WITHIN = 6


_AS_MANY = frozenset({"مثلهم", "مثلهن", "مثلهما"})  # قتل ثلاثة وأصيب مثلهم


def _follows_victim_word(passage: Passage, i: int) -> bool:
    """آخر is a person only straight after an outcome word or as an added one: وأصاب آخر, وآخر قتل."""
    before = passage.known[i - 1] if i else None
    split = passage.known[i].particle_split
    return bool(before and before.outcomes) or bool(split and split.conjunction)
