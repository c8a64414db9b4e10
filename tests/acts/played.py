"""Acts that only the tests play."""

import datetime as dt
import inspect
from contextlib import suppress

from django.core.exceptions import ValidationError

from sozialraum.acts import journal, links
from sozialraum.acts.act import act
from sozialraum.acts.models import Detail
from sozialraum.acts.who import holds_link, is_house


@act(who=is_house, says="hat umbenannt", publishes=True)
def rename(group, *, by, name):
    if not name:
        raise ValidationError("Ein Name fehlt.")
    group.name = name


@act(who=is_house, says="hat zweimal umbenannt")
def rename_twice(group, *, by, first, second):
    rename(group, by=by, name=first)
    rename(group, by=by, name=second)


@act(who=is_house, says="hat es versucht")
def try_and_go_on(group, *, by):
    with suppress(ValidationError):
        rename(group, by=by, name="")
    group.task = "Es ging weiter."


@act(who=is_house, says="hat gesagt und umbenannt")
def say_then_rename(group, *, by):
    group.task = "Vorher gesagt"
    rename(group, by=by, name="Danach umbenannt")


@act(who=is_house, says="hat gesagt, woher der Aufruf kam")
def say_callers(group, *, by):
    """The functions between the test and this body, the nearest first."""
    frames = inspect.stack(context=0)[1:]
    return [frame.function for frame in frames[: [frame.function[:5] for frame in frames].index("test_")]]


@act(who=is_house, says="hat gezählt")
def add_one(group, *, by):
    """Read, think, write: loses counts if the row is not held."""
    group.min_per_year = (group.min_per_year or 0) + 1


@act(who=is_house, says="hat beide gezählt")
def add_one_to_both(first, *, by, second):
    """Two rows in one act, in whatever order they are handed in."""
    add_one(first, by=by)
    add_one(second, by=by)


@act(who=is_house, says="hat Einzelheiten gelöscht")
def erased(group, *, by, numbers):
    """The details of these entries, in the way an erasure does it."""
    journal.erase(Detail.objects.filter(entry__body=group.body, entry__number__in=numbers))


@act(who=is_house, says="hat etwas umgeschrieben")
def write_over(thing, *, by, **values):
    """Any columns, as the correction of any thing might do it."""
    for name, value in values.items():
        setattr(thing, name, value)


@act(who=is_house, says="hat Links gemacht")
def hand_out(group, *, by, holder=None, lasts=dt.timedelta(days=7)):
    """One link to the group, for whoever is to look at it."""
    return links.link_to(group, "look", path=group.get_absolute_url(), lasts=lasts, by=by, holder=holder)


@act(who=is_house, says="hat Links zurückgenommen")
def take_back(group, *, by, holder=None):
    return links.revoke_links_of(holder) if holder else links.revoke_links(group, "look")


@act(who=holds_link("look"), says="hat hingesehen")
def look_once(group, *, by):
    """For one time only."""
    links.use_up(by)
    group.task = "Gesehen"
