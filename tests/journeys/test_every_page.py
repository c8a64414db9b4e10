"""Every kind of page, light and dark, narrow and wide: axe finds nothing, nothing leaves, nothing sticks out."""

import pytest

from tests.journeys import walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("network", ["musterviertel", "eschweiler-west"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_leaves_the_house(open_page, axe, kinds, network, scheme, width):
    host = "localhost" if network == "eschweiler-west" else f"{network}.localhost"
    paths = [path for paths in kinds(host).values() for path in paths[:2]]
    assert len(paths) > 12
    page = open_page(network, color_scheme=scheme, viewport={"width": width, "height": 800})

    too_wide, findings = {}, {}
    for path in paths:
        page.goto(page.home + path)
        if pixels := walk.overflow(page):
            too_wide[path] = pixels
        if found := axe(page):
            findings[path] = found

    assert findings == {}
    assert too_wide == {}
    assert [fault for fault in page.faults if "404" not in fault] == []
    assert page.outside == []
