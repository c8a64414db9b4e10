"""Post: letters out of the house, and what runs by itself when. The post's own books: no act writes them.

Who wanted a letter, and why, is told by the act in the journal.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sozialraum.foundation.keys import KeyField, random_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.words import WAITS, Kind, LetterState


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, visitor: Visitor) -> LetterQuerySet:
        """Letters are the business of the house and of whoever the desk lets in; here only the body is asked."""
        return self.filter(body=visitor.body)

    def due(self, now: dt.datetime) -> LetterQuerySet:
        """What waits for the mail server, most pressing first: who wants to log in is waiting at the door."""
        waiting = self.filter(kind=Kind.MAIL, state__in=WAITS, next_try__lte=now)
        waiting = waiting.filter(Q(expires=None) | Q(expires__gt=now))
        return waiting.order_by("-secret", "next_try", "pk")


class Letter(models.Model):
    """One letter to one address. Sent once; its Message-ID stays the same on every try."""

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT)
    key = KeyField(default=random_key, unique=True)
    created = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=10, choices=Kind)
    to = models.CharField(max_length=254, blank=True, help_text="One mail address; empty for a letter on paper.")
    name = models.CharField(max_length=200, blank=True)
    postal_address = models.TextField(blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    about = models.CharField(max_length=60, blank=True, help_text="Label of what the letter is for, people.Person.")
    about_key = models.CharField(max_length=80, blank=True)
    secret = models.BooleanField(default=False, help_text="Holds a code: the text is blanked when it is sent or over.")
    message_id = models.CharField(max_length=300, unique=True)
    expires = models.DateTimeField(null=True, blank=True)

    state = models.CharField(max_length=20, choices=LetterState)
    next_try = models.DateTimeField(null=True, blank=True)
    first_try = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True, help_text="What the last try came to, in words.")
    finished = models.DateTimeField(null=True, blank=True, help_text="When it was sent, printed, refused, …")
    claimed_by = models.CharField(max_length=40, blank=True, help_text="The process that has it in hand.")
    claimed = models.DateTimeField(null=True, blank=True)

    objects = models.Manager.from_queryset(LetterQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(name="letter_state_is_known", condition=Q(state__in=LetterState.values)),
            models.CheckConstraint(
                name="letter_goes_somewhere",
                condition=(Q(kind=Kind.MAIL) & ~Q(to="")) | (Q(kind=Kind.PAPER) & ~Q(postal_address="")),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try"], name="letter_due"),
            models.Index(fields=["body", "state"], name="letter_list"),
            models.Index(fields=["body", "about", "about_key"], name="letter_about"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.subject}"


def ended(letter: Letter, state: LetterState, now: dt.datetime) -> dict[str, Any]:
    """The columns of a letter that the house does not try again by itself; a code in it is blanked."""
    return {"state": state, "finished": now, "next_try": None} | ({"text": ""} if letter.secret else {})


class Attachment(models.Model):
    """A file that goes with a letter."""

    letter = models.ForeignKey(Letter, related_name="attachments", on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, default="application/octet-stream")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """What the house does by itself, and how its last run went. One row for each command of the night."""

    name = models.CharField(max_length=100, unique=True)
    last_start = models.DateTimeField(null=True, blank=True)
    last_end = models.DateTimeField(null=True, blank=True)
    result = models.TextField(blank=True)
    failed = models.BooleanField(default=False)
    claimed_by = models.CharField(max_length=40, blank=True, help_text="The process that is running it.")

    def __str__(self) -> str:
        return self.name
