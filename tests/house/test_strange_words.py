"""Whatever stands behind the question mark or in a field, no page breaks: asked of every address of the table."""

import re

import pytest
from django.conf import settings

from sozialraum.config.addresses import addresses
from tests.conftest import logged_in
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


@pytest.mark.parametrize("strange", STRANGE)
def test_no_strange_parameter_breaks_a_page(client, worlds, body, strange):  # noqa: F811
    office, names = logged_in(client, body), sorted(parameters())
    office.raise_request_exception = False
    asked = dict.fromkeys(names, STRANGE[strange])

    answers = {path: office.get(path, asked).status_code for path in every(f"nur-{body.key}")}

    assert len(names) > 15
    assert {path: status for path, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("strange", STRANGE)
def test_no_strange_field_breaks_a_form(client, worlds, body, strange):  # noqa: F811
    office, names = logged_in(client, body), sorted(parameters())
    office.raise_request_exception = False
    typed = dict.fromkeys(names, STRANGE[strange])

    answers = {path: office.post(path, typed).status_code for path in every(f"nur-{body.key}")}

    assert {path: status for path, status in answers.items() if status >= 500} == {}
