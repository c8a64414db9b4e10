"""Config: the command ``sozialraum``, everything an operator types."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import execute_from_command_line

WORDS = {
    "run": ("run", "bereitet alles vor und bedient den Browser (--port 8000)"),
    "demo": ("demo", "wie run, dazu ein erfundenes, volles Netzwerk zum Ansehen"),
    "tick": ("tick", "stellt Briefe zu und tut, was nachts geschieht (run tut es mit; --once für einen Timer)"),
    "prepare": ("prepare", "bereitet Datenbank und Dateien vor, ohne zu bedienen"),
    "load": ("load", "liest die Geschichte eines Netzwerks aus einer Datei (--dry-run zeigt nur)"),
    "dump": ("dump", "schreibt die Geschichte eines Netzwerks in einen Ordner (--with-people)"),
    "new": ("new", "gründet ein weiteres Netzwerk; stellt ein paar Fragen"),
    "office-link": ("office_link", "macht den Link, mit dem jemand die Geschäftsstelle übernimmt (--new: gründet)"),
    "check": ("check_network", "sagt, was ein Betreiber noch ergänzen muss"),
    "verify-journal": ("verify_journal", "prüft, dass im Journal nichts verändert ist und nichts fehlt (--head)"),
    "describe": ("describe", "schreibt die Nachschlageseiten in docs/ neu"),
    "manage": ("", "alles, was Django sonst kann, z. B. »sozialraum manage shell«"),
}


SERVES = ("run", "demo", "tick")


def main() -> None:
    """Run the word on the command line; without one, say which there are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialraum.config.settings")
    word, *rest = sys.argv[1:] or ["help"]
    if word == "manage":
        execute_from_command_line(["sozialraum", *rest])
    elif word in WORDS:
        if word in SERVES:
            keep_lean()
        django.setup()
        execute_from_command_line([f"sozialraum {word}", WORDS[word][0], *rest])
    else:
        sys.stdout.write(usage())
        sys.exit(0 if word in ("help", "-h", "--help") else 2)


def keep_lean() -> None:
    """Begin anew with two arenas of memory for all threads: glibc's default of eight costs a worker some 20 MB."""
    if "MALLOC_ARENA_MAX" not in os.environ:
        os.environ["MALLOC_ARENA_MAX"] = "2"
        os.execv(sys.executable, [sys.executable, "-m", "sozialraum", *sys.argv[1:]])  # noqa: S606 - ourselves


def usage() -> str:
    lines = [f"  sozialraum {word:<14} {says}" for word, (_command, says) in WORDS.items()]
    return "\n".join(["Sozialraum – das System, mit dem eine Sozialraumkonferenz arbeitet.", "", *lines, ""])
