"""Privacy: what one may ask – what is known of a person, what must stay of it, what is due to go."""

from sozialraum.privacy.queries.gone import ERASING, Gone, gone, is_told
from sozialraum.privacy.queries.keeping import (
    Activity,
    Hold,
    Line,
    activities,
    due,
    holds_on,
    lines,
    memberships_on,
    months_of,
    official_deeds,
    periods_in_words,
)
from sozialraum.privacy.queries.known import (
    Section,
    known_about,
    letters_to,
    lines_with,
    received_from,
    requests_of,
    told_of,
)

__all__ = [
    "ERASING",
    "Activity",
    "Gone",
    "Hold",
    "Line",
    "Section",
    "activities",
    "due",
    "gone",
    "holds_on",
    "is_told",
    "known_about",
    "letters_to",
    "lines",
    "lines_with",
    "memberships_on",
    "months_of",
    "official_deeds",
    "periods_in_words",
    "received_from",
    "requests_of",
    "told_of",
]
