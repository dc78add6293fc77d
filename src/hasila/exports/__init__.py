"""Handing on, a module a format. ``jsonl``: readings as the contract's JSON objects, one a line."""

from __future__ import annotations

from hasila.exports.jsonl import line, row

__all__ = ["line", "row"]
