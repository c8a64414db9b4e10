"""What was saved comes back, row by row and byte by byte, on either database; half of it never does."""

import hashlib
import io
import json
import tarfile

import pytest
from django.core.management import call_command
from django.db import connection

from sozialraum.backups import archive, making, places, restoring, rows
from sozialraum.backups.errors import BackupError
from sozialraum.privacy import actions as privacy
from sozialraum.privacy.management.commands import note_erasures
from tests import factories as f
from tests.backups.conftest import KEY, MARK, PDF, rows_in

OWN_BOOKS = {"backups_backup", "post_job", "post_letter", "django_content_type", "auth_permission"}


def test_every_table_of_the_house_is_saved_or_named_as_left_out(full_house):
    with connection.cursor() as cursor:
        there = {name for name in connection.introspection.table_names(cursor) if not name.startswith("sqlite_")}
    kept = {one._meta.db_table for one in rows.models()}
    assert there - kept == rows.LEFT_OUT | {"django_migrations", "django_cache"} & there


def test_it_comes_back_as_it_was(made, new_houses):
    before = rows_in(made)

    for house in new_houses:
        answer = house.command("restore", made)
        assert (answer.returncode, answer.stderr) == (0, ""), answer.stdout
        assert "Ein Brief war unterwegs" in answer.stdout and "das Journal hält" in answer.stdout
        assert house.command("backup").returncode == 0
        after = rows_in(places.archives(house.folder / "backups")[0].path)
        assert {name: after[name] for name in after if name not in OWN_BOOKS} == {
            name: before[name] for name in before if name not in OWN_BOOKS
        }
        assert json.loads(after["post_letter"][1])[after_column(after, "state")] == "unclear"
        (file,) = [path for path in (house.folder / "files").rglob("*") if path.is_file()]
        assert file.read_bytes() == PDF
        assert file.stat().st_mode & 0o077 == 0


only_postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="from one database to another")


@only_postgresql
def test_what_sqlite_has_saved_moves_into_postgresql(made, new_houses):
    small, large = new_houses
    assert small.command("restore", made).returncode == 0
    assert small.command("backup").returncode == 0
    (saved,) = places.archives(small.folder / "backups")

    answer = large.command("restore", saved.path)

    assert (answer.returncode, answer.stderr) == (0, ""), answer.stdout
    assert "das Journal hält" in answer.stdout
    assert large.command("backup").returncode == 0
    here, there = (rows_in(places.archives(house.folder / "backups")[0].path) for house in new_houses)
    assert {name: there[name] for name in there if name not in OWN_BOOKS} == {
        name: here[name] for name in here if name not in OWN_BOOKS
    }
    assert large.command("manage", "check", "--database", "default").returncode == 0


def after_column(after, name):
    return json.loads(after["post_letter"][0]).index(name)


def test_a_locked_archive_tells_nothing(full_house, settings):
    settings.BACKUP_KEY = KEY
    path = making.make(lambda _says: None).path

    raw = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600 and path.name.endswith(".age")
    assert not [
        mark for mark in (MARK, "erika", "tables/", "Musterviertel", settings.SECRET_KEY) if mark.encode() in raw
    ]
    with pytest.raises(BackupError, match="verschlüsselt"):
        archive.about(path, "")
    with pytest.raises(BackupError, match="passt nicht"):
        archive.about(path, KEY + "x")


def test_into_a_house_that_is_not_empty_nothing_comes(full_house, settings):
    with pytest.raises(BackupError, match="nicht leer: Sozialraumkonferenz Musterviertel") as refused:
        restoring.refuse_unless_empty()
    assert "SOZIALRAUM_DATA=/pfad/neu" in str(refused.value)


def rewritten(path, change):
    """The archive again, its members handed to ``change(name, content)``; its checksums stay as they were."""
    wrong = path.with_name("falsch.tar.gz")
    with tarfile.open(path) as whole, tarfile.open(wrong, "w:gz") as tar:
        for member in whole:
            content = change(member.name, whole.extractfile(member).read())
            if content is not None:
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
    return wrong


def newer(name, content):
    if name != archive.ABOUT:
        return content
    told = json.loads(content)
    return json.dumps(told | {"program": "99", "migrations": [*told["migrations"], ["people", "9999_later"]]}).encode()


def test_what_is_newer_is_refused(made):
    told = archive.about(rewritten(made, newer), "")
    with pytest.raises(BackupError, match="stammt von einer neueren Fassung"):
        restoring.refuse_newer(told, made)
    restoring.refuse_newer(archive.about(made, ""), made)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda name, told: None if name == archive.MANIFEST else told, "ihr Ende fehlt"),
        (lambda name, told: None if "files/" in name else told, "eine Prüfsumme stimmt nicht"),
        (lambda name, told: told.replace(b"erika", b"frida") if "person" in name else told, "eine Prüfsumme stimmt"),
    ],
)
def test_what_is_cut_or_changed_is_refused(made, change, says):
    wrong = rewritten(made, change)
    with pytest.raises(BackupError, match=says):
        archive.verify(wrong, "")
    archive.verify(made, "")


