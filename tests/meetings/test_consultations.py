"""Papers on the agenda: put there and taken off by the office, and read only by those for whom they are."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.actions import consultations
from sozialraum.meetings.models import AgendaItem, Consultation
from sozialraum.meetings.words import State
from sozialraum.papers.actions import papers
from sozialraum.papers.words import Audience
from tests import factories as f
from tests.people.conftest import come_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db

SECRET = "Streit im Treppenhaus"


@pytest.fixture
def item(body, group):
    meeting = f.MeetingFactory(body=body, key="sitzung", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.PUBLISHED, approved=True, present=12)
    return f.AgendaItemFactory(body=body, key="top-1", meeting=meeting, number="1", name="Berichte", text="Beraten.")


@pytest.fixture
def secret(body):
    return f.PaperFactory(body=body, key="geheim", name=SECRET, public_name="Anliegen A-17", audience=Audience.OFFICE)


def page(browser, path="/sitzungen/sitzung/"):
    return browser.get(path).content.decode().replace("\u00ad", "")  # a long word may part at its seams


def paper(browser):
    document = PdfReader(io.BytesIO(browser.get("/sitzungen/sitzung/protokoll.pdf").content))
    return "".join(one.extract_text() for one in document.pages)


def test_the_office_chooses_a_document_for_a_point_of_the_agenda(office, item, body):
    f.PaperFactory(body=body, key="ordnung", name="Geschäftsordnung")
    assert '<a href="/tops/top-1/dokumente/neu/">' in page(office)

    answer = office.post("/tops/top-1/dokumente/neu/", {"paper": "ordnung"})

    assert answer.url == "/sitzungen/sitzung/#punkt-top-1"
    told = Consultation.objects.get()
    assert (told.agenda_item, told.paper.key, told.order, told.key) == (item, "ordnung", 1, "top-1-vorlage-1")
    assert Entry.objects.get().says == "hat die Beratung eines Dokuments eingetragen"
    assert '<li><a href="/dokumente/ordnung/">Geschäftsordnung</a></li>' in page(Client())


def test_the_same_document_stands_under_a_point_once(office, item, body, secret):
    f.ConsultationFactory(body=body, agenda_item=item, paper=secret)

    answer = office.post("/tops/top-1/dokumente/neu/", {"paper": "geheim"})

    assert "Dieses Dokument steht unter diesem Punkt schon." in answer.content.decode()
    assert Consultation.objects.count() == 1


def test_a_consultation_without_a_document_is_refused(office, item, people):
    assert "Bitte" in office.post("/tops/top-1/dokumente/neu/", {"paper": ""}).content.decode()
    with refused("constraint"):
        consultations.record(item, by=people["house"])
    assert not Entry.objects.exists()


def test_taking_it_off_leaves_a_tombstone_that_does_not_know_the_document(office, item, body, secret):
    f.ConsultationFactory(body=body, key="beratung", agenda_item=item, paper=secret)
    assert "geheim" not in page(office, "/beratungen/beratung/zurueckziehen/")

    answer = office.post("/beratungen/beratung/zurueckziehen/", {"revision": 1})

    assert answer.url == "/sitzungen/sitzung/"
    gone = Consultation._base_manager.get()
    assert gone.deleted and gone.paper is None and gone.agenda_item == item
    assert "Anliegen A-17" not in page(Client())
    assert Entry.objects.get().says == "hat die Beratung eines Dokuments zurückgezogen"


def test_a_document_on_an_agenda_cannot_be_withdrawn(item, body, secret, office):
    f.ConsultationFactory(body=body, agenda_item=item, paper=secret)

    answer = office.post("/dokumente/geheim/zurueckziehen/", {"revision": 1})

    assert "Das wird noch gebraucht" in answer.content.decode()


def test_strangers_read_what_a_document_is_called_in_public_and_nothing_else(item, body, secret, client):
    f.ConsultationFactory(body=body, agenda_item=item, paper=secret)

    assert "<li>Anliegen A-17</li>" in page(client)
    assert "Dazu: Anliegen A-17" in paper(client)
    assert SECRET not in page(client) + paper(client)
    assert "dokumente/geheim" not in page(client) and client.get("/dokumente/geheim/").status_code == 404


def test_a_document_that_has_no_public_name_is_not_named(item, body, client):
    f.ConsultationFactory(
        body=body, agenda_item=item, paper=f.PaperFactory(body=body, name=SECRET, audience=Audience.MEMBERS)
    )

    assert "<li>Nichtöffentliche Vorlage</li>" in page(client) and SECRET not in page(client)


def test_the_office_reads_the_name_and_takes_home_the_public_paper(item, body, secret, office):
    f.ConsultationFactory(body=body, agenda_item=item, paper=secret)

    assert SECRET in page(office)
    assert SECRET not in paper(office)


def test_members_read_what_is_for_members_and_not_what_is_for_the_office(item, body, secret, group):
    inside = f.PaperFactory(
        body=body, key="intern", name="Bericht für alle im Gremium", audience=Audience.MEMBERS, of=[group]
    )
    for one in (secret, inside):
        f.ConsultationFactory(body=body, agenda_item=item, paper=one)
    person = f.PersonFactory(body=body)
    f.MembershipFactory(body=body, organization=group, person=person)

    read = page(come_in(person))

    assert "Bericht für alle im Gremium</a>" in read and "Anliegen A-17" in read and SECRET not in read
    assert "Dokument dazulegen" not in read


def test_under_a_point_that_is_not_public_nothing_is_told_of_its_documents(body, group, office):
    meeting = f.MeetingFactory(body=body, key="sitzung", state=State.SCHEDULED, of=[group])
    closed = f.AgendaItemFactory(body=body, meeting=meeting, name=SECRET, public=False)
    f.ConsultationFactory(body=body, agenda_item=closed, paper=f.PaperFactory(body=body, name="Offenes Konzept"))

    read = page(Client())
    assert "Offenes Konzept" not in read and "Nichtöffentlicher Tagesordnungspunkt" in read
    assert "Offenes Konzept" in page(office) and SECRET in page(office)


def test_who_sees_that_something_is_consulted(body, group, people):
    draft = f.MeetingFactory(body=body, state=State.DRAFT, of=[group])
    held = f.MeetingFactory(body=body, state=State.HELD, of=[group])
    names = {}
    for meeting in (draft, held):
        for public in (True, False):
            item = f.AgendaItemFactory(body=body, meeting=meeting, public=public)
            names[f.ConsultationFactory(body=body, agenda_item=item)] = (meeting.state, public)

    def seen(standing):
        return {names[one] for one in Consultation.objects.visible_to(people[standing])}

    assert seen("nobody") == {("held", True)}
    assert seen("member") == seen("office") == set(names.values())
    assert seen("other_body_office") == set()


def test_first_off_the_agenda_and_then_withdrawn(body, item, secret, people, client):
    told = f.ConsultationFactory(body=body, agenda_item=item, paper=secret)
    with pytest.raises(ValidationError) as refusal:
        papers.withdraw(secret, by=people["office"])
    assert refusal.value.code == "needed"

    consultations.withdraw(told, by=people["office"])
    papers.withdraw(secret, by=people["office"])

    assert "Anliegen A-" not in page(client)


def test_a_document_says_where_it_was_consulted_as_far_as_one_may_know(body, group, item, people):
    ordnung = f.PaperFactory(body=body, key="ordnung", name="Geschäftsordnung")
    f.VersionFactory(body=body, paper=ordnung, label="erste", text="§ 1 Alle", valid_from=PartialDate(2016))
    draft = f.MeetingFactory(body=body, key="entwurf", name="Klausur", state=State.DRAFT, of=[group])
    for one in (item, f.AgendaItemFactory(body=body, meeting=draft, name="Vorbereitung")):
        f.ConsultationFactory(body=body, agenda_item=one, paper=ordnung)

    read = page(Client(), "/dokumente/ordnung/")

    assert (
        '<a href="/sitzungen/sitzung/#punkt-top-1">AG Wohnen/Quartier, TOP 1: Berichte</a>, Mittwoch, 17. Januar 2018'
        in read
    )
    assert "Klausur" not in read


def test_what_the_paper_cannot_show_is_told_to_the_office_before_it_is_printed(office, item):
    told = "kann keine unserer Schriften setzen: <bdi>王 明</bdi>"
    assert "kann keine unserer Schriften" not in page(office)

    with guard.opened():
        AgendaItem.objects.filter(pk=item.pk).update(text="Frau 王明 berichtet, Herr გიორგი auch.")

    assert told in page(office)
    assert "unserer Schriften" not in page(Client())
    assert "CJK UNIFIED IDEOGRAPH-738B" in paper(office)
