"""`hasila export`: whole files or none, nothing replaced unasked, clear words where it cannot."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from hasila.cli import app
from hasila.exports.files import whole_file
from hasila.exports.handing import FORMATS, WHATS, Asked, CannotExport, export, export_to
from hasila.incidents.model import Incident, PolicyName
from hasila.ledger import Ledger

if TYPE_CHECKING:
    from conftest import Kept


def run(kept: Kept, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", *arguments, "--ledger", kept.where])


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_by_name(kept: Kept, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    done = run(kept, form, "--incident", kept.incidents[0].id, "--out", str(out), "--lang", "ar")
    assert (done.exit_code, done.stdout) == (0, "") and out.stat().st_size > 300
    again = run(kept, "--format", form, "--incident", kept.incidents[0].id, "--out", str(tmp_path / "again"))
    assert again.exit_code == 0 and [p.name for p in sorted(tmp_path.iterdir())] == ["again", "out"]


def test_one_incident_is_all_that_is_asked_of_the_ledger(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, loaded = kept.incidents[0].id, []
    of_ledger = Ledger.incidents

    def watched(self: Ledger, policy: PolicyName = "range", *, starting: str = "") -> Iterator[Incident]:
        for each in of_ledger(self, policy, starting=starting):
            loaded.append(each.id)
            yield each

    monkeypatch.setattr(Ledger, "incidents", watched)
    with Ledger.open(kept.where) as ledger:
        export(ledger, Asked("dossier", incident=wanted), io.BytesIO())
    assert loaded == [wanted]


def test_without_a_file_it_is_printed(kept: Kept) -> None:
    done = run(kept, "csv", "--what", "figures")
    assert done.exit_code == 0 and done.stdout_bytes.startswith(b'\xef\xbb\xbf"report","figure"')
    book = openpyxl.load_workbook(io.BytesIO(run(kept, "xlsx").stdout_bytes))
    assert book.sheetnames == ["incidents", "tolls", "fields"]


def test_a_file_is_replaced_only_if_asked_for(kept: Kept, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("mine")
    done = run(kept, "csv", "--out", str(out))
    assert done.exit_code == 4 and "--force" in done.stderr and out.read_text() == "mine"
    assert run(kept, "csv", "--out", str(out), "--force").exit_code == 0 and "mine" not in out.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 2, "Name a format"),
        (("dossier",), 2, "--incident"),
        (("csv", "--incident", "nothing"), 4, "no incident nothing"),
        (("csv", "--out", "no/such/folder/x.csv"), 4, "no/such/folder/x.csv: No such file"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_what_cannot_be_done_is_told(kept: Kept, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = run(kept, *arguments)
    assert done.exit_code == status and said in done.stderr and "Traceback" not in done.stderr


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with whole_file(tmp_path / "x") as out:
            out.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_file_made_meanwhile_is_kept(tmp_path: Path) -> None:
    def late() -> None:
        with whole_file(tmp_path / "x") as out:
            out.write(b"ours")
            (tmp_path / "x").write_bytes(b"theirs")

    with pytest.raises(FileExistsError):
        late()
    assert (tmp_path / "x").read_bytes() == b"theirs" and len(list(tmp_path.iterdir())) == 1


def test_a_workbook_is_not_written_to_a_terminal(kept: Kept) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(CannotExport):
        export_to(kept.ledger, Asked("xlsx"), None, Terminal)


def test_a_policy_is_the_formats_own_unless_asked_for(kept: Kept) -> None:
    def written(asked: Asked) -> str:
        out = io.BytesIO()
        export(kept.ledger, asked, out)
        return out.getvalue().decode("utf-8-sig")

    def tolls(policy: Any) -> str:
        return written(Asked("csv", "tolls", policy=policy))

    assert ',"range",' in tolls(None) and ',"gtd",' in tolls("gtd") and ',"range",' not in tolls("gtd")
    assert written(Asked("acled")) == written(Asked("acled", policy="acled"))
    assert "uncorroborated" in written(Asked("acled"))
    assert "uncorroborated" not in written(Asked("acled", policy="range"))


def test_one_incident_alone(kept: Kept) -> None:
    out = io.BytesIO()
    export(kept.ledger, Asked("csv", "figures", incident=kept.incidents[-1].id), out)
    rows = out.getvalue().decode("utf-8-sig").count("\r\n") - 1
    assert rows == len(kept.incidents[-1].figures) > 0


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "dossier"])
def test_an_empty_ledger_is_an_empty_table(tmp_path: Path, form: Any) -> None:
    with Ledger.open(tmp_path / "empty.db") as empty:
        for what in WHATS:
            out = io.BytesIO()
            export(empty, Asked(form, what, language="ar"), out)
            if form == "xlsx":
                assert openpyxl.load_workbook(out).worksheets[0].max_row == 1
            elif form == "csv":
                assert out.getvalue().count(b"\r\n") == 1
