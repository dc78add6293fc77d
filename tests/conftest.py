"""What every test shares: no network, and Hypothesis the same from run to run."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).with_name("desk")))
from browser import QUIET, chromium  # type: ignore[import-not-found]  # beside the desk's tests

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Whoever runs the tests may have words of their own: none are read here, nor by what the tests start.
os.environ["HASILA_HOME"] = str(Path(__file__).with_name("nobodys_home"))
os.environ["HASILA_LEDGER"] = "none"  # a test that keeps anything says where


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hasila works offline: a test that connects to anything but this machine fails."""
    connect = socket.socket.connect

    def guarded(this: socket.socket, address: tuple[str, int] | str | bytes) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "localhost", "::1"):
            raise AssertionError(f"a test tried to connect to {address[0]}")
        connect(this, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    """A browser, started once for all tests: a second one beside it would not start."""
    program = chromium()
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
