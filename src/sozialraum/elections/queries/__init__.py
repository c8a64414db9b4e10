"""Elections: what one may ask about an election – its lines of text, its figures, and what the rules say to them."""

from sozialraum.elections.queries.named import (
    agreed_to_be_named,
    called_in_public,
    candidates_of,
    elected_on,
    rounds_of,
)
from sozialraum.elections.queries.ruled import denials_of, figures_of, hints, revision_of
from sozialraum.elections.queries.typed import candidates_from, candidates_text, rounds_from, rounds_text

__all__ = [
    "agreed_to_be_named", "called_in_public", "candidates_from", "candidates_of", "candidates_text", "denials_of",
    "elected_on", "figures_of", "hints", "revision_of", "rounds_from", "rounds_of", "rounds_text",
]  # fmt: skip
