"""Two bodies never see each other, a stranger sees only what is public, a link opens its one thing."""

import csv
import datetime as dt
import io
import logging
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.config.addresses import addresses
from sozialraum.config.logs import WithoutTokens
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.papers.models import File
from sozialraum.papers.ports import Bytes, keep
from tests import factories as f
from tests.conftest import logged_in
from tests.press.reading import as_seen

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MARKER = "Geheimzeichen"
TOKEN = "token-" + "x" * 40


@pytest.fixture
def worlds(body, other_body):
    """One of everything in each body, under the same keys; only the other body's names carry the marker."""
    for home, name in ((body, "Eigenes"), (other_body, MARKER)):
        group = f.OrganizationFactory(body=home, key="das-ding", name=f"{name} Gremium", task=name)
        f.OrganizationFactory(body=home, key=f"nur-{home.key}", name=f"{name} nur hier")
        for key in ("das-ding", f"nur-{home.key}"):
            paper = f.PaperFactory(body=home, key=key, name=f"{name} Papier")
            f.VersionFactory(body=home, paper=paper, label="erste", text=name, valid_from=PartialDate(2016))
            meeting = f.MeetingFactory(body=home, key=key, name=f"{name} Sitzung", of=[group])
            f.AgendaItemFactory(body=home, meeting=meeting, name=f"{name} TOP")
            f.ResolutionFactory(body=home, key=key, name=f"{name} Beschluss", by=[group], resolution_text=name)
            f.FileFactory(body=home, key=key, name=f"{name} Datei")
            f.JoinRequestFactory(body=home, key=key, organization=group, name=f"{name} Anfrage")
            f.ErrandFactory(body=home, key=key, name=f"{name} Wer", text=f"{name} Anruf")
            f.LocationFactory(body=home, key=key, name=f"{name} Ort")
            f.TopicFactory(body=home, key=key, name=f"{name} Thema")
            said = {"text": name, "may_be_public": True, "public_text": f"{name} gesagt", "published": timezone.now()}
            f.ConcernFactory(body=home, key=key, **said)
            f.LegislativeTermFactory(body=home, key=key, name=f"{name} Zeitraum")
            person = f.PersonFactory(body=home, key=key, name=f"{name} Person", email=f"{key}@{name}.example")
            house = f.OrganizationFactory(
                body=home, key=f"haus-{key}", name=f"{name} Haus {key}", classification="institution"
            )
            seat = f.SeatFactory(body=home, key=key, organization=group, institution=house)
            f.MembershipFactory(body=home, key=key, organization=group, person=person, seat=seat)
            f.RecipientFactory(body=home, key=key, organization=group, name=name)
            f.ConsentFactory(body=home, key=key, person=person, wording=name)
            f.LetterFactory(body=home, key=key, subject=f"{name} Brief", text=name)
            f.IncomingFactory(body=home, key=key, subject=f"{name} Antwort", text=name)


def paths(key):
    for address in addresses():
        if "<key:key>" in address.path:
            other = {"<key:key>": key, "<key:label>": "erste", "<key:other>": "erste", "<int:number>": "1"}
            path = address.path
            for name, value in other.items():
                path = path.replace(name, value)
            yield path


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_other_bodys_keys_are_not_there_on_any_address(client, worlds, body, method):
    office = logged_in(client, body)
    foreign = list(paths("nur-nebenan"))
    assert len(foreign) >= 9

    answers = {path: getattr(office, method)(path) for path in foreign}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(foreign, 404)
    assert not [path for path, answer in answers.items() if MARKER in answer.content.decode()]


def test_the_same_key_means_each_bodys_own_thing(client, worlds, other_body):
    for path in paths("das-ding"):
        if "dateien" in path:
            continue  # bytes are asked for in the papers' own tests
        mine = client.get(path)
        assert MARKER not in read(mine), path
        if mine.status_code == 200:
            assert MARKER in read(client.get(path, headers={"host": "nebenan.localhost"})), path


def read(answer):
    """The text of a page, or of a paper."""
    return as_seen(answer.content) if answer["Content-Type"] == "application/pdf" else answer.content.decode()


def test_no_list_and_no_search_shows_the_other_body(client, worlds):
    plain = [a.path for a in addresses() if a.is_public and "<" not in a.path]
    assert len(plain) >= 5
    for path in [*plain, f"/beschluesse/?text={MARKER}", "/beschluesse/?gremium=nur-nebenan"]:
        page = client.get(path).content.decode(errors="replace")
        assert MARKER not in page.replace(f'value="{MARKER}"', ""), path


