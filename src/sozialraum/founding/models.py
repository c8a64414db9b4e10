"""Founding: what a founding file once brought, so that a later load touches only that."""

from __future__ import annotations

from django.db import models

from sozialraum.network.models import Body


class Brought(models.Model):
    """One thing that came by file, with a digest of the facts it came with."""

    body = models.ForeignKey(Body, related_name="+", on_delete=models.CASCADE)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "kind", "key"], name="brought_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
