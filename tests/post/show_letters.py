"""Writes the gallery of letters into a folder, for eyes: ``.venv/bin/python -m tests.post.show_letters FOLDER``."""

import os
import sys
from pathlib import Path

import django


def show(folder):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from sozialraum.languages.names import ALL_LANGUAGES  # noqa: PLC0415 - Django must be there first
    from tests.post import gallery  # noqa: PLC0415

    for name, letter in gallery.SAMPLES.items():
        for code in gallery.languages_of(letter, [language.code for language in ALL_LANGUAGES]):
            place = folder / code / name.replace(" ", "-")
            place.parent.mkdir(parents=True, exist_ok=True)
            text = f"{gallery.wording(letter, code).subject}\n\n{gallery.mail(letter, code)}"
            place.with_suffix(".txt").write_text(text, encoding="utf-8")
            place.with_suffix(".pdf").write_bytes(gallery.paper(letter, code))


if __name__ == "__main__":
    show(Path(sys.argv[1]))
