"""SIGKILL at many points of a backup and of a restore: nothing half ever counts, nothing that was there is lost."""

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter

import psycopg
import pytest
from django.db import connection

from sozialraum.backups import archive, making, places
from tests.backups.conftest import ROOT
from tests.stories.house import PATIENCE

POINTS = 24


#: Between its tables, between its rows, and when the files have moved in but the database has not said yes yet.
MOMENTS = ('CREATE TABLE "meetings_meeting"', 'INSERT INTO "acts_entry"', "SET CONSTRAINTS ALL IMMEDIATE", "moved in")


@pytest.fixture
def save_until(full_house, settings, tmp_path):
    """Says ``killed`` or ``done N`` to a point."""
    (second := tmp_path / "zweiter-ort").mkdir()
    settings.BACKUP_SECOND = str(second)
    (settings.DATA / "secret-key").write_text(settings.SECRET_KEY)
    words = {"SOZIALRAUM_DATA": str(settings.DATA), "SOZIALRAUM_BACKUP_SECOND": str(second)}
    helper = subprocess.Popen(
        [sys.executable, "-m", "tests.backups.killer", str(connection.settings_dict["NAME"])],
        env=os.environ | words | {"DJANGO_SETTINGS_MODULE": "sozialraum.config.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def until(point):
        helper.stdin.write(f"{point}\n")
        helper.stdin.flush()
        return helper.stdout.readline().strip()

    yield until
    helper.communicate(timeout=PATIENCE)
    assert helper.returncode == 0


def counted():
    """The archives of both places; each is proven."""
    found = {}
    for place in (places.folder(), places.second()):
        for one in places.archives(place):
            archive.verify(one.path, "")
            found[one.path] = one.path.stat().st_ino
    return found


def test_a_backup_that_is_killed_leaves_no_half_archive_and_takes_none_away(save_until):
    done = save_until(0)
    assert done.startswith("done ")
    points = int(done.split()[1])
    assert points > 2 * POINTS
    seen, before = Counter(), counted()

    for point in sorted(random.Random(2026).sample(range(1, points), POINTS)):
        seen[save_until(point)] += 1
        after = counted()
        assert set(before) <= set(after), point
        before = after

    assert seen == {"killed": POINTS}
    assert making.make(lambda _says: None).path in counted()
    assert not [one for place in (places.folder(), places.second()) for one in place.glob(f"{places.UNBORN}*")]


def test_a_restore_that_is_killed_leaves_the_house_empty_or_whole(made, tmp_path):
    (pictures := tmp_path / "bilder").mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SOZIALRAUM_", "DJANGO_"))}
    words = {"SOZIALRAUM_DATA": str(tmp_path / "neu"), "DJANGO_SETTINGS_MODULE": "sozialraum.config.settings"}
    words["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

    told = subprocess.run(
        [sys.executable, "-m", "tests.backups.images", made, pictures],
        cwd=ROOT, env=kept | words, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip

    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert set(found) == {"empty", "whole"} and len(found) >= 20
    assert found == sorted(found)  # once it is whole it stays so


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite is watched file by file above")
def test_on_postgresql_a_restore_that_is_killed_leaves_the_house_empty_and_can_be_repeated(made, new_houses):
    house = new_houses[1]
    words = {"DJANGO_SETTINGS_MODULE": "sozialraum.config.settings"}
    words["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

    for moment in MOMENTS:
        killed = subprocess.run(
            [sys.executable, "-m", "tests.backups.restorer", moment, made],
            cwd=ROOT, env=house.environment | words, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
        assert killed.returncode == -signal.SIGKILL, (moment, killed.stderr)
        with psycopg.connect(house.database) as outside:
            tables = outside.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        assert tables == [], moment
        assert (house.folder / "files").exists() == (moment == "moved in")

    assert house.command("restore", made).returncode == 0
    assert "Musterviertel" in house.command("check").stdout
    assert not list(house.folder.glob(f"{places.UNBORN}*"))
