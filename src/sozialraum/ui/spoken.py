"""Room ui: how dates and times are said in words."""

import datetime

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from sozialraum.ui.values import Day


def local(moment: datetime.datetime) -> datetime.datetime:
    """The moment as the clocks here show it."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def in_words(value: Day | None) -> str:
    """„Mittwoch, 2. November 2016“; a date known in part says its part; none says that it is not on record."""
    if not value:
        return _("nicht überliefert")
    if isinstance(value, datetime.datetime):
        value = local(value).date()
    if not isinstance(value, datetime.date):
        return value.in_words()
    return f"{weekday_name(value)}, {value.day}. {month_name(value.month)} {value.year}"


def clock(value: datetime.time | datetime.datetime | None) -> str:
    """„17 Uhr“, „16.30 Uhr“ in the time of the house."""
    if value is None:
        return _("Uhrzeit nicht bekannt")
    if isinstance(value, datetime.datetime):
        value = local(value).time()
    hour = f"{value.hour}.{value.minute:02}" if value.minute else f"{value.hour}"
    return _("%(time)s Uhr") % {"time": hour}


def weekday_name(day: datetime.date) -> str:
    return str(WEEKDAYS[day.weekday()])


def month_name(month: int) -> str:
    return str(MONTHS[month])
