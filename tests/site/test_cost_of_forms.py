"""What a page of the office and a form ask the database: a budget for each, the same at one row and at thirty.

Every address of the table that is not a public page is opened, and its form sent, by the office or by whoever it is
for. A new form needs a line in ``budgets.FORMS``; a page, if it asks more than others, one in ``PAGES_ASK``.
"""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from sozialraum.acts.links import founding_link
from sozialraum.bodies.actions import OFFICE_LINK_LASTS
from sozialraum.config.addresses import addresses
from tests.access import door
from tests.access.test_founding import BERTA, FACTS
from tests.concerns.test_saying import Speaker, picture
from tests.conftest import logged_in
from tests.joining.conftest import Somebody
from tests.papers.test_pages import PNG
from tests.site import crowd
from tests.site.budgets import FOR_EACH, FORM, FORMS, PAGE, PAGES_ASK
from tests.site.counting import Counting
from tests.site.filling import filled, form_on

pytestmark = pytest.mark.django_db

KEYS = {
    **{f"holding:meeting-{page}": "laeuft" for page in ("hold", "add-item", "end-sitting", "make-link", "revoke-link")},
    "holding:meeting-resume": "zu-ende",
    "holding:agendaitem-begin": "kommt-dran",
    **{f"holding:agendaitem-{page}": "notiert" for page in ("finish-item", "set-course")},
    **{f"voting:agendaitem-{page}": "notiert" for page in ("hold-ballot", "hold-poll", "postpone-item")},
    "notes:item-note": "notiert",
    "notes:item-close": "notiert",
    "notes:task-take": "notiert",
    "events:event-publish": "eingereicht",
    "events:event-turn-down": "werbung",
    "events:event-reinstate": "ausfall",
    "bodies:institution-correct": "haus",
    "bodies:institution-withdraw": "leer-haus",
    "bodies:institution-confirm": "haus",
    "bodies:organization-withdraw": "ganz-leer",
    "people:institution-people": "haus",
    "people:organization-agree": "haus",
    "people:person-close-login": "drin",
    "people:person-reset-second-factor": "drin",
    "people:person-withdraw": "drin",
    "people:seat-withdraw": "leer",
    "people:seat-name-delegate": "leer",
    "people:seat-name-deputy": "leer",
    "people:seat-recall": "leer",
    "pictures:picture-take-back": "gezeigt",
    "privacy:person-erase": "frueher",
    "privacy:person-hand-over": "frueher",
    "privacy:about-person": "frueher",
    "privacy:about-person-file": "frueher",
    "convening:meeting-withdraw": "leer",
    "convening:videolink-record": "kommt",
    "agenda:agendaitem-withdraw": "leer",
    "convening:meeting-convene": "entwurf",
    "convening:meeting-move": "kommt",
    "convening:meeting-cancel": "kommt",
    "meetings:meeting-reinstate": "abgesagt",
    "presence:meeting-open-sitting": "gewesen",
    **{f"presence:meeting-{page}": "laeuft" for page in ("arrive", "excuse", "count-public", "speak-for")},
    **{f"presence:meeting-{page}": "laeuft" for page in ("mark-sheet", "sign-in", "state-computed-quorum")},
    **{f"presence:attendance-{page}": "da-0" for page in ("leave", "come-back", "undo-arrival")},
    "holding:attendance-correct-times": "da-0",
    "meetings:meeting-conclude": "gewesen",
    "approvals:minutes-unpublish": "veroeffentlicht",
    "approvals:minutes-withdraw-approval": "genehmigt",
    "approvals:minutes-state-corrections": "genehmigt",
    "attendance:minutes-record": "ohne-protokoll",
    "attendance:meeting-draft-minutes": "ohne-protokoll",
    "attendance:attendance-record": "gezaehlt",
    "tasks:task-finish": "offen",
    "attendance:minutes-state-attendance": "gezaehlt",
    "approvals:minutes-withdraw": "leer",
    "correspondence:delivery-tick-off": "ding",
    "joining:request-status": "nachgefragt",
    "concerns:concern-status": "neu",
    "concerns:concern-withdraw": "neu",
    "concerns:concern-put-on-agenda": "verteilt",
    "concerns:concern-take-off-agenda": "beraten",
    "concerns:meeting-concern-list": "kommt",
    "inbox:concern-detail": "verteilt",
    "inbox:concern-read-out": "verteilt",
    "inbox:concern-read": "neu",
    "inbox:concern-assign": "gelesen",
    "inbox:concern-answer": "verteilt",
    "inbox:concern-refer": "verteilt",
    "inbox:concern-change-contact": "verteilt",
    "inbox:concern-set-aside": "neu",
    "inbox:concern-undo-set-aside": "beiseite",
    "inbox:concern-reopen": "beantwortet",
    "inbox:concern-publish": "verteilt",
    "inbox:concern-unpublish": "offen",
    "inbox:concern-new-code": "neu",
    "inbox:concern-withdraw": "neu",
    "inbox:concern-forget": "verteilt",
    "inbox:topic-withdraw": "leer",
    "rulebook:rulerevision-withdraw": "leer",
    "desk:entering-list": "sitzungen",
    "desk:letter-paper": "papier",
    "papers:file-withdraw": "leer",
    "papers:paper-withdraw": "leer",
    "papers:version-withdraw": "leer",
    **{f"mailbox:incoming-{page}": "eingang" for page in ("detail", "mark-done", "classify", "original", "file")},
    "post:letter-send-again": "gescheitert",
    "post:letter-stop": "wartend",
    "post:letter-confirm-arrival": "unklar",
    "post:letter-check-off": "papier",
    "post:letter-deliver-by-phone": "ohne-weg",
}
SOMEBODY = {"name": "Gerda Beispiel"}
WORDS = {
    "holding:meeting-add-item": {"name": "Bänke"},
    "holding:agendaitem-set-course": {"course": "postponed", "reason": "Die Zeit war um."},
    "voting:agendaitem-hold-ballot": {"wording": "Mehr Licht.", "way_0": "unanimous", "way_1": "unanimous"},
    "voting:agendaitem-postpone-item": {"reason": "Es fehlt ein Plan."},
    "voting:agendaitem-hold-poll": {"words": "viele dafür"},
    "annexes:annex-record": {"name": "Plan"},
    "people:organization-appoint": SOMEBODY,
    "people:recipient-record": SOMEBODY | {"email": "gerda@example.org"},
    "people:person-agree": {"given_date": "5.1.2026"},
    "people:organization-agree": {"given_date": "5.1.2026"},
    "people:seat-name-delegate": SOMEBODY,
    "people:seat-name-deputy": SOMEBODY,
    "people:seat-recall": SOMEBODY | {"end_date": "2020"},
    "convening:meeting-record": {"date": "18.2.2026"},
    "convening:meeting-plan": {"groups": "ding", "day": "2027-03-18", "entwurf": "1"},
    "convening:meeting-move": {"date": "19.2.2027"},
    "events:event-record": {"date": "19.2.2027"},
    **{f"events:event-{verb}": {"date": "19.3.2027"} for verb in ("move", "propose")},
    "decisions:resolution-record": {"date": "2020", "group_1": "ding"},
    "joining:request-answer": {"answer": "Abends."},
    "joining:request-ask-back": {"question": "Wann?"},
    "joining:request-refuse": {"reason": "Die Gruppe ist voll."},
    "contacts:contact-take-out": {},
    "inbox:concern-record-on-behalf": {"text": "Zu dunkel.", "phone": "02403 00-09"},
    "inbox:card-list": {"text_1": "Zu dunkel."},
    "concerns:concern-find": {"number": "A-1", "code": "AAAA-AAAA"},
    "transcripts:body-transcribe-sitting": {
        "group": "ding",
        "date": "14.3.19",
        "title_1": "Bänke",
        "result_1": "9:0:1",
    },
    "papers:version-record": {"text": "§ 1 Zweck"},
    "presence:meeting-arrive": SOMEBODY,
    **{f"interests:interest-{verb}": {"institution": "haus", "person": ""} for verb in ("record", "correct")},
    "inbox:concern-answer": {"text": "Die Laternen werden gerichtet."},
    "inbox:concern-refer": {"reason": "Dafür ist die Stadt da."},
    "inbox:concern-set-aside": {"reason": "Werbung"},
}


