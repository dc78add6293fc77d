"""The desk in a real browser: nothing from elsewhere, no error, usable by keyboard, on a phone, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from browser import AXE, Watch, served

from hasila.ledger import Ledger
from hasila.model import Report
from hasila.reading import read

PAGES = (
    "/", "/incidents?outcome=killed&sort=reports", "/search?q=قتلى", "/map", "/queue", "/add",
    "/reports/01_safh_urgent.txt", "/reports/02_marjnet_wire.html", "/nothing",
)  # fmt: skip
PHONE = {"width": 360, "height": 740}


def opened(chrome: Any, watch: Watch, home: str, lang: str = "en", **about: Any) -> Any:
    """A page of a browser that has been nowhere yet."""
    watch.home = home
    context = chrome.new_context(**{"viewport": {"width": 1280, "height": 800}, **about})
    context.add_cookies([{"name": "lang", "value": lang, "url": home}])
    page = context.new_page()
    page.set_default_timeout(60_000)  # a busy machine is slow, and no fault
    watch.over(page)
    return page


def incident(page: Any, home: str) -> str:
    """The address of the most reported incident."""
    page.goto(f"{home}/incidents?sort=reports")
    return str(page.locator("table.incidents tbody a").first.get_attribute("href"))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_stands_in_anybodys_way(chrome: Any, home: str, watch: Watch, lang: str, theme: str) -> None:
    page = opened(chrome, watch, home, lang, color_scheme=theme)
    faults = []
    for path in (*PAGES[:-1], incident(page, home)):
        page.goto(home + path)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for each in found["violations"]:
            if each["impact"] in ("serious", "critical"):
                nodes = [f"{n['target']} {n['failureSummary'][:200]}" for n in each["nodes"][:3]]
                faults.append(f"{path} {each['id']}: {nodes}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_fits_a_phone(chrome: Any, home: str, watch: Watch, lang: str) -> None:
    page = opened(chrome, watch, home, lang, viewport=PHONE)
    for path in (*PAGES[:-1], incident(page, home)):
        page.goto(home + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")


def test_what_is_not_there_is_told(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home)
    page.goto(f"{home}/nothing")
    assert page.locator("h1").inner_text() == "Nothing is at this address."
    told = {error for error in watch.errors if "404" in error}
    watch.errors = [error for error in watch.errors if error not in told]


def test_filters_change_the_list_and_the_address(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home)
    page.goto(home)
    every = page.locator("table.incidents tbody tr").count()
    page.locator(".facet a", has_text="wounded").first.click()
    page.wait_for_url("**outcome=wounded**")
    assert 0 < page.locator("table.incidents tbody tr").count() < every
    page.fill("#words", "الخانات")
    page.wait_for_url("**words=**")
    page.wait_for_function("document.querySelectorAll('table.incidents tbody tr').length == 1")
    assert "outcome=wounded" in page.url
    page.go_back()
    page.reload()
    assert page.locator("table.incidents tbody tr").count() > 1


def test_a_number_leads_to_its_words(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home)
    page.goto(home + incident(page, home))
    number = page.locator(".toll .ends a").first
    value = number.inner_text()
    number.click()
    page.wait_for_url("**/reports/**")
    marked = page.locator("mark:target, mark:has(span:target)")
    assert marked.count() == 1
    assert marked.is_visible()
    item = page.locator(f"#{page.evaluate('location.hash').replace('#w-', 'l-')}")
    assert re.sub(r"\D", "", value) in item.inner_text().replace(",", "")
    marked.locator("a").first.click()  # and back
    assert page.evaluate("document.querySelector('li:target') !== null")


def test_dots_of_a_plot_lead_to_words(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home)
    page.goto(home + incident(page, home))
    assert page.locator(".plot .wide svg a").count() > 5
    page.locator(".plot .wide svg a").first.click()
    page.wait_for_url("**/reports/**#w-*")


@pytest.mark.parametrize("dropped", [True, False])
def test_files_are_taken_in(chrome: Any, empty_home: str, watch: Watch, dropped: bool) -> None:
    page = opened(chrome, watch, empty_home)
    page.goto(f"{empty_home}/add")
    text = "قُتل سبعة مدنيين بقصف على قرية كفر دلبا يوم 7 أيار 2024."
    if dropped:
        page.evaluate("""text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "خبر.txt", {type: "text/plain"}));
            document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""", text)  # fmt: skip
    else:
        page.set_input_files("#files", [{"name": "خبر.txt", "mimeType": "text/plain", "buffer": text.encode()}])
    page.wait_for_selector(".state-done", timeout=60_000)
    page.locator("a.go").click()
    assert page.locator("table.incidents tbody tr").count() == 1
    assert page.locator("td.num .n").first.inner_text() == "7"


def test_an_empty_ledger_offers_the_samples(chrome: Any, empty_home: str, watch: Watch) -> None:
    page = opened(chrome, watch, empty_home, "ar")
    page.goto(empty_home)
    page.locator(".empty a").click()
    page.locator(".welcome button").click()
    page.wait_for_selector(".state-done", timeout=120_000)
    page.goto(empty_home)
    assert page.locator("table.incidents tbody tr").count() > 5


def test_the_keyboard_is_enough(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home)
    page.goto(home)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('table.incidents') !== null"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/i*")


def test_language_digits_and_theme_are_kept(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home)
    page.context.clear_cookies()
    page.goto(f"{home}/incidents?outcome=killed")
    page.locator("button[value=ar]").click()
    page.wait_for_selector("html[dir=rtl]")
    assert "outcome=killed" in page.url
    page.locator("button[value=arabic]").click()
    page.wait_for_selector("text=٢٠٢٤")
    page.locator("button[value=dark]").click()
    page.wait_for_selector("html[data-theme=dark]")
    page.goto(f"{home}/queue")
    assert page.evaluate("[document.documentElement.dir, document.documentElement.dataset.theme]") == ["rtl", "dark"]


def test_marks_do_not_part_letters(chrome: Any, home: str, watch: Watch) -> None:
    page = opened(chrome, watch, home, "ar")
    page.goto(f"{home}/reports/01_safh_urgent.txt")
    page.evaluate("document.fonts.ready")
    widths = page.evaluate("""() => [...document.querySelectorAll("#text p.line")].map(line => {
        const plain = line.cloneNode(), around = document.createElement("span");
        plain.append(around);
        around.textContent = line.textContent;
        line.style.whiteSpace = plain.style.whiteSpace = "pre";
        line.style.inlineSize = plain.style.inlineSize = "max-content";
        line.after(plain);
        const found = [line.getBoundingClientRect().width, plain.getBoundingClientRect().width];
        plain.remove();
        return found;
    })""")
    assert len(widths) > 5
    for marked, plain in widths:
        assert abs(marked - plain) < 0.6
    style = page.evaluate("""() => { const s = getComputedStyle(document.querySelector("#text mark"));
        return [s.display, s.paddingInlineStart, s.marginInlineStart, s.borderInlineStartWidth, s.unicodeBidi]; }""")
    assert style == ["inline", "0px", "0px", "0px", "normal"]


def test_the_map_draws_without_tiles(chrome: Any, watch: Watch, tmp_path: Path) -> None:
    where = tmp_path / "placed.db"  # the examples' towns are invented: no map knows them
    with Ledger.open(where) as ledger:
        ledger.keep(read(Report("placed", "قُتل خمسة مدنيين بقصف على مدينة حلب يوم 3 آذار 2019.")))
        ledger.link()
    with served(where) as home:
        page = opened(chrome, watch, home)
        page.goto(f"{home}/map")
        page.wait_for_selector(".map.all path.leaflet-interactive", state="attached")
        page.locator(".timeline a").first.click()
        page.wait_for_url("**since=**")
        assert page.locator(".sources").inner_text().startswith("Outlines")
