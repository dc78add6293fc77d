"""Claims: act, quotation, speaker and whom they accuse. All reports here are invented."""

from __future__ import annotations

import pytest

from hasila.model import Report
from hasila.reading.claims import Claim, claims
from hasila.reading.preparing import prepare
from hasila.reading.speakers import attributions


def read(text: str) -> list[Claim]:
    passage = prepare(Report("r", text))
    return claims(passage, attributions(passage))


def only(text: str) -> Claim:
    (claim,) = read(text)
    return claim


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قال المتحدث إن المعركة انتهت.", "states"),
        ("نفت وزارة الدفاع وقوع القصف.", "denies"),
        ("قالت وزارة الدفاع إنه لا صحة للأنباء عن القصف.", "denies"),
        ("اتهمت منظمة السلام الحكومة بقصف الحي.", "accuses"),
        ("قال المتحدث إن الهجوم وقع بدعم من جهات خارجية.", "accuses"),
        ("أعلن تنظيم الظل مسؤوليته عن تفجير السوق.", "takes_responsibility"),
        ("نفى تنظيم الظل مسؤوليته عن تفجير السوق.", "denies"),
        ("نفت حركة السهل تبنيها الهجوم على الحاجز.", "denies"),
        ("تبنى تنظيم الظل الهجوم على الحاجز.", "takes_responsibility"),
        ("طالبت منظمة السلام المجتمع الدولي بوقف القصف.", "demands"),
        ("قال المتحدث إنه يجب وقف القصف.", "demands"),
        ("حذرت وزارة الصحة من كارثة في المخيمات.", "warns"),
        ("توقع المتحدث أن يرتفع عدد القتلى.", "expects"),
        ("قالت القائدة: لو نجح الهجوم لكان أهل المدينة في خطر.", "supposes"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert only(text).act == act


def test_outlets_own_supposition_has_no_speaker() -> None:
    claim = only("لو نجح الهجوم لسقط مئات القتلى.")
    assert (claim.act, claim.speaker, claim.cue) == ("supposes", None, None)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال المتحدث إن المعركة انتهت.", "indirect"),
        ("قال المتحدث: «المعركة انتهت وعاد الأهالي».", "direct"),
        ("قال المتحدث إن «المعركة انتهت وعاد الأهالي إلى البيوت».", "direct"),
        ("قال المتحدث إن المعركة انتهت في المدينة كلها وإن «العدو فر بعد ليلة طويلة من القتال».", "direct"),
        ("قال المتحدث إن المعركة في المدينة كلها انتهت بعد أن «فر العدو ليلا من الحي».", "mixed"),
        ("المتحدث سامر النجار: المعركة انتهت", "direct"),
    ],
)
def test_quoted(text: str, quoted: str) -> None:
    assert read(text)[-1].quoted == quoted


def test_a_second_content_is_a_second_claim() -> None:
    text = "أعلنت الشرطة أن الهجوم انتهى، وأن الطريق مفتوح، مضيفة أن التحقيق مستمر."
    found = read(text)
    assert [text[c.start : c.end] for c in found] == ["أن الهجوم انتهى", "وأن الطريق مفتوح", "أن التحقيق مستمر"]
    assert [text[c.cue.start : c.cue.end] if c.cue else "" for c in found] == ["أعلنت", "أعلنت", "مضيفة"]
    assert {c.speaker.text for c in found if c.speaker} == {"الشرطة"}


def test_accused() -> None:
    text = "اتهمت منظمة السلام قوات الحكومة بقصف الحي."
    accused = only(text).accused
    assert accused is not None
    assert (accused.text, text[accused.start : accused.end]) == ("قوات الحكومة", "قوات الحكومة")


def test_cue_of_two_words_and_carried_over() -> None:
    text = "وأضافت القائدة قائلة: «عاد الأهالي إلى البيوت». وقال البيان أن الطريق فتح.\nوقد عاد الأهالي."
    found = read(text)
    assert found[0].cue is not None
    last = found[-1]
    assert last.cue is None and last.speaker is not None and not last.speaker.explicit
