"""People who had come together to mourn, pray or feast are no fighters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قُتل 16 شخصا كانوا يشاركون في تشييع جيرانهم.", "civilian"),
        ("قُتل عشرون شخصا في تفجير استهدف مجلس عزاء في البلدة.", "civilian"),
        ("أسفر قصف حفل زفاف عن مقتل 30 شخصا.", "civilian"),
        ("فجر انتحاري نفسه في خيمة عزاء فقتل 18 شخصا.", "civilian"),
        ("شن انتحاري هجوما على صالة أفراح أوقع 63 قتيلا.", "civilian"),
        ("أصيب سبعة أشخاص أثناء أداء صلاة الجمعة.", "civilian"),
        ("قُتل جندي خلال احتفال في القرية.", "combatant"),
        ("قُتل عشرة أشخاص في تفجير استهدف حفل تخرج ضباط الشرطة.", "unknown"),
        ("شارك المئات في تشييع خمسة قتلى سقطوا أمس.", "unknown"),
        ("قال المتحدث خلال تشييع القتلى إن خمسة أشخاص أصيبوا.", "unknown"),
    ],
)
def test_status_is_that_of_people_who_had_come_together(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]
