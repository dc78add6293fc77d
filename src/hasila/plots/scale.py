"""From values to pixels, and where an axis has its ticks."""

from __future__ import annotations

from dataclasses import dataclass

_STEPS = (1, 2, 5)


def ticks(most: int, about: int = 5) -> list[int]:
    """Round whole numbers from 0 up to ``most`` or just beyond it, ``about`` as many steps."""
    rough = max(1, most) / about
    power = 1
    while rough > 5 * power:
        power *= 10
    step = next((factor * power for factor in _STEPS if factor * power >= rough), 10 * power)
    last = -(-max(1, most) // step)
    return [step * n for n in range(last + 1)]


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from 0 to ``top`` as pixels from ``start`` to ``end``."""

    top: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of ``value``."""
        return self.start + (self.end - self.start) * value / max(1, self.top)
