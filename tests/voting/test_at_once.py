"""Two presses at the same moment record one decision, because acts of a network wait for each other."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from sozialraum.acts.models import Entry
from sozialraum.ballots.models import BallotBasis
from sozialraum.decisions.models import Resolution, VoteCount
from sozialraum.meetings.models import AgendaItem
from sozialraum.voting import actions
from sozialraum.voting.rules.given import GroupVote, WordedDecision

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_presses_at_once_record_one_decision(item, by, living):
    start, codes = Barrier(2), []
    before = Entry.objects.filter(body=item.body).count()

    def press():
        own = AgendaItem.objects.get(pk=item.pk)
        start.wait(timeout=30)
        try:
            actions.hold_ballot(
                own,
                by=by,
                decision=WordedDecision("Es bleibt so.", number="2026-1"),
                votes=[GroupVote(living, yes=7, no=0)],
            )
            codes.append("done")
        except ValidationError as refusal:
            codes.extend(one.code for them in refusal.error_dict.values() for one in them)
        finally:
            connection.close()

    presses = [Thread(target=press) for _press in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join(timeout=60)

    assert sorted(codes) == ["done", "number"]
    kept = (Resolution, VoteCount, BallotBasis)
    assert [model.objects.count() for model in kept] == [1, 1, 1]
    assert Entry.objects.filter(body=item.body).count() - before == 3
