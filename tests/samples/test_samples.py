"""What a house kept in November 2026 is understood by every later version: an archive, a database and a dump move in.

The bytes in ``2026-11`` were made by the code of that day and are never made anew; what is asked of them is asked by
pages and commands, so that this test holds whatever tables and names become.
"""

import gzip
import json
import re
import shutil
import uuid
from pathlib import Path

import pytest
from django.db import connection

from tests.journeys.desk import SIT_DOWN
from tests.stories.browser import Browser
from tests.stories.house import House
from tests.stories.mail import SmtpHouse, text_of

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).parent / "2026-11"
FACTS = json.loads((SAMPLE / "facts.json").read_text(encoding="utf-8"))
ARCHIVE = next((SAMPLE / "archive").glob("sozialraum-*.tar.gz.age")).name
GROUPS = {"ag-sprache", "ag-wohnen"}  # who talked about the document to which the file belongs
ERIKA = "erika@beispielviertel.example"


@pytest.fixture
def smtp_house():
    with SmtpHouse() as post:
        yield post


@pytest.fixture
def house(tmp_path, prepared_house, smtp_house):
    """An empty one, on the database the tests run on, with a mail server."""
    house = House(tmp_path, like=prepared_house)
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    if connection.vendor == "sqlite":
        yield house
        house.close()
        return
    name, told = f"probe_{uuid.uuid4().hex[:12]}", connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    host = told["HOST"].replace("/", "%2F")
    house.environment["SOZIALRAUM_DATABASE"] = f"postgresql://{told['USER']}@{host}/{name}"
    yield house
    house.close()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def done(house, *words):
    answer = house.command(*words)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def at_the_desk(house):
    """A browser in which the office sits."""
    words = {"network": "beispielviertel", "kind": "office", "name": "Büro", "second_factor": True}
    key = done(house, "manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).split("session ")[1].split()[0]
    office = Browser(house)
    office.opener.addheaders = [("Cookie", f"sessionid={key}")]
    office.go("/schreibtisch/eintragen/sitzungen/").go("/sitzungen/neu/")
    (token,) = [cookie.value for cookie in office.jar if cookie.name == "csrftoken"]
    office.opener.addheaders = [("Cookie", f"sessionid={key}; csrftoken={token}")]
    return office


def what_is_printed_opens(house):
    """The link on a receipt with its photo, and its number with its code, which the secret of the house makes."""
    somebody = Browser(house).go(FACTS["link"])
    assert "Nummer A-1" in somebody.words and "Zwei Lampen sind bestellt." in somebody.words
    (photo,) = re.findall(r'<img src="([^"]*/anliegen/fotos/[^"]*)"', somebody.page)
    assert house.get(photo).headers["Content-Type"] == "image/jpeg"
    typed = Browser(house).go("/anliegen/stand/").send(number=FACTS["number"], code=FACTS["code"])
    assert "Zwei Lampen sind bestellt." in typed.words


def the_public_reads_what_is_public(house):
    """The record as it was, and nothing of what was closed then."""
    nobody = Browser(house)
    assert "Alle stellten sich vor." in nobody.go("/sitzungen/2018-03-14-ag-wohnen/").words
    assert "Genehmigt am Mittwoch, 6. Juni 2018." in nobody.words
    assert "9 Ja · 0 Nein" in nobody.go("/beschluesse/ordnung-beschlossen/").words
    assert "Alle dürfen kommen." in nobody.go("/dokumente/geschaeftsordnung/2018-03-14/").words
    assert "18. Februar 2099" in nobody.go("/sitzungen/2099-02-18-ag-wohnen/").words
    closed = ("/sitzungen/entwurf-ag-sprache/", "/beschluesse/verschwiegen-beschlossen/", "/dokumente/kostenplan/")
    assert [nobody.ask(path) for path in (*closed, "/dateien/liste/", "/dateien/scan/")] == [404, 404, 404, 404, 200]
    joint = nobody.go("/sitzungen/2019-05-15-gemeinsam/").words
    assert "AG Wohnen und AG Sprache, 15. Mai 2019" in joint
    assert [word for word in ("Verschwiegene", "nur ein Entwurf", "Vertraulich", "Zusage") if word in joint] == []


def the_office_reads_what_is_closed(office):
    joint = office.go("/sitzungen/2019-05-15-gemeinsam/").words
    assert "8 Ja · 1 Nein" in joint and "7 Ja · 0 Nein · 2 Enthaltungen" in joint
    assert [word for word in ("nur ein Entwurf", "Zusage") if word not in joint] == []
    assert "Verschwiegen wird beschlossen." in office.go("/beschluesse/verschwiegen-beschlossen/").words
    assert [office.ask(path) for path in ("/sitzungen/entwurf-ag-sprache/", "/dateien/liste/")] == [200, 200]
    assert "Erika Beispiel" in office.go("/gremien/ag-wohnen/menschen/").words


def what_says_little_of_its_readers_is_closed_to_others(house, office):
    """Since December 2026: a draft closes the whole record, and what is for members names its groups."""
    assert Browser(house).ask("/beschluesse/plan-beschlossen/") == 404
    assert "Der Plan wurde besprochen." not in Browser(house).go("/sitzungen/2019-05-15-gemeinsam/").words
    assert "Der Plan wurde besprochen." in office.go("/sitzungen/2019-05-15-gemeinsam/").words
    for path, groups in (("/dokumente/kostenplan/", GROUPS), ("/dateien/liste/", GROUPS)):
        office.go(f"{path}bearbeiten/")
        boxes = re.findall(r'<input[^>]*name="organizations"[^>]*>', office.page)
        chosen = {re.search(r'value="([^"]+)"', box)[1] for box in boxes if " checked" in box}
        assert chosen == groups, path


def what_was_taken_away_is_gone(house, office):
    """One person before the backup; after it another person and a document, which the archive still holds."""
    assert "Überholter Bericht" not in Browser(house).go("/dokumente/").words
    gone = {404, 410}  # 410 where it was withdrawn by a program that notes whether everybody could read it
    assert {Browser(house).ask("/dokumente/ueberholt/"), office.ask("/dokumente/ueberholt/")} <= gone
    assert "Überholter" not in office.go("/schreibtisch/eintragen/dokumente/").words
    people = office.go("/menschen/").words
    assert "Clara Beispiel" in people
    assert [name for name in ("Frieda Beispiel", "Gustav Beispiel") if name in people] == []


def the_journal_is_found_and_emptied(house, office):
    """Narrowed by kind, by thing and by who; and an erasure of today reaches the entries of then."""
    office.go("/verlauf/")
    (kind,) = re.findall(r'<option value="([^"]+)"[^>]*>\s*Person\s*<', office.page)
    everybody = f"/verlauf/?art={kind}"
    office.go(everybody)
    assert "Clara Beispiel" in office.words and "Sitzung der AG Wohnen" not in office.words
    assert "Altername" not in office.words  # the journal keeps no value of a personal column any more, old ones neither
    found = [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*schluessel=clara-beispiel)"', office.page)]
    office.go(found[0])
    assert "3 Einträge" in office.words and "00000 00 00 33" not in office.words
    assert "Max Beispiel hat" in office.go("/verlauf/?wer=Max").words

    office.go("/menschen/clara-beispiel/loeschen/").send()

    for path in (everybody, found[0], "/verlauf/verlauf.csv", "/verlauf/verlauf.jsonl"):
        page = house.get(path, Cookie=dict(office.opener.addheaders)["Cookie"])
        assert page.status == 200
        assert [word for word in ("Altername", "00000 00 00 33", "00000 00 00 03") if word in page.text] == []
    assert "Name gelöscht" in office.go(everybody).words
    assert "die Kette ist heil" in done(house, "verify-journal")


def the_unread_mail_lies_on_the_desk(office):
    assert "Eine Nachricht im Posteingang" in office.go("/schreibtisch/").words
    assert "Frage zum Beispielfest" in office.go("/schreibtisch/post/eingang/").words


def test_an_archive_of_then_becomes_a_house_of_today(house, smtp_house, tmp_path):
    # 1. It comes back, and what was taken away after it was made goes again.
    place = shutil.copytree(SAMPLE / "archive", tmp_path / "archive")
    house.environment["SOZIALRAUM_BACKUP_KEY_FILE"] = str(place / "backup-key")
    said = done(house, "restore", str(place / ARCHIVE))
    assert "das Journal hält" in said
    assert "Noch einmal gelöscht, was danach schon gelöscht war: 3." in said
    office = opened_at_the_desk(house)

    # 2. Everything is as it was then.
    what_is_printed_opens(house)
    the_public_reads_what_is_public(house)
    the_office_reads_what_is_closed(office)
    what_was_taken_away_is_gone(house, office)
    what_says_little_of_its_readers_is_closed_to_others(house, office)
    the_unread_mail_lies_on_the_desk(office)
    the_journal_is_found_and_emptied(house, office)

    # 3. Letters that waited then are unclear now; the office sends one again, and it goes out.
    office.go("/schreibtisch/post/?stand=unklar")
    letters = re.findall(r'href="(/schreibtisch/post/[a-z0-9]{8}/)"', office.page)
    assert len(letters) == 2
    for letter in letters:
        office.go(f"{letter}noch-einmal/").send()
    the_letter_goes_out(house, smtp_house)


@pytest.mark.once  # a file of SQLite
def test_a_database_of_then_is_raised_to_today(house, smtp_house):
    data = house.folder / "data"
    for name in ("sozialraum.sqlite3-wal", "sozialraum.sqlite3-shm"):
        (data / name).unlink(missing_ok=True)
    with gzip.open(SAMPLE / "sqlite" / "sozialraum.sqlite3.gz") as packed:
        (data / "sozialraum.sqlite3").write_bytes(packed.read())
    shutil.copytree(SAMPLE / "sqlite" / "files", data / "files", dirs_exist_ok=True)
    shutil.copy(SAMPLE / "sqlite" / "secret-key", data / "secret-key")
    done(house, "prepare", "--empty")
    office = opened_at_the_desk(house)

    what_is_printed_opens(house)
    the_public_reads_what_is_public(house)
    the_office_reads_what_is_closed(office)
    what_was_taken_away_is_gone(house, office)
    what_says_little_of_its_readers_is_closed_to_others(house, office)
    the_unread_mail_lies_on_the_desk(office)
    the_journal_is_found_and_emptied(house, office)
    the_letter_goes_out(house, smtp_house)


@pytest.mark.once
def test_a_dump_of_then_is_read_today(house):
    file = SAMPLE / "dump" / "beispielviertel.yaml"

    done(house, "load", str(file))
    again = done(house, "load", str(file))

    assert again.splitlines()[0].endswith("nichts zu ändern.")
    office = opened_at_the_desk(house)
    the_public_reads_what_is_public(house)
    the_office_reads_what_is_closed(office)
    what_was_taken_away_is_gone(house, office)
    what_says_little_of_its_readers_is_closed_to_others(house, office)


def opened_at_the_desk(house):
    house.open("--no-tick")
    return at_the_desk(house)


def the_letter_goes_out(house, smtp_house):
    """Those that waited, with the link that was in one of them; what the clock does every two seconds."""
    done(house, "tick", "--once")
    assert "Max Beispiel" in text_of(smtp_house.wait_for_mail("max@beispielviertel.example"))
    link = re.search(r"https://beispielviertel.example/l/\S+", text_of(smtp_house.wait_for_mail(ERIKA))).group()
    assert link.endswith("/menschen/erika-beispiel/auskunft/")
