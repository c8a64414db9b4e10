"""Soft hyphens are drawn and nothing more: no title, attribute, feed, table or data for machines has one."""

import html
import re

import pytest

from sozialraum.bodies.models import Organization
from sozialraum.ui.seams import SOFT_HYPHEN
from tests import factories as f

pytestmark = pytest.mark.django_db

LONG = "Flüchtlingsberatungsstelle"


@pytest.fixture
def named(body):
    group = f.OrganizationFactory(body=body, name=LONG, key="lang")
    return f.MeetingFactory(body=body, key="sitzung", name=LONG, of=[group])


@pytest.mark.parametrize("address", ["/", "/gremien/", "/gremien/lang/", "/termine/", "/sitzungen/sitzung/"])
def test_names_are_parted_in_what_is_read_alone(client, named, address):
    page = html.unescape(client.get(address).content.decode())

    assert f"Flüchtlings{SOFT_HYPHEN}beratungs{SOFT_HYPHEN}stelle" in page
    apart = [*re.findall(r"<[^>]*>", page), *re.findall(r"<(?:title|script)\b.*?</", page, re.S)]
    assert [piece for piece in apart if SOFT_HYPHEN in piece] == []


@pytest.mark.parametrize(
    "address", ["/termine/kalender.ics", "/sitzungen/sitzung/termin.ics", "/beschluesse/register.csv"]
)
def test_files_hold_the_words_as_they_were_typed(client, named, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert SOFT_HYPHEN not in b"".join(answer).decode()


@pytest.fixture
def invited(body, named):
    return f.EventFactory(body=body, key="fest", organization=Organization.objects.get(key="lang"))


@pytest.mark.parametrize(
    "address", ["/gremien/", "/gremien/lang/", "/termine/", "/mitmachen/", "/veranstaltungen/fest/"]
)
def test_no_long_name_of_a_group_is_read_in_one_piece(client, invited, address):
    page = html.unescape(client.get(address).content.decode())

    main = page.partition("<main")[2].partition("</main>")[0]
    seen = re.sub(
        r'<(span|a)[^>]*class="(?:unseen|address)".*?</\1>|<option.*?</option>|<[^>]*>', " ", main, flags=re.S
    )
    assert LONG not in seen
    assert SOFT_HYPHEN in seen
