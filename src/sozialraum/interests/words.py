"""Interests: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Involvement(TextChoices):
    """How somebody is involved in what a paper asks for."""

    ORIGINATOR = "originator", _("bringt es ein")
    CONCERNED = "concerned", _("ist davon betroffen")
