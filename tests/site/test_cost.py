"""What a page asks the database: at most 12 questions, that of a meeting 17, and no more of them at 30 rows."""

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.bodies.words import Classification
from sozialraum.config.addresses import addresses
from sozialraum.config.unchanged import PAGES
from sozialraum.decisions.models import Effect, EffectOn, Quorum, Represented
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.memory import REMEMBERED
from sozialraum.meetings.words import State
from sozialraum.papers.models import Adoption
from sozialraum.people.models import Seat
from sozialraum.tasks.models import Task
from tests import factories as f

pytestmark = pytest.mark.django_db

MOST = 12
MORE = {
    "site:meeting-detail": 18,  # all kinds of things meet there; two more where rules are fixed and departed from
    "site:minutes-paper": 17,
    "dossier:meeting-dossier": 20,  # the minutes, and whatever is put behind them
    "site:resolution-detail": 14,  # its minutes, the rules of its sitting, and where else the matter was talked about
    "dossier:resolution-extract": 21,  # the sitting whole, as on its paper
    "site:organization-detail": 13,  # with what the group does beside its decisions
}
#: For those who sit there one more: whom the papers of the meeting concern; and what belongs to its minutes.
INSIDE = {
    "member": {
        "site:meeting-detail": 22,
        "site:minutes-paper": 19,
        "dossier:meeting-dossier": 22,
        "site:resolution-detail": 15,
        "dossier:resolution-extract": 23,
    },
    "nobody": {},
}
FRAME = 4  # texts, groups, which kinds of things there are, years
DAY = dt.date(2026, 3, 1)
ANSWERED_BEFORE = {"site:favicon"}  # a file, or a redirect to one


def furnish(body, count):
    """A network in which every list has this many rows; one of each kind has the key ``ding``."""
    groups = [f.OrganizationFactory(body=body, key=key, name=f"AG {key}") for key in ("ding", "anderes")]
    paper = f.PaperFactory(body=body, key="ding")
    held = f.MeetingFactory(body=body, key="ding", date=PartialDate.of(DAY), state=State.HELD, of=groups)
    f.EventFactory(body=body, key="ding", organization=groups[0])
    minutes = f.MinutesFactory(body=body, meeting=held, state=MinutesState.PUBLISHED, approved=True, present=12)
    f.FileFactory(body=body, key="ding")
    for n in range(count):
        day = PartialDate.of(DAY - dt.timedelta(days=n))
        f.MeetingFactory(body=body, key=f"war-{n}", date=day, state=State.HELD, of=groups)
        f.MeetingFactory(body=body, key=f"kommt-{n}", date=PartialDate.of(DAY + dt.timedelta(days=n + 30)), of=groups)
        f.EventFactory(body=body, date=PartialDate.of(DAY + dt.timedelta(days=n + 30)), organization=groups[n % 2])
        label = "erste" if n == 0 else f"fassung-{n}"
        version = f.VersionFactory(body=body, paper=paper, label=label, text=f"§ 1 Alle\n\nZeile {n}", valid_from=day)
        words = {"key": f"haus-{n}", "offers": f"Angebot {n}", "listed": True}
        house = f.OrganizationFactory(body=body, classification=Classification.INSTITUTION, **words)
        item = f.AgendaItemFactory(body=body, meeting=held, order=n, text="Es wurde beraten.")
        with guard.opened():
            Seat.objects.create(body=body, key=f"sitz-{n}", organization=groups[0], institution=house)
            Represented.objects.create(minutes=minutes, organization=house, position=n)
            Task.objects.create(body=body, key=f"aufgabe-{n}", minutes=minutes, what="Nachfragen")
        f.AnnexFactory(body=body, minutes=minutes, agenda_item=item)
        f.ItemPictureFactory(body=body, agenda_item=item, released=True, description="Eine Tafel")
        f.MeasureFactory(body=body, key="ding" if n == 0 else f"massnahme-{n}", organization=groups[0])
        f.ConsultationFactory(body=body, agenda_item=item, paper=paper)
        decide(body, held, item, groups, version, "ding" if n == 0 else f"beschluss-{n}")
    with guard.opened():
        Quorum.objects.create(minutes=minutes, organization=groups[0], reached=True)
    return groups[0]


def decide(body, meeting, item, groups, version, key):
    resolution = f.ResolutionFactory(body=body, key=key, meeting=meeting, date=None, agenda_item=item, by=groups)
    with guard.opened():
        adoption = Adoption.objects.create(version=version, date=PartialDate.of(DAY))
        Effect.objects.create(resolution=resolution, kind=EffectKind.ADOPTS, adoption=adoption)
        joint = Effect.objects.create(resolution=resolution, kind=EffectKind.MEETS_JOINTLY)
        for position, group in enumerate(groups):
            EffectOn.objects.create(effect=joint, organization=group, position=position)
            f.voted(resolution, group, yes=3)


