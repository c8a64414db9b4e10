"""What has to be done with minutes lies on the desk of the office, and of who leads or writes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.circulation.actions import raise_objection, send_draft
from sozialraum.circulation.queries.desk import minutes_on_desk
from sozialraum.decisions import actions as decisions
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.actions import pin_rules
from sozialraum.meetings.words import State
from tests import factories as f
from tests.circulation.conftest import HELD, UNTIL
from tests.circulation.test_reminding import WITHIN, fixed

pytestmark = pytest.mark.django_db


def rows(visitor):
    return [(title, by and by.isoformat()) for title, _why, _url, _button, by in minutes_on_desk(visitor)]


def test_first_it_is_to_be_sent_then_answered_then_approved(minutes, by, group, people, clock):
    fixed(group, by, minutes, sent=WITHIN)
    assert rows(by) == [("Protokoll verschicken: 24.9.2026: Runde", "2026-10-15")] == rows(people["speaker"])

    send_draft(minutes, by=by, until=UNTIL)
    assert rows(by) == []
    raise_objection(minutes, by=people["member"], new="Drei")
    assert rows(people["speaker"]) == [("Einwand beantworten: 24.9.2026: Runde", "2026-10-08")]
    clock.move_to("2026-10-16T08:00:00Z")

    assert rows(by)[1:] == [("Wartet auf Genehmigung: 24.9.2026: Runde", None)]
    assert rows(people["member"]) == [] and rows(people["nobody"]) == []


def test_with_the_next_invitation(body, minutes, by, group):
    fixed(group, by, minutes, sent={"with_next": True})
    assert rows(by) == []
    day = PartialDate(2026, 11, 20)
    f.MeetingFactory(body=body, key="kommt", name="Kommt", state=State.DRAFT, date=day, of=[group])

    assert rows(by) == [("Protokoll verschicken: 24.9.2026: Runde", "2026-11-06")]


def test_it_stands_on_the_page(minutes, by, group, office):
    fixed(group, by, minutes, sent=WITHIN)

    assert "Protokoll verschicken: 24.9.2026: Runde" in office.get("/schreibtisch/").content.decode()


def test_three_more_cost_no_question_more(body, minutes, by, group, language):
    def asked():
        with CaptureQueriesContext(connection) as told:
            rows(by)
        return len(told)

    fixed(group, by, minutes, sent=WITHIN)
    one = asked()
    for place in range(3):
        more = f.MeetingFactory(body=body, key=f"m{place}", name="M", state=State.HELD, date=HELD, of=[group, language])
        decisions.minutes.record(more, by=by)
        pin_rules(more, by=by, reason="Festgelegt.")

    assert (len(rows(by)), asked()) == (4, one)
