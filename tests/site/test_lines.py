"""A line break that somebody typed is seen, or stands as a sign between two lines; no line of help is left out."""

import re

import pytest
from django.db import models
from django.forms import Textarea

from sozialraum.acts import guard
from sozialraum.bodies.forms import TextsForm
from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.rules import HelpLine, help_lines
from sozialraum.bodies.words import Classification, TextKind
from sozialraum.config.addresses import addresses
from sozialraum.decisions.models import Approval
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.ui.lines import as_line
from tests import factories as f

pytestmark = pytest.mark.django_db

TWO = "Zeileneins\nZeilenzwei"
#: Nothing but white space between the two: the break that was typed is gone.
LOST = re.compile(r"Zeileneins(\s|&#10;)*Zeilenzwei")


def public_paths():
    for address in addresses():
        if (
            address.only_reads
            and not address.path.endswith((".ics", ".ico", ".pdf"))
            and "vergleich" not in address.path
        ):
            key = "haus" if address.name == "institution-detail" else "ding"
            path = (
                address.path.replace("<key:key>", key).replace("<slug:language>", "tr").replace("<key:label>", "eins")
            )
            if "<" not in path:
                yield path


def texts_of(model):
    """Every column of several lines, filled with two."""
    return {one.name: TWO for one in model._meta.fields if type(one) is models.TextField}


@pytest.fixture
def typed_everywhere(body):
    with guard.opened():
        for kind in TextKind:
            if isinstance(TextsForm.base_fields[kind].widget, Textarea):
                Text.objects.create(body=body, kind=kind, text=TWO)
    words = texts_of(Organization)
    group = f.OrganizationFactory(body=body, key="ding", name="AG Ding", **words)
    f.OrganizationFactory(
        body=body, key="haus", name="Haus", listed=True, classification=Classification.INSTITUTION, **words
    )
    meeting = f.MeetingFactory(body=body, key="ding", date=PartialDate(2018, 6, 6), state=State.HELD, of=[group])
    minutes = f.MinutesFactory(body=body, key="ding", meeting=meeting, state=MinutesState.PUBLISHED, present=3)
    with guard.opened():
        Approval.objects.create(minutes=minutes, organization=group, corrections=TWO)
    item = f.AgendaItemFactory(body=body, meeting=meeting, order=1, text=TWO)
    for name, under in (("ding", item), ("lose", None)):
        f.ResolutionFactory(
            body=body, key=name, meeting=meeting, date=None, agenda_item=under, by=[group],
            resolution_text=TWO, reason=TWO, outcome=TWO,
        )  # fmt: skip
    f.VersionFactory(body=body, paper=f.PaperFactory(body=body, key="ding"), label="eins", text=f"§ 1 Alle\n\n{TWO}")
    return body


def test_no_page_runs_two_typed_lines_into_one(client, typed_everywhere):
    seen, lost = 0, {}
    for path in public_paths():
        answer = client.get(path)
        text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        shown = text.partition("<body")[2] or text.replace("\n", "<br>")  # a cell of a table may have lines
        seen += shown.count("Zeileneins")
        if found := LOST.search(shown):
            lost[path] = shown[max(0, found.start() - 60) : found.end()]

    assert lost == {}
    assert seen > 40


def test_where_there_is_one_line_only_a_sign_stands_between_two():
    assert (
        as_line("montags 9 bis 12 Uhr\n\n dienstags zu;\nsonst nie") == "montags 9 bis 12 Uhr; dienstags zu; sonst nie"
    )
    assert as_line("") == as_line(None) == ""


@pytest.mark.parametrize(
    ("typed", "line", "dialled"),
    [
        ("Telefonseelsorge: 0800 111 0 111", HelpLine("Telefonseelsorge", "0800 111 0 111"), "08001110111"),
        ("Telefonseelsorge 0800 111 0 111", HelpLine("Telefonseelsorge", "0800 111 0 111"), "08001110111"),
        ("Notruf 112 (kostenlos)", HelpLine("Notruf", "112", "(kostenlos)"), "112"),
        ("116 117", HelpLine("", "116 117"), "116117"),
        ("Krise: +49 2403 / 12-34, nachts", HelpLine("Krise", "+49 2403 / 12-34", ", nachts"), "+4924031234"),
        ("Hilfe im Netz: https://hilfe.example", HelpLine("Hilfe im Netz: https://hilfe.example"), ""),
        ("Fragen Sie im Büro", HelpLine("Fragen Sie im Büro"), ""),
        ("Kummer (Mo bis Sa, 14 bis 20): 116 111", HelpLine("Kummer (Mo bis Sa, 14 bis 20)", "116 111"), "116111"),
    ],
)  # fmt: skip
def test_each_line_of_help_is_read_with_its_number_if_it_has_one(typed, line, dialled):
    assert help_lines(f"\n{typed}\n") == (line,)
    assert line.dialled == dialled


def test_a_line_without_a_colon_stands_where_one_says_something_and_in_the_office(office, client, body):
    with guard.opened():
        Text.objects.create(body=body, kind=TextKind.HELP_LINES, text="Notruf 112\nFragen Sie im Büro\nKummer: 116 111")

    for path in ("/anliegen/sagen/", "/anliegen/"):
        told = client.get(path).content.decode()
        assert "Fragen Sie im Büro" in told and 'href="tel:112"' in told and 'href="tel:116111"' in told
    settings = office.get("/schreibtisch/anliegen/einstellungen/").content.decode()
    assert "Notruf: 112" in settings and "Fragen Sie im Büro" in settings
