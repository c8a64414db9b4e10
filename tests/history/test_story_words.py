"""The journal in the words of the kinds: labels for names, choices and keys, days and times as people say them."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
from django.db import models

from sozialraum.acts import guard
from sozialraum.acts.models import Detail, Entry
from sozialraum.acts.registry import kinds
from sozialraum.contacts.words import FileKind
from sozialraum.foundation.dates import PartialDateField
from sozialraum.history.queries.labels import label_in
from sozialraum.press.labels import Sheet
from tests import factories as f

pytestmark = pytest.mark.django_db

HOUSE = Path(__file__).parents[2] / "src" / "sozialraum"
#: As the journal keeps a value of such a column, and as people say it.
SAMPLES = {
    PartialDateField: ("2018-01-17", "17. Januar 2018"),
    models.DateTimeField: ("2026-11-26 16:50:31.215328+00:00", "26.11.2026, 17.50 Uhr"),
    models.DateField: ("2018-01-17", "17. Januar 2018"),
    models.TimeField: ("17:30:00", "17.30 Uhr"),
    models.BooleanField: (True, "ja"),
}


def noted(body, kind, changes, old=None):
    with guard.opened():
        number = Entry.objects.count() + 1
        entry = Entry.objects.create(
            body=body, number=number, at=dt.datetime(2026, 11, 26, 16, tzinfo=dt.UTC), act="x", says="hat etwas getan",
            subject=kind, subject_key="s", way="house",
        )  # fmt: skip
        Detail.objects.create(
            entry=entry, changes={name: [(old or {}).get(name), value] for name, value in changes.items()}
        )


def told(office):
    return {one.field: one.new for one in office.get("/verlauf/").context["told"][0].changes}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.word)
def test_each_column_of_each_kind_is_told_in_its_words(office, body, kind):
    stored, wanted = {}, {}
    for column in kind.model._meta.concrete_fields:
        sample = next((both for of, both in SAMPLES.items() if isinstance(column, of)), None)
        if choices := [pair for pair in column.flatchoices if pair[0]]:
            sample = choices[-1]
        if sample and column.name not in ("created", "modified", "deleted", "corrected"):
            stored[column.attname], wanted[str(column.verbose_name)] = sample[0], str(sample[1])
    if not stored:
        return

    noted(body, kind.word, stored)

    assert told(office) == wanted


@pytest.mark.parametrize("value", list(Sheet), ids=lambda one: one.name)
def test_what_was_taken_along_is_told_in_the_words_of_the_form(office, body, value):
    noted(body, "body", {"kind": "pdf", "choice": "alle Personen", "count": 7, "sheet": value.name})

    assert told(office) == {
        "Als was": str(FileKind.LABELS.label),
        "Auswahl": "alle Personen",
        "Anzahl": "7",
        "Bogen": value.label,
    }


def test_what_is_noted_by_its_key_is_told_by_its_name(office, body, group):
    f.MeetingFactory(body=body, key="herbst", name="Herbstsitzung", of=[group])
    noted(body, "meeting", {"organizations": [group.key, "fort"]})
    assert told(office) == {"Gremien": f"{group.name}, fort"}

    noted(body, "resolution", {"votes": [{"of": group.key, "yes": 3, "result": "carried", "way": "secret"}]})
    assert told(office) == {"Stimmen": f"Gremium: {group.name}, Ja: 3, Ergebnis: angenommen, Auf welchem Weg: geheim"}

    noted(body, "minutes", {"approvals": [{"of": group.key, "date": "2018-01", "in_meeting": "herbst"}]})
    assert told(office) == {"Genehmigungen": f"Gremium: {group.name}, Tag: Januar 2018, in der Sitzung: Herbstsitzung"}


def test_who_adopted_a_version_is_told_by_its_name(office, body, group):
    noted(body, "version", {"organizations": [group.key]})

    assert told(office) == {"Gremien": group.name}


def test_a_rule_is_told_as_the_sentence_its_page_shows(office, body):
    value = '{"need": {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": true}, "base": "voters"}}'
    stored = {"family": "quorum", "value": value, "topics": "money election"}
    sentence = "Beschlussfähig ist das Gremium, wenn mehr als die Hälfte der Stimmberechtigten da ist."

    noted(body, "version", {"rule ordnung-1": stored})
    made = told(office)
    noted(body, "rule", dict.fromkeys(stored, ""), old=stored)
    (gone,) = [one.old for one in office.get("/verlauf/").context["told"][0].changes if one.field == "Wert"]

    assert (made["Wert"], made["Bei welchen Punkten"]) == (sentence, "bei Geld, bei Wahlen")
    assert gone == sentence


def test_a_key_of_another_network_is_no_name_here(office, body, other_body):
    f.OrganizationFactory(body=other_body, key="drueben", name="Geheimzeichen")
    noted(body, "meeting", {"organizations": ["drueben"]})

    assert told(office) == {"Gremien": "drueben"}


def test_a_day_that_no_column_knows_is_told_as_one(office, body):
    noted(body, "version", {"adopted": "2018-01-17"})

    assert told(office) == {"Beschlossen": "17. Januar 2018"}


def notes_of_kinds():
    """The names that acts note, each with the kind its function is handed first, where that is plainly one."""
    models_ = {kind.model.__name__: kind for kind in kinds()}
    for path in HOUSE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef) or not function.args.args:
                continue
            words = re.findall(r"\w+", ast.unparse(function.args.args[0].annotation or ast.Constant("")))
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and ast.unparse(call.func) in ("journal.note", "journal.note_personal"):
                    name = call.args[0]
                    if len(words) == 1 and words[0] in models_ and isinstance(name, ast.Constant):
                        yield models_[words[0]].word, name.value


def test_what_an_act_notes_is_labelled_by_the_kind_it_is_about():
    found = set(notes_of_kinds())

    assert len(found) > 10
    assert {(kind, name) for kind, name in found if label_in(kind, name) == name} == set()


def test_what_a_founding_file_has_brought_is_called_by_its_name(office, body):
    f.MeetingFactory(body=body, key="erste", name="Erste Sitzung")
    words = {"meeting erste": "neu", "meeting fort": "neu", "text purpose": "neu", f"body {body.key}": "neu"}
    noted(body, "body", words)

    assert {one.field for one in office.get("/verlauf/").context["told"][0].changes} == {
        "Sitzung: Erste Sitzung",
        "Sitzung",
        "Text: Wozu es das Netzwerk gibt",
        "Netzwerk",
    }


def test_the_one_thing_of_its_kind_and_what_is_gone_are_not_called_by_their_keys(office, body):
    noted(body, "mail-server", {})
    noted(body, "meeting", {})

    gone, server = office.get("/verlauf/").context["told"][:2]

    assert (server.kind, server.thing) == ("Mailserver", "")
    assert (gone.kind, gone.thing) == ("Sitzung", "nicht mehr da")


def test_revoked_links_are_counted(office, body):
    with guard.opened():
        noted(body, "body", {})
        Detail.objects.update(changes={"link confirm": [2, None]})

    assert told(office) == {"Widerrufene persönliche Links": "2"}
