"""An institution sends in an event by its link; looked at it stands everywhere, moved and called off it stays."""

import datetime as dt
import io
import re

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.browser import Browser
from tests.stories.test_concern_in_a_meeting import at_the_desk

pytestmark = pytest.mark.story

TOKEN = "beispiel-" + "x" * 34
#: The link of the letter in which the office asks whether the entry is right.
LINKED = """
from django.utils import timezone
from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.network.models import Body
with guard.opened():
    body = Body.objects.get(key="eschweiler-west")
    kita = Organization.objects.create(
        body=body, key="kita-beispiel", name="Kita Beispiel", classification="institution", listed=True,
        postal_address="Musterstraße 1")
    PersonalLink.objects.create(
        body=body, digest=digest_of("{token}"), purpose="confirm", subject="organization", subject_key=kita.key,
        expires=timezone.now() + timezone.timedelta(days=60))
"""
NAME = "Laternenfest Beispiel"


def days_ahead(number):
    return (dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=number)).isoformat()


def shown(stranger):
    """Where the event stands for everybody: list, month, feed, poster, start page."""
    termine = stranger.go("/termine/").page
    liste, _, rest = termine.partition('id="monat"')
    return {
        "list": NAME in liste,
        "month": NAME in rest,
        "feed": NAME in stranger.go("/termine/kalender.ics").page,
        "poster": NAME in poster(stranger),
        "start": NAME in stranger.go("/").page,
    }


def poster(stranger):
    with stranger.opener.open(f"{stranger.base}/termine/aushang.pdf") as answer:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.read())).pages)


EVERYWHERE = dict.fromkeys(("list", "month", "feed", "poster", "start"), True)
NOWHERE = dict.fromkeys(EVERYWHERE, False)


@pytest.mark.usefixtures("founded_house")
def test_an_event_comes_by_link_stands_everywhere_is_moved_and_called_off(house):
    # 1. A house with its history, an institution with its link, an office at its desk.
    linked = house.command("manage", "shell", "-v", "0", "-c", LINKED.format(token=TOKEN))
    assert linked.returncode == 0, linked.stderr
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger, kita = at_the_desk(house, session.split()[0]), Browser(house), Browser(house)

    # 2. The page behind the link leads to the form; what is sent in waits, and nobody else reads it.
    kita.go(f"/l/{TOKEN}/einrichtungen/kita-beispiel/bestaetigen/")
    assert "/einrichtungen/kita-beispiel/veranstaltung/" in kita.page
    kita.go(f"/l/{TOKEN}/einrichtungen/kita-beispiel/veranstaltung/")
    kita.send(name=NAME, date=days_ahead(8), start_time="17:00", place="Hof der Kita", interpreted="Arabisch")
    assert "Das Büro sieht sich die Veranstaltung an. Danach bekommen Sie einen Brief oder eine E-Mail." in kita.words
    event = re.search(r"/veranstaltungen/[\w-]+/", kita.address)[0]
    assert stranger.ask(event) == 404
    assert shown(stranger) == NOWHERE

    # 3. It lies on the desk; published it stands everywhere, and the institution's letter is there to print.
    assert f"Veranstaltung ansehen: {NAME}" in office.go("/schreibtisch/").words
    assert "Kita Beispiel hat sie am" in office.go(event).words
    assert "bekommen Sie einen Brief" not in office.words
    office.go(f"{event}veroeffentlichen/").send()
    assert "Ihre Veranstaltung steht im Kalender" in office.go("/schreibtisch/post/").words
    assert shown(stranger) == EVERYWHERE
    assert "Kita Beispiel" in stranger.go(event).words
    assert "Nicht bekannt: Für wen, Kosten, Ohne Stufen, Kinderbetreuung, Sprachen" in stranger.words

    # 4. Moved: the old day is struck and stays.
    office.go(f"{event}verlegen/").send(date=days_ahead(9), start_time="17:00", reason="Der Hof ist belegt.")
    assert "Verlegt" in stranger.go(event).words and "Der Hof ist belegt." in stranger.words
    assert "<s>" in stranger.page
    assert shown(stranger) == EVERYWHERE

    # 5. Called off: it stays, with the reason.
    office.go(f"{event}absagen/").send(reason="Sturm")
    assert "Fällt aus" in stranger.go(event).words and "Sturm" in stranger.words
    assert shown(stranger) == EVERYWHERE
    assert "STATUS:CANCELLED" in stranger.go("/termine/kalender.ics").page


@pytest.mark.usefixtures("founded_house")
def test_an_institution_reads_at_its_link_what_became_of_what_it_sent_in(house):
    # 1. An institution sends in two events by its link.
    assert house.command("manage", "shell", "-v", "0", "-c", LINKED.format(token=TOKEN)).returncode == 0
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, kita = at_the_desk(house, session.split()[0]), Browser(house)
    form = f"/l/{TOKEN}/einrichtungen/kita-beispiel/veranstaltung/"
    assert "Schon eingereicht" not in kita.go(form).words
    sent = []
    for name in (NAME, "Flohmarkt Beispiel"):
        kita.go(form).send(name=name, date=days_ahead(8))
        sent.append(re.search(r"/veranstaltungen/[\w-]+/", kita.address)[0])
    assert kita.go(form).words.count("Eingereicht") == 2

    # 2. The office publishes one and refuses the other.
    office.go(f"{sent[0]}veroeffentlichen/").send()
    office.go(f"{sent[1]}zurueckweisen/").send(reason="Der Hof ist belegt.")

    # 3. Where it sends in it reads how each stands; the page of the refused one says why, and to ask.
    assert "Steht bei den Terminen" in kita.go(form).words
    assert "Nicht übernommen Der Hof ist belegt." in kita.words
    assert "Der Hof ist belegt. Haben Sie Fragen?" in kita.go(f"/l/{TOKEN}{sent[1]}").words
