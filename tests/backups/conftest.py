"""A house with something of every kind in it, and new houses into which it is brought back."""

import gzip
import hashlib
import os
import subprocess
import sys
import tarfile
import uuid
from pathlib import Path

import pytest
from django.db import connection

from sozialraum.acts.models import Entry
from sozialraum.backups import making, places
from sozialraum.foundation.dates import PartialDate
from sozialraum.papers import ports
from sozialraum.people import actions
from sozialraum.post import outbox
from tests import factories as f
from tests.stories.house import PATIENCE

ROOT = Path(__file__).parents[2]
KEY = "ein-langer-schluessel-aus-der-maschine"
MARK = "Geheimzeichen"
PDF = b"%PDF-1.7 " + MARK.encode() + bytes(range(256)) * 300


@pytest.fixture
def full_house(transactional_db, body, group, people, settings, tmp_path):
    """Somebody with a name, a letter on its way, a journal, and one file under its own checksum."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path / "data", tmp_path / "data" / "files"
    settings.MEDIA_ROOT.mkdir(parents=True)
    by = people["office"]
    person = actions.persons.record(body, by=by, key="erika", name=f"{MARK} Erika", email="erika@geheim.example")
    actions.agree(person, by=by, purpose="named", wording=f"{MARK} ja", way="paper", given_date=PartialDate(2017, 1, 1))
    outbox.put(
        body, to="erika@geheim.example", subject="Ümläute", text=f"{MARK}\nBrief",
        attachments=[outbox.Enclosure("a.bin", bytes(range(256)), "application/octet-stream")],
    )  # fmt: skip
    f.FileFactory(body=body, key="blatt", **stored(PDF))
    assert Entry.objects.count() > 1
    return person


def stored(content):
    file = ports.Bytes(content, "application/pdf", hashlib.sha512(content).hexdigest())
    ports.keep(file)
    return {"sha512_checksum": file.sha512_checksum, "size": file.size, "mime_type": file.mime_type}


@pytest.fixture
def made(full_house):
    """A backup of the full house, with the list of what was erased beside it."""
    places.remember([])
    return making.make(lambda _says: None).path


def rows_in(path):
    """Table by table, what an archive that is not locked holds."""
    with gzip.open(path) as unpacked, tarfile.open(fileobj=unpacked) as tar:
        return {
            name.removeprefix("tables/").removesuffix(".jsonl"): tar.extractfile(name).read().splitlines()
            for name in tar.getnames()
            if name.startswith("tables/")
        }


class NewHouse:
    """An empty house on SQLite, or on a PostgreSQL database made for it, spoken to by commands."""

    def __init__(self, folder, database=""):
        self.folder, self.database = folder, database
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SOZIALRAUM_", "DJANGO_"))}
        self.environment = kept | {"SOZIALRAUM_DATA": str(folder), "PYTHONPATH": str(ROOT / "src")}
        if database:
            self.environment["SOZIALRAUM_DATABASE"] = database

    def command(self, *words, **environment):
        return subprocess.run(
            [sys.executable, "-m", "sozialraum", *map(str, words)],
            cwd=ROOT, env=self.environment | environment, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip


@pytest.fixture
def new_houses(tmp_path):
    """Empty ones: on the database the tests run on, and on SQLite."""
    houses = [NewHouse(tmp_path / "neu")]
    if connection.vendor == "sqlite":
        yield houses
        return
    name, told = f"neu_{uuid.uuid4().hex[:12]}", connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    url = f"postgresql://{told['USER']}@{told['HOST'].replace('/', '%2F')}/{name}"
    yield [*houses, NewHouse(tmp_path / "postgres", url)]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")
