"""Page furniture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hasila.intake.furniture import furniture
from hasila.intake.lines import vocabulary

BODY = (
    "قُتل سبعة مدنيين وأصيب 12 آخرون بقصف مدفعي على بلدة وادي السدر صباح الإثنين، وفق مصدر طبي في المشفى.\n"
    "وقال المتحدث باسم فرق الإنقاذ إن البحث ما زال مستمراً عن مفقودين تحت أنقاض السوق القديم."
)
RELATED = "افتتاح معرض الكتاب السنوي في مدينة الزهراء\nمقتل 3 أشخاص بانقلاب حافلة على طريق الجبل"


def marked(text: str, title: str = "") -> str:
    return "\n".join(span.of(text) for span in furniture(text, title))


def test_a_plain_report_has_none() -> None:
    assert furniture(BODY) == ()


def test_buttons_are_marked_where_they_stand() -> None:
    text = f"{BODY}\n\nاظهر المزيد\nزر الذهاب إلى الأعلى"
    assert marked(text) == "اظهر المزيد\nزر الذهاب إلى الأعلى"


def test_headlines_under_a_heading_are_marked_until_prose_resumes() -> None:
    first, second = BODY.split("\n")
    assert marked(f"{first}\nاقرأ أيضاً\n{RELATED}\n{second}") == f"اقرأ أيضاً\n{RELATED}"


def test_a_short_sentence_after_a_heading_is_the_reports_own() -> None:
    assert marked(f"{BODY}\nاقرأ أيضاً\nلا مصابين بحالة حرجة.") == "اقرأ أيضاً"


def test_a_link_in_one_line_is_marked_alone() -> None:
    link = "شاهد أيضاً: لحظة انفجار مستودع في الزهراء"
    assert marked(BODY.replace("\n", f"\n{link}\n")) == link


def test_a_link_after_other_marks_is_marked_too() -> None:
    for mark in ("/", "..", "|"):
        assert marked(f"{BODY}\nقد يهمك{mark} افتتاح معرض الكتاب السنوي في مدينة الزهراء") == (
            f"قد يهمك{mark} افتتاح معرض الكتاب السنوي في مدينة الزهراء"
        )


def test_clips_are_marked_among_prose_and_not_where_a_report_begins() -> None:
    clip = "بالفيديو || افتتاح معرض الكتاب السنوي في مدينة الزهراء"
    assert marked(BODY.replace("\n", f"\n{clip}\n")) == clip
    assert marked(f"{clip}\n{BODY}") == ""


def test_a_strange_headline_between_paragraphs_is_another_reports() -> None:
    first, second = BODY.split("\n")
    third = "وقال متحدث باسم فرق الإنقاذ في وادي السدر إن البحث عن ناجين تحت الركام ما زال مستمراً حتى المساء."
    strange = "وزير الثقافة يفتتح معرض الكتاب السنوي"
    assert marked("\n".join((first, f"الزهراء: {strange}", second, third))) == f"الزهراء: {strange}"
    own = " ".join(first.split()[:6])
    assert marked("\n".join((first, own, second, third))) == ""


def test_the_pages_link_to_the_report_is_marked_at_the_end_of_a_line() -> None:
    foot = "رابط الخبر بصحيفة السدر: قتلى وجرحى بقصف على وادي السدر"
    assert marked(f"{BODY} {foot}") == foot
    assert marked(BODY + " وقال إن رابط الخبر: محذوف. " + "وأضاف المتحدث أن فرق الإنقاذ تواصل البحث. " * 8) == ""


def test_headlines_after_the_last_prose_are_marked() -> None:
    assert marked(f"{BODY}\n{RELATED}") == RELATED


def test_tags_before_those_headlines_are_marked_with_them() -> None:
    assert marked(f"{BODY}\nالزهراء\nحوادث السير\n{RELATED}") == f"الزهراء\nحوادث السير\n{RELATED}"


def test_one_line_after_the_prose_is_left_alone() -> None:
    assert marked(f"{BODY}\nمراسلة الشبكة في وادي السدر الشمالي") == ""


def test_the_reports_own_headline_is_left_alone_at_its_end() -> None:
    title = "مقتل سبعة مدنيين بقصف على وادي السدر"
    assert title not in marked(f"{BODY}\n{title}\n{RELATED}", title)


def test_a_list_of_the_dead_is_the_reports_own() -> None:
    assert marked(f"{BODY}\nعرف منهم\nأحد أبناء آل السدر الكبير\nشقيقه الأصغر وابن عمه معه") == ""


def test_lines_under_a_colon_are_the_reports_own() -> None:
    assert marked(f"{BODY}\nتوزعت الإصابات كالتالي:\nثلاثة في حي الميدان الشرقي\nأربعة في محيط السوق القديم") == ""


def test_the_tail_of_a_text_without_full_stops_is_left_alone() -> None:
    assert marked(BODY.replace(".", "") + "\n" + RELATED) == ""


def test_a_menu_is_marked() -> None:
    assert marked(f"الرئيسية\nسياسة\nاقتصاد\nرياضة\n{BODY}") == "الرئيسية\nسياسة\nاقتصاد\nرياضة"


def test_one_section_name_is_no_menu() -> None:
    assert marked(f"سياسة\n{BODY}") == ""


def test_a_dated_list_is_marked() -> None:
    dated = "\n".join(f"2022/01/{day} 10:3{day} افتتاح معرض الكتاب رقم {day}" for day in range(1, 5))
    assert marked(f"{dated}\n{BODY}") == dated


def test_view_counts_are_marked() -> None:
    assert marked(f"2022-01-31 1,284 مشاهدة\n{BODY}") == "2022-01-31 1,284 مشاهدة"


def test_captions_and_datelines_are_not() -> None:
    assert marked(f"آثار القصف على السوق (أرشيف)\nالرابية – وكالة النخلة\n{BODY}") == ""


@given(st.text(alphabet="قتل مدني\n.:|…؟0123456789اقرأ أيضاًسياسة", max_size=300), st.text(max_size=30))
def test_marks_are_ordered_stretches_of_whole_lines(text: str, title: str) -> None:
    at = 0
    for span in furniture(text, title):
        assert at <= span.start < span.end <= len(text)
        assert "\n" not in text[at : span.start].strip(" \n")[-1:]
        assert text[: span.start].rstrip(" ").endswith("\n") or not text[: span.start].strip()
        at = span.end


def test_the_vocabulary_has_the_kinds_that_are_read() -> None:
    kinds = {"line", "ends", "starts", "heading", "related", "clip", "section", "continues", "list", "foot"}
    assert set(vocabulary()) == kinds
