"""Bench: more networks in the same house. ``python -m bench.networks N FOLDER`` loads so many small ones."""

from __future__ import annotations

import sys
from pathlib import Path

from bench import inside  # noqa: F401 - first of all
from sozialraum.founding.emit import emit
from sozialraum.founding.load import load


def small(number: int) -> dict[str, object]:
    """A network with two groups and one meeting, as a founding file says it."""
    key = f"musterklein-{number:03}"
    groups = [
        {"key": "plenum", "classification": "Plenum", "name": "Plenum", "rhythm": "mehrmals im Jahr"},
        {"key": "ag-01", "classification": "Arbeitsgruppe", "name": "AG Beispiel", "rhythm": "mehrmals im Jahr"},
    ]
    meeting = {"key": "2026-03-12-plenum", "of": ["plenum"], "name": "1. Mustersitzung", "date": "2026-03-12"}
    return {
        "format": "1",
        "body": {
            "key": key,
            "name": f"Sozialraumkonferenz Klein {number}",
            "short_name": f"Klein {number}",
            "municipality": "Stadt Musterstadt",
            "address": f"https://{key}.example",
            "hosts": [f"{key}.localhost"],
            "sample": True,
        },
        "organizations": groups,
        "meetings": [meeting | {"state": "hat stattgefunden"}],
    }


def main() -> None:
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    for number in range(count):
        place = folder / "small.yaml"
        place.write_text(emit(small(number)), encoding="utf-8")
        load(place)
    sys.stdout.write(str(count))


if __name__ == "__main__":
    main()
