"""Asking to join: three small steps, nothing lost, one wish; and what it is told at once."""

import pytest

from sozialraum.acts import journal
from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import RequestState
from sozialraum.post.models import Letter
from tests import factories as f
from tests.joining.conftest import ME


def test_three_steps_lead_to_a_receipt_by_a_link_without_a_session(client, somebody, group, meeting):
    somebody.open()
    assert "Schritt 1 von 3" in somebody.words()
    somebody.press("2", **ME, institution="Kita Beispiel")
    assert "Schritt 2 von 3" in somebody.words()
    somebody.press("3", language="Arabisch", needs_interpreter="on", message="Ich kann nur abends.\nZweite Zeile")
    assert "Schritt 3 von 3" in somebody.words()
    assert "Kita Beispiel" in somebody.words()
    assert "Arabisch" in somebody.words()
    done = somebody.press("senden")

    wish = JoinRequest.objects.get()
    assert (wish.name, wish.email, wish.institution) == ("Erika Beispiel", "erika@example.org", "Kita Beispiel")
    assert (wish.language, wish.needs_interpreter, wish.needs_child_care) == ("Arabisch", True, False)
    assert wish.message == "Ich kann nur abends.\nZweite Zeile"
    assert (wish.organization, wish.state, wish.on_behalf) == (group, RequestState.ASKED, False)
    assert done.status_code == 302
    assert done.url.startswith("/l/")
    assert done.url.endswith(f"/mitmachen/{wish.key}/")
    assert set(somebody.client.cookies) == {"csrftoken"}
    receipt = client.get(done.url).content.decode()
    assert wish.number in receipt
    assert "Nachbarschaftstreff Beispiel, Saal" in receipt
    assert f"/sitzungen/{meeting.key}/termin.ics" in receipt
    assert "kein Termin" not in receipt


def test_without_a_date_word_is_promised(client, somebody, group):
    f.MeetingFactory(body=group.body, state="draft", of=[group])
    f.MeetingFactory(body=group.body, state="cancelled", of=[group])
    f.MeetingFactory(
        body=group.body, date=PartialDate(2026, 10, 5), start_time=None, of=[f.OrganizationFactory(body=group.body)]
    )

    receipt = client.get(somebody.ask().url).content.decode()

    wish = JoinRequest.objects.get()
    assert wish.promised is not None
    assert (wish.told_for, wish.told_as) == ("", "")
    assert "Zurzeit steht kein Termin fest." in receipt


def test_a_joint_sitting_counts_for_each_of_its_groups_and_names_both(client, somebody, body, group):
    other = f.OrganizationFactory(body=body, name="AG Bildung")
    f.MeetingFactory(body=body, key="gemeinsam", of=[other, group])

    receipt = client.get(somebody.ask().url).content.decode()

    assert "AG Bildung" in receipt
    assert "AG Wohnen/Quartier" in receipt.split("board")[1]
    assert JoinRequest.objects.get().told_for == "gemeinsam"


def test_what_is_missing_is_said_at_its_step_and_nothing_is_lost(somebody):
    somebody.open()
    somebody.press("2", name="Erika Beispiel", reply_by="phone", message="schon getippt")

    assert "Schritt 1 von 3" in somebody.words()
    assert "Ohne diese Angabe können wir auf dem gewählten Weg nicht antworten." in somebody.words()
    assert 'value="Erika Beispiel"' in somebody.page.content.decode()
    assert 'value="schon getippt"' in somebody.page.content.decode()
    somebody.press("2", phone="02403 1")
    assert "Schritt 2 von 3" in somebody.words()
    somebody.press("1")
    assert 'value="02403 1"' in somebody.page.content.decode()
    assert not JoinRequest.objects.exists()


def test_sending_past_the_steps_leads_back_to_the_first_that_lacks_something(somebody):
    somebody.open()
    somebody.press("senden", reply_by="mail", message="x" * 1001)

    assert "Schritt 1 von 3" in somebody.words()
    assert "Name: Diese Angabe fehlt noch." in somebody.words()
    assert "1001" not in somebody.words()
    somebody.press("senden", **ME)
    assert "Schritt 2 von 3" in somebody.words()
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize("button", ["0", "-1", "99", "²", "", "senden ", "<script>"])
def test_no_button_leads_anywhere_else(somebody, button):
    somebody.open()

    answer = somebody.press(button, **ME)

    assert answer.status_code == 200
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", "erika@example.org\nBcc: alle@example.org"),
        ("email", "erika@example.org, alle@example.org"),
        ("email", "Erika <erika@example.org>"),
        ("email", "érika@example.org"),
        ("email", f"erika@{'ü' * 60}.example"),
        ("email", "erika@straße..example"),
    ],
)
def test_what_would_break_a_letter_is_refused_in_german(somebody, field, typed):
    answer = somebody.ask(**{field: typed})

    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()
    assert not JoinRequest.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", "Erika\r\nBcc: alle@example.org", "Erika Bcc: alle@example.org"),
        ("name", "Erika \u202eBeispiel\u200e", "Erika Beispiel"),
        ("phone", "\u202d02403\r1 2345\u202c", "02403 1 2345"),
        ("institution", "Kita\x00", "Kita"),
        ("language", "Deu\u00adtsch\u2028", "Deutsch"),
        ("message", "می\u200cخواهم\u2028G\u0308\u200b", "می\u200cخواهم\nG\u0308"),
        ("email", "\u200eErika@Straße.example", "Erika@straße.example"),
    ],
)
def test_what_nobody_can_see_is_not_kept(somebody, field, typed, kept):
    reply_by = {"reply_by": "phone"} if field == "phone" else {}
    somebody.ask(**{field: typed, **reply_by})

    assert getattr(JoinRequest.objects.get(), field) == kept


