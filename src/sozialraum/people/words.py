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


class ConsentPurpose(TextChoices):
    """What somebody agreed to. Each purpose is asked for by itself (Art. 6 (1) a, Art. 7 DSGVO)."""

    NAMED = "named", _("Name öffentlich beim Gremium")
    LISTED = "listed", _("Eintrag im öffentlichen Verzeichnis")
    PHOTO = "photo", _("Foto öffentlich")
    NEWS = "news", _("Nachrichten über das Netzwerk")


class ConsentWay(TextChoices):
    """In which way somebody agreed."""

    PAPER = "paper", _("auf Papier")
    SPOKEN = "spoken", _("mündlich")
    MAIL = "mail", _("per E-Mail")
    FORM = "form", _("im Formular")


#: Roles in which somebody sits on a seat; every other role is an office in the group.
ON_A_SEAT = (Role.MEMBER, Role.DEPUTY)
