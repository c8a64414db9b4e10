"""Access: what somebody may know about their own login – factors and open sessions – without keys of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import Http404
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts.models import Head
from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.network.models import Body, Host

HOST = "host"  # where a passkey keeps the host name it is good for


@dataclass(frozen=True)
class Passkey:
    """A passkey of one's own; it is good for one host name only."""

    key: str
    name: str
    host: str
    since: dt.date
    last_used: dt.date | None


@dataclass(frozen=True)
class Session:
    """An open session of one's own, as far as the house knows it."""

    key: str
    device: str
    since: dt.date
    last_seen: dt.date
    is_this: bool


@dataclass(frozen=True)
class Factors:
    """What a login asks for beside the mailed code."""

    app_since: dt.date | None
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def any(self) -> bool:
        return self.app_since is not None or bool(self.passkeys)

    @property
    def count(self) -> int:
        """Recovery codes are no factor of their own."""
        return len(self.passkeys) + (self.app_since is not None)


def whom_to_call(body: Body) -> str:
    """A German sentence with the office's telephone, else its mail address, for a visitor who cannot log in."""
    kinds = (TextKind.OFFICE_PHONE, TextKind.OFFICE_EMAIL)
    texts = dict(Text.objects.filter(body=body, kind__in=kinds).values_list("kind", "text"))
    if phone := texts.get(TextKind.OFFICE_PHONE, "").strip():
        return _("Sonst hilft das Büro am Telefon: %s.") % phone
    if email := texts.get(TextKind.OFFICE_EMAIL, "").strip():
        return _("Sonst hilft das Büro: %s.") % email
    return _("Sonst hilft das Büro.")


def factors_of(user_id: int) -> Factors:
    """Everything in one question."""
    app_since, passkeys, codes_left = None, [], 0
    for factor in Authenticator.objects.filter(user=user_id).order_by("created_at", "pk"):
        if factor.type == Authenticator.Type.TOTP:
            app_since = timezone.localdate(factor.created_at)
        elif factor.type == Authenticator.Type.WEBAUTHN:
            passkeys.append(_passkey(factor))
        else:
            codes_left = len(RecoveryCodes(factor).get_unused_codes())
    return Factors(app_since, tuple(passkeys), codes_left)


def recovery_codes_of(user_id: int) -> list[str]:
    """The codes that are still good, each in two groups."""
    found = Authenticator.objects.filter(user=user_id, type=Authenticator.Type.RECOVERY_CODES).first()
    return [f"{code[:4]} {code[4:]}" for code in RecoveryCodes(found).get_unused_codes()] if found else []


def sessions_of(user_id: int, this: str | None) -> tuple[Session, ...]:
    """What is open, this one first, then the one used last."""
    found = [
        Session(
            key_of(one),
            one.user_agent,
            timezone.localdate(one.created_at),
            timezone.localdate(one.last_seen_at),
            one.session_key == this,
        )
        for one in UserSession.objects.filter(user=user_id).order_by("-last_seen_at", "-pk")
        if one.session_key == this or not one.purge()
    ]
    return tuple(sorted(found, key=lambda one: not one.is_this))


def visitor_by_link(token: str, body: Body | None) -> Visitor | None:
    """The visitor of a personal link, None if it opens nothing; a founding link needs no body.

    One that has confirmed an address goes on opening what it led to. None if it opens nothing (``dead_link``).
    """
    now = timezone.now()
    link, confirmed = PersonalLink.objects.opened_by(token, body, now).first(), None
    if link is None and (used := PersonalLink.objects.with_token(token, body)):
        link, confirmed = PersonalLink.objects.where_it_led(used, now), used.used
    if link is None:
        return None
    made_for = Link(link.purpose, link.subject, link.subject_key, link.digest, link.path, confirmed)
    home = body if body and link.body_id else Body()
    return Visitor(home, Way.LINK, label="Persönlicher Link", link=made_for)


@dataclass(frozen=True)
class DeadLink:
    """A link that opens nothing any more: since when, why, and where its holder goes on."""

    used: dt.datetime | None
    revoked: dt.datetime | None
    expired: dt.datetime
    to_login: bool
    to_concern: bool


def dead_link(token: str, body: Body) -> DeadLink | None:
    """What is true of it; None if there never was one here: a guess learns nothing."""
    link = PersonalLink.objects.with_token(token, body)
    if link is None:
        return None
    to_login = link.subject == "body"
    return DeadLink(link.used, link.revoked, link.expires, to_login, to_concern=link.subject == "concern")


def own_passkey(user_id: int, key: str) -> Authenticator:
    """One's own passkey with this key, or 404."""
    return _own(Authenticator.objects.filter(user=user_id, type=Authenticator.Type.WEBAUTHN), key)


def own_session(user_id: int, key: str) -> UserSession:
    return _own(UserSession.objects.filter(user=user_id), key)


def key_of(row: Model) -> str:
    """A public key for a row of the login library; an HMAC, so that no primary key is given out."""
    return salted_hmac("sozialraum.access", f"{row._meta.label} {row.pk}").hexdigest()[:16]


def _own(rows: object, key: str) -> object:
    for row in rows:  # type: ignore[attr-defined]
        if key_of(row) == key:
            return row
    raise Http404(key)


def _passkey(factor: Authenticator) -> Passkey:
    used = factor.last_used_at
    return Passkey(
        key_of(factor),
        factor.data["name"],
        factor.data.get(HOST, ""),
        timezone.localdate(factor.created_at),
        timezone.localdate(used) if used else None,
    )


def body_of(host: str) -> tuple[Body | None, str]:
    """The body that answers under a host name, else the default one, and the mark of its public record."""
    bodies = asked_about(_answering, [host])
    return (bodies[0], bodies[0].head or "") if bodies else (None, "")


def _answering(_visitor: Visitor, hosts: Sequence[str]) -> QuerySet[Body]:
    """The one question of every request."""
    named = Host.objects.annotate(small=Lower("name")).filter(small__in=hosts).values("body")
    mark = Coalesce(NullIf("public_mark", Value("")), "hash")
    head = Head.objects.filter(body=OuterRef("pk")).values(mark=mark)
    found = Body.objects.filter(Q(is_default=True) | Q(pk__in=named))
    return found.annotate(head=Subquery(head)).order_by("is_default")[:1]
