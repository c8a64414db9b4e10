"""The second factor: who needs one, what it opens, what happens to codes, and how it is lost and found."""

import datetime as dt
import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from sozialraum.access.forms import tries
from sozialraum.access.queries import key_of
from sozialraum.acts.models import Entry
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import SECOND_FACTOR, Standing, Visitor, Way
from sozialraum.people import actions as people_actions
from sozialraum.post.models import Letter
from tests import counts
from tests import factories as f
from tests.access import door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def berta(body):
    return door.an_office(body)


@pytest.fixture
def with_app(client, berta):
    """The office, logged in, its code app set up just now."""
    door.come_in(client, berta.email)
    return door.set_up_app(client)


def another_way_in(email, code, browser=None):
    """Through the door in another browser, up to and with the second factor."""
    browser = browser or Client()
    asked = door.come_in(browser, email)
    assert asked.url.startswith("/anmelden/zweiter-faktor/")
    return browser, browser.post(asked.url, {"code": code})


@pytest.mark.parametrize("kind", [Classification.OFFICE, Classification.CITY, Classification.AUDIT])
def test_office_city_and_audit_are_led_to_set_one_up_and_hear_why(client, body, kind):
    door.somebody(body, kind=kind)

    led = door.come_in(client, weiter="/gremien/")

    assert led.url == "/zugang/zweiter-faktor/?weiter=%2Fgremien%2F"
    assert "Ein fremdes Postfach darf dafür nicht genügen" in client.get(led.url).content.decode()
    assert client.session[SECOND_FACTOR] is False


def test_without_one_the_office_is_not_the_office(client, berta):
    door.come_in(client, berta.email)

    refused = client.get("/gremien/neu/")

    assert refused.status_code == 403
    assert "/zugang/zweiter-faktor/" in refused.content.decode()


def test_setting_it_up_makes_the_session_the_offices_own(client, berta):
    door.come_in(client, berta.email)
    assert client.get("/gremien/neu/").status_code == 403
    before = client.session.session_key

    door.set_up_app(client)

    assert client.get("/gremien/neu/").status_code == 200
    assert client.session.session_key != before
    assert client.session.get_expiry_age() <= 12 * 3600
    told = Letter.objects.filter(to=berta.email, secret=False).get()
    assert "Code-App" in told.text
    assert "Ersatzcodes" in client.get("/zugang/ersatzcodes/").content.decode()
    assert not Entry.objects.exists()


def test_a_wrong_code_sets_up_nothing(client, berta):
    door.come_in(client, berta.email)
    client.get("/zugang/zweiter-faktor/")

    answer = client.post("/zugang/zweiter-faktor/", {"code": "000000"})

    assert "Dieser Code passt nicht." in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_the_page_shows_the_key_as_picture_and_as_text(client, berta):
    door.come_in(client, berta.email)

    page = client.get("/zugang/zweiter-faktor/").content.decode()

    assert "<svg" in page
    assert "style=" not in page
    assert re.search(r'class="secret">(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}<', page)


def test_from_then_on_the_mail_alone_opens_nothing(client, berta, with_app):
    browser = Client()
    asked = door.come_in(browser, berta.email)

    assert asked.url == "/anmelden/zweiter-faktor/"
    assert not door.is_in(browser)
    assert browser.get("/gremien/neu/").status_code == 302


def test_code_and_code_open_the_rights(client, berta, with_app):
    browser, done = another_way_in(berta.email, door.now_shown(with_app, 1))

    assert done.url == "/schreibtisch/"
    assert browser.session[SECOND_FACTOR] is True
    assert browser.get("/gremien/neu/").status_code == 200


def test_a_copy_of_the_database_holds_no_second_factor(client, berta, with_app, settings):
    kept = [str(one.data) for one in Authenticator.objects.filter(user=berta.user)]
    assert len(kept) == 2 and not [one for one in kept if with_app in one]

    # With another secret of the house neither the app nor an empty secret opens anything.
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "ein anderer", []
    for code in (door.now_shown(with_app, 1), door.now_shown("", 1)):
        browser, refused = another_way_in(berta.email, code)
        assert refused.status_code == 200 and not door.is_in(browser)


