"""Network: each Sozialraumkonferenz of this house, how it is called and where it is reached."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.network.fields import MomentField

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Body(models.Model):
    """One Sozialraumkonferenz (OParl Body). Everything visible hangs on one of these."""

    kind_word: ClassVar[str] = "body"

    key = models.CharField(max_length=80, unique=True, validators=[RegexValidator(rf"^{KEY}\Z")])
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzer Name"), max_length=80, blank=True)
    municipality = models.CharField(_("Stadt oder Gemeinde"), max_length=200, blank=True)
    address = models.CharField(
        _("Basisadresse"), max_length=200, blank=True, help_text="Base URL for mails, feeds and canonical links."
    )
    is_default = models.BooleanField(_("Antwortet ohne eigenen Namen"), default=False)
    is_sample = models.BooleanField(
        _("Erfundenes Beispiel"), default=False, help_text="Plainly invented, and every page says so."
    )
    created = MomentField(default=timezone.now, editable=False)
    modified = MomentField(default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("Netzwerk")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="body_default_once",
                violation_error_message=_("Es gibt schon ein Netzwerk, das ohne eigenen Namen antwortet."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def body_id(self) -> int:
        """A body belongs to itself, so that one check fits every thing."""
        return self.pk


class Host(models.Model):
    """A host name under which a body answers, without port."""

    body = models.ForeignKey(Body, related_name="hosts", on_delete=models.CASCADE)
    name = models.CharField(max_length=253)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="host_once",
                violation_error_message=_("Unter diesem Namen antwortet schon ein anderes Netzwerk."),
            )
        ]

    def __str__(self) -> str:
        return self.name
