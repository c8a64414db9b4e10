"""Agenda: what of an agenda who may read, and the pages on which it is written."""
