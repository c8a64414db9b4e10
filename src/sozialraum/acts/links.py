"""Acts: personal links – how an act makes one for a letter, takes it back, or uses it up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.accounts.models import PersonalLink, PersonalLinkQuerySet, digest_of, new_token, new_typed_token
from sozialraum.acts import guard, journal
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.subject import Subject
from sozialraum.foundation.visitor import FOUNDING, Visitor


def link_to(
    thing: models.Model, purpose: str, *, path: str, lasts: dt.timedelta, by: Visitor, holder: Any = None
) -> str:
    """Create a personal link to a thing and return its whole address; inside an act only.

    Absolute where the body has an address. ``holder`` is the person it is made for, so that it can be taken back when
    that person leaves. What it opens stands on the act: ``who=holds_link(purpose)``.
    """
    within = path_to(thing, purpose, path=path, lasts=lasts, by=by, holder=holder)
    return f"{by.body.address.rstrip('/')}/{within}"


def path_to(
    thing: models.Model,
    purpose: str,
    *,
    path: str,
    lasts: dt.timedelta,
    by: Visitor,
    holder: Any = None,
    typed: bool = False,
) -> str:
    """The same as a path within the network, for a letter. ``typed``: short, for typing off paper; its path is kept."""
    token, now = new_typed_token() if typed else new_token(), timezone.now()
    subject, subject_key = kind_and_key(thing)
    within = path.removeprefix(get_script_prefix()).lstrip("/")
    PersonalLink.objects.create(
        body=by.body,
        digest=digest_of(token),
        purpose=purpose,
        subject=subject,
        subject_key=subject_key,
        holder=holder.key if holder else "",
        path=within if typed else "",
        created=now,
        expires=now + lasts,
    )
    journal.note(f"link {purpose}", None, (now + lasts).isoformat(timespec="minutes"))
    return f"l/{token}" if typed else f"l/{token}/{within}"


def revoke_links(thing: Subject, purpose: str) -> int:
    """Revoke all valid links to this thing for this purpose; returns how many."""
    subject, subject_key = kind_and_key(thing)
    found = _living().filter(body=thing.body_id, subject=subject, subject_key=subject_key, purpose=purpose)
    return _revoke(found, purpose)


def revoke_links_of(holder: Any) -> int:
    """Revoke all valid links that were made for this person; returns how many."""
    return _revoke(_living().filter(body=holder.body_id, holder=holder.key), "all")


def use_up(by: Visitor) -> None:
    """Mark the visitor's one-time link as used; raises ValidationError if it was. Called by the act it is for."""
    assert by.link is not None
    if not _living().filter(digest=by.link.digest).update(used=timezone.now()):
        raise ValidationError(_("Dieser Link wurde schon benutzt."), code="used")


def founding_link(lasts: dt.timedelta) -> str:
    """The path of a link that founds a network, for one time; older ones open nothing more.

    The one link that is made outside an act: there is no network yet whose journal could tell of it. Only the operator
    gets it, on the command line.
    """
    token, now = new_token(), timezone.now()
    with guard.opened(), transaction.atomic():
        _living().filter(body=None, purpose=FOUNDING.purpose).update(revoked=now)
        PersonalLink.objects.create(
            digest=digest_of(token),
            purpose=FOUNDING.purpose,
            subject=FOUNDING.subject,
            subject_key=FOUNDING.key,
            expires=now + lasts,
        )
    return f"/l/{token}/gruenden/"


def _living() -> PersonalLinkQuerySet:
    return PersonalLink.objects.living(timezone.now())


def _revoke(links: PersonalLinkQuerySet, purpose: str) -> int:
    count = links.update(revoked=timezone.now())
    if count:
        journal.note(f"link {purpose}", count, None)
    return count
