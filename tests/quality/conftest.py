"""The gate's own modules are found by its tests, and its tests are skipped where there is nothing to measure on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are imported one by one, without packages


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reports that the floors were measured on."""
    import gate

    if not gate.SHARED.is_dir():
        pytest.skip("no ../shared beside the repository: nothing to measure on")
    return gate.SHARED
