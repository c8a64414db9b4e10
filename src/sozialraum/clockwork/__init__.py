"""Clockwork: what the installation does by itself, when, and which process is doing it."""
