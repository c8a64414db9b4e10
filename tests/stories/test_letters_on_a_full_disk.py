"""The disk is full just when a mail server has taken a letter: it is not sent twice, and nothing else is lost."""

import sqlite3
import time

import pytest

from tests.stories.disks import fill, make_room
from tests.stories.house import House
from tests.stories.mail import SmtpHouse

pytestmark = pytest.mark.story

WHOLE = 20  # seconds, less than a sender waits for its answer
PEOPLE = ["erste@example.org", "zweite@example.org", "dritte@example.org"]
LETTERS = f"""
from sozialraum.network.models import Body
from sozialraum.post import outbox
for to in {PEOPLE}:
    outbox.put(Body.objects.first(), to=to, subject="Einladung", text="Sie sind eingeladen. " * 2000)
"""
STATES = """
from sozialraum.post.models import Letter
print(dict(Letter.objects.values_list("to", "state")))
"""


def empty_log(books):
    """Wait for who writes or empties it just now: of the latter SQLite says "busy" at once, whatever its timeout."""
    deadline = time.monotonic() + WHOLE
    while books.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        assert time.monotonic() < deadline, "the log is never free"


class FillingHouse(SmtpHouse):
    """With the first letter it takes, the disk is full."""

    def __init__(self, house, disk):
        super().__init__()
        self.house, self.disk, self.is_full = house, disk, False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if not self.is_full:
            self.is_full = True
            books = sqlite3.connect(self.house.folder / "data" / "sozialraum.sqlite3", isolation_level=None)
            empty_log(books)  # else there is room in it
            fill(self.disk)
            books.close()
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def house(disk, founded_house):
    house = House(disk, like=founded_house)
    yield house
    house.close()


@pytest.fixture
def post(house, disk):
    with FillingHouse(house, disk) as post:
        house.environment["SOZIALRAUM_SMTP"] = post.url
        yield post


def told(house, words):
    said = house.command("manage", "shell", "-v", "0", "-c", words)
    assert (said.returncode, said.stderr) == (0, "")
    return said.stdout.strip()


def test_what_the_server_said_is_written_down_as_soon_as_there_is_room(house, post, disk):
    told(house, LETTERS)
    house.open()
    post.wait_for_mail(PEOPLE[0])
    assert house.get("/gesund").status == 503

    make_room(disk)

    for person in PEOPLE:
        post.wait_for_mail(person)
    house.close()
    assert sorted(mail["X-RcptTo"] for mail in post.mails) == sorted(PEOPLE)
    assert told(house, STATES) == str(dict.fromkeys(PEOPLE, "sent"))


@pytest.mark.parametrize("goes_on", [False, True], ids=["one round", "stopped"])
def test_a_clockwork_that_ends_before_there_is_room_leaves_one_letter_to_a_human(house, post, disk, goes_on):
    told(house, LETTERS)

    if goes_on:
        house.open()
        post.wait_for_mail(PEOPLE[0])
        house.close()
    else:
        said = house.command("tick", "--once")
        assert said.returncode == 1
        assert "kein Platz mehr" in said.stderr
        assert "Traceback" not in said.stderr
    assert len(post.mails) == 1

    make_room(disk)
    assert house.command("tick", "--once").returncode == 0
    assert sorted(mail["X-RcptTo"] for mail in post.mails) == sorted(PEOPLE)
    assert told(house, STATES) == str({PEOPLE[0]: "unclear", PEOPLE[1]: "sent", PEOPLE[2]: "sent"})
