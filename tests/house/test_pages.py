"""Addresses, their views and their templates: named alike, public only where that is said, all there."""

import re
import sys

import pytest
from django.template import TemplateSyntaxError, engines

from sozialraum.config.addresses import addresses
from tests.house.test_code import HOUSE


@pytest.mark.parametrize("address", [pytest.param(a, id=a.name) for a in addresses()])
def test_address_view_and_room_share_one_name(address):
    """Whoever knows the name of an address finds its view by it, in the views of the room."""
    views = f"sozialraum.{address.room}.views"
    modules = [module for name, module in sys.modules.items() if name == views or name.startswith(f"{views}.")]

    assert address.view in [getattr(module, address.name.replace("-", "_"), None) for module in modules]


def test_public_views_are_exactly_these():
    assert {f"{a.room}:{a.name}" for a in addresses() if a.is_public} == {
        "site:home",
        "site:organization-list",
        "site:organization-detail",
        "site:institution-list",
        "site:institution-export",
        "site:institution-detail",
        "site:meeting-list",
        "site:meeting-detail",
        "site:meeting-event",
        "site:calendar",
        "site:calendar-feed",
        "site:group-feed",
        "site:resolution-list",
        "site:resolution-detail",
        "site:paper-list",
        "site:paper-detail",
        "site:version-detail",
        "site:archive",
        "site:glossary",
        "site:accessibility",
        "site:privacy",
        "site:imprint",
        "site:robots",
        "site:sitemap",
        "site:favicon",
        "events:event-detail",
        "events:event-feed",
        "events:dates-poster",
        "dossier:meeting-dossier",
        "dossier:resolution-extract",
        "measures:measure-detail",
        "pictures:picture-detail",
        "site:minutes-paper",
        "site:resolution-export",
        "site:version-comparison",
        "site:version-paper",
        "papers:file-detail",
        "access:login",
        "access:login-code",
        "access:login-second-factor",
        "access:login-passkey",
        "access:login-without-mail",
        "access:logout",
        "access:founding",
        "access:take-office",
        "joining:group-find",
        "joining:group-list",
        "joining:request-ask",
        "inbox:concern-report",
        "inbox:concern-report-paper",
        "inbox:form-paper-blank",
        "concerns:concern-list",
        "concerns:concern-say",
        "concerns:concern-find",
        "concerns:photo-preview",
    }


def test_an_address_that_is_named_is_there():
    """Also where no test comes by: a room that moves takes its addresses with it."""
    named = {f"{one.room}:{one.name}" for one in addresses()}
    rooms = {name.split(":")[0] for name in named}
    unknown = set()
    for path in [*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html"), *HOUSE.rglob("*.txt")]:
        if "rules" in path.relative_to(HOUSE).parts:  # plain Python that knows no address
            continue
        for name in re.findall(r"[\"']([a-z]+:[a-z][a-z-]+)[\"']", path.read_text(encoding="utf-8")):
            known = name in named or any(one.startswith(f"{name}-") for one in named)  # the beginning of three pages
            if name.split(":")[0] in rooms and not known:
                unknown.add(f"{path.relative_to(HOUSE)}: {name}")

    assert unknown == set()


def test_every_template_compiles():
    templates = list(HOUSE.rglob("templates/**/*.html"))
    assert templates
    for path in templates:
        engines["django"].from_string(path.read_text())


@pytest.mark.parametrize("wrong", ["{% sheet %}x{% endsheet %}", "{% sheet heading='a' heding='b' %}x{% endsheet %}"])
def test_a_misspelt_component_does_not_load(wrong):
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string(wrong)


def test_no_inline_script_or_style_in_any_template():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*(?:src=|application/ld.json))", re.I)
    assert [str(p) for p in HOUSE.rglob("templates/**/*.html") if inline.search(p.read_text())] == []
