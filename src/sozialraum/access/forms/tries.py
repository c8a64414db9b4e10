"""Access: how often one may try at the door. Whoever tries from elsewhere spends nothing of anybody else.

What is tried for an address is counted for the source network it comes from, or, apart from that, for the device, if
somebody has logged in with this very address on it before (``devices``). What comes from all networks together has an
end of its own, which a known device does not feel.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.access.forms import devices
from sozialraum.access.queries import whom_to_call
from sozialraum.accounts.models import User
from sozialraum.foundation.http import Request
from sozialraum.foundation.throttle import Limit, mailbox_of, network_of

MINUTE, QUARTER, DAY = dt.timedelta(minutes=1), dt.timedelta(minutes=15), dt.timedelta(days=1)

FROM_ONE_NETWORK = Limit("code-network", most=20, within=MINUTE)
CODES = (Limit("code", most=5, within=QUARTER), Limit("code-day", most=10, within=DAY))
CODES_IN_ALL = Limit("code-all", most=30, within=DAY)
ONE_CODE = Limit("code-typed", most=3, within=QUARTER)
FACTORS = (Limit("factor", most=5, within=dt.timedelta(minutes=5)), Limit("factor-day", most=20, within=DAY))
FACTORS_IN_ALL = Limit("factor-all", most=20, within=DAY)
PASSKEYS = Limit("passkey", most=30, within=MINUTE)


def of_codes(request: Request, address: str) -> bool:
    """Count a request for a code to this address; False if there were too many. The same for unknown addresses."""
    mailbox, device = mailbox_of(address), devices.known(request, address)
    if device:
        return _all_take(CODES, f"{mailbox} device {device.key}")
    network = network_of(request)
    return FROM_ONE_NETWORK.takes(network) and _all_take(CODES, f"{mailbox} {network}") and CODES_IN_ALL.takes(mailbox)


def of_one_code(request: Request, process: Any) -> bool:
    """Count a try at this mailed code; False if there were too many. Bound to the session that asked for it."""
    return ONE_CODE.takes(f"{request.session.session_key} {process.state['at']}")


def of_factors(request: Request, user: User) -> bool:
    """Count a try at the second factor of this login; False if there were too many."""
    whose, is_stranger = _factor_of(request, user)
    return _all_take(FACTORS, whose) and not (is_stranger and not FACTORS_IN_ALL.takes(str(user.pk)))


def of_app(user: User) -> bool:
    """Count a try at confirming a new app by somebody logged in; False if there were too many."""
    return _all_take(FACTORS, f"app {user.pk}")


def of_passkeys(request: Request) -> bool:
    """Count a try with a passkey, for this device or network; False if there were too many."""
    device = devices.of(request)
    return PASSKEYS.takes(f"device {device.key}" if device else network_of(request))


def forget_factors(request: Request, user: User) -> None:
    """The factor was right: what this device or network has missed is forgotten, what came from elsewhere is not."""
    for limit in FACTORS:
        limit.forget(_factor_of(request, user)[0])


def too_many_codes(request: Request) -> ValidationError:
    """The error shown when no further code is sent, with the ways that still work."""
    return ValidationError(
        [
            _(
                "Für diese Adresse wurden schon mehrere Codes angefordert. Der letzte gilt 15 Minuten; einen neuen gibt"
                " es nach einer Viertelstunde, sonst morgen."
            ),
            _(
                "Mit einem Passkey kommen Sie trotzdem herein, und in einem Browser, in dem Sie schon angemeldet waren,"
                " auch mit einem Code. Ein Ersatzcode hilft danach, wenn die Code-App fehlt."
            ),
            whom_to_call(request.visitor.body),
        ],
        code="limit",
    )


def too_many_factors(request: Request) -> ValidationError:
    return ValidationError(
        [
            _("Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde; hilft das nicht, bis morgen."),
            _(
                "Mit einem Passkey kommen Sie trotzdem herein. In einem Browser, in dem Sie schon angemeldet waren,"
                " zählen fremde Versuche nicht; dort geht auch ein Ersatzcode."
            ),
            whom_to_call(request.visitor.body),
        ],
        code="limit",
    )


def _factor_of(request: Request, user: User) -> tuple[str, bool]:
    """For whom a try at a second factor is counted, and whether from among strangers."""
    device = devices.known(request, user.email)
    if device and device.showed_two:
        return f"{user.pk} device {device.key}", False
    return f"{user.pk} {network_of(request)}", True


def _all_take(limits: tuple[Limit, ...], whose: str) -> bool:
    return all(limit.takes(whose) for limit in limits)
