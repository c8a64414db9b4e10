"""Post: on which way somebody is reached, as plain values: no database, no request, no clock."""

from __future__ import annotations

MAIL, PHONE, PAPER = "mail", "phone", "post"
#: What may be wished for, and the order in which it is tried; without a wish, the quickest way that leaves a text.
ORDER = {
    "": (MAIL, PAPER, PHONE),
    MAIL: (MAIL, PHONE, PAPER),
    PHONE: (PHONE,),
    PAPER: (PAPER,),
}


def way_to(wish: str, *, email: str, phone: str, postal_address: str) -> str:
    """The way on which somebody is reached who wished for ``wish``: "mail", "phone" or "post"; empty if on none.

    ``email`` is empty unless it may be written to.
    """
    known = {MAIL: email, PHONE: phone, PAPER: postal_address}
    return next((way for way in ORDER.get(wish, ()) if known[way].strip()), "")
