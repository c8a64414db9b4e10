"""Config: ``sozialraum restore ARCHIVE`` into an empty house; ``--try`` only proves that it could be done."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils.dateparse import parse_datetime

from sozialraum.acts import journal
from sozialraum.acts.former import current_name
from sozialraum.backups import archive, places, record, restoring, trial
from sozialraum.backups.errors import BackupError
from sozialraum.backups.restoring import Built
from sozialraum.config import secret
from sozialraum.config.errors import fault_for_operator
from sozialraum.foundation.dates import moment_in_figures
from sozialraum.foundation.kinds import current_kind
from sozialraum.network.models import Body
from sozialraum.papers.models import File
from sozialraum.papers.ports import place_of
from sozialraum.privacy.actions import take_away_again
from sozialraum.privacy.queries import Gone

PAUSE = 0.5  # seconds between two words about how far it is


class Command(BaseCommand):
    help = "Spielt eine Sicherung in eine leere Installation ein: ganz oder gar nicht."
    last = 0.0

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", nargs="?", type=Path, metavar="SICHERUNG")
        parser.add_argument(
            "--try", dest="is_try", action="store_true",
            help="nur zur Probe, an einem Ort, der danach verschwindet; ohne SICHERUNG die letzte",
        )  # fmt: skip
        parser.add_argument(
            "--without-erasures", action="store_true",
            help=f"auch ohne die Liste {places.ERASED}: was seither gelöscht wurde, steht dann wieder da",
        )  # fmt: skip
        parser.add_argument(
            "--despite-faults", action="store_true",
            help="auch, wenn das Journal schon vorher nicht hielt oder Dateien fehlen",
        )  # fmt: skip

    def handle(self, *args: Any, is_try: bool, despite_faults: bool, **options: Any) -> None:
        path = self._asked_for(options["archive"], is_try=is_try)
        try:
            if is_try:
                said = trial.carried_out(path, self.show_progress)
                self.stdout.write(said)
                return
            self.restore(path, despite_faults=despite_faults, without_erasures=options["without_erasures"])
        except OSError as error:
            raise BackupError(places.in_words(error, Path(settings.DATA))) from error
        except OperationalError as error:
            said = fault_for_operator(error) or f"Die Datenbank nimmt nichts an ({error})."
            raise BackupError(f"{said}\nDie Installation ist so leer wie zuvor.") from error

    def _asked_for(self, path: Path | None, *, is_try: bool) -> Path:
        if path is None:
            lying = places.archives(places.folder()) if is_try else []
            if not lying:
                raise CommandError(f"Welche Sicherung? Sie liegen in {places.folder()} oder am zweiten Ort.")
            return lying[0].path
        if not path.is_file():
            raise CommandError(f"{path} ist nicht da.")
        return path.absolute()

    def restore(self, path: Path, *, despite_faults: bool, without_erasures: bool) -> None:
        about = archive.about(path, settings.BACKUP_KEY)
        made = parse_datetime(about.made)
        assert made is not None
        day = moment_in_figures(made)
        self.stdout.write(f"Sicherung vom {day} (Fassung {about.program}, Netzwerke: {len(about.heads)}).")
        restoring.refuse_newer(about, path)
        restoring.refuse_unless_empty()
        erased = remembered(path)
        if erased is None and not without_erasures:
            raise BackupError(
                f"Neben {path.name} liegt keine Liste der Löschungen ({places.ERASED}). Wer seit dem {day} gelöscht"
                " wurde, stünde wieder da. Legen Sie die Liste vom zweiten Ort daneben; gibt es sie nicht mehr:"
                " --without-erasures."
            )
        self.prove_archive(path, about.bytes)
        with restoring.building(path, settings.BACKUP_KEY, about, self.show_progress) as built:
            self.prove(built, despite_faults=despite_faults)
            again = self.erase_again(erased or [])
            record.restored(path)
        self.say_what_is_left(built, day, again)

    def prove_archive(self, path: Path, size: int) -> None:
        """Every checksum, before anything is begun."""
        proven = 0

        def count_proven(count: int) -> None:
            nonlocal proven
            proven += count
            self.show_progress(
                f"Prüfe die Sicherung: {proven // 1_000_000} von etwa {max(size, proven) // 1_000_000} MB"
            )

        archive.verify(path, settings.BACKUP_KEY, count_proven)

    def prove(self, built: Built, *, despite_faults: bool) -> None:
        """The journal holds and ends where it ended, and every file that is named is there."""
        self.show_progress("Prüfe Journal und Dateien …")
        faults = [*journal_faults(built.about.heads), *file_faults(built)]
        for fault in faults:
            self.stderr.write(f"  {fault}")
        if faults and not despite_faults:
            raise BackupError(
                f"Nicht eingespielt: {len(faults)} Fehler, siehe oben. Nehmen Sie eine ältere Sicherung; waren sie"
                " schon vorher da, hilft --despite-faults."
            )

    def erase_again(self, erased: list[Gone]) -> int:
        """Nothing that was erased comes back; says what nobody could take away again."""
        bodies, count = {body.key: body for body in Body.objects.all()}, 0
        for one in erased:
            if one.body not in bodies:
                continue
            try:
                count += take_away_again(one, bodies[one.body])
            except (LookupError, ValidationError) as error:
                what = f"{one.thing} {one.key} ({one.act}, {one.at[:10]})"
                self.stderr.write(f"  Steht wieder da und muss von Hand gelöscht werden: {what}: {error}")
        return count

    def say_what_is_left(self, built: Built, day: str, again: int) -> None:
        files = sum(name.startswith(archive.FILES) for name in built.manifest.members)
        lines = [
            f"Eingespielt: {sum(built.manifest.rows.values())} Zeilen, Dateien: {files}; das Journal hält.",
            f"Was nach dem {day} geschah, fehlt und muss nachgetragen werden.",
        ]
        if again:
            lines.append(f"Noch einmal gelöscht, was danach schon gelöscht war: {again}.")
        if built.unclear == 1:
            lines.append("Ein Brief war unterwegs; er steht in der Post als »unklar«.")
        elif built.unclear:
            lines.append(f"{built.unclear} Briefe waren unterwegs; sie stehen in der Post als »unklar«.")
        lines += [*words_lost(built), *secret_lost(built)]
        for line in (*lines, "Starten Sie jetzt Sozialraum und sehen Sie mit »sozialraum doctor« nach."):
            self.stdout.write(line)

    def show_progress(self, says: str) -> None:
        """How far it is, twice a second at most."""
        if time.monotonic() > self.last + PAUSE:
            self.last = time.monotonic()
            self.stdout.write(says)
            self.stdout.flush()


def remembered(path: Path) -> list[Gone] | None:
    """Erasures from every list found: beside the archive, in the data folder, in the second place; None without any."""
    found = [places.remembered(place) for place in filter(None, {path.parent, places.folder(), places.second()})]
    if all(one is None for one in found):
        return None
    gone = {in_words_of_today(Gone(**line)) for lines in found for line in lines or []}
    return sorted(gone, key=lambda one: one.at)


def in_words_of_today(gone: Gone) -> Gone:
    """A list beside an old archive names acts and kinds as they were called then."""
    return replace(gone, act=current_name(gone.act), thing=current_kind(gone.thing))


LOST = (
    " gelten die Codes auf den Quittungen der Anliegen nicht mehr, und Code-Apps wie die Passwörter von Mailserver und"
    " Postfach sind neu einzurichten."
)


def words_lost(built: Built) -> Iterator[str]:
    """Letters whose code or link was left out of an archive that is not locked."""
    if built.wordless:
        many = "Bei einem Brief, der" if built.wordless == 1 else f"Bei {built.wordless} Briefen, die"
        yield (
            f"{many} noch nicht hinaus war{'' if built.wordless == 1 else 'en'}, fehlen Code oder persönlicher Link:"
            " In unverschlüsselten Sicherungen stehen sie nicht. Lösen Sie sie dort neu aus, wo sie entstanden."
        )


def secret_lost(built: Built) -> Iterator[str]:
    """Warnings in German of what cannot be decrypted if the secret key was not restored with the data."""
    if archive.SECRET not in built.manifest.members:
        yield (
            "Die Sicherung war unverschlüsselt und enthielt darum den geheimen Schlüssel der Installation nicht. Legen"
            f" Sie Ihre Kopie von {archive.SECRET} vor dem Start nach {settings.DATA}; ohne sie{LOST}"
        )
    elif settings.ENV.secret_key and settings.ENV.secret_key != secret.kept_in(settings.DATA):
        yield (
            "SOZIALRAUM_SECRET_KEY nennt einen anderen geheimen Schlüssel als die Sicherung. Nehmen Sie die Einstellung"
            f" vor dem Start weg; sonst{LOST}"
        )


def journal_faults(heads: dict[str, str]) -> Iterator[str]:
    for body in Body.objects.order_by("key"):
        for fault in journal.verify(body, heads.get(body.key, "")):
            yield f"Journal von {body.name}: {fault}"


def file_faults(built: Built) -> Iterator[str]:
    """Files the record names that are not there, or are not what they were."""
    damaged = set(built.manifest.damaged)
    for checksum, name in File.objects.filter(deleted=None).values_list("sha512_checksum", "name"):
        place = place_of(checksum)
        path = built.files / place
        if not path.is_file():
            yield f"Datei »{name}« fehlt in der Sicherung."
        elif f"{archive.FILES}{place}" not in damaged and _sha512(path) != checksum:
            yield f"Datei »{name}« ist nicht mehr, was sie war."


def _sha512(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()
