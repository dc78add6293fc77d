"""Deciding in a real browser: a value corrected and the toll with it, undone; incidents merged and split; by keyboard
alone; words added by their place in the text; two readers who do not see each other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser import AXE, Watch, served

from hasila.desk.address import incident_url, report_url
from hasila.intake.build import Found, build
from hasila.ledger import Ledger, person
from hasila.reading import read

REPORT = "01_safh_urgent.txt"
Visit = Callable[..., Any]


@dataclass
class At:
    """A desk of the test's own: its address, and its ledger as another program sees it."""

    home: str
    ledger: Ledger


@pytest.fixture
def at(examples: Path, tmp_path: Path) -> Iterator[At]:
    where = tmp_path / "ledger.db"
    shutil.copy(examples, where)
    with Ledger.open(where) as ledger, served(where) as home:
        yield At(home, ledger)


@pytest.fixture
def visit(chrome: Any, at: At) -> Iterator[Visit]:
    """Opens a page for a reader; at the end no script has failed and nothing was asked of elsewhere."""
    opened: list[tuple[Any, Watch]] = []

    def go(path: str, lang: str = "en", reader: str = "Salma", alone: bool = False) -> Any:
        context = chrome.new_context(viewport={"width": 1280, "height": 900}, base_url=at.home)
        page, watch = context.new_page(), Watch(at.home)
        page.set_default_timeout(60_000)
        watch.over(page)
        opened.append((context, watch))
        if reader:
            data = {"name": reader, "alone": "1" if alone else ""}
            context.request.post("/decide/name", form=data, headers={"origin": at.home})
        page.goto(f"{path}?lang={lang}")
        page.wait_for_selector(".decide-bar")
        return page

    yield go
    for context, watch in opened:
        context.close()
        assert (watch.foreign, watch.errors) == ([], [])


def shows(page: Any, selector: str, words: str) -> None:
    page.wait_for_function(
        "([selector, words]) => [...document.querySelectorAll(selector)].some((e) => e.textContent.includes(words))",
        arg=[selector, words],
    )


def keys(page: Any, *codes: str) -> None:
    for code in codes:
        page.keyboard.press(code)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_value_is_corrected_and_the_toll_follows(at: At, visit: Visit, lang: str) -> None:
    incident = next(each for each in at.ledger.incidents() if len(each.reports) > 5)
    high = max((toll.high for toll in incident.tolls if toll.high), key=lambda end: end.value)
    page = visit(incident_url(incident.id), lang)
    item = f'li.cited[data-report="{high.report}"][data-figure="{high.figure}"]'
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    before = page.locator(".toll .ends").all_inner_texts()
    one = page.locator(item).first
    one.hover()
    one.locator('[data-act="correct"]').click()
    page.fill('.decide-form input[name="value"]', "1234")
    page.fill('.decide-form input[name="reason"]', "اختبار")
    page.click(".decide-form button.main")
    shows(page, ".toll .ends", "1,234")
    shows(page, f"{item} .value", "1,234")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    (taken,) = at.ledger.decisions()
    assert (taken.deed, taken.given, taken.reason, taken.author.name) == ("correct", {"value": 1234}, "اختبار", "Salma")
    page.click('.decide-bar [data-act="undo"]')
    page.wait_for_function("() => !document.querySelector('.tolls').textContent.includes('1,234')")
    assert page.locator(".toll .ends").all_inner_texts() == before


