"""Foundation: the word under which a kind of thing is stored – in the journal, in personal links, with letters.

A stored word outlives the code that wrote it. Models may be renamed and moved; their ``kind`` may not.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model

from sozialraum.foundation.subject import Subject

#: What earlier programs stored instead of a kind: the label of the model as it was in November 2026. Frozen: hashed
#: journal entries, lists beside backups and addresses that somebody kept hold these words for ever.
KIND_OF_LABEL = {
    "accounts.User": "user",
    "bodies.LegislativeTerm": "legislative-term",
    "bodies.Location": "location",
    "bodies.Organization": "organization",
    "concerns.Concern": "concern",
    "concerns.Photo": "photo",
    "concerns.Reply": "reply",
    "concerns.Topic": "topic",
    "contacts.ContactImport": "contact-import",
    "decisions.Minutes": "minutes",
    "decisions.Resolution": "resolution",
    "decisions.Task": "task",
    "joining.JoinRequest": "join-request",
    "meetings.AgendaItem": "agenda-item",
    "meetings.Consultation": "consultation",
    "meetings.Meeting": "meeting",
    "network.Body": "body",
    "papers.Adoption": "adoption",
    "papers.File": "file",
    "papers.Paper": "paper",
    "papers.Version": "version",
    "people.Consent": "consent",
    "people.Membership": "membership",
    "people.Person": "person",
    "people.Recipient": "recipient",
    "people.Seat": "seat",
    "post.Incoming": "incoming",
    "post.Letter": "letter",
    "post.MailServer": "mail-server",
    "post.Mailbox": "mailbox",
    "privacy.Period": "period",
    "reaching.Errand": "errand",
}


def kind_of(thing: Model | type[Model] | Subject) -> str:
    """The stored word for this thing's kind, e.g. ``meeting``. Raises TypeError for a model that has none."""
    kind = getattr(thing, "kind_word", "")
    if not kind:
        raise TypeError(f"{thing._meta.label} has no kind_word, so nothing that is stored can name it.")
    return str(kind)


def kind_and_key(thing: Model | Subject) -> tuple[str, str]:
    """How anything stored names one thing: its kind and its public key (its number, where it has no key)."""
    return kind_of(thing), str(getattr(thing, "key", thing.pk))


def model_of(stored: str) -> type[Any] | None:
    """The model that a stored word stands for – a kind, or a label of former days; None if there is none."""
    return _models().get(current_kind(stored))


def current_kind(stored: str) -> str:
    """The kind that a stored word stands for; a word nobody knows stays what it is."""
    return KIND_OF_LABEL.get(stored, stored)


@cache
def _models() -> dict[str, type[Model]]:
    return {word: model for model in apps.get_models() if (word := model.__dict__.get("kind_word"))}
