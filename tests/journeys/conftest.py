"""A real browser before a real house that shows both networks."""

import os
import shutil
from functools import cache

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.journeys import walk
from tests.stories.house import House

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory, prepared_house):
    """The house with Eschweiler-West and Musterviertel, in its own process."""
    house = House(tmp_path_factory.mktemp("demo"), like=prepared_house)
    house.open(word="demo")
    yield house
    house.close()


@pytest.fixture(scope="session")
def kinds(demo):
    """What ``walk.kinds`` finds from the start page of a network; walked once."""
    return cache(lambda host: walk.kinds(demo, host))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": shutil.which("chromium"), "args": FLAGS}


@pytest.fixture(scope="session", autouse=True)
def _loop():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop; the tests here touch no database


@pytest.fixture
def open_page(browser, demo):
    """Open pages of one network in a fresh context; notes every request that leaves and every error."""
    contexts = []

    def opened(network="musterviertel", **wishes):
        context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", **wishes)
        contexts.append(context)
        page = context.new_page()
        host = "localhost" if network == "eschweiler-west" else f"{network}.localhost"
        page.home = f"http://{host}:{demo.port}"
        page.outside, page.faults = [], []
        page.on("request", lambda r: r.url.startswith((page.home, "data:")) or page.outside.append(r.url))
        page.on("console", lambda m: m.type == "error" and page.faults.append(m.text))
        page.on("pageerror", lambda e: page.faults.append(str(e)))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def axe():
    """What axe finds on a page, as readable lines. It adds no styles of its own, so that all faults are the page's."""

    def found(page):
        page.evaluate(AXE)
        result = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}, preload: false})", TAGS)
        return [
            f"{v['id']}: {n['html'][:140]} {n['failureSummary'][:160]}"
            for v in result["violations"]
            for n in v["nodes"]
        ]

    return found
