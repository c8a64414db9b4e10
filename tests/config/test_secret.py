"""The secret key: made once, whole or not at all."""

import resource
import subprocess
import sys

import pytest

from sozialraum.config import secret


def test_it_is_made_once_and_nobody_else_reads_it(tmp_path):
    key = secret.kept_in(tmp_path / "data")

    assert len(key) >= 50
    assert secret.kept_in(tmp_path / "data") == key
    assert [(one.name, one.stat().st_mode & 0o777) for one in (tmp_path / "data").iterdir()] == [("secret-key", 0o600)]


def test_an_empty_one_is_made_anew(tmp_path):
    (tmp_path / "secret-key").write_text("\n")

    assert len(secret.kept_in(tmp_path)) >= 50


def test_without_room_there_is_none_rather_than_half_of_one(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            secret.kept_in(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert list(tmp_path.iterdir()) == []


def test_all_who_start_at_once_have_the_same(tmp_path):
    words = (
        "import pathlib, sys; from sozialraum.config.secret import kept_in; print(kept_in(pathlib.Path(sys.argv[1])))"
    )
    start = [sys.executable, "-c", words, tmp_path]
    several = [subprocess.Popen(start, stdout=subprocess.PIPE, text=True) for _one in range(8)]
    said = {one.communicate()[0] for one in several}

    assert said == {f"{secret.kept_in(tmp_path)}\n"}
