"""Foundation: how often something may be asked for, without knowing by whom.

What is counted is a salted hash. The salt is random, stands in a table that no backup keeps, and is another one every
day; with it goes the only way to tell what a hash was made of. Nothing of this is written to a log or the record.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from sozialraum.foundation.mail_address import address_key
from sozialraum.foundation.models import Count, Salt

IPV4_PREFIX, IPV6_PREFIX = 24, 56


@dataclass(frozen=True)
class Limit:
    """So many within so long (a day at most: then the salt changes), for each of those it is counted for."""

    name: str
    most: int
    within: dt.timedelta

    def takes(self, whose: str) -> bool:
        """Count one more for ``whose``; False if that would be more than ``most`` within ``within``.

        One row holds the moments of each. It is read first without a lock, so that a flood of what is refused writes
        nothing and waits for nobody; then counted under the row's lock, exactly also when several ask at the same
        moment. At most five statements in one transaction, whatever ``most`` is.
        OperationalError if it cannot be counted, as on a full disk: nobody must be told that they were too many.
        """
        try:
            return self._takes(self._hidden(whose))
        except OperationalError:
            raise
        except DatabaseError as error:
            raise OperationalError("this cannot be counted") from error

    def _takes(self, hidden: str) -> bool:
        known = Count.objects.filter(pk=hidden).first()
        if known and len(self._recent(known)) >= self.most:
            return False
        with transaction.atomic():
            if not known:
                Count.objects.bulk_create([Count(whose=hidden, day=timezone.localdate())], ignore_conflicts=True)
            count = Count.objects.select_for_update().get(pk=hidden)
            recent = self._recent(count)
            if len(recent) >= self.most:
                return False
            Count.objects.filter(pk=hidden).update(times=[*recent, timezone.now().timestamp()])
        return True

    def _recent(self, count: Count) -> list[float]:
        since = (timezone.now() - self.within).timestamp()
        return [moment for moment in count.times if moment >= since]

    def forget(self, whose: str) -> None:
        """Delete what was counted for ``whose``, after they have shown who they are."""
        Count.objects.filter(pk=self._hidden(whose)).delete()

    def _hidden(self, whose: str) -> str:
        return hidden(self.name, whose)


def hidden(name: str, whose: str) -> str:
    """The salted hash under which something is counted for ``whose`` today; tomorrow nobody can make it again."""
    return hmac.new(_salt_of_today(), f"{name} {whose}".encode(), hashlib.sha256).hexdigest()


#: Letters that ask whether an address is right, to one mailbox from one network, from all forms together: no form is a
#: mail cannon, and a stranger elsewhere does not spend what its owner may ask for.
CONFIRMATIONS = Limit("confirmation", most=3, within=dt.timedelta(days=1))
#: The same from everywhere: a cannon with many barrels ends here.
CONFIRMATIONS_IN_ALL = Limit("confirmation-all", most=9, within=dt.timedelta(days=1))
DOTS_DO_NOT_COUNT = ("gmail.com", "googlemail.com")  # support.google.com/mail/answer/7436150


def mailbox_of(address: str) -> str:
    """The comparison key of the mailbox that letters to this address reach; for counting, never for sending.

    Case and what follows a ``+`` (RFC 5233) do not count, dots only where the provider says so: »a.b« and »ab« may be
    two people. Where a ``+`` means nothing, two people share a count, and nobody gets more than was meant for one.
    """
    name, _at, host = address_key(address).rpartition("@")
    name = name.partition("+")[0] or name
    if host in DOTS_DO_NOT_COUNT:
        name, host = name.replace(".", ""), DOTS_DO_NOT_COUNT[0]
    return f"{name}@{host}"


#: The salt of the day this process asked last, once no rollback can take it back.
_known: tuple[dt.date, bytes] | None = None


def _salt_of_today() -> bytes:
    global _known
    today = timezone.localdate()
    if _known and _known[0] == today:
        return _known[1]
    row = Salt.objects.filter(day=today).first() or _new_salt(today)
    salt = row.salt.encode()
    if not connection.in_atomic_block:
        _known = (today, salt)
    return salt


def _new_salt(today: dt.date) -> Salt:
    """The first of the day makes the salt; whoever comes at the same moment takes the same one."""
    Salt.objects.bulk_create([Salt(day=today, salt=secrets.token_hex(16))], ignore_conflicts=True)
    return Salt.objects.get(day=today)


def forget_before(day: dt.date) -> None:
    """Delete counts and salts of days before ``day``."""
    Count.objects.filter(day__lt=day).delete()
    Salt.objects.filter(day__lt=day).delete()


def network_of(request: HttpRequest) -> str:
    """The network part of an IP address, shared by some hundred machines at least."""
    try:
        address = ip_address(_far_end(request))
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    prefix = IPV6_PREFIX if isinstance(address, IPv6Address) else IPV4_PREFIX
    return str(ip_network((address, prefix), strict=False))


def _far_end(request: HttpRequest) -> str:
    """Who spoke to us, or whom our own proxy says it speaks for. What stands further left anybody may have written."""
    if settings.TRUSTED_PROXIES:
        told = request.headers.get("X-Forwarded-For", "").split(",")
        return told[-settings.TRUSTED_PROXIES].strip() if len(told) >= settings.TRUSTED_PROXIES else ""
    return str(request.META.get("REMOTE_ADDR", ""))
