"""Room counting: what a count of votes says, in figures or in words, and how a result is read as people type it."""
