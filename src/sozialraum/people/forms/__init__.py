"""People: what one may type."""
