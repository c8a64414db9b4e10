"""A link for one meeting: who makes it, what it opens and until when, and that nothing else opens by it."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.attendance.models import Attendance
from sozialraum.foundation.dates import PartialDate
from sozialraum.holding import actions
from sozialraum.meetings.actions import set_record_public
from sozialraum.meetings.models import BERLIN, AgendaItem
from sozialraum.meetings.words import State
from sozialraum.presence.actions import open_sitting as open_meeting
from tests import factories as f
from tests.conftest import logged_in
from tests.holding.conftest import anew, conducting, point
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(running, by):
    """The path of a link, as it stands on paper."""
    return path_of(actions.make_link(running, by=by))


def path_of(link):
    return f"/{link.partition('//')[2].partition('/')[2]}"


def page(link, client=None):
    return (client or Client()).get(f"{link}/sitzungen/heute/halten/")


def test_it_opens_this_sitting_until_the_end_of_the_next_day(running, by):
    now = dt.datetime(2026, 12, 10, 20, 15, tzinfo=BERLIN)
    with guard.opened():
        running.date = PartialDate(2026, 12, 10)
        running.save()
    with time_machine.travel(now, tick=False):
        link = path_of(actions.make_link(running, by=by))
        assert re.fullmatch(r"/l/(?:[a-z2-9]{4}-){4}[a-z2-9]{4}", link)
        assert Client().get(f"{link}/").url == f"{link}/sitzungen/heute/halten/"
        seen = page(link)
    with time_machine.travel(dt.datetime(2026, 12, 11, 23, 59, tzinfo=BERLIN), tick=False):
        late = page(link)
    with time_machine.travel(dt.datetime(2026, 12, 12, 0, 1, tzinfo=BERLIN), tick=False):
        over = page(link)

    assert (seen.status_code, late.status_code, over.status_code) == (200, 200, 410)
    assert seen["Cache-Control"] == over["Cache-Control"] == "no-store, private"
    assert "hat einen Link zum Mitschreiben gemacht" in [one.says for one in Entry.objects.all()]


def test_it_is_shown_once_and_only_its_digest_is_kept(running, office):
    shown = office.post("/sitzungen/heute/halten/link/").content.decode()
    token = re.search(r"/l/((?:[a-z2-9]{4}-){4}[a-z2-9]{4})", shown)[1]

    assert page(f"/l/{token.replace('-', '').upper()}").status_code == 200
    again = office.get("/sitzungen/heute/halten/link/").content.decode()
    assert token not in again and "Link zurücknehmen" in again
    assert token not in office.get("/sitzungen/heute/halten/").content.decode()
    assert token not in str(PersonalLink.objects.values())


def test_a_new_one_and_taking_it_back_end_the_old_one(running, by, link):
    anew_link = path_of(actions.make_link(running, by=by))

    assert (page(link).status_code, page(anew_link).status_code) == (410, 200)

    actions.revoke_link(running, by=by)

    assert page(anew_link).status_code == 410
    assert "hat den Link zum Mitschreiben zurückgenommen" in [one.says for one in Entry.objects.all()]
    with refused("none"):
        actions.revoke_link(running, by=by)


def test_by_it_one_calls_points_and_neither_ends_nor_opens_nor_makes_links(body, meeting, by):
    link = path_of(actions.make_link(meeting, by=by))
    waits = page(link).content.decode()
    assert "Noch nicht eröffnet" in waits and "Sitzung eröffnen" not in waits
    browser = Client()
    assert browser.post(f"{link}/tops/heute-top-1/aufrufen/").status_code == 403
    assert browser.post(f"{link}/sitzungen/heute/eroeffnen/").status_code == 403

    open_meeting(meeting, by=by)
    shown = page(link).content.decode()
    assert "TOP 1 aufrufen" in shown and "Punkt dazu" not in shown
    called = browser.post(f"{link}/tops/heute-top-1/aufrufen/")

    assert called.url == f"{link}/sitzungen/heute/halten/#top-1"
    assert point(1).began is not None
    for path in ("ende", "link", "link-zuruecknehmen", "weiter", "punkt"):
        assert browser.post(f"{link}/sitzungen/heute/halten/{path}/").status_code == 403
    assert anew(meeting).state == State.RUNNING


def test_it_reads_all_of_this_sitting_and_everything_else_as_a_stranger(body, group, running, link, by):
    secret = f.AgendaItemFactory(body=body, meeting=running, key="heute-top-5", order=5, name="Mietsache", public=False)
    other = f.MeetingFactory(body=body, key="andere", date=running.date, of=[group], state=State.RUNNING)
    f.AgendaItemFactory(body=body, meeting=other, key="andere-top-1", name="Anderes", public=False)
    draft = f.MeetingFactory(body=body, key="entwurf", of=[group], state=State.DRAFT)
    browser = Client()

    assert "Mietsache" in page(link, browser).content.decode()
    assert "Anderes" not in browser.get(f"{link}/sitzungen/andere/").content.decode()
    assert browser.get(f"{link}/sitzungen/andere/halten/").status_code == 403
    assert browser.post(f"{link}/tops/andere-top-1/aufrufen/").status_code == 404
    assert browser.get(f"{link}/sitzungen/{draft.key}/").status_code == 404
    assert browser.get(f"{link}/menschen/").status_code == 403
    visitor = page(link, browser).wsgi_request.visitor
    assert set(AgendaItem.objects.visible_to(visitor)) == {*AgendaItem.objects.filter(meeting=running)}
    assert secret in AgendaItem.objects.visible_to(visitor)


def test_no_mail_address_stands_on_the_page(body, running, link):
    person = f.PersonFactory(body=body, name="Nora Beispiel", email="nora@example.org")
    f.ConductorFactory(body=body, meeting=running, role="chair", person=person, label="Sprecherin")

    seen = page(link).content.decode()

    assert "Leitung Sprecherin" in seen
    assert not [one for one in ("nora@", "Nora") if one in seen]


def test_after_publishing_it_only_says_so(running, by, link):
    actions.end_sitting(running, by=by)
    with guard.opened():
        set_record_public(anew(running), public=True)

    seen = page(link)

    assert seen.status_code == 200 and "Das Protokoll ist veröffentlicht." in seen.content.decode()
    assert Client().post(f"{link}/tops/heute-top-1/aufrufen/").status_code == 403


def test_it_is_made_from_the_day_on_for_what_takes_place(body, group, by, today):
    ahead = f.MeetingFactory(body=body, date=PartialDate.of(timezone.localdate() + dt.timedelta(days=1)), of=[group])
    off = f.MeetingFactory(body=body, date=today, of=[group], state=State.CANCELLED)

    with refused("day"):
        actions.make_link(ahead, by=by)
    with refused("state"):
        actions.make_link(off, by=by)


def test_the_chair_makes_it_and_the_minute_taker_does_not(body, running, minute_taker):
    actions.make_link(running, by=conducting(body, running, "chair"))

    with pytest.raises(PermissionDenied):
        actions.make_link(running, by=minute_taker)


def test_a_link_for_another_purpose_or_network_opens_nothing(body, other_body, running, link):
    assert page(link, Client(headers={"host": "nebenan.localhost"})).status_code == 404
    with guard.opened():
        PersonalLink.objects.update(purpose="status")
    assert page(link).status_code == 403
    assert logged_in(Client(), body).get("/sitzungen/heute/halten/").status_code == 200


def test_after_publishing_what_is_not_public_is_closed_to_it(body, running, by, link):
    closed = {"name": "Mietsache", "text": "Niemandes Sache", "public": False}
    f.AgendaItemFactory(body=body, meeting=running, key="heute-top-5", order=5, **closed)
    visitor = page(link).wsgi_request.visitor
    before = AgendaItem.objects.visible_to(visitor).filter(public=False).count()
    actions.end_sitting(running, by=by)
    with guard.opened():
        set_record_public(anew(running), public=True)

    seen = [Client().get(f"{link}/sitzungen/heute/{path}").content.decode() for path in ("", "halten/")]

    assert before == 1 and not AgendaItem.objects.visible_to(visitor).filter(public=False).exists()
    assert ["Begrüßung" in text for text in seen] == [True, True]
    assert not [word for text in seen for word in ("Mietsache", "Niemandes Sache") if word in text]


def test_by_it_one_marks_arrivals_and_writes_nothing_else_into_the_minutes(running, link):
    browser = Client()
    assert browser.post(f"{link}/sitzungen/heute/ankunft/", {"name": "Nora Beispiel"}).status_code == 302
    (head,) = Attendance.objects.all()

    paths = ("sitzungen/heute/protokoll/beginnen", f"protokolle/{head.minutes.key}/anwesende/neu")
    paths += (f"protokolle/{head.minutes.key}/anwesende", f"anwesende/{head.key}/bearbeiten")
    asked = [getattr(browser, how)(f"{link}/{path}/").status_code for path in paths for how in ("get", "post")]

    assert asked == [403] * 8
    assert browser.post(f"{link}/anwesenheit/{head.key}/geht/").status_code == 302