def test_the_way_on_is_kept_through_all_steps(client, berta, with_app):
    browser = Client()
    asked = door.come_in(browser, berta.email, weiter="/gremien/neu/")

    assert asked.url == "/anmelden/zweiter-faktor/?weiter=%2Fgremien%2Fneu%2F"
    assert browser.post(asked.url, {"code": door.now_shown(with_app, 1)}).url == "/gremien/neu/"


def test_a_code_of_the_app_is_taken_once(client, berta, with_app):
    """Whoever looked over a shoulder has nothing, not even in the same half minute."""
    code = door.now_shown(with_app, 1)
    another_way_in(berta.email, code)

    _browser, refused = another_way_in(berta.email, code)

    assert refused.status_code == 200
    assert "schon benutzt" in refused.content.decode()


def test_the_code_it_was_set_up_with_is_used_up_too(client, berta):
    door.come_in(client, berta.email)
    secret = door.set_up_app(client)

    _browser, refused = another_way_in(berta.email, door.now_shown(secret))

    assert refused.status_code == 200


def test_guessing_ends_after_five_tries_in_one_network(client, berta, with_app):
    pages = []
    for turn in range(7):
        browser = Client(REMOTE_ADDR=f"10.0.0.{turn}")
        forget_mails(berta)
        pages.append(another_way_in(berta.email, "000000", browser)[1].content.decode())

    assert [("zu viele Versuche" in page) for page in pages] == [False] * 5 + [True] * 2
    browser, refused = another_way_in(berta.email, door.now_shown(with_app, 1), Client(REMOTE_ADDR="10.0.0.9"))
    assert refused.status_code == 200
    assert not door.is_in(browser)


def forget_mails(person):
    """Only tries at the second factor are counted here, not mails."""
    for limit in tries.CODES:
        limit.forget(f"{person.email} 10.0.0.0/24")


def test_a_recovery_code_opens_once(client, berta, with_app):
    page = client.get("/zugang/ersatzcodes/").content.decode()
    codes = re.findall(r"<code>(\d{4} \d{4})</code>", page)
    assert len(codes) == 10

    browser, done = another_way_in(berta.email, codes[0])
    _again, refused = another_way_in(berta.email, codes[0])

    assert done.url == "/schreibtisch/"
    assert browser.session[SECOND_FACTOR] is True
    assert refused.status_code == 200
    assert "Noch 9 von 10" in client.get("/zugang/").content.decode()


def test_new_recovery_codes_make_the_old_ones_worthless(client, berta, with_app):
    old = re.findall(r"<code>(\d{4} \d{4})</code>", client.get("/zugang/ersatzcodes/").content.decode())

    client.post("/zugang/ersatzcodes/")

    assert another_way_in(berta.email, old[0])[1].status_code == 200


def test_what_proves_who_one_is_changes_only_after_proving_it(client, berta, with_app, monkeypatch):
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now)
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [record | {"at": now - 16 * 60} for record in records]
    session.save()

    for path in (
        "/zugang/ersatzcodes/",
        "/zugang/passkeys/neu/",
        "/zugang/zweiter-faktor/entfernen/",
    ):
        for method in (client.get, client.post):
            answer = method(path)
            assert answer.status_code == 302
            assert answer.url.startswith("/anmelden/?weiter=%2Fzugang%2F"), path
    assert Authenticator.objects.count() == 2


def test_removing_the_last_one_takes_the_rights_with_it_and_tells_by_mail(client, berta, with_app):
    other, _done = another_way_in(berta.email, door.now_shown(with_app, 1))

    client.post("/zugang/zweiter-faktor/entfernen/")

    assert not Authenticator.objects.exists()
    assert client.get("/gremien/neu/").status_code == 403
    assert door.is_in(client)
    assert not door.is_in(other)
    assert "wurde aus Ihrem Zugang entfernt" in Letter.objects.filter(secret=False).latest("pk").text


def test_a_member_may_have_one_without_needing_it(client, body):
    door.somebody(body)
    door.come_in(client)
    secret = door.set_up_app(client)

    assert client.session[SECOND_FACTOR] is True
    browser, done = another_way_in("erika@example.org", door.now_shown(secret, 1))
    assert done.url == "/schreibtisch/"
    assert browser.session.get_expiry_age() > 20 * 86400


# ── lost ──────────────────────────────────────────────────────────────────────


