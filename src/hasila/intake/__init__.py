"""Files, archives and exports to reports."""

from __future__ import annotations

from hasila.intake.furniture import furniture
from hasila.intake.read import read_inputs
from hasila.intake.refusal import Refusal

__all__ = ["Refusal", "furniture", "read_inputs"]
