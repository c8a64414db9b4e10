"""The office decides: admits from a day, asks back, refuses; and what nobody needs any more is forgotten."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from sozialraum.acts import guard, journal
from sozialraum.acts.models import Detail, Entry
from sozialraum.bodies.models import Organization
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining import actions, queries
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import JoinedAs, RequestState
from sozialraum.people.models import Membership, Person, Seat
from sozialraum.people.words import Role, VotingRight
from sozialraum.post.delivery import Postman
from sozialraum.post.models import Letter
from tests import factories as f
from tests.joining.conftest import NOW
from tests.refusals import refused
from tests.stories.mail import SmtpHouse, text_of

pytestmark = pytest.mark.django_db

START = PartialDate(2026, 11, 1)


@pytest.fixture
def wish(body, group, clock):
    return f.JoinRequestFactory(
        body=body, organization=group, name="Erika Beispiel", institution="Kita Beispiel", language="Arabisch"
    )


@pytest.fixture
def kita(body):
    return f.OrganizationFactory(body=body, name="Kita Beispiel", classification="institution")


def admit(wish, people, place, **words):
    usual = {"start_date": START, "voting_right": VotingRight.FULL}
    actions.admit(wish, by=people["office"], place=place, **(usual | words))
    return Membership.objects.get(person__name="Erika Beispiel")


def test_a_delegate_brings_a_seat_for_a_new_institution(wish, people, group, meeting):
    membership = admit(wish, people, JoinedAs.DELEGATE, institution_name="Kita Beispiel")

    seat = membership.seat
    assert (seat.institution.name, seat.institution.classification) == ("Kita Beispiel", "institution")
    assert not seat.institution.listed
    assert (membership.role, membership.start_date, membership.organization) == (Role.MEMBER, START, group)
    assert (wish.state, wish.person, wish.start_date) == (RequestState.ADMITTED, membership.person, START)
    assert (membership.person.language, membership.person.phone) == ("Arabisch", "02403 00-01")
    assert membership.person.user is None
    errand = queries.to_call(people["office"]).get()
    assert "Ab 1. November 2026 gehören Sie zu »AG Wohnen/Quartier«." in errand.text
    assert "Donnerstag, 18. Februar 2027" in errand.text


def test_the_same_institution_is_not_made_twice(wish, people, kita):
    assert admit(wish, people, JoinedAs.DELEGATE, institution_name=" kita beispiel ").seat.institution == kita
    assert Organization.objects.institutions().count() == 1


def test_a_seat_on_which_somebody_speaks_is_not_taken_away(wish, people, group, kita):
    seat = f.SeatFactory(body=group.body, organization=group, institution=kita)
    f.MembershipFactory(body=group.body, organization=group, seat=seat)

    with pytest.raises(ValidationError) as refusal:
        admit(wish, people, JoinedAs.DELEGATE, institution=kita)

    assert refusal.value.code == "clash"
    assert not Person.objects.filter(name="Erika Beispiel").exists()
    assert wish.state == RequestState.ASKED
    assert not Entry.objects.exists()
    assert admit(wish, people, JoinedAs.DEPUTY, institution=kita).seat == seat


def test_a_deputy_needs_a_seat_to_stand_in_on(wish, people, kita):
    with refused("no seat", field="place"):
        admit(wish, people, JoinedAs.DEPUTY, institution=kita)


def test_a_resident_sits_for_themselves_and_once(wish, people, group):
    person = f.PersonFactory(body=group.body, name="Erika Beispiel", phone="alt")
    membership = admit(wish, people, JoinedAs.RESIDENT, person=person, voting_right=VotingRight.ADVISORY)

    assert (membership.seat.resident, membership.seat.voting_right) == (person, VotingRight.ADVISORY)
    person.refresh_from_db()
    assert person.phone == "alt"
    again = f.JoinRequestFactory(body=group.body, organization=group)
    with refused("seat", field="person"):
        actions.admit(
            again,
            by=people["office"],
            place=JoinedAs.RESIDENT,
            person=person,
            start_date=START,
            voting_right=VotingRight.FULL,
        )


@pytest.mark.parametrize(("place", "role"), [(JoinedAs.ADVISER, Role.ADVISER), (JoinedAs.GUEST, Role.GUEST)])
def test_a_role_needs_no_seat(wish, people, place, role):
    membership = admit(wish, people, place)

    assert (membership.role, membership.seat) == (role, None)
    assert not Seat.objects.exists()


def test_an_address_nobody_confirmed_is_not_taken_over(body, people, group, clock):
    words = {"name": "Erika Beispiel", "reply_by": "mail", "email": "erika@example.org", "phone": ""}
    for moment, email in ((None, ""), (NOW, "erika@example.org")):
        wish = f.JoinRequestFactory(body=body, organization=group, email_confirmed=moment, **words)
        actions.admit(wish, by=people["office"], place=JoinedAs.GUEST, start_date=START, voting_right=VotingRight.FULL)
        assert wish.person.email == email


def test_nobody_of_another_network_is_admitted(wish, people, other_body):
    stranger = f.PersonFactory(body=other_body)
    elsewhere = f.OrganizationFactory(body=other_body, classification="institution")

    for words in ({"person": stranger}, {"institution": elsewhere}):
        with pytest.raises(PermissionDenied):
            admit(wish, people, JoinedAs.DELEGATE, **words)


def test_the_way_from_question_to_answer_to_admission_on_screen(office, wish, kita, group):
    page = f"/beitritte/{wish.key}/"
    assert office.post(f"{page}nachfragen/", {"question": "Für Kita Nord oder Süd?", "revision": 1}).status_code == 302
    assert "noch zu sagen" in office.get(page).content.decode()
    assert office.post(f"/mitmachen/{wish.key}/antworten/", {"answer": "Nord."}).status_code == 302
    assert "Für Kita Nord oder Süd?<br>Nord." in office.get(page).content.decode()
    assert not ManualDelivery.objects.to_do().exists()

    form = office.get(f"{page}aufnehmen/").content.decode()
    assert f'value="{kita.key}" selected' in form
    words = {"place": "delegate", "institution": kita.key, "voting_right": "full", "start_date": "1.11.2026"}
    assert office.post(f"{page}aufnehmen/", words).status_code == 302
    assert "aufgenommen" in office.get(page).content.decode()
    assert "Aufnehmen" not in office.get(page).content.decode()


def test_before_it_is_decided_the_page_says_whether_a_letter_can_go_now(office, body, group, settings):
    wish = f.JoinRequestFactory(body=body, organization=group, reply_by="mail", email="erika@example.org")
    with guard.opened():
        JoinRequest.objects.filter(pk=wish.pk).update(email_confirmed=timezone.now())
    page = f"/beitritte/{wish.key}/ablehnen/"
    settings.SMTP = ""
    assert (
        "geht als E-Mail an erika@example.org, sobald ein Mailserver eingetragen ist."
        in office.get(page).content.decode()
    )

    settings.SMTP = "smtp://127.0.0.1:2525"
    assert "Geht sofort als E-Mail an erika@example.org." in office.get(page).content.decode()
    assert office.post(page, {"reason": "Die Gruppe ist voll.", "revision": 1}).status_code == 302
    letter = Letter.objects.get()
    assert (letter.to, letter.state) == ("erika@example.org", "waiting")
    assert letter.next_try <= timezone.now()


def test_without_a_mail_server_word_of_the_decision_lies_in_the_post_and_goes_once_there_is_one(
    office, body, group, settings, clock
):
    wish = f.JoinRequestFactory(body=body, organization=group, reply_by="mail", email="erika@example.org")
    with guard.opened():
        JoinRequest.objects.filter(pk=wish.pk).update(email_confirmed=timezone.now())
    settings.SMTP = ""
    office.post(f"/beitritte/{wish.key}/ablehnen/", {"reason": "Die Gruppe ist voll.", "revision": 1})
    clock.move_to(NOW + dt.timedelta(hours=1))
    Postman("jemand", lambda: False).round()
    assert Letter.objects.get().state != "sent"

    with SmtpHouse() as server:
        settings.SMTP = server.url
        clock.move_to(NOW + dt.timedelta(hours=2))
        Postman("jemand", lambda: False).round()
        mail = server.wait_for_mail("erika@example.org")

    assert "Die Gruppe ist voll." in text_of(mail)
    assert Letter.objects.get().state == "sent"


def test_the_admission_offers_only_whom_it_might_be(office, wish, body):
    same = f.PersonFactory(body=body, name="erika beispiel")
    other = f.PersonFactory(body=body, name="Anna Beispiel")
    form = office.get(f"/beitritte/{wish.key}/aufnehmen/").content.decode()
    assert same.key in form
    assert other.key not in form

    words = {"place": "guest", "voting_right": "full", "start_date": "1.11.2026", "person": other.key}
    assert office.post(f"/beitritte/{wish.key}/aufnehmen/", words).status_code == 200
    assert JoinRequest.objects.get().state == RequestState.ASKED


def test_what_is_missing_is_said_and_what_was_typed_stays(office, wish):
    words = {"place": "delegate", "voting_right": "full", "start_date": "irgendwann"}
    page = office.post(f"/beitritte/{wish.key}/aufnehmen/", words).content.decode()
    assert 'value="irgendwann"' in page
    page = office.post(f"/beitritte/{wish.key}/aufnehmen/", words | {"start_date": "1.11.2026"}).content.decode()
    assert "Wählen Sie eine Einrichtung, oder schreiben Sie den Namen einer neuen." in page
    assert not Person.objects.filter(name=wish.name).exists()


def test_whoever_might_be_known_is_shown_to_the_office(office, wish, body, group):
    wish_again = f.JoinRequestFactory(body=body, organization=group, name="Erika Beispiel")
    f.PersonFactory(body=body, name="Erika Beispiel", email="erika@example.org")

    page = office.get(f"/beitritte/{wish.key}/").content.decode()

    assert "Vielleicht schon bekannt" in page
    assert f"/beitritte/{wish_again.key}/" in page
    assert "Erika Beispiel (erika@example.org) ist schon als Person eingetragen." in page


def test_the_list_is_narrowed_by_state_group_and_words(office, body, group):
    other = f.OrganizationFactory(body=body, key="ag-b")
    f.JoinRequestFactory(body=body, organization=group, name="Anna A", state=RequestState.REFUSED)
    f.JoinRequestFactory(body=body, organization=other, name="Bela B", institution="Kita Nord")
    third = f.JoinRequestFactory(body=body, organization=group, name="Cem C", key="k7m3p2xq")

    def names(query):
        page = office.get(f"/beitritte/{query}").content.decode()
        return [name for name in ("Anna A", "Bela B", "Cem C") if name in page]

    assert names("") == ["Anna A", "Bela B", "Cem C"]
    assert names("?stand=refused") == ["Anna A"]
    assert names("?gremium=ag-b") == ["Bela B"]
    assert names("?text=nord") == ["Bela B"]
    assert names(f"?text={third.number}") == ["Cem C"]
    assert names("?stand=gibt-es-nicht") == ["Anna A", "Bela B", "Cem C"]


def test_who_asks_and_whom_to_call_is_the_offices_business(people, body, group, delegate):
    wish = f.JoinRequestFactory(body=body, organization=group)
    f.ErrandFactory(body=body, about_key=wish.key)

    seeing = {name for name, visitor in people.items() if queries.open_requests(visitor).exists()}
    calling = {name for name, visitor in people.items() if queries.to_call(visitor).exists()}

    assert seeing == calling == {"office", "auditor"}
    assert not queries.open_requests(delegate).exists()


@pytest.mark.parametrize("path", ["/beitritte/", "/beitritte/{key}/"])
def test_a_page_asks_the_same_for_one_and_for_thirty(office, body, group, path, django_assert_max_num_queries):
    counts = []
    wish = f.JoinRequestFactory(body=body, organization=group, name="Erika Beispiel")
    for more in (0, 29):
        for _ in range(more):
            one = f.JoinRequestFactory(body=body, organization=group, name="Erika Beispiel")
            f.ErrandFactory(body=body, about_key=one.key)
            f.PersonFactory(body=body, name="Erika Beispiel")
        with django_assert_max_num_queries(15) as asked:
            assert office.get(path.format(key=wish.key)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


# ── forgetting ────────────────────────────────────────────────────────────────


def aged(wish, days, column="created"):
    with guard.opened():
        JoinRequest.objects.filter(pk=wish.pk).update(**{column: NOW - dt.timedelta(days=days)})


def test_what_nobody_needs_is_forgotten_also_from_the_journal(body, group, people, somebody, capsys):
    receipt = somebody.ask(message="Geheimzeichen").url
    wish = JoinRequest.objects.get()
    with guard.opened():
        Letter.objects.update(state="sent")
    actions.refuse(wish, by=people["office"], reason="Geheimzeichen")
    aged(wish, 190, "ended")

    call_command("let_go", "--dry-run")
    assert JoinRequest.objects.get().name == "Erika Beispiel"
    call_command("let_go")
    assert capsys.readouterr().out.count("Abgeschlossene Beitrittsanfragen: 1") == 2
    call_command("let_go")

    assert "Beitrittsanfragen" not in capsys.readouterr().out
    gone = JoinRequest.objects.get()
    assert (gone.name, gone.email, gone.message, gone.reason) == ("", "", "", "")
    assert not Letter.objects.exists()
    everything = str([list(model.objects.values_list()) for model in (Detail, Entry, JoinRequest, ManualDelivery)])
    assert "Erika" not in everything
    assert "Geheimzeichen" not in everything
    assert list(journal.verify(body)) == []
    assert Client().get(receipt).status_code == 410


def test_only_what_is_long_decided_or_was_never_confirmed_goes(body, group, clock, capsys):
    kept = [
        f.JoinRequestFactory(body=body, organization=group),
        f.JoinRequestFactory(body=body, organization=group, reply_by="mail", phone="", email="a@example.org"),
        f.JoinRequestFactory(
            body=body, organization=group, reply_by="mail", phone="", email="a@example.org", email_confirmed=NOW
        ),
        f.JoinRequestFactory(
            body=body, organization=group, reply_by="mail", phone="", email="a@example.org", on_behalf=True
        ),
        f.JoinRequestFactory(body=body, organization=group, state=RequestState.REFUSED, ended=NOW),
    ]
    for wish in (kept[0], kept[2], kept[3]):
        aged(wish, 400)
    aged(kept[1], 29)
    silent = f.JoinRequestFactory(body=body, organization=group, reply_by="mail", phone="", email="b@example.org")
    aged(silent, 31)

    call_command("let_go")

    assert "Abgeschlossene Beitrittsanfragen: 1" in capsys.readouterr().out
    assert set(JoinRequest.objects.filter(deleted=None)) == set(kept)


def test_the_letter_of_the_admission_can_be_opened_where_the_request_is(office, wish, people):
    with guard.opened():
        JoinRequest.objects.filter(pk=wish.pk).update(reply_by="post", postal_address="Weg 3\n00000 Musterstadt")
    wish.refresh_from_db()
    admit(wish, people, JoinedAs.RESIDENT)
    letter = Letter.objects.to_print().get()

    page = office.get(wish.get_absolute_url()).content.decode()

    assert f'href="{letter.get_absolute_url()}brief.pdf">öffnen und drucken (PDF)' in page


def test_by_post_the_page_says_where_the_letter_lies_and_promises_no_date_after_a_refusal(office, body, group, clock):
    wish = f.JoinRequestFactory(
        body=body, organization=group, reply_by="post", postal_address="Weg 1\n00000 Musterstadt", promised=NOW
    )
    url = wish.get_absolute_url()
    assert "Bescheid, sobald einer feststeht" in office.get(url).content.decode()
    assert "Liegt danach bei der Post, als Brief zum Drucken." in office.get(f"{url}ablehnen/").content.decode()

    office.post(f"{url}ablehnen/", {"reason": "Die Gruppe ist voll.", "revision": 1})

    assert Letter.objects.get().state == "to_print"
    assert not ManualDelivery.objects.exists()
    assert "Bescheid, sobald einer feststeht" not in office.get(url).content.decode()
