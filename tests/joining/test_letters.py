"""What goes out to whom: one neutral letter to an address nobody confirmed, and word within one round of the clock."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.correspondence import actions as correspondence
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining import actions, queries
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries import waiting_for_word
from sozialraum.joining.words import RequestState
from sozialraum.meetings import actions as meetings
from sozialraum.post.delivery import Postman
from sozialraum.post.models import Letter
from sozialraum.post.sending import release_held
from tests import factories as f
from tests.joining.conftest import NOW

MARKER = "Geheimzeichen"
TOMORROW = "Die Nachricht mit dem Link geht an einem der nächsten Tage hinaus."


def link_in(letter):
    return re.search(r"https://netz\.example(/l/\S+)", letter.text).group(1)


def tick(capsys):
    call_command("tell_dates")
    return capsys.readouterr().out.strip()


def going():
    """Letters that nothing holds back."""
    return Letter.objects.exclude(state="held")


@pytest.fixture
def confirmed(client, somebody):
    """Somebody whose mail address is confirmed."""
    somebody.ask()
    client.post(link_in(Letter.objects.get()))
    return JoinRequest.objects.get()


# ── one neutral letter ────────────────────────────────────────────────────────


def test_the_neutral_letter_holds_nothing_that_was_typed(somebody, phone):
    somebody.ask(name=f"{MARKER} Beispiel", institution=MARKER, message=MARKER, language=MARKER)

    letter = Letter.objects.get()
    assert letter.to == "erika@example.org"
    assert MARKER not in letter.subject + letter.text + letter.name + letter.reply_to
    assert "AG Wohnen/Quartier" in letter.text
    assert "Sozialraumkonferenz Musterviertel" in letter.text
    assert letter.secret
    assert f"/mitmachen/{JoinRequest.objects.get().key}/bestaetigen/" in link_in(letter)


def test_a_form_is_no_mail_cannon(somebody):
    answers = {re.sub(r"/l/[^/]+/mitmachen/[^/]+/", "receipt", somebody.ask().url) for _ in range(6)}

    assert answers == {"receipt"}
    assert JoinRequest.objects.count() == 6
    assert going().count() == 3
    somebody.ask(email="ERIKA@example.org")
    assert going().count() == 3
    somebody.ask(email="max@example.org")
    assert going().count() == 4


def test_what_is_too_many_today_is_owed_and_goes_on_another_day(client, somebody, clock, settings):
    settings.SMTP = "smtp://127.0.0.1:9?from=post@netz.example"
    pages = [client.get(somebody.ask().url).content.decode() for _ in range(7)]

    assert [TOMORROW in page for page in pages] == [False] * 3 + [True] * 3 + [False]
    assert ["schicken wir eine Nachricht an" in page for page in pages] == [True] * 3 + [False] * 4
    assert "An diese Adresse geht keine Nachricht von uns hinaus." in pages[-1]
    assert (going().count(), Letter.objects.filter(held_for="too_many").count()) == (3, 3)
    assert release_held() == 0

    clock.move_to(NOW + dt.timedelta(days=1))
    assert Letter.objects.pending(timezone.now()).exists()
    assert (release_held(), release_held()) == (3, 0)
    assert (going().count(), Letter.objects.filter(state="held").count()) == (6, 0)


def test_a_flood_that_waits_takes_its_share_of_the_next_day(somebody, clock):
    for _ in range(6):
        somebody.ask()
    clock.move_to(NOW + dt.timedelta(days=1))
    for _ in range(6):
        somebody.ask()

    assert (release_held(), release_held()) == (3, 0)
    clock.move_to(NOW + dt.timedelta(days=2))
    assert (release_held(), release_held()) == (3, 0)


def test_nothing_more_goes_to_an_address_that_nobody_confirmed(somebody, people, group, capsys):
    somebody.ask()
    wish = JoinRequest.objects.get()
    f.MeetingFactory(body=group.body, of=[group])

    assert tick(capsys) == "0 Menschen erfahren den Termin."
    actions.ask_back(wish, by=people["office"], question=MARKER)
    actions.answer(wish, by=people["office"], answer="Ja.")
    actions.refuse(wish, by=people["office"], reason=MARKER)

    assert Letter.objects.exclude(kind="none").count() == 1
    assert set(Letter.objects.filter(kind="none").values_list("held_for", flat=True)) == {"not_confirmed"}
    assert not ManualDelivery.objects.exists()


def test_the_answer_never_tells_whether_an_address_is_known(client, somebody, body):
    f.PersonFactory(body=body, name="Erika Beispiel", email="erika@example.org")

    known = client.get(somebody.ask().url).content.decode()
    unknown = client.get(somebody.ask(email="niemand@example.org").url).content.decode()

    def without_own(page):
        page = re.sub(r"/l/[^/]+/|mitmachen/\w{8}/|<svg.*?</svg>|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", "", page, flags=re.S)
        return page.replace("niemand@example.org", "erika@example.org")

    assert without_own(known) == without_own(unknown)
    assert len({len(letter.text) for letter in Letter.objects.all()}) == 1


def test_a_letter_whose_link_leads_nowhere_waits_for_the_address_of_the_network(client, somebody, body):
    with guard.opened():
        type(body).objects.update(address="")
    assert somebody.ask().url.startswith("/l/")
    letter = Letter.objects.get()
    assert (letter.state, letter.held_for) == ("held", "no_base")

    Postman("nobody").round()
    letter.refresh_from_db()
    assert letter.state == "held"
    with guard.opened():
        type(body).objects.update(address="https://netz.example")
    Postman("nobody").round()

    letter.refresh_from_db()
    assert (letter.state, letter.held_for) == ("waiting", "")
    assert client.post(link_in(letter)).status_code == 302
    assert JoinRequest.objects.get().email_confirmed is not None


# ── confirming ────────────────────────────────────────────────────────────────


def test_looking_confirms_nothing_and_one_button_does(client, somebody, meeting):
    somebody.ask()
    link = link_in(Letter.objects.get())
    looked = client.get(link)
    assert looked.status_code == 200
    assert "Erika" not in looked.content.decode()
    assert JoinRequest.objects.get().email_confirmed is None

    done = client.post(link)

    assert JoinRequest.objects.get().email_confirmed is not None
    assert "Danke. Ihre Anfrage ist da." in client.get(done.url).content.decode()
    answer = Letter.objects.order_by("pk").last()
    assert "Donnerstag, 18. Februar 2027, 17 Uhr, Nachbarschaftstreff Beispiel, Saal" in answer.text
    assert "https://netz.example/sitzungen/2027-02-18-wohnen/termin.ics" in answer.text
    assert "/mitmachen/" in link_in(answer)
    for again in (client.post(link), client.get(link)):
        assert "Ihre E-Mail-Adresse ist bestätigt: " in again.content.decode()
    onward = re.search(r'class="button" href="(/l/[^"]+/mitmachen/[^"]+)"', again.content.decode())[1]
    assert "Danke. Ihre Anfrage ist da." in client.get(onward).content.decode()
    assert Letter.objects.count() == 2


def test_whoever_only_confirms_an_address_reads_nothing_about_whom(client, somebody):
    somebody.ask(phone="02403 99")
    link = link_in(Letter.objects.get())
    wish = JoinRequest.objects.get()

    for path in (f"mitmachen/{wish.key}/", f"beitritte/{wish.key}/", f"mitmachen/{wish.key}/zurueckziehen/"):
        there = link.replace(f"mitmachen/{wish.key}/bestaetigen/", path)
        assert client.get(there).status_code == 404, path
        assert client.post(there).status_code == 404, path
    assert JoinRequest.objects.get().state == RequestState.ASKED


def test_a_link_opens_one_wish_for_one_purpose(client, somebody, group):
    mine = somebody.ask().url
    other = f.JoinRequestFactory(body=group.body, organization=group, state=RequestState.ASKED_BACK, question="Wann?")
    wish = JoinRequest.objects.exclude(pk=other.pk).get()

    assert client.post(mine + "bestaetigen/").status_code == 404
    for path in ("", "zurueckziehen/", "antworten/", "bestaetigen/"):
        there = mine.replace(wish.key, other.key) + path
        assert client.get(there).status_code == 404, path
        assert client.post(there, {"answer": "x"}).status_code == 404, path
    for verb in ("aufnehmen", "nachfragen", "ablehnen"):
        there = mine.replace("mitmachen", "beitritte") + f"{verb}/"
        assert client.post(there, {"reason": "x", "question": "x"}).status_code == 403, verb
    assert client.get(mine.replace(f"mitmachen/{wish.key}/", "beitritte/")).status_code == 403


def test_links_expire_and_nobody_is_shown_another_network(client, clock, somebody, other_body):
    receipt = somebody.ask().url
    letter = link_in(Letter.objects.get())
    assert client.get(receipt, headers={"host": "nebenan.localhost"}).status_code == 404

    clock.shift(dt.timedelta(days=14))
    assert client.post(letter).status_code == 410
    assert client.get(receipt).status_code == 200
    clock.shift(dt.timedelta(days=167))
    assert client.get(receipt).status_code == 410


def test_what_was_withdrawn_is_confirmed_no_more(client, somebody):
    receipt = somebody.ask().url
    letter = link_in(Letter.objects.get())
    client.post(f"{receipt}zurueckziehen/")

    assert client.post(letter).status_code == 410
    assert JoinRequest.objects.get().state == RequestState.WITHDRAWN
    assert "zurückgezogen" in client.get(receipt).content.decode()


def test_what_was_withdrawn_gets_no_letter_that_waited_for_its_server(client, somebody):
    receipt = somebody.ask().url
    assert Letter.objects.get().state == "waiting"

    assert "Wir melden uns dann nicht mehr." in client.get(f"{receipt}zurueckziehen/").content.decode()
    client.post(f"{receipt}zurueckziehen/")

    assert Letter.objects.get().state == "stopped"


def test_a_decision_that_could_not_be_told_is_told_when_the_address_is_confirmed(client, somebody, people):
    somebody.ask()
    letter = link_in(Letter.objects.get())
    actions.refuse(JoinRequest.objects.get(), by=people["office"], reason="Die Gruppe ist voll.")

    client.post(letter)

    assert "Die Gruppe ist voll." in Letter.objects.order_by("pk").last().text


# ── word follows ──────────────────────────────────────────────────────────────


def test_word_follows_once_the_date_is_convened(confirmed, people, group, capsys):
    draft = f.MeetingFactory(body=group.body, key="neu", state="draft", of=[group])
    assert tick(capsys) == "0 Menschen erfahren den Termin."

    meetings.convene(draft, by=people["office"])

    assert [tick(capsys), tick(capsys)] == ["1 Mensch erfährt den Termin.", "0 Menschen erfahren den Termin."]
    letter = Letter.objects.order_by("pk").last()
    assert letter.subject == "Der Termin steht fest: AG Wohnen/Quartier"
    assert "Donnerstag, 18. Februar 2027, 17 Uhr" in letter.text
    assert Entry.objects.filter(act="joining.announce_date", way="house").count() == 1


def test_a_dry_run_tells_nobody(confirmed, group, capsys):
    f.MeetingFactory(body=group.body, of=[group])
    letters = Letter.objects.count()

    call_command("tell_dates", "--dry-run")

    assert capsys.readouterr().out.strip() == "1 Mensch erfährt den Termin."
    assert Letter.objects.count() == letters


def test_once_for_each_change_and_again_when_called_off(confirmed, people, group, capsys):
    meeting = f.MeetingFactory(body=group.body, of=[group])
    tick(capsys)
    later = {"date": PartialDate(2027, 3, 1), "start_time": None, "end_time": None, "reason": "Der Saal ist belegt."}

    meetings.move(meeting, by=people["office"], **later)
    tick(capsys)
    tick(capsys)
    moved = Letter.objects.order_by("pk").last()
    meetings.cancel(meeting, by=people["office"], reason="Alle sind krank.")
    tick(capsys)
    tick(capsys)
    off = Letter.objects.order_by("pk").last()

    assert Letter.objects.count() == 5  # neutral, confirmed, set, moved, called off
    assert "Donnerstag, 18. Februar 2027" in moved.text
    assert "Montag, 1. März 2027, Uhrzeit steht noch nicht fest" in moved.text
    assert "Der Saal ist belegt." in moved.text
    assert "Die Sitzung am Montag, 1. März 2027 fällt aus." in off.text
    assert "Alle sind krank." in off.text
    assert "steht zurzeit kein Termin fest" in off.text
    assert JoinRequest.objects.get().promised is not None
    meetings.reinstate(meeting, by=people["office"])
    assert tick(capsys) == "1 Mensch erfährt den Termin."


def test_called_off_with_a_substitute_the_letter_names_that_date_and_follows_it(confirmed, people, group, capsys):
    first = f.MeetingFactory(body=group.body, key="aus", of=[group])
    tick(capsys)
    elsewhere = f.OrganizationFactory(body=group.body, key="andere")
    other = f.MeetingFactory(body=group.body, key="ersatz", date=PartialDate(2027, 3, 8), of=[elsewhere])

    meetings.cancel(first, by=people["office"], reason="Alle sind krank.", substitute=other)
    tick(capsys)

    off = Letter.objects.order_by("pk").last()
    assert "Der neue Termin: Montag, 8. März 2027" in off.text
    assert "sitzungen/ersatz/termin.ics" in off.text
    assert "kein Termin fest" not in off.text
    assert JoinRequest.objects.get().told_for == "ersatz"


def test_a_corrected_place_is_a_change_and_what_is_over_is_not(confirmed, people, clock, group, capsys):
    meeting = f.MeetingFactory(body=group.body, of=[group])
    tick(capsys)

    meetings.meetings.correct(
        meeting, by=people["office"], location=f.LocationFactory(body=group.body, name="Anderswo")
    )
    assert tick(capsys) == "1 Mensch erfährt den Termin."
    assert "Anderswo" in Letter.objects.order_by("pk").last().text
    clock.move_to(dt.datetime(2027, 3, 1, tzinfo=dt.UTC))
    meetings.meetings.correct(meeting, by=people["office"], location=None)
    assert tick(capsys) == "0 Menschen erfahren den Termin."


def test_without_mail_it_is_a_line_for_the_office_to_read_out_and_tick_off(office, somebody, people, group, capsys):
    somebody.ask(reply_by="phone", phone="02403 00-03")
    meeting = f.MeetingFactory(body=group.body, of=[group])
    tick(capsys)
    meetings.move(
        meeting, by=people["office"], date=PartialDate(2027, 3, 1), start_time=None, end_time=None, reason="Saal"
    )
    tick(capsys)

    errand = queries.to_call(people["office"]).get()
    assert "Montag, 1. März 2027" in errand.text
    assert "http" not in errand.text
    assert ManualDelivery.objects.exclude(deleted=None).get().text == ""
    assert not Letter.objects.exists()
    assert "02403 00-03" in office.get(f"/anrufe/{errand.key}/").content.decode()
    assert office.post(f"/anrufe/{errand.key}/").status_code == 302
    assert not queries.to_call(people["office"]).exists()
    with pytest.raises(ValidationError):
        correspondence.tick_off(errand, by=people["office"])


def test_another_networks_date_and_another_groups_are_nobodys_news(confirmed, other_body, group, capsys):
    f.MeetingFactory(body=other_body, of=[f.OrganizationFactory(body=other_body)])
    f.MeetingFactory(body=group.body, of=[f.OrganizationFactory(body=group.body)])

    assert tick(capsys) == "0 Menschen erfahren den Termin."


def test_finding_out_whom_to_tell_costs_the_same_for_one_and_for_thirty(
    body, group, clock, meeting, django_assert_num_queries
):
    for count in (1, 30):
        for _ in range(count):
            f.JoinRequestFactory(body=body, organization=group, promised=NOW)
        with django_assert_num_queries(4):
            assert len(list(waiting_for_word(body, NOW))) == JoinRequest.objects.count()
