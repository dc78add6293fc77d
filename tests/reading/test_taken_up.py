"""Victims whom only the pronoun of a verbal noun takes up. The sentences are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أطلق مجهولون النار على شاب في البلدة ما أدى إلى مقتله.", [("شاب", "killed")]),
        ("أطلق مجهولون النار على عنصر من الشرطة، ما أدى لإصابته بجروح.", [("عنصر", "wounded")]),
        ("انفجر لغم بسيارة تقل رجلاً وزوجته ما أسفر عن مقتلهما.", [("رجلاً", "killed"), ("زوجته", "killed")]),
        ("استهدف القصف ثلاثة عمال ما تسبب بإصابتهم.", [("ثلاثة", "wounded")]),
        ("صدمت شاحنة طفلة ما أدى إلى وفاتها على الفور.", [("طفلة", "killed")]),
        ("استهدف مسلحون عنصرين من الشرطة ما أدى إلى مقتلهما.", [("عنصرين", "killed")]),
        ("أطلقوا النار على مزارع ما أدى لمقتله وإصابة زوجته.", [("مزارع", "killed"), ("زوجته", "wounded")]),
    ],
)
def test_the_pronoun_takes_up_whom_it_agrees_with(figures: Read, text: str, told: list[tuple[str, str]]) -> None:
    assert [(each.text, each.outcome) for each in figures(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزير شاباً قبل وفاته.",  # no result of anything
        "تحدث شاب عن حياته.",
    ],
)
def test_a_pronoun_that_nothing_led_to_counts_nobody(figures: Read, text: str) -> None:
    assert figures(text) == ()


def test_a_pronoun_that_agrees_with_nobody_counts_nobody(figures: Read) -> None:
    assert [each.outcome for each in figures("زار وفد من الطلاب رجلاً مريضاً ما أدى إلى وفاتها.")] == []
