"""The pages on which the office brings concerns into a meeting, and the public page of the decision."""

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern
from sozialraum.concerns.words import ConcernState
from sozialraum.foundation.dates import PartialDate
from sozialraum.inbox.queries.outcome import outcome_of
from sozialraum.meetings.models import AgendaItem, Meeting
from tests import factories as f
from tests.people.conftest import come_in

pytestmark = pytest.mark.django_db

WORDS = "Am Spielplatz ist es dunkel, sagen drei Familien."


@pytest.fixture
def laid(say, people, group):
    concern = say(may_be_public=True)
    actions.assign(concern, by=people["office"], topic=concern.topic, organizations=[group], shared_text=WORDS)
    return concern


def page(browser, path):
    return browser.get(path).content.decode()


def test_from_the_agenda_to_the_concern_and_back(office, laid, meeting):
    listed = page(office, f"/sitzungen/{meeting.key}/anliegen/")
    assert WORDS in listed and "Wohnung, Wege und Plätze" in listed
    put = f"/anliegen/{laid.key}/auf-die-tagesordnung/"
    assert f'href="{put}?sitzung={meeting.key}&amp;zurueck=/sitzungen/{meeting.key}/anliegen/"' in listed
    form = page(office, f"{put}?sitzung={meeting.key}")
    assert f'<option value="{meeting.key}" selected>als eigener Punkt »Anliegen A-1«</option>' in form
    assert '<optgroup label="18. Februar 2027: Runde im Februar (AG Wohnen/Quartier)">' in form

    answer = office.post(put, {"place": meeting.key, "revision": Concern.objects.get().revision})

    assert answer.url == f"/sitzungen/{meeting.key}/#top-1"
    assert Concern.objects.get().agenda_item.meeting == meeting
    listed = page(office, f"/sitzungen/{meeting.key}/anliegen/")
    assert f"/anliegen/{laid.key}/von-der-tagesordnung/" in listed and "Hier wartet kein Anliegen." in listed
    off = f"/anliegen/{laid.key}/von-der-tagesordnung/"
    assert "Runde im Februar" in page(office, off)
    assert office.post(off, {"revision": Concern.objects.get().revision}).url == f"/sitzungen/{meeting.key}/"
    assert Concern.objects.get().state == ConcernState.WITH_GROUP


def test_it_may_stand_under_a_point_that_is_there(office, laid, meeting):
    item = f.AgendaItemFactory(body=meeting.body, key="licht", meeting=meeting, name="Licht im Viertel")
    put = f"/anliegen/{laid.key}/auf-die-tagesordnung/"
    assert '<option value="2027-02-18-wohnen licht">unter: Licht im Viertel</option>' in page(office, put)

    office.post(put, {"place": "2027-02-18-wohnen licht", "revision": Concern.objects.get().revision})

    assert Concern.objects.get().agenda_item == item
    assert "<p>Anliegen A-1</p>" in page(Client(), meeting.get_absolute_url())


def test_only_sittings_of_its_groups_that_are_ahead_are_offered(office, laid, meeting, body, group, language):
    for key, words in {
        "fremd": {"of": [language]},
        "war": {"of": [group], "state": "held"},
        "vorbei": {"of": [group], "date": PartialDate(2016)},
        "abgesagt": {"of": [group], "state": "cancelled"},
        "entwurf": {"of": [language, group], "state": "draft", "date": None},
    }.items():
        f.MeetingFactory(body=body, key=key, **words)

    form = page(office, f"/anliegen/{laid.key}/auf-die-tagesordnung/")

    offered = [
        key for key in (meeting.key, "fremd", "war", "vorbei", "abgesagt", "entwurf") if f'value="{key}"' in form
    ]
    assert offered == [meeting.key, "entwurf"]
    assert "noch ohne Tag" in form and "in Vorbereitung" in form
    refused = office.post(f"/anliegen/{laid.key}/auf-die-tagesordnung/", {"place": "fremd"})
    assert refused.status_code == 200 and Concern.objects.get().state == ConcernState.WITH_GROUP


