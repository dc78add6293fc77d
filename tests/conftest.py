"""What every test shares: no network, and Hypothesis the same from run to run."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

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
