"""Whatever may be withdrawn and brought back is afterwards as it was, with all that belongs to it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from sozialraum.acts.registry import kinds
from sozialraum.bodies.words import Classification
from sozialraum.bylaws.actions import revisions
from sozialraum.bylaws.models import RuleRevision
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions import Round, Wanted, resolutions, rounds_of
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.history.queries import withdrawn as queries
from sozialraum.network.models import Body
from sozialraum.papers.actions import versions
from sozialraum.people.words import Role
from tests import factories as f
from tests.founding.files import UNUSUAL
from tests.stories.house import ROOT

pytestmark = pytest.mark.django_db

ESCHWEILER, MUSTER = (ROOT / "examples" / one / f"{one}.yaml" for one in ("eschweiler-west", "musterviertel"))
DATES = ("modified", "created", "corrected")  # which say when, not what
MOST = 6  # of a kind
OFFICE = frozenset([Standing(Role.MEMBER, -1, Classification.OFFICE)])


def lines_of(body):
    text = dump(body, with_people=True).text
    return [line for line in text.splitlines() if not line.strip(" -{").startswith(DATES)]


def restored(row, kind, by):
    """Withdraw one thing and bring it back; what is missing then, "gone for good", or None if it is still needed."""
    try:
        kind.acts.withdraw(row, by=by)
    except ValidationError:
        return None
    (one,) = [one for one in queries.withdrawn(by) if (one.row.pk, one.kind) == (row.pk, kind)]
    return queries.restore(one, by) if one.comes_back else "gone for good"


@pytest.mark.once
@pytest.mark.parametrize(("file", "key", "least"), [(UNUSUAL, "netz", 18), (MUSTER, "musterviertel", 25)])
def test_withdrawn_and_brought_back_it_is_as_it_was(file, key, least):
    load(file)
    body = Body.objects.get(key=key)
    by, before = Visitor(body, Way.SECOND_FACTOR, label="Büro", standings=OFFICE), lines_of(body)
    came, changed = 0, []

    for kind in (one for one in kinds() if one.acts):
        for row in kind.model._default_manager.filter(body=body, deleted=None)[:MOST]:
            with transaction.atomic():
                missing = restored(row, kind, by)
                if isinstance(missing, list):
                    came += 1
                    changed += [(kind.word, row.key, missing)] if missing or lines_of(body) != before else []
                transaction.set_rollback(True)

    assert changed == []
    assert came >= least


def test_what_a_decision_set_in_motion_and_is_gone_meanwhile_is_named(office, body, group):
    adopted = f.VersionFactory(body=body, paper=f.PaperFactory(body=body))
    by = Visitor(body, Way.SECOND_FACTOR, label="Büro", standings=OFFICE)
    wanted = [Wanted(EffectKind.ADOPTS, adopted)]
    count = VoteFigures(yes=7, no=2)
    decision = resolutions.record(
        body, by=by, name="Ordnung", organizations=[group], date=PartialDate(2019), result="carried",
        rounds=[Round(1, ((None, count),), question="Antrag A")], effects=wanted,
    )  # fmt: skip
    resolutions.withdraw(decision, by=by)
    versions.withdraw(adopted, by=by)
    (number,) = [one.number for one in queries.withdrawn(by) if one.kind.model is Resolution]

    page = office.get(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/").content.decode()
    said = office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/", follow=True).content.decode()

    assert "kommt mit zurück" in page
    assert "Bitte ergänzen: Wirkung." in said
    assert rounds_of(Resolution.objects.get(key=decision.key)) == [Round(1, ((None, count),), question="Antrag A")]
    assert "{" not in office.get("/verlauf/").content.decode().split("<main")[1]


def test_an_address_that_the_journal_does_not_keep_is_said_to_be_gone(office, body, group):
    row = f.RecipientFactory(body=body, organization=group, email="presse@example.org")

    before = office.get(f"/verteiler/{row.key}/zurueckziehen/")
    office.post(before.request["PATH_INFO"], {"revision": row.revision})

    assert "das lässt sich nicht rückgängig machen" in before.content.decode()
    assert "Lässt sich nicht zurückholen" in office.get("/schreibtisch/zurueckgezogen/").content.decode()


def test_a_revision_comes_back_with_its_rules_and_they_are_not_listed_one_by_one():
    load(ESCHWEILER)
    body = Body.objects.get(key="eschweiler-west")
    by, before = Visitor(body, Way.SECOND_FACTOR, label="Büro", standings=OFFICE), lines_of(body)
    revision = RuleRevision.objects.get(deleted=None)
    assert revision.rules.count() > 5

    revisions.withdraw(revision, by=by)
    without, (one,) = lines_of(body), queries.withdrawn(by)

    assert (one.row, one.comes_back, without != before) == (revision, True, True)
    assert queries.restore(one, by) == []
    assert lines_of(body) == before
    assert queries.withdrawn(by) == []
