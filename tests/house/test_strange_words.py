"""Whatever stands behind the question mark or in a field, no page breaks: asked of every address of the table."""

import re

import pytest
from django.conf import settings

from sozialraum.config.addresses import addresses
from tests.conftest import logged_in
from tests.house.asking import looked  # noqa: F401 - a fixture
from tests.house.test_doors import worlds  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STRANGE = {"digits": "9" * 5_000, "nul": "\x00", "brackets": "[" * 3_000, "infinite": "1e999", "words": "a " * 2_000}
ASKED = re.compile(r"""(?:GET|request\.POST|\.data)(?:\.get\(|\[)["'](\w+)["']""")
OF_FORMS = {
    "q",
    "wort",
    "name",
    "art",
    "jahr",
    "gremium",
    "rolle",
    "an",
    "stand",
    "tag",
    "revision",
    "schritt",
    "stempel",
}


def every(key):
    """Every address but those that end the login, and the one whose bytes are not there."""
    told = {"<key:key>": key, "<key:label>": "erste", "<key:other>": "erste", "<int:number>": "1"}
    for address in addresses():
        path = address.path
        for name, value in told.items():
            path = path.replace(name, value)
        if "<" not in path and "abmelden" not in path and not path.startswith(("/dateien/", "/zugang/anmeldungen/")):
            yield path


def parameters():
    """Every name that is asked for anywhere in the code."""
    texts = [path.read_text(encoding="utf-8") for path in settings.HOUSE.rglob("*.py")]
    return {name for text in texts for name in ASKED.findall(text)} | OF_FORMS


def faults(ask, method, names, paths):
    """What breaks which page; of all values the first is asked of every page, the others of those that look at one."""
    found, asked = {}, list(paths)
    for name, strange in STRANGE.items():
        looking = []
        for path in asked:
            answer = ask(method, path, dict.fromkeys(names, strange), looking)
            if answer.status_code >= 500:
                found[path, name] = answer.status_code
        asked = looking if name == next(iter(STRANGE)) else asked
    return found, asked


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_strange_parameter_breaks_a_page_and_no_strange_field_a_form(client, worlds, body, looked, method):  # noqa: F811
    office, names = logged_in(client, body), sorted(parameters())
    office.raise_request_exception = False

    found, asked = faults(looked, getattr(office, method), names, every(f"nur-{body.key}"))

    assert len(names) > 15
    assert len(asked) > 15
    assert found == {}
