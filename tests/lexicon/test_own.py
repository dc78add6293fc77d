"""The user's own file of places and actors: read, resolved to, hashed, and told where it is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import hasila
from hasila.ledger import identity
from hasila.lexicon import actors, own
from hasila.lexicon.gazetteer import Gazetteer, key
from hasila.lexicon.tables import VocabularyError

TEXT = "قال مرصد الوادي الأخضر إن 3 مدنيين قتلوا في تل زعفره بقصف مدفعي."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HASILA_HOME", str(tmp_path))
    return tmp_path


def write(home: Path, *lines: str) -> None:
    (home / own.FILE).write_text("\n".join(lines), "utf-8")


def fresh() -> Gazetteer:
    return Gazetteer(files("hasila.lexicon").joinpath("gazetteer.tsv.gz").read_bytes())


def reading(home: Path, text: str) -> dict[str, Any]:
    """What a process of its own reads in ``text``: what a process has loaded it keeps."""
    settings = os.environ | {"HASILA_HOME": str(home), "PYTHONPATH": str(Path(hasila.__file__).parent.parent)}
    command = [sys.executable, "-m", "hasila", "read", "-", "--format", "jsonl", "--ledger", "none"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, env=settings, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert own.path().name == own.FILE
    monkeypatch.delenv("HASILA_HOME")
    monkeypatch.setenv("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME", str(tmp_path))
    assert own.path() == tmp_path / "hasila" / own.FILE


def test_no_file_is_no_rows() -> None:
    assert list(own.rows("place")) == [] and own.sha() == ""


def test_a_new_place(home: Path) -> None:
    write(home, "place,تل الزعفرة|تل زعفره,village,SY,36.1,37.2,الأتارب|حلب")
    (found,) = fresh().find(key("تل زعفره"))
    assert (found.id, found.name, found.precision) == ("own:sy-تلالزعفره", "تل الزعفرة", 1)
    assert (found.lat, found.lon, found.within) == (36.1, 37.2, ("الاتارب", "حلب"))


def test_a_place_without_coordinates(home: Path) -> None:
    write(home, "place,تل الزعفرة,village")
    (found,) = fresh().find(key("تل الزعفرة"))
    assert (found.lat, found.lon, found.country, found.within) == (None, None, "", ())


@pytest.mark.parametrize("known", ["hasila:sy-كوباني", "عين العرب"])
def test_another_name_of_a_known_place(home: Path, known: str) -> None:
    write(home, f"place,كوبانيه,,,,,,,{known}")
    book = fresh()
    (found,), same = book.find(key("كوبانيه")), book.find(key("كوباني"))[0]
    assert (found.id, found.lat, found.lon) == (same.id, same.lat, same.lon)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_heading_comments_and_quotes(home: Path, separator: str) -> None:
    row = ["place", '"تل الزعفرة"', "village", "SY"]
    write(home, "\ufeff" + separator.join(own.COLUMNS), "# mine", "", separator * 8, separator.join(row))
    assert [(each.number, each.names) for each in own.rows("place")] == [(5, ["تل الزعفرة"])]


def test_a_line_is_read_back(home: Path) -> None:
    told = own.line(what="actor", names='فوج "السهل", الثاني', kind="armed_group")
    write(home, told)
    (row,) = own.rows("actor")
    assert (row.names, row.cells["kind"], row.cells["same_as"]) == (['فوج "السهل", الثاني'], "armed_group", "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("village,تل الزعفرة", "a row opens with place or actor"),
        ("place,,village", "no name"),
        ("place,تل الزعفرة", "no kind"),
        ("place,تل الزعفرة,hamlet", "no such kind of place: hamlet"),
        ("place,تل الزعفرة,village,Syria", "country: two capital letters"),
        ("place,تل الزعفرة,village,SY,36.1", "lat and lon: both or neither"),
        ("place,تل الزعفرة,village,SY,north,37", "lat: no number: north"),
        ("place,تل الزعفرة,village,SY,nan,37", "lat: nan is not between"),
        ("place,تل الزعفرة,village,SY,96,37", "lat: 96 is not between -90 and 90"),
        ("place,تل الزعفرة,village,SY,,,حلب,Tell", "english is not for a row of place"),
        ("place,تل الزعفرة,village,SY,,,,,حلب", "beside same_as, kind, country must be empty"),
        ("place,تل الزعفرة,,,,,,,قرية لا يعرفها أحد", "same_as: no place is known"),
        ("place,تل الزعفرة,,,,,,,الصفصافة", "same_as: several places are called"),
        ("place,تل الزعفرة,village,SY,36,37,,,,x", "10 cells for 9 columns"),
        ("what,name", "the heading is what,names"),
    ],
)
def test_what_is_wrong_with_a_place_is_told_with_its_row(home: Path, line: str, reason: str) -> None:
    write(home, "# mine", line)
    with pytest.raises(VocabularyError) as told:
        fresh()
    assert str(told.value).startswith(f"{home / own.FILE}, row 2: {reason}")


@pytest.fixture
def unkept(home: Path) -> Iterator[Path]:
    """What is known of actors is found anew, here and after."""
    for each in (actors.listed, actors.names, actors.actor):
        each.cache_clear()
    yield home
    (home / own.FILE).unlink(missing_ok=True)
    for each in (actors.listed, actors.names, actors.actor):
        each.cache_clear()


def test_a_new_actor(unkept: Path) -> None:
    write(unkept, "actor,فوج السهل الثاني|فوج السهل,armed_group,SYR,,,,Second Plain Regiment")
    found = actors.listed()["own:second-plain-regiment"]
    assert (found.type, found.countries, found.name_ar) == ("armed_group", ("SYR",), "فوج السهل الثاني")
    assert [name.actors for name in actors.names()["فوج"] if name.rest == ("السهل",)] == [(found.id,)]


@pytest.mark.parametrize("known", ["sdf", "قسد"])
def test_another_name_of_a_known_actor(unkept: Path, known: str) -> None:
    write(unkept, f"actor,قوات السهل الديمقراطي,,,,,,,{known}")
    assert [n.actors for n in actors.names()["قوات"] if n.rest == ("السهل", "الديمقراطي")] == [("sdf",)]


def test_the_users_word_counts_before_the_tables(unkept: Path) -> None:
    write(unkept, "actor,قسد,media,SYR,,,,Qasad Radio")
    assert [name.actors for name in actors.names()["قسد"] if not name.rest] == [("own:qasad-radio",)]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["actor,فوج السهل,choir"], "row 1: no such kind of actor: choir"),
        (["actor,فوج السهل,armed_group,SY"], "row 1: country: three capital letters"),
        (["actor,فوج السهل,armed_group,SYR,36,37"], "row 1: lat is not for a row of actor"),
        (["actor,فوج السهل,,,,,,,nobody"], "row 1: same_as: no actor is known"),
        (["actor,فوج السهل,,,,,,,الجيش الوطني"], "row 1: same_as: several actors are called"),
        (["actor,فوج السهل,party", "actor,فوج السهل,party"], "row 2: own:فوجالسهل stands twice"),
    ],
)
def test_what_is_wrong_with_an_actor_is_told_with_its_row(unkept: Path, lines: list[str], reason: str) -> None:
    write(unkept, *lines)
    with pytest.raises(VocabularyError) as told:
        actors.names()
        actors.listed()
    assert f"{own.FILE}, {reason}" in str(told.value)


def test_reading_resolves_to_it(home: Path) -> None:
    write(
        home,
        "place,تل الزعفرة|تل زعفره,village,SY,36.1,37.2,حلب",
        "actor,مرصد الوادي الأخضر,monitor,SYR,,,,Green Valley Monitor",
    )
    found = reading(home, TEXT)
    (figure,) = found["figures"]
    assert (figure["place"]["id"], figure["place"]["lat"]) == ("own:sy-تلالزعفره", 36.1)
    assert [each["actor"] for each in found["mentions"]["actors"]] == ["own:green-valley-monitor"]


def test_a_wrong_row_ends_the_run_in_one_line(home: Path) -> None:
    write(home, "place,تل الزعفرة,hamlet")
    with pytest.raises(subprocess.CalledProcessError) as ended:
        reading(home, TEXT)
    assert ended.value.returncode == 2
    assert ended.value.stderr.decode().startswith(f"{home / own.FILE}, row 1: no such kind of place: hamlet")
    assert ended.value.stdout == b"" and ended.value.stderr.count(b"\n") == 1


def test_a_ledger_reads_anew_when_the_file_changes(home: Path) -> None:
    version = identity.reader.__wrapped__
    seen = [version()]
    for line in ("place,تل الزعفرة,village", "place,تل الزعفرة,town"):
        write(home, line)
        seen.append(version())
    assert len(set(seen)) == 3
