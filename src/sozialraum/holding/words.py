"""Holding: the words of this room."""

from enum import StrEnum


class PointStanding(StrEnum):
    """How far a point has come while a sitting runs."""

    AHEAD = "ahead"
    CURRENT = "current"
    DONE = "done"
    ASIDE = "aside"  # it waits for another sitting


class PageStanding(StrEnum):
    """What one can do on the page now: which of its parts are shown."""

    EARLY = "early"  # not convened, called off, or its day is to come
    READY = "ready"  # it can be opened
    RUNNING = "running"
    ENDED = "ended"  # its record is not published yet
    PUBLISHED = "published"
