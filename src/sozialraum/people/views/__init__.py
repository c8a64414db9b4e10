"""People: the pages about persons, seats, and who belongs to a group."""