def test_incidents_are_merged_and_split_again(at: At, visit: Visit) -> None:
    first, *others = sorted(at.ledger.incidents(), key=lambda each: (-len(each.reports), each.id))
    second = next(each for each in others if not set(each.reports) & set(first.reports))  # a review tells of both
    page = visit(incident_url(first.id))
    page.click('.decide-bar [data-act="merge"]')
    page.fill(".decide-find", second.place_name or second.title)
    page.locator(f'.decide-targets input[value="{second.id}"]').check()
    page.click("#decide-dialog button.main")
    page.wait_for_selector("#decide-dialog[open]", state="detached")
    held = at.ledger.incident_of(first.reports[0])
    assert held is not None
    assert set(at.ledger.members(held)) == {*first.reports, *second.reports}
    page.wait_for_url(f"**{incident_url(held)}**")
    page.wait_for_selector(".decide-bar")
    page.click('.decide-bar [data-act="split"]')
    for report in second.reports:
        page.locator(f'#decide-dialog input[value="{report}"]').check()
    page.click("#decide-dialog button.main")
    page.wait_for_selector("#decide-dialog[open]", state="detached")
    assert set(at.ledger.members(at.ledger.incident_of(first.reports[0]) or "")) == set(first.reports)
    assert set(at.ledger.members(at.ledger.incident_of(second.reports[0]) or "")) == set(second.reports)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_by_keyboard_alone(at: At, visit: Visit, lang: str) -> None:
    page = visit(report_url(REPORT), lang, reader="")
    keys(page, "KeyJ", "KeyA")  # the name is asked once, and what was to be done is done
    page.wait_for_selector("#decide-name[open]")
    page.keyboard.type("سلمى")
    keys(page, "Enter")
    shows(page, "#l-f1 .tag", "سلمى")
    page.wait_for_selector('#l-f2[aria-current="true"]')
    keys(page, "KeyA")
    page.wait_for_selector("#l-f2.is-confirm")
    keys(page, "KeyE")  # the number is the second field
    page.wait_for_selector(".decide-form")
    keys(page, "Tab")
    page.keyboard.type("8")
    keys(page, "Enter")
    page.wait_for_selector(".decide-form", state="detached")
    shows(page, "#l-f3 .value", "8")
    keys(page, "KeyJ", "KeyX")
    page.wait_for_selector("#l-f4.is-reject")
    keys(page, "KeyU")
    page.wait_for_selector("#l-f4:not(.is-reject)")
    keys(page, "KeyR")
    page.wait_for_selector("#l-f4.is-reject")
    keys(page, "KeyH")
    page.wait_for_selector("#decide-dialog[open] .decide-history")
    keys(page, "Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    keys(page, "Shift+Slash")
    page.wait_for_selector("#decide-sheet[open]")
    keys(page, "Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    keys(page, "KeyV")
    shows(page, ".head > .about", "سلمى")
    deeds = [each.deed for each in at.ledger.decisions()]
    assert deeds == ["confirm", "confirm", "correct", "reject", "undo", "undo", "review"]


def test_keys_are_of_the_keyboards_places(at: At, visit: Visit) -> None:
    page = visit(report_url(REPORT))
    press = "(code, key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {code, key, bubbles: true}))"
    for code, letter in (("KeyJ", "ت"), ("KeyA", "ش")):  # as an Arabic layout sends them
        page.evaluate(f"([code, key]) => ({press})(code, key)", [code, letter])
    page.wait_for_selector("#l-f1.is-confirm")
    page.evaluate(f"([code, key]) => ({press})(code, key)", ["Slash", "؟"])
    page.wait_for_selector("#decide-sheet[open]")
    page.uncheck("#decide-keys-on")
    keys(page, "Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    keys(page, "KeyX")
    page.wait_for_timeout(300)
    assert [each.deed for each in at.ledger.decisions()] == ["confirm"]


def test_a_figure_is_added_by_selecting_its_words(at: At, visit: Visit) -> None:
    text = "خبر 😀 عاجل: سقط 5 قتلى بقصف على بلدة وادي السدر.\nوتحدث الأهالي عن مفقودين تحت الأنقاض."
    at.ledger.keep(read(build(Found("astral", text))))
    page = visit(report_url("astral"))
    at_words = text.index("مفقودين")
    page.evaluate(
        """(words) => {
          const line = [...document.querySelectorAll('#text p.line')].find((each) => each.textContent.includes(words));
          const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node; (node = walk.nextNode());) {
            const start = node.data.indexOf(words);
            if (start >= 0) getSelection().setBaseAndExtent(node, start - 1, node, start + words.length + 1);
          }
        }""",
        "مفقودين",
    )
    page.wait_for_selector(".decide-float:visible")
    keys(page, "KeyN")
    page.wait_for_selector(".decide-form")
    page.select_option('select[name="outcome"]', "missing")
    page.click(".decide-form button.main")
    shows(page, "#figures li", "مفقودين")
    added = at.ledger.settled("astral").figures[-1]
    assert (added.span.start, added.text, added.outcome) == (at_words, "مفقودين", "missing")


def test_words_are_selected_by_keyboard(at: At, visit: Visit) -> None:
    page = visit(report_url(REPORT))
    keys(page, "KeyJ", "KeyS", "Shift+ArrowLeft", "KeyN")
    page.wait_for_selector(".decide-form .adding")
    assert "قتلى" in page.inner_text(".decide-form .adding")


def test_a_conflict_is_told_and_the_page_shows_it(at: At, chrome: Any) -> None:
    context = chrome.new_context(base_url=at.home)
    context.request.post("/decide/name", form={"name": "Salma"}, headers={"origin": at.home})
    page = context.new_page()
    page.goto(report_url(REPORT))
    page.wait_for_selector(".decide-bar")
    at.ledger.decide(REPORT, "correct", author=person("Omar"), figure="f3", value={"value": 8})
    page.locator("#l-f3").hover()
    page.click('#l-f3 [data-act="confirm"]')
    shows(page, ".decide-toast.bad", "Omar")
    shows(page, "#l-f3 .value", "8")
    assert len(at.ledger.decisions()) == 1
    context.close()


def test_two_readers_alone_do_not_see_each_other(at: At, visit: Visit) -> None:
    for name, value in (("Salma", "70"), ("Omar", "71")):
        page = visit(report_url(REPORT), reader=name, alone=True)
        assert re.search(r"\b7\b", page.inner_text("#l-f3 .value"))
        page.locator("#l-f3").hover()
        page.click('#l-f3 [data-act="correct"]')
        page.fill('input[name="value"]', value)
        page.click(".decide-form button.main")
        shows(page, "#l-f3 .value", value)
        keys(page, "KeyV")
        shows(page, ".head > .about", name)
    (found,) = at.ledger.agreement()
    assert [(d.field, d.one, d.other) for d in found.differences] == [("value", 71, 70)]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_forms_are_accessible(at: At, chrome: Any, lang: str) -> None:
    context = chrome.new_context(base_url=at.home, bypass_csp=True)
    context.request.post("/decide/name", form={"name": "سلمى"}, headers={"origin": at.home})
    page = context.new_page()
    for path, key, form in (
        (report_url(REPORT), "KeyE", ".decide-form"), (report_url(REPORT), "KeyH", "#decide-dialog[open]"),
        (report_url(REPORT), "Shift+Slash", "#decide-sheet[open]"),
        (incident_url(at.ledger.incident_of(REPORT) or ""), "KeyG", "#decide-dialog[open]"),
    ):  # fmt: skip
        page.goto(f"{path}?lang={lang}")
        page.wait_for_selector(".decide-bar")
        keys(page, "KeyJ", key)
        page.wait_for_selector(form)
        found = page.evaluate(f"{AXE.read_text('utf-8')};axe.run(document, {{resultTypes: ['violations']}})")
        serious = [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert serious == [], (path, key)
    context.close()
