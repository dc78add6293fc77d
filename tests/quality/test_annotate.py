"""Annotations as offsets: nothing is lost on the way there and back, and no word of a report is kept."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import annotate
import pytest

TEXT = "قالت لجنة الإغاثة إن 5 قتلوا في تل الورد.\nوأضافت أن 5 جرحوا في تل الورد، وقتل 5."


def figure(quote: str, context: str, **fields: object) -> dict[str, Any]:
    base: dict[str, Any] = {
        "quote": quote, "context": context, "outcome": "killed", "value": 5, "value_max": None, "qualifier": "exact",
        "status": "unknown", "demographic": "", "affiliation": "", "speaker": "", "assertion": "asserted",
        "subset_of": None, "repeats": None, "place": "", "date": "", "scope": "incident",
    }  # fmt: skip
    return base | fields


def there_and_back(*figures: dict[str, Any]) -> list[dict[str, Any]]:
    kept = annotate.to_offsets({"id": "r", "figures": list(figures)}, TEXT)
    back: list[dict[str, Any]] = annotate.to_gold(json.loads(json.dumps(kept)), TEXT)["figures"]
    return back


def test_a_figure_comes_back_as_it_was() -> None:
    given = figure("5", "أن 5 جرحوا", outcome="wounded", speaker="لجنة الإغاثة", place="تل الورد", date="2024-05")
    (back,) = there_and_back(given)
    assert {**back, "context": ""} == {**given, "context": ""}


def test_the_context_finds_the_same_quote() -> None:
    for words in ("إن 5 قتلوا", "أن 5 جرحوا", "وقتل 5."):
        (back,) = there_and_back(figure("5", words))
        assert TEXT.count(back["context"]) == 1
        assert TEXT.index(back["context"]) + back["context"].index("5") == TEXT.index(words) + words.index("5")


def test_of_two_namings_the_nearer_is_kept() -> None:
    kept = annotate.to_offsets({"id": "r", "figures": [figure("5", "أن 5 جرحوا", place="تل الورد")]}, TEXT)
    assert kept["figures"][0]["place"][0] == TEXT.rindex("تل الورد")


def test_a_quote_at_the_very_end_reaches_back() -> None:
    assert annotate.context("قتل 5 وجرح 5", 11, 12) == "ح 5"


def test_words_that_are_not_there_are_told() -> None:
    with pytest.raises(annotate.Misfit, match="are not in the text"):
        there_and_back(figure("5", "أن 5 جرحوا", place="عين الزهر"))


def test_another_text_is_told() -> None:
    kept = annotate.to_offsets({"id": "r", "figures": [figure("5", "أن 5 جرحوا")]}, TEXT)
    with pytest.raises(annotate.Misfit, match="not the text"):
        annotate.to_gold(kept, TEXT + " ")


@pytest.mark.parametrize("path", sorted(annotate.ANNOTATIONS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_annotations_hold_no_words(path: Path) -> None:
    assert not re.search("[\u0600-\u06ff]", path.read_text("utf-8"))
    for row in annotate.rows(path):
        assert set(row) == {"id", "text_sha256", "figures"}
        for each in row["figures"]:
            assert set(each) == {"quote", *annotate.PLAIN, *annotate.WORDS}


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate.main([]) == 2
    assert "to-offsets" in capsys.readouterr().out


def test_missing_corpora_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate.main(["to-gold", str(tmp_path), str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err


def test_every_annotated_report_is_restored(shared: Path, tmp_path: Path) -> None:
    assert annotate.main(["to-gold", str(shared), str(tmp_path)]) == 0
    for kept in annotate.ANNOTATIONS.glob("*.jsonl"):
        ids = [row["id"] for row in annotate.rows(kept)]
        for kind in ("reports", "figures"):
            assert [row["id"] for row in annotate.rows(tmp_path / f"{kept.stem}.{kind}.jsonl")] == ids
