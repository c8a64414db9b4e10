"""Config: the command ``sozialraum``, everything an operator types."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.core.management import execute_from_command_line
from django.urls import get_resolver

from sozialraum.config import logs

WORDS = {
    "run": ("run", "bereitet alles vor und bedient den Browser (--port 8000)"),
    "demo": ("demo", "wie run, dazu ein erfundenes, volles Netzwerk zum Ansehen"),
    "tick": ("tick", "stellt Briefe zu und erledigt regelmäßige Arbeiten (run tut es mit; --once für einen Timer)"),
    "receive": ("receive", "nimmt eine E-Mail an, die zurückkam (für die Pipe eines Mailservers)"),
    "prepare": ("prepare", "bereitet Datenbank und Dateien vor, ohne zu bedienen"),
    "load": ("load", "liest die Geschichte eines Netzwerks aus einer Datei (--dry-run zeigt nur)"),
    "dump": ("dump", "schreibt die Geschichte eines Netzwerks in einen Ordner (--with-people)"),
    "new": ("new", "gründet ein weiteres Netzwerk; stellt ein paar Fragen"),
    "office-link": ("office_link", "macht den Link, mit dem jemand die Geschäftsstelle übernimmt (--new: gründet)"),
    "check": ("check_network", "sagt, was ein Betreiber noch ergänzen muss"),
    "verify-journal": ("verify_journal", "prüft, dass im Journal nichts verändert ist und nichts fehlt (--head)"),
    "backup": ("backup", "sichert Datenbank, Dateien und Schlüssel (jede Nacht von selbst; --new-key)"),
    "restore": ("restore", "spielt eine Sicherung in eine leere Installation ein (--try: nur zur Probe)"),
    "doctor": ("doctor", "prüft auf diesem Rechner alles, was der Betrieb braucht, und sagt, was zu tun ist"),
    "describe": ("describe", "schreibt die Nachschlageseiten in docs/ neu"),
    "manage": ("", "alles, was Django sonst kann, z. B. »sozialraum manage shell«"),
}

SERVES = ("run", "demo", "tick")
PAGELESS = WORDS.keys() - {*SERVES, "describe"}  # what needs no page loads none: a third of its start
THRIFT = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1000000", "MALLOC_TRIM_THRESHOLD_": "4000000"}


def main() -> None:
    """Run the word on the command line; without one, say which there are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialraum.config.settings")
    word, *rest = sys.argv[1:] or ["help"]
    if word == "manage":
        load_for(word)
        execute_from_command_line(["sozialraum", *rest])
    elif word in WORDS:
        if word != "describe":
            os.umask(0o077)  # database, files and backups are for the owner's eyes alone
        if word in SERVES:
            keep_lean()
        with come_again() if word == "receive" else in_a_word():
            load_for(word)
            if word in SERVES:
                logs.log_uncaught_errors()
            execute_from_command_line([f"sozialraum {word}", WORDS[word][0], "--skip-checks", *rest])
    else:
        sys.stdout.write(usage())
        sys.exit(0 if word in ("help", "-h", "--help") else 2)


def load_for(word: str) -> None:
    """Import the program for this word. What Django would look through besides, `make check` has looked through.

    Nothing is collected meanwhile, for what is imported is no garbage: to look for some took a third of each start.
    What has come is then left out of collection; who serves does so once more before it forks (decision 61).
    """
    gc.disable()
    django.setup()
    if word not in PAGELESS:
        get_resolver().url_patterns  # noqa: B018 - imports every view
    gc.freeze()
    gc.enable()


@contextmanager
def come_again() -> Iterator[None]:
    """Whatever goes wrong before a mail is even looked at: the mail server keeps it and comes again (sysexits)."""
    try:
        yield
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}\n")
        sys.exit(os.EX_TEMPFAIL)


@contextmanager
def in_a_word() -> Iterator[None]:
    """Report a machine fault in the block as one sentence on stderr and exit 1; ``--traceback`` shows all of it."""
    try:
        yield
    except Exception as error:
        if "--traceback" in sys.argv or not (said := machine_fault(error)):
            raise
        sys.stderr.write(f"{said}\n")
        sys.exit(1)


def machine_fault(error: Exception) -> str:
    """What is wrong with the machine; empty if the machine is not to blame."""
    if not apps.ready:  # not even the settings could be read, or the secret key not be written
        full = " Der Platz auf dem Datenträger reicht nicht." if getattr(error, "errno", None) == errno.ENOSPC else ""
        return f"Sozialraum kann nicht beginnen.{full} ({error})" if isinstance(error, OSError) else ""
    from sozialraum.config.errors import fault_for_operator  # noqa: PLC0415 - only once there are settings

    return fault_for_operator(error)


def keep_lean() -> None:
    """Begin anew with a thrifty memory, which glibc reads only at the start: it costs a worker some 30 MB less.

    Two arenas for all threads instead of eight, and fixed thresholds: what is larger than a megabyte goes back as soon
    as it is free, of the rest at most four stay (left alone, glibc raises them with every large document and keeps the
    holes). Lower ones cost more than they save: to fetch each page of a PDF anew took a tenth of its time.
    """
    if not THRIFT.keys() & os.environ.keys():
        os.environ.update(THRIFT)
        os.execv(sys.executable, [sys.executable, "-m", "sozialraum", *sys.argv[1:]])  # noqa: S606 - ourselves


def usage() -> str:
    lines = [f"  sozialraum {word:<14} {says}" for word, (_command, says) in WORDS.items()]
    return "\n".join(["Sozialraum – das System, mit dem eine Sozialraumkonferenz arbeitet.", "", *lines, ""])
