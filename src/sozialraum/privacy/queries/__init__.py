"""Privacy: what one may ask – what is known of a person, what must stay of it, what is due to go."""

from sozialraum.privacy.queries.gone import ERASING, Gone, gone, is_in_journal
from sozialraum.privacy.queries.keeping import (
    Activity,
    Hold,
    RetentionLine,
    activities,
    due,
    holds_on,
    lines,
    memberships_on,
    months_of,
    periods,
    periods_in_words,
    usual_months,
)
from sozialraum.privacy.queries.known import (
    Section,
    known_about,
    ordered_kinds,
    subject_of,
)

__all__ = [
    "ERASING",
    "Activity",
    "Gone",
    "Hold",
    "RetentionLine",
    "Section",
    "activities",
    "due",
    "gone",
    "holds_on",
    "is_in_journal",
    "known_about",
    "lines",
    "memberships_on",
    "months_of",
    "ordered_kinds",
    "periods",
    "periods_in_words",
    "subject_of",
    "usual_months",
]