def test_a_login_of_one_body_is_nobody_in_the_other(client, body, other_body):
    group = f.OrganizationFactory(body=other_body)
    draft = f.MeetingFactory(body=other_body, key="entwurf", state=State.DRAFT, of=[group])
    office = logged_in(client, body)

    assert office.get(f"/sitzungen/{draft.key}/", headers={"host": "nebenan.localhost"}).status_code == 404


def test_what_only_reads_refuses_to_be_posted_to(client, worlds):
    assert client.post("/gremien/das-ding/").status_code == 405
    assert client.post("/").status_code == 405


def test_a_stranger_is_sent_to_the_door_before_anything_is_asked(client, worlds):
    closed = [a for a in addresses() if not a.is_public]
    assert closed
    for address in closed:
        for key in ("das-ding", "gibt-es-nicht"):
            answer = client.post(re.sub(r"<key:[^>]+>", key, address.path.replace("<int:number>", "1")))
            assert answer.status_code == 302
            assert answer.url.startswith("/anmelden/?weiter=%2F"), address.path


#: Tables without words that somebody typed: the journal's own sentences, figures.
NOTHING_TYPED = {"/verlauf/verlauf.csv", "/schreibtisch/anliegen/zahlen.csv"}
#: What somebody without the office's standing may send a form to, or open with a look, though it is not public.
OWN = {
    "desk:desk",
    "desk:mine",
    "people:organization-people",  # of a group one belongs to; with other keys 404
    "people:institution-people",
    "people:organization-people-export",
    "people:seat-detail",
    "inbox:concern-detail",  # what is published, or lies with one's own group; with other keys 404
    "inbox:group-concern-list",
    "inbox:figure-list",  # without persons: for the city, too
    "inbox:figure-export",
}


def standing(body, other_body, kind):
    """A browser, and what is in front of its paths, for everybody who has a foot in the door and no right to act."""
    browser = Client()
    if kind == "holder of a link":
        meeting = Meeting.objects.filter(body=body).first()
        with guard.opened():
            PersonalLink.objects.create(
                body=body, digest=digest_of(TOKEN), purpose="read", subject="meeting",
                subject_key=meeting.key, expires=timezone.now() + dt.timedelta(days=1),
            )  # fmt: skip
        return browser, f"/l/{TOKEN}"
    if kind == "office of the other body":
        return logged_in(browser, other_body), ""
    if kind == "office without second factor":
        return logged_in(browser, body, second_factor=False), ""
    if kind in ("city", "audit"):
        return logged_in(browser, body, kind), ""
    group = f.Organization.objects.get(body=body, key="das-ding")
    person = f.PersonFactory(body=body, user=f.UserFactory())
    ended = {"end_date": PartialDate(2018)} if kind == "former member" else {}
    f.MembershipFactory(body=body, organization=group, person=person, **ended)
    browser.force_login(person.user)
    return browser, ""


@pytest.mark.parametrize(
    "kind",
    [
        "holder of a link",
        "office of the other body",
        "office without second factor",
        "former member",
        "member",
        "city",
        "audit",
    ],
)
def test_whoever_has_no_right_changes_nothing_whatever_they_send_to_any_address(worlds, body, other_body, kind):
    browser, before = standing(body, other_body, kind)

    sent = {}
    for address in addresses():
        name = f"{address.room}:{address.name}"
        if address.is_public or address.room in ("access", "privacy") or name in OWN:
            continue
        for key in ("das-ding", "haus-das-ding") if "<" in address.path else ("",):
            path = before + re.sub(r"<[^>]+>", key, address.path)
            answer = browser.post(path, {"name": "Marker", "text": "Marker"})
            sent[path] = answer.status_code if answer.status_code != 302 else answer.url.partition("?")[0]

    looks = {200} if kind == "audit" else set()  # what only shows may be shown; what is sent to it changes nothing
    assert {path: told for path, told in sent.items() if told not in {403, 404, 405, "/anmelden/"} | looks} == {}
    assert len(sent) > 100
    assert not Entry.objects.exists()


