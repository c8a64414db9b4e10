"""The outbox: a letter is there with its act or not at all, and nothing typed becomes a header."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from sozialraum.bodies import actions
from sozialraum.post import outbox
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterState

pytestmark = pytest.mark.django_db


def test_a_letter_waits_with_a_message_id_of_the_networks_host(put):
    letter = put(name="Erika Beispiel", about="person", about_key="erika")

    assert letter.state == LetterState.WAITING
    assert letter.message_id.endswith("@netz.example>")
    assert put().message_id != letter.message_id


@pytest.mark.parametrize("address", ["", "http://[", "https://ümlaut.example:8000"])
def test_a_network_without_a_proper_address_still_makes_a_valid_message_id(body, put, address):
    body.address = address

    letter = put()

    assert letter.message_id.isascii()
    assert letter.message_id.endswith("@musterviertel.invalid>" if "ü" not in address else "@xn--mlaut-jva.example>")


def test_a_letter_is_undone_with_the_transaction_that_wanted_it(put):
    with pytest.raises(RuntimeError), transaction.atomic():
        put()
        raise RuntimeError

    assert Letter.objects.count() == 0


def test_an_act_may_lay_a_letter_into_the_outbox(people, body, put, monkeypatch):
    real = actions.write_texts.function

    def writes(subject, *, by, texts):
        real(subject, by=by, texts=texts)
        put()

    monkeypatch.setattr(actions.write_texts, "function", writes)
    actions.write_texts(body, by=people["office"], texts={"purpose": "Neu"})

    assert Letter.objects.count() == 1


@pytest.mark.parametrize("column", ["to", "name", "subject", "reply_to"])
@pytest.mark.parametrize("sign", ["\n", "\r", "\r\nBcc: alle@example.org\r\n", "\0", "\x0b", "\x85", "\u2028", "\x7f"])
def test_no_header_can_be_smuggled_in(put, column, sign):
    with pytest.raises(ValidationError) as refusal:
        put(**{column: f"erika{sign}@example.org"})

    assert refusal.value.code == "control"
    assert Letter.objects.count() == 0


def test_the_name_of_an_attachment_is_a_header_too(put):
    with pytest.raises(ValidationError):
        put(attachments=[outbox.Enclosure("a.pdf\r\nBcc: x", b"")])


@pytest.mark.parametrize(
    "address",
    [
        "erika@example.org,max@example.org",
        "erika@example.org; max@example.org",
        "erika@example.org max@example.org",
        "Erika <erika@example.org>",
        "<erika@example.org>",
        "erika",
        "erika@",
        "@example.org",
        "erika@example",
        "erika@@example.org",
        "erika.müller@example.org",
        f"{'x' * 300}@example.org",
    ],
)
def test_exactly_one_address_is_taken(put, address):
    with pytest.raises(ValidationError) as refusal:
        put(to=address)

    assert refusal.value.code == "email"


@pytest.mark.parametrize("address", ["erika@example.org", "erika+netz@münchen.example", "o'neill@example.org"])
def test_every_real_address_is_taken(put, address):
    assert put(to=address).to == address


def test_a_letter_without_mail_address_is_for_paper(put):
    letter = put(to="", postal_address="Erika Beispiel\nMusterweg 1\n12345 Musterstadt")

    assert (letter.kind, letter.state, letter.next_try) == ("paper", "to_print", None)


def test_a_letter_to_nowhere_is_refused(put):
    with pytest.raises(ValidationError) as refusal:
        put(to="", postal_address="  ")

    assert refusal.value.code == "address"


def test_long_subjects_and_names_do_not_lose_the_letter(put):
    letter = put(subject="x" * 1000, name="y" * 1000)

    assert (len(letter.subject), len(letter.name)) == (300, 200)
