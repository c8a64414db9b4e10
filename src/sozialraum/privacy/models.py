"""Privacy: after how long the office lets go of what, where that differs from what the rooms say of their kinds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.network.models import Body
from sozialraum.privacy.rules import LONGEST


class Period(models.Model):
    """How many months one kind of personal data is kept in a network."""

    kind_word: ClassVar[str] = "period"

    body = models.ForeignKey(Body, related_name="+", on_delete=models.CASCADE)
    kind = models.CharField(_("Was"), max_length=20)  # the name of a ``Keeping`` of the registry
    months = models.PositiveSmallIntegerField(_("Monate"))

    class Meta:
        verbose_name = _("Aufbewahrungsfrist")
        constraints = [
            models.UniqueConstraint(fields=["body", "kind"], name="period_once"),
            models.CheckConstraint(
                name="period_is_sensible",
                condition=Q(months__gte=1, months__lte=LONGEST),
                violation_error_message=_("Eine Frist liegt zwischen einem Monat und zwanzig Jahren."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months}"
