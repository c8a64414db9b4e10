"""What everybody reads changes with acts that publish, and with no other: every act is carried out and looked at."""

import hashlib
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from sozialraum.acts import guard
from sozialraum.acts.act import ACTS
from sozialraum.acts.models import Entry, Head
from sozialraum.bodies.models import Organization
from sozialraum.concerns import actions as concerns
from sozialraum.concerns.models import Concern
from sozialraum.config.addresses import addresses
from sozialraum.config.unchanged import NARROWED, PAGES
from sozialraum.contacts.models import ContactImport
from sozialraum.foundation.memory import REMEMBERED
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import actions as joining
from sozialraum.joining.models import JoinRequest
from sozialraum.papers import actions as papers
from sozialraum.papers.models import File
from tests.conftest import logged_in
from tests.site import crowd
from tests.site.filling import filled, form_on
from tests.site.test_cost_of_forms import ASKING, KEYS, NOT_HERE, SHOWN, WALKED, WORDS, list_of, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: What stands anew in every page: the proof that a form was not forged, and the number of one form sent.
NEVER_THE_SAME = re.compile(rb'(csrfmiddlewaretoken|name="sending"|name="moment")[^>]*')
#: Private acts that no form of the walk carries out; each has a scene below, or why there is none.
NOT_CARRIED_OUT = {
    "pictures.add_pictures": "only wraps what it adds, of which each publishes",
    "pictures.record_itempicture": "by a file alone, see tests/pictures",
    "pictures.correct_itempicture": "by a file alone, see tests/pictures",
    "circulation.remind": "a letter to who writes, which no page shows",
    "circulation.pass_on": "a letter, which those inside alone read of",
    "circulation.forget_objector": "whose an objection was is inside, which no page shows",
    "contacts.answer": "a choice in a list that only the office sees",
    "contacts.take_over": "only wraps what it adds, of which each publishes",
    "founding.load": "only wraps the acts of a file, of which those that publish move the mark",
    "people.hand_out_office_link": "on the command line, before there is an office",
    "people.take_office": "by the operator's link, before there is an office",
    "people.reset_second_factor": "changes a login, which no page shows",
    "people.open_login": "changes a login, which no page shows",
    "ballots.forget_recusal": "who was biased is inside, which no page shows",
    "ballots.forget_voice": "whose a voice was is inside, which no page shows",
    "tasks.forget_person": "whose a task is inside, which no page shows",
    "mailbox.set_up_mailbox": "calls a server, see tests/post",
    "post.set_up_server": "calls a server, see tests/post",
}


def public_paths():
    """One address of each public page that can be opened without anything typed."""
    found = {}
    for address in addresses():
        if address.only_reads and address.name != "file-detail":  # its bytes are not what an act says
            name = f"{address.room}:{address.name}"
            path = re.sub(r"<int:number>", "1", address.path)
            found[name] = re.sub(r"<[^>]+>", KEYS.get(name, "ding"), path)
    return sorted(set(found.values()))


def read(paths):
    """A digest of each page as it is made anew for nobody in particular; what is no page is left out."""
    for shelf in (PAGES, NARROWED, REMEMBERED):
        shelf.clear()
    client, digests = Client(), {}
    for path in paths:
        answer = client.get(path)
        if answer.status_code == 200 and not answer.streaming:
            digests[path] = hashlib.sha256(NEVER_THE_SAME.sub(b"", answer.content)).hexdigest()
    return digests


class Look:
    """What acts did to the public pages of a body: which private ones changed a page, and which were seen at all."""

    def __init__(self, body):
        self.body, self.paths = body, public_paths()
        self.before = read(self.paths)
        self.paths = sorted(self.before)
        self.seen, self.leaks, self.silent = set(), {}, set()

    def at(self, name, do):
        """Do it, look, and take it back."""
        with transaction.atomic():
            before, last = self.mark(), self.last()
            do()
            acts = set(Entry.objects.filter(body=self.body, number__gt=last).values_list("act", flat=True))
            moved = self.mark() != before
            private = {act for act in acts if not ACTS[act].publishes}
            self.seen |= acts
            if acts and moved == (acts == private):
                self.silent.add(name)
            if acts and not moved and (changed := self.changed()):
                self.leaks[name] = (sorted(private), changed)
            transaction.set_rollback(True)

    def mark(self):
        return Head.objects.filter(body=self.body).values_list("public_mark", flat=True).first() or ""

    def last(self):
        return Entry.objects.filter(body=self.body).order_by("-number").values_list("number", flat=True).first() or 0

    def changed(self):
        now = read(self.paths)
        return [path for path in self.paths if now.get(path) != self.before[path]]


