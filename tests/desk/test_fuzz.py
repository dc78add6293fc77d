"""Whatever an address says, the answer is a page: never a failure of the desk's own."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

NAMES = (
    "outcome", "place", "actor", "origins", "grade", "finding", "review", "words", "since", "until", "sort", "page",
    "size", "need", "q", "lang", "digits", "theme", "incident", "what", "report", "figure", "deed",
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "killed", "2024-05-07", "0001-01-01", "9999-12-31", "-1", "0", "1", "99999999999999999999", "killed' OR 1=1--",
        '"', '"قتلى', "AND OR NOT *", "٢٠٢٤-٠٥-٠٧", "²", "ar", "arabic", "dark", "3+", "none", "20240507", "2024-W19-2",
    ]),
)  # fmt: skip
PATHS = st.one_of(
    st.sampled_from([
        "/", "/incidents", "/incidents.json", "/incidents.csv", "/search", "/search.json", "/map", "/map.json",
        "/map.csv", "/queue", "/queue.csv", "/add", "/add/1", "/add/1.json", "/export/csv", "/export/geojson",
        "/reports/", "/incidents/", "/reports/01_safh_urgent.txt", "/static/", "/static/../app.py",
        "/static/desk.css",
    ]),
    st.text(max_size=20).map(lambda text: "/" + quote(text, errors="surrogatepass")),
    st.text(max_size=20).map(lambda text: "/reports/" + quote(text, safe="", errors="surrogatepass")),
    st.text(max_size=20).map(lambda text: "/incidents/" + quote(text, safe="", errors="surrogatepass") + ".json"),
)  # fmt: skip
QUERIES = st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), st.text(max_size=5)), VALUES), max_size=5)
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(path=PATHS, query=QUERIES)
def test_any_address_is_answered(shared_client: TestClient, path: str, query: list[tuple[str, str]]) -> None:
    address = f"{path}?{urlencode(query, errors='surrogatepass')}"
    answer = shared_client.get(address, follow_redirects=False)
    assert answer.status_code < 500, address
    assert "content-security-policy" in answer.headers


@QUICK
@given(cookie=st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_any_cookie_is_answered(shared_client: TestClient, cookie: str) -> None:
    assert shared_client.get("/incidents", headers={"cookie": f"lang={cookie}"}).status_code == 200


@QUICK
@given(body=st.binary(max_size=200), kind=st.sampled_from([
    "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "",
]), path=st.sampled_from(["/preferences", "/add", "/reports/x", "/incidents", "/export/csv"]))  # fmt: skip
def test_any_body_is_answered(shared_client: TestClient, body: bytes, kind: str, path: str) -> None:
    headers = {"origin": "http://127.0.0.1", "content-type": kind}
    assert shared_client.post(path, content=body, headers=headers, follow_redirects=False).status_code < 500
    foreign = shared_client.post(path, content=body, headers={**headers, "origin": "http://example.org"})
    assert foreign.status_code == 403
