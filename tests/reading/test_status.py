"""Civilian, combatant or unknown; child, woman, man, elderly: by the report's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قُتل ثلاثة مدنيين.", "civilian"),
        ("قُتل ثلاثة أطفال.", "civilian"),
        ("قُتل ثلاثة صحفيين.", "civilian"),
        ("قُتل ثلاثة مزارعين.", "civilian"),
        ("قُتل ثلاثة جنود.", "combatant"),
        ("قُتل ثلاثة من عناصر الشرطة.", "combatant"),
        ("قُتل ثلاثة مسلحين.", "combatant"),
        ("قُتل ثلاثة حراس.", "combatant"),
        ("قُتل ثلاثة أشخاص.", "unknown"),
        ("سقط ثلاثة قتلى.", "unknown"),
        ("قُتل ثلاثة أشخاص من عناصر الشرطة.", "combatant"),
    ],
)
def test_status_is_what_the_words_say(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]


def test_a_mans_children_are_not_of_the_force_named_before_him(figures: Read) -> None:
    text = "استهدفت الميليشيا منزل مواطن ما أسفر عن مقتله وإصابة اثنين من أبنائه."
    assert [each.status for each in figures(text)] == ["civilian", "civilian"]


def test_each_of_two_groups_has_its_own(figures: Read) -> None:
    assert [each.status for each in figures("قُتل مدنيان وجندي.")] == ["civilian", "combatant"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أصيب ثلاثة من عناصر الدفاع المدني.", "civilian"),
        ("مقتل عنصرين من فرق الإسعاف.", "civilian"),
        ("قُتل أربعة من الكوادر الطبية.", "civilian"),
        ("قُتل عنصران من الشرطة.", "combatant"),
        ("قُتل ثلاثة عناصر بقصف استهدف مركزاً للدفاع المدني.", "combatant"),
    ],
)
def test_members_of_rescuers_are_no_fighters(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]


def test_others_are_of_those_before_them(figures: Read) -> None:
    assert [each.status for each in figures("قُتل ثلاثة جنود وأصيب خمسة آخرون.")] == ["combatant", "combatant"]


@pytest.mark.parametrize(
    ("text", "demographic"),
    [
        ("مقتل طفلين بانفجار لغم", "child"),
        ("مقتل ثلاث نساء بانفجار لغم", "woman"),
        ("مقتل رجلين بانفجار لغم", "man"),
        ("مقتل مسنّ بانفجار لغم", "elderly"),
        ("مقتل ثلاثة أشخاص بانفجار لغم", ""),
        ("مقتل ثلاثة جنود بانفجار لغم", ""),
    ],
)
def test_demographic_is_what_the_noun_says(figures: Read, text: str, demographic: str) -> None:
    assert [each.demographic for each in figures(text)] == [demographic]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قُصف منزل في حي الزيتون، ما أدى إلى مقتل ستة أشخاص بينهم طفلان.", "civilian"),
        ("قُصف حي الزيتون، ما أدى إلى مقتل ستة أشخاص بينهم طفلان.", "unknown"),
        ("قُتل ستة أشخاص بينهم ثلاثة مدنيين بقصف على منزل.", "unknown"),
        ("أصيب ستة أشخاص بينهم امرأة خلال تظاهرة في تل الورد.", "civilian"),
        ("أصيب ستة أشخاص بينهم امرأة بقصف طائرة مسيرة في تل الورد.", "unknown"),
        ("أصيب عشرون شخصاً معظمهم من المدنيين.", "unknown"),
        ("أصيب عشرون شخصاً جميعهم من المدنيين.", "civilian"),
    ],
)
def test_children_among_them_need_more_to_make_all_civilians(figures: Read, text: str, status: str) -> None:
    assert figures(text)[0].status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("استشهاد أحد أفراد الدورية.", "combatant"),
        ("تعرضت دورية لإطلاق نار نتج عنه مقتل أحد أفرادها.", "combatant"),
        ("أصيب أحد أفراد العائلة.", "unknown"),
        ("أصيب ثلاثة من أفراد الدرك.", "combatant"),
        ("أصيب ثلاثة من أفراد الطاقم الطبي.", "civilian"),
        ("خطف المسلحون عدداً من أبناء القرية.", "civilian"),
        ("قُتل شاب من أبناء بلدة السنديانة.", "civilian"),
        ("قُتل أربعة من أفراد المقاومة.", "combatant"),
        ("مقتل عادل الوردي القيادي في حركة النور.", "combatant"),
        ("مقتل عادل الوردي، أحد عناصر الحركة.", "combatant"),
        ("مقتل عادل الوردي على يد عناصر الحركة.", "civilian"),
        ("خسائر بشرية في صفوف «لواء النور» بقصف ليلي.", "combatant"),
        ("خسائر بشرية في صفوف المعلمين بقصف ليلي.", "civilian"),
        ("6 شهداء وأكثر من 15 جريحاً بقصف لقوات النظام.", "unknown"),
    ],
)
def test_what_they_belong_to_says_who_they_were(figures: Read, text: str, status: str) -> None:
    assert figures(text)[0].status == status


def test_fighters_among_them_do_not_make_all_fighters(figures: Read) -> None:
    found = figures("قُتل ستة جنود في تل الورد. وفي وادي السدر سقط 16 قتيلاً بينهم 8 مسلحين.")
    assert [each.status for each in found] == ["combatant", "unknown", "combatant"]


def test_parts_that_make_up_their_total_say_who_all_were(figures: Read) -> None:
    found = figures("قُتل ثمانية أشخاص - ثلاثة أطفال وخمس نساء - في القصف.")
    assert [(each.value, each.status) for each in found] == [(8, "civilian"), (3, "civilian"), (5, "civilian")]
    assert found[0].id == found[1].subset_of == found[2].subset_of


@pytest.mark.parametrize(
    ("text", "status"),
    [("أصيب جندي وقُتل فلسطينيان.", "unknown"), ("أصيب جندي وقُتل اثنان آخران.", "combatant")],
)
def test_people_of_a_nation_beside_fighters_are_others(figures: Read, text: str, status: str) -> None:
    assert figures(text)[1].status == status


@pytest.mark.parametrize(
    ("text", "demographic"),
    [
        ("قُتل المواطن سامر الحلو بقذيفة.", "man"),
        ("قُتل مواطن بقذيفة.", ""),
        ("قُتلت المواطنة سمر الحلو بقذيفة.", "woman"),
        ("قُتل الطفل سامر الحلو بقذيفة.", "child"),
    ],
)
def test_a_man_by_name(figures: Read, text: str, demographic: str) -> None:
    assert figures(text)[0].demographic == demographic


def test_another_is_of_the_same_kind(figures: Read) -> None:
    assert [each.demographic for each in figures("قضى طفل وأصيب آخر.")] == ["child", "child"]
    assert [each.demographic for each in figures("قضى طفل وأصيب أربعة آخرون.")] == ["child", ""]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أصيبت خمس نساء في قصف للجيش والفصائل.", "civilian"),
        ("قُتل سبعون من العاملين في السجن والحراس.", "unknown"),
    ],
)
def test_those_who_struck_are_not_counted_with_them(figures: Read, text: str, status: str) -> None:
    assert figures(text)[0].status == status


@pytest.mark.parametrize(("hurt", "status"), [("أكثر من ثمانين", "combatant"), ("أكثر من ثمانين شخصاً", "unknown")])
def test_those_counted_as_persons_are_no_fighters_by_the_report(figures: Read, hurt: str, status: str) -> None:
    assert figures(f"قُتل سبعة جنود في الهجوم. وجُرح {hurt}.")[1].status == status


def test_persons_and_those_beside_them_are_no_fighters_for_a_policeman_elsewhere(figures: Read) -> None:
    found = figures(
        "أدى انفجار في السنديانة إلى مقتل 19 شخصاً وإصابة 43. وقُتل ثلاثة عناصر من الشرطة في انفجار قرب تل الورد."
    )
    assert [(each.value, each.status) for each in found] == [(19, "unknown"), (43, "unknown"), (3, "combatant")]


def test_a_young_man_with_no_sign_of_fighting_is_one_of_the_townspeople(figures: Read) -> None:
    hurt = figures("قُتل شاب برصاص مجهولين في السنديانة.")
    near = figures("قُتل شاب بقصف على موقع عسكري في السنديانة.")
    held = figures("اعتقلت الدورية شاباً في السنديانة.")
    assert [each.status for each in (*hurt, *near, *held)] == ["civilian", "unknown", "unknown"]


def test_his_leader_is_no_woman_and_no_civilian(figures: Read) -> None:
    leader = figures("أقر التنظيم بمقتل زعيمه في السنديانة.")
    commander = figures("أقر التنظيم بمقتل قائده في السنديانة.")
    assert [(each.status, each.demographic) for each in leader] == [("unknown", "")]
    assert [each.status for each in commander] == ["combatant"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("قُتل جندي وأُصيب زميله في كمين.", ["combatant", "combatant"]),
        ("قُتل أحد أفراد الدورية سامر العلي وأُصيب زميله.", ["combatant", "combatant"]),
        ("قُتل مصور وأُصيبت زميلته في السنديانة.", ["civilian", "civilian"]),
        ("قُتلت طفلة وأُصيب والداها وشقيقها في السنديانة.", ["civilian", "civilian", "civilian"]),
        ("قُتل جندي وأُصيب شقيقه في بلدة السنديانة، ونُقل المدنيون منها.", ["combatant", "civilian"]),
    ],
)
def test_a_colleague_is_of_his_kind_a_brother_only_of_townspeople(
    figures: Read, text: str, statuses: list[str]
) -> None:
    assert [each.status for each in figures(text)] == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("قُتل أبو سراج و21 مسلحاً آخرين في السنديانة. وأُصيب مدني في تل الورد.", ["combatant"] * 2 + ["civilian"]),
        ("اعتقلت الشرطة رجلاً وأربعة طلاب آخرين.", ["civilian", "civilian"]),
        ("أُصيب رجل وثلاثة جنود آخرين قرب مدرسة.", ["combatant", "combatant"]),
    ],
)
def test_whom_others_are_counted_with_is_one_of_them(figures: Read, text: str, statuses: list[str]) -> None:
    assert [each.status for each in figures(text)] == statuses


@pytest.mark.parametrize(
    ("among", "status"),
    [
        ("بين المدنيين", "civilian"),
        ("بين المدنيين أو العسكريين", "unknown"),
        ("في صفوف المدنيين أو الجيش", "unknown"),
        ("في صفوف المدنيين والجنود", "unknown"),
        ("بين الجنود أو المدنيين", "unknown"),
    ],
)
def test_none_of_either_kind_is_of_no_one_kind(figures: Read, among: str, status: str) -> None:
    assert [each.status for each in figures(f"لم يسقط أي قتلى {among} في القصف.")] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("نفذ مسلحون هجوماً ضد سياح يابانيين أسفر عن مقتل 4 منهم.", "civilian"),
        ("طعن رجل ستة مشاركين في مسيرة سنوية.", "civilian"),
        ("أُصيب سبعة مشاركين في احتجاج على الغلاء.", "civilian"),
        ("أُصيب سبعة مشاركين في السباق.", "unknown"),
    ],
)
def test_of_tourists_and_marchers(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("احترقت المركبة وتوفي قائدها.", "unknown"),
        ("انقلبت الحافلة ولقي قائدها حتفه.", "unknown"),
        ("تراجعت الكتيبة وقتل قائدها.", "combatant"),
    ],
)
def test_who_steers_a_vehicle_is_of_no_rank(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("أدت الاشتباكات إلى سقوط قتلى وجرحى بينهم قيادات.", ["combatant"] * 3),
        ("قُتل خمسة أشخاص بينهم قيادي في الميليشيا.", ["combatant", "combatant"]),
        ("أسفرت الغارة عن مقتل وجرح العشرات، بينهم قادة.", ["combatant", "combatant"]),
        ("قُتل خمسة أشخاص بينهم شرطي.", ["unknown", "combatant"]),
        ("قُتل خمسة أشخاص بينهم جنود.", ["unknown", "combatant"]),
    ],
)
def test_those_with_leaders_among_them_are_of_the_leaders_side(
    figures: Read, text: str, statuses: list[str]
) -> None:
    assert [each.status for each in figures(text)] == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قُتل عشرات برصاص الحرس خلال تظاهرات على الحدود.", "civilian"),
        ("أُصيب سبعة أشخاص بالرصاص في احتجاجات على الغلاء.", "civilian"),
        ("قُتل شخص أثناء احتجاج في بلدة السنديانة.", "civilian"),
        ("قُتل شرطي خلال تظاهرات على الحدود.", "combatant"),
        ("قُتل سبعة أشخاص خلال السباق في بلدة السنديانة.", "unknown"),
    ],
)
def test_those_hurt_in_a_protest_are_protesters_whoever_else_was_hurt(figures: Read, text: str, status: str) -> None:
    assert figures(f"أُصيب ثلاثة جنود بشظايا في تل الورد. {text}")[1].status == status


def test_the_dead_of_a_war_are_not_the_fighters_of_the_day(figures: Read) -> None:
    text = "قتل سبعة مسلحين في كفر سالم.\nوكانت الحملة قد أسفرت منذ بدايتها عن أكثر من 700 قتيل."
    assert [each.status for each in figures(text)] == ["combatant", "unknown"]


def test_those_of_one_fight_are_fighters(figures: Read) -> None:
    text = "قتل سبعة مسلحين في معارك كفر سالم.\nوأسفرت المعارك عن 20 قتيلا."
    assert [each.status for each in figures(text)] == ["combatant", "combatant"]


@pytest.mark.parametrize(
    "told",
    [
        "سقط قتيل وعدد من المصابين بقصف لقوات الحكومة على القرية.",
        "سقط قتيل وعدد من الجرحى برصاص جنود على الطريق.",
        "سقط قتيلان وثلاثة من الجرحى بقصف لقوات التحالف.",
    ],
)
def test_what_is_said_of_the_second_count_is_not_said_of_the_first(figures: Read, told: str) -> None:
    assert figures(told)[0].status == "unknown"


@pytest.mark.parametrize(
    ("text", "demographic"),
    [
        ("أصيب صحفي بشظايا.", "man"),
        ("قُتل سائق شاحنة على الطريق.", "man"),
        ("أصيبت صحفية بشظايا.", "woman"),
        ("أصيب ثلاثة صحفيين بشظايا.", ""),
        ("أصيب مدني بشظايا.", ""),
        ("أصيب جندي بشظايا.", ""),
    ],
)
def test_of_one_person_the_masculine_of_a_trade_is_a_man(figures: Read, text: str, demographic: str) -> None:
    assert [each.demographic for each in figures(text)] == [demographic]


def test_rescuers_are_no_fighters_whatever_quotes_their_name_is_in(figures: Read) -> None:
    assert [each.status for each in figures('أصيب 3 عناصر من فرق "الدفاع المدني" بشظايا.')] == ["civilian"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قُتل أربعة في قصف الطائرات خيمة تؤوي نازحين.", "civilian"),
        ("قُتل أربعة بعد قصف مدرسة تؤوي نازحين.", "civilian"),
        ("قُتل أربعة بقصف على مركز إيواء للنازحين.", "civilian"),
        ("قُتل أربعة بقصف مدرسة عسكرية.", "unknown"),
        ("قُتل أربعة في قصف من مخيم للنازحين على ثكنة.", "unknown"),
        ("أنقذ خفر السواحل 131 مهاجراً غير شرعي.", "civilian"),
    ],
)
def test_those_who_live_where_it_was_bombed(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]
