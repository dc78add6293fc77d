"""Every word of a report looked up: by itself, beside the word that asks for it, and as the first of several."""

from __future__ import annotations

from functools import lru_cache

from hasila.arabic.questions import Words, question_of
from hasila.arabic.words import Split, Token, splits
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.given_names import given_names
from hasila.lexicon.people import PersonForm, asked, people, unidentified
from hasila.lexicon.place_words import cue, traps
from hasila.reading.known import NOTHING, Known, in_table, known, known_as_written, may_be_known


def looked_up(kept: list[Token], words: Words, text: str) -> list[Known]:
    """What the vocabulary knows of each token of ``kept``."""
    out = [NOTHING] * len(kept)
    told_apart = _ON in text  # the report writes the preposition على so, and by علي means the name
    for i in words.where(may_be_known):
        token = kept[i]
        form = token.form
        if token.kind != "word":
            continue
        if form[-1] == "ه" and (written := text[token.end - 1]) in ("ة", "ه"):
            out[i] = known_as_written(form + written)
        elif not (told_apart and form in _ALI and text[token.end - 1] == "ي"):
            out[i] = known(form)
    return out


_ON = "على"
_ALI = frozenset({"علي", "وعلي"})  # the letters of على too, once folded


_ASKING = frozenset({"killed", "killed_or_wounded", "detained", "abducted"})


def ask(kept: list[Token], words: Words, looked_up: list[Known]) -> None:
    """Straight after a word of killing or seizing, a word that may name a person does (قُتل حداد)."""
    for i in words.where(_asked):
        form = kept[i].form
        if not i or looked_up[i] is not NOTHING or kept[i].kind != "word" or (found := _asked(form)) is None:
            continue
        first, split = found[0][0], found[1]
        marked = first.number == "sg" and (first.accusative or first.gender == "f")
        asks = _asks(looked_up[i - 1]) or (marked and _asks_object(kept, looked_up, i - 1))
        asks = asks or _asks_there(kept, looked_up, i - 1)
        listed = kept[i - 1].form == "(" and i > 1  # 3 مدنيين (أب وابناه)
        before = looked_up[i - 1 - listed]
        among = bool({"subset", "apposition"} & before.classes) or any(p.outcome or listed for p in before.people)
        among |= any(one.lemma != "كان" for one in before.outcomes)
        told = (split is not None and split.article) or among  # بينهم أب, ومن القتلى أب, أصيب أب
        one_of = "subset" in before.classes or any(p.outcome and p.number == "pl" for p in before.people)
        one_of &= first.kind != "kin" and first.number == "sg" and form in _WHOSE  # ومن بين القتلى صاحب الفندق
        ranked = asks and first.kind == "role" and i + 1 < len(kept) and kept[i + 1].form in given_names()
        if (first.kind == "kin" and told) or ranked or one_of or (asks and not form.startswith("ال")):
            looked_up[i] = Known(found[0], split, (), None, frozenset(), None)


_WHOSE = frozenset({"صاحب", "صاحبه", "مالك", "مالكه"})


def _asks_object(kept: list[Token], looked_up: list[Known], at: int) -> bool:
    """قتل المخرج منتجاً, اعتقلت الشرطة المحلية مرشدة: is token ``at`` the end of a definite subject of such a word?"""
    first = at
    while first > max(0, at - _SUBJECT) and kept[first].form.startswith("ال"):
        first -= 1
    return first < at and _asks(looked_up[first])


def _asks_there(kept: list[Token], looked_up: list[Known], at: int) -> bool:
    """قتل في حلب عامل, قتل في مدينة حلب عامل: does a known place end at token ``at``, in which somebody was killed?"""
    form = kept[at].form
    if at < _IN_IT or form in traps() or form not in gazetteer():
        return False
    at -= 2 if cue(kept[at - 1].form) is not None and kept[at - 1].form != _IN else 1
    return kept[at].form == _IN and _asks(looked_up[at - 1])


_IN = "في"
_IN_IT = 2  # words before the name: the verb, في
_SUBJECT = 3  # words of a subject and its adjectives


@question_of(asked)
def _asked(form: str) -> tuple[tuple[PersonForm, ...], Split | None] | None:
    """What a folded word names that names people only straight after a word of killing or seizing."""
    return in_table(asked(), form, joined=True)


def _asks(before: Known) -> bool:
    told = bool(before.outcomes) and before.outcomes[0].outcome in _ASKING and before.outcomes[0].lemma != "كان"
    return "hits" in before.classes or (told and not (before.outcome_split or _NO_SPLIT).pronoun)


_NO_SPLIT = Split("", "", False, "", "")


def join_compounds(kept: list[Token], words: Words, looked_up: list[Known]) -> dict[int, int]:
    """Where a noun of several words stands (رجال الأمن), give its first token the noun; token → words it takes."""
    widths: dict[int, int] = {}
    firsts = _compound_firsts()
    for i in [i for i in words.where(_opens_compound) if kept[i].kind == "word"]:
        for split in splits(kept[i].form):
            if split.stem not in firsts or split.pronoun:
                continue
            for width in (3, 2):
                rest = words.forms[i + 1 : i + width]
                entries = people().get(" ".join([split.stem, *rest]))
                if entries and len(rest) == width - 1:
                    old = looked_up[i]
                    named = any(w.startswith("ال") for w in rest) and not unidentified(entries[0])
                    definite = split._replace(article=split.article or named)
                    looked_up[i] = Known(entries, definite, (), None, old.classes, old.particle_split)
                    widths[i] = width
                    break
            if i in widths:
                break
    return widths


@lru_cache(maxsize=1)
def _compound_firsts() -> frozenset[str]:
    return frozenset(form.partition(" ")[0] for form in people() if " " in form)


@question_of(_compound_firsts)
def _opens_compound(form: str) -> bool:
    return not _compound_firsts().isdisjoint([split.stem for split in splits(form)])
