"""What was erased, withdrawn or revoked after a backup does not come back with it."""

import datetime as dt

import pytest
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.acts.models import Detail, Entry, Head
from sozialraum.bodies import actions as bodies
from sozialraum.concerns import actions as concerns
from sozialraum.concerns.words import ConcernState as Said
from sozialraum.decisions import actions as decisions
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining import actions as joining
from sozialraum.joining.words import RequestState as Wish
from sozialraum.people import actions as people_acts
from sozialraum.privacy.actions import take_away_again
from sozialraum.privacy.queries import gone
from tests import factories as f

pytestmark = pytest.mark.django_db


def published(body, group):
    words = {"public_text": "Mehr Licht", "published": timezone.now(), "may_be_public": True}
    return f.ConcernFactory(body=body, of=[group], state=Said.WITH_GROUP, **words)


def answered(body, group):
    return f.ConcernFactory(body=body, of=[group], state=Said.ANSWERED)


CASES = {
    "a concern is no longer public": (published, lambda one, by: concerns.unpublish(one, by=by), "published"),
    "a concern is withdrawn": (published, lambda one, by: concerns.withdraw(one, by=by), "state"),
    "a concern is forgotten": (published, lambda one, by: concerns.forget(one, by=by), "anonymised"),
    "a concern is anonymous": (answered, lambda one, by: concerns.anonymise(one, by=by), "anonymised"),
    "a wish to join is withdrawn": (
        lambda body, group: f.JoinRequestFactory(body=body, organization=group, state=Wish.ASKED),
        lambda one, by: joining.withdraw(one, by=by),
        "state",
    ),
    "a consent is revoked": (
        lambda body, group: f.ConsentFactory(body=body, person=f.PersonFactory(body=body)),
        lambda one, by: people_acts.revoke(one, by=by, withdrawn_date=PartialDate.of(timezone.localdate())),
        "withdrawn_date",
    ),
    "a group is withdrawn": (
        lambda body, group: f.OrganizationFactory(body=body),
        lambda one, by: bodies.organizations.withdraw(one, by=by),
        "deleted",
    ),
}


def as_in_the_backup(thing, columns):
    """The row as it was before, and a journal that ends before what took it away."""
    with guard.opened():
        type(thing)._base_manager.filter(pk=thing.pk).update(**columns)
        Detail.objects.all().delete()
        Entry.objects.all().delete()
        Head.objects.all().delete()


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_was_taken_away_after_the_backup_is_taken_away_again(name, body, group, people):
    make, take, column = CASES[name]
    thing = make(body, group)
    before = {c.attname: getattr(thing, c.attname) for c in thing._meta.concrete_fields if c.name != "id"}
    take(thing, people["office"])
    taken = list(gone())
    as_in_the_backup(thing, before)

    again = [take_away_again(one, body) for one in taken]

    thing.refresh_from_db()
    assert any(again)
    assert getattr(thing, column) != before[column]


def test_what_the_backup_knows_is_left_as_it_is(body, group, people):
    """A concern that was public, then not, then again: all before the backup."""
    concern = published(body, group)
    concerns.unpublish(concern, by=people["office"])
    taken = list(gone())
    with guard.opened():
        type(concern).objects.filter(pk=concern.pk).update(published=timezone.now() + dt.timedelta(minutes=1))

    again = [take_away_again(one, body) for one in taken]

    concern.refresh_from_db()
    assert (again, concern.published is not None) == ([False], True)


def brought_back(group, by):
    words = {"name": group.name, "classification": group.classification}
    bodies.organizations.withdraw(group, by=by)
    bodies.organizations.record(group.body, by=by, key=group.key, **words)


def shown_again(concern, by):
    concerns.unpublish(concern, by=by)
    concerns.publish(concern, by=by, public_text="Mehr Licht")


@pytest.mark.parametrize(
    ("make", "there_and_back", "is_there"),
    [
        (lambda body, _group: f.OrganizationFactory(body=body), brought_back, lambda one: one.deleted is None),
        (published, shown_again, lambda one: one.published is not None),
    ],
    ids=["withdrawn", "unpublished"],
)
def test_what_was_brought_back_since_is_not_taken_away_again(body, group, people, make, there_and_back, is_there):
    thing = make(body, group)
    before = {c.attname: getattr(thing, c.attname) for c in thing._meta.concrete_fields if c.name != "id"}
    there_and_back(thing, people["office"])
    taken = list(gone())
    as_in_the_backup(thing, before)

    again = [take_away_again(one, body) for one in taken]

    thing.refresh_from_db()
    assert is_there(thing), (taken, again)


def test_what_was_withdrawn_once_more_is_taken_away_again(body, group, people):
    thing = f.OrganizationFactory(body=body)
    before = {c.attname: getattr(thing, c.attname) for c in thing._meta.concrete_fields if c.name != "id"}
    brought_back(thing, people["office"])
    thing.refresh_from_db()
    bodies.organizations.withdraw(thing, by=people["office"])
    taken = list(gone())
    as_in_the_backup(thing, before)

    assert any(take_away_again(one, body) for one in taken)
    thing.refresh_from_db()
    assert thing.deleted is not None


def test_a_withdrawn_approval_does_not_stop_a_restore(body, group, people):
    """What only changes the state of a thing that stays is entered anew, as all that came after the backup."""
    minutes = f.MinutesFactory(
        body=body, meeting=f.MeetingFactory(body=body, of=[group], state="held"), state="published"
    )
    day = PartialDate(2026, 3, 1)
    decisions.approve_minutes(minutes, by=people["office"], organization=group, date=day)
    decisions.withdraw_approval(minutes, by=people["office"], organization=group)

    assert list(gone()) == []
