"""Is a noun a dual? What tells it from a plural or an accusative in the same letters."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.lexicon.given_names import given_names
from hasila.lexicon.people import PersonForm
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase


def both_of(passage: Passage, at: int, head: PersonForm) -> bool:
    """والدا طفل, شقيقا الضحية, قتل قائدا الفصيل: before its owner a word in alef is a dual, and no accusative."""
    owner = passage.known[at] if at < len(passage.tokens) else None
    told = at > 1 and bool(passage.known[at - 2].outcomes) and passage.form(at - 1).endswith("ا")
    plain = at < len(passage.tokens) and not passage.classes(at) and at not in passage.dated  # اعتقلت شابا اليوم
    if told and plain and passage.form(at).startswith("ال") and not head.nationality:
        return True  # قتل قائدا الفصيلين: an indefinite noun has no such genitive
    if head.kind != "kin" or owner is None or not owner.people or owner.person_split is None:
        return False
    return not (owner.people[0].accusative or owner.person_split.conjunction or owner.person_split.particle)


def as_dual(passage: Passage, phrase: Phrase) -> Phrase:
    """شرطيين قتلا, جثتي شرطيين: the verb or the bodies tell a dual from a plural spelled alike."""
    dual = any(p.number == "du" for p in passage.known[phrase.head_at].people)
    return replace(phrase, value=2, qualifier="exact", rule="noun-du") if dual else phrase


def pointed_dual(passage: Passage, i: int) -> bool:
    """طيارَين: a fatha before the ending tells the dual from the plural."""
    token = passage.tokens[i]
    return passage.text[token.start : token.end].rstrip("\u0650\u0652").endswith(("\u064eين", "\u064eيْن", "\u064eيْنِ"))


def told_dual(passage: Passage, i: int, last: int) -> bool:
    """مقتل فلسطينيين أحدهما صحفي: a dual pronoun in the clause, with nobody else before it, tells that they are two.

    So do two names (القياديين فلان وفلان), and the letters of الأخوان, which are no الإخوان.
    """
    if passage.form(i).removeprefix("ال") == "اخوان":
        return passage.text[passage.tokens[i].end - len("أخوان") : passage.tokens[i].end] == "أخوان"
    if not passage.form(i).endswith("ين") or all(p.number != "du" for p in passage.known[i].people):
        return False
    if _two_names(passage, last):
        return True
    for k in range(last, min(len(passage.tokens), last + _PRONOUN_WITHIN)):
        form = passage.form(k)
        if form in _OF_TWO or (len(form) > _SHORTEST_OF_TWO and form.endswith("هما")):
            return True
        if form in (".", "،", ",") and k > last or passage.tokens[k].kind == "break" or passage.known[k].people:
            return False
    return False


def _two_names(passage: Passage, at: int) -> bool:
    """فلان وفلان الفلاني, فلان الفلاني وفلان: two given names from token ``at`` on, and no third."""
    at += passage.form(at) in ('"', "(", ":")
    if passage.form(at) not in given_names():
        return False
    near = range(at + 1, min(len(passage.tokens), at + _NAMES))
    joined = [k for k in near if passage.form(k)[:1] == "و" and passage.form(k)[1:] in given_names()]
    return len(joined) == 1 and joined[0] - at <= _FIRST_NAME and passage.form(joined[0] + 2)[:1] != "و"


_NAMES = 8  # tokens of two names, and of a third that would show them to be more
_FIRST_NAME = 3
_PRONOUN_WITHIN = 8
_SHORTEST_OF_TWO = 4
_OF_TWO = frozenset({"هما", "وهما", "اللذين", "اللذان", "كانا"})