def test_where_no_sitting_is_ahead_the_page_says_what_to_do(office, laid):
    form = page(office, f"/anliegen/{laid.key}/auf-die-tagesordnung/")

    assert "Zurzeit ist keine Sitzung dieser Gremien vorbereitet oder einberufen." in form
    assert 'href="/sitzungen/neu/"' in form


def test_nobody_else_finds_these_pages(laid, meeting, client):
    for path in (f"anliegen/{laid.key}/auf-die-tagesordnung", f"sitzungen/{meeting.key}/anliegen"):
        assert client.get(f"/{path}/").status_code == 302
    assert "anliegen/" not in page(client, meeting.get_absolute_url()).split("<main")[1].split("</main")[0]


def decided(laid, people, meeting):
    item = actions.put_on_agenda(laid, by=people["office"], meeting=meeting)
    return f.ResolutionFactory(
        body=meeting.body, key="licht", meeting=meeting, agenda_item=item, date=None, by=meeting.groups
    )


def test_what_the_meeting_said_and_decided_is_at_hand_for_the_answer(laid, people, meeting):
    assert outcome_of(laid, people["office"]) is None
    resolution = decided(laid, people, meeting)
    assert outcome_of(laid, people["office"]) is None  # it has not been held
    laid.agenda_item.meeting.state, laid.agenda_item.text = "held", "Die Stadt prüft Lampen."

    told = outcome_of(laid, people["office"])

    assert (told.text, told.resolutions) == ("Die Stadt prüft Lampen.", (resolution,))


def test_whoever_answers_reads_what_the_meeting_said_and_finds_its_decision_chosen(office, laid, people, meeting):
    decided(laid, people, meeting)
    with guard.opened():
        Meeting.objects.update(state="held")
        AgendaItem.objects.update(text="Die Stadt prüft **Lampen**.")

    form = page(office, f"/anliegen/{laid.key}/beantworten/")

    assert "Was die Sitzung dazu sagt" in form and "<strong>Lampen</strong>" in form
    assert '<option value="licht" selected>' in form


@pytest.mark.parametrize("published", [True, False])
def test_an_answer_begins_with_the_words_of_published_minutes_and_never_with_those_of_a_draft(
    office, laid, people, meeting, published
):
    decided(laid, people, meeting)
    with guard.opened():
        Meeting.objects.update(state="held", record_published=timezone.now() if published else None)
        AgendaItem.objects.update(text="Die Stadt prüft Lampen.")

    form = page(office, f"/anliegen/{laid.key}/beantworten/")

    field = form.split("<textarea")[1].split("</textarea>")[0]
    assert ("Die Stadt prüft Lampen." in field) is published
    assert ("Diese Worte stehen schon im Feld." in form) is published
    assert ("Noch nicht veröffentlicht" in form) is not published


def test_the_agenda_leads_the_office_and_members_to_the_concern(office, laid, people, meeting, group):
    actions.put_on_agenda(laid, by=people["office"], meeting=meeting)
    link, person = f'href="/anliegen/{laid.key}/"', f.PersonFactory(body=group.body)
    f.MembershipFactory(body=group.body, organization=group, person=person)

    assert link in page(office, meeting.get_absolute_url())
    assert link in page(come_in(person), meeting.get_absolute_url())
    assert link not in page(Client(), meeting.get_absolute_url())


def test_the_decision_names_the_concern_it_answers_only_once_that_is_published(laid, people, meeting, client):
    resolution = decided(laid, people, meeting)
    with guard.opened():
        Meeting.objects.filter(pk=meeting.pk).update(state="held", record_published=timezone.now())
    actions.answer(laid, by=people["office"], text="Die Laternen kommen.", resolution=resolution)
    assert "Anliegen A-" not in page(client, "/beschluesse/licht/")

    actions.publish(laid, by=people["office"], public_text="Drei Familien wünschen sich Licht.")
    link = f'Antwort auf: <a href="/anliegen/#anliegen-{laid.number}">Anliegen A-1</a>'
    assert link in page(client, "/beschluesse/licht/")

    actions.unpublish(laid, by=people["office"])
    assert "Anliegen A-" not in page(client, "/beschluesse/licht/")
