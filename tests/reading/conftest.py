"""What the tests of the reading share: text in, figures out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure, Report
from hasila.reading import read


@pytest.fixture(scope="session")
def figures() -> Callable[[str], tuple[Figure, ...]]:
    """The figures of a text, in its order."""
    return lambda text: read(Report(id="r", text=text)).figures