def member_of(group, client):
    person = f.PersonFactory(body=group.body, user=f.UserFactory())
    f.MembershipFactory(body=group.body, organization=group, person=person)
    client.force_login(person.user)


#: What gives bytes out of the storage.
BYTES = {"papers:file-detail", "pictures:picture-detail"}


def questions(client, forget=lambda: None):
    """How often each public page asks, once the process has seen it."""
    asked = {}
    for address in addresses():
        name = f"{address.room}:{address.name}"
        if not address.only_reads or name in ANSWERED_BEFORE or name in BYTES:
            continue
        key = "haus-0" if name == "site:institution-detail" else "ding"
        path = address.path.replace("<key:key>", key).replace("<slug:language>", "tr")
        path = path.replace("<key:label>", "erste").replace("<key:other>", "erste")
        client.get(path)
        PAGES.clear()
        forget()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert answer.status_code == 200 or name == "site:version-comparison", (path, answer.status_code)
        asked[name] = len(queries)
    return asked


@pytest.mark.parametrize("standing", ["nobody", "member"])
@pytest.mark.parametrize("count", [1, 30])
def test_no_public_page_asks_more_than_twelve_times(client, body, standing, count):
    with time_machine.travel(dt.datetime(2026, 3, 15, 12, tzinfo=dt.UTC), tick=False):
        group = furnish(body, count)
        if standing == "member":
            member_of(group, client)

        asked = questions(client)

    most = MORE | INSIDE[standing]
    assert len(asked) > 15
    assert {name: number for name, number in asked.items() if number > most.get(name, MOST)} == {}


@pytest.mark.parametrize("count", [1, 30])
def test_no_page_asks_more_than_twelve_times_of_a_process_that_knows_nothing_yet(client, body, count):
    with time_machine.travel(dt.datetime(2026, 3, 15, 12, tzinfo=dt.UTC), tick=False):
        furnish(body, count)

        asked = questions(client, forget=REMEMBERED.clear)

    assert {name: number for name, number in asked.items() if number > MORE.get(name, MOST)} == {}


def test_the_first_reader_after_a_public_act_asks_only_for_what_stands_on_every_page_besides(client, body):
    """What one page shows is kept with the page and not once more beside it, or the first reader pays for it all."""
    with time_machine.travel(dt.datetime(2026, 3, 15, 12, tzinfo=dt.UTC), tick=False):
        furnish(body, 3)

        anew, first = questions(client), questions(client, forget=REMEMBERED.clear)

    assert {name: (anew[name], number) for name, number in first.items() if number > anew[name] + FRAME} == {}


def test_what_is_remembered_does_not_grow_with_the_lists_that_are_asked_for(client, body):
    furnish(body, 3)
    client.get("/beschluesse/")
    before = REMEMBERED.weight

    for narrowed in ("gremium=ding", "gremium=anderes", "jahr=2026", "jahr=2026&gremium=ding"):
        client.get(f"/beschluesse/?{narrowed}")

    assert REMEMBERED.weight == before > 0


def test_no_public_page_asks_more_often_when_there_is_more_to_show(client, body, other_body):
    with time_machine.travel(dt.datetime(2026, 3, 15, 12, tzinfo=dt.UTC), tick=False):
        furnish(body, 2)
        few = questions(client)
        furnish(other_body, 30)
        client.defaults["HTTP_HOST"] = "nebenan.localhost"
        many = questions(client)

    assert many == few


def test_a_page_that_is_kept_asks_once(client, body):
    furnish(body, 3)
    first = client.get("/beschluesse/")

    with CaptureQueriesContext(connection) as queries:
        again = client.get("/beschluesse/")

    assert again.content == first.content
    assert again.headers["ETag"] == first.headers["ETag"]
    assert len(queries) == 1


def test_the_table_says_what_the_register_says_and_runs_no_formula(client, body):
    group = furnish(body, 2)
    f.ResolutionFactory(body=body, key="boese", name="=1+1", date=PartialDate(2017), by=[group])

    rows = list(
        csv.reader(io.StringIO(client.get("/beschluesse/register.csv").content.decode("utf-8-sig")), delimiter=";")
    )

    assert [row[1] for row in rows[1:]] == ["2026-03-01", "2026-03-01", "2017"]
    assert rows[1][3:5] == ["AG ding, AG anderes", "Sitzung"]
    assert rows[1][7:11] == ["3 + 3", *["nicht bekannt + nicht bekannt"] * 3]
    assert rows[1][11].endswith("Geschäftsordnung. Diese Gruppen treffen sich gemeinsam: AG ding, AG anderes.")
    assert rows[3][2] == "'=1+1"
    assert rows[3][7] == "nicht bekannt"
    assert rows[3][13] == "https://netz.example/beschluesse/boese/"
