"""Every kind of page, light and wide, dark and narrow: axe finds nothing, nothing leaves, nothing sticks out."""

import pytest

from tests.journeys import walk
from tests.journeys.conftest import DARK, LIGHT, too_wide

pytestmark = pytest.mark.journey


#: What axe finds does not depend on the words: beside German it looks at one language of each kind, the rulers at all.
FOR_AXE = {"", "leicht", "ar", "kmr"}


def test_axe_finds_nothing_and_nothing_leaves_the_house(open_page, looked_at, kinds):
    paths = {some[0]: kind[0] for kind, some in kinds("musterviertel.localhost").items()}
    assert len(paths) > 100
    page = open_page("musterviertel", **LIGHT)

    findings = {}
    for path, language in paths.items():
        page.goto(page.home + path)
        if found := looked_at(page) if language in FOR_AXE else too_wide(page):
            findings[path] = found

    assert findings == {}
    assert [fault for fault in page.faults if "404" not in fault] == []
    assert page.outside == []


def test_real_words_stick_out_of_no_narrow_window_and_what_only_they_show_is_for_everybody(open_page, axe, kinds):
    """The same pages as above, with other words on them: axe looks at the kinds that are not there."""
    real, full = kinds("localhost"), kinds("musterviertel.localhost")
    for_axe = {"/", *(some[0] for kind, some in real.items() if kind not in full and kind[0] in FOR_AXE)}
    paths = [path for some in real.values() for path in some[:2]]
    assert len(paths) > 12
    page = open_page("eschweiler-west", **DARK)

    wide, findings = {}, {}
    for path in paths:
        page.goto(page.home + path)
        if pixels := walk.overflow(page):
            wide[path] = pixels
        if path in for_axe and (found := axe(page)):
            findings[path] = found

    assert wide == {}
    assert findings == {}
    assert [fault for fault in page.faults if "404" not in fault] == []
    assert page.outside == []
