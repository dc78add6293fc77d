"""The table of words that news shares: counted, not written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hasila.lexicon import build_common_words as build
from hasila.lexicon.tables import rows


def test_a_word_in_every_text_is_of_the_first_band_and_a_rare_one_is_left_out() -> None:
    given = [f"قالت الوكالة إن الجسر {'انهار' if n % 16 < 2 else 'باق'} {'نادر' if n < 5 else ''}" for n in range(64)]
    lines = build.table(given).splitlines()
    counted = [line.split("\t") for line in lines if line[0].isdigit()]
    bands = {word: band for band, words in counted for word in words.split("|")}
    assert bands["وكاله"] == bands["جسر"] == "0"
    assert bands["انهار"] == "2"
    assert "نادر" not in bands


def test_texts_come_from_lines_and_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "نص أول"}) + "\n\n", "utf-8")
    (tmp_path / "b.txt").write_text("نص ثان", "utf-8")
    (tmp_path / "c.md").write_text("لا", "utf-8")
    assert list(build.texts(tmp_path)) == ["نص أول", "نص ثان"]
    (tmp_path / "d.jsonl").write_text('{"title": "x"}', "utf-8")
    with pytest.raises(ValueError, match=r"d\.jsonl:1"):
        list(build.texts(tmp_path))


def test_the_shipped_table_is_well_formed() -> None:
    words = [word for row in rows("common_words.tsv") for word in row["words"].split("|")]
    assert len(words) == len(set(words)) > 1000
    assert {row["band"] for row in rows("common_words.tsv")} == {"0", "1", "2", "3", "4", "5"}


def test_the_shipped_table_is_what_the_command_writes(tmp_path: Path) -> None:
    corpora = Path(__file__).resolve().parents[3] / "shared" / "corpora"
    names = ("ant-2018.jsonl", "saudinewsnet-2015.jsonl", "ant-other-2018.jsonl")
    if not all((corpora / name).is_file() for name in names):
        pytest.skip("what was counted lies beside the repository")
    for name in names:
        (tmp_path / name).symlink_to(corpora / name)
    assert build.table(build.texts(tmp_path)) == build.TARGET.read_text("utf-8")