#: Forms that are opened by a personal link: its purpose, and for which thing.
LINKED = {
    "joining:request-answer": (crowd.WISH, "nachgefragt"),
    "joining:request-confirm": (crowd.CONFIRM, "per-mail"),
    "concerns:concern-confirm": (crowd.CONFIRM, "auch-per-mail"),
    "events:event-propose": ("confirm", "haus"),
}
KEYS |= {name: key for name, (_purpose, key) in LINKED.items()}
#: What a page has to be asked for, to show its form.
ASKED = {"people:person-agree": "?wozu=news", "people:organization-agree": "?wozu=news"}
#: What is answered with a page or a file, not with another address.
SHOWN = {
    "access:login-without-mail", "concerns:concern-find", "contacts:contact-take-out", "holding:meeting-make-link",
    "holding:meeting-hold",  # its first form only carries buttons that lead to forms of their own
}  # fmt: skip
#: What asks once whether something was forgotten, and is sent again.
ASKING = {"approvals:minutes-publish", "transcripts:body-transcribe-sitting"}
#: What needs more than one press, and is sent in the walks below.
WALKED = {
    "access:login", "access:login-code", "access:login-second-factor", "access:logout", "access:second-factor",
    "access:second-factor-remove", "access:recovery-codes", "access:sessions-end", "access:founding",
    "access:take-office", "joining:request-ask", "concerns:concern-say", "contacts:import-upload",
    "contacts:import-read-again", "contacts:import-arrange", "contacts:import-answer", "contacts:import-take-over",
    "contacts:import-throw-away", "papers:file-record", "pictures:pictures-add",
    "agenda:resolution-state-answer", "approvals:meeting-approve-former", "approvals:meeting-undo-former",
    "electing:election-count-run-off", "electing:election-draw-lot", "electing:election-undo-round",
    "electing:election-fill-office", "electing:election-empty-office",
    "circulation:minutes-raise-objection", "circulation:minutes-send-draft", "circulation:minutes-sign",
    "circulation:minutes-approve-for-dissolved", "circulation:objection-decide",  # tests/circulation
    "electing:agendaitem-hold-election",  # what needs a sitting that runs: tests/electing/test_cost.py
}  # fmt: skip
#: How the address of a form ends; one that showed none was not tried.
VERBS = ("-record", "-correct", "-withdraw", "-confirm", "-answer", "-forget", "-assign", "-end", "-agree", "-stop")
#: What asks a device, another server or a thread of its own; each has tests of its own.
NOT_HERE = {
    "access:login-passkey", "access:passkey-add", "access:passkey-rename", "access:passkey-remove",
    "access:session-end", "people:person-reset-second-factor", "post:server-check", "mailbox:mailbox-check",
    "contacts:import-answer", "contacts:import-take-over",
}  # fmt: skip


