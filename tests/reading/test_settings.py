"""Where and when the harm was done. The sentences, places and outlets are made up."""

import datetime as dt
import sys
from types import FrameType

import pytest

from hasila.model import Report
from hasila.reading import read
from hasila.reading.attachment import attach
from hasila.reading.phrases import phrases
from hasila.reading.preparing import prepare
from hasila.reading.settings import scene_of, settings
from hasila.reading.triggers import triggers


def first(text: str, published: dt.date | None = dt.date(2022, 3, 10)):
    return read(Report("r", text, published=published)).figures


def places(text: str) -> list[str | None]:
    return [f.place.text if f.place else None for f in first(text)]


def days(text: str, published: dt.date | None = dt.date(2022, 3, 10)) -> list[str | None]:
    found = [f.date and f.date.earliest for f in first(text, published)]
    return [day and day.isoformat() for day in found]


def test_a_headline_takes_the_finer_place_of_the_same_number():
    text = (
        "مقتل 4 مدنيين بقصف على ريف إدلب\nقتل 4 مدنيين بقصف على قرية وردانة بريف إدلب."
        "\nوأصيب 7 مدنيين بقصف على قرية زهران بريف إدلب."
    )
    assert places(text) == ["وردانة", "وردانة", "زهران"]


@pytest.mark.parametrize(
    "text",
    [
        "هذا أسوأ هجوم في أعزاز منذ مقتل 14 مدنيا في غارة.",
        "جاء الانفجار في أعزاز بعد ثلاثة أيام من مقتل 14 مدنيا في غارة.",
        "قصف الجيش مواقع في أعزاز ردا على مقتل 14 مدنيا في غارة.",
    ],
)
def test_harm_that_a_sentence_only_looks_back_to_has_no_place_of_the_sentence(text):
    assert places(text) == [None]


def test_a_town_hit_is_not_a_village_of_the_district_of_its_name():
    text = (
        "قصف يستهدف مدينة أعزاز يوقع قتلى\nقتل شخص نتيجة قصف استهدف مدينة أعزاز بريف حلب.\n"
        "وقبل يومين وقع انفجار في منزل بقرية وردانة بمنطقة أعزاز، ما أدى إلى مقتل طفلتين."
    )
    assert places(text) == ["أعزاز", "أعزاز", "وردانة"]


def test_dozens_told_again_are_no_three():
    figures = first("قتل مسلحون 3 جنود في أعزاز.\nوقضت الحملة على عشرات المسلحين.")
    assert [f.repeats for f in figures] == [None, None]


def test_scattered_harm_keeps_the_wide_place():
    text = "أصيب مدنيون بقصف على مناطق متفرقة من ريف إدلب.\nوقصفت المدفعية قرية وردانة بريف إدلب."
    assert places(text)[0] == "ريف إدلب"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل 3 مدنيين بغارة في منطقة وردانة بمديرية الزهران.", "وردانة"),
        ("قتل 3 مدنيين باشتباكات في منطقة وردانة داخل مدينة أعزاز.", "وردانة"),
        ("حررت القوات تلة وردانة في قرية زهران وأسفرت المعارك عن مقتل 3 جنود.", "زهران"),
        ("قتل 3 مدنيين بقصف على مخيم وردانة للنازحين من القرى الواقع في منطقة زهران.", "مخيم وردانة"),
        ("قتل 3 مدنيين بقصف على أعزاز.\nواستهدف القصف منزلا في حي الورد شمالي المدينة.", "حي الورد"),
        ("قتل 3 مدنيين بقصف على الغوطة الشرقية المحاصرة، معقل الفصائل قرب دمشق.", "الغوطة الشرقية"),
        ("قتل 3 مدنيين بقصف على ريف إدلب.\nوجاء القصف بعد لقاء الوزيرين في مدينة سوتشي الروسية.", "ريف إدلب"),
        ("أصيب 3 أطفال بغارات على مخيم للنازحين في إدلب.\nواستهدفت الغارات مخيم «الورد» قرب معرة مصرين.", "الورد"),
        ("قتل 7 بقصف على ريف إدلب، فيما استهدف الطيران زهران.\nوأسفر قصف قرية وردانة بريف إدلب عن مقتل 7.", "وردانة"),
        ("اندلعت اشتباكات في مدينة سبها.\nوقالت سلمى الورد المسؤولة بقرية وردانة التي تقع بين تلين إن 8 رجال قتلوا.",
         "سبها"),
        ("قتل 3 مدنيين بتفجير شرق كابول.\nوقالت الشرطة إن سيارة انفجرت في حي وردانة.", "حي وردانة"),
        ("قتل 3 مدنيين بقصف على مخيم #وردانة قرب #أعزاز شمالي #حلب.", "مخيم #وردانة"),
    ],
)
def test_the_place_is_what_the_words_put_the_harm_in(text, place):
    assert set(places(text)) == {place}


def test_a_figure_told_on_keeps_the_place():
    assert places("قصفت الطائرات قرية وردانة بريف إدلب. وأسفر القصف عن مقتل 3 مدنيين.") == ["وردانة"]


def test_another_matter_does_not_inherit_a_finer_place():
    text = "قتل 3 مدنيين بقصف على قرية وردانة بريف إدلب.\nوعلى صعيد آخر قتل جنديان في ريف إدلب."
    assert places(text) == ["وردانة", "ريف إدلب"]