@pytest.fixture
def look(body, people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(crowd.NOW, tick=False):
        crowd.furnish(body, 1)
        yield Look(body)


def sent(browser, name, path):
    """Fill in the form at this address and send it."""
    page = browser.get(path)
    form = form_on(page, path) if page.status_code == 200 and "html" in page.headers["Content-Type"] else None
    if form is not None:
        answer = browser.post(path, filled(form) | WORDS.get(name, {}))
        if name in ASKING:
            answer = browser.post(path, filled(form_on(answer, path)))
        assert answer.status_code == (200 if name in SHOWN else 302), name


def scenes(body, office):
    """Private acts that happen by themselves, or take more than one press."""
    house = Visitor.house(body)
    nobody = Visitor(body)
    group = Organization.objects.get(body=body, key="ding")

    def contact_list():
        file = SimpleUploadedFile("liste.csv", list_of(2).replace("AG Wohnen", "AG ding").encode("cp1252"))
        arrange = office.post("/kontakte/einlesen/", {"file": file})
        office.post(
            arrange.url.replace("spalten", "lesen"), {"encoding": "cp1252", "heading_row": 1, "heading_rows": "1"}
        )
        form = office.get(arrange.url).context["form"]
        words = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
        preview = office.post(arrange.url, words | {"means_4": "delegate"})
        office.post(f"{preview.url}loeschen/")
        assert not ContactImport.objects.filter(body=body).exists()

    def said():
        words = {"topic": None, "text": "Es ist dunkel.", "reply_by": "none", "language": "de"}
        concerns.say(body, by=nobody, **words)

    def asked():
        joining.ask(group, by=nobody, name="Ali Beispiel", reply_by="phone", phone="02403 00-01")

    def promised_word(things, key):
        """Somebody to whom word was promised as soon as a day is set."""
        with guard.opened():
            things.filter(body=body, key=key).update(
                promised=crowd.NOW, told_for="", told_as="", reply_by="phone", phone="02403 00-01"
            )
        return things.get(body=body, key=key)

    return {
        "a list of contacts": contact_list,
        "a concern is said": said,
        "a concern hears a date": lambda: concerns.announce_date(promised_word(Concern.objects, "verteilt"), by=house),
        "an address nobody confirmed": lambda: concerns.drop_address(
            Concern.objects.get(body=body, key="auch-per-mail"), by=house
        ),
        "a wish to join": asked,
        "a wish hears a date": lambda: joining.announce_date(promised_word(JoinRequest.objects, "ding"), by=house),
        "files that hold nothing hidden": lambda: papers.note_clean(body, by=house, files=[File.objects.first()]),
    }


def test_no_private_act_changes_what_everybody_reads_and_every_other_moves_the_mark(look, body):
    browser = logged_in(Client(), body)

    for address in addresses():
        name = f"{address.room}:{address.name}"
        if not (address.only_reads or name in WALKED | NOT_HERE):
            path = path_of(address, body)
            look.at(name, lambda name=name, path=path: sent(browser, name, path))
    for name, scene in scenes(body, browser).items():
        look.at(name, scene)

    assert look.leaks == {}
    assert look.silent == set()
    private = {
        name for name, act in ACTS.items() if not act.publishes and act.function.__module__[:11] == "sozialraum."
    }
    assert private - look.seen - set(NOT_CARRIED_OUT) == set()


def test_a_leak_is_found(look, body, people, monkeypatch):
    monkeypatch.setattr(ACTS["bodies.correct_organization"], "publishes", False)
    group = Organization.objects.get(body=body, key="ding")

    look.at("planted", lambda: ACTS["bodies.correct_organization"](group, by=people["office"], task="Neu"))

    assert list(look.leaks) == ["planted"]


def test_what_publishes_moves_the_mark_and_what_is_private_keeps_every_page(look, body, people):
    group = Organization.objects.get(body=body, key="ding")

    look.at("public", lambda: ACTS["bodies.correct_organization"](group, by=people["office"], task="Neu"))
    look.at("private", scenes(body, None)["a concern is said"])

    assert (look.leaks, look.silent) == ({}, set())
