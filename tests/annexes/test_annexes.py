"""Annexes of minutes and of items: entered, refused, seen by those who may, on page and paper, filed."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.annexes.actions import annexes
from sozialraum.annexes.models import Annex
from sozialraum.annexes.rules import annex_label
from sozialraum.decisions.actions import minutes, unpublish_minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.words import State
from sozialraum.papers.models import File
from sozialraum.papers.ports import taken_in
from sozialraum.papers.words import Audience
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.papers.pictures import plain_pdf
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2012, 6, 18)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=DAY, of=[group])


@pytest.fixture
def item(body, meeting):
    return f.AgendaItemFactory(body=body, meeting=meeting, key="p", number="2", name="Bänke", text="Beraten.")


@pytest.fixture
def record(by, meeting):
    return minutes.record(meeting, by=by, state=MinutesState.PUBLISHED, key="m")


def file_named(body, name, audience=Audience.PUBLIC, **words):
    return f.FileFactory(body=body, name=name, audience=audience, size=1_200, **words)


def page_of(meeting, client=None):
    return re.sub(r"\s+", " ", (client or Client()).get(meeting.get_absolute_url()).content.decode())


def seen_of(meeting, client=None):
    text = page_of(meeting, client)
    found = re.search(r'id="anlagen".*?</section>', text)
    return re.findall(r"Anlage \w+[^<]*(?:<a[^>]*>[^<]*</a>)?", found.group()) if found else []


@pytest.mark.parametrize(
    ("number", "label"),
    [("", "Anlage 4"), ("3", "Anlage 3"), ("Anlage 3", "Anlage 3"), ("Anhang B", "Anhang B"), ("Anlagenliste", None)],
)
def test_an_annex_is_called_as_printed_or_counted(number, label):
    assert annex_label(number, 4) == (label or "Anlage Anlagenliste")


def test_it_is_handed_in_with_its_file_and_stands_with_its_item_and_at_the_end(body, by, meeting, item, record):
    office = logged_in(Client(), body)
    said = {
        "name": "Lageplan",
        "agenda_item": "p",
        "audience": "public",
        "upload": SimpleUploadedFile("l.pdf", plain_pdf()),
    }
    assert office.post("/protokolle/m/anlagen/neu/", said).status_code == 302
    chosen = file_named(body, "Vortrag", key="vortrag")
    assert office.post("/protokolle/m/anlagen/neu/", {"file": "vortrag", "number": "7"}).status_code == 302

    first, second = Annex.objects.order_by("order")
    assert (first.key, first.file.name, first.file.audience, second.file) == (
        "m-anlage-1",
        "Lageplan",
        "public",
        chosen,
    )
    page = page_of(meeting)
    at_item = page[page.index('id="punkt-p"') : page.index('id="anlagen"')]
    assert "Anlagen dazu:" in at_item
    assert f'Anlage 1: <a href="{first.file.get_absolute_url()}">Lageplan</a>' in at_item
    assert "Vortrag" not in at_item
    at_end = page[page.index('id="anlagen"') :]
    assert f'Anlage 1: <a href="{first.file.get_absolute_url()}">Lageplan</a>' in at_end
    assert '</span>, zu <a href="#punkt-p">TOP 2</a>' in at_end
    assert 'Anlage 7: <a href="/dateien/vortrag/">Vortrag</a> <span class="soft">(PDF, 1 kB)</span>' in at_end
    paper = " ".join(as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content).split())
    assert "Anlagen dazu: Anlage 1: Lageplan (PDF, " in paper
    assert "Anlage 7: Vortrag (PDF, 1 kB)" in paper
    assert "Zu TOP 2: Bänke" in paper
    assert [one.act for one in Entry.objects.filter(body=body).order_by("number")][-2:] == ["annexes.record_annex"] * 2


def test_a_file_survives_a_refusal(body, by, meeting, record):
    office = logged_in(Client(), body)
    said = {"name": "Lageplan", "upload": SimpleUploadedFile("l.pdf", plain_pdf())}
    answer = office.post("/protokolle/m/anlagen/neu/", said)
    assert "Bitte wählen Sie, wer die Datei sehen darf." in answer.content.decode()
    token = re.search(r'name="upload-gemerkt" value="([^"]+)"', answer.content.decode()).group(1)
    assert not Annex.objects.exists()
    assert not File.objects.exists()

    again = {"name": "Lageplan", "audience": "office", "upload-gemerkt": token}
    assert office.post("/protokolle/m/anlagen/neu/", again).status_code == 302
    assert Annex.objects.get().file.file_name == "l.pdf"


def test_another_file_takes_the_place_of_the_one_before_and_the_row_is_put_in_another_order(body, by, meeting, record):
    one = annexes.record(record, by=by, file=file_named(body, "Alt"))
    annexes.record(record, by=by, file=file_named(body, "Zwei"))
    office = logged_in(Client(), body)
    form = office.get(f"/anlagen/{one.key}/bearbeiten/").context["form"]
    said = {"file": one.file.key, "order": "9", "revision": form["revision"].value(), "audience": "public"}

    new = SimpleUploadedFile("neu.pdf", plain_pdf())
    assert office.post(f"/anlagen/{one.key}/bearbeiten/", said | {"upload": new}).status_code == 302
    one.refresh_from_db()
    assert (one.file.file_name, one.order) == ("neu.pdf", 9)
    assert [line[:8] for line in seen_of(meeting)] == ["Anlage 1", "Anlage 2"]
    assert "Zwei" in seen_of(meeting)[0]

    assert office.post(f"/anlagen/{one.key}/zurueckziehen/", {"revision": one.revision}).status_code == 302
    assert len(seen_of(meeting)) == 1
    assert File.objects.filter(file_name="neu.pdf", deleted=None).exists()


def test_who_reads_what(body, by, people, meeting, item, record):
    closed = f.AgendaItemFactory(body=body, meeting=meeting, key="q", name="Personal", public=False)
    paper = f.PaperFactory(body=body, name="Richtlinien", key="r")
    version = f.VersionFactory(body=body, paper=paper, label="2012")
    annexes.record(record, by=by, name="Offen", file=file_named(body, "A"))
    listed = {"name": "Gäste mit Namen", "public_name": "Gäste"}
    annexes.record(record, by=by, file=file_named(body, "B", Audience.OFFICE), **listed)
    annexes.record(record, by=by, name="Verschwiegen", file=file_named(body, "C", Audience.OFFICE))
    annexes.record(
        record, by=by, name="Zugesperrt", agenda_item=closed, file=file_named(body, "D"), public_name="Zugesperrt"
    )
    annexes.record(record, by=by, version=version)
    annexes.record(record, by=by, name="Nur genannt")

    page = page_of(meeting)
    end = page[page.index('id="anlagen"') :]
    assert 'Anlage 2: Gäste <span class="soft">(nicht öffentlich)' in end
    assert 'Anlage 3 <span class="soft">(nicht öffentlich)' in end
    assert 'Anlage 5: <a href="/dokumente/r/2012/">Richtlinien (2012)</a>' in end
    assert 'Anlage 6: Nur genannt <span class="soft">(liegt nicht vor)' in end
    assert "Anlage 4" not in page
    paper_text = as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content)
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page).group(1))
    event = next(one for one in data["@graph"] if one["@type"] == "Event")
    assert [one["name"] for one in event["subjectOf"]] == ["Anlage 1: Offen", "Anlage 5: Richtlinien (2012)"]
    for text in (page, paper_text):
        assert "Verschwiegen" not in text
        assert "mit Namen" not in text
        assert "Zugesperrt" not in text
    seen = {name: Annex.objects.visible_to(one).count() for name, one in people.items()}
    assert (seen["nobody"], seen["office"]) == (3, 6)
    assert Annex.objects.listed_for(people["nobody"]).count() == 5
    office = page_of(meeting, logged_in(Client(), body))
    assert "Verschwiegen" in office
    assert "Zugesperrt" in office

    unpublish_minutes(record, by=by)
    assert not Annex.objects.listed_for(people["nobody"]).exists()
    assert 'id="anlagen"' not in page_of(meeting)


def test_what_is_not_said_rightly_is_refused(body, by, group, record, item):
    other = f.MeetingFactory(body=body, name="Andere", state=State.HELD, date=DAY, of=[group])
    version, file = f.VersionFactory(body=body), file_named(body, "A")
    with refused("item", field="agenda_item"):
        annexes.record(record, by=by, name="X", agenda_item=f.AgendaItemFactory(body=body, meeting=other))
    for words in ({"file": file, "version": version}, {}):
        with refused(""):
            annexes.record(record, by=by, **words)
    closed = f.AgendaItemFactory(body=body, meeting=record.meeting, public=False)
    upload = taken_in(SimpleUploadedFile("l.pdf", plain_pdf()))
    for words, code in (({"agenda_item": closed, "audience": "public"}, "closed"), ({}, "audience")):
        with refused(code, field="audience"):
            annexes.record(record, by=by, upload=upload, **words)
    assert (Annex.objects.count(), File.objects.count()) == (0, 1)

    one = annexes.record(record, by=by, file=file, agenda_item=item)
    for needed in (item, record):
        with refused("needed"):
            (agenda if needed is item else minutes).withdraw(needed, by=by)
    annexes.withdraw(one, by=by)
    agenda.withdraw(item, by=by)


def test_they_come_and_go_with_the_founding_file(tmp_path):
    (tmp_path / "plan.pdf").write_bytes(plain_pdf())
    said = "{file: plan, item: erste-top-2, number: Anlage A}, {title: Liste, public_name: Gäste}"
    told = f"minutes: {{state: veröffentlicht, annexes: [{said}]}}"
    files = "files:\n  - {key: plan, name: Plan, path: plan.pdf, audience: für Mitglieder der Gremien}\n"
    text = changed(SMALL, ("format: 1", "format: 2"), ("minutes: {state: veröffentlicht}", told)) + files
    body = loaded(tmp_path, text).body
    first, second = Annex.objects.filter(body=body).order_by("order")
    assert (first.agenda_item.key, first.number, first.file.key) == ("erste-top-2", "Anlage A", "plan")
    assert first.file.groups == first.minutes.meeting.groups
    assert (second.name, second.public_name, second.file) == ("Liste", "Gäste", None)

    written = dump(body).text
    again = loaded(tmp_path, written.replace("files/plan.pdf", "plan.pdf"))
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], written)
