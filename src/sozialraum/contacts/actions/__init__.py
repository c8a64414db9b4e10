"""Contacts: an address list comes in – uploaded, arranged, asked about, taken over, thrown away; contacts leave."""

from sozialraum.contacts.actions.beginning import begin_take_over
from sozialraum.contacts.actions.leaving import take_out
from sozialraum.contacts.actions.lists import answer, arrange, read_again, throw_away, upload
from sozialraum.contacts.actions.taking import take_over

__all__ = [
    "answer",
    "arrange",
    "begin_take_over",
    "read_again",
    "take_out",
    "take_over",
    "throw_away",
    "upload",
]
