"""A personal link: made in an act, good for one thing, taken back, used up."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import set_script_prefix
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import links
from sozialraum.acts.guard import WriteOutsideAnAct
from sozialraum.acts.models import Entry
from sozialraum.foundation.visitor import Link, Visitor, Way
from tests import factories as f
from tests.acts import played

pytestmark = pytest.mark.django_db


def token_in(address):
    return re.search(r"/l/([\w-]+)/", address).group(1)


def living():
    return PersonalLink.objects.living(timezone.now()).count()


def test_a_link_is_an_address_of_the_body_and_its_secret_is_kept_nowhere(people, group):
    address = played.hand_out(group, by=people["house"])

    token = token_in(address)
    assert address == f"https://netz.example/l/{token}/gremien/{group.key}/"
    link = PersonalLink.objects.get()
    assert (link.digest, link.purpose, link.subject, link.subject_key, link.holder) == (
        digest_of(token),
        "look",
        "organization",
        group.key,
        "",
    )
    assert token not in str(list(Entry.objects.values())) + str(Entry.objects.get().detail.changes)


def test_a_body_without_an_address_gets_a_path(people, group):
    people["house"].body.address = ""

    assert played.hand_out(group, by=people["house"]).startswith("/l/")


def test_a_link_made_while_looking_through_a_link_does_not_carry_the_first_secret(people, group):
    set_script_prefix("/l/first/")
    try:
        assert group.get_absolute_url().startswith("/l/first/")
        address = played.hand_out(group, by=people["house"])
    finally:
        set_script_prefix("/")

    assert "first" not in address
    assert address.endswith(f"/gremien/{group.key}/")


def test_no_link_without_an_act(people, group):
    with pytest.raises(WriteOutsideAnAct):
        links.link_to(group, "look", path="gremien/", lasts=dt.timedelta(days=1), by=people["house"])


def test_taken_back_for_its_thing_alone(people, group, body):
    other = f.OrganizationFactory(body=body)
    for one in (group, group, other):
        played.hand_out(one, by=people["house"])

    assert played.take_back(group, by=people["house"]) == 2
    assert played.take_back(group, by=people["house"]) == 0
    assert living() == 1


def test_taken_back_when_the_person_it_was_made_for_leaves(people, group, body):
    erika, max_ = f.PersonFactory(body=body), f.PersonFactory(body=body)
    for person in (erika, max_):
        played.hand_out(group, by=people["house"], holder=person)

    assert played.take_back(group, by=people["house"], holder=erika) == 1
    assert living() == 1


def test_a_link_for_one_time_only_is_refused_the_second_time(people, group):
    digest = digest_of(token_in(played.hand_out(group, by=people["house"])))
    visitor = Visitor(group.body, Way.LINK, link=Link("look", "organization", group.key, digest))

    played.look_once(group, by=visitor)
    with pytest.raises(ValidationError) as refusal:
        played.look_once(group, by=visitor)

    assert refusal.value.code == "used"
    assert living() == 0


def test_an_expired_link_is_not_used_up_either(people, group):
    address = played.hand_out(group, by=people["house"], lasts=dt.timedelta(seconds=-1))
    visitor = Visitor(group.body, Way.LINK, link=Link("look", "organization", group.key, digest_of(token_in(address))))

    with pytest.raises(ValidationError):
        played.look_once(group, by=visitor)
    assert group.task == ""
