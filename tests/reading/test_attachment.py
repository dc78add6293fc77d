"""Which people suffered which outcome: victims after, before and far from their verb, agents, shared counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("قُتل ثلاثة جنود في كمين.", [("killed", 3)]),
        ("ثلاثة جنود قُتلوا في كمين.", [("killed", 3)]),
        ("7 مدنيين، بينهم 4 أطفال، أصيبوا في الغارة", [("wounded", 7), ("wounded", 4)]),
        ("مقتل 5 وإصابة 7 في انفجار", [("killed", 5), ("wounded", 7)]),
        ("أودى الانفجار بحياة أربعة عمال.", [("killed", 4)]),
        ("لقي سائق وثلاثة ركاب مصرعهم في حادث سير.", [("killed", 1), ("killed", 3)]),
        ("فقد تسعة بحارة حياتهم في غرق قارب.", [("killed", 9)]),
        ("قُتل جندي ومدنيان.", [("killed", 1), ("killed", 2)]),
        ("قتلت مجموعة مسلحة ثلاثة جنود.", [("killed", 3)]),
        ("بلغ عدد القتلى 11 بينهم 3 أطفال والجرحى 31", [("killed", 11), ("killed", 3), ("wounded", 31)]),
        ("أكد المصدر أن نحو ثلاثين عنصراً من ميليشيا السهل قتلوا في المعارك.", [("killed", 30)]),
        ("اعتقلت كلاً من: سامر العلي وخالد الأحمد.", [("detained", 1), ("detained", 1)]),
        ("مقتل القيادي سامر العلي في غارة.", [("killed", 1)]),
        ("قُتل مدني إثر قصف دبابة إسرائيلية موقعاً.", [("killed", 1)]),
        ("قالت الشرطة إن متشدداً طعن أمس ستة مشاركين.", [("wounded", 6)]),
        ("الشاب سامر العلي (20 عاماً) استشهد برصاص الجنود.", [("killed", 1)]),
        ("نداء الوادي – سامر العلي – الوادي أُصيب اليوم ثلاثة عمال.", [("wounded", 3)]),  # who wrote it
        ("اعتقلت الشرطة خمسة مشتبه بهم.", [("detained", 5)]),
        ("ألقت الشرطة القبض على ستة لصوص.", [("detained", 6)]),
        ("نزح 3 آلاف شخص عن القرى.", [("displaced", 3000)]),
        ("استسلم 12 مسلحاً للجيش.", [("surrendered", 12)]),
        ("أفرجت السلطات عن 20 سجيناً.", [("released", 20)]),
        ("تحييد 18 مسلحاً في العملية.", [("neutralised", 18)]),
        ("فُقد ثلاثة صيادين في البحر.", [("missing", 3)]),
    ],
)
def test_victims_stand_around_their_verb(figures: Read, text: str, facts: list[tuple[str, int]]) -> None:
    assert [(each.outcome, each.value) for each in figures(text)] == facts


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("قتل مسلحون خمسة مدنيين في تل الورد.", ["خمسة"]),
        ("قتلت غارة طفلين.", ["طفلين"]),
        ("اختطف ثلاثة مسلحين طبيباً.", ["طبيباً"]),
        ("قتل أربعة مهاجمين حارساً.", ["حارساً"]),
    ],
)
def test_who_did_it_is_no_victim(figures: Read, text: str, victims: list[str]) -> None:
    assert [each.text for each in figures(text)] == victims


@pytest.mark.parametrize(
    "text",
    [
        "قُتل وأصيب 30 شخصاً في القصف.",
        "سقط 30 شخصاً بين قتيل وجريح.",
        "30 بين قتيل وجريح في القصف.",
    ],
)
def test_one_count_over_two_outcomes_is_one_figure(figures: Read, text: str) -> None:
    assert [(each.outcome, each.value) for each in figures(text)] == [("killed_or_wounded", 30)]


def test_two_bare_nouns_are_two_figures(figures: Read) -> None:
    found = figures("سقوط قتلى وجرحى في القصف.")
    assert [(each.outcome, each.value, each.qualifier) for each in found] == [
        ("killed", None, "vague"),
        ("wounded", None, "vague"),
    ]


def test_others_are_counted_with_the_verb_before_them(figures: Read) -> None:
    found = figures("قُتل ثلاثة مدنيين وأصيب خمسة آخرون.")
    assert [(each.outcome, each.value) for each in found] == [("killed", 3), ("wounded", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "سقطت ثلاث قذائف على الحي.",
        "تظاهر مئات العمال أمام المصنع.",
        "دمّر القصف خمسة منازل.",
        "يعمل في المصنع 300 عامل.",
        "نفقت عشرون رأساً من الأغنام.",
        "أصيبت ثلاث سيارات بأضرار.",
        "شارك خمسة أطباء في المؤتمر.",
    ],
)
def test_what_was_counted_but_not_harmed_is_none(figures: Read, text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بلغ عدد القتلى 12.", 12),
        ("ارتفعت الحصيلة إلى 9 قتلى.", 9),
        ("وصل عدد قتلى الهجوم إلى 374 شخصاً.", 374),
        ("ارتفعت حصيلة قتلى الانفجار إلى أربعين.", 40),
    ],
)
def test_a_tally_takes_its_number(figures: Read, text: str, value: int) -> None:
    assert [(each.outcome, each.value) for each in figures(text)] == [("killed", value)]
