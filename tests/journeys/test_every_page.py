"""Every kind of page, light and wide, dark and narrow: axe finds nothing, nothing leaves, nothing sticks out."""

import pytest

from tests.journeys import walk
from tests.journeys.conftest import DARK, LIGHT

pytestmark = pytest.mark.journey


def test_axe_finds_nothing_and_nothing_leaves_the_house(open_page, looked_at, kinds):
    paths = [some[0] for some in kinds("musterviertel.localhost").values()]
    assert len(paths) > 12
    page = open_page("musterviertel", **LIGHT)

    findings = {}
    for path in paths:
        page.goto(page.home + path)
        if found := looked_at(page):
            findings[path] = found

    assert findings == {}
    assert [fault for fault in page.faults if "404" not in fault] == []
    assert page.outside == []


def test_real_words_stick_out_of_no_narrow_window_and_what_only_they_show_is_for_everybody(open_page, axe, kinds):
    """The same pages as above, with other words on them: axe looks at the kinds that are not there."""
    real, full = kinds("localhost"), kinds("musterviertel.localhost")
    for_axe = {"/", *(some[0] for kind, some in real.items() if kind not in full)}
    paths = [path for some in real.values() for path in some[:2]]
    assert len(paths) > 12
    page = open_page("eschweiler-west", **DARK)

    too_wide, findings = {}, {}
    for path in paths:
        page.goto(page.home + path)
        if pixels := walk.overflow(page):
            too_wide[path] = pixels
        if path in for_axe and (found := axe(page)):
            findings[path] = found

    assert too_wide == {}
    assert findings == {}
    assert [fault for fault in page.faults if "404" not in fault] == []
    assert page.outside == []
