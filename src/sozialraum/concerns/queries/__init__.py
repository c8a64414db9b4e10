"""Concerns: what may be asked – by everybody, by whoever said something, by groups and office, by the night."""
