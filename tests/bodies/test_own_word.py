"""A group may be called what its people call it; what the program does with it follows from its classification."""

import pytest
from django.test import Client

from sozialraum.bodies.models import Organization
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.network.models import Body
from sozialraum.proceedings.queries import _is_called, _kind_of
from tests import factories as f
from tests.founding.files import SMALL

pytestmark = pytest.mark.django_db


def page(path="/gremien/beirat/"):
    return Client().get(path).content.decode().replace("\u00ad", "")


def test_the_office_types_the_word_and_it_stands_instead_of_the_standard_one(office, body):
    typed = {"name": "Bürgerbeirat West", "classification": "working_group", "kind": "Beirat"}
    assert office.post("/gremien/neu/", typed).status_code == 302

    group = Organization.objects.get(name="Bürgerbeirat West")
    assert (group.classification, group.kind) == ("working_group", "Beirat")
    shown = page(f"/gremien/{group.key}/").partition("<dt>Art</dt>")[2].partition("</dd>")[0]
    assert "Beirat" in shown and "Arbeitsgruppe" not in shown
    listed = office.get("/schreibtisch/eintragen/gremien/").content.decode()
    assert "Beirat" in listed and "Arbeitsgruppe" not in listed.partition("Bürgerbeirat West")[2].partition("</li>")[0]


def test_without_a_word_of_its_own_it_has_the_standard_one_in_every_language(body):
    f.OrganizationFactory(body=body, key="beirat", name="AG", classification="working_group")

    assert "<dd>Arbeitsgruppe</dd>" in page()
    assert "<dd>Arbeitsgruppe</dd>" not in page("/en/gremien/beirat/")


def test_a_rule_may_mean_it_by_its_own_word(body):
    group = f.OrganizationFactory(body=body, name="West", classification="working_group", kind="Beirat")

    assert [_is_called("des Beirats", word) for word in _kind_of(group)] == [False, True]
    assert not any(_is_called("des Beirats", word) for word in _kind_of(Organization(classification="plenum")))


def test_a_file_of_either_format_says_it(tmp_path):
    file = tmp_path / "netz.yaml"
    file.write_text(SMALL.replace("    name: AG Wohnen\n", "    name: AG Wohnen\n    kind: Jury\n"), encoding="utf-8")
    load(file)
    assert Organization.objects.get(key="ag").kind_in_words == "Jury"

    first = dump(Body.objects.get()).text
    file.write_text(first, encoding="utf-8")

    assert load(file).lines()[0].endswith("nichts zu ändern.")
    assert dump(Body.objects.get()).text == first
