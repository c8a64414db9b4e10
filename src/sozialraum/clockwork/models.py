"""Clockwork: how the last run of each command went. No act writes it."""

from django.db import models


class Job(models.Model):
    """What the house does by itself, and how its last run went. One row for each command of the night."""

    name = models.CharField(max_length=100, unique=True)
    last_start = models.DateTimeField(null=True, blank=True)
    last_end = models.DateTimeField(null=True, blank=True)
    result = models.TextField(blank=True)
    failed = models.BooleanField(default=False)
    claimed_by = models.CharField(max_length=40, blank=True, help_text="The process that is running it.")

    class Meta:
        app_label = "post"  # under which its table was made

    def __str__(self) -> str:
        return self.name