def test_the_seat_of_a_speaker_is_not_the_place():
    text = "قتل 3 مدنيين بقصف على قرية وردانة. وقالت مسؤولة في مدينة حلب إن القصف على القرية أدى إلى مقتل 3 مدنيين."
    assert places(text) == ["وردانة", "وردانة"]


def test_two_names_joined_are_one_place():
    assert places("قتل 3 مدنيين بقصف على قرية وردانة وقرية زهران.") == ["وردانة وقرية زهران"]


def test_a_town_is_named_before_its_roads():
    assert places("قتل 3 مدنيين بانفجار على طريق المحطة في بلدة وردانة.") == ["وردانة"]


def test_a_side_of_a_town_lies_in_it():
    text = "قتل 9 مدنيين في هجوم في طرابلس.\nوتصاعد الدخان من المبنى في حي الورد إلى الغرب من وسط طرابلس."
    assert places(text) == ["حي الورد"]


def test_a_camp_in_a_province_is_not_named_after_it():
    assert places("أصيب 3 أطفال في قصف على مخيم بإدلب.") == ["إدلب"]


def test_a_sum_takes_the_region_beside_it():
    text = "وقتل 135 شخصا منذ بداية العام.\nويهدد القصف على شمال غربي سوريا حياة السكان."
    assert places(text) == ["شمال غربي سوريا"]


def test_a_sum_is_over_the_place_that_stands_right_after_it():
    text = "وثق المرصد منذ بداية العام مقتل 64 مدنيا في سوريا، بينهم 16 مدنيا في محافظة إدلب بقصف على قرية وردانة."
    assert places(text)[0] == "سوريا"


def test_where_somebody_was_born_is_not_where_they_died():
    assert places("قتل القيادي المولود بالكويت في قصف على قرية وردانة.") == ["وردانة"]


def test_the_hurt_are_taken_to_a_hospital():
    assert places("أصيب 3 مدنيين بقصف على قرية وردانة ونقلوا إلى مستشفى السلام.") == ["وردانة"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل 3 مدنيين أمس بقصف على قرية وردانة.", "2022-03-09"),
        ("قال مسؤولون أمس إن 3 مدنيين قتلوا بقصف على قرية وردانة.", None),
        ("قتل 3 مدنيين بقصف على قرية وردانة.", None),
    ],
)
def test_the_day_of_harm_is_not_the_day_of_saying(text, day):
    assert days(text) == [day]


def test_the_day_of_the_lead_is_of_the_sentences_after_it():
    assert days("قصفت الطائرات أمس قرية وردانة. وأسفر القصف عن مقتل 3 مدنيين.") == ["2022-03-09"]


def test_a_turn_to_another_matter_ends_what_the_lead_dates():
    assert days("قتل 3 مدنيين أمس في قصف.\nوفي حادث منفصل قتل جنديان.") == ["2022-03-09", None]


def test_the_day_after_an_attack_is_not_its_day():
    assert days("دعا الرئيس اليوم إلى الهدوء بعد يوم من هجوم أوقع 16 قتيلا.") == ["2022-03-09"]
    assert days("قصفت الطائرات الحي أمس غداة مقتل 3 جنود.") == ["2022-03-08"]


def test_a_toll_since_a_day_runs_to_publication():
    found = first("قتل أكثر من 90 مدنيا منذ 5 شباط 2022 في ريف إدلب.")[0]
    assert found.date is not None
    assert (found.date.earliest, found.date.latest) == (dt.date(2022, 2, 5), dt.date(2022, 3, 10))


def test_without_publication_a_relative_day_stays_open():
    assert days("قتل 3 مدنيين أمس بقصف على قرية وردانة.", None) == [None]


@pytest.mark.parametrize("end", [" ", ". ", "\n", "، "])
def test_the_choice_keeps_step_with_the_text(end):
    def calls(times: int) -> int:
        """The work told without a clock: how often a function is called."""
        text = ("قتل 3 مدنيين أمس بقصف على قرية وردانة بريف إدلب" + end) * times
        passage = prepare(Report("r", text, published=dt.date(2022, 3, 10)))
        drafts, scene = attach(passage, phrases(passage), triggers(passage)), scene_of(passage)
        made = 0

        def count(_frame: object, _event: str, _argument: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(count)
        try:
            settings(passage, drafts, ["incident"] * len(drafts), scene)
        finally:
            sys.setprofile(None)
        return made

    assert calls(400) < 8 * calls(100)


def test_a_word_that_takes_up_a_place_joins_no_list():
    text = "قصف الجيش قرية وردانة بريف إدلب.\nوقتل 3 مدنيين في قرية زهران والقرية.\nوقتل 4 في القرية وقرية الورد."
    for figure in first(text):
        assert figure.place is None or "\n" not in figure.place.text


def test_a_place_is_sought_among_the_dates_at_once():
    def steps(times: int) -> int:
        """The work told without a clock: how often the module's own functions and generators are gone on with."""
        text = "وصل وفد إلى دمشق يوم 3 آذار ثم إلى حلب " * times
        passage = prepare(Report("r", text, published=dt.date(2022, 3, 10)))
        made = 0

        def count(frame: FrameType, event: str, _argument: object) -> None:
            nonlocal made
            made += event == "call" and frame.f_globals["__name__"] == scene_of.__module__

        sys.setprofile(count)
        try:
            assert len(scene_of(passage).places) == 2 * times
        finally:
            sys.setprofile(None)
        return made

    assert steps(400) < 7 * steps(100)
