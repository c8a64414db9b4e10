"""Notes: what is written of a point while a sitting runs, by one or several at once, and what is taken out of it."""
