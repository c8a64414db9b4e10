"""The register of processing names every table in which something about people stands. A new table must be sorted."""

import pytest
from django.apps import apps

from sozialraum.privacy.words import ACTIVITIES, WITHOUT_PEOPLE
from tests.house.furnished import furnish

#: Of Django and the login library: what of it is about people belongs to an activity, the rest is machinery.
LIBRARIES = ("auth", "contenttypes", "sessions", "account", "mfa", "usersessions")


def tables():
    """Every table of the house, and those of libraries that stand in the register; not what other tests made up."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label for model in models if not model.__module__.startswith("tests.")}


def test_every_table_is_either_in_the_register_or_known_to_hold_nothing_about_people():
    named = [label for one in ACTIVITIES for label in one["tables"].split()]
    sorted_out = {*named, *WITHOUT_PEOPLE}

    assert len(named) == len(set(named))
    assert set(named) & set(WITHOUT_PEOPLE) == set()
    unsorted = {label for label in tables() - sorted_out if label.split(".")[0] not in LIBRARIES}
    assert unsorted == set(), "put it into an activity of privacy.words, or into WITHOUT_PEOPLE"
    assert sorted_out - tables() == set()


def test_what_is_said_to_hold_nothing_about_people_has_no_column_for_it():
    telling = ("email", "phone", "postal", "sender", "person", "user", "holder")
    found = {
        f"{label}.{field.name}"
        for label in WITHOUT_PEOPLE
        for field in apps.get_model(label)._meta.fields
        if any(word in field.name for word in telling)
    }

    assert found - {
        "bodies.Location.postal_code", "post.MailServer.user", "post.Mailbox.user"
    } == set()  # fmt: skip


@pytest.mark.django_db
def test_the_register_names_the_audit_as_a_recipient_where_it_reads(body, people):
    """Whom the pages tell, and who reads, is compared for the standing that is easily forgotten."""
    furnish(body)
    reads, named = {}, {}
    for one in ACTIVITIES:
        managers = [apps.get_model(table).objects for table in one["tables"].split()]
        asked = [manager.visible_to(people["auditor"]) for manager in managers if hasattr(manager, "visible_to")]
        if asked and "Öffentlichkeit" not in one["recipients"]:
            reads[str(one["name"])] = any(rows.exists() for rows in asked)
            named[str(one["name"])] = "Prüfung" in one["recipients"]

    assert len(reads) >= 6
    assert named == reads
