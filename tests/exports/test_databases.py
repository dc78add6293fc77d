"""GeoJSON, ACLED-like and UCDP-like rows and FollowTheMoney entities, opened by what is not ours."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyogrio
import pytest

from hasila.exports.acled import acled_table
from hasila.exports.csv import csv_bytes
from hasila.exports.ftm import ftm_bytes
from hasila.exports.geojson import geojson_bytes
from hasila.exports.incidents import FIELDS, told
from hasila.exports.parties import claimed, countries
from hasila.exports.tables import Table
from hasila.exports.ucdp import ucdp_table
from hasila.incidents.model import End, Incident, Responsible, Toll

if TYPE_CHECKING:
    from conftest import Kept


def rows(table: Table) -> list[dict[str, Any]]:
    """Through csv, as others read it: numbers are numbers, empty is NaN (here None)."""
    found = pd.read_csv(io.BytesIO(b"".join(csv_bytes(table))), encoding="utf-8-sig")
    return [{k: None if pd.isna(v) else v for k, v in row.items()} for row in found.to_dict("records")]


def toll(outcome: str, status: str, value: int, side: str | None = None, party: str | None = None) -> Toll:
    end = End(value, "nakhla-1", "f1")
    return Toll(outcome, status, None, side, end, end, value, end, 1, None, "", "ucdp", (), party=party)


def made(kept: Kept, *tolls: Toll, by: str = "", days: int = 1) -> Incident:
    held = (Responsible(by, "النخلة", "nakhla-1#c1", "accuses"),) if by else ()
    first = dt.date(2031, 5, 2)
    last = first + dt.timedelta(days - 1)
    return replace(kept.incidents[0], tolls=tolls, responsible=held, earliest=first, latest=last)


def test_geojson_opens_with_its_points_and_without(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "incidents.geojson"
    path.write_bytes(b"".join(geojson_bytes(kept.incidents, kept.reports)))
    meta, _, geometry, values = pyogrio.raw.read(path)
    columns = dict(zip(meta["fields"], values, strict=True))
    assert meta["crs"] == "EPSG:4326" and meta["encoding"] == "UTF-8"
    assert list(columns["incident"]) == [i.id for i in kept.incidents]
    assert [shape is None for shape in geometry] == [told(i, kept.reports).where.lat is None for i in kept.incidents]
    assert {shape is None for shape in geometry} == {True, False}
    at = next(n for n, shape in enumerate(geometry) if shape is not None)
    from shapely import from_wkb

    where = told(kept.incidents[at], kept.reports).where
    point = from_wkb(geometry[at])
    assert (point.x, point.y) == (where.lon, where.lat) == (columns["lon"][at], columns["lat"][at])
    assert list(columns["killed_low"][:1]) == [7] and columns["title"][at] == kept.incidents[at].title


def test_geojson_has_the_columns_of_the_table(kept: Kept) -> None:
    data = json.loads(b"".join(geojson_bytes(kept.incidents, kept.reports)))
    for feature, incident in zip(data["features"], kept.incidents, strict=True):
        assert list(feature["properties"]) == [field.column.key for field in FIELDS]
        assert feature["properties"]["report_ids"] == list(incident.reports)
        assert feature["properties"]["earliest"] == str(incident.earliest)


def test_no_incident_is_an_empty_collection() -> None:
    def none(_: str) -> Any:
        raise AssertionError

    assert json.loads(b"".join(geojson_bytes([], none))) == {"type": "FeatureCollection", "features": []}
    assert list(ftm_bytes([], none)) == []


def test_entities_refer_to_one_another(kept: Kept) -> None:
    incidents = [made(kept, toll("killed", "civilian", 7), by="isis"), *kept.incidents[1:]]
    found = [json.loads(line) for line in ftm_bytes(incidents, kept.reports)]
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    for entity in found:
        for key in ("document", "entity", "subject", "object", "addressEntity"):
            assert all(value in ids for value in entity["properties"].get(key, ()))
    schemata = [entity["schema"] for entity in found]
    assert schemata.count("Event") == len(incidents) and schemata.count("Article") == len(kept.ledger.reports())
    (link,) = [entity for entity in found if entity["schema"] == "UnknownLink"]
    assert link["properties"]["role"] == ["accuses (النخلة)"]
    assert not {"Person", "Victim"} & set(schemata)
    assert all("involved" not in entity["properties"] for entity in found)


def test_entities_are_valid(kept: Kept) -> None:
    """By the library itself, where it is installed: later releases need ICU and a compiler."""
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    incidents = [made(kept, toll("killed", "civilian", 7), by="isis"), *kept.incidents[1:]]
    for line in ftm_bytes(incidents, kept.reports):
        given = json.loads(line)
        schema = ftm.model.get(given["schema"])
        schema.validate(given)
        proxy = ftm.model.get_proxy(given, cleaned=False)  # as from a stranger: everything is cleaned
        kept_values = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept_values == {name: sorted(values) for name, values in given["properties"].items()}
        assert proxy.id == given["id"] and all(proxy.get(name) for name in schema.required)


def test_acleds_columns_codes_and_numbers(kept: Kept) -> None:
    found = {row["event_id_cnty"]: row for row in rows(acled_table(kept.ledger.incidents("acled"), kept.reports))}
    first = found[kept.incidents[0].id]
    assert (first["event_date"], first["year"], first["time_precision"]) == ("2031-05-02", 2031, 1)
    assert first["event_type"] == "Explosions/Remote violence"
    assert first["sub_event_type"] == "Shelling/artillery/missile attack"
    assert first["source"] == "; ".join(["المرسى", "النخلة", "صدى الوادي"])
    aleppo = next(row for row in found.values() if row["location"] == "حلب")
    assert (aleppo["country"], aleppo["iso"], aleppo["geo_precision"]) == ("Syria", 760, 1)
    assert aleppo["latitude"] == pytest.approx(36.2, abs=0.1) and aleppo["fatalities"] is None
    assert aleppo["sub_event_type"] == "Remote explosive/landmine/IED"


@pytest.mark.parametrize(("days", "precision"), [(1, 1), (2, 2), (7, 2), (8, 3), (31, 3), (32, None)])
def test_acleds_time_precision(kept: Kept, days: int, precision: int | None) -> None:
    (row,) = rows(acled_table([made(kept, days=days)], kept.reports))
    assert row["time_precision"] == precision
    assert row["event_date"] == ("2031-05-02" if days == 1 else None)


@pytest.mark.parametrize(
    ("days", "precision"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)]
)
def test_ucdps_date_precision(kept: Kept, days: int, precision: int | None) -> None:
    (row,) = rows(ucdp_table([made(kept, days=days)], kept.reports))
    assert row["date_prec"] == precision and row["date_start"] == "2031-05-02"


def test_words_for_numbers_are_acleds(kept: Kept) -> None:
    vague = replace(toll("killed", "civilian", 1), low=None, high=None, best=10, note="a word, not a number")
    (row,) = rows(acled_table([made(kept, vague)], kept.reports))
    assert row["fatalities"] == 10 and "a word, not a number" in row["hasila_fatalities_rule"]


def test_who_did_it_is_given_only_where_all_agree(kept: Kept) -> None:
    one = made(kept, toll("killed", "civilian", 7), by="isis")
    (row,) = rows(acled_table([one], kept.reports))
    assert row["actor1"] == "Islamic State (ISIS)" and row["inter1"] == "Rebel group"
    assert row["actor2"] == "Civilians" and row["civilian_targeting"] == "Civilian targeting"
    two = replace(one, responsible=(*one.responsible, Responsible("sdf", "المرسى", "marsa-1#c1", "accuses")))
    (row,) = rows(acled_table([two], kept.reports))
    assert row["actor1"] is None and row["inter1"] is None


def test_ucdps_deaths_by_side_make_the_best(kept: Kept) -> None:
    fighters = (toll("killed", "combatant", 3, "sdf"), toll("killed", "combatant", 2, "isis"))
    tolls = (toll("killed", "civilian", 5), *fighters)
    (row,) = rows(ucdp_table([made(kept, *tolls, by="isis")], kept.reports))
    assert (row["side_a"], row["side_b"]) == ("Islamic State (ISIS)", "Syrian Democratic Forces (SDF)")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == (2, 3, 5, 0)
    assert (row["best"], row["low"], row["high"], row["type_of_violence"]) == (10, 10, 10, 2)


def test_one_sided_violence(kept: Kept) -> None:
    (row,) = rows(ucdp_table([made(kept, toll("killed", "civilian", 5), by="isis")], kept.reports))
    assert (row["side_b"], row["type_of_violence"], row["dyad_name"]) == (
        "Civilians", 3, "Islamic State (ISIS) - Civilians",
    )  # fmt: skip


def test_what_a_party_claims_is_in_no_total(kept: Kept) -> None:
    incident = made(kept, toll("killed", "combatant", 40, "isis", party="sdf"))
    assert claimed(told(incident, kept.reports)) == ["sdf: isis 40"]
    for table in (acled_table([incident], kept.reports), ucdp_table([incident], kept.reports)):
        (row,) = rows(table)
        assert row.get("best") is None and row.get("fatalities") is None
        assert json.loads(row["hasila_party_claims"]) == ["sdf: isis 40"]


def test_a_cell_of_the_grid(kept: Kept) -> None:
    found = [row for row in rows(ucdp_table(kept.incidents, kept.reports)) if row["where_coordinates"] == "حلب"]
    assert found[0]["priogrid_gid"] == 252 * 720 + 434 + 1 and found[0]["geom_wkt"].startswith("POINT (37.1")


def test_countries_are_well_formed() -> None:
    found = countries().values()
    assert all(len(c.alpha2) == 2 and len(c.alpha3) == 3 and 0 < c.numeric < 1000 and c.name for c in found)
    assert len({c.numeric for c in found}) == len({c.alpha3 for c in found}) == len(found)
