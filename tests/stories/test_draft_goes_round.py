"""A draft of joint minutes, told from outside: sent, objected to, approved by silence, and for a dissolved group."""

import re

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.house import ROOT
from tests.stories.mail import text_of
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

WORLD = """
import sys
sys.path.insert(0, {root!r})
import datetime as dt
from django.utils import timezone
from sozialraum.bylaws.words import Rank
from sozialraum.decisions import actions as decisions
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import State
from tests import factories as f
from tests.presence.room import adopted

body = f.BodyFactory(key="netz", name="Netz Beispiel", address={address!r}, hosts=["localhost"])
by = Visitor.house(body)
parks = f.OrganizationFactory(body=body, key="ag-park", name="AG Park", classification="working_group")
young = f.OrganizationFactory(body=body, key="ag-jugend", name="AG Jugend", classification="working_group")
f.OrganizationFactory(body=body, key="plenum", name="Plenum", classification="plenum")
erika = f.PersonFactory(body=body, key="erika", name="Erika Beispiel", email="erika@example.org")
seat = f.SeatFactory(body=body, organization=parks)
f.MembershipFactory(body=body, organization=parks, person=erika, seat=seat)
adopted(parks, by, ("minutes", {{"approved": "silence"}}, "§ 9"), rank=Rank.OWN)
day = PartialDate.of(timezone.localdate() - dt.timedelta(days=7))
sitting = f.MeetingFactory(body=body, key="runde", name="Runde", state=State.HELD, date=day,
    of=[parks, young], record_published=None)
f.AgendaItemFactory(body=body, meeting=sitting, key="top-1", number="1", name="Bänke", text="Zwei Bänke am Markt.")
decisions.minutes.record(sitting, by=by)
"""
#: Twenty days pass: what the rows say of days is as much longer ago.
LATER = """
import datetime as dt
from sozialraum.acts import guard
from sozialraum.circulation.models import Circulation

with guard.opened():
    for one in Circulation.objects.all():
        one.sent_on -= dt.timedelta(days=20)
        one.objections_until -= dt.timedelta(days=20)
        one.save()
"""
DISSOLVED = """
from django.utils import timezone
import datetime as dt
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDate

with guard.opened():
    Organization.objects.filter(key="ag-jugend").update(
        end_date=PartialDate.of(timezone.localdate() - dt.timedelta(days=1)))
"""


def shell(house, script):
    done = house.command("manage", "shell", "-v", "0", "-c", script)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_a_draft_goes_round_is_objected_to_and_approved_by_silence_and_by_the_plenum(house, smtp_house):
    # 1. Two groups have sat together; their minutes are a draft. There is an office, and a real mail server.
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    shell(house, WORLD.format(root=str(ROOT), address=f"http://localhost:{house.port}"))
    words = {"network": "netz", "kind": "office", "name": "Büro", "second_factor": True}
    session = shell(house, SIT_DOWN.format(**words)).split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)

    # 2. The draft goes out with a link for each; strangers read nothing of it.
    office.go("/protokolle/runde-protokoll/verschicken/")
    office.send(until=re.search(r'name="until" value="([-\d]+)"', office.page)[1])
    assert "Als Entwurf verschickt" in office.words
    mail = text_of(smtp_house.wait_for_mail("erika@example.org"))
    assert "ist als Entwurf fertig" in mail and "Stimmt etwas nicht?" in mail
    link = re.search(r"http://localhost:\d+(/l/\S+)", mail)[1]
    assert "Zwei Bänke" not in stranger.go("/sitzungen/runde/").words

    # 3. Without an account she reads it and says what does not hold.
    erika = Browser(house).go(link)
    assert "Zwei Bänke am Markt." in erika.words
    erika.go(f"{link.partition('/protokolle/')[0]}/protokolle/runde-protokoll/einwand/?punkt=top-1")
    erika.send(old="Zwei Bänke", new="Drei Bänke", reason="Ich habe sie gezählt.")
    assert "Der Einwand ist eingetragen." in erika.words

    # 4. Twenty days later nothing is approved, as it is not answered; the desk says so. It is, and she hears of it.
    shell(house, LATER)
    assert house.command("manage", "pass_drafts_on").returncode == 0
    assert "ohne Einwände" not in office.go("/sitzungen/runde/").words
    assert "Einwand beantworten" in office.go("/schreibtisch/").words
    key = re.search(r"/einwaende/([^/]+)/antworten/", office.go("/sitzungen/runde/").page)[1]
    office.go(f"/einwaende/{key}/antworten/").send(result="declined", answer="Die dritte gehört dem Verein.")
    answer = text_of(smtp_house.wait_for_mail("erika@example.org", count=2))
    assert "nicht angenommen" in answer and "Die dritte gehört dem Verein." in answer

    # 5. Now silence approves, for the group that has that rule.
    assert house.command("manage", "pass_drafts_on").returncode == 0
    assert "ohne Einwände" in office.go("/sitzungen/runde/").words

    # 6. Published in between, it says that not all have approved; and how many objected, not what.
    office.go("/protokolle/runde-protokoll/veroeffentlichen/").send()
    public = stranger.go("/sitzungen/runde/").words
    assert "Noch nicht von allen genehmigt" in public and "ein Einwand, beantwortet" in public
    assert "Drei Bänke" not in public and "Erika" not in public

    # 7. The other group was dissolved; the Plenum approves in its place, and nobody waits any more.
    shell(house, DISSOLVED)
    assert "die Gruppe ist aufgelöst" in office.go("/sitzungen/runde/").words
    office.go("/protokolle/runde-protokoll/aufgeloest/").send(organization="ag-jugend", instead="plenum")
    public = stranger.go("/sitzungen/runde/").words
    assert "an ihrer Stelle: Plenum" in public and "Noch nicht von allen genehmigt" not in public
