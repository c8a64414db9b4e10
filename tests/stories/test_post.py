"""The post, told from outside: letters arrive within seconds, and the clock ends with its house."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mailbox.reports import report
from tests.stories.house import PATIENCE

pytestmark = pytest.mark.story

LETTER = """
from sozialraum.network.models import Body
from sozialraum.post import outbox
outbox.put(Body.objects.first(), to="erika@example.org", name="Erika Müßig", subject="Ihr Code für heute",
           text="Ihr Code: 123456", secret=True)
"""


def children_of(pid):
    listed = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(pid)], capture_output=True, text=True)
    return {int(line.split()[0]): line for line in listed.stdout.splitlines()}


def test_a_letter_leaves_a_running_house_and_the_clock_ends_with_it(house, smtp_house):
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    house.open()
    children = children_of(house.process.pid)
    (clock,) = [pid for pid, line in children.items() if "sozialraum-tick" in line]

    assert house.command("manage", "shell", "-v", "0", "-c", LETTER).stderr == ""

    letter = smtp_house.wait_for_mail("erika@example.org")
    assert letter["Subject"] == "Ihr Code für heute"
    watching = subprocess.Popen([sys.executable, "-c", WATCH, str(clock)])
    house.process.send_signal(signal.SIGKILL)
    assert watching.wait(timeout=PATIENCE) == 0
    for worker in set(children) - {clock}:
        os.kill(worker, signal.SIGKILL)  # the server's own worker does not notice, and would keep the line open
    assert "123456" not in house.process.stdout.read()


def test_a_clock_that_was_killed_is_wound_up_again(house, smtp_house):
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    house.open()
    (clock,) = [pid for pid, line in children_of(house.process.pid).items() if "sozialraum-tick" in line]

    os.kill(clock, signal.SIGKILL)
    assert house.command("manage", "shell", "-v", "0", "-c", LETTER).stderr == ""

    assert smtp_house.wait_for_mail("erika@example.org")["Subject"] == "Ihr Code für heute"
    assert clock not in children_of(house.process.pid)


WATCH = """
import os, select, sys
try:
    select.select([os.pidfd_open(int(sys.argv[1]))], [], [])
except ProcessLookupError:
    pass
"""


STATE = """
from sozialraum.post.models import Letter
print([(one.state, one.said) for one in Letter.objects.filter(to="erika@example.org")])
"""


@pytest.mark.usefixtures("founded_house")
def test_one_round_by_hand_says_what_it_did_and_what_comes_back_finds_its_letter(house, smtp_house):
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    house.command("manage", "shell", "-v", "0", "-c", LETTER)

    said = house.command("tick", "--once")

    assert said.stderr == ""
    assert said.stdout.startswith("Briefe: 1 gesendet.")
    assert len(smtp_house.mails) == 1
    assert not any((Path(house.folder) / "data" / "tick").iterdir())

    came = house.command("receive", says=report(smtp_house.mails[0]["Message-ID"]).decode())

    assert (came.returncode, came.stderr) == (os.EX_OK, "")
    told = house.command("manage", "shell", "-v", "0", "-c", STATE).stdout
    assert told == "[('bounced', '5.1.1 550 5.1.1 <erika@example.org>: User unknown')]\n"


def test_a_house_that_cannot_take_a_mail_in_asks_the_mail_server_to_come_again(house):
    for torn in (house.folder / "data").glob("sozialraum.sqlite3*"):
        torn.write_bytes(b"these are no books")

    away = house.command("receive", says=report("<a@b>").decode())

    assert away.returncode == os.EX_TEMPFAIL
    assert "erika" not in away.stderr + away.stdout


def test_a_house_can_be_opened_without_its_clock(house):
    house.open("--no-tick")

    assert not [line for line in children_of(house.process.pid).values() if "sozialraum-tick" in line]
