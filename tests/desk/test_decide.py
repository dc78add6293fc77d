"""Decisions taken through the desk's addresses: who may, what is refused, what they change."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from hasila.desk.address import report_url
from hasila.ledger import Ledger, person
from hasila.model import Figure

REPORT = "01_safh_urgent.txt"
SALMA = person("سلمى")


@pytest.fixture
def known(client: TestClient) -> TestClient:
    """A browser whose reader has given a name."""
    assert client.post("/decide/name", data={"name": " سلمى "}).status_code == 200
    return client


def figure(ledger: Ledger, id_: str = "f3") -> Figure:
    return next(f for f in ledger.settled(REPORT).figures if f.id == id_)


def take(client: TestClient, deed: str, expect: int = 200, **data: str) -> str:
    answer = client.post("/decide/take", data={"deed": deed, "report": REPORT} | data)
    assert answer.status_code == expect, answer.text
    return answer.text


def test_a_decision_needs_a_name(client: TestClient, ledger: Ledger) -> None:
    assert "name" in take(client, "confirm", 401, figure="f3")
    assert client.post("/decide/name", data={"name": "  "}).status_code == 401
    assert ledger.decisions() == []


def test_another_origin_decides_nothing(known: TestClient, ledger: Ledger) -> None:
    data = {"deed": "confirm", "report": REPORT, "figure": "f3"}
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        for path in ("/decide/take", "/decide/undo", "/decide/name"):
            assert known.post(path, data=data, headers={"origin": origin}).status_code == 403
    assert known.get("/decide/take").status_code == 405
    assert ledger.decisions() == []


def test_a_correction_is_of_what_was_changed(known: TestClient, ledger: Ledger) -> None:
    form = known.get(f"/decide/figure?report={REPORT}&figure=f3").text
    was = figure(ledger)
    given = dict(re.findall(r'<input name="(value|value_max)"[^>]* value="([^"]*)"', form))
    assert given == {"value": "7", "value_max": ""}
    take(known, "correct", figure="f3", **{**given, "value": "٩", "status": was.status, "reason": "في النص تسعة"})
    (taken,) = ledger.decisions()
    assert (taken.author, taken.reason, taken.given) == (SALMA, "في النص تسعة", {"value": 9})
    assert "read: 7" in known.get(f"/decide/figure?report={REPORT}&figure=f3").text
    assert "قُرئ: 7" in known.get(f"/decide/figure?report={REPORT}&figure=f3&lang=ar").text


def test_the_words_of_a_number_follow_it(known: TestClient, ledger: Ledger) -> None:
    take(known, "correct", figure="f3", value="7", value_max="9")
    assert (figure(ledger).qualifier, figure(ledger).value_max) == ("range", 9)
    take(known, "correct", figure="f3", value="", value_max="")
    assert (figure(ledger).qualifier, figure(ledger).value) == ("vague", None)
    take(known, "correct", figure="f3", value="7")
    assert figure(ledger).qualifier == "exact"
    take(known, "correct", 422, figure="f3", value="7")  # as it was
    for nonsense in ("-1", "many", "1e3", "9" * 30):
        take(known, "correct", 422, figure="f3", value=nonsense)


def test_fields_of_words_are_set_by_their_stretch(known: TestClient, ledger: Ledger) -> None:
    text = ledger.reading(REPORT).report.text
    at = text.index("كفر دلبا")
    take(known, "correct", figure="f3", **{"place.span": f"{at}-{at + 8}", "speaker.span": "none"})
    assert figure(ledger).place is not None
    assert figure(ledger).place.text == "كفر دلبا"  # type: ignore[union-attr]
    assert figure(ledger).speaker is None
    take(known, "correct", figure="f3", **{"date.earliest": "2024-05-06", "date.latest": "2024-05-12"})
    date = figure(ledger).date
    assert date is not None
    assert (str(date.earliest), str(date.latest), date.grain) == ("2024-05-06", "2024-05-12", "week")
    take(known, "correct", 422, figure="f3", **{"date.earliest": "2024-05-06", "date.latest": "2024-05-01"})
    take(known, "correct", 422, figure="f3", **{"place.span": "5"})


def test_a_figure_is_added_without_the_blanks_around_it(known: TestClient, ledger: Ledger) -> None:
    text = ledger.reading(REPORT).report.text
    at = text.index("مفقودين")
    form = known.get(f"/decide/add?report={REPORT}&span={at - 1}-{at + 8}").text
    assert f'name="span" value="{at}-{at + 7}"' in form
    assert text[at : at + 7] in form
    take(known, "add", span=f"{at}-{at + 7}", outcome="missing", value="")
    added = ledger.settled(REPORT).figures[-2:]
    assert ("مفقودين", "missing", "vague") in [(f.text, f.outcome, f.qualifier) for f in added]
    take(known, "add", 422, span=f"{at}-{at}", outcome="missing")
    take(known, "add", 422, span=f"{at}-{at + 7}", outcome="")
    assert known.get(f"/decide/add?report={REPORT}&span=9-99999").status_code == 422


def test_undo_redo_and_history(known: TestClient, ledger: Ledger) -> None:
    take(known, "reject", figure="f3", reason="لا أحد")
    assert known.post("/decide/undo", data={}).text.strip() == "Undone."
    assert figure(ledger).value == 7
    assert known.post("/decide/undo", data={"way": "redo"}).text.strip() == "Done again."
    assert "f3" not in {f.id for f in ledger.settled(REPORT).figures}
    assert known.post("/decide/undo", data={"number": "1"}).status_code == 200
    told = known.get(f"/decide/history?report={REPORT}").text
    assert re.sub(r"\s+", " ", told).count("<li") == 4
    assert "لا أحد" in told
    assert known.post("/decide/undo", data={"number": "77"}).status_code == 404
    assert known.post("/decide/undo", data={"number": "x"}).status_code == 404


def test_what_changed_meanwhile_is_told(known: TestClient, ledger: Ledger) -> None:
    ledger.decide(REPORT, "correct", author=person("Omar"), figure="f3", value={"value": 8})
    assert "Omar" in take(known, "confirm", 409, figure="f3", seen="0")
    take(known, "confirm", figure="f3", seen="1")
    assert "meanwhile" in take(known, "confirm", 409, figure="f3", seen="1", version="0" * 64)


def test_incidents_are_merged_split_and_moved(known: TestClient, ledger: Ledger) -> None:
    one, other, third = sorted(ledger.incidents(), key=lambda i: (-len(i.reports), i.id))[:3]
    take(known, "merge", 422, incident=one.id)
    take(known, "merge", 422, incident=one.id, target=one.id)
    take(known, "merge", 404, incident=one.id, target="i0")

    def decide(deed: str, incident: str, members: list[str], target: str = "") -> str:
        data = {"deed": deed, "incident": incident, "members": members, "target": target, "reason": "بيان لاحق"}
        answer = known.post("/decide/take", data=data)
        assert answer.status_code == 200, answer.text
        return answer.headers["x-location"].rpartition("/")[2]

    held = decide("merge", one.id, [], other.id)
    assert set(ledger.members(held)) == {*one.reports, *other.reports}
    take(known, "split", 422, incident=held)
    take(known, "split", 422, incident=held, members="\n".join(ledger.members(held)))
    apart = decide("split", held, list(other.reports))
    assert set(ledger.members(apart)) == set(other.reports)
    moved = decide("move", apart, [other.reports[0]], third.id)
    assert set(ledger.members(moved)) == {*third.reports, other.reports[0]}
    assert other.reports[0] not in ledger.members(ledger.incident_of(other.reports[1]) or "")
    assert [each.deed for each in ledger.decisions()] == ["join", "part", "move"]
    assert {each.reason for each in ledger.decisions()} == {"بيان لاحق"}


def test_what_has_one_origin_counts_once(known: TestClient, ledger: Ledger) -> None:
    incident = max(ledger.incidents(), key=lambda each: len(each.origins))
    chosen = [reports[0] for reports in incident.origins[:2]]
    take(known, "same_origin", 422, incident=incident.id)
    for deed, less in (("same_origin", 1), ("other_origin", 0)):
        data = {"deed": deed, "incident": incident.id, "members": chosen}
        assert known.post("/decide/take", data=data).status_code == 200
        (now,) = (each for each in ledger.incidents() if each.id == incident.id)
        assert any(set(chosen) <= set(reports) for reports in now.origins) == bool(less)


def test_who_reviews_alone_sees_nobody_else(client: TestClient, ledger: Ledger) -> None:
    ledger.decide(REPORT, "correct", author=person("Omar"), figure="f3", value={"value": 8})
    incident = ledger.incident_of(REPORT)
    assert client.get(f"/decide/incident?incident={incident}&deed=merge").status_code == 200
    client.post("/decide/name", data={"name": "سلمى", "alone": "1"})
    assert "Omar" not in client.get(f"/decide/history?report={REPORT}").text
    assert 'value="7"' in client.get(f"/decide/figure?report={REPORT}&figure=f3").text
    assert "data-seen" not in client.get(f"/decide/bar?report={REPORT}").text
    take(client, "confirm", figure="f3", seen="0")
    for path in ("/decide/incident?deed=merge&", "/decide/targets?"):
        assert client.get(f"{path}incident={incident}").status_code == 422
    assert client.post("/decide/undo", data={"number": "1"}).status_code == 404
    assert [f.value for f in ledger.settled(REPORT, author=SALMA).figures if f.id == "f3"] == [7]


@pytest.mark.parametrize("data", [
    {}, {"deed": "undo"}, {"deed": "nothing"}, {"deed": "confirm"}, {"deed": "merge", "incident": "i0"},
    {"deed": "note", "report": "\x00"}, {"deed": "add", "span": "a-b"}, {"deed": "confirm", "stands": "x"},
    {"deed": "correct", "figure": "f3", "report": REPORT, "outcome": "vanished"},
])  # fmt: skip
def test_nonsense_is_refused_and_told(known: TestClient, ledger: Ledger, data: dict[str, str]) -> None:
    answer = known.post("/decide/take", data=data)
    assert answer.status_code in (404, 422)
    assert answer.text.strip()
    assert ledger.decisions() == []


def test_reports_are_gone_through_one_by_one(known: TestClient, ledger: Ledger) -> None:
    ids = ledger.reports()
    first = known.get("/decide/next", follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, report_url(ids[0]))
    take(known, "review", report=ids[1])
    onward = known.get("/decide/next", params={"report": ids[0]}, follow_redirects=False)
    assert onward.headers["location"] == report_url(ids[2])
    page = known.get("/decide/reports")
    assert page.status_code == 200
    assert f"1 of {len(ids)}" in page.text
    assert page.text.count("review-all") == 1
    for number in ("0", "99999999999", "x", "99"):
        assert known.get("/decide/reports", params={"page": number}).status_code == 200
    for each in ids:
        ledger.decide(each, "review", author=SALMA)
    end = known.get("/decide/next", params={"report": ids[0]}, follow_redirects=False)
    assert end.headers["location"] == "/decide/reports"


def test_refusals_are_in_the_readers_language(known: TestClient, ledger: Ledger) -> None:
    def told(**data: str) -> str:
        answer = known.post("/decide/take?lang=ar", data={"report": REPORT, "figure": "f3"} | data)
        assert answer.status_code in (409, 422)
        return answer.text.strip()

    assert told(deed="correct") == "لم يتغير شيء."
    assert told(deed="correct", value="كثير") == "كثير: ليس عدد أشخاص."
    assert told(deed="add", span="0-4").startswith("ماذا أصابهم")
    ledger.decide(REPORT, "discount", author=person("Omar"), figure="f3")
    assert "\u2068Omar\u2069" in told(deed="confirm", seen="0")
    assert "لا يُصدَّق" in told(deed="confirm", seen="0")
    assert known.post("/decide/undo?lang=ar").text.strip() == "لا شيء يُتراجع عنه."


def test_no_page_shows_others_to_who_reviews_alone(client: TestClient, ledger: Ledger) -> None:
    ledger.decide(REPORT, "correct", author=person("Omar"), figure="f4", value={"value": 4242})
    ledger.decide(REPORT, "add", author=person("Omar"), value={"span": [0, 4], "outcome": "missing"})
    ledger.decide(REPORT, "review", author=person("Omar"))
    ledger.link()
    incident = ledger.incident_of(REPORT)
    pages = [
        f"{path}{form}" for path in ("/incidents", f"/incidents/{incident}", "/map", "/queue", f"/reports/{REPORT}")
        for form in ("", ".json", ".csv")
    ]  # fmt: skip
    pages += ["/", "/search?q=قتلى", "/export/csv", "/export/ftm", "/decide/reports"]
    pages.append(f"/decide/history?report={REPORT}")
    assert any("4,242" in client.get(page).text for page in pages)
    client.post("/decide/name", data={"name": "سلمى", "alone": "1"})
    for page in pages:
        text = client.get(page).text
        assert not re.search("Omar|4,?242", text), page


ODD = ("", "²", "9" * 5000, "-1", "5-2", "٣-٤", "\x00", "\ud800", "../..", "<b>", "a" * 3000, "2031-13-01")


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_whatever_is_asked_is_answered(known: TestClient, ledger: Ledger, odd: str) -> None:
    word = odd.encode("utf-8", "replace").decode()
    asked = {"report": REPORT, "figure": "f3", "span": "0-4", "incident": ledger.incident_of(REPORT) or "", "page": "1"}
    for name in asked:
        for path in ("bar", "figure", "add", "reports", "next", "history", "incident", "targets"):
            answer = known.get(f"/decide/{path}", params={**asked, "deed": "move", name: word}, follow_redirects=False)
            assert answer.status_code < 500, (path, name)
    given = {**asked, "seen": "0", "stands": "0-4", "outcome": "killed", "value": "1", "date.earliest": "2024-05-06"}
    given |= {"place.span": "0-4", "cause.code": "drone", "subset_of": "f1", "target": "i0", "members": REPORT}
    tried = [("correct", name) for name in given] + [(deed, "seen") for deed in ("add", "merge", "split", word)]
    for deed, name in tried:
        for path in ("take", "undo"):
            answer = known.post(f"/decide/{path}", data={**given, "deed": deed, name: word, "number": word})
            assert answer.status_code < 500, (path, deed, name)
