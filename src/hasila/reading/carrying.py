"""Whether what somebody said goes on in a sentence that names no speaker.

What is printed as it was issued (صدر عن القيادة ما يلي) is its issuer's to its end, or to what the outlet adds to it.
A formal statement (a communiqué, a press conference, a report) is carried on by a sentence that adds to it (كما، وقد،
وبذلك) and, once carried on, to the end of that paragraph. Anybody's words are carried on by a sentence in which a
participle without a subject of its own (مبينا أن) still speaks, by one that takes up what was told with a pronoun
(وأدى ذلك إلى), by one that details it (ففي), tells of some of those counted (ومن بين القتلى) or of the others (وأصيب
سبعة آخرون), by a line that breaks off in the middle of a sentence, and by a list that what was said brings in. In
annotated reports a sentence after reported speech that names no speaker is, five times in six, the outlet's own; so is
a sum that it draws (وبذلك يرتفع).
A count that somebody keeps (وثقت الشبكة مقتل 86) goes on in the sentence after it, unless that tells of one attack, and
wherever a sentence tells how those counted divide (وكان من بين الضحايا).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hasila.lexicon.speech import small
from hasila.lexicon.word_lists import word_list
from hasila.reading.cue import Cue
from hasila.reading.lists import item
from hasila.reading.scope_marks import among
from hasila.reading.voices import Voice

if TYPE_CHECKING:
    from hasila.reading.passage import Passage

_THAT = frozenset({"ذلك", "هذا"})
_DETAILS = "ففي"
_TOLLS = frozenset(("وبلغ", "وبلغت", "وارتفع", "وارتفعت", "فيما"))
_NUMBERS = frozenset(("عدد", "حصيله", "اجمالي", "مجموع", "بلغ", "بلغت"))
_BACKGROUND = frozenset(("يذكر", "يشار", "تجدر", "الجدير", "كان", "كانت"))  # opens what an outlet adds to a statement
_OTHERS = frozenset({"اخرون", "اخرين"})
_OTHERS_WITHIN = 6  # tokens from the verb to those others: وأصيب أكثر من 50 شخصا آخرين
_HEADING = 5  # tokens with which an item is headed, the colon among them
_UNENDED = frozenset("،,:")
_AMONG = frozenset(("وبين", "وبينهم", "ومنهم", "وبينها"))
_BETWEEN = frozenset(("بين", "وبين"))
_AMONG_AFTER = frozenset(("بين", "بينهم", "بينها"))
_PERFECT = frozenset(("وقد", "قد"))
_WERE = frozenset(("كان", "كانت"))
_AS_FOR = "اما"
_BY = frozenset(("من", "بحسب", "حسب", "بالنسبه", "علي"))  # أما من حيث السبب، أما على صعيد الجرحى
_DIVIDES = frozenset(word_list("divides"))
_MANY = 10
_CLOSING = frozenset(".!?؟…\"")


def goes_on(passage: Passage, number: int, voice: Voice, by: Cue | None, found: Sequence[Cue]) -> bool:
    """Whether sentence ``number``, with the hand-overs ``found`` in it, opens in the words of ``voice``.

    ``by`` is the cue that gave them the end of the sentence before; None where that was itself carried over.
    """
    first = passage.sentences[number][0]
    form = passage.tokens[first].form
    if voice.whole:
        return form.removeprefix("و") not in _BACKGROUND and not _another_item(passage, first)
    if voice.counts and _of_the_count(passage, first):
        return True
    if _own(form):
        return False
    if found and found[0].subject is None and found[0].form.part == "participle":
        return True
    before = passage.sentences[number - 1]
    same_paragraph = passage.paragraph_of[before[0]] == passage.paragraph_of[first]
    takes_up = first + 1 < len(passage.tokens) and passage.tokens[first + 1].form in _THAT and form.startswith("و")
    end = passage.tokens[before[1] - 1].form
    if not same_paragraph and end in _UNENDED:
        return True  # a line that breaks off (… صباح اليوم،⏎ما تسبب بمقتل), or brings in what comes
    if by is not None and not found and passage.tokens[passage.sentences[number][1] - 1].form == ":":
        return True  # وتوزعت الحصيلة كما يلي:
    if by is None and _itemised(passage, number, same_paragraph):
        return True  # item upon item
    if voice.statement and form in _TOLLS and passage.form(first + 1) in _NUMBERS:
        return True  # وبلغ عدد الجرحى 12: a toll that goes on
    if voice.statement:
        return takes_up or "goes_on" in small(form) or (by is None and same_paragraph)
    if by is not None and voice.counts and not found and _of_many(passage, number - 1):
        return not among(passage, "event", *passage.sentences[number])  # a record goes on, unless it is of one attack
    unfinished = not same_paragraph and end not in _CLOSING
    if by is not None and (form == _DETAILS or _of_those(passage, first) or _of_the_others(passage, first)):
        return True
    told = by is not None and not by.backward and "that" in small(passage.tokens[by.content].form)
    return told and (takes_up or (unfinished and form.startswith("و")))


def _of_the_count(passage: Passage, first: int) -> bool:
    """وكان من بين الضحايا, توزع القتلى على, أما من حيث السبب: how those divide whom somebody has counted."""
    first += passage.form(first) in _PERFECT
    form = passage.form(first).removeprefix("و")
    if form in _WERE:
        return passage.form(first + 1) in _BETWEEN or passage.form(first + 2) in _BETWEEN
    if form == _AS_FOR:
        return passage.form(first + 1) in _BY
    return form in _DIVIDES or "sorts" in small(form)


def _of_many(passage: Passage, number: int) -> bool:
    """وثقت الشبكة مقتل 86: is it a record, and no single case, that sentence ``number`` tells of?"""
    counts = (passage.counts_at[i] for i in range(*passage.sentences[number]) if i in passage.counts_at)
    return any((count.value or 0) >= _MANY for count in counts)


def _itemised(passage: Passage, number: int, same_paragraph: bool) -> bool:
    """Are sentence ``number`` and the one before it items or headed lines of one list, or is it in the other's item?"""
    if item(passage, number - 1) and (same_paragraph or item(passage, number)):
        return True
    lines = [passage.sentences[at][0] for at in (number - 1, number)]
    return not same_paragraph and all(any(passage.form(i) == ":" for i in range(at, at + _HEADING)) for at in lines)


