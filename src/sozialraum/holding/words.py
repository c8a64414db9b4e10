"""Holding: the words of this room."""

from enum import StrEnum


class PageStanding(StrEnum):
    """What one can do on the page now: which of its parts are shown."""

    EARLY = "early"  # not convened, called off, or its day is to come
    READY = "ready"  # it can be opened
    RUNNING = "running"
    ENDED = "ended"  # its record is not published yet
    PUBLISHED = "published"
