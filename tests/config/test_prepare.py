"""Prepare: static files are collected when something in them has changed, and only then."""

import os
import subprocess
import sys

import pytest

from sozialraum.config.management.commands.prepare import collect_static


@pytest.fixture
def static(tmp_path, settings):
    """A source of static files; ``STATIC_ROOT`` is beside it."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.css").write_text("a{}")
    settings.DATA, settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path, tmp_path / "static", [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}
    collect_static()
    return source


def collected(settings):
    return {path.suffix: path.read_text() for path in settings.STATIC_ROOT.glob("page.css")}


def test_what_is_collected_already_stays_as_it_is(static, settings):
    (settings.STATIC_ROOT / "page.css").write_text("collected before")

    collect_static()

    assert collected(settings) == {".css": "collected before"}


@pytest.mark.parametrize("change", ["content", "another file", "a file less", "another name"])
def test_any_change_in_the_sources_is_collected(static, settings, change):
    (settings.STATIC_ROOT / "page.css").unlink()
    if change == "content":
        (static / "page.css").write_text("b{}")
    elif change == "another file":
        (static / "other.css").write_text("")
    elif change == "a file less":
        (static / "page.css").unlink()
    else:
        (static / "page.css").rename(static / "side.css")

    collect_static()

    there = {path.name for path in static.iterdir()}
    assert {path.name for path in settings.STATIC_ROOT.iterdir()} >= there
    assert collected(settings) == ({".css": (static / "page.css").read_text()} if "page.css" in there else {})


def test_a_folder_that_was_thrown_away_is_made_anew(static, settings):
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    (settings.STATIC_ROOT / "page.css").unlink()

    collect_static()

    assert collected(settings) == {".css": "a{}"}


def test_what_a_power_cut_left_empty_is_made_anew(static, settings, tmp_path):
    (tmp_path / "static-made-of").unlink()  # written last, when everything else is on the disk
    for path in settings.STATIC_ROOT.iterdir():
        path.write_bytes(b"")

    collect_static()

    assert collected(settings) == {".css": "a{}"}


@pytest.mark.parametrize("words", [["check"], ["dump", "folder"], ["verify-journal"]])
def test_before_that_a_command_says_what_comes_first(words, tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SOZIALRAUM_", "DJANGO_"))}
    environment |= {"SOZIALRAUM_DATA": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "sozialraum", *words], env=environment, cwd=tmp_path, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Diese Installation ist noch leer. Erst kommt »sozialraum prepare«.\n"
