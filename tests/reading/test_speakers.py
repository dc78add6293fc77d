"""Speakers: who says what, where it begins and ends, and who passed it on. All reports here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model import Report
from hasila.reading.preparing import prepare
from hasila.reading.speakers import Speaker, attributions


def at(text: str, word: str) -> Speaker | None:
    """Who speaks at the first token of ``word``."""
    passage = prepare(Report("r", text))
    offset = text.index(word)
    token = next(i for i, t in enumerate(passage.tokens) if t.end > offset)
    return attributions(passage).speaker_at(token)


def named(text: str, word: str) -> str:
    found = at(text, word)
    return found.text if found is not None else ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال مصدر طبي إن 3 مدنيين قتلوا.", "مصدر طبي"),
        ("مصادر محلية قالت: إن 3 مدنيين قتلوا.", "مصادر محلية"),
        ("وكانت وكالة النهر ذكرت أن 3 مدنيين قتلوا.", "وكالة النهر"),
        ("أما مركز التوثيق فأكد أن 3 مدنيين قتلوا.", "مركز التوثيق"),
        ("قتل 3 مدنيين في القصف، بحسب الشرطة.", "الشرطة"),
        ("قتل 3 مدنيين في القصف، وفق ما أكدته وزارة الصحة.", "وزارة الصحة"),
        ("قتل 3 مدنيين في القصف، كما أعلنت السلطات المحلية.", "السلطات المحلية"),
        ("ووفقا للدفاع المدني، قتل 3 مدنيين.", "للدفاع المدني"),
        ("أعلنت وزارة الصحة أمس مقتل 3 مدنيين.", "وزارة الصحة"),
        ("وثق مركز الوادي لحقوق الإنسان مقتل 3 مدنيين.", "مركز الوادي لحقوق الإنسان"),
        ("قال لوكالة النهر مصدر أمني إن 3 مدنيين قتلوا.", "مصدر أمني"),
        ("وأكد المتحدث باسم الوزارة سامر النجار في بيان أن 3 مدنيين قتلوا.", "المتحدث باسم الوزارة سامر النجار"),
        ("وقال وزير الصحة، سامر النجار، إن 3 مدنيين قتلوا.", "وزير الصحة، سامر النجار"),
        ("وقال سامر النجار -وهو طبيب في المدينة-: إن 3 مدنيين قتلوا.", "سامر النجار"),
        ("وزارة الصحة: مقتل 3 مدنيين في القصف", "وزارة الصحة"),
        ("وقال مراسلنا، إن القصف أدى لمقتل 3 مدنيين.", "مراسلنا"),
        ("تسعة جرحى بينهم 3 مدنيين، حصيلة أعلنها مركز التوثيق.", "مركز التوثيق"),
        ("نشر مركز التوثيق تقريره الشهري، مؤكدا أن 3 مدنيين قتلوا.", "مركز التوثيق"),
        ("أفادنا المصدر بأن 3 مدنيين قتلوا.", "المصدر"),
    ],
)
def test_speaker_is_found_before_or_after(text: str, speaker: str) -> None:
    word = "3" if "تسعة" not in text else "تسعة"
    assert named(text, word) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "قتل 3 مدنيين في القصف.",
        "يذكر أن 3 مدنيين قتلوا العام الماضي.",
        "قتل 3 مدنيين، بحسب حصيلة أولية.",
        "تشير التقديرات إلى مقتل 3 مدنيين.",
        "لم تعلن أي جهة مسؤوليتها عن مقتل 3 مدنيين.",
        "ندد مجلس المدينة بالهجوم الذي أدى إلى مقتل 3 مدنيين.",
        "أعلن التنظيم مسؤوليته عن الهجوم الذي أسفر عن مقتل 3 مدنيين.",
        "قتل طالب جامعي و3 مدنيين.",
        "دعا رئيس البلدية إلى الهدوء بعد مقتل 3 مدنيين.",
    ],
)
def test_outlet_speaks_for_itself(text: str) -> None:
    assert at(text, "3") is None


def test_a_statement_is_by_whoever_issued_it() -> None:
    assert named("أصدرت وزارة الصحة بياناً حول القصف. وجاء في البيان أن 3 مدنيين قتلوا.", "3") == "وزارة الصحة"
    text = 'أصدر حزب الوادي بياناً.\nوجاء في نص البيان:\n"قصفت الطائرات الحي وقتل 3 مدنيين".'
    assert named(text, "3") == "حزب الوادي"


def test_the_words_of_a_hashtag_are_one_naming() -> None:
    assert named("أعلن #الأمن_العام_الوادي، اليوم الأربعاء، اعتقال 3 مدنيين.", "3") == "#الأمن_العام_الوادي"


def test_explicit_and_carried_over_are_told_apart() -> None:
    text = "أعلنت قيادة الشرطة في بيان أن الهجوم انتهى.\nوقد قتل 3 من المهاجمين.\nويذكر أن 5 قتلوا قبل عام."
    carried = at(text, "3")
    assert carried is not None
    assert (carried.text, carried.explicit) == ("قيادة الشرطة", False)
    assert at(text, "5") is None


def test_pronoun_and_agreement() -> None:
    text = "قالت وزارة الصحة إن 3 قتلوا.\nوقال مصدر أمني إن 4 أصيبوا.\nوأضافت أن 5 نقلوا.\nوأضاف أن 6 اعتقلوا."
    assert [named(text, n) for n in "3456"] == ["وزارة الصحة", "مصدر أمني", "وزارة الصحة", "مصدر أمني"]


@pytest.mark.parametrize(
    ("first", "later", "speaker"),
    [
        ("قال ضابط عسكري إن المعركة انتهت.", "وأضاف الضابط أن 3 جنود قتلوا.", "ضابط عسكري"),
        ("أعلنت مؤسسة الإغاثة أن القصف استمر.", "وقالت المؤسسة إن 3 قتلوا.", "مؤسسة الإغاثة"),
        ("قال ضابط عسكري إن المعركة انتهت.", "وأضاف المصدر أن 3 جنود قتلوا.", "ضابط عسكري"),
        ("أعلنت وزارة الدفاع أن القصف استمر.", "وأضاف البيان أن 3 قتلوا.", "وزارة الدفاع"),
    ],
)
def test_bare_noun_refers_back(first: str, later: str, speaker: str) -> None:
    found = at(f"{first}\n{later}", "3")
    assert found is not None and found.mention is not None
    assert found.text == speaker
    assert found.mention.start > len(first)


def test_chain_runs_from_the_nearest_outward() -> None:
    found = at("ونقلت وكالة النهر عن مصدر طبي قوله إن 3 مدنيين قتلوا.", "3")
    assert found is not None
    assert [found.text, *(s.text for s in found.chain)] == ["مصدر طبي", "وكالة النهر"]
    found = at("ذكرت المنظمات الإنسانية نقلا عن شهود أن 3 غرقوا.", "3")
    assert found is not None
    assert [found.text, *(s.text for s in found.chain)] == ["شهود", "المنظمات الإنسانية"]


def test_medium_only_passes_on() -> None:
    found = at("قال وزير الدفاع إن 3 جنود قتلوا، بحسب وكالة النهر.", "3")
    assert found is not None
    assert [found.text, *(s.text for s in found.chain)] == ["وزير الدفاع", "وكالة النهر"]


def test_speech_within_speech() -> None:
    text = "وأضاف التقرير أن الجيش أعلن في البداية أن الغارة أصابت مقاتلا، لكنه أفاد لاحقا بأن 3 مدنيين قتلوا."
    found = at(text, "3")
    assert found is not None
    assert [found.text, *(s.text for s in found.chain)] == ["الجيش", "التقرير"]


def test_clauses_of_one_sentence() -> None:
    text = "قتل 3 مدنيين، وقال مركز التوثيق إن 4 جرحوا، فيما أكدت الشرطة أن 5 اعتقلوا."
    assert [named(text, n) for n in "345"] == ["", "مركز التوثيق", "الشرطة"]


@pytest.mark.parametrize(("opening", "closing"), [("«", "»"), ("“", "”"), ("”", "“"), ('"', '"')])
def test_quotation_holds_until_its_closing_mark(opening: str, closing: str) -> None:
    text = f"وقال سامر النجار: {opening}قصف الحي ليلا. قتل 3 من أهلي. لم يبق أحد{closing}. وقتل 4 في حي آخر."
    assert named(text, "3") == "سامر النجار"
    assert named(text, "4") == ""


def test_quoted_name_is_no_quotation() -> None:
    text = "وقال “مكتب البلدة الإعلامي”، عبر صفحته، إن 3 قتلوا. وقتل 4 أمس."
    assert named(text, "3") == "“مكتب البلدة الإعلامي”"
    assert named(text, "4") == ""


def test_missing_closing_mark_ends_with_the_paragraph() -> None:
    text = "وقال سامر النجار: «قصف الحي ليلا. قتل 3 من أهلي.\nوقتل 4 في حي آخر."
    assert named(text, "3") == "سامر النجار"
    assert named(text, "4") == ""


def test_the_name_ali_is_no_preposition() -> None:
    assert named("وقال سامر علي إن 3 قتلوا على الطريق.", "3") == "سامر علي"


def test_the_hurt_who_were_taken_away_are_nobodys_words() -> None:
    assert at("إصابة طفل ووالدته بجروح نقلا على إثرها إلى مشفى السهل.", "طفل") is None


WORDS = (*"قال وأضاف أن إن مصدر طبي الوزارة بحسب قتل 3 « » : . ، - ل نقلا عن".split(), '"', "\n")


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_offsets_hold_whatever_is_written(words: list[str]) -> None:
    text = " ".join(words)
    found = attributions(prepare(Report("r", text)))
    last = 0
    for stretch in found.stretches:
        assert last <= stretch.first < stretch.last
        last = stretch.last
        for speaker in (stretch.speaker, *stretch.speaker.chain):
            assert text[speaker.start : speaker.end] == speaker.text != ""
