"""Tasks: who does what until when, as it came out of a meeting."""
