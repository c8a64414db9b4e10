"""History: what is read."""
