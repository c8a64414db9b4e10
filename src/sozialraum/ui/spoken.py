"""Room ui: how dates and times are said in words, in the language of the page."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from sozialraum.ui.values import DateLike, Day

#: Ours and not Django's, which does not know every language of the house; a test compares them with the CLDR.
WEEKDAYS = (
    pgettext_lazy("Wochentag", "Montag"),
    pgettext_lazy("Wochentag", "Dienstag"),
    pgettext_lazy("Wochentag", "Mittwoch"),
    pgettext_lazy("Wochentag", "Donnerstag"),
    pgettext_lazy("Wochentag", "Freitag"),
    pgettext_lazy("Wochentag", "Samstag"),
    pgettext_lazy("Wochentag", "Sonntag"),
)
#: The same for the head of a column.
SHORT_WEEKDAYS = (
    pgettext_lazy("Wochentag kurz", "Mo"),
    pgettext_lazy("Wochentag kurz", "Di"),
    pgettext_lazy("Wochentag kurz", "Mi"),
    pgettext_lazy("Wochentag kurz", "Do"),
    pgettext_lazy("Wochentag kurz", "Fr"),
    pgettext_lazy("Wochentag kurz", "Sa"),
    pgettext_lazy("Wochentag kurz", "So"),
)
#: The month alone: „November 2016“.
MONTHS = (
    pgettext_lazy("Monat", "Januar"),
    pgettext_lazy("Monat", "Februar"),
    pgettext_lazy("Monat", "März"),
    pgettext_lazy("Monat", "April"),
    pgettext_lazy("Monat", "Mai"),
    pgettext_lazy("Monat", "Juni"),
    pgettext_lazy("Monat", "Juli"),
    pgettext_lazy("Monat", "August"),
    pgettext_lazy("Monat", "September"),
    pgettext_lazy("Monat", "Oktober"),
    pgettext_lazy("Monat", "November"),
    pgettext_lazy("Monat", "Dezember"),
)
#: The month behind its day: „2. November“; many languages bend it there.
MONTHS_IN_A_DATE = (
    pgettext_lazy("Monat im Datum", "Januar"),
    pgettext_lazy("Monat im Datum", "Februar"),
    pgettext_lazy("Monat im Datum", "März"),
    pgettext_lazy("Monat im Datum", "April"),
    pgettext_lazy("Monat im Datum", "Mai"),
    pgettext_lazy("Monat im Datum", "Juni"),
    pgettext_lazy("Monat im Datum", "Juli"),
    pgettext_lazy("Monat im Datum", "August"),
    pgettext_lazy("Monat im Datum", "September"),
    pgettext_lazy("Monat im Datum", "Oktober"),
    pgettext_lazy("Monat im Datum", "November"),
    pgettext_lazy("Monat im Datum", "Dezember"),
)


def local(moment: datetime.datetime) -> datetime.datetime:
    """The moment as the clocks here show it."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def in_words(value: Day | None) -> str:
    """„Mittwoch, 2. November 2016“; a date known in part says its part; none says that it is not on record."""
    if not value:
        return _("nicht bekannt")
    if isinstance(value, datetime.datetime):
        value = local(value).date()
    if not value.month:
        return str(value.year)
    if not value.day:
        return pgettext("Datum", "%(month)s %(year)s") % {"month": month_name(value.month), "year": value.year}
    day = datetime.date(value.year, value.month, value.day)
    parts = {"weekday": weekday_name(day), "day": day.day, "month": month_in_a_date(day.month), "year": day.year}
    return pgettext("Datum", "%(weekday)s, %(day)s. %(month)s %(year)s") % parts


def without_weekday(value: Day | None) -> str:
    """„2. November 2016“, for the head of a letter and for what holds from a day on."""
    if not value or not value.month or not value.day:
        return in_words(value)
    parts = {"day": value.day, "month": month_in_a_date(value.month), "year": value.year}
    return pgettext("Datum", "%(day)s. %(month)s %(year)s") % parts


def clock(value: datetime.time | datetime.datetime | None) -> str:
    """„17 Uhr“, „16.30 Uhr“ in local time; a German sentence for None."""
    if value is None:
        return _("Uhrzeit nicht bekannt")
    if isinstance(value, datetime.datetime):
        value = local(value).time()
    parts = {"hour": value.hour, "minute": f"{value.minute:02}"}
    if value.minute:
        return pgettext("Uhrzeit", "%(hour)s.%(minute)s Uhr") % parts
    return pgettext("Uhrzeit", "%(hour)s Uhr") % parts


def from_to(start: datetime.time, end: datetime.time) -> str:
    """„16.30 bis 18 Uhr“."""
    bare = [_bare(start), _bare(end)]
    return pgettext("Uhrzeit", "%(start)s bis %(end)s Uhr") % {"start": bare[0], "end": bare[1]}


def _bare(value: datetime.time) -> str:
    parts = {"hour": value.hour, "minute": f"{value.minute:02}"}
    if value.minute:
        return pgettext("Uhrzeit ohne Wort", "%(hour)s.%(minute)s") % parts
    return pgettext("Uhrzeit ohne Wort", "%(hour)s") % parts


def weekday_name(day: datetime.date) -> str:
    return str(WEEKDAYS[day.weekday()])


def month_name(month: int) -> str:
    return str(MONTHS[month - 1])


def month_in_a_date(month: int) -> str:
    return str(MONTHS_IN_A_DATE[month - 1])


def when_in_words(date: DateLike) -> str:
    """A date behind a German verb: ``am Mittwoch, 2. November 2016``, ``im November 2016``, ``2016``."""
    before = "am " if date.day else "im " if date.month else ""
    return f"{before}{date.in_words()}"


def of_date(date: DateLike) -> str:
    """Of which date something is: ``vom 2. November 2016``, ``vom November 2016``, ``von 2016``."""
    return f"{'vom' if date.month else 'von'} {without_weekday(date)}"
