"""A dossier says all of it in order, in either language, and holds in the browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import hasila.exports.dossier
from hasila.exports.dossier import dossier, gather
from hasila.messages import messages

if TYPE_CHECKING:
    from conftest import Kept

TEMPLATES = Path(hasila.exports.dossier.__file__).parent / "templates"
PHYSICAL = (
    "left right margin-left margin-right padding-left padding-right border-left border-right width height min-width "
    "max-width margin-top margin-bottom padding-top padding-bottom top bottom border-top border-bottom float"
).split()


def test_tolls_have_both_ends_with_their_sentences(kept: Kept) -> None:
    found = gather(kept.incidents[0], kept.reports, "en")
    killed = next(each for each in found.tolls if each.toll.outcome == "killed" and not each.toll.demographic)
    assert killed.range == "7–9+"
    assert [(end.keys, end.value) for end in killed.ends] == [(("low",), 7), (("high", "latest"), 9)]
    (low,) = killed.ends[0].said
    assert (low.ref, low.speaker) == ("nakhla-1#f1", "مصدر طبي") and "وادي السدر" in "".join(p.text for p in low.words)
    assert "سبعة" in "".join(p.text for p in low.words if p.marked)


def test_updates_stand_in_order(kept: Kept) -> None:
    found = gather(kept.incidents[0], kept.reports)
    days = [said.report.published for said in found.updates]
    assert days == sorted(days, key=str) and len(found.updates) == len(kept.incidents[0].figures)
    assert all(said.state for said in found.updates)


def test_what_people_decided_stands_beside_what_was_read(kept: Kept) -> None:
    (decided,) = gather(kept.incidents[0], kept.reports).decided
    assert decided.changes == (("value", "12", "13"),) and decided.decision.author.name == "مراجِعة"


def test_sources_have_their_hashes(kept: Kept) -> None:
    found = gather(kept.incidents[0], kept.reports)
    assert [source.report.id for source in found.sources] == list(kept.incidents[0].reports)
    page = dossier(kept.incidents[0], kept.reports)
    assert all(source.report.sha256 in page and source.report.text_sha256 in page for source in found.sources)
    assert found.reader in page and found.linker in page


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_language_and_direction(kept: Kept, language: Any, direction: str) -> None:
    page = dossier(kept.incidents[0], kept.reports, language, made="2031-06-01")
    assert f'<html lang="{language}" dir="{direction}">' in page and "2031-06-01" in page
    assert messages()["dossier.method.reading"][("en", "ar").index(language)] in unescape(page)
    assert 'q dir="auto"' in page and '<h1 dir="auto">' in page


def test_the_same_incident_is_the_same_page(kept: Kept) -> None:
    assert dossier(kept.incidents[0], kept.reports) == dossier(kept.incidents[0], kept.reports)


def test_it_asks_nothing_of_anybody(kept: Kept) -> None:
    page = dossier(kept.incidents[0], kept.reports)
    assert "default-src 'none'" in page and not re.search(r"url\(|@import|<script|src=", page)


def test_only_logical_properties() -> None:
    style = (TEMPLATES / "dossier.css").read_text("utf-8")
    used = re.findall(r"[{;]\s*([a-z-]+)\s*:", style)
    assert len(used) > 50 and not set(used) & set(PHYSICAL)
    assert not re.search(r"text-align:\s*(left|right)", style)


def test_every_message_of_the_template_is_there() -> None:
    template = (TEMPLATES / "dossier.html").read_text("utf-8")
    keys = set(re.findall(r'say\("([a-z_.]+[a-z_])"[,)]', template))
    assert len(keys) > 40 and keys <= set(messages())


def test_in_a_browser_it_is_whole_and_silent(kept: Kept, tmp_path: Path, chrome: Any) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(dossier(kept.incidents[0], kept.reports, "ar"), "utf-8")
    page = chrome.new_page(viewport={"width": 360, "height": 800})
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert requests == [path.as_uri()] and said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    printed = page.pdf(format="A4")
    page.close()
    assert printed.startswith(b"%PDF")
