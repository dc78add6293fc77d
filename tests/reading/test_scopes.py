"""One event, or a total over many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "وثّق المرصد مقتل 86 مدنياً منذ مطلع العام.",
        "قُتل 86 مدنياً خلال شهر أيار.",
        "قُتل 86 مدنياً منذ عام 2015.",
        "وثّقت اللجنة مقتل 86 مدنياً في هجمات متفرقة.",
    ],
)
def test_a_toll_over_a_time_or_over_many_events_is_cumulative(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "قُتل ثلاثة جنود في كمين.",
        "قُتل ثلاثة جنود صباح اليوم.",
        "قُتل ثلاثة جنود خلال الاشتباكات.",
        "قُتل ثلاثة جنود منذ الصباح.",
        "قُتل ثلاثة جنود في معركة استمرت سبعة أيام.",
    ],
)
def test_one_event_is_an_incident_however_long_it_took(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "قُتل 80 مدنياً خلال الساعات الأربع والعشرين الماضية.",
        "قُتل 80 مدنياً خلال الـ24 ساعة الماضية.",
        "قُتل 80 مدنياً في غضون ذلك وخلال 48 ساعة فقط.",
    ],
)
def test_the_toll_of_a_whole_day_is_over_whatever_happened_in_it(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["cumulative"]


def test_what_one_event_is_measured_against_is_no_stretch_of_its_toll(figures: Read) -> None:
    text = "أصيب ثلاثة رعاة في انفجار لغم، وهو ثالث حادث من نوعه خلال 24 ساعة."
    assert [each.scope for each in figures(text)] == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "ومنذ إعلان الهدنة في 11 تشرين الأول 2025، وثّقت المديرية مقتل 88 مدنياً وإصابة 315 آخرين.",
        "ارتفع عدد القتلى إلى 354، فيما بلغ عدد الجرحى 906 منذ بدء الهدنة.",
        "ارتفعت حصيلة العدوان على كفر سالم إلى 1448 شهيداً و6868 مصاباً.",
    ],
)
def test_a_count_over_time_is_of_both_outcomes(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["cumulative", "cumulative"]


def test_those_whom_a_total_names_after_its_number_are_counted_over_its_time(figures: Read) -> None:
    text = "يرتفع إلى 194 بينهم 10 نساء عدد القتلى الذين وثقهم المركز منذ مطلع العام."
    assert [each.scope for each in figures(text)] == ["cumulative", "cumulative"]


def test_years_told_before_the_words_spoken_are_not_theirs(figures: Read) -> None:
    text = "قال في زيارة إلى الجزيرة التي تحتلها القوات منذ 1974: نحن في حداد على هجوم أوقع 30 قتيلا."
    assert [each.scope for each in figures(text)] == ["incident"]


def test_the_rise_of_one_attacks_toll_is_of_one_event(figures: Read) -> None:
    text = "ارتفع عدد قتلى التفجير إلى 12، فيما بلغ عدد الجرحى 30."
    assert [each.scope for each in figures(text)] == ["incident", "incident"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("كثفت المدفعية، اليوم الخميس، قصفها على الريف، ما أدى إلى سقوط ضحايا.", "cumulative"),
        ("شنت القوات حملة قصف على الريف الغربي أسفرت عن وقوع قتلى.", "cumulative"),
        ("تواصل القوات قصفها لمناطق المدنيين مسببة خسائر بشرية.", "cumulative"),
        ("وجاء ذلك رداً على التصعيد العسكري الأخير الذي أدى إلى مقتل مدنيين.", "cumulative"),
        ("كثفت المدفعية قصفها على الريف واستهدفت بلدة السنديانة ما أدى إلى سقوط ضحايا.", "incident"),
        ("كثفت المدفعية قصفها على الريف، فيما سقط قتلى في انفجار لغم.", "incident"),
        ("كثفت المدفعية قصفها على الريف بعد مقتل عدد من الجنود.", "incident"),
        ("كثفت المدفعية قصفها على الريف ما أدى إلى مقتل سبعة مدنيين.", "incident"),
        ("قصفت المدفعية بلدة السنديانة ما أدى إلى سقوط ضحايا.", "incident"),
    ],
)
def test_a_campaign_of_strikes_is_many_events(figures: Read, text: str, scope: str) -> None:
    assert [each.scope for each in figures(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("تزايدت الهجمات منذ مطلع العام، وكان أبرزها الهجوم على متحف أدى إلى مقتل 22 شخصاً.", "incident"),
        ("شهدت المدينة خلال الأشهر الماضية هجمات، بما في ذلك هجوم كبير أودى بحياة 40 شخصاً.", "incident"),
        ("وقعت منذ مطلع العام تفجيرات عدة، آخرها تفجير في السوق أوقع 30 قتيلاً.", "incident"),
        ("تزايدت الهجمات منذ مطلع العام، وأدت إلى مقتل 22 شخصاً.", "cumulative"),
        ("منذ بدء هجوم القوات قُتل 1435 مدنياً في الغوطة.", "cumulative"),
    ],
)
def test_one_event_singled_out_of_a_period_s_is_one(figures: Read, text: str, scope: str) -> None:
    assert [each.scope for each in figures(text)] == [scope]


@pytest.mark.parametrize(
    ("after", "scope"),
    [
        ("يأتي ذلك بعد سلسلة غارات على المنطقة", "incident"),
        ("وتأتي العملية بعد هجمات متفرقة", "incident"),
        ("في سلسلة غارات على المنطقة", "cumulative"),
    ],
)
def test_what_the_news_comes_after_is_no_part_of_it(figures: Read, after: str, scope: str) -> None:
    assert [each.scope for each in figures(f"قتلت القوات ثلاثة مسلحين، {after}.")] == [scope]


def test_one_harm_told_with_two_nouns_has_one_scope(figures: Read) -> None:
    text = "قصفت الطائرات تجمعات المسلحين وآلياتهم في مواقع متفرقة من المديرية، ما أسفر عن سقوط قتلى وجرحى."
    assert [each.scope for each in figures(text)] == ["cumulative", "cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت السلطات 476 شخصاً خلال نيسان 2018.",
        "وثق المركز مقتل 45 مدنياً خلال شباط.",
        "قتل 30 صياداً على السواحل خلال آذار الماضي.",
    ],
)
def test_a_months_toll_is_counted_over_time(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["cumulative"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("سجل الطريق 5 حوادث مرورية أسفرت عن إصابة عشرة أشخاص.", "cumulative"),
        ("سبقتها حوادث مماثلة في مناطق متفرقة تحت سيطرتهم أدت إلى سقوط قتلى.", "cumulative"),
        ("أُصيب ستة مدنيين في 4 حوادث سير.", "cumulative"),
        ("أسفر حادث مروري عن إصابة عشرة أشخاص.", "incident"),
    ],
)
def test_accidents_are_many_and_an_accident_is_one(figures: Read, text: str, scope: str) -> None:
    assert [each.scope for each in figures(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("تعرض ثلاثة رجال لإصابات متفرقة إثر انقلاب مركبة.", "incident"),
        ("تعرض ثلاثة رجال لهجمات متفرقة وقُتلوا.", "cumulative"),
    ],
)
def test_scattered_wounds_are_of_one_event(figures: Read, text: str, scope: str) -> None:
    assert figures(text)[0].scope == scope


@pytest.mark.parametrize(
    "told",
    [
        "وأصيبت عائلة، الجمعة 3 أيار 2021، بغارة على الطريق، حيث تتكرر الغارات بين الحين والآخر.",
        "قُتل مدنيون في 3 أيار 2021 بغارة على القرية التي تتعرض للقصف بشكل متكرر.",
        "سقط جرحى، الأحد 5 حزيران 2022، في انفجار بالسوق، وتتكرر الانفجارات فيه بشكل شبه يومي.",
    ],
)
def test_a_habit_told_after_a_day_is_not_that_days(figures: Read, told: str) -> None:
    assert [each.scope for each in figures(told)] == ["incident"]
