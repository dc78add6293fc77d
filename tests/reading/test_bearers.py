"""Which actor a speaker's naming means. All reports here are invented but for the names of public bodies."""

from __future__ import annotations

import pytest

from hasila.model import Reading, Report
from hasila.reading import read


def speakers(text: str) -> list[tuple[str, str | None]]:
    found: Reading = read(Report("r", text))
    return [(c.speaker.text, c.speaker.actor) for c in found.claims if c.speaker is not None]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قالت قوات سوريا الديمقراطية إن الطريق مفتوح.", "sdf"),
        ("قال المتحدث باسم قسد سامر النجار إن الطريق مفتوح.", "sdf"),
        ("قال قيادي في هيئة تحرير الشام إن الطريق مفتوح.", "hts"),
        ("قالت مصادر محلية إن الطريق مفتوح.", None),
        ("قال سامر النجار إن الطريق مفتوح.", None),
    ],
)
def test_a_naming_means_the_actor_named_in_it(text: str, actor: str | None) -> None:
    assert [found for _, found in speakers(text)] == [actor]


def test_a_surname_means_whom_its_fuller_naming_did() -> None:
    text = "قال المتحدث باسم قسد سامر النجار إن الطريق مفتوح.\nوقال النجار إن 3 مدنيين قتلوا.\nوقال الحداد إن 4 أصيبوا."
    assert [found for _, found in speakers(text)] == ["sdf", "sdf", None]


def test_a_bare_statement_is_by_whoever_spoke_before_it() -> None:
    text = "أعلنت قوات سوريا الديمقراطية أن الهجوم انتهى.\nوأوضح البيان أن 3 مدنيين قتلوا."
    assert speakers(text)[-1][1] == "sdf"
    assert [figure.speaker.actor for figure in read(Report("r", text)).figures if figure.speaker] == ["sdf"]
    assert [found for _, found in speakers("وأوضح البيان أن 3 مدنيين قتلوا.")] == [None]


def test_whoever_passes_it_on_and_whoever_is_accused() -> None:
    text = (
        "نقل المرصد السوري لحقوق الإنسان عن مصدر طبي قوله إن 3 مدنيين قتلوا.\n"
        "واتهمت منظمة السلام هيئة تحرير الشام بالقصف."
    )
    found = read(Report("r", text))
    assert [(f.speaker and f.speaker.actor, [c.actor for c in f.chain]) for f in found.figures] == [(None, ["sohr"])]
    assert [c.accused.actor for c in found.claims if c.accused] == ["hts"]
