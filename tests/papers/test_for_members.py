"""»Für Mitglieder« means the members of the groups that are named, on pages, in files and in the founding file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.papers import actions
from sozialraum.papers.models import File, Paper, Version
from sozialraum.papers.words import Audience
from tests import factories as f
from tests.founding.files import SMALL, changed, loaded, write
from tests.papers.test_pages import PNG
from tests.people.conftest import come_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def keys_of(thing):
    return [group.key for group in thing.groups]


@pytest.fixture
def other(body):
    return f.OrganizationFactory(body=body, key="ag-andere", name="AG Andere")


def member_of(organization):
    person = f.PersonFactory(body=organization.body)
    f.MembershipFactory(body=organization.body, organization=organization, person=person)
    return come_in(person)


def test_the_office_says_for_which_groups_and_only_their_members_read_it(office, group, other):
    words = {"name": "Kostenplan", "paper_type": "proposal", "public_name": "", "audience": "members"}

    answer = office.post("/dokumente/neu/", words)
    office.post("/dokumente/neu/", words | {"organizations": [group.key]})

    assert "Wählen Sie, für welche Gremien es ist." in answer.content.decode()
    paper = Paper.objects.get()
    f.VersionFactory(body=paper.body, paper=paper, label="erste")
    assert keys_of(paper) == [group.key]
    assert member_of(group).get("/dokumente/kostenplan/").status_code == 200
    assert member_of(other).get("/dokumente/kostenplan/").status_code == 404
    office.post("/dokumente/kostenplan/bearbeiten/", words | {"organizations": [other.key], "revision": 1})
    assert keys_of(Paper.objects.get()) == [other.key]
    office.post("/dokumente/kostenplan/bearbeiten/", words | {"audience": "public", "organizations": [other.key]})
    assert keys_of(Paper.objects.get()) == []


def test_a_file_that_is_handed_in_with_a_version_is_for_whom_the_paper_is(office, body, group):
    f.PaperFactory(body=body, key="plan", audience=Audience.MEMBERS, of=[group])

    office.post("/dokumente/plan/fassungen/neu/", {"upload": SimpleUploadedFile("a.png", PNG, "image/png")})

    file = Version.objects.get().file
    assert (file.audience, keys_of(file)) == (Audience.MEMBERS, [group.key])


def test_a_scan_of_minutes_for_members_is_for_those_who_met(office, body, group, other):
    f.MeetingFactory(body=body, key="erste", state="held", date="2018-01-17", of=[other, group])
    words = {"state": "draft", "audience": "members", "upload": SimpleUploadedFile("a.png", PNG, "image/png")}

    office.post("/sitzungen/erste/protokoll/neu/", words)

    assert keys_of(File.objects.get()) == [other.key, group.key]


def test_no_act_leaves_a_thing_for_members_of_anything(people, body, group):
    by = people["office"]
    paper = actions.papers.record(body, by=by, name="Plan", audience=Audience.PUBLIC)

    with refused("organizations", field="organizations"):
        actions.papers.correct(paper, by=by, audience=Audience.MEMBERS)
    actions.papers.correct(paper, by=by, audience=Audience.MEMBERS, organizations=[group])

    assert keys_of(Paper.objects.get()) == [group.key]


CONSULTED = (
    "      - {number: 2, name: Ordnung}",
    "      - {number: 2, name: Ordnung, consultations: [{document: intern}]}",
)
INTERNAL = """\
documents:
  - {key: intern, name: Intern, audience: für Mitglieder der Gremien}
  - {key: loses, name: Loses Blatt, audience: für Mitglieder der Gremien}
  - {key: genannt, name: Genannt, audience: für Mitglieder der Gremien, groups: [ag]}
"""


@pytest.mark.django_db
def test_a_founding_file_names_the_groups_or_they_follow_from_who_had_to_do_with_it(tmp_path):
    text = changed(SMALL, ("documents:\n", INTERNAL), CONSULTED)

    loaded(tmp_path, text)

    found = {paper.key: keys_of(paper) for paper in Paper.objects.exclude(key="ordnung")}
    assert found == {"intern": ["plenum"], "loses": ["ag", "plenum"], "genannt": ["ag"]}
    assert not load(tmp_path / "netz.yaml").plan.steps
    written = dump(Paper.objects.first().body).text
    assert "groups: [plenum]" in written and "groups: [ag, plenum]" in written
    assert not load(write(tmp_path, written, "wieder.yaml")).plan.steps
