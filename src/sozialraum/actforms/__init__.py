"""Forms of acts: what one may type, from the field to the three pages of a kind of master data."""
