"""Where nothing more is to be said, nothing that waited goes out; and with who it was goes what came back."""

import pytest

from sozialraum.concerns import actions
from sozialraum.post.models import Incoming, Letter
from tests import factories as f
from tests.concerns.test_letters import MAIL, MARKER, confirmed


def test_after_a_withdrawal_nothing_goes_out_that_waited_for_its_server(say, people):
    concern = say(**MAIL)
    assert Letter.objects.get().state == "waiting"

    actions.withdraw(concern, by=people["office"])

    letter = Letter.objects.get()
    assert (letter.state, letter.text, letter.next_try) == ("stopped", "", None)


def test_nothing_that_waited_goes_to_an_address_that_was_wrong(say, people):
    concern = say(**MAIL)

    actions.change_contact(concern, by=people["office"], reply_by="mail", email="richtig@example.org")

    assert dict(Letter.objects.values_list("to", "state")) == {
        MAIL["email"]: "stopped",
        "richtig@example.org": "waiting",
    }


def test_whoever_is_forgotten_gets_no_letter_that_waited(say, people):
    concern = confirmed(say(**MAIL))
    actions.answer(concern, by=people["office"], text="Ja.")
    assert "waiting" in Letter.objects.values_list("state", flat=True)

    actions.forget(concern, by=people["office"])

    assert not Letter.objects.exists()


@pytest.mark.parametrize("on_wish", [True, False])
def test_with_who_it_was_goes_what_they_wrote_back(say, people, body, on_wish):
    concern, other = confirmed(say(**MAIL)), say()
    actions.answer(concern, by=people["office"], text="Ja.")
    letter = Letter.objects.latest("pk")
    about = {"body": body, "letter": letter, "about": "concern", "text": MARKER, "sender": MAIL["email"]}
    for state in ("done", "open"):
        f.IncomingFactory(**about, about_key=concern.key, key=f"{state}-mine", state=state)
    f.IncomingFactory(**about, about_key=other.key, key="others", state="done")
    f.LetterFactory(body=body, about="incoming", about_key="done-mine", text=MARKER, state="sent")

    if on_wish:
        actions.forget(concern, by=people["office"])
    else:
        actions.anonymise(concern, by=people["house"])

    left = {"others"} if on_wish else {"others", "open-mine"}  # what nobody has read yet is not lost in the night
    assert set(Incoming.objects.values_list("key", flat=True)) == left
    assert not Letter.objects.filter(about="incoming").exists()
