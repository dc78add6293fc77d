"""Words within and beside the naming of a speaker: what each may be, by its letters and the vocabulary."""

from __future__ import annotations

from hasila.arabic.calendar import lexicon as calendar
from hasila.arabic.memo import remembered
from hasila.arabic.words import splits
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import HeadForm, has_class, head, small

IN_HEADS = frozenset(("role", "source", "institution", "document"))
_UNITED = frozenset(("المتحده",))
_VERBAL_NOUN_OPENINGS = ("است", "انت", "اعت", "احت", "اقت", "ارت", "اشت", "اجت", "افت", "امت", "اخت", "الت",
                         "انخ", "انف", "انس", "انق", "انض", "انه")


def is_office(found: HeadForm | None) -> bool:
    """Whether a head is that of an office or rank, with its article."""
    return found is not None and found.kind == "role" and found.definite


def qualifies(form: str) -> bool:
    """Whether a word may go on a naming whose proper name, in quotation marks, is complete."""
    adjective = form.startswith("ال") and form.endswith(("ي", "يه", "يين"))
    return adjective or form.startswith("و") or head(form) is not None or "inside" in small(form)


def is_month(form: str) -> bool:
    """سجل التقرير في أيلول: a month is no part of a body's name."""
    return any(entry.role.startswith("month") for entry in calendar().get(form, ()))


def goes_with_state(form: str) -> bool:
    """Whether a definite word may go on the name of a state (روسيا الاتحادية)."""
    return form.endswith(("ي", "يه")) or form in _UNITED


def definite_adjective(form: str) -> bool:
    """قوات الأمن الإسرائيلية: with such an adjective the naming of a body is complete."""
    return form.startswith(("ال", "وال")) and form.endswith("يه")


def common_noun(form: str) -> bool:
    """A word that is no name of a body or person, without an article or a clitic."""
    known = head(form) is not None or form in given_names() or bool(small(form))
    return form.isalpha() and len(form) > 2 and not known and not form.startswith(("ال", "و", "ل", "لل"))


def indefinite_adjective(form: str, *, of_source: bool = False) -> bool:
    """منظمة إنسانية: with such an adjective a naming without an article is complete, and nothing definite goes on.

    ``of_source``: the word straight after a noun for a source, whose adjective it is in the masculine (مصدر طبي).
    """
    if of_source and form[2:].endswith("ي"):
        return True
    if not form.endswith("يه") or form.startswith(("ال", "لل", "وال")):
        return False
    return form not in given_names() and head(form) is None  # مديرية, بلدية: bodies, whose name goes on


def head_kind(form: str) -> str:
    """The kind of speaker that a folded word names; empty for any other word."""
    found = head(form)
    return found.kind if found is not None else ""


def bare(form: str) -> str:
    """A folded word without its article or the ل written onto it."""
    for article in ("لل", "ال", "ل"):
        if form.startswith(article):
            return form[len(article) :]
    return form


def complement(stem: str) -> bool:
    """Whether a word may follow a ل inside a naming (القائد العام لقوى)."""
    return has_class(stem, "complement") or head(stem) is not None


@remembered
def addressed(form: str) -> bool:
    """Whether a word with ل names whom they told (قال لوكالة)."""
    return any(split.particle == "ل" and has_class(split.stem, "addressee") for split in splits(form))


@remembered
def construct(form: str) -> bool:
    """An indefinite head, whose complement may be any noun (هيئة تحرير, لجنة إنقاذ)."""
    found = head(form)
    bare_noun = found is not None and not (found.definite or form.startswith("ال"))  # البنتاغون, whose ال is its own
    return bare_noun and found is not None and found.kind in IN_HEADS and form[-2:] not in ("ته", "تها")


@remembered
def verbal_noun(form: str) -> bool:
    """A verbal noun without an article, which after a complete naming is what was said and not who said it."""
    if form.startswith("ال") or head(form) is not None or "name" in small(form):
        return False
    if "masdar" in small(form) or any(o.part == "noun" for o in outcome_forms().get(form, ())):
        return True
    length = len(form)
    if length >= 5 and form[0] == "ا" and form[-2:-1] == "ا":
        return form.startswith(_VERBAL_NOUN_OPENINGS) or length == 5
    if length == 6 and form[0] == "م" and form[2] == "ا" and form[-1] == "ه":
        return True
    return length == 5 and form[0] == "ت" and form[3] == "ي"


@remembered
def may_begin(form: str) -> bool:
    """Whether a naming may open with this word: no verbal noun, no preposition or conjunction written onto it."""
    rest = form[1:]
    if form.startswith("و") and ("inside" in small(rest) or "stop" in small(rest)) and head(form) is None:
        return False  # but والي المدينة, written as وإلى is
    if form.startswith("بال") or (form.startswith("ب") and verbal_noun(rest)):
        return False
    stems = (form, rest) if form[:1] in ("ب", "ل") else (form,)
    owned = any(s.endswith(p) and verbal_noun(s[: -len(p)]) for s in stems for p in ("ها", "هم", "نا", "ه", "ا"))
    return not (owned or any(verbal_noun(s) for s in stems) or past_verb(form))


@remembered
def past_verb(form: str) -> bool:
    """A verb in the feminine or plural past by its ending (نفذت, نقلوا), or one that states an outcome."""
    if form.startswith("ال") or "name" in small(form) or head(form) is not None or form in given_names():
        return False
    if len(form) >= 4 and form[-1] == "ت" and form[-2] not in "ايو":
        return True
    if len(form) >= _PLURAL_VERB and form.endswith("وا"):
        return True
    found = outcome_forms().get(form, ())
    return bool(found) and all(o.part == "verb" for o in found)


_PLURAL_VERB = 5  # letters: shorter words in وا are mostly names
