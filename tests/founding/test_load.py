"""Founding: a file changes exactly what differs, and only what a file once brought."""

import pytest
from django.core import mail

from sozialraum.acts import journal
from sozialraum.acts.models import Entry as Told
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization, Text
from sozialraum.decisions.models import Minutes, Resolution, VoteCount
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import Adoption, File
from sozialraum.papers.ports import fetch
from tests.founding.files import PDF, SMALL, changed, is_untouched, loaded, told
from tests.papers.pictures import made_pdf, talkative_jpeg
from tests.papers.test_cleaning import info, telling

pytestmark = pytest.mark.django_db

ITEM_TWO = "      - {number: 2, name: Ordnung}\n"


def _fingerprint() -> list:
    body = Body.objects.get(key="netz")
    things = [Organization, Meeting, AgendaItem, Resolution, Minutes]
    return [dump(body, with_people=True).text, body.modified, Told.objects.count()] + [
        list(model.objects.values_list("key", "modified", "revision").order_by("key")) for model in things
    ]


def test_everything_a_file_says_stands_in_the_house(tmp_path):
    report = loaded(tmp_path)

    decision = Resolution.objects.get(key="beschluss")
    adoption = Adoption.objects.get()
    assert [str(one.yes) for one in VoteCount.objects.filter(ballot__resolution=decision)] == ["12"]
    assert (str(adoption.date), [o.key for o in adoption.organizations.all()]) == ("2016-11-02", ["plenum"])
    assert decision.agenda_item.key == "erste-top-2"
    assert str(Resolution.objects.get(key="gemeinsam").when) == "2017"
    assert [group.key for group in Resolution.objects.get(key="gemeinsam").groups] == ["ag", "plenum"]
    assert len(told(report)["neu"]) == 12
    assert list(journal.verify(report.body)) == []
    assert mail.outbox == []


def test_loading_twice_changes_nothing(tmp_path):
    loaded(tmp_path)
    before = _fingerprint()

    report = loaded(tmp_path)

    assert told(report) == {}
    assert report.lines() == ["Netz (netz): nichts zu ändern."]
    assert _fingerprint() == before


def test_a_changed_file_changes_exactly_the_difference(tmp_path):
    loaded(tmp_path)
    before = {o.key: (o.modified, o.revision) for o in Organization.objects.all()}

    report = loaded(
        tmp_path,
        changed(
            SMALL,
            ("name: AG Wohnen", "name: AG Wohnen/Quartier"),
            ("    purpose: Zusammenkommen\n", "    purpose: Zusammenhalten\n    part_of: Stadt\n"),
            ("{yes: 12, no: 0}", "{yes: 12, no: 1}"),
            ("decisions:\n  - key: gemeinsam", "terms: [{key: t, name: T}]\ndecisions:\n  - key: gemeinsam"),
        ),
    )

    assert told(report) == {
        "neu": ["text part_of", "term t"],
        "geändert": ["text purpose", "organization ag", "decision beschluss"],
    }
    after = {o.key: (o.modified, o.revision) for o in Organization.objects.all()}
    assert after["plenum"] == before["plenum"]
    assert after["ag"][0] > before["ag"][0]
    assert VoteCount.objects.get(ballot__resolution__key="beschluss").no == 1


def test_a_dry_run_tells_everything_and_writes_nothing(tmp_path):
    first = loaded(tmp_path, dry_run=True)
    assert len(told(first)["neu"]) == 12
    assert is_untouched()

    loaded(tmp_path)
    before = _fingerprint()
    report = loaded(tmp_path, changed(SMALL, ("name: AG Wohnen", "name: AG Anders")), dry_run=True)

    assert told(report) == {"geändert": ["organization ag"]}
    assert _fingerprint() == before


def test_what_has_gone_from_the_file_is_withdrawn_and_can_come_back(tmp_path):
    loaded(tmp_path)
    created = AgendaItem.objects.get(key="erste-top-2").created
    shorter = changed(SMALL, (ITEM_TWO, ""), ("        item: erste-top-2\n", ""))

    report = loaded(tmp_path, shorter)

    item = AgendaItem.objects.get(key="erste-top-2")
    assert told(report) == {"zurückgezogen": ["item erste-top-2"], "geändert": ["decision beschluss"]}
    assert (item.deleted is None, item.name) == (False, "")
    assert told(loaded(tmp_path, shorter)) == {}

    report = loaded(tmp_path)

    item.refresh_from_db()
    assert told(report) == {"neu": ["item erste-top-2"], "geändert": ["decision beschluss"]}
    assert (item.deleted, item.name, item.created) == (None, "Ordnung", created)


