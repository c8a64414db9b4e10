"""Room ui: the base page, with everything, with next to nothing, and when something is wrong."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Template, engines
from django.utils import translation

import sozialraum.ui
from sozialraum.ui.templatetags.ui import register
from tests.ui.gallery import specimens

TEMPLATES = Path(sozialraum.ui.__file__).parent / "templates"
GALLERY = Path(__file__).parent / "templates"
PAGE = """{% extends "ui/page.html" %}{% block title %}Termine &amp; "mehr"{% endblock %}
{% block main %}<h1>x</h1>{% endblock %}"""
BARE = {
    "name": "Sozialraumkonferenz Musterviertel",
    "short_name": "",
    "address": "",
    "doors": [],
    "canonical": "",
    "noindex": False,
    "office": None,
    "feet": [],
    "languages": [],
    "sample": "",
    "visitor_label": "",
    "own_doors": [],
    "logout_url": "",
}


class Message(str):
    """As Django's message framework hands it over."""

    __slots__ = ()
    level_tag = "error"


def site(**more):
    return SimpleNamespace(**BARE | more)


def page(source=PAGE, **values):
    return Template(source).render(Context(values))


def test_with_a_name_only():
    html = page(site=site())

    assert "<title>Termine &amp; &quot;mehr&quot; · Sozialraumkonferenz Musterviertel</title>" in html
    assert '<meta property="og:title" content="Termine &amp; &quot;mehr&quot;">' in html
    assert "Sozialraumkonferenz <strong>Musterviertel</strong>" in html
    assert "<nav" not in html


def test_without_even_that():
    html = page()

    assert "<title>Termine &amp; &quot;mehr&quot;</title>" in html
    assert '<main id="inhalt"' in html


def test_with_everything():
    link = SimpleNamespace(label="Gremien", url="/gremien/", here=True)
    english = SimpleNamespace(label="English", url="/en/", code="en")
    office = SimpleNamespace(
        address_lines=["Musterstraße 12"],
        phone="02403 00/00-00",
        email="buero@example.org",
        hours="",
        languages_text="Deutsch",
    )

    html = page(
        site=site(
            address="https://a.b",
            doors=[link],
            canonical="https://a.b/x/",
            noindex=True,
            office=office,
            feet=[link],
            languages=[english],
            near_languages=[english],
            far_languages=[],
            sample="Muster",
            visitor_label="Erika Beispiel",
            logout_url="/abmelden/",
        ),
        messages=[Message("Das ging nicht.")],
    )

    for part in (
        '<link rel="canonical" href="https://a.b/x/">',
        '<meta name="robots" content="noindex">',
        '<a href="/gremien/" aria-current="page">Gremien</a>',
        '<a href="tel:02403000000">',
        '<a href="mailto:buero@example.org">',
        '<p class="page">Muster</p>',
        "Angemeldet: Erika Beispiel",
        'hreflang="en"',
        '<div class="messages" role="status">',
        '<p class="notice bad">Das ging nicht.</p>',
    ):
        assert part in html


def test_an_office_of_which_nothing_is_entered():
    office = SimpleNamespace(address_lines=[], phone="", email="", hours="", languages_text="")

    assert "stehen hier noch nicht" in page(site=site(office=office))


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_says_its_language_and_direction(language, direction):
    with translation.override(language):
        assert f'<html lang="{language}" dir="{direction}">' in page(site=site())


@pytest.mark.parametrize(
    ("name", "short", "parts"),
    [
        ("Sozialraumkonferenz Eschweiler-West", "", ("Sozialraumkonferenz", "Eschweiler-West")),
        ("Runder Tisch Alt Muster", "Alt Muster", ("Runder Tisch", "Alt Muster")),
        ("Runder Tisch Alt Muster", "", ("", "Runder Tisch Alt Muster")),
    ],
)
def test_the_name_of_a_body_on_two_lines(name, short, parts):
    assert register.filters["name_parts"](name, short) == parts


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing(name):
    html = engines["django"].get_template(f"{name}.html").render()

    assert html.count("<h1>") == 1


def test_the_gallery_shows_every_component_and_repeats_no_id():
    html = engines["django"].get_template("ui/gallery.html").render(specimens())
    sources = "".join(path.read_text() for path in GALLERY.glob("ui/gallery*.html"))

    ids = re.findall(r' id="([^"]*)"', html)
    assert sorted(set(ids)) == sorted(ids)
    assert {tag for tag in register.tags if f"{{% {tag} " not in sources.replace(" %}", "  %}")} == {
        "page_title",
        "home",
    }


@pytest.mark.parametrize(
    "path", sorted([*TEMPLATES.rglob("*.html"), *GALLERY.rglob("*.html")]), ids=lambda path: path.name
)
def test_a_template_keeps_within_its_walls_and_the_content_security_policy(path):
    source = path.read_text()

    is_page = "<!doctype" in source or "extends" in source or path.name.startswith("gallery")
    assert len(source.splitlines()) <= (120 if is_page else 40)
    code = source.replace('<script type="application/ld+json">', "")  # data for machines, never carried out
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=|\|safe|javascript:", code)
    assert not re.search(r"(?:src|href)=\"https?:", source)