def test_no_table_that_leaves_the_house_runs_a_formula(client, body):
    wicked = "=HYPERLINK(1)"
    group = f.OrganizationFactory(body=body, key="das-ding", name=wicked)
    words = {"classification": "institution", "listed": True}
    kita = f.OrganizationFactory(body=body, name=f"＋{wicked}", offers=f"-{wicked}", **words)
    person = f.PersonFactory(body=body, name=f"@{wicked}")
    f.MembershipFactory(body=body, person=person, seat=f.SeatFactory(body=body, organization=group, institution=kita))
    f.ResolutionFactory(body=body, name=wicked, resolution_text=f"\t{wicked}", date=PartialDate(2017), by=[group])
    office = logged_in(client, body)
    tables = [one.path.replace("<key:key>", "das-ding") for one in addresses() if one.path.endswith(".csv")]
    assert len(tables) >= 3

    for path in tables:
        answer = office.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        cells = [cell for row in rows for cell in row]
        assert path in NOTHING_TYPED or [cell for cell in cells if wicked in cell], path
        assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))] == [], path


@pytest.fixture
def link(body, group):
    meeting = f.MeetingFactory(body=body, key="entwurf", name="Entwurf der Sitzung", state=State.DRAFT, of=[group])
    f.MeetingFactory(body=body, key="anderer-entwurf", state=State.DRAFT, of=[group])
    with guard.opened():
        return PersonalLink.objects.create(
            body=body,
            digest=digest_of(TOKEN),
            purpose="read",
            subject="meeting",
            subject_key=meeting.key,
            expires=timezone.now() + dt.timedelta(days=1),
        )


def test_a_link_opens_its_one_thing_and_nothing_else(client, link):
    assert client.get("/sitzungen/entwurf/").status_code == 404
    page = client.get(f"/l/{TOKEN}/sitzungen/entwurf/")

    assert page.status_code == 200
    assert "Entwurf der Sitzung" in page.content.decode()
    assert client.get(f"/l/{TOKEN}/sitzungen/anderer-entwurf/").status_code == 404
    assert client.get(f"/l/{TOKEN}/sitzungen/entwurf/absagen/").status_code == 403
    assert client.post(f"/l/{TOKEN}/sitzungen/entwurf/einberufen/").status_code == 403
    assert "anderer-entwurf" not in client.get(f"/l/{TOKEN}/sitzungen/").content.decode()


def test_looking_through_a_link_leaves_no_trace_and_tells_nobody(client, link):
    page = client.get(f"/l/{TOKEN}/sitzungen/entwurf/")

    assert not page.cookies
    assert not Entry.objects.exists()
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store, private"
    assert 'name="robots" content="noindex"' in page.content.decode()
    assert f"/l/{TOKEN}/gremien/" in page.content.decode()
    for path in ("", "sitzungen/", "beschluesse/", "gremien/ag-wohnen-quartier/"):
        client.get(f"/l/{TOKEN}/{path}")
        assert TOKEN not in client.get(f"/{path}").content.decode()


#: What a dead link says of itself to who holds it; a guess hears what may be.
TRUE_OF = {
    "expired": "Er ist abgelaufen:",
    "revoked": "Er wurde zurückgezogen:",
    "used up": "Er galt für ein einziges Mal und wurde schon benutzt:",
    "other body": "Vielleicht ist er abgelaufen",
    "forged": "Vielleicht ist er abgelaufen",
}


@pytest.mark.parametrize("spoilt", TRUE_OF)
def test_a_spoilt_link_opens_nothing_and_says_so_kindly(client, link, other_body, spoilt):
    token = TOKEN + "x" if spoilt == "forged" else TOKEN
    with guard.opened():
        if spoilt == "expired":
            PersonalLink.objects.update(expires=timezone.now())
        if spoilt == "revoked":
            PersonalLink.objects.update(revoked=timezone.now())
        if spoilt == "used up":
            PersonalLink.objects.update(used=timezone.now())
    host = "nebenan.localhost" if spoilt == "other body" else "testserver"

    for path in ("sitzungen/entwurf/", "", "gremien/"):
        for method in (client.get, client.post):
            answer = method(f"/l/{token}/{path}", headers={"host": host})
            page = answer.content.decode()
            assert answer.status_code == (404 if spoilt in ("other body", "forged") else 410)
            assert "Dieser Link öffnet nichts mehr." in page
            assert TRUE_OF[spoilt] in page
            assert token not in page
            assert 'href="/gremien/"' in page
            assert not answer.cookies