def path_of(address, body):
    name = f"{address.room}:{address.name}"
    before = f"/l/{crowd.token(body, *LINKED[name])}" if name in LINKED else ""
    path = re.sub(r"<[^>]+>", KEYS.get(name, "ding"), address.path.replace("<int:number>", "1"))
    return before + path + ASKED.get(name, "")


def walked(browser, body):
    """Open every address and send its form; what was sent and what happened, where it was not done."""
    refused, without = {}, set()
    for address in addresses():
        name = f"{address.room}:{address.name}"
        if address.only_reads or name in WALKED | NOT_HERE:
            continue
        with transaction.atomic():
            path, visitor = path_of(address, body), browser.again()
            page = visitor.get(path)
            form = form_on(page, path) if page.status_code == 200 and "html" in page.headers["Content-Type"] else None
            if form is None:
                without.add(name)
            else:
                answer = visitor.post(path, filled(form) | WORDS.get(name, {}))
                if name in ASKING:
                    answer = visitor.post(path, filled(form_on(answer, path)))
                if answer.status_code != (200 if name in SHOWN else 302):
                    refused[name] = answer.content.decode()[-3000:] if not answer.context else errors(answer)
            transaction.set_rollback(True)
    return refused, without


def errors(answer):
    form = answer.context.get("form")
    return (answer.status_code, getattr(form, "errors", None))


def costs_of(count, body, host):
    """What pages and forms of the office cost in a network of this size."""
    crowd.furnish(body, count)
    browser = logged_in(Counting(headers={"host": host}), body)
    refused, without = walked(browser, body)
    assert refused == {}, refused
    assert not [name for name in without if name.endswith(VERBS)]
    return browser


@pytest.fixture
def networks(body, other_body, settings, tmp_path):
    """A network with one of everything, and one with thirty."""
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(crowd.NOW, tick=False):
        yield costs_of(1, body, "testserver"), costs_of(30, other_body, "nebenan.localhost")


def test_every_page_and_form_of_the_office_has_a_budget_whatever_stands_around_it(networks):
    small, large = networks

    assert over(small.forms, FORM, FORMS) == {}, over(small.forms, FORM, FORMS)
    assert over(large.forms, FORM, FORMS, more=29) == {}, over(large.forms, FORM, FORMS, more=29)
    assert over(large.pages, PAGE, PAGES_ASK) == {}, over(large.pages, PAGE, PAGES_ASK)
    assert {name: writes for name, (_asked, writes) in large.forms.items() if writes > 1} == {}
    assert grown(small.forms, large.forms, 29) == {}
    assert grown(small.pages, large.pages, 0) == {}
    assert len(large.forms) > 90


