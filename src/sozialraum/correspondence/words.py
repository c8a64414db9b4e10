"""Reaching: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReplyBy(TextChoices):
    """How somebody wants to be answered."""

    MAIL = "mail", _("per E-Mail")
    PHONE = "phone", _("am Telefon")
    POST = "post", _("mit der Post")
    VISIT = "visit", _("Ich komme vorbei")
    NONE = "none", _("gar nicht")


#: Ways on which we come to somebody; on the others they come to us.
OURS = (ReplyBy.MAIL, ReplyBy.PHONE, ReplyBy.POST)
#: Ways on which a person of the office brings word.
BROUGHT = (ReplyBy.PHONE, ReplyBy.POST)


class About(TextChoices):
    """What a word to somebody is about."""

    DATE = "date", _("Termin")
    QUESTION = "question", _("Rückfrage")
    ADMISSION = "admission", _("Aufnahme")
    REFUSAL = "refusal", _("Absage")
    RECEIPT = "receipt", _("Eingang")
    ANSWER = "answer", _("Antwort")
    MINUTES = "minutes", _("Protokoll")