def test_what_nobody_may_decide_about_themselves_is_not_asked(somebody, group):
    other = f.OrganizationFactory(body=group.body)
    somebody.ask(
        state="admitted", on_behalf="on", email_confirmed="2026-01-01", organization=other.pk, key="meins", person="1"
    )

    wish = JoinRequest.objects.get()
    assert (wish.state, wish.on_behalf, wish.email_confirmed) == (RequestState.ASKED, False, None)
    assert (wish.organization, wish.person) == (group, None)
    assert wish.key != "meins"


def test_a_nervous_finger_asks_once_and_somebody_else_by_the_same_name_asks_anew(somebody):
    somebody.open()
    somebody.press("2", **ME)
    somebody.press("3")
    first = somebody.page
    somebody.press("senden")
    somebody.page = first
    again = somebody.press("senden")

    assert again.status_code == 302
    assert JoinRequest.objects.count() == 1
    assert Letter.objects.count() == 1
    somebody.ask()
    assert JoinRequest.objects.count() == 2


def test_the_chain_of_the_journal_holds_no_name(somebody, body):
    somebody.ask(message="Geheimzeichen")

    entry = Entry.objects.get(act="joining.ask")
    assert "Erika" not in str(list(Entry.objects.values_list()))
    assert "Geheimzeichen" not in str(list(Entry.objects.values_list()))
    assert entry.detail.by == "Jemand ohne Anmeldung"
    kept = str(entry.detail.changes)
    assert "asked" in kept and not [one for one in ("Geheimzeichen", ME["name"], ME["email"]) if one in kept]
    assert list(journal.verify(body)) == []


def test_a_dissolved_group_takes_nobody_and_offers_nothing(client, somebody, body, group):
    assert "/mitmachen/" in client.get(group.get_absolute_url()).content.decode()
    over = f.OrganizationFactory(body=body, key="war", end_date=PartialDate(2018))

    assert client.get("/gremien/war/mitmachen/").status_code == 404
    assert client.post("/gremien/war/mitmachen/", ME | {"schritt": "senden"}).status_code == 404
    assert f"{over.key}/mitmachen/" not in client.get(over.get_absolute_url()).content.decode()


def test_an_institution_is_no_group_to_join(client, body):
    f.OrganizationFactory(body=body, key="kita", classification="institution", listed=True)

    assert client.get("/gremien/kita/mitmachen/").status_code == 404


def test_each_form_is_made_for_one_reader(client, somebody):
    first = somebody.open()
    second = somebody.open()

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in first.headers
    assert first.content != second.content


def test_the_office_types_it_in_for_somebody_on_one_page(office, clock, body, group, meeting):
    page = office.get(f"/gremien/{group.key}/mitmachen/").content.decode()
    assert "Für jemanden eintragen" in page
    assert "Schritt 1" not in page

    words = {"name": "Max Muster", "reply_by": "phone", "phone": "02403 00-02", "needs_step_free": "on"}
    done = office.post(f"/gremien/{group.key}/mitmachen/", words)

    wish = JoinRequest.objects.get()
    assert (wish.on_behalf, wish.reply_by, wish.needs_step_free) == (True, "phone", True)
    assert done.url == f"/beitritte/{wish.key}/"
    page = office.get(done.url).content.decode()
    assert "für jemanden eingetragen" in page
    assert "die Sitzung am Donnerstag, 18. Februar 2027" in page
    receipt = office.get(f"/mitmachen/{wish.key}/")
    assert wish.number in receipt.content.decode()


def test_an_auditor_looks_and_asks_for_nothing(client, body, group):
    from tests.conftest import logged_in  # noqa: PLC0415

    auditor = logged_in(client, body, "audit")
    wish = f.JoinRequestFactory(body=body, organization=group)

    assert auditor.get("/beitritte/").status_code == 200
    assert "Aufnehmen" not in auditor.get(f"/beitritte/{wish.key}/").content.decode()
    assert auditor.get(f"/gremien/{group.key}/mitmachen/").status_code == 403
    for verb in ("aufnehmen", "nachfragen", "ablehnen"):
        assert auditor.post(f"/beitritte/{wish.key}/{verb}/").status_code == 403
