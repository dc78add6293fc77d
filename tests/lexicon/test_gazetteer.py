"""The gazetteer: how it is built, looked up and kept well formed."""

import gzip
from pathlib import Path

import pytest

from hasila.lexicon import build_gazetteer as build
from hasila.lexicon.gazetteer import PRECISION, Gazetteer, gazetteer, key
from hasila.lexicon.place_words import cue, demonym, stems, traps
from hasila.lexicon.tables import rows


def entry(id_: str, name: str, kind: str = "village", lat: float = 30.0, lon: float = 40.0, **more) -> build.Entry:
    return build.Entry(id_, [name], kind, "SY", lat, lon, **more)


def test_a_key_knows_no_spaces_and_no_hamza():
    assert key("كفر تعال") == key("كفرتعال")
    assert key("أعزاز") == key("إعزاز") == key("اعزاز")


def test_every_key_finds_a_place():
    book = gazetteer()
    for name in ("إدلب", "عدن", "الموصل", "غزة", "طهران", "سري كانيه"):
        assert book.find(key(name)), name


def test_many_named_towns_are_one_place():
    book = gazetteer()
    assert book.find(key("كوباني"))[0] is book.find(key("عين العرب"))[0]


def test_an_unknown_name_finds_nothing():
    assert gazetteer().find(key("زخرفستان")) == ()


def test_the_packed_file_is_small():
    packed = build.TARGET.read_bytes()
    assert len(packed) < 3_000_000
    assert Gazetteer(packed).find(key("حلب"))


def test_spellings_leave_out_other_scripts():
    assert build.spellings("Dūmā|دوما|العزيزية/الجفرة") == ["دوما", "العزيزية", "الجفرة"]


def test_bare_names_lose_generic_words():
    assert build.bare(["محافظة إدلب", "إدلب"]) == ["إدلب"]


def test_one_name_close_by_is_one_place():
    merger = build.Merger()
    merger.add(entry("a:1", "تل وردان"))
    kept = merger.add(entry("b:2", "تل وردان", lat=30.01, population=60_000))
    assert kept.id == "a:1"
    assert kept.kind == "city"
    assert len(merger.entries) == 1


def test_one_name_far_off_is_another_place():
    merger = build.Merger()
    merger.add(entry("a:1", "تل وردان"))
    merger.add(entry("b:2", "تل وردان", lat=31.0))
    assert len(merger.entries) == 2


def test_packing_is_the_same_each_time():
    entries = [entry("a:1", "تل وردان")]
    for e in entries:
        e.keys = {key(name) for name in e.names}
    assert build.pack(entries) == build.pack(entries)
    assert "تلوردان\t0" in gzip.decompress(build.pack(entries)).decode()


def test_the_command_wants_a_folder(capsys):
    assert build.main([]) == 2
    assert "build_gazetteer" in capsys.readouterr().err


@pytest.mark.parametrize("table", ["places.tsv", "places_world.tsv"])
def test_hand_made_places_are_well_formed(table):
    for row in rows(table):
        assert row["kind"] in PRECISION, row
        assert bool(row["lat"]) == bool(row["lon"]), row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
        for ancestor in filter(None, row.get("within", "").split("|")):
            assert gazetteer().find(key(ancestor)), f"{row['names']}: no such ancestor: {ancestor}"


@pytest.mark.parametrize("table", ["places.tsv", "places_world.tsv"])
def test_a_hand_made_place_is_told_once(table):
    told: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in (row for row in rows(table) if row["lat"]):
        at = float(row["lat"]), float(row["lon"])
        for name in row["names"].split("|"):
            others = told.setdefault((name, row["country"]), [])
            assert not any(max(abs(at[0] - lat), abs(at[1] - lon)) < 0.1 for lat, lon in others), name
            others.append(at)


def test_traps_need_something_known():
    assert set(traps().values()) <= {"head", "loc", "never"}


def test_a_cue_is_known_with_its_clitics():
    found = cue("بريف")
    assert found is not None
    assert (found[0], found[1].cls) == ("ب", "country_side")


def test_a_demonym_names_its_country():
    assert demonym("السوريه") == "SY"
    assert demonym("الحجريه") == ""


def test_the_article_comes_back_after_lam():
    assert ("لل", "الرقه") in stems("للرقه")


def test_the_notice_names_every_source():
    notice = Path(__file__).parents[2].joinpath("NOTICE").read_text("utf-8")
    for source in ("Who's On First", "GeoNames", "OpenSyria", "CLDR"):
        assert source in notice
