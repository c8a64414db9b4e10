"""Mailbox: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Remark(TextChoices):
    """What somebody has to know about a message that the program could not show as it is."""

    TEXT_CUT = "text_cut", _("Der Text ist sehr lang; hier steht sein Anfang. Alles steht im Original.")
    MANY_PARTS = (
        "many_parts",
        _("Die Nachricht hat sehr viele Teile ineinander; die letzten stehen nur im Original."),
    )
    MANY_FILES = "many_files", _("Es sind sehr viele Beilagen; die letzten stehen nur im Original.")
    SIGNED = "signed", _("Die Nachricht trägt eine Unterschrift (S/MIME). Sie wurde nicht geprüft.")
    ENCRYPTED = (
        "encrypted",
        _("Ein Teil ist verschlüsselt. Das Programm kann ihn nicht lesen; er steht im Original."),
    )
    OUTLOOK = (
        "outlook",
        _("Eine Beilage (winmail.dat) öffnet nur Outlook. Auch darin kann Text stehen."),
    )
    UNREAD = (
        "unread",
        _("Das Programm kann die Nachricht nicht lesen. Hier steht, woraus sie besteht."),
    )
    NO_COPY = "no_copy", _("Das Original ist nicht aufbewahrt: Es enthielt unseren Brief mit einem Code.")
