"""Places in sentences: what is found, what it is, what happens there. The sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.words import tokens
from hasila.model import Report
from hasila.reading import read as read_report
from hasila.reading.place_mention import PlaceMention
from hasila.reading.places import places


def read(text: str, beat: str = "") -> list[PlaceMention]:
    return places(tokens(text), text, beat)


def names(text: str) -> list[str]:
    return [mention.name for mention in read(text)]


def harm(text: str, figure: str) -> str | None:
    place = next(f.place for f in read_report(Report("r", text)).figures if f.text == figure)
    return None if place is None else place.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف بإدلب", "إدلب"),
        ("وبيروت هادئة", "بيروت"),
        ("عادوا للرقة", "رقة"),
        ("قصف على مدينة أعزاز", "أعزاز"),
        ("غارة على مخيم «الزهرات» فجراً", "الزهرات"),
        ("هجوم على سجن الصناعة", "سجن الصناعة"),
        ("الوضع في قطاع غزة", "قطاع غزة"),
        ("قصف ريف إدلب الجنوبي", "ريف إدلب الجنوبي"),
        ("قصف على الريف الغربي لمدينة أعزاز", "الريف الغربي لمدينة أعزاز"),
        ("في الريف الجنوبي لإدلب", "الريف الجنوبي لإدلب"),
        ("اشتباكات في قطاع وردانة", "قطاع وردانة"),
        ("غارات في شمال غربي سوريا", "شمال غربي سوريا"),
        ("غارات في الشمال السوري", "الشمال السوري"),
        ("في حي الورود", "حي الورود"),
        ("في قرية #وردانة", "وردانة"),
        ("على تل_أبيض", "تل_أبيض"),
    ],
)
def test_the_name_stands_without_its_clitics(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    ["دخل من الباب", "سلام على الجميع", "أعلنت كتائب حلب", "قوات سوريا الديمقراطية", "قال علي صالح",
     "في منطقة خفض التصعيد", "منطقة يسيطر عليها الجيش", "في حي شعبي", "المدعوم تركيًا",
     "وأدى القصف إلى حريق", "في كتلة كبيرة", "وادى ذلك إلى حريق", "في منطقة الغارة", "في ميدان العز",
     "كسرت الشرطة رجله", "في محطة وقود"],
)
def test_words_that_are_places_elsewhere_are_none_here(text):
    assert names(text) == []


def test_an_institution_is_not_the_place_it_is_named_after():
    found = read("قصف طال جامعة حلب")
    assert [m.name for m in found] == ["جامعة حلب"]
    assert found[0].id is None
    assert found[0].lat is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قصف على أعزاز", "location"), ("استهدف أعزاز", "location"), ("انفجار قرب أعزاز", "location"),
        ("ينحدر من أعزاز", "origin"), ("قصف مصدره أعزاز", "origin"), ("القوات المتمركزة في أعزاز", "origin"),
        ("قالت روسيا", "other"), ("وزير خارجية سوريا", "other"), ("سفارة البلاد في بيروت", "other"),
        ("عمان - رويترز", "other"), ("القرى التابعة لأعزاز", "other"), ("وصلوا إلى أعزاز", "other"),
        ("في كل من أعزاز", "location"), ("بعد اللقاء الذي جمع الوزيرين في مدينة أعزاز", "other"),
        ("منذ توقيع الاتفاق في أعزاز", "other"), ("استهدف القصف مقر المؤتمر في أعزاز", "location"),
        ("أعزاز/ الوكالة", "other"), ("نقلوا إلى مشفى الورد في أعزاز", "other"),
        ("قصف مشفى الورد في أعزاز", "location"), ("انفجار في العاصمة الصومالية مقديشو", "location"),
        ("انسحبوا من بلدة وردانة بمحافظة إدلب", "origin"),
    ],
)
def test_roles(text, role):
    assert [m.role for m in read(text)][-1] == role


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("في مدينة أعزاز", 1), ("في محيط مدينة أعزاز", 2), ("في محافظة إدلب", 4), ("في ريف إدلب", 5),
        ("في شمال سوريا", 5), ("في سوريا", 6), ("في البحر المتوسط", 7), ("على بعد 10 كم شرق أعزاز", 2),
    ],
)
def test_precision(text, precision):
    assert read(text)[-1].precision == precision


def test_a_name_of_no_gazetteer_has_no_coordinates():
    (found,) = read("في قرية وردانة الجديدية")
    assert (found.id, found.lat, found.lon, found.precision) == (None, None, None, None)
    assert found.told


def test_the_hierarchy_named_by_the_report_decides():
    syrian = read("قصف على مدينة أريحا بريف إدلب")[0]
    palestinian = read("اقتحام مدينة أريحا في الضفة الغربية، فلسطين")[0]
    assert syrian.ancestors[-1] == "سوريا"
    assert palestinian.ancestors[-1] == "فلسطين"


def test_a_place_of_another_country_than_its_province_is_not_chosen():
    assert read("انفجار في ناحية بني سعد بمحافظة ديالى")[0].id is None


def test_the_place_of_harm_is_the_finest_of_its_sentence():
    assert harm("قتل 3 مدنيين في بلدة وردانة بريف إدلب.", "3") == "وردانة"


def test_where_the_shooting_came_from_is_not_where_it_struck():
    assert harm("قصف على مدينة أعزاز. مصدر القصف مدينة تل رفعت، وقتل 4 مدنيين.", "4") == "أعزاز"


def test_a_sentence_without_a_place_takes_the_one_before():
    assert harm("قصف الطيران بلدة تفتناز. وقتل 4 مدنيين.", "4") == "تفتناز"


def test_a_wide_headline_takes_the_village_that_the_report_tells():
    assert harm("مقتل 4 مدنيين في إدلب\nقصف استهدف قرية وردانة بريف إدلب.", "4") == "وردانة"


def test_a_cumulative_toll_keeps_its_wide_place():
    text = "قصف استهدف قرية وردانة بريف إدلب.\nقتل 400 مدني منذ مطلع العام في إدلب."
    assert harm(text, "400") == "إدلب"


def test_a_definite_word_takes_up_the_place_before():
    text = "هجوم على سجن الصناعة. تحدث الناطق في دير الزور أمس. وقتل في السجن 7 حراس."
    assert harm(text, "7") == "سجن الصناعة"


def test_a_dual_names_two_places():
    text = "قصف على بلدتي تفتناز وسرمين. وقتل 4 مدنيين."
    assert harm(text, "4") == "تفتناز وسرمين"


def test_a_dual_makes_a_name_of_the_second_too():
    assert names("قتل 4 في حيي المعارف والبيادق") == ["المعارف", "البيادق"]


@pytest.mark.parametrize(
    "text",
    [
        "انفجرت سيارة في مدينة سبها الواقعة على بعد 700 كيلومتر جنوبي طرابلس وقتل 4 مدنيين.",
        "قتل 4 مدنيين في مدينة سبها التي تبعد نحو 700 كم عن العاصمة طرابلس.",
        "في سبها، على مسافة 700 كلم تقريبا إلى الجنوب من طرابلس قتل 4 مدنيين.",
    ],
)
def test_what_a_place_is_measured_from_is_not_where_it_happened(text):
    assert harm(text, "4") == "سبها"


def test_a_village_does_not_hold_its_town():
    assert harm("غارة غربي مدينة إدلب عند أطراف قرية وردانة، أسفرت عن مقتل 4 مدنيين.", "4") == "وردانة"


def test_a_given_name_makes_a_person_of_a_place():
    assert names("قتل أحمد حلب في أعزاز") == ["أعزاز"]


def test_a_clause_keeps_its_own_wide_place():
    text = "غارات على بلدة تفتناز بريف إدلب، ويأتي ذلك بعد قصف تعرض له ريف حلب خلف 4 قتلى."
    assert harm(text, "4") == "ريف حلب"


def test_an_event_with_a_clause_of_its_own_has_its_own_place():
    assert harm("يربط المحققون بين الهجوم في سرمين والهجوم الذي أوقع 4 قتلى خلال اجتماع في أعزاز.", "4") == "أعزاز"


def test_where_a_place_left_lies_is_left_as_well():
    left = read("طردت القوات من مدينة أعزاز بريف حلب")
    assert [mention.role for mention in left] == ["origin", "origin"]


def test_a_neighbourhood_is_finer_than_its_town():
    text = "قتل 4 مدنيين في طرابلس.\nوقع الانفجار في حي الزهرات في طرابلس."
    assert harm(text, "4") == "حي الزهرات"


def test_a_report_without_places_gives_none():
    assert harm("قتل 4 مدنيين.", "4") is None


@given(st.text(alphabet="قصف على مدينةأعزاز بريفحلب,.\n«»#_ـً-()3 ", max_size=60))
def test_offsets_point_into_the_text(text):
    for mention in read(text):
        assert text[mention.start : mention.end] == mention.name
        assert mention.outer <= mention.first < mention.last or mention.first <= mention.outer


def test_a_capital_s_namesake_is_meant_where_its_quarters_are_named():
    (city, *_) = read("تجددت الاشتباكات في طرابلس بين باب التبانة وجبل محسن")
    assert (city.kind, city.ancestors[-1]) == ("city", "لبنان")
    (capital,) = read("تجددت الاشتباكات في طرابلس")
    assert (capital.kind, capital.ancestors[-1]) == ("capital", "ليبيا")
