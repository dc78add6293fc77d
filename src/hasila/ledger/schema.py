"""The tables as they are now: what all migrations describe together. The index of words is in ``index``."""

from __future__ import annotations

from hasila.ledger.migrations import described

METADATA = described()

reports = METADATA.tables["reports"]
versions = METADATA.tables["versions"]
readings = METADATA.tables["readings"]
currents = METADATA.tables["currents"]
heads = METADATA.tables["heads"]
figures = METADATA.tables["figures"]
claims = METADATA.tables["claims"]
decisions = METADATA.tables["decisions"]
meta = METADATA.tables["meta"]
migrations = METADATA.tables["migrations"]
runs = METADATA.tables["runs"]
linked = METADATA.tables["linked"]
mentions = METADATA.tables["mentions"]
blocks = METADATA.tables["blocks"]
crowded = METADATA.tables["crowded"]
links = METADATA.tables["links"]
incidents = METADATA.tables["incidents"]
incident_mentions = METADATA.tables["incident_mentions"]
