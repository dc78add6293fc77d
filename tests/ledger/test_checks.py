"""Checks: a whole ledger has no findings; each kind of damage is found, and told where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import samples
import sqlalchemy as sa

from hasila.ledger import Ledger, person, schema
from hasila.ledger.engine import address
from hasila.model import Figure, Reading, Span


@pytest.fixture
def damage(ledger: Ledger, where: str) -> Callable[..., list[str]]:
    """Keeps reports, changes the store behind the ledger's back, and gives what the check tells."""
    for number in range(5):
        ledger.keep(samples.numbered(number))
    ledger.decide("r1", "confirm", author=person("Anna"), reason="seen", figure="f1")
    assert ledger.check() == []

    def damaged(*statements: sa.Executable) -> list[str]:
        engine = sa.create_engine(address(where))
        with engine.begin() as connection:
            if engine.dialect.name != "sqlite":  # which holds no references unless told to
                connection.exec_driver_sql("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement)
        engine.dispose()
        return sorted({f"{finding.kind}: {finding.where}" for finding in ledger.check()})

    return damaged


def of(table: sa.Table, number: int) -> sa.Update:
    return table.update().where(table.c.number == number)


def test_a_changed_text(damage: Callable[..., list[str]]) -> None:
    assert "hash: r1" in damage(of(schema.versions, 2).values(text="لا شيء"))


def test_a_changed_title(damage: Callable[..., list[str]]) -> None:
    assert damage(of(schema.versions, 2).values(title="لا شيء")) == ["hash: r1"]


def test_a_changed_reading(damage: Callable[..., list[str]]) -> None:
    assert "hash: r2" in damage(of(schema.readings, 3).values(data="{}"))


def test_a_changed_figure(damage: Callable[..., list[str]]) -> None:
    assert damage(schema.figures.update().where(schema.figures.c.reading == 4).values(value=1)) == ["reference: r3"]


def test_a_lost_claim(damage: Callable[..., list[str]]) -> None:
    assert damage(schema.claims.delete().where(schema.claims.c.reading == 5)) == ["reference: r4"]


def test_a_lost_version(damage: Callable[..., list[str]]) -> None:
    found = damage(schema.versions.delete().where(schema.versions.c.number == 3))
    assert {"reference: currents.version", "reference: readings.version"} <= set(found)


def test_what_is_current_is_lost(damage: Callable[..., list[str]]) -> None:
    assert damage(schema.currents.delete().where(schema.currents.c.number == 5)) == ["reference: r4"]


def test_what_is_current_is_forgotten(damage: Callable[..., list[str]]) -> None:
    assert damage(schema.heads.delete().where(schema.heads.c.report == 5)) == ["reference: r4"]


def test_what_is_current_is_of_another(damage: Callable[..., list[str]]) -> None:
    assert damage(of(schema.currents, 5).values(reading=1)) == ["reference: r4"]


def test_a_decision_on_other_words(damage: Callable[..., list[str]]) -> None:
    assert damage(of(schema.decisions, 1).values(words="لا شيء")) == ["offset: r1#f1"]


def test_words_that_are_not_filed(damage: Callable[..., list[str]], where: str) -> None:
    statement = "INSERT INTO search(search) VALUES ('delete-all')" if "://" not in where else "DELETE FROM search"
    assert damage(sa.text(statement)) == [f"search: version {number}" for number in range(1, 6)]


def test_what_is_linked_is_looked_at(damage: Callable[..., list[str]], ledger: Ledger) -> None:
    ledger.link()
    assert ledger.check() == []
    first, second = (incident for incident in list(ledger.incidents())[:2])
    extra = schema.incident_mentions.insert().values(incident=first.id, mention=second.mentions[0])
    assert damage(extra) == sorted([f"reference: {first.id}", f"reference: {second.mentions[0]}"])


@pytest.mark.parametrize(("start", "end"), [(0, 10_000), (1, 5)])
def test_offsets_are_looked_at(ledger: Ledger, start: int, end: int) -> None:
    figure = Figure("f1", Span(start, end), "سبعة", "killed", 7, None, "exact", "unknown", "", "asserted", "incident")
    ledger.keep(Reading(samples.report(), (figure,)))
    assert [(f.kind, f.where) for f in ledger.check()] == [("offset", "a#f1")]


def test_references_within_a_reading_are_looked_at(ledger: Ledger) -> None:
    figure = Figure(
        "f1", Span(5, 9), "سبعة", "killed", 7, None, "exact", "unknown", "", "asserted", "incident", subset_of="f7",
    )  # fmt: skip
    ledger.keep(Reading(samples.report(), (figure,)))
    assert [(f.kind, f.where) for f in ledger.check()] == [("reference", "a#f1")]
