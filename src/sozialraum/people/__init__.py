"""People: who belongs, in which seat, in which role, from when to when."""
