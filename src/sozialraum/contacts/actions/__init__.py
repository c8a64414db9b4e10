"""Contacts: an address list comes in – uploaded, arranged, asked about, taken over or thrown away."""

from sozialraum.contacts.actions.lists import answer, arrange, read_again, throw_away, upload
from sozialraum.contacts.actions.taking import take_over

__all__ = ["answer", "arrange", "read_again", "take_over", "throw_away", "upload"]
