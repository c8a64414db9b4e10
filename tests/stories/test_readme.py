"""The README stays true: every command in it is run, here or by CI."""

import re
import signal
import subprocess

import pytest

from tests.stories.house import PATIENCE, ROOT, free_port, wait_for

pytestmark = pytest.mark.story

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN_BY_CI = {"make check", "make test ARGS=tests/meetings", "make test", "make test-postgres"}
MEASURES = {"make bench"}  # ten minutes of measuring; its parts are tested in tests/test_bench.py
RUN_HERE = {
    "make run",
    "make run PORT=8080",
    "sozialraum new",
    "sozialraum load",
    "sozialraum dump",
    "sozialraum check",
    "sozialraum office-link",
    "sozialraum backup",
    "sozialraum restore",
    "sozialraum doctor",
}


def test_every_command_in_the_readme_is_known_to_these_tests():
    named = re.findall(r"`((?:make|sozialraum) [a-z][^`]*)`", README) + re.findall(r"^(make .+)$", README, re.M)

    bare = {re.sub(r" (?:DATEI\.yaml|ARCHIV|--\S+)", "", command) for command in named}

    assert bare == RUN_BY_CI | RUN_HERE | MEASURES | {"make test ARGS=…"}


def test_ci_runs_every_check_on_both_databases():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert set(lines) >= RUN_BY_CI


def test_every_file_the_readme_points_to_is_there():
    links = re.findall(r"\]\(((?!http)[^)]+)\)", README)

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_make_run_serves_on_the_chosen_port_and_the_program_does_the_rest(tmp_path):
    port = free_port()
    make = subprocess.Popen(
        ["make", "run", f"PORT={port}", f"SOZIALRAUM_DATA={tmp_path / 'data'}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    try:
        line = next(line for line in make.stdout if "http://" in line)
        assert line.strip().endswith(f"http://localhost:{port} (Strg+C beendet)")
        wait_for(port)
    finally:
        make.send_signal(signal.SIGTERM)
        make.communicate(timeout=PATIENCE)

    program = ROOT / ".venv" / "bin" / "sozialraum"

    def typed(*words, says="", data="data"):
        done = subprocess.run(
            [program, *words],
            cwd=tmp_path,
            input=says,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            env={"PATH": "/usr/bin:/bin", "SOZIALRAUM_DATA": str(tmp_path / data)},
        )
        assert done.returncode == 0 or words == ("doctor",), (words, done.stderr)
        return done.stdout

    typed("new", says="Netzwerk am Bach\nam-bach\nMusterstadt\n\n\n\n\n")
    typed("load", "am-bach.yaml", "--dry-run")
    typed("dump", "--body", "am-bach", "--with-people", "auszug")
    typed("check")
    assert "/l/" in typed("office-link", "--body", "am-bach")
    typed("backup")
    archive = max((tmp_path / "data" / "backups").glob("sozialraum-*.tar.gz"))
    typed("restore", str(archive), data="elsewhere")
    assert "Sicherung" in typed("doctor")  # it finds fault with a house that nobody serves

    assert (tmp_path / "auszug" / "am-bach.yaml").exists()
    assert (tmp_path / "elsewhere" / "sozialraum.sqlite3").exists()
