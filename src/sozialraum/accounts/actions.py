"""Accounts: how sessions and second factors of a login end. These tables are no record of the network: no acts."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

BEGUN_IN = "body"  # where a session notes in which network it was begun


def end_sessions(user_id: int, *, begun_in: str = "", spare: str = "") -> int:
    """End the sessions of a login: all, those begun in one network, or all but the one with the key ``spare``."""
    count = 0
    for session in UserSession.objects.filter(user_id=user_id).exclude(session_key=spare):
        if not begun_in or session.data.get(BEGUN_IN) == begun_in:
            session.end()
            count += 1
    return int(count)


def drop_factors(user_id: int) -> int:
    """Delete every second factor of a login, passkeys and recovery codes included; returns their number."""
    count, _kinds = Authenticator.objects.filter(user_id=user_id).delete()
    return int(count)


def has_factor(user_id: int) -> bool:
    """True if this login has a second factor; recovery codes alone are none."""
    factors = Authenticator.objects.filter(user_id=user_id)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())
