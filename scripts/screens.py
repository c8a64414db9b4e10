"""Draw docs/screens anew: the pages people see first, at 320 and 1280 px, small enough to keep.

Usage: .venv/bin/python scripts/screens.py http://musterviertel.localhost:8000 [http://localhost:8001]
Needs ``make demo`` at the first address, Chromium and requirements/dev.in. At the second address stands a
network without a date (``start-empty``); it is left out without one.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

WIDTHS = {320: 2200, 1280: 1500}  # px wide: at most so many px high
MOST = 150_000  # bytes
PAGES = {
    "start": "/",
    "group": "/gremien/ag-wohnen/",
    "meeting-upcoming": "",  # where the board of the start page leads
    "meeting-cancelled": "/sitzungen/2026-12-16-lenkungsgruppe/",
    "meeting-past": "/sitzungen/2026-10-14-plenum/",
    "document": "/dokumente/geschaeftsordnung/",
    "dates": "/termine/",
    "archive": "/sitzungen/",
}
FOLDER = Path(__file__).parent.parent / "docs/screens"


def small(png: bytes) -> bytes:
    """The picture with few colours: as many as fit into ``MOST`` bytes."""
    for colours in (64, 32, 16, 8):
        out = io.BytesIO()
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST:
            break
    return out.getvalue()


def draw(browser, address: str, name: str) -> None:
    for width, most in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="light")
        page.goto(address)
        high = min(most, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": high})
        (FOLDER / f"{name}-{width}.png").write_bytes(small(page.screenshot()))
        page.close()


def main(full: str, empty: str = "") -> None:
    flags = ["--no-sandbox", "--host-resolver-rules=MAP *.localhost 127.0.0.1"]
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page()
        page.goto(full + "/")
        coming = page.locator(".board .button").first.get_attribute("href")
        for name, path in PAGES.items():
            draw(browser, full + (path or coming), name)
        if empty:
            draw(browser, empty + "/", "start-empty")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
