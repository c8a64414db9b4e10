"""Whoever holds a sitting walks through every page: names and notes of it are theirs to read, and nothing else is."""

import re

import pytest
from django.test import Client

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import HOLD
from sozialraum.people.words import Role
from tests import factories as f
from tests.conftest import logged_in
from tests.house.furnished import SIGN, TOKEN, furnish
from tests.house.test_markers import walked
from tests.people.conftest import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
#: Kinds of rows that are about people, beside what is said of a head in the list of who is here.
OF_PEOPLE = (
    "person|recipient|consent|joinrequest|manualdelivery|letter|concern|reply|photo|user|voice|recusal|interest|"
    "declaredoffice|membership|task-person|candidate"
)
#: What opens for whoever came by the link for this one meeting.
BY_LINK = [
    "/sitzungen/laeuft/halten/",
    "/sitzungen/laeuft/ankunft/",
    "/sitzungen/laeuft/abhaken/",
    "/sitzungen/laeuft/entschuldigt/",
    "/sitzungen/laeuft/spricht-fuer/",
    "/sitzungen/laeuft/unterschriften/",
    "/anwesenheit/laeuft-da/geht/",
    "/tops/laeuft-1/notiz/",
    "/tops/laeuft-1/aufrufen/",
    "/tops/laeuft-1/abschliessen/",
    "/tops/laeuft-1/ausgang/",
]
#: And besides, for whoever leads or writes it with a login.
WITH_LOGIN = [
    "/tops/laeuft-1/abstimmen/",
    "/tops/laeuft-2/abstimmen/",
    "/tops/laeuft-1/meinungsbild/",
    "/tops/laeuft-1/vertagen/",
    "/tops/laeuft-2/wahl/",
    "/wahlen/laeuft/wahlgang/",
    "/wahlen/laeuft/los/",
    "/sitzungen/laeuft/halten/ende/",
    "/sitzungen/laeuft/halten/punkt/",
    "/tops/laeuft-1/notiz/abschliessen/",
]


def by_link(body):
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(TOKEN), purpose=HOLD, subject="meeting", subject_key="laeuft",
            expires="2099-01-01T00:00+00:00",
        )  # fmt: skip
    return Client(), f"/l/{TOKEN}"


def as_writer(body):
    person = f.PersonFactory(body=body, key="selbst", name="Ich in Person")
    meeting = Meeting.objects.get(key="laeuft")
    f.ConductorFactory(body=body, key="schreibt", meeting=meeting, role="minutes", person=person)
    return come_in(person), ""


def as_speaker(body):
    person = f.PersonFactory(body=body, key="selbst", name="Ich in Person")
    group = Organization.objects.get(key="ag-offen")
    f.MembershipFactory(body=body, organization=group, person=person, role=Role.SPEAKER)
    return come_in(person), ""


def as_office(body):
    return logged_in(Client(), body), ""


def opened(browser, before, paths):
    return {path for path in paths if browser.get(before + path).status_code == 200}


@pytest.mark.parametrize("comes", [by_link, as_writer, as_speaker, as_office])
def test_the_pages_of_a_sitting_that_runs_open_for_who_holds_it(body, comes):
    furnish(body)
    browser, before = comes(body)

    found = opened(browser, before, [*BY_LINK, *WITH_LOGIN])

    assert found == {*BY_LINK, *(() if comes is by_link else WITH_LOGIN)}


#: What of people is read there: the names of who is here; those who stand for an office by who counts; what a group has
#: from its speaker's place anyway.
READ = {
    by_link: {"person-name"},
    as_writer: {"person-name", "candidate-name", "candidate-label"},
    as_speaker: {
        "person-name", "candidate-name", "candidate-label", "recipient-name", "concern-shared-text", "reply-text",
        "recusal-reason",
    },
}  # fmt: skip


@pytest.mark.parametrize("comes", list(READ))
def test_they_read_names_and_nothing_by_which_somebody_is_reached_and_not_who_voted_how(body, comes):
    furnish(body)
    browser, before = comes(body)

    pages = dict(walked(browser, before=before))

    read = {found for text in pages.values() for found in re.findall(rf"{SIGN}-((?:{OF_PEOPLE})-[a-z-]+)", text)}
    assert read == READ[comes]
    noted = pages[f"{before}/tops/laeuft-1/notiz/"]
    assert f"{SIGN}-text" in noted and f"{SIGN}-attendance-name" in pages[f"{before}/sitzungen/laeuft/halten/"]
    elsewhere = {path for path, text in pages.items() if SIGN in text and "laeuft" not in path}
    assert comes is not by_link or elsewhere == set()
