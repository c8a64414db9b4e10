"""A full disk, one that may only be read, a second place that is not there: a clear word, and nothing lost."""

import os
import resource
from contextlib import contextmanager

import pytest

from sozialraum.backups import making, places
from sozialraum.backups.errors import BackupError
from sozialraum.backups.models import Backup
from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job

LITTLE = 2_000  # bytes


def save():
    return making.make(lambda _says: None)


@contextmanager
def nearly_full():
    """No file may grow beyond a few bytes: what a full disk does to whoever writes one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LITTLE, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def may_only_read(folder):
    """Root may write everywhere, so somebody else tries."""
    folder.chmod(0o500)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.parametrize(("trouble", "says"), [(nearly_full, "Platz reicht nicht"), (None, "darf nicht geschrieben")])
def test_a_disk_that_takes_nothing(made, settings, trouble, says):
    before = {one.path: one.path.read_bytes() for one in places.archives(places.folder())}
    entries = Backup.objects.count()

    with trouble() if trouble else may_only_read(places.folder()), pytest.raises(BackupError, match=says):
        save()

    assert {one.path: one.path.read_bytes() for one in places.archives(places.folder())} == before
    assert not list(places.folder().glob(f"{places.UNBORN}*"))
    assert Backup.objects.count() == entries


def test_a_second_place_that_is_not_there_is_said_and_the_first_archive_stays(full_house, settings, tmp_path):
    settings.BACKUP_SECOND = str(tmp_path / "nicht-eingehaengt")
    (duty,) = [one for one in night.duties() if one.name == "backup"]

    night.run_due("jemand", (duty,))

    job = Job.objects.get(name="backup")
    assert job.failed and "nicht-eingehaengt ist nicht da. Ist er eingehängt?" in job.result
    assert not (tmp_path / "nicht-eingehaengt").exists()


def test_the_night_saves_by_itself_and_says_so(full_house, settings):
    (duty,) = [one for one in night.duties() if one.name == "backup"]

    night.run_due("jemand", (duty,))

    job = Job.objects.get(name="backup")
    (made,) = places.archives(places.folder())
    assert not job.failed and job.result.startswith(f"{made.path.name}: ") and ", 1 Datei, " in job.result
    assert Backup.objects.get().name == made.path.name


def test_a_file_that_is_not_what_its_name_says_is_saved_and_named(full_house, settings):
    (file,) = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    file.write_bytes(b"anders")
    os.utime(file, (1, 1))

    made = save()

    assert made.files == 1 and f"Beschädigt waren schon vorher: files/{file.parent.name}/{file.name}" in made.complaint
    assert Backup.objects.get().complaint == made.complaint


def test_a_file_that_is_still_on_its_way_in_belongs_to_the_next_one(full_house, settings):
    (settings.MEDIA_ROOT / "ab").mkdir()
    (settings.MEDIA_ROOT / "ab" / ("ab" * 64)).write_bytes(b"halb")
    assert save().files == 1