def as_office(person):
    office = f.OrganizationFactory(body=person.body, classification=Classification.OFFICE)
    standing = Standing("member", office.pk, Classification.OFFICE)
    return Visitor(
        person.body, Way.SECOND_FACTOR, person_id=person.pk, label=person.name, standings=frozenset([standing])
    )


def test_a_colleague_resets_it_and_the_person_is_told(client, berta, with_app, people):
    people_actions.reset_second_factor(berta, by=people["office"])

    assert not Authenticator.objects.filter(user=berta.user).exists()
    assert not door.is_in(client)
    told = Letter.objects.latest("pk")
    assert told.to == berta.email
    assert "zurückgesetzt" in told.subject
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.subject_key) == ("people.reset_second_factor", berta.key)
    assert door.come_in(Client(), berta.email).url == "/zugang/zweiter-faktor/"


def test_nobody_resets_their_own(client, berta, with_app):
    with pytest.raises(PermissionDenied):
        people_actions.reset_second_factor(berta, by=as_office(berta))

    assert Authenticator.objects.filter(user=berta.user).exists()


def test_an_office_does_not_reset_what_also_opens_another_network(client, berta, with_app, people, other_body):
    f.PersonFactory(body=other_body, user=berta.user)

    with pytest.raises(ValidationError) as refusal:
        people_actions.reset_second_factor(berta, by=people["office"])

    assert refusal.value.code == "elsewhere"
    assert Authenticator.objects.filter(user=berta.user).count() == 2


def test_where_there_is_none_nothing_is_reset(berta, people):
    with pytest.raises(ValidationError) as refusal:
        people_actions.reset_second_factor(berta, by=people["office"])

    assert refusal.value.code == "none"


# ── sessions ──────────────────────────────────────────────────────────────────

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"


def test_open_sessions_are_shown_in_words_and_keep_no_network_address(client, body):
    door.somebody(body)
    door.come_in(client)
    other = Client(headers={"user-agent": FIREFOX})
    door.come_in(other)

    page = client.get("/zugang/").content.decode()

    assert page.index("Hier, jetzt.") < page.index("Firefox auf Windows")
    assert set(UserSession.objects.values_list("ip", "user_agent")) == {
        ("0.0.0.0", "Unbekannter Browser"),
        ("0.0.0.0", "Firefox auf Windows"),
    }


def test_one_session_is_ended_then_all_others(client, body):
    door.somebody(body)
    door.come_in(client)
    others = [Client(headers={"user-agent": FIREFOX}) for _ in range(3)]
    for other in others:
        door.come_in(other)
    key = re.search(r"/zugang/anmeldungen/([a-z0-9]+)/beenden/", client.get("/zugang/").content.decode()).group(1)

    client.post(f"/zugang/anmeldungen/{key}/beenden/")
    assert sum(door.is_in(other) for other in others) == 2
    client.post("/zugang/anmeldungen/beenden/")

    assert [door.is_in(other) for other in others] == [False] * 3
    assert door.is_in(client)


def test_nobody_ends_somebody_elses_session(client, body):
    door.somebody(body)
    door.somebody(body, "max@example.org", name="Max Beispiel")
    door.come_in(client)
    session = UserSession.objects.get()
    stranger = Client()
    door.come_in(stranger, "max@example.org")
    assert stranger.post(f"/zugang/anmeldungen/{key_of(session)}/beenden/").status_code == 404
    assert door.is_in(client)


def test_a_session_lasts_from_the_last_day_of_use(client, body):
    door.somebody(body)
    start = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False):
        door.come_in(client)
    for days in (20, 45):
        with time_machine.travel(start + dt.timedelta(days=days), tick=False):
            assert door.is_in(client)
    assert UserSession.objects.get().last_seen_at.date() == dt.date(2027, 1, 7)
    with time_machine.travel(start + dt.timedelta(days=76), tick=False):
        assert not door.is_in(client)


def test_the_offices_session_ends_with_the_working_day(client, berta):
    start = dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False):
        door.come_in(client, berta.email)
    with time_machine.travel(start + dt.timedelta(hours=11), tick=False):
        assert door.is_in(client)
    with time_machine.travel(start + dt.timedelta(hours=12, minutes=1), tick=False):
        assert not door.is_in(client)
