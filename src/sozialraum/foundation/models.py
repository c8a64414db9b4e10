"""Foundation: the tables of ``throttle`` – what was counted today, under names that say nothing, and today's salt."""

from __future__ import annotations

from django.db import models


class Salt(models.Model):
    """The random salt of one day. Deleted on the next; what was counted with it then says nothing to anybody."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class Count(models.Model):
    """How often one limit was used for one (a network, an address), on one day."""

    whose = models.CharField(max_length=64, primary_key=True, help_text="Salted hash of the limit and of whose it is.")
    day = models.DateField(db_index=True)
    times = models.JSONField(default=list, help_text="Seconds since 1970; no more of them than the limit allows.")

    def __str__(self) -> str:
        return f"{self.whose} {self.day}"
