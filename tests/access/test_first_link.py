"""The operator's link: the first person of an office, and the last resort."""

import datetime as dt
import io

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from sozialraum.access.management.first_link import at_start
from sozialraum.accounts.models import PersonalLink, User
from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.people import actions as people_actions
from sozialraum.people.models import Membership, Person
from sozialraum.post.models import Letter
from tests import counts
from tests.access import door

pytestmark = pytest.mark.django_db

BERTA = {"name": "Berta Beispiel", "email": "Berta@example.org"}


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def link(body):
    return handed_out(body)


def handed_out(body):
    return people_actions.hand_out_office_link(body, by=Visitor.house(body)).removeprefix("https://netz.example")


def said(*words, **options):
    out = io.StringIO()
    call_command("office_link", *words, stdout=out, **options)
    return out.getvalue()


def test_whoever_holds_it_becomes_the_office_and_is_led_to_the_second_factor(client, body, link):
    assert "Wer führt die Geschäftsstelle?" in client.get(link).content.decode()

    done = client.post(link, BERTA)

    assert done.url == "/zugang/zweiter-faktor/"
    person = Person.objects.get()
    membership = Membership.objects.get()
    assert (person.name, person.email, person.user.email) == (
        "Berta Beispiel",
        "berta@example.org",
        "berta@example.org",
    )
    assert (membership.organization.name, membership.organization.classification) == ("Geschäftsstelle", "office")
    assert membership.start_date == PartialDate.of(timezone.localdate())
    door.set_up_app(client)
    assert client.get("/gremien/neu/").status_code == 200
    entry = Entry.objects.get(act="people.take_office")
    assert (entry.way, entry.subject_key) == ("link", body.key)


def test_looking_at_it_changes_nothing(client, body, link):
    """Mail scanners and previews follow links."""
    before = Entry.objects.count()

    for _look in range(3):
        assert client.get(link).status_code == 200

    assert Entry.objects.count() == before
    assert not client.cookies
    assert not Person.objects.exists()


def test_it_opens_once(client, body, link):
    client.post(link, BERTA)

    again = Client().post(link, {"name": "Max", "email": "max@example.org"})

    assert again.status_code == 410
    assert "Er galt für ein einziges Mal und wurde schon benutzt:" in again.content.decode()
    assert 'href="/anmelden/"' in again.content.decode()
    assert Person.objects.count() == 1


def test_a_refused_form_does_not_use_it_up(client, body, link):
    assert client.post(link, {"name": "", "email": "x"}).status_code == 200

    assert client.post(link, BERTA).status_code == 302


def test_it_lasts_one_hour(client, body, link):
    lasts = PersonalLink.objects.get().expires - timezone.now()
    assert dt.timedelta(minutes=59) < lasts <= dt.timedelta(hours=1)
    with guard.opened():
        PersonalLink.objects.update(expires=timezone.now())

    assert client.post(link, BERTA).status_code == 410
    assert not Person.objects.exists()


def test_a_newer_one_takes_its_place(client, body, link):
    newer = handed_out(body)

    assert client.post(link, BERTA).status_code == 410
    assert client.post(newer, BERTA).status_code == 302


def test_it_opens_no_other_network(client, body, other_body, link):
    assert client.post(link, BERTA, headers={"host": "nebenan.localhost"}).status_code == 404


def test_without_it_the_page_is_closed(client, body):
    assert client.get("/einrichten/").status_code == 403
    assert client.post("/einrichten/", BERTA).status_code == 403
    with pytest.raises(PermissionDenied):
        people_actions.take_office(body, by=Visitor(body), name="X", email="x@example.org")


def test_more_than_name_and_address_is_not_taken(client, body, link):
    client.post(link, BERTA | {"is_house": "1", "user": "1", "organization": "1", "by": "x"})

    assert list(User.objects.values_list("email", "is_house")) == [("berta@example.org", False)]


def test_a_login_that_is_known_is_not_opened_by_the_link_alone(client, body, other_body, link):
    """Whoever holds the link and types somebody else's address does not become them: the mailed code goes to them."""
    city = door.somebody(body, "stadt@example.org", Classification.CITY, name="Stefan Stadt")

    done = client.post(link, {"name": "Berta", "email": "stadt@example.org"})

    assert done.url == "/anmelden/code/"
    assert not door.is_in(client)
    assert Letter.objects.get(secret=True).to == "stadt@example.org"
    assert Person.objects.get(pk=city.pk).name == "Stefan Stadt"
    door.type_code(client, door.mailed("stadt@example.org"))
    assert door.is_in(client)


def test_nor_one_of_another_network(client, body, other_body, link):
    door.somebody(other_body, "chefin@example.org", Classification.OFFICE)

    done = client.post(link, {"name": "Berta", "email": "chefin@example.org"})

    assert done.url == "/anmelden/code/"
    assert not door.is_in(client)
    assert not door.is_in(client, headers={"host": "nebenan.localhost"})


def test_the_last_resort_of_who_has_lost_everything(client, body):
    berta = door.an_office(body)
    old = Client()
    door.come_in(old, berta.email)
    door.set_up_app(old)

    done = client.post(handed_out(body), {"name": "egal", "email": berta.email})

    assert done.url == "/zugang/zweiter-faktor/"
    assert not Authenticator.objects.exists()
    assert not door.is_in(old)
    assert Membership.objects.count() == 1
    assert door.set_up_app(client)


def test_the_command_makes_a_new_one_and_says_where(body):
    first, second = said(), said()

    assert "führt die Geschäftsstelle von Sozialraumkonferenz Musterviertel (eine Stunde gültig, einmal):" in first
    assert "  https://netz.example/l/" in second
    assert PersonalLink.objects.filter(revoked=None).count() == 1
    assert "  http://localhost:8123/l/" in said(at="http://localhost:8123/")


def test_the_command_asks_which_network(body, other_body):
    with pytest.raises(CommandError) as refusal:
        said()

    assert "musterviertel, nebenan" in str(refusal.value)
    assert "Nebenan" in said(body="nebenan")


def test_a_starting_house_names_the_link_only_while_nobody_is_at_work(body):
    lines = at_start("localhost", 8080)
    assert len(lines) == 2
    assert lines[1].startswith("  http://localhost:8080/l/")
    assert "nebenan" not in str(lines)

    door.an_office(body)

    assert at_start("localhost", 8080) == []
