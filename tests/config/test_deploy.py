"""The files for a server and the page that explains them: every command and every setting they name is there."""

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from django.core.management import get_commands

from sozialraum.config.cli import WORDS
from sozialraum.config.env import Env

ROOT = Path(__file__).parents[2]
DEPLOY, PAGE = ROOT / "deploy", (ROOT / "docs" / "operate.md").read_text()
EVERYTHING = PAGE + "".join(path.read_text() for path in DEPLOY.iterdir())
SETTINGS = {f"SOZIALRAUM_{one.name.upper()}" for one in fields(Env)}


def test_every_setting_stands_in_the_file_and_none_that_is_not():
    named = set(re.findall(r"SOZIALRAUM_[A-Z_]*[A-Z]", EVERYTHING))
    assert {name.removesuffix("_FILE") for name in named} == SETTINGS


def test_the_house_starts_with_the_file_as_it_is(tmp_path):
    """Each line, with the signs in front of it taken away, is one the house understands."""
    lines = re.findall(r'^#?(SOZIALRAUM_\w+)="(.*)"$', (DEPLOY / "sozialraum.env").read_text(), re.M)
    (tmp_path / "key").write_text("x" * 40)
    told = {name: str(tmp_path / "key") if name.endswith("_FILE") else value for name, value in lines}
    env = Env.read(told)
    assert env.https is True and str(env.data) == "/var/lib/sozialraum" and env.backup_key == "x" * 40


def test_every_word_of_the_command_exists():
    words = set(re.findall(r"(?:bin/|`|^|; |&& )sozialraum ([a-z-]+)", EVERYTHING, re.M))
    assert {"run", "tick", "backup", "restore", "doctor", "office-link", "receive"} <= words <= set(WORDS)
    assert "fetch_mail" in get_commands()
    options = dict(re.findall(r"sozialraum (restore|backup|tick|office-link)[^\n`]*? (--[a-z-]+)", EVERYTHING))
    for word, option in options.items():
        said = subprocess.run(
            [sys.executable, "-m", "sozialraum", word, "--help"], capture_output=True, text=True, check=True
        )
        assert option in said.stdout, (word, option)


def test_every_file_the_page_names_is_there():
    named = re.findall(r"(?:/opt/sozialraum/|`)((?:deploy|scripts)/[\w.-]+)", PAGE)
    linked = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert {path.name for path in DEPLOY.iterdir()} == {Path(one).name for one in named if one.startswith("deploy/")}
    assert [one for one in named if not (ROOT / one).exists()] == []
    assert [one for one in linked if not (ROOT / "docs" / one).exists()] == []


def test_the_shell_understands_every_line():
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    assert len(blocks) > 10
    scripts = [*(one for one in blocks if "curl" not in one), (DEPLOY / "sozialraum").read_text()]
    for one in scripts:
        assert subprocess.run(["sh", "-n"], input=one, text=True, check=False).returncode == 0, one


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_the_units(tmp_path):
    for path in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
        text = path.read_text().replace("/opt/sozialraum/.venv/bin/sozialraum", sys.executable)
        (tmp_path / path.name).write_text(text.replace("file:///opt/sozialraum/docs", f"file://{ROOT}/docs"))
    said = subprocess.run(
        ["systemd-analyze", "verify", *map(str, tmp_path.iterdir())], capture_output=True, text=True, check=False
    )
    assert (said.returncode, [line for line in said.stderr.splitlines() if "sozialraum" in line]) == (0, [])


def test_nothing_in_front_of_the_house_keeps_who_asked_for_what():
    assert "access_log off;" in (DEPLOY / "nginx.conf").read_text()
    assert "\n\tlog" not in (DEPLOY / "Caddyfile").read_text()
    replaced = "proxy_set_header X-Forwarded-For $remote_addr;"
    assert replaced in (DEPLOY / "nginx.conf").read_text()
