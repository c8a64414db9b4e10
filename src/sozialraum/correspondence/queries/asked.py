"""Reaching: what has become of the letter that asks whether an address is right."""

from __future__ import annotations

from sozialraum.correspondence.models import Correspondent
from sozialraum.foundation.kinds import kind_of
from sozialraum.post.models import Letter
from sozialraum.post.sending import HeldBack, outcome_of


def is_held_back(asker: Correspondent) -> bool:
    """True if the letter that asks for confirmation of the address is held back on our side."""
    asked = Letter.objects.filter(body=asker.body_id, about=kind_of(asker), about_key=asker.key, secret=True)
    letter = asked.select_related("body").order_by("-pk").first()
    return letter is not None and isinstance(outcome_of(letter), HeldBack)
