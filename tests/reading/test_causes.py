"""Cause and blame: the sentences of ``causes.jsonl``, all invented, and the rules one by one."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from hasila.lexicon.causes import CODES
from hasila.model import Report
from hasila.reading.attachment import Draft, attach
from hasila.reading.blame import BlamedMention, blamed_of
from hasila.reading.cause_doers import doer_of
from hasila.reading.causes import CauseMention, cause_of, causes, governing
from hasila.reading.passage import Passage
from hasila.reading.phrases import phrases
from hasila.reading.preparing import prepare
from hasila.reading.triggers import triggers

ROWS = [json.loads(line) for line in Path(__file__).with_name("causes.jsonl").read_text("utf-8").splitlines()]


def drafts_of(text: str) -> tuple[Passage, list[Draft]]:
    passage = prepare(Report(id="r", text=text))
    return passage, attach(passage, phrases(passage), triggers(passage))


def read(text: str, figure: str = "") -> tuple[CauseMention | None, BlamedMention | None]:
    """Cause and blame of the figure with these words, of the first one without."""
    passage, drafts = drafts_of(text)
    draft = next(d for d in drafts if figure in ("", text[d.phrase.start : d.phrase.end]))
    mentions = causes(passage)
    tied = governing(passage, draft, mentions)
    return cause_of(passage, tied, mentions), blamed_of(passage, draft, tied, mentions, partial(doer_of, passage))


def code(text: str, figure: str = "") -> str | None:
    cause, _ = read(text, figure)
    return None if cause is None else cause.code


def blamed(text: str, figure: str = "") -> str | None:
    _, by = read(text, figure)
    return None if by is None else by.text


@pytest.mark.parametrize("row", ROWS, ids=range(1, len(ROWS) + 1))
def test_the_invented_sentences(row: dict[str, str | None]) -> None:
    text, figure = row["text"], row["figure"]
    assert text is not None and figure is not None
    assert (code(text, figure), blamed(text, figure)) == (row["cause"], row["blamed"])


def test_offsets_point_into_the_text_as_given() -> None:
    for row in ROWS:
        cause, by = read(row["text"], row["figure"])
        if cause is not None:
            assert cause.code in CODES
            assert row["text"][cause.start : cause.end].strip() == row["text"][cause.start : cause.end] != ""
        if by is not None:
            assert row["text"][by.start : by.end] == by.text


def test_clitics_are_left_out_of_the_words() -> None:
    text = "قتل طفل بقصف روسي على كفر الندى."
    cause, by = read(text)
    assert cause is not None and by is not None
    assert (text[cause.start : cause.end], by.text) == ("قصف", "روسي")


def test_diacritics_and_tatweel_stay_in_the_words() -> None:
    text = "قُتل مدني جرّاء قَصْـف مدفعيّ لقوّات النظام على السهلة."
    cause, by = read(text)
    assert cause is not None and by is not None
    assert (text[cause.start : cause.end], by.text) == ("قَصْـف مدفعيّ", "قوّات النظام")


def test_an_adjective_settles_how_a_strike_was_made() -> None:
    assert code("قتل طفل في قصف على السهلة.") == "shelling"
    assert code("قتل طفل في قصف جوي على السهلة.") == "airstrike"
    assert code("قتل طفل في هجوم على السهلة.") is None
    assert code("قتل طفل في هجوم انتحاري على السهلة.") == "suicide"


def test_a_march_is_no_drone() -> None:
    assert code("أصيب شاب خلال مسيرة في السهلة.") is None
    assert code("أصيب شاب بقصف مسيرة تركية في السهلة.") == "drone"


def test_a_ceasefire_is_no_shooting() -> None:
    assert code("قتل شاب بعد وقف إطلاق النار في السهلة.") is None


def test_a_definite_strike_takes_up_the_one_told_before() -> None:
    text = "شنت طائرات حربية روسية غارات على السهلة. وأسفر القصف عن مقتل ثلاثة مدنيين."
    assert code(text) == "airstrike"
    assert blamed(text) == "طائرات حربية روسية"


def test_another_matter_takes_up_nothing() -> None:
    assert code("قصفت قوات النظام السهلة. وفي سياق آخر، أصيب رجل في كفر الندى.") is None


def test_letters_that_may_be_passive_name_no_agent() -> None:
    assert blamed("قتل مقاتلان من قوات النظام في السهلة.") is None
    assert blamed("قُتل قائد في الجيش وثلاثة جنود.") is None
    assert blamed("قتلت قوات النظام مقاتلين اثنين في السهلة.") == "قوات النظام"


def test_what_a_strike_hits_is_not_blamed() -> None:
    assert blamed("قتل ثلاثة جنود باستهداف دورية للجيش في السهلة.") is None
    assert blamed("قتل ثلاثة جنود في هجوم استهدف قوات النظام في السهلة.") is None
    assert blamed("قتل مسلحان بعد صد هجوم لتنظيم داعش على السهلة.") is None


def test_denied_and_unclaimed_deeds_blame_nobody() -> None:
    assert blamed("لم تعلن أي جهة مسؤوليتها عن الهجوم الذي أدى إلى مقتل شرطي.") is None
    assert blamed("نفت حركة الشباب مسؤوليتها عن الهجوم الذي أدى إلى مقتل شرطي.") is None


def test_an_accident_is_nobodys_doing() -> None:
    assert blamed("قتل طفلان في حادث سير سوري على طريق السهلة.") is None


def test_blame_becomes_the_models_noun() -> None:
    _, by = read("قتل رجل على يد مجهولين في السهلة.")
    assert by is not None
    named = by.named()
    assert (named.text, named.actor, named.span.start) == ("مجهولين", None, by.start)


def test_reading_twice_gives_the_same() -> None:
    assert read(ROWS[0]["text"]) == read(ROWS[0]["text"])


def test_those_who_died_in_their_own_attack_are_not_blamed_on_themselves() -> None:
    assert blamed("هاجم الحوثيون السهلة. وقتل ثمانية حوثيين في الهجوم.") is None


def test_a_claim_of_one_attack_is_not_of_the_next() -> None:
    text = "قتل خمسة في تفجير تبناه تنظيم داعش في السهلة، كما قتل سبعة في انفجار سيارة مفخخة في كفر الندى."
    assert (blamed(text, "خمسة"), blamed(text, "سبعة")) == ("تنظيم داعش", None)
    assert (code(text, "خمسة"), code(text, "سبعة")) == ("explosion", "ied")


def test_dawn_blows_nothing_up() -> None:
    assert code("وصلت القوات فجر اليوم. وقتل جنديان في السهلة.") is None
    assert code("فجر انتحاري نفسه في سوق السهلة. وقتل جنديان.") == "suicide"


def test_what_a_strike_led_to_is_not_the_cause() -> None:
    assert code("قصفت قوات النظام السوق، ما أدى لاندلاع حرائق ومقتل أربعة مدنيين.") == "shelling"
