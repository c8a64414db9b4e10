"""Pictures on the page of a running sitting: taken there, also by whoever came by the link for this one meeting."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.holding.actions import end_sitting, make_link
from sozialraum.pictures.models import ItemPicture
from sozialraum.presence.actions import open_sitting
from tests import factories as f
from tests.concerns.pictures import handed_in, jpeg
from tests.conftest import logged_in
from tests.holding.conftest import anew
from tests.people.conftest import come_in
from tests.pictures.conftest import BOARD, publish

pytestmark = pytest.mark.django_db
HOLD = "/sitzungen/heute/halten/"


@pytest.fixture
def running(body, group, by):
    found = f.MeetingFactory(body=body, key="heute", date=PartialDate.of(timezone.localdate()), of=[group])
    f.AgendaItemFactory(body=body, meeting=found, key="heute-top-1", order=1, name="Bänke")
    open_sitting(found, by=by)
    return found


def chosen():
    return {"photos": [handed_in(jpeg())], "description": BOARD}


def form_on(client, url):
    """Where the form for pictures leads, as a browser without a script reads it."""
    page = client.get(url).content.decode()
    form = re.search(
        r'<form method="post" action="([^"]+/bilder/[^"]*)" enctype="multipart/form-data">(.*?)</form>', page, re.S
    )
    assert 'type="file"' in form[2] and "multiple" in form[2] and 'accept="image/*"' in form[2]
    assert "Bitte keine Gesichter ohne Einverständnis." in form[2]
    return form[1]


def test_a_photo_is_taken_at_its_point_and_one_is_led_back_there(body, running):
    office = logged_in(Client(), body)

    answer = office.post(form_on(office, HOLD), chosen())

    assert (answer.status_code, answer["Location"]) == (302, f"{HOLD}#top-1")
    page = re.sub(r"\s+", " ", office.get(HOLD).content.decode())
    assert f'<img src="/bilder/heute-top-1-bild-1/?klein=1" alt="{BOARD}" loading="lazy">' in page
    assert "freigeben/" in page and "entfernen/" in page


def test_by_the_link_one_adds_and_describes_and_is_offered_no_more(body, running, by):
    link = "/l/" + make_link(running, by=by).partition("/l/")[2]
    guest = Client()

    answer = guest.post(form_on(guest, f"{link}{HOLD}"), chosen())

    assert (answer.status_code, answer["Location"]) == (302, f"{link}{HOLD}#top-1")
    page = guest.get(f"{link}{HOLD}").content.decode()
    picture = "/bilder/heute-top-1-bild-1/"
    assert f"{link}{picture}?klein=1" in page and f"{picture}beschreiben/" in page
    assert "freigeben/" not in page and "entfernen/" not in page
    assert guest.get(f"{link}{picture}").status_code == 200
    assert Client().get(picture).status_code == 404
    assert guest.post(f"{link}{picture}beschreiben/", {"description": "Neu"}).status_code == 302
    for word in ("freigeben", "freigabe-zuruecknehmen", "entfernen"):
        assert guest.post(f"{link}{picture}{word}/").status_code == 403
    assert [(one.description, one.released) for one in ItemPicture.objects.filter(deleted=None)] == [("Neu", False)]
    assert Entry.objects.get(act="pictures.add_pictures").way == "link"

    end_sitting(anew(running), by=by)
    assert guest.get(f"{link}{picture}").status_code == 200
    publish(anew(running))
    assert guest.get(f"{link}{picture}").status_code == 404


def test_a_link_for_another_meeting_opens_none(body, group, running, by):
    other = f.MeetingFactory(body=body, key="andere", date=running.date, of=[group])
    office = logged_in(Client(), body)
    office.post(form_on(office, HOLD), chosen())
    link = "/l/" + make_link(other, by=by).partition("/l/")[2]

    assert Client().get(f"{link}/bilder/heute-top-1-bild-1/").status_code == 404
    assert Client().post(f"{link}/tops/heute-top-1/bilder/", chosen()).status_code in (403, 404)
    assert ItemPicture.objects.count() == 1


def test_while_it_runs_the_members_do_not_see_it_yet_as_the_draft_of_minutes(body, group, running):
    member = f.PersonFactory(body=body)
    f.MembershipFactory(body=body, organization=group, person=member)
    office = logged_in(Client(), body)
    office.post(form_on(office, HOLD), chosen())

    assert come_in(member).get("/bilder/heute-top-1-bild-1/").status_code == 404
