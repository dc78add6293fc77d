"""The samples that the desk offers are the examples, to the byte."""

from __future__ import annotations

import time
from importlib.resources import files
from pathlib import Path

from starlette.testclient import TestClient

from hasila.desk.pages.add import fit

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_package_carries_the_examples() -> None:
    for path in EXAMPLES.rglob("*"):
        if path.is_file():
            name = path.relative_to(EXAMPLES).as_posix()
            assert files("hasila.desk").joinpath("samples", name).read_bytes() == path.read_bytes(), name


def test_an_empty_ledger_takes_the_samples(empty: TestClient) -> None:
    assert "/add/samples" in empty.get("/add").text
    assert "/add" in empty.get("/").text
    begun = empty.post("/add/samples")
    assert begun.status_code == 200
    job = _done(empty, str(begun.url.path))
    assert job["state"] == "done"
    assert job["read"] == job["new"] == 20
    assert empty.get("/incidents.json").json()["reports"] == 20
    assert "/add/samples" not in empty.get("/add").text


def test_files_are_read_as_the_command_line_reads_them(empty: TestClient) -> None:
    given = [
        ("files", ("خبر.txt", "قُتل سبعة مدنيين في قرية كفر دلبا.".encode(), "text/plain")),
        ("files", ("../../خبر.txt", "أصيب ثلاثة عمال.".encode(), "text/plain")),
        ("files", ("x.bin", bytes(range(256)), "application/octet-stream")),
        ("files", ("empty.txt", b"", "text/plain")),
    ]
    job = _done(empty, str(empty.post("/add", files=given).url.path))
    assert (job["read"], job["refusals"]) == (2, 2)
    assert empty.get("/reports/%D8%AE%D8%A8%D8%B1.txt").status_code == 200
    assert empty.get("/reports/%D8%AE%D8%A8%D8%B1.txt~2").status_code == 200
    assert empty.post("/add", data={"files": "no file"}).status_code == 400


def test_names_fit_any_system() -> None:
    assert fit("..") == "file"
    assert fit("a/b\\c:d?.txt") == "c_d_.txt"
    assert fit("\ud800.txt") == "_.txt"
    assert len(fit("خ" * 500 + ".jsonl").encode()) < 200
    assert fit("خ" * 500 + ".jsonl").endswith(".jsonl")


def _done(client: TestClient, path: str) -> dict[str, object]:
    for _ in range(300):
        job: dict[str, object] = client.get(f"{path}.json").json()["job"]
        if job["state"] in ("done", "failed"):
            return job
        assert 'hx-get="' in client.get(path).text or job["state"] != "reading"
        time.sleep(0.1)
    raise AssertionError(job)