@pytest.mark.parametrize("left", [0.0, 0.1, 0.5, 0.99])
def test_what_was_not_written_to_its_end_is_refused(made, left):
    made.write_bytes(made.read_bytes()[: int(made.stat().st_size * left)])
    with pytest.raises(BackupError, match="taugt nichts"):
        archive.verify(made, "")


@pytest.mark.parametrize("name", ["../boese", "files/../../boese", "/boese", "tables/x/y.jsonl"])
def test_no_name_leads_out_of_the_house(made, tmp_path, name):
    wrong = tmp_path / "sozialraum-20260101-000000.tar.gz"
    with tarfile.open(wrong, "w:gz") as tar:
        info = tarfile.TarInfo(name)
        info.size = 0
        tar.addfile(info)
    with pytest.raises(BackupError, match="hineingehört"):
        archive.verify(wrong, "")


def older(path):
    """The archive as a program would have written it that had no book of backups yet."""
    manifest = {}

    def change(name, content):
        if name == archive.MANIFEST:
            told = json.loads(content)
            told["rows"].pop("backups_backup")
            return json.dumps(told | {"members": manifest}).encode()
        if "backups_backup" in name:
            return None
        if name == archive.ABOUT:
            told = json.loads(content)
            kept = [one for one in told["migrations"] if one[0] != "backups"]
            content = json.dumps(told | {"migrations": kept}).encode()
        manifest[name] = [len(content), hashlib.sha256(content).hexdigest()]
        return content

    return rewritten(path, change)


def test_who_was_erased_since_does_not_come_back_out_of_an_older_archive(made, new_houses, full_house, people):
    house, erased = new_houses[-1], made.parent / places.ERASED
    privacy.erase(full_house, by=people["office"])
    note_erasures.remember()
    aside, made = erased.rename(made.parent / "beiseite"), older(made)

    refused = house.command("restore", made)
    assert refused.returncode == 1 and "Liste der Löschungen" in refused.stderr
    aside.rename(erased)
    answer = house.command("restore", made)

    assert answer.returncode == 0, answer.stderr
    assert "Noch einmal gelöscht, was danach schon gelöscht war: 1." in answer.stdout
    assert MARK not in erased.read_text()
    assert house.command("backup").returncode == 0
    after = rows_in(places.archives(house.folder / "backups")[0].path)
    assert not [name for name in after if "erika@geheim" in str(after[name]) or f"{MARK} Erika" in str(after[name])]


TOKEN = "k" * 43
LETTERS = {
    "code": {"secret": True, "text": "Ihr Code: 1234-9876"},
    "link": {"text": f"Guten Tag, https://netz.example/l/{TOKEN}/mitmachen/x/ öffnet es."},
    "paper": {"text": f"https://netz.example/l/{TOKEN}/x/", "state": "to_print", "kind": "paper", "to": "",
              "postal_address": "Weg 1"},
    "refused": {"text": f"https://netz.example/l/{TOKEN}/x/", "state": "refused"},
    "plain": {"text": "Ohne alles."},
}  # fmt: skip


def letters_in(path):
    named, *lines = (json.loads(line) for line in rows_in(path)["post_letter"])
    return {row["key"]: row for row in (dict(zip(named, line, strict=True)) for line in lines)}


@pytest.mark.once
def test_what_opens_something_stands_in_no_archive_that_anybody_could_read(full_house, body, new_houses):
    for key, words in LETTERS.items():
        f.LetterFactory(body=body, key=key, **({"state": "waiting", "to": "erika@geheim.example"} | words))
    places.remember([])
    made = making.make(lambda _says: None).path

    everything = b"".join(line for lines in rows_in(made).values() for line in lines)
    assert TOKEN.encode() not in everything
    assert b"1234-9876" not in everything
    assert letters_in(made)["plain"]["text"] == "Ohne alles."
    answer = new_houses[-1].command("restore", made)

    assert answer.returncode == 0, answer.stderr
    assert "Bei 4 Briefen, die noch nicht hinaus waren, fehlen Code oder persönlicher Link" in answer.stdout


@pytest.mark.once
def test_a_locked_archive_keeps_what_waiting_letters_need(full_house, body, settings, new_houses):
    settings.BACKUP_KEY = KEY
    f.LetterFactory(body=body, key="link", state="waiting", **LETTERS["link"])
    places.remember([])
    made = making.make(lambda _says: None).path

    answer = new_houses[-1].command("restore", made, SOZIALRAUM_BACKUP_KEY=KEY)

    assert answer.returncode == 0, answer.stderr
    assert "fehlen Code" not in answer.stdout
    assert "geheimen Schlüssel" not in answer.stdout


def test_the_founding_file_holds_no_letter(full_house, body, tmp_path):
    for key, words in LETTERS.items():
        f.LetterFactory(body=body, key=key, **({"state": "waiting", "to": "erika@geheim.example"} | words))

    call_command("dump", "--with-people", str(tmp_path / "auszug"), body=body.key)

    said = "".join(file.read_text() for file in (tmp_path / "auszug").rglob("*.yaml"))
    assert body.name in said and MARK in said
    assert TOKEN not in said and "1234-9876" not in said
