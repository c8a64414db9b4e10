"""Every kind of page, light and dark, narrow and wide: axe finds nothing, nothing leaves, nothing sticks out."""

import pytest

from tests.journeys import walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("network", ["musterviertel", "eschweiler-west"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_leaves_the_house(open_page, axe, demo, network, scheme, width):
    host = "localhost" if network == "eschweiler-west" else f"{network}.localhost"
    paths = [path for paths in walk.kinds(demo, host).values() for path in paths[:2]]
    assert len(paths) > 12
    page = open_page(network, color_scheme=scheme, viewport={"width": width, "height": 800})

    too_wide = {}
    for path in paths:
        page.goto(page.home + path)
        if pixels := walk.overflow(page):
            too_wide[path] = pixels
    faults = [fault for fault in page.faults if "404" not in fault]  # before axe comes with styles of its own
    findings = {}
    for path in paths:
        page.goto(page.home + path)
        if found := axe(page):
            findings[path] = found

    assert findings == {}
    assert too_wide == {}
    assert faults == []
    assert page.outside == []
