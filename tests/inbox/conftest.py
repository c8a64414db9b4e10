"""Inbox: the topics, groups and clock of the concerns, and an office that is logged in."""

import pytest

from tests.concerns.conftest import _files_of_our_own, _nobody_was_counted, clock, language, meeting, say, topic

__all__ = ["_files_of_our_own", "_nobody_was_counted", "clock", "language", "meeting", "say", "topic"]

LIST = "/schreibtisch/anliegen/"
MARKER = "Geheimzeichen"


@pytest.fixture
def marked(say, group):
    """A concern in which everything that stays with the office carries the marker."""
    return say(text=f"Frau {MARKER} sagt: zu dunkel", name=MARKER, phone=f"02403 {MARKER}"[:60], may_be_public=True)


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()
