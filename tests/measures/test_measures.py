"""Measures of groups: entered by the office or the speaker, refused, shown, filed; and the thread to the concern."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from sozialraum.acts.models import Entry
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.measures.actions import measures
from sozialraum.measures.models import Measure
from sozialraum.measures.rules import goal_in_numbers
from sozialraum.meetings.words import State
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2016, 11, 2)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.mark.parametrize(
    ("target", "reached", "unit", "said"),
    [
        (20, 12, "Bänke", "12 von 20 Bänke"),
        (20, None, "Bänke", "Ziel: 20 Bänke"),
        (None, 0, "", "0 erreicht"),
        (None, None, "Bänke", ""),
    ],
)
def test_a_goal_in_numbers_is_said_as_far_as_it_is_known(target, reached, unit, said):
    assert goal_in_numbers(target, reached, unit) == said


def test_a_council_that_takes_part_is_named_without_having_agreed_to_it(body, by, group):
    council = f.OrganizationFactory(body=body, name="Stadtbezirksrat Beispiel", classification="city", listed=False)
    measure = measures.record(group, by=by, name="Bänke", partners=[council])

    assert "Stadtbezirksrat Beispiel" in Client().get(measure.get_absolute_url()).content.decode()


def test_it_is_entered_on_the_page_of_its_group_and_read_by_everybody(body, by, group):
    office = logged_in(Client(), body)
    listed = f.OrganizationFactory(body=body, key="kita", name="Kita Offen", classification="institution", listed=True)
    hidden = f.OrganizationFactory(body=body, key="amt", name="Amt Still", classification="institution", listed=False)
    said = {
        "name": "Bänke aufstellen", "need": "Es fehlen Bänke.", "goal": "Sitzen können.", "target": "20",
        "reached": "12", "unit": "Bänke", "partners": [listed.key, hidden.key], "partners_words": "Bauhof",
        "steps": "- Fragen", "progress": "running", "start_date": "2017", "result": "Zwölf stehen.",
    }  # fmt: skip
    assert office.post(f"/gremien/{group.key}/massnahmen/neu/", said).status_code == 302

    one = Measure.objects.get()
    assert (one.key, one.organization, one.target, one.partner_links.count()) == ("baenke-aufstellen", group, 20, 2)
    page = re.sub(r"\s+", " ", Client().get("/massnahmen/baenke-aufstellen/").content.decode())
    for told in (
        "Es fehlen Bänke.",
        "12 von 20 Bänke",
        "Kita Offen",
        "Bauhof",
        "Fragen",
        "Zwölf stehen.",
        "läuft, seit 2017",
    ):
        assert told in page
    assert "Amt Still" not in page
    own = re.sub(r"\s+", " ", Client().get(group.get_absolute_url()).content.decode())
    assert '<a href="/massnahmen/baenke-aufstellen/">' in own
    assert "(läuft, seit 2017; 12 von 20 Bänke)" in own
    assert "/massnahmen/neu/" not in own
    assert Entry.objects.filter(body=body).latest("number").act == "measures.record_measure"

    measures.withdraw(one, by=by)
    assert Client().get("/massnahmen/baenke-aufstellen/").status_code in (404, 410)
    assert "massnahmen" not in Client().get(group.get_absolute_url()).content.decode()


def test_the_speaker_of_the_group_enters_it_and_no_other(people, group, body):
    other = f.OrganizationFactory(body=body)
    one = measures.record(group, by=people["speaker"], name="Fest")
    measures.correct(one, by=people["speaker"], result="Es war gut.")
    for visitor, subject in ((people["speaker"], other), (people["member"], group), (people["nobody"], group)):
        with pytest.raises(PermissionDenied):
            measures.record(subject, by=visitor, name="Fremd")
    assert Measure.objects.get().result == "Es war gut."


def test_what_ends_before_it_begins_is_refused_and_a_decision_that_is_named_is_needed(body, by, group):
    with refused("before", field="end_date"):
        measures.record(group, by=by, name="X", start_date=PartialDate(2018), end_date=PartialDate(2017))
    assert not Measure.objects.exists()


def test_the_thread_goes_from_the_concern_to_the_measure_and_back(body, by, group):
    meeting = f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=DAY, of=[group])
    item = f.AgendaItemFactory(body=body, meeting=meeting, key="p", number="1", name="Bänke", text="Beraten.")
    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.PUBLISHED)
    decision = f.ResolutionFactory(
        body=body, key="b", name="Zwanzig", meeting=meeting, agenda_item=item, date=None, by=[group]
    )
    words = {
        "of": [group],
        "agenda_item": item,
        "published": timezone.now(),
        "public_text": "Es fehlen Bänke.",
        "may_be_public": True,
    }
    paper = f.PaperFactory(body=body, paper_type="concern", name="Original", public_name="Anliegen", audience="office")
    f.ConsultationFactory(body=body, agenda_item=item, paper=paper)
    concern = f.ConcernFactory(body=body, key="a", state="answered", **words)
    hidden = f.ConcernFactory(body=body, key="c", state="answered", of=[group], agenda_item=item, text="Geheimes")
    closed = f.AgendaItemFactory(body=body, meeting=meeting, public=False)
    secret = f.ResolutionFactory(
        body=body, key="g", name="Geheim", meeting=meeting, agenda_item=closed, date=None, by=[group]
    )
    measures.record(group, by=by, name="Fest", resolution=secret)
    measures.record(group, by=by, name="Bänke", resolution=decision)

    def page(path):
        return re.sub(r"\s+", " ", Client().get(path).content.decode())

    anchor = f"/anliegen/#anliegen-{concern.number}"
    assert f'id="anliegen-{concern.number}"' in page("/anliegen/")
    assert 'href="/sitzungen/s/#punkt-p"' in page("/anliegen/")
    assert f'href="{anchor}"' in page("/sitzungen/s/")
    assert 'href="/beschluesse/b/"' in page("/sitzungen/s/")
    told = page("/beschluesse/b/")
    assert 'href="/massnahmen/baenke/"' in told
    assert f'href="{anchor}"' in told
    assert 'href="/sitzungen/s/#b"' in told
    own = page("/massnahmen/baenke/")
    for back in (anchor, "/sitzungen/s/#b", "/beschluesse/b/", group.get_absolute_url()):
        assert f'href="{back}"' in own
    for text in (own, told, page("/sitzungen/s/"), page("/anliegen/")):
        assert hidden.number not in text
    assert "Geheim" not in page("/massnahmen/fest/")


def test_they_come_and_go_with_the_founding_file(tmp_path):
    said = "{key: fest, name: Fest, progress: läuft, partners: [ag], decision: beschluss, target: 3}"
    told = f"name: Plenum, measures: [{said}]}}"
    text = changed(SMALL, ("format: 1", "format: 2"), ("name: Plenum}", told))
    body = loaded(tmp_path, text).body
    one = Measure.objects.get(body=body)
    assert (one.progress, one.resolution.key, one.target, one.organization.key) == ("running", "beschluss", 3, "plenum")
    assert [link.organization.key for link in one.partner_links.all()] == ["ag"]

    written = dump(body).text
    again = loaded(tmp_path, written)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], written)
