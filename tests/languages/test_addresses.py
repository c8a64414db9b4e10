"""A language in front of an address: what it opens, what it keeps in front, and where it sends on."""

import datetime as dt
import re
import threading
from pathlib import Path

import pytest
from django.urls import get_script_prefix
from django.utils import timezone, translation

import sozialraum.ui
from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.config.addresses import addresses
from sozialraum.languages.names import ALL_LANGUAGES, BY_PREFIX, GERMAN
from tests import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.languages.urls")]
TOKEN = "token-" + "x" * 40


@pytest.fixture
def link(body):
    """A personal link of some kind."""
    group = f.OrganizationFactory(body=body)
    ends = timezone.now() + dt.timedelta(days=1)
    made_for = {"purpose": "read", "subject": "organization", "subject_key": group.key}
    with guard.opened():
        PersonalLink.objects.create(body=body, digest=digest_of(TOKEN), expires=ends, **made_for)
    return f"/l/{TOKEN}"


@pytest.mark.parametrize("language", ALL_LANGUAGES, ids=lambda language: language.code)
def test_a_page_made_for_every_language_speaks_it(client, body, language):
    answer = client.get(f"/{language.prefix}/erzaehlt/" if language.prefix else "/erzaehlt/")

    html = answer.content.decode()
    assert f'<html lang="{language.code}" dir="{"rtl" if language.rtl else "ltr"}">' in html
    assert answer.headers.get("Content-Language", "de") == language.code
    assert sorted(re.findall(r'<a href="([^"]*)" lang="([^"]*)" hreflang="\2" dir="auto"', html)) == sorted(
        (f"/{one.prefix}/erzaehlt/" if one.prefix else "/erzaehlt/", one.code) for one in ALL_LANGUAGES
    )
    assert html.count('aria-current="true"') == 1
    assert translation.get_language() == "de"
    assert get_script_prefix() == "/"


def test_links_to_pages_that_speak_only_german_say_so(client, body):
    german, turkish = (client.get(path).content.decode() for path in ("/erzaehlt/", "/tr/erzaehlt/"))

    links = re.findall(r'<a [^>]*href="(/(?!static)[^"]*)"([^>]*)>', turkish)
    there = [path for path, _rest in links]
    spoken = ("/tr/anliegen/", "/tr/mitmachen/", "/tr/termine/")
    silent = [path for path, rest in links if "hreflang=" not in rest and not path.startswith(spoken)]
    assert silent == []
    assert "/gremien/#aus-tr" in there
    assert 'hreflang="de"' not in re.sub(r'<link .*?>|lang="de" hreflang="de"', "", german)


def test_any_other_page_is_shown_under_its_german_address(client, body, link):
    assert client.get("/ar/beschluesse/?jahr=2026").url == "/beschluesse/?jahr=2026#aus-ar"
    assert client.get(f"{link}/ar/gremien/").url == f"{link}/gremien/#aus-ar"
    assert client.get("/ar/").url == "/ar/anliegen/"
    sent = client.post("/ar/anmelden/", {"email": "a@example.org"})
    assert (sent.status_code, sent.url) == (307, "/anmelden/")


def test_a_german_page_has_a_line_back_to_each_language_in_that_language(client, body, link):
    """Only the one is shown that the address names; nothing of it reaches the server."""
    german, made = (client.get(f"{link}{path}").content.decode() for path in ("/gremien/", "/fr/erzaehlt/"))

    line = r'<nav class="way-back" id="([^"]*)" aria-label="[^"]*" lang="([^"]*)".*?<a href="([^"]*)"'
    lines = re.findall(line, german)
    others = [one for one in ALL_LANGUAGES if one != GERMAN]
    assert lines == [(f"aus-{one.prefix}", one.code, f"{link}/{one.prefix}/anliegen/") for one in others]
    assert german.count('class="way-back-below') == len(others)
    assert "Cette page n’existe qu’en allemand." in german
    assert "way-back" not in made
    sheet = (Path(sozialraum.ui.__file__).parent / "static/ui/css/components/masthead.css").read_text()
    assert [one.code for one in others if sheet.count(f'[lang="{one.code}"]') != 2] == []


