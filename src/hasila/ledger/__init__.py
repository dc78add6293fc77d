"""Keeping: a ledger of reports, readings, decisions and incidents, in a SQLite file or a PostgreSQL database.

The same report read twice is once; a changed one is a new version beside the old; what people decide stands, whatever
is read later. Every row that is kept says when, by whom and why.
"""

from __future__ import annotations

from hasila.ledger.agreement import Agreement, Difference
from hasila.ledger.checks import Finding
from hasila.ledger.decisions import Decision, Deed, Settled, on_figures, settle, settled
from hasila.ledger.errors import CannotOpen, Changed, LedgerError, NotAllowed, NotKept, TooNew
from hasila.ledger.history import Change, Entry, Journal
from hasila.ledger.identity import Author, person, reader
from hasila.ledger.keeping import Kept
from hasila.ledger.relink import Linked
from hasila.ledger.seen import Seen
from hasila.ledger.store import Hit, Ledger, Version

__all__ = [
    "Agreement", "Author", "CannotOpen", "Change", "Changed", "Decision", "Deed", "Difference", "Entry", "Finding",
    "Hit", "Journal", "Kept", "Ledger", "LedgerError", "Linked", "NotAllowed", "NotKept", "Seen", "Settled", "TooNew",
    "Version", "on_figures", "person", "reader", "settle", "settled",
]  # fmt: skip
