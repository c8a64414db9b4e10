"""Every page made for all languages, in each: nothing on it is said in German without being marked as German."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from sozialraum.concerns import actions
from sozialraum.concerns.models import STATUS
from sozialraum.concerns.rules import as_read_out
from sozialraum.config.addresses import addresses
from sozialraum.correspondence.models import CONFIRM
from sozialraum.correspondence.words import ReplyBy
from sozialraum.languages.catalogues import codes, read
from sozialraum.languages.names import BY_CODE
from tests import factories as f
from tests.concerns.pictures import handed_in, jpeg
from tests.joining.conftest import Somebody
from tests.languages.words_on import in_common

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TYPED = {"topic": "wohnen", "text": "أريد مصباحًا", "reply_by": "phone", "phone": "0151 22", "name": "Amira Beispiel"}
OF_THE_KITA = "kita-" + "x" * 40
TOKENS = {STATUS: "status-" + "x" * 40, CONFIRM: "confirm-" + "x" * 40}
#: Typed by somebody, or a name: the same on every page, in whatever language.
ANSWER = "Die Laternen kommen."
NAMES = {
    *TYPED.values(),
    *(f"A-{number}" for number in range(1, 17)),
    ANSWER,
    "Kita Beispiel",
    "Gurkenfest",
    "Beispielwiese",
    "AG Wohnen/Quartier",
    "Nachbarschaftstreff Beispiel, Saal",
    "Runde im Februar",
    "A3",
    "Februar 2027",
    "https://netz.example/termine/kalender.ics",
    "A4",
    "a@b.example",
    "buero@example.org",
    "Sozialraumkonferenz",
    "Musterviertel",
}
PICTURES = {"photo-preview", "photo-detail"}
OFFICE = {
    TextKind.OFFICE_PHONE: "02403 00-00",
    TextKind.OFFICE_EMAIL: "buero@example.org",
    TextKind.OFFICE_ADDRESS: "Musterstraße 12\n00000 Musterstadt",
    TextKind.OFFICE_HOURS: "Dienstag, 10 bis 13 Uhr",
    TextKind.OFFICE_LANGUAGES: "Wir sprechen Deutsch und Englisch.",
    TextKind.DEFECTS: "https://stadt.example/maengel",
    TextKind.PETITION: "https://stadt.example/paragraf-24",
    TextKind.HELP_LINES: "Telefonseelsorge: 0800 111 0 111",
}


@pytest.fixture
def world(say, body, meeting, people, topic):
    """A network that has entered everything, and a concern in each of its states, with the links that open it."""
    ends = timezone.now() + timezone.timedelta(days=1)
    office, group = people["office"], topic.groups[0]
    names = ("said", "unsaid", "read", "laid", "planned", "answered", "withdrawn", "council", "defects", "advice")
    states = {name: say(topic=None if name == "unsaid" else topic, may_be_public=name == "answered") for name in names}
    states |= {way: say(reply_by=way, email="a@b.example", postal_address="Musterstraße 12") for way in ReplyBy.values}
    actions.read(states["read"], by=office)
    for name in ("laid", "planned"):
        actions.assign(states[name], by=office, topic=topic, organizations=[group], shared_text="Zu dunkel")
    actions.put_on_agenda(states["planned"], by=office, meeting=meeting)
    actions.answer(states["answered"], by=office, text=ANSWER)
    actions.publish(states["answered"], by=office, public_text=ANSWER)
    actions.withdraw(states["withdrawn"], by=office)
    for where in ("council", "defects", "advice"):
        actions.refer(states[where], by=office, referred_to=where, reason=ANSWER)
    kita = f.OrganizationFactory(body=body, key="kita", name="Kita Beispiel", classification="institution")
    f.EventFactory(body=body, key="fest", name="Gurkenfest", place="Beispielwiese", step_free=False, free=True)
    with guard.opened():
        opens = {"subject": "organization", "subject_key": kita.key, "purpose": "confirm"}
        PersonalLink.objects.create(body=body, digest=digest_of(OF_THE_KITA), expires=ends, **opens)
        for kind, text in OFFICE.items():
            Text.objects.create(body=body, kind=kind, text=text)
        for concern in states.values():
            for purpose, token in TOKENS.items():
                made_for = {"subject": "concern", "subject_key": concern.key, "purpose": purpose}
                digest = digest_of(f"{token}{concern.key}")
                PersonalLink.objects.create(body=body, digest=digest, expires=ends, **made_for)
    return states


def paths(world):
    """Every page made for all languages, as whoever may see it comes to it: everybody, or whoever holds the link."""
    for address in addresses():
        if not getattr(address.view, "in_languages", False) or address.name in PICTURES:
            continue
        if address.room == "events":
            front = f"/l/{OF_THE_KITA}" if address.name == "event-propose" else ""
            yield front, address.path.replace("<key:key>", "kita" if front else "fest")
            continue
        shown = {"concern-status": world, "concern-withdraw": ["said"], "concern-confirm": ["mail"]}
        purpose = CONFIRM if address.name == "concern-confirm" else STATUS
        for name in shown.get(address.name, ["said"]) if "<" in address.path else [""]:
            key = world[name].key if name else ""
            front = f"/l/{TOKENS[purpose]}{key}" if name else ""
            yield front, address.path.replace("<key:key>", key)


def pages(client, world, prefix):
    """Every such page by front, path and step; forms are leafed through, once empty and once filled in."""
    found = {}
    for front, path in paths(world):
        answer = client.get(f"{front}{prefix}{path}")
        assert answer.status_code == 200, path
        found[front, path, "read"] = answer.content.decode()
        if 'name="stempel"' in found[front, path, "read"]:
            found |= {(front, path, step): html for step, html in leafed(f"{front}{prefix}{path}")}
    found["", "/anliegen/gibt/es/nicht/", "404"] = client.get(f"{prefix}/anliegen/gibt/es/nicht/").content.decode()
    found["/l/gone", "/anliegen/", "404"] = client.get(f"/l/gone{prefix}/anliegen/").content.decode()
    for step, guess in (("empty", {}), ("wrong", {"number": "A-1", "code": "falsch"})):
        found["", "/anliegen/stand/", step] = client.post(f"{prefix}/anliegen/stand/", guess).content.decode()
    return found


def leafed(path):
    """The steps of a form: refused because nothing was said, then each in its turn."""
    somebody = Somebody(Client(), _Still(), path)
    somebody.open()
    somebody.press("2")
    yield "refused", somebody.page.content.decode()
    somebody.open()
    for step in ("2", "3", "4", "senden"):
        somebody.press(step, **TYPED | ({"photos": handed_in(jpeg())} if step == "3" else {}))
        if somebody.page.status_code != 200:
            return
        yield step, somebody.page.content.decode()


class _Still:
    """A clock that stands still: what goes too fast is told so, which is a page too."""

    def shift(self, _seconds):
        """Stands."""


def kept_as_it_is(code):
    """What the catalogue says in the very same words on purpose, e.g. »Telefon« in Turkish."""
    same = {entry.msgid for entry in read(code) if entry.msgstr == entry.msgid}
    return {text for text in same if re.search(r"[^\W\d_]{2}", re.sub(r"%\(\w+\)[sd]", "", text))}


PLACE = re.compile(r"%\\\(\w+\\\)[sd]|%s")  # as ``re.escape`` leaves it


def says_more_than(text, names, kept):
    """Is there a word left in it beside these names, and beside what is said alike on purpose?"""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    for words in sorted(kept, key=len, reverse=True):
        text = re.sub(PLACE.sub(".+?", re.escape(words)), "", text)
    return len(text) > 1 and any(map(str.isalpha, text))  # one letter is the sign of a group


def left_in_german(foreign, german, code, world):
    """Page by page, what is said in the same words as in German, beside names and what somebody typed."""
    kept = kept_as_it_is(code)
    typed = {part for one in world.values() for part in (one.text, as_read_out(one.code))}
    names = NAMES | typed | {BY_CODE[code].name}
    return {
        place: words
        for place, html in foreign.items()
        if (words := [text for text in in_common(html, german[place], code) if says_more_than(text, names, kept)])
    }


def test_nothing_is_left_in_german(client, world):
    german = pages(client, world, "")
    assert len(german) > 25

    left = {}
    for code in codes():
        foreign = pages(client, world, f"/{BY_CODE[code].prefix}")
        assert foreign.keys() == german.keys()
        assert {re.search(r'<html lang="([^"]*)"', html)[1] for html in foreign.values()} == {code}
        left[code] = left_in_german(foreign, german, code, world)
        print(f"\n{code}: {len(foreign)} pages, untranslated: {sum(map(len, left[code].values()))}")  # noqa: T201

    assert left == {code: {} for code in codes()}
