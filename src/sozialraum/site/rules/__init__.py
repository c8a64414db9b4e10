"""Site: what holds about what the public reads, as plain Python."""
