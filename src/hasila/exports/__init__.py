"""Handing on, a module a format.

``jsonl``: readings and incidents as the contract's JSON objects, one a line. ``handing``: what a ledger holds in every
other format, for the command line and the desk. Tables: ``figures``, ``incidents``, ``acled``, ``ucdp``, written by
``csv`` and ``xlsx``; beside them ``geojson``, ``ftm`` and ``dossier``. What all of them share: ``reviewed`` (what
people settled), ``names`` (left out), ``cells`` (text that is no formula), ``totals``, ``where``, ``parties``.
"""

from __future__ import annotations

from hasila.exports.jsonl import line, row

__all__ = ["line", "row"]
