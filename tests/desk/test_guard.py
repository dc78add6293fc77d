"""Who may talk to the desk: its own pages, on this machine."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hasila.desk.guard import is_loopback
from hasila.ledger import Ledger

POSTS = ("/preferences", "/add", "/add/samples")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8790", "localhost", "localhost:80", "[::1]", "[::1]:8790"])
def test_loopback_names_are_answered(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "example.org", "127.0.0.1.example.org", "localhost:80@example.org", "10.0.0.1", "127.0.0.1:x", "::1"]
)
def test_other_names_are_not(host: str) -> None:
    assert not is_loopback(host)


def test_a_name_that_was_made_to_point_here_is_refused(shared_client: TestClient) -> None:
    assert shared_client.get("/incidents", headers={"host": "example.org"}).status_code == 400


@pytest.mark.parametrize("origin", ["http://example.org", "null", "", "https://127.0.0.1", "http://127.0.0.1:81"])
@pytest.mark.parametrize("path", POSTS)
def test_a_foreign_page_changes_nothing(client: TestClient, ledger: Ledger, path: str, origin: str) -> None:
    before = ledger.reports()
    answer = client.post(path, headers={"origin": origin}, data={"lang": "ar"}, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert ledger.reports() == before


def test_nobody_is_sent_elsewhere(client: TestClient) -> None:
    for to in ("//example.org", "https://example.org", "/\\example.org", "javascript:0", "x", "/a\r\nb"):
        answer = client.post("/preferences", data={"lang": "ar", "to": to}, follow_redirects=False)
        assert answer.headers["location"] == "/", to
    kept = client.post("/preferences", data={"lang": "ar", "to": "/map?place=x"}, follow_redirects=False)
    assert kept.headers["location"] == "/map?place=x"
    assert "lang=ar" in kept.headers["set-cookie"]


def test_everything_comes_from_here(shared_client: TestClient) -> None:
    import re

    for page in ("/incidents", "/map", "/add"):
        shown = shared_client.get(page).text
        for address in re.findall(r'(?:src|href|action)="([^"]+)"', shown):
            assert address.startswith(("/", "#")), address
            if address.startswith("/static/"):
                assert shared_client.get(address).status_code == 200