def test_a_withdrawn_decision_leaves_no_votes_and_no_adoption(tmp_path):
    loaded(tmp_path)
    start, end = SMALL.index("    decisions:\n"), SMALL.index("decisions:\n  - key: gemeinsam")

    loaded(tmp_path, SMALL[:start] + SMALL[end:])

    assert Adoption.objects.count() == 0
    assert VoteCount.objects.filter(ballot__resolution__key="beschluss").count() == 0


def test_what_people_have_edited_since_is_told_and_left(tmp_path):
    body = loaded(tmp_path).body
    house = Visitor.house(body)
    bodies.organizations.correct(Organization.objects.get(key="ag"), by=house, task="Von Menschen geschrieben")
    bodies.write_texts(body, by=house, texts={"purpose": ""})
    text = changed(SMALL, ("name: AG Wohnen", "name: AG Neu"), ("purpose: Zusammenkommen", "purpose: Neu"))

    report = loaded(tmp_path, text)

    assert told(report) == {"inzwischen von Menschen geändert": ["text purpose", "organization ag"]}
    assert Organization.objects.get(key="ag").name == "AG Wohnen"
    assert not Text.objects.exists()


def test_an_edit_that_the_file_takes_over_is_the_files_again(tmp_path):
    body = loaded(tmp_path).body
    bodies.organizations.correct(Organization.objects.get(key="ag"), by=Visitor.house(body), task="Neu")
    caught_up = changed(SMALL, ("name: AG Wohnen", "name: AG Wohnen\n    task: Neu"))

    assert told(loaded(tmp_path, caught_up)) == {}
    entries = Told.objects.count()
    assert told(loaded(tmp_path, caught_up)) == {}
    assert Told.objects.count() == entries

    assert told(loaded(tmp_path, changed(caught_up, ("task: Neu", "task: Neuer")))) == {"geändert": ["organization ag"]}


def test_what_people_have_withdrawn_stays_so_and_what_hangs_on_it_is_left(tmp_path):
    body = loaded(tmp_path).body
    meetings.meetings.withdraw(Meeting.objects.get(key="erste"), by=Visitor.house(body))

    report = loaded(tmp_path, changed(SMALL, (ITEM_TWO, f"{ITEM_TWO}      - {{number: 3, name: Neu}}\n")))

    assert told(report) == {
        "inzwischen von Menschen geändert": ["meeting erste"],
        "verweist auf etwas, das inzwischen zurückgezogen wurde": ["item erste-top-3"],
    }


def test_what_something_living_still_names_is_not_withdrawn(tmp_path):
    body = loaded(tmp_path).body
    group = Organization.objects.get(key="ag")
    meetings.meetings.record(body, by=Visitor.house(body), key="m", name="M", organizations=[group])

    report = loaded(tmp_path, SMALL[: SMALL.index("  - key: ag\n")])

    assert told(report)["wird noch gebraucht"] == ["organization ag"]
    assert Organization.objects.get(key="ag").deleted is None


def test_load_never_touches_what_it_did_not_bring(tmp_path):
    body = loaded(tmp_path).body
    bodies.locations.record(body, by=Visitor.house(body), key="saal", name="Saal")

    assert told(loaded(tmp_path)) == {}
    report = loaded(tmp_path, f"{SMALL}locations: [{{key: saal, name: Anderer Saal}}]\n")

    assert told(report) == {"nicht aus einer Datei gekommen": ["location saal"]}


def test_a_moved_meeting_takes_its_adoptions_along(tmp_path):
    loaded(tmp_path)

    loaded(tmp_path, changed(SMALL, ("    date: 2016-11-02\n", "    date: 2016-11-09\n")))

    assert str(Adoption.objects.get().date) == "2016-11-09"


def test_a_name_that_becomes_free_can_be_taken_in_the_same_load(tmp_path):
    loaded(tmp_path)

    loaded(tmp_path, changed(SMALL, ("name: Plenum}", "name: AG Wohnen}"), ("name: AG Wohnen\n", "name: AG Neu\n")))

    assert set(Organization.objects.values_list("key", "name")) == {("plenum", "AG Wohnen"), ("ag", "AG Neu")}


