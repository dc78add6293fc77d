"""Web pages."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from hasila.intake.build import Found
from hasila.intake.refusal import Unreadable
from hasila.intake.web import read_html

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>مقتل 9 مدنيين | شبكة النخلة</title>
<meta property="og:title" content="مقتل 9 مدنيين"><meta property="og:site_name" content="شبكة النخلة">
<meta property="article:published_time" content="2022-02-03T18:20:00+03:00">
<link rel="canonical" href="https://www.nakhla.example/55"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<div class="ticker"><a href="/1">عاجل: 20 قتيلا في انفجار بمدينة الزهراء</a></div>
<article><h1>مقتل 9 مدنيين</h1><figure><figcaption>آثار القصف الذي أصيب فيه 14 شخصاً</figcaption></figure>
<p>قُتل 9 مدنيين وأصيب 23 آخرون بقصف مدفعي على بلدة وادي السدر مساء الخميس، وفق ما أفاد به الدفاع المدني.</p>
<p>بين القتلى 3 أطفال.</p><ul><li>قتيلان في حي الميدان</li><li>4 قتلى في السوق</li></ul>
<p>وأضاف البيان أن فرق الإنقاذ انتشلت 5 جثث من تحت الأنقاض، وأن البحث ما زال مستمراً عن مفقودين كثر.</p>
<div><h3>اقرأ أيضاً</h3><ul><li><a href="/2">مقتل 17 شخصاً في تفجير سيارة</a></li></ul></div>
<p>لا مصابين بحالة حرجة.<br>وبلغت الحصيلة منذ مطلع الشهر 61 قتيلاً، بحسب <a href="/m">مركز السدر</a> للتوثيق.</p>
<table><tr><th>الحي</th><th>القتلى</th></tr><tr><td>الميدان</td><td>2</td></tr></table></article>
<aside><a href="/9">30 قتيلاً في غرق مركب</a></aside><footer>جميع الحقوق محفوظة</footer></body></html>"""


def page(html: str | bytes) -> Found:
    return next(read_html(html if isinstance(html, bytes) else html.encode("utf-8"), "p.html"))


@pytest.mark.parametrize(
    "words",
    ["14 شخصاً", "9 مدنيين", "3 أطفال", "قتيلان في حي", "4 قتلى", "5 جثث", "لا مصابين", "61 قتيلاً", "الميدان\t2"],
)
def test_no_figure_of_the_article_is_lost(words: str) -> None:
    assert words in page(PAGE).text


@pytest.mark.parametrize("words", ["20 قتيلا", "17 شخصاً", "30 قتيلاً", "رياضة"])
def test_no_figure_of_the_page_around_it_comes_in(words: str) -> None:
    assert words not in page(PAGE).text


def test_the_page_says_what_it_is() -> None:
    found = page(PAGE)
    assert (found.title, found.source, found.url) == ("مقتل 9 مدنيين", "شبكة النخلة", "https://www.nakhla.example/55")
    assert found.published == "2022-02-03T18:20:00+03:00"


def test_a_line_break_ends_a_line() -> None:
    assert "حرجة.\nوبلغت" in page(PAGE).text


def test_a_page_of_line_breaks_in_windows_1256() -> None:
    html = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body><div>'
        "قتل خمسة أشخاص في قصف على بلدة التينة صباح الثلاثاء، وأصيب أحد عشر شخصا بجروح متفاوتة.<br><br>"
        "وقال مصدر طبي إن بين القتلى طفلين.</div></body></html>"
    )
    assert page(html.encode("cp1256")).text.endswith("طفلين.")


def test_json_ld_gives_the_date() -> None:
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-02-04"}</script>'
    found = page(f"<html><head>{linked}</head><body><p>قتل مدنيان.</p></body></html>")
    assert found.published == "2022-02-04"


def test_dates_that_disagree_are_no_date_of_publication() -> None:
    times = f'<time datetime="{dt.date(2022, 2, 4)}">أ</time><time datetime="{dt.date(2022, 2, 5)}">ب</time>'
    assert page(f"<html><body>{times}<p>قتل مدنيان.</p></body></html>").published == ""


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="no text"):
        page("<html><body><script>1</script></body></html>")


def test_a_thousandfold_nested_page_is_read_or_refused() -> None:
    with contextlib.suppress(Unreadable):
        page("<div>" * 50_000 + "قتل مدنيان")
