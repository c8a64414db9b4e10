"""People: recording who belongs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.people.models import Membership, Person, Seat

persons = master_data(
    Person,
    who=is_office | is_house,
    called=_("eine Person"),
    fields=["name", "email", "phone", "postal_address"],
)

seats = master_data(
    Seat,
    who=is_office | is_house,
    called=_("einen Sitz"),
    fields=["organization", "institution", "resident", "voting_right", "start_date", "end_date"],
)

memberships = master_data(
    Membership,
    who=is_office | is_house,
    called=_("eine Mitgliedschaft"),
    fields=["organization", "person", "seat", "role", "start_date", "end_date"],
)
