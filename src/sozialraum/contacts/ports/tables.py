"""Contacts: an uploaded file becomes a table, or a sentence that says why not and what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.contacts.ports import text
from sozialraum.contacts.rules.headings import SheetRow
from sozialraum.foundation.text import paragraphs

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
PATIENCE = 90.0
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class SheetTable:
    """What was read: rows that are not empty, and how. Only a text has an ``encoding``, only a workbook ``sheets``."""

    rows: tuple[SheetRow, ...]
    encoding: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class UploadedSheet:
    """A file as it was sent, and the table in it."""

    name: str
    content: bytes
    table: SheetTable


def read(content: bytes, *, encoding: str = "", sheet: str = "") -> SheetTable:
    """Read a table from the bytes of a file, whatever its name says. Raises ValidationError with a sentence."""
    if not content.strip():
        raise ValidationError(_("Die Datei ist leer."), code="empty")
    if len(content) > MOST_BYTES:
        raise too_large()
    if content.startswith(ZIP):
        return _workbook(content, sheet)
    _refuse_what_is_no_table(content)
    try:
        words, encoding = text.decoded(content, encoding)
        rows = text.rows(words, MOST_ROWS)
    except ValidationError as refusal:
        raise _too_many() if refusal.code == "rows" else refusal from None
    return SheetTable(_with_something(rows), encoding=encoding)


def _workbook(content: bytes, sheet: str) -> SheetTable:
    program = Path(__file__).with_name("workbook.py")
    command = [sys.executable, "-I", str(program), sheet, str(MOST_ROWS)]
    try:
        run = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
        told: dict[str, Any] = json.loads(run.stdout) if run.returncode == 0 else {"refused": "bomb"}
    except subprocess.TimeoutExpired:
        told = {"refused": "bomb"}
    if refused := told.get("refused"):
        raise _too_many() if refused == "rows" else ValidationError(_why_not(refused), code=refused)
    if uncounted := told["uncounted"]:
        sentence = _("In %(cells)s stehen Formeln, deren Ergebnis nicht gespeichert ist. %(save)s")
        words = {"cells": ", ".join(uncounted), "save": _("Öffnen Sie die Datei, speichern Sie sie und laden Sie neu.")}
        raise ValidationError(sentence, code="formula", params=words)
    rows = [SheetRow(number, tuple(map(paragraphs, cells))) for number, cells in told["rows"]]
    return SheetTable(_with_something(rows), sheet=told["sheet"], sheets=tuple(told["sheets"]))


def _why_not(refused: str) -> str:
    if refused == "other":
        return _("Das ist keine Excel-Datei (.xlsx). Bitte speichern Sie die Tabelle als .xlsx oder als CSV.")
    if refused == "bomb":
        return _("Diese Datei ist ausgepackt viel zu groß. Bitte speichern Sie nur das eine Blatt als CSV.")
    return _("Die Excel-Datei ist beschädigt. Bitte öffnen Sie sie und speichern Sie sie neu, als .xlsx oder als CSV.")


def _refuse_what_is_no_table(content: bytes) -> None:
    """Old or locked workbooks, web pages that call themselves .xls, papers: each with what to do."""
    begins = content[:4_000].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").replace(b"\0", b"").lower()
    if content.startswith(OLE):
        sentence = _(
            "Das ist eine alte Excel-Datei (.xls), oder sie ist mit einem Passwort geschützt. Bitte öffnen Sie sie und"
            " speichern Sie sie ohne Passwort als .xlsx oder als CSV."
        )
        raise ValidationError(sentence, code="old")
    if begins.startswith(b"<"):
        sentence = _(
            "Das ist keine Tabelle, sondern eine Webseite, auch wenn ihr Name auf .xls endet. Bitte öffnen Sie sie in"
            " Ihrem Tabellenprogramm und speichern Sie sie als .xlsx oder als CSV."
        )
        raise ValidationError(sentence, code="html")
    if begins.startswith((b"%pdf", b"{\\rtf")):
        sentence = _(
            "Das ist keine Tabelle. Bitte kopieren Sie die Liste in ein Tabellenprogramm und speichern Sie sie."
        )
        raise ValidationError(sentence, code="paper")


def _with_something(rows: list[SheetRow]) -> tuple[SheetRow, ...]:
    if not rows:
        raise ValidationError(_("In der Tabelle steht nichts."), code="empty")
    return tuple(rows)


def too_large() -> ValidationError:
    sentence = _("Die Datei ist größer als %(most)s MB. Bitte teilen Sie die Liste.")
    return ValidationError(sentence % {"most": MOST_BYTES // 1_000_000}, code="size")


def _too_many() -> ValidationError:
    sentence = _("Mehr als %(most)s Zeilen auf einmal gehen nicht. Bitte teilen Sie die Liste.") % {"most": MOST_ROWS}
    return ValidationError(sentence, code="rows")
