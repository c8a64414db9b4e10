"""Who writes is reminded by the day of the rules; published minutes go as a PDF to who gets all of them."""

import pytest
from django.core.management import call_command

from sozialraum.circulation.actions import pass_on, remind, send_draft
from sozialraum.circulation.models import MinutesCopy, Reminder
from sozialraum.decisions import actions as decisions
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import pin_rules
from sozialraum.post.models import Attachment, Letter
from sozialraum.post.outbox import Enclosure
from tests import factories as f
from tests.circulation.conftest import UNTIL, anew, ruled
from tests.refusals import refused

pytestmark = pytest.mark.django_db
PDF = Enclosure("protokoll.pdf", b"%PDF-1.7", "application/pdf")


def fixed(group, by, minutes, **said):
    """Rules of the group, fixed for the sitting."""
    ruled(group, by, **said)
    pin_rules(minutes.meeting, by=by, reason="Festgelegt.")


WITHIN = {"within": {"number": 21, "unit": "days"}}  # until 15 October


@pytest.fixture
def house(body):
    return Visitor.house(body)


@pytest.fixture
def writer(body, group):
    one = f.PersonFactory(body=body, name="Jo Beispiel", email="jo@example.org")
    f.MembershipFactory(body=body, organization=group, person=one, role="minute_taker")
    return one


def mails(to="jo@example.org"):
    return Letter.objects.filter(to=to).order_by("pk")


def on(clock, day):
    clock.move_to(f"{day}T08:00:00Z")
    call_command("pass_drafts_on")


def test_after_two_thirds_of_the_time_and_on_the_day(minutes, by, group, writer, clock):
    fixed(group, by, minutes, sent=WITHIN)

    told = {day: (on(clock, day), mails().count())[1] for day in ("2026-10-07", "2026-10-08", "2026-10-09")}
    on(clock, "2026-10-15")
    on(clock, "2026-10-16")

    assert told == {"2026-10-07": 0, "2026-10-08": 1, "2026-10-09": 1}
    first, second = mails()
    assert "bis Donnerstag, 15. Oktober 2026 hinaus" in " ".join(first.text.split())
    assert "geht es heute hinaus" in " ".join(second.text.split()) and Reminder.objects.count() == 2


def test_not_once_it_has_gone_round(minutes, by, group, writer, clock):
    fixed(group, by, minutes, sent=WITHIN)
    send_draft(minutes, by=by, until=UNTIL)
    before = mails().count()

    on(clock, "2026-10-15")

    assert mails().count() == before and not Reminder.objects.exists()


def test_nobody_is_reminded_twice_a_day(minutes, house, writer):
    remind(minutes, by=house, day=UNTIL.exact, persons=[writer])

    with refused("again"):
        remind(minutes, by=house, day=UNTIL.exact, persons=[writer])


def test_published_minutes_go_as_a_pdf_to_who_gets_all_of_them_once(body, minutes, by, house, group, office):
    city = f.RecipientFactory(
        body=body, organization=group, name="Amt Beispiel", email="amt@example.org", gets_minutes=True
    )
    f.RecipientFactory(body=body, organization=group, name="Andere", email="andere@example.org")
    with refused("draft"):
        pass_on(minutes, by=house, recipients=[city], pdf=PDF)
    call_command("send_copies")
    assert not mails("amt@example.org")
    send_draft(minutes, by=by, until=UNTIL)
    decisions.publish_minutes(anew(minutes), by=by)

    call_command("send_copies")
    call_command("send_copies")

    (one,) = mails("amt@example.org")
    assert "Es liegt als PDF bei." in one.text and "ist veröffentlicht" in one.text
    assert bytes(Attachment.objects.get(letter=one).content).startswith(b"%PDF")
    assert not mails("andere@example.org") and MinutesCopy.objects.count() == 1
    assert "Ging am 1. Oktober 2026 an Amt Beispiel." in office.get("/sitzungen/runde/").content.decode()
    assert "Amt Beispiel" not in office.__class__().get("/sitzungen/runde/").content.decode()


def test_what_was_published_before_anybody_wanted_copies_is_not_sent(body, minutes, by, group, clock):
    decisions.publish_minutes(minutes, by=by)
    clock.shift(60)
    f.RecipientFactory(body=body, organization=group, name="Amt", email="amt@example.org", gets_minutes=True)

    call_command("send_copies")

    assert not mails("amt@example.org")


def test_a_mailbox_on_the_lists_of_both_groups_gets_one_letter(body, minutes, by, group, language):
    for one in (group, language):
        f.RecipientFactory(body=body, organization=one, name="Amt", email="amt@example.org", gets_minutes=True)
    decisions.publish_minutes(minutes, by=by)

    call_command("send_copies")
    call_command("send_copies")

    assert len(mails("amt@example.org")) == 1
