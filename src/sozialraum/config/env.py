"""Config: what the outside world may decide about this house, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self, get_type_hints

from django.core.exceptions import ImproperlyConfigured

PREFIX = "SOZIALRAUM_"


def _says(text: str, default: Any) -> Any:
    return field(default=default, metadata={"says": text})


@dataclass(frozen=True, kw_only=True)
class Env:
    """One field per environment variable, ``SOZIALRAUM_`` in front; ``…_FILE`` names a file that holds the value."""

    data: Path = _says("Folder for database, files, secret key and served static files.", Path("data"))  # noqa: RUF009 - a frozen field
    database: str = _says(
        "Database address, e.g. postgresql://user:word@host/name. Empty: SQLite in the data folder.", ""
    )
    secret_key: str = _says("Signs sessions. Empty: made once and kept in the data folder.", "")
    smtp: str = _says(
        "Mail server for all networks, e.g. smtp+starttls://user:word@host:587?from=post@example.org (also smtps://,"
        " smtp://). Empty: each office names its own; until then letters wait.",
        "",
    )
    mail_inside: bool = _says("Offices may name mail servers on this machine and in its own network.", False)
    clamd: str = _says(
        "Virus scanner that sees photos before they are opened: unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310."
        " Empty: none; photos are made anew from their pixels in any case.",
        "",
    )
    backup_key: str = _says(
        "Locks backups; at least 20 characters, made by `sozialraum backup --new-key`. Keep a copy elsewhere: without"
        " it nobody reads them. Empty: backups are not locked and do not hold the secret key.",
        "",
    )
    backup_second: str = _says(
        "A folder on another disk or machine, mounted, where each backup is copied to. Empty: none.", ""
    )
    backup_keep: str = _says("How many daily, weekly and monthly backups are kept.", "7 4 6")
    https: bool = _says("Served behind https: secure cookies and HSTS.", False)

    @classmethod
    def read(cls, source: Mapping[str, str] = os.environ) -> Self:
        """Read the environment; an unknown or unreadable variable is an error, not a guess."""
        kinds, values = get_type_hints(cls), dict[str, Any]()
        names = {f"{PREFIX}{f.name.upper()}": f.name for f in fields(cls)}
        for name in source:
            if name.startswith(PREFIX) and name.removesuffix("_FILE") not in names:
                raise ImproperlyConfigured(f"{name} is not a setting of this program. Known: {', '.join(names)}.")
        for name, attribute in names.items():
            if (raw := _lookup(name, source)) is not None:
                values[attribute] = _cast(name, kinds[attribute], raw)
        return cls(**values)


def _lookup(name: str, source: Mapping[str, str]) -> str | None:
    if path := source.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return source.get(name)


def _cast(name: str, kind: type, raw: str) -> Any:
    if kind is bool:
        try:
            return {"true": True, "false": False, "1": True, "0": False}[raw.lower()]
        except KeyError:
            raise ImproperlyConfigured(f"{name} is {raw!r}; it can be true or false.") from None
    return kind(raw)


def describe() -> str:
    """The settings as a page to read (``docs/reference/settings.md``)."""
    rows = [f"| `{PREFIX}{f.name.upper()}` | {str(f.default) or '–'} | {f.metadata['says']} |" for f in fields(Env)]
    head = "# Settings\n\nEvery environment variable of Sozialraum. Each can also be given as `…_FILE`, the path of"
    head += " a file that holds the value.\nWritten by `make docs`; a test compares it.\n\n"
    return head + "| variable | default | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"
