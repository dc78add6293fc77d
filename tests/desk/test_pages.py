"""Every page in both languages and every form: what it shows is in its address, and all of it is text."""

from __future__ import annotations

import csv
import io
import re

import pytest
from starlette.testclient import TestClient

from hasila.desk.address import incident_url, report_url
from hasila.ledger import Ledger

LISTS = ("/incidents", "/search?q=قتلى", "/map", "/queue", "/add")


def pages(client: TestClient) -> list[str]:
    """The address of every kind of page."""
    incidents = client.get("/incidents.json").json()["incidents"]
    return ["/", *LISTS, incident_url(incidents[0]["id"]), report_url("01_safh_urgent.txt")]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_page_says_its_language_and_direction(shared_client: TestClient, lang: str) -> None:
    for page in pages(shared_client):
        shown = shared_client.get(page, headers={"cookie": f"lang={lang}"})
        assert shown.status_code == 200, page
        direction = "rtl" if lang == "ar" else "ltr"
        assert f'<html lang="{lang}" dir="{direction}"' in shown.text
        assert "style=" not in shown.text.replace("text-anchor", ""), page  # the policy would drop it
        assert not re.search(r"<script(?![^>]*\ssrc=)", shown.text)
        assert shown.headers["content-security-policy"].startswith("default-src 'self'")


def test_the_address_goes_before_the_cookie(shared_client: TestClient) -> None:
    shown = shared_client.get("/incidents?lang=ar", headers={"cookie": "lang=en"})
    assert '<html lang="ar" dir="rtl"' in shown.text


def test_digits_are_the_users_in_numbers_and_the_reports_in_words(shared_client: TestClient) -> None:
    page = report_url("01_safh_urgent.txt")
    shown = shared_client.get(page, headers={"cookie": "digits=arabic"}).text
    assert "≥٥" in shown
    text = re.search(r'<article id="text".*?</article>', shown, re.DOTALL)
    assert text is not None
    assert "20" in text.group()
    assert "٢٠" not in text.group()


def test_a_report_is_shown_to_the_letter(shared_client: TestClient, examples: str) -> None:
    with Ledger.open(examples) as ledger:
        for report in ledger.reports():
            shown = shared_client.get(report_url(report)).text
            lines = re.findall(r'<p class="line[^"]*" data-start="(\d+)">(.*?)</p>', shown, re.DOTALL)
            text = ledger.reading(report).report.text
            assert "\n".join(_plain(line) for _, line in lines) == text
            for start, line in lines:
                assert text.startswith(_plain(line), int(start))


def _plain(markup: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", markup))


def test_marks_and_list_lead_to_each_other(shared_client: TestClient) -> None:
    shown = shared_client.get(report_url("01_safh_urgent.txt")).text
    assert shown.count('id="w-f3"') == shown.count('id="l-f3"') == 1
    assert 'href="#l-f3"' in shown
    assert 'href="#w-f3"' in shown
    assert 'dir="rtl"' in shown
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_words_of_reports_find_their_own_direction(shared_client: TestClient) -> None:
    listed = shared_client.get("/incidents").text
    titles = re.findall(r"<(\w+)[^>]*class=\"title\"[^>]*>", listed)
    assert titles
    assert listed.count('class="title"') == len(re.findall(r'dir="auto" class="title"', listed))


def test_filters_are_in_the_address(shared_client: TestClient) -> None:
    every = shared_client.get("/incidents.json").json()
    chosen = shared_client.get("/incidents.json?outcome=killed&outcome=missing&sort=killed").json()
    assert 0 < chosen["paging"]["count"] < every["paging"]["count"]
    assert all({"killed", "missing"} & set(row["outcomes"]) for row in chosen["incidents"])
    highest = [row["killed"]["high"] for row in chosen["incidents"] if row["killed"]]
    assert highest == sorted(highest, reverse=True)
    facets = {facet["name"]: facet for facet in every["facets"]}
    for one in facets["outcome"]["choices"]:
        there = shared_client.get(one["url"].replace("/incidents?", "/incidents.json?")).json()
        assert there["paging"]["count"] == one["count"]


def test_days_and_words_narrow(shared_client: TestClient) -> None:
    found = shared_client.get("/incidents.json?since=2024-05-09&until=2024-05-09").json()["incidents"]
    assert found
    assert all(row["earliest"] <= "2024-05-09" <= row["latest"] for row in found)
    assert shared_client.get("/incidents.json?words=الحِصن").json()["paging"]["count"] >= 1
    odd = shared_client.get("/incidents.json?since=yesterday&sort=x&page=-1").json()
    assert {name for name, _ in odd["filters"]["ignored"]} == {"since", "sort", "page"}


def test_tables_open_in_a_spreadsheet_and_hold_what_the_page_holds(shared_client: TestClient) -> None:
    rows = _table(shared_client.get("/incidents.csv").text)
    shown = shared_client.get("/incidents.json").json()["incidents"]
    assert [row["id"] for row in rows] == [row["id"] for row in shown]
    for page in pages(shared_client)[1:]:
        path, _, query = page.partition("?")
        answer = shared_client.get(f"{path}.csv?{query}")
        assert answer.status_code == 200, page
        assert answer.text.startswith("\ufeff")


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_every_number_of_an_incident_leads_to_its_words(shared_client: TestClient) -> None:
    for row in shared_client.get("/incidents.json").json()["incidents"]:
        incident = shared_client.get(f"{incident_url(row['id'])}.json").json()
        for toll in (*incident["tolls"], *incident["parts"]):
            for end in (toll["low"], toll["high"]):
                for cited in end["figures"] if end else ():
                    path, _, mark = cited["url"].partition("#")
                    assert f'id="{mark}"' in shared_client.get(path).text


def test_the_search_finds_words_in_their_forms(shared_client: TestClient) -> None:
    found = shared_client.get("/search.json?q=مدني").json()
    assert found["hits"]
    assert all(hit["snippets"] for hit in found["hits"] if hit["count"])
    assert shared_client.get("/search.json?q=،").json()["words"] is False


def test_the_queue_holds_what_needs_a_person(shared_client: TestClient) -> None:
    queue = shared_client.get("/queue.json").json()
    assert all(row["incident"]["needs"] for row in queue["waiting"])
    for kind in queue["kinds"]:
        only = shared_client.get(f"/queue.json?need={kind['value']}").json()
        assert only["paging"]["count"] == kind["count"]
        assert all(kind["value"] in row["incident"]["needs"] for row in only["waiting"])


def test_what_is_not_there_is_a_page_that_says_so(shared_client: TestClient) -> None:
    for path in ("/nothing", "/incidents/nothing", "/reports/nothing.json", "/reports/%2F..", "/incidents/"):
        assert shared_client.get(path).status_code in (404, 307), path


def test_who_reviews_alone_sees_no_tolls(shared_client: TestClient) -> None:
    alone = {"cookie": "reader=x; alone=1"}
    incident = shared_client.get("/incidents.json").json()["incidents"][0]["id"]
    page = incident_url(incident)
    for path in ("/", "/incidents.csv", page, f"{page}.json", "/map", "/queue.json"):
        assert shared_client.get(path, headers=alone).status_code == 403, path
    assert shared_client.get("/export/csv", headers=alone).status_code == 403
    assert shared_client.get(report_url("01_safh_urgent.txt"), headers=alone).status_code == 200
