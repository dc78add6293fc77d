"""The pictures of the desk in ``docs/images``, made anew from the samples: ``python docs/screenshots.py``.

Needs Chromium on the path. Each page is shown in English and in Arabic, at 1280 by 800; two on a phone.
"""
# ruff: noqa: T201

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "desk"))
from browser import QUIET, chromium, served  # noqa: E402

from hasila.intake import read_inputs  # noqa: E402
from hasila.ledger import Ledger  # noqa: E402
from hasila.model import Report  # noqa: E402
from hasila.reading import read  # noqa: E402

IMAGES = ROOT / "docs" / "images"
REPORT = "/reports/06_safh_final.docx"
PAGES = {
    "incidents": "/incidents?sort=reports", "report": REPORT, "search": "/search?q=قتلى", "map": "/map",
    "queue": "/queue", "add": "/add",
}  # fmt: skip
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


def main() -> int:
    """Make all of them."""
    program = chromium()
    if program is None:
        print("Chromium is not installed", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "samples.db"
        fill(ledger)
        with served(ledger) as home, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=QUIET)
            for lang in ("en", "ar"):
                context = browser.new_context(viewport=WIDE, color_scheme="light")
                context.add_cookies([{"name": "lang", "value": lang, "url": home}])
                page = context.new_page()
                page.goto(f"{home}/incidents?sort=reports")
                incident = page.locator("table.incidents tbody a").first.get_attribute("href")
                for name, path in {**PAGES, "incident": incident}.items():
                    page.goto(home + path)
                    page.evaluate("document.fonts.ready")
                    page.wait_for_timeout(500)
                    page.screenshot(path=IMAGES / f"desk-{name}-{lang}.png")
                    print(f"desk-{name}-{lang}.png")
                phone = browser.new_context(viewport=PHONE, color_scheme="dark")
                phone.add_cookies([{"name": "lang", "value": lang, "url": home}])
                page = phone.new_page()
                page.goto(home + REPORT)
                page.wait_for_timeout(500)
                page.screenshot(path=IMAGES / f"desk-phone-{lang}.png")
            browser.close()
    return 0


def fill(where: Path) -> None:
    """A ledger of the samples."""
    with Ledger.open(where) as ledger:
        for found in read_inputs([str(ROOT / "examples")]):
            if isinstance(found, Report):
                ledger.keep(read(found))
        ledger.link()


if __name__ == "__main__":
    sys.exit(main())
