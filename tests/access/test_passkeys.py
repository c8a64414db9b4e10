"""What somebody sends as a passkey's answer: whatever it is, it is refused in words."""

import base64
import json

import pytest

from tests import counts
from tests.access import door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


def coded(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def answer(**response):
    told = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "clientExtensionResults": {}, "response": response}
    return json.dumps(told)


CLIENT = coded(json.dumps({"type": "webauthn.create", "challenge": "AAAA", "origin": "https://x"}).encode())
WICKED = [
    "1e999",
    "9" * 5_000,
    "[" * 3_000,
    '{"id":' * 3_000,
    '{"id": 1e999}',
    '{"id": "AAAA", "response": ' + "9" * 5_000 + "}",
    '{"id": "AA\\u0000AA"}',
    '{"id": "AAAA", "x": "\\ud800"}',
    '{"id": "AAAA", "x": "\\u0000"}',
    '{"id": null}',
    '{"id": ["AAAA"], "response": {}}',
    '{"id": "AAAA", "response": []}',
    '{"id": "AAAA", "rawId": "A", "response": {"clientDataJSON": 5}}',
    '{"id": "AAAA", "rawId": {}, "type": "public-key", "response": "x"}',
    "null",
    "[]",
    '"x"',
    "{",
    answer(clientDataJSON=CLIENT, attestationObject=coded(b"\x81" * 3_000), authenticatorData="AAAA", signature="AAAA"),
    answer(clientDataJSON=coded(b"[" * 3_000), attestationObject="AAAA", authenticatorData="AAAA", signature="AAAA"),
    answer(clientDataJSON=coded(b"9" * 5_000), attestationObject="AAAA", authenticatorData="AAAA", signature="AAAA"),
    answer(
        clientDataJSON=CLIENT, attestationObject=coded(b"\xa1\0"), authenticatorData=coded(bytes(36)), signature="A"
    ),
    answer(clientDataJSON=CLIENT, attestationObject=coded(b"\xff"), authenticatorData=coded(bytes(37) + b"\x81" * 99)),
]


@pytest.mark.parametrize("number", range(len(WICKED)))
def test_no_answer_breaks_the_door_or_the_page_where_one_is_added(client, body, number):
    door.somebody(body)
    client.post("/anmelden/passkey/", {})

    refused = client.post("/anmelden/passkey/", {"credential": WICKED[number]})
    door.come_in(client)
    client.post("/zugang/passkeys/neu/", {})
    kept = client.post("/zugang/passkeys/neu/", {"credential": WICKED[number], "name": "Handy"})

    assert (refused.status_code, refused.url) == (302, "/anmelden/")
    assert kept.status_code == 200
    assert "nicht angekommen" in kept.content.decode()


@pytest.mark.parametrize("number", range(len(WICKED)))
def test_no_answer_breaks_the_second_factor(client, body, number):
    berta = door.an_office(body)
    door.come_in(client, berta.email)
    door.set_up_app(client)
    client.post("/abmelden/")
    asked = door.come_in(client, berta.email)
    client.post(asked.url, {"credential": ""})

    refused = client.post(asked.url, {"credential": WICKED[number]})

    assert refused.status_code == 200
    assert "nicht angenommen" in refused.content.decode()
