"""Parts and wholes, and facts stated again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hasila.model import Figure, Report
from hasila.reading import read

Read = Callable[[str], tuple[Figure, ...]]


def parts(found: tuple[Figure, ...]) -> dict[int | None, int | None]:
    """Value of a part → value of its whole."""
    values = {each.id: each.value for each in found}
    return {each.value: values[each.subset_of] for each in found if each.subset_of}


@pytest.mark.parametrize(
    "text",
    [
        "قُتل عشرة أشخاص بينهم ثلاثة أطفال.",
        "قُتل عشرة أشخاص، من بينهم ثلاثة أطفال.",
        "قُتل عشرة أشخاص، ثلاثة منهم أطفال.",
    ],
)
def test_those_among_them_are_a_part(figures: Read, text: str) -> None:
    assert parts(figures(text)) == {3: 10}


def test_what_adds_up_to_a_later_total_is_its_parts(figures: Read) -> None:
    found = figures("قُتل 77 حارساً و40 مقاتلاً و4 مدنيين، وبذلك وصلت الحصيلة إلى 121 قتيلاً.")
    assert parts(found) == {77: 121, 40: 121, 4: 121}


def test_what_does_not_add_up_is_no_part(figures: Read) -> None:
    assert parts(figures("قُتل 77 حارساً و40 مقاتلاً. وفي تل الورد قُتل 300 شخص.")) == {}


def test_wounded_are_no_part_of_the_killed(figures: Read) -> None:
    assert parts(figures("قُتل عشرة أشخاص وأصيب ثلاثة.")) == {}


def test_a_headline_and_its_lead_state_one_fact(figures: Read) -> None:
    found = figures("مقتل خمسة عمال في انهيار منجم\nقُتل خمسة عمال في انهيار منجم قرب وادي الزهر.")
    assert [each.repeats for each in found] == [None, "f1"]


def test_the_same_number_elsewhere_is_another_fact(figures: Read) -> None:
    found = figures("قُتل خمسة عمال في دمشق أمس. وقُتل خمسة جنود في حلب.")
    assert [each.repeats for each in found] == [None, None]


def test_another_outcome_is_another_fact(figures: Read) -> None:
    assert [each.repeats for each in figures("مقتل خمسة عمال\nأصيب خمسة عمال في انهيار منجم.")] == [None, None]


def test_some_of_them_are_not_all_of_them(figures: Read) -> None:
    found = figures("إصابة عشرة عمال. بعض الناس أصيبوا بجروح خطيرة.")
    assert [each.repeats for each in found] == [None, None]


@pytest.mark.parametrize(("lead", "repeats"), [("قُتل مدني بقذيفة في وادي السدر.", "f1"), ("قُتل جندي بقذيفة.", None)])
def test_the_one_in_a_headline_is_the_one_in_the_lead(figures: Read, lead: str, repeats: str | None) -> None:
    assert figures(f"مقتل مدني في تل الورد\n{lead}")[1].repeats == repeats


@pytest.mark.parametrize(
    ("told", "linked"),
    [("قُتل سبعة مدنيين في تل الورد.", (None, "f1")), ("قُتل مدني في تل الورد.", ("f1", None))],
)
def test_one_is_a_part_of_a_plural_and_no_restatement(figures: Read, told: str, linked: tuple[str, str]) -> None:
    found = figures(f"سقوط قتلى في تل الورد\n{told}")[1]
    assert (found.subset_of, found.repeats) == linked


def test_two_persons_of_different_names_are_two(figures: Read) -> None:
    apart = figures("توفي الصحفي أحمد الحسين في السنديانة. وقتل الصحفي ياسر الأحمد في السنديانة.")
    again = figures("توفي الصحفي أحمد الحسين في السنديانة. وأكد مصدر أن أحمد الحسين توفي في السنديانة.")
    assert [each.repeats for each in apart] == [None, None]
    assert [each.repeats for each in again] == [None, again[0].id]


def test_what_is_denied_is_not_told_again_by_what_is_asserted(figures: Read) -> None:
    headline = "مقتل مدني وإصابة مدني بانفجار في حي النخلة"
    found = figures(
        f"{headline} نفت الوزارة مقتل ثلاثة مدنيين في الغارة. {headline} قُتل ثلاثة مدنيين في قصف على بلدة تل الورد."
    )
    three = [(each.assertion, each.repeats) for each in found if each.value == 3]
    assert three == [("denied", None), ("asserted", None)]


@pytest.mark.parametrize(
    ("opening", "linked"),
    [("و", ["f1", "f1"]), ("ويوم الجمعة الماضي ", ["f1", None]), ("وفي 28 من أيلول الفائت ", ["f1", None])],
)
def test_what_another_day_did_is_no_part_of_the_headline(figures: Read, opening: str, linked: list[str]) -> None:
    found = figures(
        "قصف على تل الورد يوقع قتلى\nقُتل رجل بقصف على تل الورد.\nوهرعت فرق الإسعاف إلى البلدة.\n"
        f"{opening}قُتل مدنيان بقصف على تل الورد."
    )
    assert [each.subset_of for each in found[1:]] == linked


def test_parts_of_two_bare_nouns_are_of_the_first(figures: Read) -> None:
    found = figures("أدت الاشتباكات إلى سقوط قتلى وجرحى بينهم قيادات.")
    most = figures("أدت الغارات إلى سقوط شهداء وجرحى معظمهم من الأطفال.")
    counted = figures("أدت الاشتباكات إلى مقتل ثلاثة أشخاص وإصابة سبعة بينهم طفلان.")
    assert [each[-1].subset_of for each in (found, most, counted)] == ["f1", "f1", "f2"]


@pytest.mark.parametrize("among", ["من بين الضحايا", "من بين القتلى"])
def test_those_from_among_the_dead_are_of_the_dead_told_before(figures: Read, among: str) -> None:
    found = figures(f"قُتل 257 شخصاً في تحطم طائرة قرب السنديانة. وقال مصدر إن {among} 26 من أعضاء الفريق.")
    assert parts(found) == {26: 257}


@pytest.mark.parametrize(
    ("told", "linked"),
    [
        ("وفي 5 آذار 2018 قُتل 94 مدنياً في غارات على بلدة تل الورد.", {94: 700}),
        ("وفي 5 آذار 2018 قُتل 94 مدنياً في غارات على بلدة السنديانة.", {}),
        ("وفي 5 آذار 2018 أُصيب 94 مدنياً في غارات على بلدة تل الورد.", {}),
        ("وفي 5 آذار 2018 قُتل 94 مدنياً في غارات على بلدة تل الورد. وعبرت قافلة الجسر. ووصل وفد.", {}),
    ],
)
def test_a_day_s_dead_are_of_the_period_s_of_that_place(figures: Read, told: str, linked: dict[int, int]) -> None:
    found = figures(
        f"{told} وقالت المنظمة إنها وزعت خياماً. "
        "وقُتل 700 شخص في بلدة تل الورد منذ مطلع العام."
    )
    assert parts(found) == linked
    assert [each.scope for each in found] == ["incident", "cumulative"]


@pytest.mark.parametrize("other", ["بلدة تل الورد", "قرية الكرمة", "مدينة البيلسان"])
def test_what_befell_another_town_is_no_part_of_a_lead_that_names_its_own(figures: Read, other: str) -> None:
    found = figures(
        "سقوط جرحى بقصف مدفعي على بلدة السنديانة\nأُصيب سبعة مدنيين بقصف على بلدة السنديانة. "
        f"وأُصيب خمسة مدنيين بقصف على {other}."
    )
    assert [each.subset_of or each.repeats for each in found[1:]] == ["f1", None]


def test_what_is_told_next_may_name_the_place_more_closely(figures: Read) -> None:
    found = figures(
        "سقوط جرحى بقصف على طريق الجسر.\nأُصيبت ثلاث نساء قرب قرية السنديانة. وأُصيب جنديان في قرية تل الورد."
    )
    assert [(each.subset_of, each.scope) for each in found[1:]] == [("f1", "incident"), (None, "incident")]


@pytest.mark.parametrize(
    ("again", "linked"), [('مخيم "البيلسان"', "f1"), ("مخيم #البيلسان", "f1"), ("مخيم الياسمين", None)]
)
def test_a_name_is_one_with_quotes_and_hashes(figures: Read, again: str, linked: str | None) -> None:
    found = figures(
        "وصل وفد. وعبرت قافلة الجسر. وأُصيب سبعة مدنيين بقصف على مخيم البيلسان. "
        f"وأكد الطبيب إصابة سبعة مدنيين بقصف على {again}."
    )
    assert found[1].repeats == linked


def test_what_was_over_months_before_is_no_part_of_the_news() -> None:
    text = (
        "قتلى وجرحى في احتجاجات السنديانة\nقُتل سبعة محتجين في السنديانة بالرصاص. وقُتل مزارع في وادي الزهر. "
        "ويتزامن ذلك مع ذكرى مقتل ستة محتجين في السنديانة في 30 مارس 1976."
    )
    found = read(Report("1", text, published=dt.date(2018, 3, 31))).figures
    assert next(each for each in found if each.value == 6).subset_of is None


def test_nobody_is_a_part_of_himself(figures: Read) -> None:
    first = "بينهم خلّف الحريق عشرات عمال بين قتيل وجريح. خلّف الحريق ثلاثة جنود بين قتيل وجريح."
    found = figures(f"{first} وبذلك بلغت الحصيلة منهم وكان 40 من عناصر القتلى. 5 من الجرحى.")
    wholes = {figure.id: figure.subset_of for figure in found}
    for figure in found:
        above, seen = figure.subset_of, {figure.id}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = wholes[above]
