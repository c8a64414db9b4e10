"""A real browser before a real house that shows both networks."""

import os
import shutil
from functools import cache

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.journeys import walk
from tests.journeys.browsers import page_in
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
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
#: What may be right in one light and at one width, and wrong in another.
OF_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
LOOKS_ALONE = ALL | {"runOnly": {"type": "rule", "values": OF_LOOKS}}
LIGHT = {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}}
DARK = {"color_scheme": "dark", "viewport": {"width": 320, "height": 800}}


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
        page = page_in(browser, demo.port, network, **wishes)
        contexts.append(page.context)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def axe():
    """What axe finds on a page, as readable lines. It adds no styles of its own, so that all faults are the page's."""

    def found(page, how=ALL):
        page.evaluate(AXE)
        result = page.evaluate("how => axe.run(how)", how)
        return [
            f"{v['id']}: {n['html'][:140]} {n['failureSummary'][:160]}"
            for v in result["violations"]
            for n in v["nodes"]
        ]

    return found


@pytest.fixture
def looked_at(axe):
    """What is wrong with a page that was opened wide and light: as it stands, and then narrow and dark.

    All of axe is asked once; of the second look only what depends on light and width.
    """

    def found(page):
        faults = axe(page) + sticks_out(page)
        page.emulate_media(color_scheme=DARK["color_scheme"])
        page.set_viewport_size(DARK["viewport"])
        faults += [f"narrow and dark: {fault}" for fault in axe(page, LOOKS_ALONE) + sticks_out(page)]
        page.emulate_media(color_scheme=LIGHT["color_scheme"])
        page.set_viewport_size(LIGHT["viewport"])
        return faults

    return found


def sticks_out(page):
    return [f"{pixels} pixels wider than the window"] if (pixels := walk.overflow(page)) else []


def too_wide(page):
    """What sticks out of a wide window, and of a narrow one."""
    faults = sticks_out(page)
    page.set_viewport_size(DARK["viewport"])
    faults += [f"narrow: {fault}" for fault in sticks_out(page)]
    page.set_viewport_size(LIGHT["viewport"])
    return faults
