"""Decisions: what one types about decisions, minutes and tasks."""
