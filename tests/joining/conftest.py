"""Joining: somebody before the form, and a clock that can be set."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from sozialraum.acts import guard
from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from tests import counts
from tests import factories as f

NOW = dt.datetime(2026, 10, 5, 10, tzinfo=dt.UTC)
ME = {"name": "Erika Beispiel", "reply_by": "mail", "email": "erika@example.org"}


@pytest.fixture(autouse=True)
def _nobody_was_counted(db):
    counts.forget()


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def phone(body):
    with guard.opened():
        Text.objects.create(body=body, kind=TextKind.OFFICE_PHONE, text="02403 00-00")


@pytest.fixture
def meeting(body, group):
    """A sitting of the group that is convened."""
    place = f.LocationFactory(body=body, name="Nachbarschaftstreff Beispiel", room="Saal")
    return f.MeetingFactory(body=body, key="2027-02-18-wohnen", name="Runde im Februar", location=place, of=[group])


class Somebody:
    """Fills in the form as a person does: opens it, reads, goes from step to step."""

    def __init__(self, client, clock, address, host="testserver", far_end="203.0.113.7"):
        self.client, self.clock, self.address = client, clock, address
        self.how = {"headers": {"host": host}, "REMOTE_ADDR": far_end}

    def open(self):
        self.page = self.client.get(self.address, **self.how)
        self.clock.shift(30)
        return self.page

    def press(self, button, **typed):
        """Send what stands on the page, with what is typed over it."""
        self.page = self.client.post(self.address, self.standing() | typed | {"schritt": button}, **self.how)
        return self.page

    def standing(self):
        """What a browser would send of this page: hidden fields, and what already stands in the others."""
        main = self.page.content.decode().split("<main")[1]
        found = {}
        for tag in re.findall(r"<input[^>]*>", main):
            words = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            if words.get("type") not in ("radio", "checkbox") or " checked" in tag:
                found[words["name"]] = words.get("value", "")
        for name, text in re.findall(r'<textarea name="(\w+)"[^>]*>\n?([^<]*)<', main):
            found[name] = text
        return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}

    def ask(self, **typed):
        """All three steps; gives the last answer."""
        self.open()
        self.press("2", **(ME | typed))
        self.press("3")
        return self.press("senden")

    def words(self):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.page.content.decode().split("<main")[1]))


@pytest.fixture
def somebody(clock, group):
    return Somebody(Client(), clock, f"/gremien/{group.key}/mitmachen/")
