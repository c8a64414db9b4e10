"""Somebody of whom the house knows something of every kind."""

import pytest
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.contacts.models import ContactFile, ContactImport, packed
from sozialraum.contacts.rules.headings import SheetRow
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.models import JoinRequest
from sozialraum.mailbox.reception import pass_on
from sozialraum.people import actions
from sozialraum.people.models import Person
from sozialraum.post import outbox
from tests import factories as f
from tests.desk import conftest as doors

MARK = "Geheimzeichen"
logged_in, office = doors.logged_in, doors.office


def request_of(body, group, **words):
    with guard.opened():
        return JoinRequest.objects.create(
            body=body, organization=group, key=words.pop("key", "anfrage"), name=f"{MARK} Anfrage",
            email=words.pop("email", "erika@example.org"), message=f"{MARK} Nachricht", **words,
        )  # fmt: skip


def listed(body, *lines):
    """An address list that somebody has uploaded and nobody has taken over yet."""
    with guard.opened():
        job = ContactImport.objects.create(body=body, file_name="liste.csv")
        rows = tuple(SheetRow(number, cells) for number, cells in enumerate(lines))
        ContactFile.objects.create(contact_import=job, content=b"", packed=packed(rows))


@pytest.fixture
def erika(body, group, people):
    """Once a delegate and now nothing any more; with a request, a letter, consents, a place on the Verteiler."""
    by = people["office"]
    person = actions.persons.record(
        body, by=by, key="erika", name=f"{MARK} Erika", email="erika@example.org", phone=f"{MARK} 0123",
        postal_address=f"{MARK} Weg 1\n00000 Musterstadt", language="Deutsch", needs_interpreter=True,
    )  # fmt: skip
    seat = f.SeatFactory(body=body, organization=group)
    actions.memberships.record(
        body, by=by, key="mitglied", organization=group, person=person, seat=seat, role="member",
        start_date=PartialDate(2016), end_date=PartialDate(2019, 12, 31),
    )  # fmt: skip
    actions.agree(
        person, by=by, purpose="named", wording=f"{MARK} Wortlaut", way="paper", given_date=PartialDate(2017, 1, 1)
    )
    f.RecipientFactory(
        body=body, organization=group, key="verteiler", person=person, name="", email="", end_date=PartialDate(2020)
    )
    f.InterestFactory(body=body, person=person)
    f.DeclaredOfficeFactory(body=body, person=person, title=f"{MARK} Vorsitz")
    request_of(body, group, person=person, state="admitted", ended=timezone.now())
    with guard.opened():
        outbox.put(body, to="erika@example.org", subject="Einladung", text=f"{MARK} Text")
    came = f.IncomingFactory(body=body, text=f"{MARK} Antwort")
    f.IncomingFactory(body=body, sender="fremd@example.org", text=f"{MARK} fremd")
    pass_on(came, "buero@example.net")
    listed(body, ("Name", "E-Mail"), (f"{MARK} Zeile", "Erika@example.org"), ("Max", "max@example.org"))
    return Person.objects.get(pk=person.pk)
