"""Step 1: reports and their versions, readings, which of them are current, figures, claims, decisions, search.

Rows with a ``number`` are only ever added; a number is never given twice.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from hasila.ledger.columns import Number, digest, exact, number, provenance, to, whole


def describe(metadata: sa.MetaData) -> None:
    """Add the tables of this step."""
    _reports(metadata)
    _findings(metadata)
    sa.Table(
        "decisions", metadata, number(), *provenance(), sa.Column("kind", sa.String(20), nullable=False),
        to("reports.number", "report"), to("versions.number", "version"), exact("figure", null=True),
        whole("start_offset", null=True), whole("end_offset", null=True), exact("words", null=True),
        exact("value"), to("decisions.number", "undoes", null=True), sa.Index("decisions_report", "report"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    sa.Table("meta", metadata, exact("key", key=True), exact("value"))
    sa.Table(
        "migrations", metadata, sa.Column("number", sa.Integer, primary_key=True, autoincrement=False), exact("name"),
        sa.Column("at", sa.String(40), nullable=False),
    )  # fmt: skip


def _reports(metadata: sa.MetaData) -> None:
    sa.Table("reports", metadata, number(), exact("id", unique=True), sqlite_autoincrement=True)
    sa.Table(
        "versions", metadata, number(), to("reports.number", "report"), digest("sha"), digest("sha256"),
        digest("text_sha256"), exact("text"), exact("source"), sa.Column("published", sa.String(10)),
        exact("published_as"), exact("title"), exact("url"), exact("language"), exact("extra"), *provenance(),
        sa.UniqueConstraint("report", "sha"), sa.Index("versions_text", "text_sha256"), sqlite_autoincrement=True,
    )  # fmt: skip
    sa.Table(
        "readings", metadata, number(), to("versions.number", "version"), exact("reader"), digest("sha"),
        exact("data"), *provenance(), sa.UniqueConstraint("version", "reader", "sha"), sqlite_autoincrement=True,
    )  # fmt: skip
    sa.Table(
        "currents", metadata, number(), to("reports.number", "report"), to("versions.number", "version"),
        to("readings.number", "reading"), *provenance(), sa.Index("currents_report", "report", "number"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    # The last of each report's rows in `currents`, so that asking what is current does not grow with the history.
    sa.Table(
        "heads", metadata, to("reports.number", "report", key=True), to("versions.number", "version"),
        to("readings.number", "reading"), sa.Index("heads_reading", "reading"),
    )  # fmt: skip


def _findings(metadata: sa.MetaData) -> None:
    words = [exact(name) for name in ("text", "outcome", "qualifier", "status", "demographic", "assertion", "scope")]
    names = ("affiliation", "speaker", "cause", "blamed", "place_id", "place", "subset_of", "repeats")
    sa.Table(
        "figures", metadata, to("readings.number", "reading", key=True), exact("id", key=True),
        whole("start_offset"), whole("end_offset"), *words, whole("value", null=True), whole("value_max", null=True),
        *(exact(name, null=True) for name in names), sa.Column("earliest", sa.String(10)),
        sa.Column("latest", sa.String(10)), sa.Index("figures_place", "place_id"), sa.Index("figures_day", "earliest"),
    )  # fmt: skip
    sa.Table(
        "claims", metadata, to("readings.number", "reading", key=True), exact("id", key=True), whole("start_offset"),
        whole("end_offset"), exact("act"), exact("quoted"), exact("speaker", null=True), exact("accused", null=True),
    )  # fmt: skip


def apply(connection: sa.Connection) -> None:
    """Make the tables, and the index of words in the store's own kind: FTS5, or a tsvector under GIN."""
    metadata = sa.MetaData()
    describe(metadata)
    metadata.create_all(connection, checkfirst=False)
    if connection.dialect.name == "sqlite":
        # No text is kept in it (it is in `versions`), and no positions: phrases are looked up in the text itself.
        connection.execute(
            sa.text(
                "CREATE VIRTUAL TABLE search USING fts5(keys, content='', detail='none', "
                "tokenize='unicode61 remove_diacritics 0')"
            )
        )
        return
    index = sa.Table(
        "search", sa.MetaData(), sa.Column("version", Number, primary_key=True, autoincrement=False),
        sa.Column("part", sa.Integer, primary_key=True), sa.Column("keys", TSVECTOR, nullable=False),
    )  # fmt: skip
    sa.Index("search_keys", index.c["keys"], postgresql_using="gin")
    index.create(connection, checkfirst=False)
