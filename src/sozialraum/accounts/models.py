"""Accounts: what opens the door – a login, or a personal link made for one thing."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.network.models import Body


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A login. Holds no name and no role: these are facts about a person in a body."""

    kind_word: ClassVar[str] = "user"

    last_login = None  # nobody needs to know, so nobody keeps it
    email = models.EmailField(_("E-Mail"), unique=True)
    is_active = models.BooleanField(_("Aktiv"), default=True)
    is_house = models.BooleanField(
        _("Das Programm selbst"), default=False, help_text="The account under which the program itself acts."
    )

    USERNAME_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name = _("Zugang")

    def __str__(self) -> str:
        return self.email


#: The purpose of a link that confirms a mail address, once; by it goes the link to how the thing stands.
CONFIRM_MAIL = "confirm-mail"


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    def opened_by(self, token: str, body: Body | None, now: dt.datetime) -> PersonalLinkQuerySet:
        """The link with this token, if it still opens something: in this body, or for a body that is not there yet."""
        return self.living(now).filter(models.Q(body=body) | models.Q(body=None), digest=digest_of(token))

    def living(self, now: dt.datetime) -> PersonalLinkQuerySet:
        """Not expired, not taken back, and not used up if it was good for one time only."""
        return self.filter(expires__gt=now, revoked=None, used=None)

    def with_token(self, token: str, body: Body | None) -> PersonalLink | None:
        """The link with this token, whether it still opens anything or not. Who has the token is its holder."""
        return self.filter(models.Q(body=body) | models.Q(body=None), digest=digest_of(token)).first()

    def where_it_led(self, used: PersonalLink, now: dt.datetime) -> PersonalLink | None:
        """A living link to the same thing for another purpose: its holder got it when they used up this one."""
        if used.used is None or used.revoked or used.expires <= now or used.purpose != CONFIRM_MAIL:
            return None
        same = self.living(now).filter(body=used.body_id, subject=used.subject, subject_key=used.subject_key)
        return same.exclude(purpose=CONFIRM_MAIL).first()


class PersonalLink(models.Model):
    """A secret address that opens exactly one thing for one purpose. Only a digest of the secret is kept."""

    kind_word: ClassVar[str] = "personal-link"

    body = models.ForeignKey(
        Body, related_name="+", null=True, on_delete=models.CASCADE, help_text="Empty: to found a new body."
    )
    digest = models.CharField(_("Prüfsumme"), max_length=64, unique=True)
    purpose = models.CharField(_("Wozu"), max_length=40)
    subject = models.CharField(
        _("Gehört zu (Art)"), max_length=60, help_text="Kind of the thing it opens, e.g. meeting."
    )
    subject_key = models.CharField(_("Gehört zu"), max_length=80)
    holder = models.CharField(_("Für wen"), max_length=80, blank=True, help_text="Key of the person it was made for.")
    path = models.CharField(
        _("Führt zu"), max_length=200, blank=True, help_text="Where it leads whoever typed it off paper."
    )
    created = models.DateTimeField(_("Angelegt am"), default=timezone.now)
    expires = models.DateTimeField(_("Gilt bis"))
    revoked = models.DateTimeField(_("Zurückgezogen am"), null=True)
    used = models.DateTimeField(_("Benutzt am"), null=True, help_text="When a link for one time only was used up.")

    objects = models.Manager.from_queryset(PersonalLinkQuerySet)()

    class Meta:
        verbose_name = _("Persönlicher Link")

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject} {self.subject_key}"


PERSONAL_LINK = re.compile(r"/l/[\w-]{20,}")
LINK_GONE = "/l/…"


def without_links(text: str) -> str:
    """The text with every personal link shut: who keeps or reads a copy must not be able to use it."""
    return PERSONAL_LINK.sub(LINK_GONE, text)


#: Signs of a secret that is typed off paper: none that looks like another one. Twenty of them have 99 random bits.
TYPED_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
TYPED = 20


def digest_of(token: str) -> str:
    """What is kept of a secret. It has about 100 random bits or more, so a plain hash cannot be guessed back."""
    return hashlib.sha256(as_made(token).encode()).hexdigest()


def new_token() -> str:
    """A secret for an address: 256 bits, letters that survive every mail program."""
    return secrets.token_urlsafe(32)


def new_typed_token() -> str:
    """A secret for an address on paper, in five groups of four: ``h7kq-2mfw-…``."""
    return in_groups("".join(secrets.choice(TYPED_SIGNS) for _ in range(TYPED)))


def as_made(token: str) -> str:
    """A secret off paper as it was made, however it was typed: in capitals, without its strokes. Others stay."""
    bare = token.replace("-", "").lower()
    return in_groups(bare) if len(bare) == TYPED and set(bare) <= set(TYPED_SIGNS) else token


def in_groups(signs: str) -> str:
    return "-".join(signs[place : place + 4] for place in range(0, len(signs), 4))
