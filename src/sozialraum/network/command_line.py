"""Network: which network a command of the command line is about."""

from __future__ import annotations

from django.core.management.base import CommandError

from sozialraum.network.models import Body


def chosen(key: str | None) -> Body:
    """The body with this key, or the one there is, or the default one; raises CommandError if that names none."""
    if key is not None:
        if found := Body.objects.filter(key=key).first():
            return found
        raise CommandError(f"Ein Netzwerk {key} gibt es hier nicht; es gibt: {', '.join(_keys()) or 'keines'}.")
    bodies = list(Body.objects.order_by("-is_default", "key")[:2])
    if bodies and (len(bodies) == 1 or bodies[0].is_default):
        return bodies[0]
    raise CommandError(f"Welches Netzwerk? --body KEY mit einem von: {', '.join(_keys()) or 'keines'}.")


def _keys() -> list[str]:
    return list(Body.objects.order_by("key").values_list("key", flat=True))