def test_the_secret_is_neither_kept_nor_logged(link, caplog):
    assert TOKEN not in str(list(PersonalLink.objects.values_list()))
    record = logging.LogRecord("x", logging.ERROR, "", 0, "Not Found: %s", (f"/l/{TOKEN}/sitzungen/",), None)

    WithoutTokens().filter(record)

    assert record.getMessage() == "Not Found: /l/…/sitzungen/"


def test_an_act_over_http_asks_standing_and_state_and_says_why_not(client, body, group):
    meeting = f.MeetingFactory(body=body, key="naechste", state=State.DRAFT, date=None, start_time=None, of=[group])
    office = logged_in(client, body)

    refused = office.post(reverse("convening:meeting-convene", args=[meeting.key]))
    assert refused.status_code == 200
    assert "Zum Einberufen fehlt noch der Tag." in refused.content.decode()

    Meeting.objects.filter(pk=meeting.pk)
    with guard.opened():
        Meeting.objects.filter(pk=meeting.pk).update(date=PartialDate(2027, 2, 18))
    done = office.post(reverse("convening:meeting-convene", args=[meeting.key]))
    assert (done.status_code, done.url) == (302, "/sitzungen/naechste/")
    assert "naechste" in client.get("/termine/").content.decode()

    cancelled = office.post("/sitzungen/naechste/absagen/", {"reason": "Krankheit", "revision": 2})
    assert cancelled.status_code == 302
    page = client.get("/sitzungen/naechste/").content.decode()
    assert "fällt aus" in page.lower()
    assert "Krankheit" in page


def test_a_stale_form_shows_both_texts_and_keeps_what_was_typed(client, body, group):
    f.MeetingFactory(body=body, key="naechste", of=[group], reason="Von nebenan geändert", revision=7)
    office = logged_in(client, body)

    answer = office.post("/sitzungen/naechste/absagen/", {"reason": "Meine Fassung", "revision": 6})

    page = answer.content.decode()
    assert "inzwischen geändert" in page
    assert "Von nebenan geändert" in page
    assert 'value="Meine Fassung"' in page
    assert Meeting.objects.get(key="naechste").state == State.SCHEDULED


CONTENT = Bytes(b"%PDF-1.7", "application/pdf", "a" * 128)
FILLED = {"<key:key>": "das-ding", "<key:label>": "erste", "<key:other>": "erste", "<int:number>": "1"}


def filled(path):
    for name, value in FILLED.items():
        path = path.replace(name, value)
    return re.sub(r"<[^>]+>", "x", path)


@pytest.mark.parametrize("way", ["second factor", "login", "link"])
def test_nothing_is_kept_that_was_answered_to_somebody(client, body, worlds, link, way):
    """Every address of the table: pages, tables, PDFs, files, redirects, refusals and what is not there."""
    keep(CONTENT)
    with guard.opened():
        File.objects.update(sha512_checksum=CONTENT.sha512_checksum, mime_type=CONTENT.mime_type)
    before = f"/l/{TOKEN}" if way == "link" else ""
    somebody = client if before else logged_in(client, body, second_factor=way == "second factor")
    leave = {"access:logout", "access:session-end", "access:sessions-end"}
    asked = [filled(one.path) for one in addresses() if f"{one.room}:{one.name}" not in leave]
    assert len(asked) > 150

    kept, kinds = [], set()
    for path in asked:
        for send in (somebody.get, somebody.post):
            answer = send(f"{before}{path}")
            kinds.add(answer.status_code)
            if answer.headers.get("Cache-Control") != "no-store, private":
                kept.append((answer.status_code, path))
            assert not answer.streaming or b"".join(answer.streaming_content)

    assert kept == []
    assert kinds >= ({200, 403, 404} if before else {200, 302, 403, 404})


def test_what_everybody_may_read_may_be_kept_and_asked_about(client, body):
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_whoever_logs_out_leaves_nothing_in_the_browser(client, body):
    assert "Clear-Site-Data" not in client.get("/").headers
    assert "Clear-Site-Data" not in client.post("/abmelden/").headers  # nobody was in
    office = logged_in(client, body)
    assert "Clear-Site-Data" not in office.get("/schreibtisch/").headers

    answer = office.post("/abmelden/")

    assert (answer.status_code, answer.headers["Clear-Site-Data"]) == (302, '"cache"')
    assert answer.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("host", ["nebenan.localhost.", "NEBENAN.localhost.", "nebenan.localhost.:8000"])
def test_a_name_with_its_last_dot_is_the_same_network(client, body, other_body, host):
    assert other_body.name in client.get("/", headers={"host": host}).content.decode()
