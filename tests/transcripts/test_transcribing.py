"""A sitting of the paper age on one page: entered in one act or not at all, read back, doubted, and never mailed."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions import rounds_of
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.papers.models import File
from sozialraum.post.models import Letter
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import PDF
from tests.press.reading import as_seen

pytestmark = pytest.mark.django_db
PAGE = "/sitzungen/frueher/"


@pytest.fixture
def office(body):
    return logged_in(Client(), body)


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


def typed(group, **more):
    told = {"group": group.key, "date": "14.3.19", "number": "3", "audience": "office", "present": "14", "voting": "10"}
    told |= {"title_1": "Gemeinsam mit der AG Sprache tagen", "result_1": "einstimmig"}
    told |= {"title_2": "Karten für die Wohnungssuche drucken", "result_2": "9:0:1"}
    return told | {"upload": SimpleUploadedFile("Scan_20190314.pdf", PDF)} | more


def nothing_is_there():
    rows = (Meeting, Minutes, Resolution, File, Entry)
    return [model.__name__ for model in rows if model.objects.exists()] == []


def test_all_of_it_is_entered_in_one_act_and_nobody_hears_of_it(office, body, group):
    answer = office.post(PAGE, typed(group))

    [meeting] = Meeting.objects.all()
    assert answer.url == meeting.get_absolute_url()
    assert (meeting.name, meeting.date, meeting.state, meeting.groups) == (
        "3. Sitzung", PartialDate(2019, 3, 14), State.HELD, [group]
    )  # fmt: skip
    [minutes] = Minutes.objects.all()
    assert (minutes.state, minutes.number, minutes.present, minutes.from_paper) == ("published", "3", 14, True)
    assert (minutes.file.audience, minutes.quorums.get().present) == ("office", 10)
    first, second = Resolution.objects.order_by("number_in_year")
    assert (first.result, second.result, second.number_in_year - first.number_in_year) == ("carried", "carried", 1)
    assert dict(rounds_of(first)[0].counts) == {group: VoteFigures(manner="unanimous")}
    assert dict(rounds_of(second)[0].counts) == {group: VoteFigures(yes=9, no=0, abstain=1)}
    assert mail.outbox == [] and not Letter.objects.exists()
    assert "hat eine frühere Sitzung eingetragen" in [one.says for one in Entry.objects.all()]


def test_page_and_paper_say_that_it_is_taken_over_and_the_scan_is_the_minutes(office, group):
    office.post(PAGE, typed(group))
    meeting = Meeting.objects.get()

    page = Client().get(meeting.get_absolute_url()).content.decode()
    paper = " ".join(as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content).split())
    for told in (page, paper):
        assert "Aus Papier übernommen. Das Protokoll ist die Datei; was hier steht, ist eine Ergänzung." in told
        assert "einstimmig · Stimmen nicht gezählt" in told and "9 Ja · 0 Nein · 1 Enthaltung" in told
    assert "Die Datei ist nicht öffentlich." in page or "nur für" in page or "Scan" not in page


def test_read_back_saves_nothing_and_keeps_the_scan(office, group):
    answer = office.post(PAGE, typed(group, lesen="1", title_3="Brief", result_3="5:6"))

    page = answer.content.decode()
    assert "Gelesen: Donnerstag, 14. März 2019." in page and "Scan_20190314.pdf" in page
    for told in (
        "Gelesen: angenommen, einstimmig; Stimmen nicht gezählt.",
        "Gelesen: 9 Ja, 0 Nein, 1 Enthaltung; angenommen.",
        "Gelesen: 5 Ja, 6 Nein; abgelehnt.",
        "11 Stimmen, aber nur 10 mit Stimme.",
    ):
        assert told in page
    assert nothing_is_there()


def test_a_contradiction_is_said_and_stops_nobody(office, group):
    answer = office.post(PAGE, typed(group, title_3="Brief", result_3="5:6"), follow=True)

    assert "„Brief“: 11 Stimmen, aber nur 10 mit Stimme." in answer.content.decode()
    assert Resolution.objects.count() == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"result_2": "einstimmig, 3 Nein"}, "result_2"),
        ({"title_2": ""}, "title_2"),
        ({"date": "irgendwann"}, "date"),
        ({"present": "viele"}, "present"),
        ({"effect_of": "7", "dissolved": ["ag-wohnen-quartier"]}, "effect_of"),
    ],
)
def test_what_is_refused_saves_nothing_and_the_scan_survives(office, group, wrong, field):
    answer = office.post(PAGE, typed(group, **wrong))

    assert list(answer.context["form"].errors) == [field] and nothing_is_there()
    assert "Scan_20190314.pdf" in answer.content.decode() and "ist noch da" in answer.content.decode()


def test_a_day_ahead_is_refused_by_the_act_and_nothing_of_it_stays(office, group):
    answer = office.post(PAGE, typed(group, date="1.3.2199"))

    assert list(answer.context["form"].errors) == ["date"] and nothing_is_there()


def test_the_same_sitting_a_missing_scan_and_one_for_all_are_asked_once(office, group):
    office.post(PAGE, typed(group))
    again = office.post(PAGE, typed(group, audience="public"))
    page = again.content.decode()

    assert "steht schon eine Sitzung da" in page and "für alle zu lesen" in page and Meeting.objects.count() == 1
    without = office.post(PAGE, {name: text for name, text in typed(group, date="2018").items() if name != "upload"})
    assert "Ein Scan ist nicht dabei. So eintragen?" in without.content.decode() and Meeting.objects.count() == 1
    sure = without.context["form"]["sicher"].value()
    told = {name: text for name, text in typed(group, date="2018").items() if name != "upload"}
    assert office.post(PAGE, told | {"sicher": sure}).status_code == 302 and Meeting.objects.count() == 2


def test_what_is_known_only_by_year_in_words_that_nobody_understands_is_kept(office, group):
    office.post(PAGE, typed(group, date="2019", number="", result_1="von allen warm begrüßt", result_2="vertagt"))

    first, second = Resolution.objects.order_by("number_in_year")
    assert (Meeting.objects.get().date, Meeting.objects.get().name) == (PartialDate(2019), "Sitzung")
    assert (first.result, rounds_of(first)[0].counts[0][1].words) == ("", "von allen warm begrüßt")
    assert (second.result, rounds_of(second)) == ("postponed", [])


def test_of_several_groups_the_count_is_that_of_all_together(office, group, dialogue):
    office.post(PAGE, typed(group, others=[dialogue.key]))

    assert Meeting.objects.get().groups == [group, dialogue]
    assert [of for of, _count in rounds_of(Resolution.objects.get(name__startswith="Karten"))[0].counts] == [None]
    assert Minutes.objects.get().note == "10 mit Stimme."


def test_a_decision_may_have_an_effect(office, group, dialogue):
    office.post(PAGE, typed(group, effect_of="1", jointly=[group.key, dialogue.key]))

    [effect] = Resolution.objects.get(name__startswith="Gemeinsam").effects.all()
    assert (effect.kind, set(effect.groups)) == ("meets_jointly", {group, dialogue})


def test_the_next_one_begins_with_the_same_group(office, group):
    answer = office.post(PAGE, typed(group, noch="1"), follow=True)

    assert answer.request["PATH_INFO"] == PAGE and f'value="{group.key}" selected' in answer.content.decode()


def test_the_page_grows_with_what_is_typed(office, group):
    told = {f"title_{place}": f"Beschluss {place}" for place in range(1, 10)}
    page = office.post(PAGE, typed(group, lesen="1", **told)).content.decode()

    assert "Beschluss 11" in page and "Beschluss 12" not in page


@pytest.mark.parametrize("who", ["nobody", "member"])
def test_only_the_office_enters(body, group, who, people):
    assert Client().get(PAGE).status_code in (302, 403)
    assert not Meeting.objects.exists()


def test_the_file_says_that_it_is_taken_over(office, body, group):
    office.post(PAGE, typed(group))

    assert "from_paper: yes" in dump(body).text


def test_doors_lead_there_from_the_desk_and_from_the_minutes(office):
    assert PAGE in office.get("/schreibtisch/").content.decode()
    assert PAGE in office.get("/schreibtisch/eintragen/protokolle/").content.decode()
