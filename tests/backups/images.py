"""A helper process: restores an archive, and at many moments takes a picture of what a SIGKILL would leave on the disk.

What is written stays written when a process is killed, so a copy of the data folder taken by the process itself is what
is left of it. Afterwards every picture is asked as the next start would ask it. Prints a list: ``empty`` or ``whole``
for each picture, or what is wrong. Usage: ``python -m tests.backups.images ARCHIVE PICTURES`` with SOZIALRAUM_DATA.
"""

import json
import random
import shutil
import sqlite3
import sys
from io import StringIO
from pathlib import Path

import django
from django.conf import settings

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
SHARE = 1 / 150  # of the statements; there are some thousand
DATABASE = "sozialraum.sqlite3"


class Camera:
    def __init__(self, pictures):
        self.pictures, self.count, self.is_busy, self.any = pictures, 0, False, random.Random(2026)

    def take(self):
        if self.is_busy:
            return
        self.is_busy = True
        if settings.DATA.exists():
            shutil.copytree(settings.DATA, self.pictures / str(self.count))
            self.count += 1
        self.is_busy = False

    def heard(self, event, words):
        if event in EVENTS and not self.is_busy and words and str(settings.DATA) in str(words[0]):
            self.take()

    def around(self, execute, *words):
        if self.any.random() < SHARE:
            self.take()
        return execute(*words)


def main():
    archive, pictures = sys.argv[1], Path(sys.argv[2])
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    camera = Camera(pictures)
    sys.addaudithook(camera.heard)
    with connection.execute_wrapper(camera.around):
        call_command("restore", archive, stdout=StringIO())
    camera.is_busy = True
    whole = lives_in(settings.DATA)
    assert whole[0] > 0
    sys.stdout.write(json.dumps([asked(pictures / str(number), whole) for number in range(camera.count)]))


def lives_in(data):
    """How many people the database knows, and which files lie there."""
    house = sqlite3.connect(data / DATABASE)
    try:
        people = house.execute("SELECT count(*) FROM people_person").fetchone()[0]
    finally:
        house.close()
    return people, sorted(path.name for path in (data / "files").rglob("*") if path.is_file())


def asked(picture, whole):
    """What the next restore finds there."""
    from django.db import connection  # noqa: PLC0415

    from sozialraum.backups import restoring  # noqa: PLC0415
    from sozialraum.backups.errors import BackupError  # noqa: PLC0415

    settings.DATA, settings.MEDIA_ROOT = picture, picture / "files"
    connection.close()
    connection.settings_dict["NAME"] = picture / DATABASE
    try:
        restoring.refuse_unless_empty()
    except BackupError as refusal:
        connection.close()
        is_whole = "nicht leer" in str(refusal) and lives_in(picture) == whole
        return "whole" if is_whole else str(refusal)
    connection.close()
    left = [str(path.relative_to(picture)) for path in picture.rglob("*") if path.is_file()]
    strange = {name for name in left if not name.startswith("locale/")} - {"secret-key", DATABASE}
    return str(sorted(strange)) if strange else "empty"


if __name__ == "__main__":
    main()
