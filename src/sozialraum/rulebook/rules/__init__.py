"""Rulebook: rules as sentences with blanks: the sentences, and the rows of the page. Values only."""
