"""Every page made for all tongues, in every tongue: nothing on it is said in German without being marked as German."""

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
from sozialraum.config.addresses import addresses
from sozialraum.languages.catalogues import codes, read
from sozialraum.languages.tongues import BY_CODE
from sozialraum.reaching.models import CONFIRM
from tests.joining.conftest import Somebody
from tests.languages.words_on import in_common

pytestmark = pytest.mark.django_db

TYPED = {"text": "أريد مصباحًا", "reply_by": "phone", "phone": "0151 22", "name": "Amira Beispiel"}
TOKENS = {STATUS: "status-" + "x" * 40, CONFIRM: "confirm-" + "x" * 40}
#: Typed by somebody, or a name: the same on every page, in whatever tongue.
NAMES = {
    *TYPED.values(),
    "buero@example.org",
    "Sozialraumkonferenz",
    "Musterviertel",
    "A-1",
    "A-2",
    "A-3",
    "0151 22 · Amira Beispiel",
}
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
    states = {"said": say(), "answered": say(), "withdrawn": say(), "mailed": say(reply_by="mail", email="a@b.example")}
    actions.answer(states["answered"], by=people["office"], text="Die Laternen kommen.")
    actions.withdraw(states["withdrawn"], by=people["office"])
    with guard.opened():
        for kind, text in OFFICE.items():
            Text.objects.create(body=body, kind=kind, text=text)
        for concern in states.values():
            for purpose, token in TOKENS.items():
                made_for = {"subject": "concerns.Concern", "subject_key": concern.key, "purpose": purpose}
                digest = digest_of(f"{token}{concern.key}")
                PersonalLink.objects.create(body=body, digest=digest, expires=ends, **made_for)
    return states


def paths(world):
    """Every address of a page made for all tongues, as everybody and as whoever holds a link comes to it."""
    for address in addresses():
        if not getattr(address.view, "in_languages", False):
            continue
        if "<" not in address.path:
            yield address, "", address.path
            continue
        for concern in world.values():
            for token in TOKENS.values():
                yield address, f"/l/{token}{concern.key}", address.path.replace("<key:key>", concern.key)


def pages(client, world, prefix):
    """Every such page by front, path and step; forms are leafed through, once empty and once filled in."""
    found, opened = {}, set()
    for address, front, path in paths(world):
        answer = client.get(f"{front}{prefix}{path}")
        if answer.status_code == 200:
            opened.add(address.name)
            found[front, path, "read"] = answer.content.decode()
            if 'name="stempel"' in found[front, path, "read"]:
                found |= {(front, path, step): html for step, html in leafed(f"{front}{prefix}{path}")}
    found["", "/anliegen/gibt-es-nicht/", "404"] = client.get(f"{prefix}/anliegen/gibt-es-nicht/").content.decode()
    found["/l/gone", "/anliegen/", "404"] = client.get(f"/l/gone{prefix}/anliegen/").content.decode()
    missing = {a.name for a in addresses() if getattr(a.view, "in_languages", False)} - opened
    assert missing == set(), "a page made for all tongues that no test here has opened"
    return found


def leafed(path):
    """The steps of a form: refused because nothing was said, then each in its turn."""
    somebody = Somebody(Client(), _Still(), path)
    somebody.open()
    somebody.press("2")
    yield "refused", somebody.page.content.decode()
    somebody.open()
    for step in ("2", "3", "4", "senden"):
        somebody.press(step, **TYPED)
        if somebody.page.status_code != 200:
            return
        yield step, somebody.page.content.decode()


class _Still:
    """A clock that stands still: what goes too fast is told so, which is a page too."""

    def shift(self, _seconds):
        """Stands."""


@pytest.fixture
def german(client, world):
    return pages(client, world, "")


def kept_as_it_is(code):
    """What the catalogue says in the very same words on purpose, e.g. »Telefon« in Turkish."""
    return {entry.msgid for entry in read(code) if entry.msgstr == entry.msgid}


def says_more_than(text, own):
    """Is there a word left in it beside these?"""
    for words in own:
        text = text.replace(words, "")
    return any(map(str.isalpha, text))


@pytest.mark.parametrize("code", codes())
def test_nothing_is_left_in_german(client, world, german, code):
    foreign = pages(client, world, f"/{BY_CODE[code].prefix}")

    assert foreign.keys() == german.keys()
    own = sorted(NAMES | kept_as_it_is(code), key=len, reverse=True)
    left = {
        place: words
        for place, html in foreign.items()
        if (words := [text for text in in_common(html, german[place], code) if says_more_than(text, own)])
    }
    print(f"\n{code}: {len(foreign)} pages, untranslated: {sum(map(len, left.values()))}")  # noqa: T201 - counted
    assert left == {}
    assert {re.search(r'<html lang="([^"]*)"', html)[1] for html in foreign.values()} == {code}
