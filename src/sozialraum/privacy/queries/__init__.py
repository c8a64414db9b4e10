"""Privacy: what one may ask – what is known of a person, what must stay of it, what is due to go."""

from sozialraum.privacy.queries.gone import ERASING, Gone, gone, is_in_journal
from sozialraum.privacy.queries.keeping import (
    Activity,
    Hold,
    RetentionLine,
    activities,
    belongs_on,
    due,
    holds_on,
    kept_in_words,
    lines,
    memberships_on,
    months_for,
    months_of,
    periods,
    stated,
    usual_months,
)
from sozialraum.privacy.queries.known import (
    Section,
    known_about,
    ordered_kinds,
    subject_of,
)
from sozialraum.privacy.queries.terms import fixed_lines, terms

__all__ = [
    "ERASING",
    "Activity",
    "Gone",
    "Hold",
    "RetentionLine",
    "Section",
    "activities",
    "belongs_on",
    "due",
    "fixed_lines",
    "gone",
    "holds_on",
    "is_in_journal",
    "kept_in_words",
    "known_about",
    "lines",
    "memberships_on",
    "months_for",
    "months_of",
    "ordered_kinds",
    "periods",
    "stated",
    "subject_of",
    "terms",
    "usual_months",
]
