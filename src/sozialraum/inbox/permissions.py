"""Inbox: who – sentences about a visitor; what they open stands on the acts of ``concerns`` and in the views."""

from sozialraum.acts.standing import is_auditor, is_city, is_office

reads_the_list = is_office | is_auditor
reads_the_figures = is_office | is_city | is_auditor
__all__ = ["is_office", "reads_the_figures", "reads_the_list"]
