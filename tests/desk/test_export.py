"""The buttons lead to the files that the exports make."""

from __future__ import annotations

from starlette.testclient import TestClient

from hasila.exports.handing import FORMATS


def test_one_incident_in_every_format(shared_client: TestClient) -> None:
    row = shared_client.get("/incidents.json?sort=reports").json()["incidents"][0]
    incident = shared_client.get(f"/incidents/{row['id']}.json").json()
    assert [name for name, _ in incident["exports"]] == list(FORMATS)
    for name, url in incident["exports"]:
        answer = shared_client.get(url)
        assert answer.status_code == 200, name
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.content


def test_the_whole_ledger(shared_client: TestClient) -> None:
    for _, url in shared_client.get("/incidents.json").json()["exports"]:
        assert shared_client.get(url).status_code == 200
    assert shared_client.get("/export/csv?what=figures").status_code == 200


def test_what_cannot_be_made_says_why(shared_client: TestClient) -> None:
    for path in ("/export/doc", "/export/csv?what=x", "/export/csv?incident=x", "/export/dossier"):
        assert shared_client.get(path).status_code == 404
