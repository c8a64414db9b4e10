"""Against programs and floods: what is held up is said, says whom to call, and loses nothing that was typed."""

import pytest

from sozialraum.joining.models import JoinRequest
from tests.joining.conftest import ME, Somebody


def test_whoever_is_quicker_than_a_human_waits_a_moment(somebody, clock, phone):
    somebody.open()
    clock.shift(-28)
    somebody.press("2", **ME, message="schon getippt")
    somebody.press("senden")

    assert "Das ging sehr schnell." in somebody.words()
    assert "Oder rufen Sie uns an: 02403 00-00." in somebody.words()
    assert "schon getippt" in somebody.words()
    clock.shift(1)
    assert somebody.press("senden").status_code == 302
    assert JoinRequest.objects.get().message == "schon getippt"


def test_who_fills_in_what_nobody_sees_is_held_up_once(somebody):
    somebody.open()
    somebody.press("senden", **ME, homepage="https://example.org")
    assert "nicht nach einem Menschen" in somebody.words()
    assert "example.org/" not in somebody.words()
    assert not JoinRequest.objects.exists()

    assert somebody.press("senden").status_code == 302


@pytest.mark.parametrize("stamp", ["", "forged", "forged:1abc:xyz", "x" * 5000])
def test_a_form_that_was_open_too_long_or_was_never_ours_gets_a_new_stamp(somebody, clock, stamp):
    somebody.open()
    somebody.press("senden", **ME, stempel=stamp)
    assert "sehr lange offen" in somebody.words()
    assert not JoinRequest.objects.exists()

    clock.shift(10)
    assert somebody.press("senden").status_code == 302


def test_yesterdays_page_can_still_be_sent(somebody, clock):
    somebody.open()
    clock.shift(25 * 3600)
    somebody.press("senden", **ME)
    assert "sehr lange offen" in somebody.words()

    clock.shift(10)
    assert somebody.press("senden").status_code == 302


def test_a_flood_from_one_corner_holds_up_that_corner_alone(client, clock, somebody, group, phone):
    for number in range(20):
        neighbour = Somebody(client, clock, somebody.address, far_end=f"203.0.113.{number}")
        clock.shift(-28)
        assert neighbour.ask(name=f"Spam {number}", email=f"spam{number}@example.org").status_code == 302

    held = somebody.ask(message="Ich meine es ernst.")
    honest = Somebody(client, clock, somebody.address, far_end="198.51.100.9").ask(name="Anna Beispiel")

    assert held.status_code == 200
    assert "Von Ihrem Internet-Anschluss kam in der letzten Stunde sehr viel auf einmal." in somebody.words()
    assert "02403 00-00" in somebody.words()
    assert "Ich meine es ernst." in somebody.words()
    assert honest.status_code == 302
    clock.shift(3600)
    assert somebody.press("senden").status_code == 302
    assert JoinRequest.objects.filter(message="Ich meine es ernst.").exists()


def test_leafing_and_looking_count_for_nothing(somebody):
    for _ in range(30):
        somebody.open()
        somebody.press("2", **ME)
        somebody.press("1")

    assert somebody.ask().status_code == 302
