"""Rulebook: a rule as a sentence with blanks, and the form of a whole revision."""
