"""People: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is in an organization (OParl ``Membership.role``)."""

    SPEAKER = "speaker", _("Sprecherin oder Sprecher")
    MINUTE_TAKER = "minute_taker", _("Protokoll")
    MEMBER = "member", _("Mitglied")
    DEPUTY = "deputy", _("Stellvertretung")
    ADVISER = "adviser", _("Beratung")
    GUEST = "guest", _("Gast")


class VotingRight(TextChoices):
    """What a seat's vote is."""

    FULL = "full", _("Stimmrecht")
    ADVISORY = "advisory", _("beratende Stimme")