def test_what_is_not_there_is_told_in_the_language_one_came_with(client, body):
    assert '<html lang="uk"' in client.get("/uk/gibt-es-nicht/").content.decode()
    assert client.get("/xx/erzaehlt/").status_code == 404
    assert client.get("/AR/erzaehlt/").status_code == 404
    assert client.get("/ar/tr/erzaehlt/").status_code == 404
    assert client.get(f"/ar/l/{TOKEN}/erzaehlt/").status_code == 404


def test_a_link_that_opens_nothing_says_so_in_the_language_of_the_letter(client, body):
    answer = client.get("/l/gibt-es-nicht-mehr/ar/erzaehlt/")

    html = answer.content.decode()
    assert answer.status_code == 404
    assert '<html lang="ar" dir="rtl">' in html
    assert "gibt-es-nicht-mehr" not in html


def test_behind_a_personal_link_the_language_stands_inside(client, body, link):
    html = client.get(f"{link}/fa/erzaehlt/").content.decode()

    assert '<html lang="fa" dir="rtl">' in html
    assert f'href="{link}/tr/erzaehlt/"' in html
    assert "alternate" not in html
    assert TOKEN not in re.sub(r'href="/l/[^"]*"|action="/l/[^"]*"', "", html)


def test_a_form_stays_in_its_language(client, body):
    sent = client.post("/ar/fragen/", {})

    assert sent.url == "/ar/erzaehlt/"


def test_each_language_is_a_page_of_its_own_for_caches_and_search_engines(client, body):
    german, arabic = (client.get(path) for path in ("/erzaehlt/", "/ar/erzaehlt/"))

    again = client.get("/ar/erzaehlt/", headers={"If-None-Match": arabic["ETag"]})
    other = client.get("/ar/erzaehlt/", headers={"If-None-Match": german["ETag"]})
    assert german["ETag"] != arabic["ETag"]
    assert (again.status_code, other.status_code) == (304, 200)
    assert client.get("/ar/erzaehlt/").content == arabic.content
    assert int(arabic["Content-Length"]) == len(arabic.content)
    html = arabic.content.decode()
    assert '<link rel="canonical" href="https://netz.example/ar/erzaehlt/">' in html
    assert re.findall(r'rel="alternate" hreflang="([^"]*)" href="([^"]*)"', html) == [
        ("de", "https://netz.example/erzaehlt/"),
        ("x-default", "https://netz.example/erzaehlt/"),
        *((one.code, f"https://netz.example/{one.prefix}/erzaehlt/") for one in ALL_LANGUAGES if one != GERMAN),
    ]


def test_what_the_network_typed_is_marked_as_german(client, body):
    assert '<p id="own">Musterstraße 12</p>' in client.get("/erzaehlt/").content.decode()
    assert '<p id="own"><bdi lang="de">Musterstraße 12</bdi></p>' in client.get("/fr/erzaehlt/").content.decode()


def test_two_at_once_never_hear_each_others_language(client, body):
    """One thread, as the server's threads are: used by many, one after the other."""
    seen = []

    def reader():
        for prefix in ("ar", "", "uk", ""):
            with translation.override(BY_PREFIX.get(prefix, GERMAN).code):
                seen.append(translation.get_language())
            seen.append(translation.get_language())

    thread = threading.Thread(target=reader)
    thread.start()
    thread.join()
    assert seen == ["ar", "de", "de", "de", "uk", "de", "de", "de"]


def test_a_page_that_breaks_leaves_no_language_behind(client, body, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("tests.languages.urls.PAGE", "{% url 'no:where' %}")

    answer = client.get("/ar/erzaehlt/")

    assert answer.status_code == 500
    assert (translation.get_language(), get_script_prefix()) == ("de", "/")


def test_no_room_has_an_address_that_begins_like_a_language():
    first = {address.path.split("/")[1] for address in addresses()}

    assert not first & {*BY_PREFIX, "l"}
    assert not [word for word in first if word.startswith("<")]
