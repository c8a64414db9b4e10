"""Empty tables that are kept from run to run: as long as no migration changes, none is carried out twice.

Kept under a digest of all migrations, so they cannot be stale; ``migrate`` runs over them all the same. A fresh clone
has none, and one story begins with nothing in every run, so that the migrations themselves stay proven.
"""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache"


def kept_tables() -> Path:
    """Where the tables of today's migrations lie, or will."""
    told = hashlib.sha256()
    for name in ("Django", "django-allauth"):
        told.update(f"{name} {version(name)}\0".encode())
    for path in sorted((ROOT / "src").glob("sozialraum/*/migrations/*.py")):
        told.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return KEPT / f"tables-{told.hexdigest()[:24]}.sqlite3"


def keep(made: Path, kept: Path) -> None:
    """Keep these; those of other migrations go. Whoever comes at the same moment keeps the same."""
    KEPT.mkdir(exist_ok=True)
    for other in KEPT.glob("tables-*"):
        other.unlink(missing_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    shutil.copy(made, half)
    half.rename(kept)
