"""Privacy: the fixed periods that pages, notes and the register tell, each taken from the rule that carries it out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.access.rules import DEVICE_LASTS, WORKING_DAY
from sozialraum.actforms import drafts
from sozialraum.actforms.open_form import FROM_ONE_NETWORK
from sozialraum.backups.rules import Keep
from sozialraum.concerns.rules import KEPT_ASIDE, PHOTOS_WAIT
from sozialraum.contacts.models import LASTS as LISTS_LAST
from sozialraum.correspondence.rules import KEPT_UNCONFIRMED
from sozialraum.foundation.throttle import CONFIRMATIONS_IN_ALL


def terms() -> dict[str, str]:
    """By name, how long what nobody sets in the table of periods is kept or valid, in words."""
    found = {
        "session": dt.timedelta(seconds=settings.SESSION_COOKIE_AGE),
        "office_session": WORKING_DAY,
        "form": dt.timedelta(seconds=settings.CSRF_COOKIE_AGE),
        "device": DEVICE_LASTS,
        "counted": FROM_ONE_NETWORK.within,
        "unconfirmed": KEPT_UNCONFIRMED,
        "aside": KEPT_ASIDE,
        "photos": PHOTOS_WAIT,
        "lists": LISTS_LAST,
        "draft": drafts.LASTS,
    }
    return {name: lasting(period) for name, period in found.items()} | {"backups": _backups()}


@dataclass(frozen=True)
class FixedLine:
    """One line of what goes after a time that nobody sets: what, how long, from when."""

    label: str
    period: str
    begins: str


def fixed_lines() -> list[FixedLine]:
    """Beside the table of periods: what goes sooner, or is never kept long."""
    told = terms()
    return [
        FixedLine(
            _("Anfragen und Anliegen mit einer E-Mail-Adresse, die niemand bestätigt hat"),
            told["unconfirmed"],
            _("seit sie ankamen und nach der Bestätigung gefragt ist"),
        ),
        FixedLine(_("Anliegen, die beiseitegelegt wurden"), told["aside"], _("seit dem Tag, an dem das geschah")),
        FixedLine(_("Fotos, die nicht abgesendet wurden"), told["photos"], _("seit sie gewählt wurden")),
        FixedLine(
            _("Eingaben und Dateien eines Formulars, das noch nicht angenommen ist"),
            told["draft"],
            _("seit sie ankamen"),
        ),
        FixedLine(_("Eingelesene Adresslisten vor der Übernahme"), told["lists"], _("seit dem Hochladen")),
    ]


def most_confirmations() -> int:
    """How many letters at most ask one address in a day whether it is right."""
    return CONFIRMATIONS_IN_ALL.most


def lasting(period: dt.timedelta) -> str:
    """»12 Stunden«, »14 Tage«."""
    if period < dt.timedelta(days=1) or period.seconds:
        hours = round(period.total_seconds() / 3600)
        return ngettext("%d Stunde", "%d Stunden", hours) % hours
    return ngettext("%d Tag", "%d Tage", period.days) % period.days


def _backups() -> str:
    """How far back the archives reach: the longest of the days, weeks and months that the operator keeps."""
    keep = Keep.read(settings.BACKUP_KEEP)
    if keep.months * 30 >= max(keep.days, keep.weeks * 7):
        return ngettext("%d Monat", "%d Monate", keep.months) % keep.months
    days = max(keep.days, keep.weeks * 7)
    return ngettext("%d Tag", "%d Tage", days) % days
