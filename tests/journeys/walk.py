"""Walking from page to page: as a person in a browser, and as a crawler who takes every link."""

import re
from pathlib import Path

ADDRESSES = Path(__file__).parents[2] / "docs/reference/addresses.md"
#: What stands in addresses beside the keys of things: »gremien«, »mitmachen«.
WORDS = {
    word
    for path in re.findall(r"^\| `/(.*?)`", ADDRESSES.read_text(encoding="utf-8"), re.M)
    for word in path.split("/")
    if "<" not in word
}
LANGUAGES = {"leicht", "en", "ar", "fa", "uk", "tr", "kmr", "fr"}


def go(locator):
    """Click what leads to another page and be there: a click alone comes back while the old page is still leaving."""
    with locator.page.expect_navigation():
        locator.click()


def enter(locator):
    """The same by keyboard."""
    with locator.page.expect_navigation():
        locator.press("Enter")


def overflow(page):
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def kinds(house, host):
    """One address per kind of page, found by following links from the start page over plain HTTP."""
    seen, found, todo = set(), {}, ["/", "/gibt-es-nicht/"]
    while todo:
        path = todo.pop(0)
        if path in seen or len(seen) > 400:
            continue
        seen.add(path)
        answer = house.get(path, host=host)
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        kind = shape(path)
        found.setdefault(kind, []).append(path)
        if len(found[kind]) <= 3:
            todo += [link for link in re.findall(r'href="(/[^"#]*)"', answer.text) if link not in seen]
    return found


def shape(path):
    """The kind of page behind an address: its language, its words without the keys of things, what it is asked."""
    plain, _, query = path.partition("?")
    parts = [part for part in plain.split("/") if part]
    language = parts.pop(0) if parts and parts[0] in LANGUAGES else ""
    names = sorted(re.findall(r"(?:^|&|amp;)(\w+)=", query))
    return (language, *(part if part in WORDS else "…" for part in parts), *names)
