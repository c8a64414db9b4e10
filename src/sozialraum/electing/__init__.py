"""Room electing: an election held in a sitting, round by round, and the office that follows from it."""
