"""What everybody reads of a ballot: the same figures on the page, the paper, in register and table, and no name."""

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.register.queries.decisions import register, row_of
from sozialraum.register.queries.table import as_csv
from sozialraum.renditions.queries import page_of
from sozialraum.renditions.queries.paper import paper_of
from sozialraum.voting import actions
from sozialraum.voting.rules.given import GroupVote
from tests.voting.test_ballots import held, key_of

pytestmark = pytest.mark.django_db
BASIS = "6 von 8 Stimmberechtigten da, nötig 5 (§ 7 Absatz 2), 1 befangen"


def published(meeting):
    """As everybody reads it once the minutes are published."""
    with guard.opened():
        Meeting.objects.filter(pk=meeting.pk).update(state="held", record_published=timezone.now())
        Minutes.objects.filter(meeting=meeting).update(state="published", attendance_listed=True)
    return Meeting.objects.with_holders().get(pk=meeting.pk)


@pytest.fixture
def decided(item, by, living, seats):
    biased = {key_of(seats[0][1]): "bekommt das Honorar"}
    cast = {seat.key: "yes" for seat, _person in seats[1:6]} | {seats[6][0].key: "abstain"}
    resolution = held(item, by, GroupVote(living, "roll_call", voices=cast), recused=biased)
    actions.hold_poll(item, by=by, organization=living, figures=VoteFigures(yes=3, no=0, abstain=1))
    return resolution


def test_page_paper_register_and_table_say_the_same(body, decided, meeting, seats):
    meeting, nobody = published(meeting), Visitor(body)
    row = row_of(decided.key, nobody)

    said = [
        Client().get(decided.get_absolute_url()).content.decode(),
        Client().get(meeting.get_absolute_url()).content.decode(),
        str(paper_of(page_of(meeting, nobody), body)),
        as_csv(register(nobody), nobody).decode("utf-8-sig"),
        row.votes_in_words,
    ]

    assert [one for one in said if BASIS not in one] == []
    assert [one for one in said[:3] if "5 Ja" not in one and "yes=5" not in one] == []
    names = [person.name for _seat, person in seats]
    assert not any(name in one for one in said for name in names)


def test_a_straw_poll_is_read_without_a_result(body, decided, meeting):
    meeting, nobody = published(meeting), Visitor(body)
    sentence = "Meinungsbild, AG Wohnen: 3 dafür, 0 dagegen, 1 weder noch."

    page = Client().get(meeting.get_absolute_url()).content.decode()

    assert sentence in page
    assert sentence in str(paper_of(page_of(meeting, nobody), body))


def test_before_it_is_published_nobody_outside_reads_any_of_it(body, decided, meeting):
    assert row_of(decided.key, Visitor(body)) is None
    assert "Meinungsbild" not in Client().get(meeting.get_absolute_url()).content.decode()
