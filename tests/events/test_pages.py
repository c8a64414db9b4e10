"""The page of what an institution sent in: it promises a letter only to whom one can reach."""

import datetime as dt

import pytest
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies.actions import CONFIRM
from sozialraum.events import actions
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Link, Visitor, Way
from tests import factories as f

pytestmark = pytest.mark.django_db

TOKEN = "beispiel-" + "x" * 34
PROMISE = "Danach bekommen Sie einen Brief oder eine E-Mail."


@pytest.mark.parametrize(
    ("ways", "promised"),
    [({"email": "kita@example.org"}, True), ({"postal_address": "Musterstraße 1"}, True), ({}, False)],
)
def test_a_letter_is_promised_to_an_institution_that_one_can_reach(body, client, ways, promised):
    kita = f.OrganizationFactory(body=body, key="kita", name="Kita Beispiel", classification="institution", **ways)
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(TOKEN), purpose=CONFIRM, subject="organization", subject_key=kita.key,
            expires=timezone.now() + dt.timedelta(days=9),
        )  # fmt: skip
    link = Visitor(body, way=Way.LINK, link=Link(CONFIRM, "organization", kita.key))
    day = PartialDate.of(timezone.localdate() + dt.timedelta(days=9))
    event = actions.propose(kita, by=link, event={"name": "Fest Beispiel", "date": day})

    page = client.get(f"/l/{TOKEN}{event.get_absolute_url()}").content.decode()

    assert "Das Büro sieht sich die Veranstaltung an." in page
    assert (PROMISE in page) is promised


@pytest.mark.parametrize(
    ("kind", "listed", "is_named", "address"),
    [
        ("institution", True, True, "/einrichtungen/haus/"),
        ("institution", False, False, ""),
        ("office", False, True, ""),  # which has no page
        ("city", False, True, ""),
    ],
)
def test_who_invites_is_named_unless_it_is_an_institution_that_did_not_agree(
    body, client, kind, listed, is_named, address
):
    house = f.OrganizationFactory(body=body, key="haus", name="Haus Beispiel", classification=kind, listed=listed)
    day = PartialDate.of(timezone.localdate() + dt.timedelta(days=9))
    event = f.EventFactory(body=body, organization=house, date=day)

    pages = {path: client.get(path).content.decode() for path in (event.get_absolute_url(), "/termine/", "/")}
    feed = client.get("/termine/kalender.ics").content.decode().replace("\r\n ", "")

    assert {path: house.name in page for path, page in pages.items()} == dict.fromkeys(pages, is_named)
    assert ("Es lädt ein: Haus Beispiel." in feed, 'href=""' in "".join(pages.values())) == (is_named, False)
    assert (f'<a href="{address}">Haus' in pages[event.get_absolute_url()]) is bool(address)
