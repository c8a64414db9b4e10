"""A domain with ß is the network's own, and no stranger's, on every way out (IDNA 2008, not 2003)."""

import re

import pytest
import vobject
from django.test import Client

from sozialraum.acts import guard
from sozialraum.bodies.models import Text, TextKind
from sozialraum.clockwork.alive import Presence
from sozialraum.contacts import actions
from sozialraum.contacts.ports import tables
from sozialraum.contacts.queries import preview
from sozialraum.contacts.rules.plan import LineStatus
from sozialraum.foundation.dates import PartialDate
from sozialraum.post import outbox
from sozialraum.post.delivery import Postman
from sozialraum.post.models import Letter
from tests import factories as f
from tests.access import door
from tests.conftest import logged_in
from tests.stories.mail import SmtpHouse

pytestmark = pytest.mark.django_db

TYPED, SENT, STRANGERS = "info@straße.example", "info@xn--strae-oqa.example", "strasse.example"


@pytest.fixture
def served(settings, body):
    """What a mail server got of one round of letters."""

    def round_of_letters():
        with SmtpHouse() as server, Presence() as presence:
            settings.SMTP = server.url.replace("netz.example", "straße.example")
            Postman(presence.name).round()
        return server.mails

    return round_of_letters


@pytest.mark.django_db(transaction=True)
def test_envelope_and_headers_of_a_letter(body, served):
    body.address = "https://straße.example"
    outbox.put(body, to=TYPED, reply_to=TYPED, name="Straße", subject="Guten Tag", text="Hallo.")

    (mail,) = served()

    assert mail["X-RcptTo"] == SENT
    assert SENT in mail["To"] and mail["Reply-To"] == SENT and "post@xn--strae-oqa.example" in mail["From"]
    assert mail["Message-ID"].endswith("@xn--strae-oqa.example>")
    assert STRANGERS not in mail.as_string()


@pytest.mark.parametrize("typed", [TYPED, SENT, "INFO@Straße.Example", "\u200einfo@straße.example"])
def test_whoever_is_known_by_one_spelling_comes_in_with_each(client, body, typed):
    door.somebody(body, TYPED)

    door.ask(client, typed)

    assert Letter.objects.get(secret=True).to == TYPED
    assert door.type_code(client, door.mailed(TYPED)).status_code == 302


@pytest.mark.parametrize("typed", ["info@strasse.example", "info@stra\u0455\u0455e.example"])
def test_another_domain_is_somebody_else(client, body, typed):
    door.somebody(body, TYPED)

    door.ask(client, typed)

    assert not Letter.objects.exists()


def test_what_leaves_for_other_programs_names_the_same_domain(client, body, group):
    with guard.opened():
        Text.objects.create(body=body, kind=TextKind.OFFICE_EMAIL, text=TYPED)
    f.MeetingFactory(body=body, of=[group], date=PartialDate(2099, 1, 17))
    house = f.OrganizationFactory(body=body, classification="institution", email=TYPED, listed=True, key="kita")
    f.PersonFactory(body=body, name="Erika Beispiel", email=TYPED)
    office = logged_in(Client(), body)

    calendar = client.get("/termine/kalender.ics").content.decode().replace("\r\n ", "")
    cards = office.post("/kontakte/mitnehmen/", {"kind": "vcf"}).content.decode()

    assert f"mailto:{SENT}" in calendar
    assert {one.email.value for one in vobject.readComponents(cards) if hasattr(one, "email")} >= {SENT}
    for path in ("/impressum/", "/einrichtungen/kita/"):
        page = client.get(path).content.decode()
        assert re.findall(r'href="mailto:([^"?]*)', page).count(SENT) >= 1 and TYPED in page, path
    assert STRANGERS not in calendar + cards
    assert house.email == TYPED


def test_one_human_with_two_spellings_is_no_second_one(body, people):
    f.PersonFactory(body=body, name="Erika Beispiel", email=TYPED)
    by, content = people["office"], f"Name;E-Mail\nErika Beispiel;{SENT}\n".encode()

    job = actions.upload(body, by=by, file=tables.UploadedSheet("x.csv", content, tables.read(content)))
    words = {"group_means": "", "since": None, "address_of_institution": job.address_of_institution, "fill_down": False}
    actions.arrange(job, by=by, columns=job.layout.columns, **words)

    (line,) = preview.prepare(job).plan.outcomes
    assert line.status is LineStatus.UNCHANGED
