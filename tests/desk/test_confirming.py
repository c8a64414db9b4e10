"""Once a year an institution says by a personal link that its entry is right."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from sozialraum.accounts.models import PersonalLink
from sozialraum.bodies import actions
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.post.models import Letter
from tests import factories as f

pytestmark = pytest.mark.django_db

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def kita(body, group):
    return f.OrganizationFactory(
        body=body, key="kita", name="Kita Beispiel", classification=Classification.INSTITUTION, listed=True,
        email="kita@example.org", offers="Betreuung", created=LONG_AGO,
    )  # fmt: skip


def link_in(letter):
    return re.search(r"https://netz\.example(/l/\S+)", letter.text)[1]


def test_asked_by_mail_confirmed_with_one_click(office, client, kita):
    assert office.get("/schreibtisch/bestaetigungen/").status_code == 200
    office.post("/schreibtisch/bestaetigungen/", {"einrichtung": ["kita"]})
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("kita@example.org", "Stimmt Ihr Eintrag noch?")
    client.logout()
    address = link_in(letter)

    for _scanner in range(3):
        page = client.get(address)
        assert "Kita Beispiel" in page.content.decode()
    kita.refresh_from_db()
    assert kita.confirmed is None

    answer = client.post(address, {"offers": "Betreuung\nElterncafé", "email": "kita@example.org"})
    kita.refresh_from_db()
    assert answer.status_code == 302
    assert kita.confirmed == PartialDate.of(dt.date.today())  # noqa: DTZ011
    assert kita.offer_list == ["Betreuung", "Elterncafé"]


def test_the_link_opens_nothing_else_and_changes_nothing_else(office, client, kita, body):
    other = f.OrganizationFactory(body=body, key="andere", classification=Classification.INSTITUTION, listed=True)
    office.post("/schreibtisch/bestaetigungen/", {"einrichtung": ["kita"]})
    client.logout()
    address = link_in(Letter.objects.get())
    prefix = address.removesuffix("/einrichtungen/kita/bestaetigen/")

    assert client.post(f"{prefix}/einrichtungen/andere/bestaetigen/", {}).status_code == 403
    assert client.get(f"{prefix}/schreibtisch/").status_code == 403
    assert client.get(f"{prefix}/schreibtisch/bestaetigungen/").status_code == 403
    client.post(address, {"name": "Umbenannt", "listed": "", "key": "x", "classification": "office", "offers": "neu"})
    kita.refresh_from_db()
    other.refresh_from_db()
    assert (kita.name, kita.listed, kita.key, kita.classification) == ("Kita Beispiel", True, "kita", "institution")
    assert (kita.offers, other.confirmed) == ("neu", None)


def test_a_second_letter_takes_the_first_link_back_and_links_expire(office, client, kita):
    for _again in range(2):
        office.post("/schreibtisch/bestaetigungen/", {"einrichtung": ["kita"]})
    client.logout()
    first, second = (link_in(letter) for letter in Letter.objects.order_by("pk"))
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=61), tick=False):
        assert client.get(second).status_code == 410


def test_without_mail_a_letter_to_print_and_without_address_a_word(office, body, group):
    words = {"body": body, "classification": Classification.INSTITUTION, "listed": True, "created": LONG_AGO}
    f.OrganizationFactory(**words, key="brief", name="Verein Brief", postal_address="Beispielweg 1\n00000 Musterstadt")
    f.OrganizationFactory(**words, key="nichts", name="Verein Nichts")

    page = office.post("/schreibtisch/bestaetigungen/", {"einrichtung": ["brief", "nichts"]}, follow=True)

    letter = Letter.objects.get(kind="paper")
    assert (letter.to, letter.postal_address) == ("", "Beispielweg 1\n00000 Musterstadt")
    assert "Ein Brief ist nicht möglich: Weder E-Mail-Adresse noch Anschrift sind bekannt." in page.content.decode()
    assert PersonalLink.objects.count() == 1
    assert Letter.objects.get(kind="none").name == "Verein Nichts"


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ("smtp://127.0.0.1:2525", "1 Einrichtung: Die Nachricht geht als E-Mail hinaus."),
        ("", "1 Einrichtung: Der Brief ist noch nicht hinausgegangen: Es ist kein Mailserver eingetragen."),
    ],
)
def test_what_became_of_the_letters_is_said_one_by_one(office, kita, body, settings, server, said):
    settings.SMTP = server
    words = {"body": body, "classification": Classification.INSTITUTION, "listed": True, "created": LONG_AGO}
    f.OrganizationFactory(**words, key="brief", name="Verein Brief", postal_address="Beispielweg 1\n00000 Musterstadt")

    page = office.post("/schreibtisch/bestaetigungen/", {"einrichtung": ["kita", "brief"]}, follow=True)

    told = {str(one) for one in page.context["messages"]}
    assert told == {said, "1 Einrichtung: Der Brief liegt bei der Post zum Drucken."}
    assert "gefragt." not in page.content.decode()


def test_only_the_office_asks(people, kita):
    for standing in ("nobody", "member", "speaker", "auditor", "city", "office_without_second_factor"):
        with pytest.raises(PermissionDenied):
            actions.ask_to_confirm(Organization.objects.get(pk=kita.pk), by=people[standing])
    assert Letter.objects.count() == 0


@pytest.mark.parametrize(
    ("created", "confirmed", "asked"),
    [
        (dt.timedelta(days=1), None, False),
        (dt.timedelta(days=364), None, False),
        (dt.timedelta(days=367), None, True),
        (dt.timedelta(days=1), dt.timedelta(days=400), True),  # taken over, with the day of long ago
        (dt.timedelta(days=900), dt.timedelta(days=300), False),
        (dt.timedelta(days=900), dt.timedelta(days=400), True),
    ],
)
def test_only_what_has_stood_here_for_a_year_is_said_to_be_unconfirmed_for_one(office, body, created, confirmed, asked):
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    with time_machine.travel(now, tick=False):
        f.OrganizationFactory(
            body=body, key="neu", name="Haus Neu", classification=Classification.INSTITUTION, listed=True,
            created=now - created, confirmed=PartialDate.of((now - confirmed).date()) if confirmed else None,
        )  # fmt: skip

        page = office.get("/schreibtisch/bestaetigungen/").content.decode()
        desk = office.get("/schreibtisch/").content.decode()

    assert ("Haus Neu" in page) == ("seit über einem Jahr nicht bestätigt" in desk) == asked