def test_a_name_that_a_withdrawn_group_had_can_be_taken_at_once(tmp_path):
    loaded(tmp_path)

    report = loaded(tmp_path, SMALL.replace("key: ag\n", "key: ag-neu\n").replace("[ag, plenum]", "[ag-neu, plenum]"))

    assert told(report) == {
        "neu": ["organization ag-neu"],
        "geändert": ["decision gemeinsam"],
        "zurückgezogen": ["organization ag"],
    }


def test_a_version_can_go_together_with_what_adopted_it(tmp_path):
    loaded(tmp_path)
    start, end = SMALL.index("documents:\n"), SMALL.index("meetings:\n")
    text = changed(SMALL[:start] + SMALL[end:], ("        effects:\n          - adopts: ordnung/2016-11-02\n", ""))

    report = loaded(tmp_path, text)

    assert told(report) == {
        "geändert": ["decision beschluss"],
        "zurückgezogen": ["version ordnung-2016-11-02", "document ordnung"],
    }
    assert Adoption.objects.count() == 0


def test_a_file_without_people_says_nothing_about_them(tmp_path):
    people = "people: [{key: p, name: P}]\nmemberships: [{key: m, organization: ag, person: p}]\n"
    loaded(tmp_path, SMALL + people + "seats: [{key: s, organization: ag, resident: p}]\n")

    assert told(loaded(tmp_path)) == {}
    assert told(loaded(tmp_path, f"{SMALL}people: []\n")) == {"zurückgezogen": ["membership m", "seat s", "person p"]}


def test_a_file_without_events_says_nothing_about_them_and_an_empty_list_that_there_are_none(tmp_path):
    of_today = SMALL.replace("format: 1", "format: 2")
    loaded(tmp_path, f"{of_today}events: [{{key: fest, name: Beispielfest, date: 2027-02-20}}]\n")

    assert told(loaded(tmp_path)) == {}
    assert told(loaded(tmp_path, f"{of_today}events: []\n")) == {"zurückgezogen": ["event fest"]}


def test_files_come_along_with_their_bytes(tmp_path):
    (tmp_path / "protokoll.pdf").write_bytes(PDF)
    text = changed(SMALL, ("documents:\n", "files: [{key: p, name: Protokoll, path: protokoll.pdf}]\ndocuments:\n"))

    loaded(tmp_path, text)

    file = File.objects.get(key="p")
    assert (file.file_name, file.mime_type, file.size) == ("protokoll.pdf", "application/pdf", len(PDF))
    assert fetch(file.sha512_checksum) == PDF


def test_files_lose_what_is_hidden_in_them_and_a_second_time_nothing_changes(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(talkative_jpeg(orientation=6))
    (tmp_path / "brief.pdf").write_bytes(made_pdf(info))
    files = "files: [{key: f, name: Foto, path: foto.jpg}, {key: b, name: Brief, path: brief.pdf}]\ndocuments:\n"
    text = changed(SMALL, ("documents:\n", files))

    report = loaded(tmp_path, text)

    for file in File.objects.all():
        assert telling(fetch(file.sha512_checksum)) == [] and "Name des Verfassers" in file.removed
    assert any("aus der Datei entfernt: Name des Verfassers, Standort" in line for line in report.lines())
    assert loaded(tmp_path, text).plan.steps == []


def test_two_networks_with_the_same_keys_never_meet(tmp_path):
    loaded(tmp_path)
    other = changed(SMALL, ("key: netz", "key: anderes"), ("name: Netz", "name: Anderes"), ("  default: yes\n", ""))
    report = loaded(tmp_path, changed(other, ("name: AG Wohnen", "name: AG Nebenan")))
    before = _fingerprint()

    loaded(tmp_path, other[: other.index("documents:")])

    assert len(told(report)["neu"]) == 12
    assert Organization.objects.get(body__key="netz", key="ag").name == "AG Wohnen"
    assert Meeting.objects.filter(key="erste", deleted=None).get().body.key == "netz"
    assert _fingerprint()[0] == before[0]


def test_public_dates_are_taken_over_when_a_thing_is_new(tmp_path):
    dates = "created: 2016-11-03T09:00:00Z, modified: 2017-01-01T00:00:00+01:00"
    loaded(tmp_path, changed(SMALL, ("{key: plenum,", f"{{{dates}, key: plenum,")))

    plenum = Organization.objects.get(key="plenum")
    assert (plenum.created.isoformat(), plenum.modified.isoformat()) == (
        "2016-11-03T09:00:00+00:00",
        "2016-12-31T23:00:00+00:00",
    )
