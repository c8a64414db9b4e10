"""Inbox: who – sentences about a visitor; what they open stands on the acts of ``concerns`` and in the views."""

from sozialraum.acts.standing import has_person, is_city, is_office, reads_all

reads_the_figures = reads_all | is_city
__all__ = ["has_person", "is_office", "reads_all", "reads_the_figures"]
