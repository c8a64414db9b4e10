"""A mail server on this machine, and the house that knows it."""

import pytest

from sozialraum.clockwork.alive import Presence
from sozialraum.post import outbox
from sozialraum.post.delivery import Postman
from tests.stories.mail import SmtpHouse


@pytest.fixture
def server(settings):
    with SmtpHouse() as server:
        settings.SMTP = server.url
        yield server


@pytest.fixture
def postman():
    with Presence() as presence:
        yield Postman(presence.name)


@pytest.fixture
def put(body):
    def put(**words):
        return outbox.put(body, **({"to": "erika@example.org", "subject": "Guten Tag", "text": "Hallo."} | words))

    return put
