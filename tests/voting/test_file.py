"""What is kept of votes goes into the founding file and comes out of it as it was; names do not."""

import pytest
from django.db import transaction

from sozialraum.ballots import actions as kept
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions.voting import count_votes
from sozialraum.decisions.models import Resolution
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.meetings.models import AgendaItem
from sozialraum.network.models import Body
from tests import factories as f
from tests.founding.files import UNUSUAL, through
from tests.founding.test_moves_in import office_of

pytestmark = pytest.mark.django_db


def test_dump_load_dump(tmp_path):
    with transaction.atomic():
        load(UNUSUAL)
        body = Body.objects.get(key="netz")
        by = office_of(body)
        one = Resolution.objects.filter(body=body, meeting__isnull=False, deleted=None).first()
        group, person = one.groups[0], f.PersonFactory(body=body, key="jemand", name="Erika Beispiel")
        count_votes(one, by=by, counts=[(group, VoteFigures(yes=1, no=0, abstain=0))], way="roll_call")
        figures = {"present": 6, "entitled": 8, "voting": 6, "recused": 1, "needed": 5}
        kept.ballot_bases.record(one, by=by, organization=group, paragraph="§ 7", answer="Beschlussfähig.", **figures)
        kept.voices.record(one, by=by, organization=group, person=person, label="Bewohnerin", value="yes")
        item = AgendaItem.objects.filter(body=body, deleted=None).first()
        kept.recusals.record(item, by=by, organization=group, person=person, label="Bewohner", reason="betroffen")
        kept.straw_polls.record(item, by=by, organization=group, favour=3, against=0, neither=1)
        said = dump(body).text
        transaction.set_rollback(True)

    assert "Erika Beispiel" not in said
    for word in ("bases:", "voices:", "recusals:", "polls:", "entitled: 8"):
        assert word in said
    assert through(said, tmp_path, with_people=False) == said
