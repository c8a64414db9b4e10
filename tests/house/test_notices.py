"""Whoever types something about themselves is told beside it what it is for, how long it stays, and where to read on.

Walked are all pages for everybody, all pages behind every kind of personal link, and those of one's own access.
"""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.acts.act import ACTS
from sozialraum.bodies.words import Classification
from sozialraum.config.addresses import addresses
from sozialraum.foundation.dates import PartialDate
from tests import circulation_factories as c
from tests import factories as f
from tests.access import door

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MAIN = re.compile(r"<main.*?</main>", re.S)
FORM = re.compile(r'<form[^>]*method="post".*?</form>', re.S)
TYPED = re.compile(r'<(?:textarea|select|input(?![^>]*type="(?:hidden|radio|checkbox|submit)"))[^>]*name="([^"]+)"')
HOW_LONG = re.compile(r"\b(?:Tag|Tage|Monate?|Jahre?|solange|bis|bleib\w*|gelöscht|länger)\b")
ONWARD_TO = re.compile(r'href="[^"]*/datenschutz/#?')
#: What is typed there is about the network, not about a person.
NOT_ABOUT_PEOPLE = {"gruenden"}
#: Not one's own words: fields for machines, filters, the code one was just sent is told where it is asked for.
UNSEEN = {"homepage"}


#: Whoever makes a new kind of personal link says here what it opens.
LINKS = [
    ("about-me", "person", "ding"),
    ("concern", "concern", "ding"),
    ("confirm", "organization", "haus"),
    ("confirm-mail", "concern", "ding"),
    ("confirm-mail", "join-request", "ding"),
    ("join", "join-request", "ding"),
    ("object", "minutes", "ding"),
    ("office", "organization", "buero"),
]


@pytest.fixture
def world(body):
    """Something of every kind to which a personal link can lead."""
    group = f.OrganizationFactory(body=body, key="ding", name="AG Offen", task="Alle")
    f.OrganizationFactory(body=body, key="haus", name="Kita", classification=Classification.INSTITUTION, listed=True)
    f.OrganizationFactory(body=body, key="buero", classification=Classification.OFFICE)
    person = f.PersonFactory(body=body, key="ding", email="erika@example.org")
    f.ConsentFactory(body=body, key="ding", person=person)
    f.ConcernFactory(body=body, key="ding", of=[group])
    meeting = f.MeetingFactory(body=body, key="ding", state="held", date=PartialDate(2026, 9, 24), of=[group])
    c.CirculationFactory(minutes=f.MinutesFactory(body=body, key="ding", meeting=meeting))
    f.JoinRequestFactory(body=body, key="ding", organization=group, state="asked_back", question="Wann?")


def purposes():
    """Every purpose for which an act asks for a personal link; other tests make up acts of their own."""
    acts = [act for act in ACTS.values() if act.function.__module__.startswith("sozialraum.")]
    return {purpose for act in acts for purpose in re.findall(r"holds_link\(([^)]*)\)", act.who.name)}


def link_for(body, purpose, subject, key):
    token = f"zweck-{purpose}-" + "x" * 30
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(token), purpose=purpose, subject=subject, subject_key=key,
            expires=timezone.now() + dt.timedelta(days=1),
        )  # fmt: skip
    return f"/l/{token}"


def forms(browser, before="", keys=("ding",)):
    """Every page on which something is typed, with the part of it in which that happens."""
    for address in addresses():
        if before and address.is_public:
            continue  # walked without a link already
        if not before and not address.is_public and not address.path.startswith("/zugang/"):
            continue
        for key in keys if "<" in address.path else [""]:
            answer = browser.get(before + re.sub(r"<[^>]+>", key, address.path))
            main = "" if answer.streaming else MAIN.search(answer.content.decode("utf-8", "replace"))
            typed = FORM.findall(main[0]) if main and answer.status_code == 200 else []
            if {name for form in typed for name in TYPED.findall(form)} - UNSEEN:
                yield address.path, main[0]


def without_notice(pages):
    pages = dict(pages)
    silent = [path for path, main in pages.items() if not (ONWARD_TO.search(main) and HOW_LONG.search(main))]
    return pages, [path for path in silent if path.strip("/") not in NOT_ABOUT_PEOPLE]


def test_every_form_for_everybody_says_what_happens_to_what_is_typed(body, world, settings):
    settings.SMTP = "smtp://127.0.0.1:1"  # without a mail server no code is asked for
    pages, silent = without_notice(forms(Client()))

    assert silent == []
    assert {"/anmelden/", "/gremien/<key:key>/mitmachen/"} <= set(pages)


def test_every_form_on_the_way_in_and_of_ones_own_access_says_so(client, body):
    berta = door.an_office(body)
    client.post("/anmelden/", {"email": berta.email})
    on_the_way, silent = without_notice(forms(client))
    door.come_in(client, berta.email)
    inside, silent_inside = without_notice(forms(client))

    assert (silent, silent_inside) == ([], [])
    assert "/anmelden/code/" in on_the_way
    assert {"/zugang/zweiter-faktor/", "/zugang/passkeys/neu/"} <= set(inside)


@pytest.mark.parametrize(("purpose", "subject", "key"), LINKS)
def test_every_form_behind_a_personal_link_says_so(body, world, purpose, subject, key):
    pages, silent = without_notice(forms(Client(), link_for(body, purpose, subject, key), {key, "ding"}))

    assert silent == []
    if purpose == "about-me":
        assert {"/menschen/<key:key>/angaben/", "/einwilligungen/<key:key>/widerrufen/"} <= set(pages)


def test_every_kind_of_personal_link_is_walked():
    assert purposes() - {purpose for purpose, _subject, _key in LINKS} == set()
