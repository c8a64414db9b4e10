"""Nothing typed or chosen is lost: kept for a day, encrypted, for who typed it and the form it was typed in."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sozialraum.actforms import drafts
from sozialraum.actforms.typed_before import NEVER_KEPT
from sozialraum.bodies.words import Classification
from sozialraum.config.errors import BUSY
from sozialraum.foundation.visitor import SECOND_FACTOR
from sozialraum.papers.models import File, Version
from tests import factories as f
from tests.conftest import logged_in
from tests.house.test_code import act_forms
from tests.papers.test_pages import PNG, handed, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_place(tmp_path, settings):
    settings.DATA = tmp_path


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]+)"', page.content.decode())
    return found[1] if found else ""


def kept_files():
    return [path for path in (Path(settings.DATA) / drafts.FOLDER).glob("*/*") if path.is_file()]


def refused(office, **words):
    """A form with a chosen file and without the name it needs."""
    return office.post("/dateien/neu/", {"name": "", "audience": "public", "upload": handed("P.pdf", pdf())} | words)


def test_a_chosen_file_survives_two_refusals_and_is_handed_in(office):
    first = refused(office)
    assert "P.pdf, 1 kB – ist noch da" in first.content.decode()
    again = {"audience": "public", "upload-gemerkt": hidden(first, "upload-gemerkt")}
    second = office.post("/dateien/neu/", again | {"name": ""})

    office.post("/dateien/neu/", again | {"name": "Scan", "upload-gemerkt": hidden(second, "upload-gemerkt")})

    assert (File.objects.get().name, File.objects.get().size) == ("Scan", len(pdf()))
    assert kept_files() == []


def test_it_may_be_left_out_or_replaced(office):
    token = hidden(refused(office), "upload-gemerkt")
    left_out = {"name": "Scan", "audience": "public", "upload-gemerkt": token, "upload-weglassen": "on"}
    assert "Datei: Diese Angabe fehlt noch." in office.post("/dateien/neu/", left_out).content.decode()

    office.post("/dateien/neu/", left_out | {"upload": handed("bild.png", PNG)})

    assert File.objects.get().mime_type == "image/png"


def test_nobody_else_and_no_other_form_gets_it(office, body):
    token = hidden(refused(office), "upload-gemerkt")
    words = {"name": "Scan", "audience": "public", "upload-gemerkt": token}
    paper = f.PaperFactory(body=body)

    for client, where in [
        (logged_in(Client(), body), "/dateien/neu/"),
        (office, f"/dokumente/{paper.key}/fassungen/neu/"),
    ]:
        assert "ist nicht mehr da" in client.post(where, words).content.decode()
    assert not File.objects.exists()
    assert not Version.objects.exists()


def test_on_the_disk_it_is_not_to_be_read_and_not_in_what_a_backup_takes(office):
    refused(office)

    (path,) = kept_files()
    assert b"%PDF" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert Path(settings.MEDIA_ROOT) not in path.parents


def test_after_a_day_it_is_gone_and_that_is_said(office, monkeypatch):
    token = hidden(refused(office), "upload-gemerkt")
    later = timezone.now() + dt.timedelta(hours=24, minutes=1)
    monkeypatch.setattr(drafts.timezone, "now", lambda: later)

    answer = office.post("/dateien/neu/", {"name": "Scan", "audience": "public", "upload-gemerkt": token})

    assert "ist nicht mehr da. Bitte wählen Sie sie noch einmal" in answer.content.decode()
    assert not File.objects.exists()
    assert drafts.sweep() == 1
    assert kept_files() == []


def test_after_a_day_what_was_typed_without_a_session_is_gone_too(office, monkeypatch):
    user, _answer = typed_without_session(office, name="Ein Scan mit langem Namen", audience="office")
    assert kept_files()
    later = timezone.now() + dt.timedelta(hours=24, minutes=1)
    monkeypatch.setattr(drafts.timezone, "now", lambda: later)
    log_in_as(office, user)

    assert "Ein Scan mit langem Namen" not in office.get("/dateien/neu/").content.decode()
    assert drafts.sweep() >= 1
    assert kept_files() == []


def test_logging_out_takes_it_away(office):
    refused(office)
    office.post("/abmelden/")
    assert kept_files() == []


def test_what_is_too_much_for_one_owner_is_not_kept_and_that_is_said(office, monkeypatch):
    monkeypatch.setattr(drafts, "OF_PERSON", drafts.Quota(1, 1_000_000))
    refused(office)

    assert "»P.pdf« ließ sich nicht aufheben" in refused(office).content.decode()


# ── the session is over ───────────────────────────────────────────────────────


def typed_without_session(client, where="/dateien/neu/", **words):
    """A page is opened, the session ends, the form is sent."""
    sent = {"fuer": hidden(client.get(where), "fuer")} | words
    user = client.session["_auth_user_id"]
    client.cookies.pop("sessionid")
    return user, client.post(where, sent)


def log_in_as(client, user):
    client.force_login(type(f.UserFactory.build()).objects.get(pk=user))
    session = client.session
    session[SECOND_FACTOR] = True
    session.save()


def test_text_and_file_are_back_after_the_login(office):
    user, answer = typed_without_session(
        office, name="Ein Scan mit langem Namen", audience="office", upload=handed("P.pdf", pdf())
    )
    assert answer["Location"].startswith("/anmelden/?weiter=%2Fdateien%2Fneu%2F")
    log_in_as(office, user)

    page = office.get("/dateien/neu/")

    text = page.content.decode()
    assert 'value="Ein Scan mit langem Namen"' in text
    assert '<option value="office" selected>' in text
    assert "P.pdf, 1 kB – ist noch da" in text
    assert "Gespeichert ist es noch nicht." in text
    office.post(
        "/dateien/neu/", {"name": "Scan", "audience": "public", "upload-gemerkt": hidden(page, "upload-gemerkt")}
    )
    assert File.objects.get().size == len(pdf())
    assert "Gespeichert ist es noch nicht." not in office.get("/dateien/neu/").content.decode()


def test_who_lacks_only_the_second_factor_is_led_there_and_finds_the_text(office):
    sent = {"fuer": hidden(office.get("/dateien/neu/"), "fuer"), "audience": "office"}
    with_factor(office, shown=False)

    answer = office.post("/dateien/neu/", sent | {"name": "Ein Scan mit langem Namen"})

    assert answer["Location"].endswith("/?weiter=%2Fdateien%2Fneu%2F")
    assert "zweiter" in answer["Location"] or "faktor" in answer["Location"]
    with_factor(office, shown=True)
    assert 'value="Ein Scan mit langem Namen"' in office.get("/dateien/neu/").content.decode()


def test_who_may_not_with_it_either_or_forges_a_form_reads_403(office, body):
    sent = {"fuer": hidden(office.get("/dateien/neu/"), "fuer"), "name": "Ein Scan mit langem Namen"}
    with_factor(office, shown=False)
    assert office.post("/dateien/neu/", sent | {"fuer": "x"}).status_code == 403

    member = logged_in(Client(), body, Classification.WORKING_GROUP, second_factor=False)
    assert member.post("/dateien/neu/", sent).status_code == 403
    assert kept_files() == []


def with_factor(client, *, shown):
    session = client.session
    session[SECOND_FACTOR] = shown
    session.save()


def test_somebody_else_at_that_browser_does_not_get_it(office, body):
    typed_without_session(office, name="Ein Scan mit langem Namen")
    logged_in(office, body)

    assert "Ein Scan mit langem Namen" not in office.get("/dateien/neu/").content.decode()


def test_without_the_cookie_even_the_same_person_does_not(office):
    user, _answer = typed_without_session(office, name="Ein Scan mit langem Namen")
    office.cookies.pop("drafts")
    log_in_as(office, user)

    assert "Ein Scan mit langem Namen" not in office.get("/dateien/neu/").content.decode()


def test_a_forged_form_keeps_nothing(client, body):
    answer = client.post("/dateien/neu/", {"name": "Ein Scan mit langem Namen", "fuer": "p12:abc:def"})

    assert answer["Location"] == "/anmelden/?weiter=%2Fdateien%2Fneu%2F"
    assert kept_files() == []


def test_one_may_begin_with_an_empty_form(office):
    user, _answer = typed_without_session(office, name="Ein Scan mit langem Namen")
    log_in_as(office, user)

    assert office.get("/dateien/neu/?leer=1")["Location"] == "/dateien/neu/"
    assert "Ein Scan mit langem Namen" not in office.get("/dateien/neu/").content.decode()


def test_a_form_token_of_an_earlier_session_leads_back_to_the_form(office):
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = office.cookies
    word = hidden(office.get("/dateien/neu/"), "fuer")

    answer = checked.post("/dateien/neu/", {"name": "Ein Scan mit langem Namen", "fuer": word})

    assert (answer.status_code, answer["Location"]) == (302, "/dateien/neu/")
    assert 'value="Ein Scan mit langem Namen"' in checked.get("/dateien/neu/").content.decode()


def test_a_page_without_a_form_for_it_shows_it_to_be_sent_again(office, body):
    """An address that takes only buttons, or has fields of its own."""
    user, _answer = typed_without_session(office)
    log_in_as(office, user)
    word = hidden(office.get("/dateien/neu/?leer=1", follow=True), "fuer")
    office.cookies.pop("sessionid")
    office.post("/mein-platz/", {"fuer": word, "unbekannt": "Weil ich es so möchte"})
    log_in_as(office, user)

    page = office.get("/mein-platz/").content.decode()

    assert "Was Sie vorhin eingegeben haben, ist noch da." in page
    assert '<input type="hidden" name="unbekannt" value="Weil ich es so möchte">' in page
    assert office.get("/mein-platz/?leer=1")["Location"] == "/mein-platz/"
    assert "Weil ich es so möchte" not in office.get("/mein-platz/").content.decode()


def test_a_code_or_password_is_never_kept(office):
    user, _answer = typed_without_session(office, name="Ein Scan mit langem Namen", code="123456")
    log_in_as(office, user)

    assert "123456" not in office.get("/dateien/neu/").content.decode()


def test_a_postal_code_opens_nothing_and_is_back_after_the_login(office):
    user, _answer = typed_without_session(office, "/orte/neu/", name="Treff am Markt", postal_code="52249")
    log_in_as(office, user)

    assert 'value="52249"' in office.get("/orte/neu/").content.decode()


def test_no_field_of_a_form_but_what_opens_something_is_left_out():
    left_out = {name for form, _act in act_forms() for name in form.base_fields if NEVER_KEPT.search(name)}

    assert left_out == {"password"}


def test_a_postal_code_comes_back_where_there_is_no_turn_to_write(office):
    page = office.post(
        "/orte/neu/", {"name": "Treff am Markt", "postal_code": "52249"}, **{BUSY: True}
    ).content.decode()

    assert 'name="postal_code" value="52249"' in page


def test_a_stranger_whose_form_is_too_old_reads_what_they_wrote(body):
    checked = Client(enforce_csrf_checks=True)

    answer = checked.post("/anliegen/neu/", {"text": "Die Laterne flackert seit Wochen"})

    assert answer.status_code == 403
    assert "Die Laterne flackert seit Wochen" in answer.content.decode()


def test_a_forged_form_of_a_login_is_not_shown_to_be_sent(office):
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = office.cookies

    answer = checked.post("/dateien/neu/", {"name": "Von woanders untergeschoben"})

    assert answer.status_code == 403
    assert "untergeschoben" not in answer.content.decode()


# ── what may have been forgotten is asked once ────────────────────────────────


def asked(page):
    return "Wenn ja, senden Sie bitte noch einmal." in page.content.decode()


def test_a_version_without_text_and_file_is_asked_about_and_never_a_wall(office, body):
    paper = f.PaperFactory(body=body)
    where = f"/dokumente/{paper.key}/fassungen/neu/"

    page = office.post(where, {"valid_from": "2017"})

    assert "Ohne Datei und ohne Text in Kraft setzen?" in page.content.decode()
    assert not Version.objects.exists()
    office.post(where, {"valid_from": "2017", "sicher": hidden(page, "sicher")})
    assert Version.objects.count() == 1


def test_who_may_see_a_file_that_is_not_there_is_asked_about(office, body):
    meeting = f.MeetingFactory(body=body, state="held")
    f.AgendaItemFactory(meeting=meeting, body=body, text="Es wurde gesprochen.")
    words = {"state": "draft", "audience": "public"}

    page = office.post(f"/sitzungen/{meeting.key}/protokoll/neu/", words)

    assert "aber keine Datei. Ohne Datei speichern?" in page.content.decode()
    answer = office.post(f"/sitzungen/{meeting.key}/protokoll/neu/", words | {"sicher": hidden(page, "sicher")})
    assert answer.status_code == 302


def test_minutes_in_which_there_is_nothing_to_read_are_asked_about(office, body):
    minutes = f.MinutesFactory(meeting=f.MeetingFactory(body=body, state="held"), body=body, state="draft")
    where = f"/protokolle/{minutes.key}/veroeffentlichen/"

    page = office.post(where, {"revision": 1})

    assert asked(page)
    assert "So veröffentlichen?" in page.content.decode()
    assert office.post(where, {"revision": 1, "sicher": hidden(page, "sicher")}).status_code == 302


def test_what_another_site_sends_is_neither_kept_nor_shown(office):
    """Even with a word of ours that somebody got hold of."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = office.cookies
    page = browser.get("/dateien/neu/")
    sent = {"fuer": hidden(page, "fuer"), "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken"), "name": "Fremdes"}

    answer = browser.post("/dateien/neu/", sent, headers={"origin": "https://boese.example"})

    assert answer.status_code == 403
    assert "Fremdes" not in answer.content.decode()
    assert "Was Sie geschrieben haben" not in answer.content.decode()  # nor anything of ours under that name
    assert "Fremdes" not in browser.get("/dateien/neu/").content.decode()
