"""People: recording who belongs, the events by which that changes, and their logins."""

from sozialraum.people.actions.belonging import (
    agree,
    consents,
    end,
    end_seat,
    keep_up,
    memberships,
    name_delegate,
    name_deputy,
    persons,
    recipients,
    revoke,
    seats,
)
from sozialraum.people.actions.logins import (
    close_login,
    hand_out_office_link,
    open_login,
    reset_second_factor,
    take_office,
)

__all__ = [
    "agree",
    "close_login",
    "consents",
    "end",
    "end_seat",
    "hand_out_office_link",
    "keep_up",
    "memberships",
    "name_delegate",
    "name_deputy",
    "open_login",
    "persons",
    "recipients",
    "reset_second_factor",
    "revoke",
    "seats",
    "take_office",
]
