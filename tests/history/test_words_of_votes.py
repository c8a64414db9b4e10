"""What the journal keeps of counts in words, circulars and corrections is read in the words of people."""

import pytest

from sozialraum.acts.models import Entry
from sozialraum.approvals.actions import state_corrections
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.counting.rules.figures import CircularSpan, VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.history.queries.story import journal_lines
from sozialraum.meetings.words import State
from tests import factories as f
from tests.history.test_every_act import SIGNS

pytestmark = pytest.mark.django_db


def test_counts_circulars_and_corrections_are_told_in_words(body, people, group):
    by = people["office"]
    meeting = f.MeetingFactory(body=body, key="s", state=State.HELD, date=PartialDate(2020, 3, 2), of=[group])
    f.AgendaItemFactory(body=body, meeting=meeting, key="s-top-1", number="1", name="Bänke")
    minutes = decisions.minutes.record(meeting, by=by, state=MinutesState.PUBLISHED)
    one = decisions.resolutions.record(body, by=by, name="Karten", meeting=meeting, result="carried")
    span = CircularSpan(PartialDate(2020, 3, 3), PartialDate(2020, 3, 10), 12)
    told = [(group, VoteFigures(manner="unanimous"))]
    decisions.count_votes(one, by=by, counts=told, way="circular", circular=span)
    decisions.approve_minutes(minutes, by=by, organization=group)
    rows = [TypedCorrection(meeting.agenda.get(), old="vierzehn", new="fünfzehn", remark="verzählt")]
    state_corrections(minutes, by=by, organization=group, rows=rows)
    decisions.withdraw_approval(minutes, by=by, organization=group)

    lines = list(journal_lines(list(Entry.objects.select_related("detail")), by))
    said = " | ".join(f"{one.field}: {one.old} -> {one.new}" for line in lines for one in line.changes)
    assert "einstimmig" in said and "3. März 2020" in said and "vierzehn" in said and "fünfzehn" in said
    assert "unanimous" not in said
    assert "s-top-1" not in said and "changes" not in said and said.count("Berichtigungen:") == 2
    assert [one.group() for one in SIGNS.finditer(said)] == []
