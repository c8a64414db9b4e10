"""Access: what changes at the door – factors of a login, and the letters about them.

No acts: logins, their factors and sessions are not what the network records. What the office does to somebody's login
is an act, and stands in ``people``.
"""

from __future__ import annotations

import datetime as dt
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt, encrypt
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils import timezone

from sozialraum.access import rules
from sozialraum.access.letters import AccountChangedLetter, LoginCodeLetter, WithoutMailLetter
from sozialraum.access.queries import HOST
from sozialraum.accounts.actions import BEGUN_IN
from sozialraum.accounts.models import User
from sozialraum.bodies.queries import office_of
from sozialraum.network.models import Body
from sozialraum.people.queries import addressee_of, office_logins
from sozialraum.post.sending import Addressee, send

CODE_LASTS = dt.timedelta(minutes=15)
LAST_STEP = "last_step"  # where a TOTP keeps the step of the code it took last


def send_code(body: Body, address: str, code: str, *, really: bool = True) -> None:
    """Mail the code, in the text only, so that no lock screen shows it; nothing is sent unless ``really``.

    With ``really=False`` the same work is done, and no letter is left at the end of it: nobody can tell by the clock.
    """
    with transaction.atomic():
        send(
            LoginCodeLetter(code),
            to=Addressee(body, email=address),
            office=office_of(body),
            expires=timezone.now() + CODE_LASTS,
        )
        transaction.set_rollback(not really)


def notify_of_change(body: Body, user: User, letter: AccountChangedLetter) -> None:
    """Mail the owner of a login that its ways in were changed."""
    send(letter, to=Addressee(body, email=user.email), office=office_of(body))


def took_code(user: User, code: str) -> Authenticator | None:
    """The factor of the login this code belongs to, app or recovery codes; None if wrong. Each code works once."""
    with transaction.atomic():
        for factor in Authenticator.objects.select_for_update().filter(user=user, type=Authenticator.Type.TOTP):
            step = rules.matching_step(decrypt(factor.data["secret"]), code, time.time(), factor.data.get(LAST_STEP, 0))
            if step is not None:
                factor.data[LAST_STEP] = step
                factor.save(update_fields=["data"])
                return factor
    for factor in Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES):
        if RecoveryCodes(factor).validate_code(rules.bare(code)):
            return factor
    return None


def took_both(user: User, app_code: str, recovery_code: str) -> Authenticator | None:
    """Spend both codes and return the app's factor if both are right; else None, and neither is spent."""
    with transaction.atomic():
        locked = Authenticator.objects.select_for_update().filter(user=user).order_by("pk")
        factors = {factor.type: factor for factor in locked}
        app, spare = factors.get(Authenticator.Type.TOTP), factors.get(Authenticator.Type.RECOVERY_CODES)
        if app is None or spare is None:
            return None
        step = rules.matching_step(decrypt(app.data["secret"]), app_code, time.time(), app.data.get(LAST_STEP, 0))
        if step is None or not RecoveryCodes(spare).validate_code(recovery_code):
            return None
        app.data[LAST_STEP] = step
        app.save(update_fields=["data"])
        return app


def notify_office(body: Body, user: User) -> None:
    """Send a letter to every login of the office, the one that came in without a mailed code included."""
    for login in office_logins(body, timezone.localdate()).select_related("person__user"):
        letter = WithoutMailLetter(user.email, timezone.now())
        send(letter, to=addressee_of(login.person), office=office_of(body))


def add_totp(user: User, secret: str, step: int) -> bool:
    """Keep a secret that a phone has proved to hold; False if there is one already."""
    with transaction.atomic():
        _factor, new = Authenticator.objects.get_or_create(
            user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": encrypt(secret), LAST_STEP: step}}
        )
        RecoveryCodes.activate(user)
    return bool(new)


def add_passkey(user: User, name: str, credential: dict[str, object], host: str) -> None:
    """Keep a passkey that was just proved."""
    with transaction.atomic():
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": credential, HOST: host}
        )
        RecoveryCodes.activate(user)


def rename_passkey(factor: Authenticator, name: str) -> None:
    factor.data["name"] = name
    factor.save(update_fields=["data"])


def remove_factor(factor: Authenticator) -> None:
    """Delete a second factor; the recovery codes go with the last one."""
    with transaction.atomic():
        factor.delete()
        left = Authenticator.objects.filter(user=factor.user_id)
        if not left.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            left.delete()


def renew_recovery_codes(user: User) -> None:
    """Make ten new recovery codes; the old ones stop working."""
    with transaction.atomic():
        Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(user)


def note_session(session_key: str, body: Body, user_agent: str) -> None:
    """Store where a session began and on what kind of device; no network address is kept."""
    UserSession.objects.filter(session_key=session_key).update(
        ip="0.0.0.0",  # noqa: S104 - no address at all
        user_agent=rules.device_in_words(user_agent),
        data={BEGUN_IN: body.key},
    )


def follow_session(before: str, now: str) -> None:
    """Move the stored record of a session to its new key."""
    UserSession.objects.filter(session_key=before).update(session_key=now)


def see_session(session: SessionBase) -> None:
    """Note that the session was used today, in the session and in its owner's list; both or neither."""
    with transaction.atomic():
        UserSession.objects.filter(session_key=session.session_key or "").update(last_seen_at=timezone.now())
        session.save()


def end_session(session: UserSession) -> None:
    session.end()
