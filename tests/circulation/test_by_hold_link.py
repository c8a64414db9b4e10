"""Whoever holds the link by which a sitting is written reads nothing of objections."""

import pytest

from sozialraum.circulation import actions
from sozialraum.circulation.models import Objection
from sozialraum.circulation.queries.state import going_round
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.words import HOLD
from tests.circulation.conftest import UNTIL, anew

pytestmark = pytest.mark.django_db


def test_the_link_for_holding_a_sitting_tells_no_objection(body, by, minutes):
    actions.send_draft(minutes, by=by, until=UNTIL)
    actions.raise_objection(anew(minutes), by=by, new="Drei Bänke", way="phone", name="Petra Beispiel", phone="02300")
    guest = Visitor(body, Way.LINK, link=Link(HOLD, "meeting", minutes.meeting.key))
    assert not Objection.objects.visible_to(guest).exists()

    going = going_round(minutes.key, anew(minutes).meeting, guest, waits=False)

    assert going is None or going.objections == ()
