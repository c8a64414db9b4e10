"""Site: what the law wants said – from what is known; what only an operator can know is named as missing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.bodies import rules
from sozialraum.bodies.models import Text
from sozialraum.bodies.words import LAW, TEMPLATES, TextKind

pytestmark = pytest.mark.django_db

LEGAL = {"/impressum/": "imprint", "/datenschutz/": "privacy", "/barrierefreiheit/": "accessibility"}


@pytest.fixture
def texts(body):
    """Everything an operator can say."""
    said = {kind: f"Angabe zu {kind.value}" for kind in TextKind} | {
        TextKind.OFFICE_EMAIL: "buero@example.org",
        TextKind.OFFICE_PHONE: "02403 00-00",
        TextKind.OFFICE_ADDRESS: "Musterstraße 12\n52249 Musterstadt",
    }
    with guard.opened():
        Text.objects.bulk_create(Text(body=body, kind=kind, text=text) for kind, text in said.items())
    return said


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def main(page):
    """Without the foot, which says again how the office is reached."""
    return page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(("path", "kind"), LEGAL.items())
def test_what_is_not_known_is_named_and_where_it_is_typed_is_for_the_office(client, body, path, kind):
    page = main(read(client, path))

    assert "Hier fehlt noch:" in page
    assert "am Schreibtisch" not in page
    assert "eintragen/texte" not in page


@pytest.mark.parametrize(("path", "kind"), LEGAL.items())
def test_the_office_is_led_to_where_a_missing_text_is_written(office, path, kind):
    page = main(read(office, path))

    template = f"&amp;vorlage={kind}" if kind in LAW else ""
    assert f'<a href="/schreibtisch/eintragen/texte/?zurueck={path}{template}#id_{kind}">Text schreiben</a>' in page


@pytest.mark.parametrize(("path", "kind"), [(path, kind) for path, kind in LEGAL.items() if kind in LAW])
def test_what_the_law_asks_for_is_named_one_by_one(client, body, path, kind):
    page = main(read(client, path))

    for blank in rules.blanks(str(TEMPLATES[kind])):
        assert blank in page
    assert f"Das Gesetz verlangt es ({LAW[kind]})" in page
    assert "…]" not in page


def test_a_template_half_filled_in_shows_what_is_filled_in_and_names_the_rest(client, body):
    half = str(TEMPLATES[TextKind.IMPRINT]).replace(
        "[Vorname, Name und Amt, wer ihn vertritt …]", "Erika Beispiel, Vorsitz"
    )
    with guard.opened():
        Text.objects.create(body=body, kind=TextKind.IMPRINT, text=half)
    page = main(read(client, "/impressum/"))

    assert "Vertreten durch: Erika Beispiel, Vorsitz" in page
    assert "<li>Straße und Hausnummer, kein Postfach</li>" in page
    assert "Vorname, Name und Amt" not in page
    assert "…]" not in page


@pytest.mark.parametrize(("path", "kind"), LEGAL.items())
def test_what_is_known_is_said_and_nothing_is_missing(client, body, texts, path, kind):
    page = main(read(client, path))

    assert f"Angabe zu {kind}" in page
    assert "fehlt noch" not in page
    assert "noch nicht eingetragen" not in page


def test_the_imprint_says_how_the_office_is_reached(client, body, texts):
    page = main(read(client, "/impressum/"))

    assert "Musterstraße 12<br>52249 Musterstadt" in page
    assert '<a href="tel:024030000">02403 00-00</a>' in page
    assert '<a href="mailto:buero@example.org">' in page


def test_the_imprint_of_an_empty_network_invents_no_office(client, body):
    page = main(read(client, "/impressum/"))

    assert page.count("nicht bekannt") == 4
    assert "mailto:" not in page
    assert "tel:" not in page


def test_what_the_privacy_page_says_about_reading_is_so(client, body):
    answer = client.get("/datenschutz/")

    assert "setzen diese Seiten kein Cookie" in answer.content.decode()
    assert not answer.cookies
    assert not client.cookies
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_privacy_page_names_every_cookie_of_the_house_and_how_long_it_lives(client, body, settings):
    settings.SESSION_COOKIE_AGE = 3 * 86_400
    page = read(client, "/datenschutz/")

    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", "device"):
        assert f"<dt>{name}</dt>" in page
    assert "höchstens 3 Tage" in page


def test_barriers_are_reported_to_the_office_and_enforced_elsewhere(client, body, texts):
    page = main(read(client, "/barrierefreiheit/"))

    assert 'href="mailto:buero@example.org?subject=Barriere%20melden"' in page
    for name in ("BGG NRW", "BITVNRW", "EN 301 549", "WCAG 2.2", "Ombudsstelle", "Überwachungsstelle", "IT.NRW"):
        assert name in page
    assert re.search(r"am \d+\. \w+ 20\d\d erstellt", page)


def test_every_page_leads_to_them(client, body):
    foot = read(client, "/").split("<footer")[1]

    for label, path in {"Wörter erklärt": "/glossar/", "Impressum": "/impressum/"}.items():
        assert f'<a href="{path}">{label}</a>' in foot
    assert {path for path in LEGAL if f'href="{path}"' in foot} == set(LEGAL)


@pytest.mark.parametrize("path", [*LEGAL, "/glossar/"])
def test_they_cost_next_to_nothing(client, body, texts, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)

    assert len(asked) <= 2  # the body with the end of its journal, its texts
