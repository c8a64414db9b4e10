"""Circulation: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: The purpose of the link in the letter: it reads the draft of one sitting, and objects to it.
OBJECT = "object"


class ObjectionWay(TextChoices):
    """How an objection came."""

    LOGIN = "login", _("mit Anmeldung")
    LINK = "link", _("mit dem Link aus der Nachricht")
    PHONE = "phone", _("am Telefon")
    PAPER = "paper", _("auf Papier")


#: Ways that the office enters for somebody.
TAKEN_DOWN = (ObjectionWay.PHONE, ObjectionWay.PAPER)


class ObjectionOutcome(TextChoices):
    """What became of an objection. Empty: nobody has answered yet."""

    ACCEPTED = "accepted", _("angenommen")
    PARTLY = "partly", _("zum Teil angenommen")
    DECLINED = "declined", _("nicht angenommen")