def over(costs, most, known, more=0):
    """What asked more than it may."""
    return {
        name: asked
        for name, (asked, _writes) in costs.items()
        if asked > known.get(name, most) + FOR_EACH.get(name, 0) * more
    }


def grown(few, many, more):
    """What asked more with thirty rows; one question more is that of a second thing beside the first."""
    return {
        name: (few[name], many[name]) for name in few if many[name][0] > few[name][0] + 1 + FOR_EACH.get(name, 0) * more
    }


# ── what takes more than one press ────────────────────────────────────────────


def test_a_concern_with_three_photos_and_a_wish_to_join_have_a_budget(body, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(crowd.NOW, tick=False) as clock:
        crowd.furnish(body, 30)
        browser = Counting()
        said = Speaker(browser, clock, "/anliegen/sagen/").say(
            topic="ding",
            photos=[picture(colour) for colour in ("red", "green", "blue")],
            reply_by="mail",
            phone="",
            email="gerda@example.org",
        )
        joined = Somebody(browser, clock, "/gremien/ding/mitmachen/").ask()

    assert (said.status_code, joined.status_code) == (302, 302)
    assert beyond(browser.forms, OPEN_FORMS) == {}


def test_the_way_through_the_door_has_a_budget(body):
    door.an_office(body)
    browser = Counting()

    door.come_in(browser, "buero@example.org")
    door.set_up_app(browser)
    codes = browser.post("/zugang/ersatzcodes/")
    browser.post("/zugang/anmeldungen/beenden/")
    removed = browser.post("/zugang/zweiter-faktor/entfernen/")
    out = browser.post("/abmelden/")

    assert [codes.status_code, removed.status_code, out.status_code] == [302, 302, 302]
    assert beyond(browser.forms, DOOR) == {}


def beyond(costs, known):
    """What asked more statements, or wrote in more transactions, than it may."""
    return {
        name: spent
        for name, spent in costs.items()
        if any(one > most for one, most in zip(spent, known[name], strict=True))
    }


#: Statements and write transactions: each photo is counted by itself, then the form, then comes the act.
OPEN_FORMS = {"concerns:concern-say": (40, 5), "joining:request-ask": (37, 2)}
#: Statements and write transactions: the login library counts its attempts in the cache, and keeps a session.
DOOR = {
    "access:login": (29, 11),
    "access:login-code": (24, 8),
    "access:second-factor": (34, 12),
    "access:recovery-codes": (12, 2),
    "access:second-factor-remove": (20, 5),
    "access:sessions-end": (6, 1),
    "access:logout": (6, 1),
    "access:founding": (40, 1),
    "access:take-office": (30, 5),
}


def test_founding_a_network_and_taking_its_office_have_a_budget(db):
    browser = Counting()

    founded = browser.post(founding_link(OFFICE_LINK_LASTS), FACTS)
    taken = browser.post(founded.url, BERTA)

    assert taken.url == "/zugang/zweiter-faktor/"
    assert beyond(browser.forms, DOOR) == {}


def list_of(count):
    lines = [f"Kita {n};Max Muster {n};max{n}@example.org;02403 {n};x;" for n in range(count)]
    return "\n".join(["Einrichtung;Name;E-Mail;Telefon;AG Wohnen;Verteiler AG Wohnen", *lines]) + "\n"


@pytest.mark.parametrize("count", [1, 30])
def test_a_list_of_contacts_and_a_file_are_read_at_the_same_cost_however_long_it_is(
    body, group, count, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    browser = logged_in(Counting(), body)
    file = SimpleUploadedFile("liste.csv", list_of(count).encode("cp1252"))
    arrange = browser.post("/kontakte/einlesen/", {"file": file})
    read = arrange.url.replace("spalten", "lesen")
    browser.post(read, {"encoding": "cp1252", "heading_row": 1, "heading_rows": "1"})
    form = browser.get(arrange.url).context["form"]
    words = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    preview = browser.post(arrange.url, words | {"means_4": "delegate"})
    browser.get(preview.url)
    gone = browser.post(f"{preview.url}loeschen/")
    scan = {"name": "Scan", "audience": "public", "upload": SimpleUploadedFile("x.png", PNG)}
    put = browser.post("/dateien/neu/", scan)

    assert [one.status_code for one in (arrange, preview, gone, put)] == [302, 302, 302, 302]
    assert over(browser.forms, FORM, {}) == {}
    assert {name: writes for name, (_asked, writes) in browser.forms.items() if writes > 1} == {}
    assert over(browser.pages, PAGE + 1, {}) == {}
