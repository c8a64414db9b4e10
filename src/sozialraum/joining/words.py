"""Joining: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestState(TextChoices):
    """How far a wish to join has come."""

    ASKED = "asked", _("neu")
    ASKED_BACK = "asked_back", _("nachgefragt")
    ADMITTED = "admitted", _("aufgenommen")
    REFUSED = "refused", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class JoinedAs(TextChoices):
    """What somebody becomes in the group."""

    DELEGATE = "delegate", _("spricht für eine Einrichtung, auf deren Sitz")
    DEPUTY = "deputy", _("vertritt auf dem Sitz einer Einrichtung")
    RESIDENT = "resident", _("kommt für sich selbst, mit eigenem Sitz")
    ADVISER = "adviser", _("berät, ohne Sitz")
    GUEST = "guest", _("ist zu Gast, ohne Sitz")


#: Not yet decided.
OPEN = (RequestState.ASKED, RequestState.ASKED_BACK)
#: Whoever stands here hears of the date.
FOLLOWED = (*OPEN, RequestState.ADMITTED)
#: Places in a group that belong to an institution.
FOR_AN_INSTITUTION = (JoinedAs.DELEGATE, JoinedAs.DEPUTY)
