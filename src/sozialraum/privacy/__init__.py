"""Privacy: what the house knows about a person, how long it keeps it, and how it lets go."""
