"""Plots of an incident: pure functions from an incident and its readings to SVG, for the terminal's user and the desk.

``dots`` is what is drawn, one value a report and toll; ``rise`` draws how an outcome's count rose as it was told, by
origin; ``spread`` the range of each toll with every value in it. ``canvas`` is where they draw: either direction of
writing, light and dark, no scripts.
"""

from __future__ import annotations

from hasila.plots.dots import Dot, Drawn, Row, drawn
from hasila.plots.rise import rise
from hasila.plots.spread import spread

__all__ = ["Dot", "Drawn", "Row", "drawn", "rise", "spread"]
