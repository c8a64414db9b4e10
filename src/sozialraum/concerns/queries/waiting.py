"""Concerns: who has to hear of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sozialraum.concerns.models import Concern
from sozialraum.concerns.words import OPEN
from sozialraum.correspondence.queries import dates
from sozialraum.network.models import Body


def waiting_for_word(body: Body, now: dt.datetime) -> Iterator[Concern]:
    """Open concerns whose sender can be reached and has to be informed about a date."""
    return dates.waiting_for_word(Concern.objects.filter(state__in=OPEN).with_groups(), body, now)
