"""Config: the doctor looks at the house – database, clockwork, backups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from sozialraum.backups import places
from sozialraum.backups import queries as backups
from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job
from sozialraum.config import health
from sozialraum.config.doctor.finding import Finding, bad, good, warn
from sozialraum.papers.queries import not_looked_at

SHOWN = 10  # names in one line
WORK = "Regelmäßige Arbeiten"
PG = "SOZIALRAUM_DATABASE und ob PostgreSQL läuft"


def database() -> Iterator[Finding]:
    """Reachable, new enough, with the tables of this program."""
    about = "Datenbank"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
            version = cursor.fetchone()[0]
        connection.check_database_version_supported()
    except DatabaseError as error:
        where = f"Rechte und Datenträger von {settings.DATA}" if connection.vendor == "sqlite" else PG
        yield bad(about, f"antwortet nicht: {error}".strip(), f"Prüfen Sie {where}.")
        return
    shown = f"{connection.display_name} {version}"
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield bad(about, f"{shown}, nicht auf dem Stand dieser Fassung", "sozialraum backup, dann sozialraum prepare")
        return
    if (fault := health.database() or health.writing()) is not None:
        yield bad(about, f"{shown}: {fault}", "Prüfen Sie Rechte und Datenträger.")
        return
    yield good(about, f"{shown}, beschreibbar")


def clockwork() -> Iterator[Finding]:
    """Going, and every duty well."""
    if night.is_going():
        yield good(WORK, "laufen")
    else:
        do = "Starten Sie den Dienst: systemctl start sozialraum; eben gestartet, braucht es eine halbe Minute."
        was_going = Job.objects.filter(name=night.PULSE, last_end__isnull=False).exists()
        yield bad(WORK, "ruhen seit über 15 Minuten" if was_going else "liefen hier noch nie", do)
    for job in Job.objects.filter(failed=True).order_by("name"):
        yield bad(f"Regelmäßige Arbeit {job.name}", job.result, f"Von Hand wiederholen: sozialraum manage {job.name}")


def letters() -> Iterator[Finding]:
    fault = health.letters()
    if fault:
        yield bad("Post", fault, f"Sehen Sie auf {reverse('post:letter-list')} nach, was der Mailserver sagt.")
    else:
        yield good("Post", "nichts hängt fest")


def files() -> Iterator[Finding]:
    """Nothing personal and nothing that acts in any file that is kept."""
    left = [f"»{file.name}«" for file in not_looked_at()]
    if left:
        named = ", ".join(left[:SHOWN]) + (" …" if len(left) > SHOWN else "")
        do = "sozialraum manage clean_files; was danach noch hier steht, neu hochladen (als neue PDF-Datei gedruckt)"
        may = "eine kann" if len(left) == 1 else f"{len(left)} können"
        yield warn("Dateien", f"{may} noch Standort, Namen oder Skripte enthalten: {named}", do)
    else:
        yield good("Dateien", "in keiner steht Verborgenes")


def backup() -> Iterator[Finding]:
    """Check the backups: recent, encrypted, in two places, tried by a restore."""
    standing, about = backups.standing(), "Sicherung"
    lying = places.archives(places.folder())
    if standing.is_old:
        yield bad(about, standing.in_words(), f"sozialraum backup; der Grund steht unter {reverse('clockwork:night')}")
    elif standing.good and standing.good.name not in {one.path.name for one in lying}:
        yield bad(about, f"{standing.good.name} ist nicht mehr da", "sozialraum backup; und wer hat sie gelöscht?")
    else:
        yield good(about, standing.in_words())
    if standing.is_untried:
        yield warn(about, "lange nicht zur Probe eingespielt", "sozialraum restore --try")
    if settings.BACKUP_KEY:
        yield good(about, "wird verschlüsselt; liegt der Schlüssel auch außerhalb dieses Rechners?")
    else:
        do = "Schlüssel ausdenken: sozialraum backup --new-key; eintragen als SOZIALRAUM_BACKUP_KEY_FILE"
        level = bad if places.second() else warn
        yield level(about, "ist unverschlüsselt: Wer die Datei hat, liest alles", do)
    yield from _second()


def _second() -> Iterator[Finding]:
    about, place = "Zweiter Ort", places.second()
    if place is None:
        do = "Hängen Sie eine zweite Platte oder einen anderen Rechner ein und nennen Sie SOZIALRAUM_BACKUP_SECOND."
        yield warn(about, "es gibt keinen; brennt dieser Rechner, ist alles weg", do)
        return
    if not place.is_dir():
        yield bad(about, f"{place} ist nicht da", f"Hängen Sie ihn ein: mount {place}")
        return
    try:
        with places.born(place / ".schreibprobe") as file:
            file.write(b"x")
        (place / ".schreibprobe").unlink()
    except OSError as error:
        yield bad(about, places.in_words(error, place), "Geben Sie dem Benutzer von Sozialraum dort Schreibrechte.")
        return
    if place.stat().st_dev == Path(settings.DATA).stat().st_dev:
        yield warn(about, f"{place} liegt auf derselben Platte wie die Daten", "Ist der Ort wirklich eingehängt?")
    else:
        yield good(about, f"{place}, beschreibbar")