def _another_item(passage: Passage, first: int) -> bool:
    """وطنية - صيدا - عثر على جثة: does a line open with a dateline, and so with news of another?"""
    opens = first == 0 or passage.tokens[first - 1].kind == "break"
    return opens and passage.tokens[first].kind == "word" and passage.form(first + 1) == "-"


def _of_those(passage: Passage, first: int) -> bool:
    """قتل ثلاثة، بحسب الشرطة. ومن بين القتلى طفل: some of those whom the sentence before told of."""
    at = first + (passage.form(first) == "ومن")
    among = passage.form(at) in _AMONG or (at > first and passage.form(at) in _AMONG_AFTER)
    return among and (passage.form(at) not in _BETWEEN or any(one.outcome for one in passage.known[at + 1].people))


def _of_the_others(passage: Passage, first: int) -> bool:
    """قتل ثلاثة، بحسب الشرطة. وأصيب سبعة آخرون: the others of whom the sentence before told some."""
    first += passage.form(first) == "كما"
    verb = next((known for known in passage.known[first].outcomes if known.part == "verb"), None)
    if verb is None or verb.outcome != "wounded":
        return False  # وقتل آخرون is of another attack as often
    for i in range(first + 1, min(first + _OTHERS_WITHIN, len(passage.tokens))):
        if passage.form(i) in _OTHERS:
            return True
        if passage.known[i].outcomes or passage.form(i).startswith("و"):
            return False
    return False


def _own(form: str) -> bool:
    """Words by which an outlet takes up its own account again (يذكر أن, وكانت, وتشهد)."""
    return "own" in small(form) or (form[:1] in ("و", "ف") and "own" in small(form[1:]))
