"""Figures without persons: what is under three is not shown, nor can it be reckoned."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sozialraum.concerns import actions
from sozialraum.inbox import rules
from tests import factories as f
from tests.conftest import logged_in
from tests.inbox.conftest import MARKER

FIGURES = "/schreibtisch/anliegen/zahlen/"


@pytest.mark.parametrize(
    ("counts", "shown", "others"),
    [
        ({"a": 5, "b": 3}, {"a": 5, "b": 3}, 0),
        ({"a": 9, "b": 5, "c": 2}, {"a": 9}, 7),  # c alone could be reckoned from the sum, so b goes with it
        ({"a": 9, "b": 2, "c": 2}, {"a": 9}, 4),
        ({"a": 9, "b": 8, "c": 1, "d": 1}, {"a": 9}, 10),  # two that are one each
        ({"a": 4, "b": 1}, {}, 5),
        ({"a": 3}, {"a": 3}, 0),
        ({"a": 0, "b": 4}, {"b": 4}, 0),
    ],
)
def test_what_is_told(counts, shown, others):
    table = rules.without_guessable(counts, 3)

    assert table is not None
    assert ({one.label: one.count for one in table.shown}, table.others) == (shown, others)


@pytest.mark.parametrize("counts", [{}, {"a": 2}, {"a": 1, "b": 1}])
def test_a_sum_under_three_is_not_told(counts):
    assert rules.without_guessable(counts, 3) is None


@settings(suppress_health_check=[HealthCheck.too_slow])  # where many tests run beside each other
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9)))
def test_nothing_small_can_be_reckoned(counts):
    table = rules.without_guessable(counts, 3)

    if table is None:
        assert sum(counts.values()) < 3
        return
    hidden = {label: count for label, count in counts.items() if count} | {}
    for one in table.shown:
        assert hidden.pop(one.label) == one.count >= 3
    assert sum(hidden.values()) == table.others
    assert not hidden or (len(hidden) > 1 and table.others >= 3)


@pytest.mark.parametrize(
    ("answered", "talked", "answer", "meeting"),
    [
        (False, False, dt.date(2026, 10, 15), dt.date(2026, 12, 24)),
        (True, False, None, dt.date(2026, 12, 24)),
        (True, True, None, None),
    ],
)
def test_what_is_still_owed(answered, talked, answer, meeting):
    owed = rules.promised(dt.date(2026, 10, 1), 14, 12, answered=answered, talked_about=talked)

    assert (owed.answer, owed.meeting, owed.next) == (answer, meeting, answer or meeting)
    assert owed.is_late(dt.date(2026, 12, 25)) is (owed.next is not None)


def test_the_page_and_the_table_tell_the_same_and_nobodys_words(client, body, say, clock, people):
    for number in range(4):
        say(text=f"{MARKER} {number}", name=MARKER)
    answered = say(language="ar", topic=f.TopicFactory(body=body, name="Nur eines"))
    clock.shift(3 * 24 * 3600)
    actions.answer(answered, by=people["office"], text="Ja")
    aside = say(text="Werbung")
    actions.set_aside(aside, by=people["office"], reason="Werbung")
    city = logged_in(client, body, "city")

    page = city.get(FIGURES).content.decode()
    table = city.get("/schreibtisch/anliegen/zahlen.csv").content.decode()

    assert "5 Anliegen." in page
    for text in (page, table):
        assert MARKER not in text
        assert "Nur eines" not in text
        assert "Arabisch" not in text
    assert '"2026";"Alle";"Anliegen";"5"' in table
    assert '"2026";"Thema";"alle anderen zusammen";"5"' in table
    assert '"2026";"Wie es ankam";"im Formular";"5"' in table


def test_two_are_no_figure(client, body, say):
    say()
    say(text="Noch eines")
    city = logged_in(client, body, "city")

    assert "Dann nennen wir keine Zahl." in city.get(FIGURES).content.decode()
    assert "weniger als drei" in city.get("/schreibtisch/anliegen/zahlen.csv").content.decode()


def test_each_year_for_itself(client, body, say, clock):
    for number in range(3):
        say(text=f"Alt {number}")
    clock.shift(200 * 24 * 3600)
    for number in range(4):
        say(text=f"Neu {number}")
    office = logged_in(client, body)

    assert "4 Anliegen." in office.get(FIGURES).content.decode()
    assert "3 Anliegen." in office.get(f"{FIGURES}?jahr=2026").content.decode()
    for none in ("unsinn", "9" * 5_000, "²", "1e999", "-2026", " "):
        assert "4 Anliegen." in office.get(FIGURES, {"jahr": none}).content.decode()


def test_members_read_no_figures(client, body):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    client.force_login(person.user)

    assert client.get(FIGURES).status_code == 403
