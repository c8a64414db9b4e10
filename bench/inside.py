"""Bench: whoever imports this stands inside the house of ``SOZIALRAUM_DATA``. Run, it says what it found there."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialraum.config.settings")
django.setup()


def found() -> dict[str, object]:
    """Which database answers, in which version, and how many networks it holds."""
    from django.db import connection  # noqa: PLC0415 - after setup

    from sozialraum.network.models import Body  # noqa: PLC0415 - after setup

    version = ".".join(map(str, connection.get_database_version()))
    return {
        "database": f"{connection.display_name} {version}",
        "django": django.__version__,
        "bodies": Body.objects.count(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(found()))
