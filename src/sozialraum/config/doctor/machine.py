"""Config: the doctor looks at the machine – folder, disk, secret, clock, fonts."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from sozialraum.acts.models import Entry
from sozialraum.backups import queries as backups
from sozialraum.backups import restoring
from sozialraum.config.doctor.finding import Finding, bad, good, warn
from sozialraum.config.health import LEAST_FREE
from sozialraum.foundation.dates import moment_in_figures
from sozialraum.press.letter import PaperLetter, Sender, letter_pdf

OLDEST = (3, 11)
RIGHTS = "Prüfen Sie, wem er gehört und wer darin schreiben darf."
DISK = {
    errno.ENOSPC: "Schaffen Sie Platz.",
    errno.EROFS: "Der Datenträger ist nur lesbar, meist nach einem Fehler (dmesg). Siehe docs/operate.md, »Platte«.",
}


def program() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        yield bad("Programm", f"Python {version} ist zu alt", "Installieren Sie Python ab 3.11 (Debian 12 oder neuer).")
    else:
        yield good("Programm", f"Sozialraum {settings.PROGRAM}, Python {version}")


def data_folder() -> Iterator[Finding]:
    """Check that the data folder belongs to us and nobody else can read it."""
    about, place = f"Datenordner {settings.DATA}", Path(settings.DATA)
    told = place.stat()
    if told.st_uid != os.geteuid():
        do = f"Rufen Sie doctor als der Benutzer auf, dem {place} gehört: sudo -u sozialraum …"
        yield bad(about, "gehört einem anderen Benutzer", do)
        return
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        yield bad(about, f"lässt sich nicht beschreiben ({error.strerror})", DISK.get(error.errno or 0, RIGHTS))
        return
    open_ones = [one for one in (place, *place.glob("*.sqlite3*"), place / "secret-key") if _is_open(one)]
    if open_ones:
        names = " ".join(map(str, open_ones))
        yield warn(about, f"andere Benutzer dieses Rechners können mitlesen: {names}", f"chmod go-rwx {names}")
    else:
        yield good(about, "beschreibbar, nur für Sozialraum lesbar")
    if (place / restoring.WORK).exists():
        do = f"Löschen Sie {place / restoring.WORK} oder spielen Sie die Sicherung noch einmal ein."
        yield warn(about, "hier liegt ein abgebrochenes Einspielen", do)


def _is_open(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & 0o077)


def disk() -> Iterator[Finding]:
    """Enough for the next backups."""
    free = shutil.disk_usage(settings.DATA).free
    try:
        last = backups.standing().good
    except DatabaseError:
        last = None
    needed = max(LEAST_FREE, 3 * last.size if last else 0)
    said = f"{free // 1_000_000} MB frei"
    if free < needed:
        do = f"Schaffen Sie Platz oder bewahren Sie weniger Sicherungen auf; nötig sind {needed // 1_000_000} MB."
        yield bad("Platz", said, do)
    else:
        yield good("Platz", said)


def secret() -> Iterator[Finding]:
    """Long, and where it belongs."""
    about = "Geheimer Schlüssel"
    if len(settings.SECRET_KEY) < 40:
        yield bad(about, "ist zu kurz", "Nehmen Sie SOZIALRAUM_SECRET_KEY weg; dann macht das Programm einen guten.")
    elif settings.ENV.secret_key:
        yield good(about, "aus der Umgebung; heben Sie ihn auch anderswo auf")
    else:
        yield good(about, "liegt im Datenordner")


def clock() -> Iterator[Finding]:
    """Deadlines and codes need the right time."""
    now, last = timezone.now(), Entry.objects.order_by("-at").values_list("at", flat=True).first()
    shown = f"{moment_in_figures(now)} ({settings.TIME_ZONE})"
    if last and last > now + dt.timedelta(minutes=5):
        do = "Stellen Sie die Uhr: timedatectl set-ntp true"
        yield bad("Uhr", f"geht nach: {shown}, im Journal steht schon Späteres", do)
    elif _synchronized() == "no":
        yield warn("Uhr", f"{shown}, wird nicht abgeglichen", "timedatectl set-ntp true")
    else:
        yield good("Uhr", shown)


def _synchronized() -> str:
    """What systemd says about it; empty where there is none."""
    try:
        command = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
        told = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()


def press() -> Iterator[Finding]:
    """Check that a one-page PDF can be made with the program's own fonts."""
    sender = Sender("Sozialraum", ("Musterstraße 1", "00000 Musterstadt"))
    letter = PaperLetter(("Probe",), "Probe", "Ä ö ü ß.", timezone.localdate())
    try:
        made = letter_pdf(sender, [letter], printed=timezone.localtime())
    except Exception as error:
        yield bad(
            "PDF", f"lässt sich nicht setzen ({type(error).__name__})", "Installieren Sie Sozialraum neu: make run"
        )
        return
    yield good("PDF", f"gesetzt ({len(made) // 1000} kB)")
