"""Foundation: how often something may be asked for, without knowing by whom.

What is counted is a salted hash. The salt is random, stands in the shared cache alone and is another one every day;
with it goes the only way to tell what a hash was made of. Nothing of this is written to a log or a table of the record.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest
from django.utils import timezone

IPV4_PREFIX, IPV6_PREFIX = 24, 56
SALT_LASTS = dt.timedelta(days=2)


@dataclass(frozen=True)
class Limit:
    """So many within so long (a day at most: then the salt changes), for each of those it is counted for."""

    name: str
    most: int
    within: dt.timedelta

    def takes(self, whose: str) -> bool:
        """Count one more; False if that would be too many. Exact also when several ask at the same moment.

        Each one takes a place of its own, which ``add`` gives away only once and which becomes free again after
        ``within``. A counter would have to be read and written, and Django's forgets its end when it is raised.
        OperationalError if it cannot be counted, as on a full disk: Django's cache swallows that, and nobody must be
        told that they were too many.
        """
        places = [f"limit-{self.name}-{self._hidden(whose)}-{number}" for number in range(self.most)]
        taken = cache.get_many(places)
        if any(cache.add(place, 1, self.within.total_seconds()) for place in places if place not in taken):
            return True
        if len(cache.get_many(places)) < self.most:
            raise OperationalError("the cache takes nothing")
        return False

    def forget(self, whose: str) -> None:
        """Whoever has shown that they may do it begins anew."""
        cache.delete_many([f"limit-{self.name}-{self._hidden(whose)}-{number}" for number in range(self.most)])

    def _hidden(self, whose: str) -> str:
        return hmac.new(_salt_of_today(), f"{self.name} {whose}".encode(), hashlib.sha256).hexdigest()[:32]


#: Letters that ask whether an address is right, to one mailbox from one network, from all forms together: no form is a
#: mail cannon, and a stranger elsewhere does not spend what its owner may ask for.
CONFIRMATIONS = Limit("confirmation", most=3, within=dt.timedelta(days=1))
#: The same from everywhere: a cannon with many barrels ends here.
CONFIRMATIONS_IN_ALL = Limit("confirmation-all", most=9, within=dt.timedelta(days=1))
DOTS_DO_NOT_COUNT = ("gmail.com", "googlemail.com")  # support.google.com/mail/answer/7436150


def mailbox_of(address: str) -> str:
    """The mailbox that letters to this address reach, as far as one may know; to count by, never to write to.

    Case and what follows a ``+`` (RFC 5233) do not count, dots only where the provider says so: »a.b« and »ab« may be
    two people. Where a ``+`` means nothing, two people share a count, and nobody gets more than was meant for one.
    """
    name, _at, host = address.strip().casefold().rpartition("@")
    name = name.partition("+")[0] or name
    if host in DOTS_DO_NOT_COUNT:
        name, host = name.replace(".", ""), DOTS_DO_NOT_COUNT[0]
    return f"{name}@{host}"


def _salt_of_today() -> bytes:
    name = f"limit-salt-{timezone.localdate()}"
    cache.add(name, secrets.token_hex(16), SALT_LASTS.total_seconds())
    return str(cache.get(name, "")).encode()


def network_of(request: HttpRequest) -> str:
    """From which corner of the internet this comes: never one machine, always some hundred neighbours at least."""
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
