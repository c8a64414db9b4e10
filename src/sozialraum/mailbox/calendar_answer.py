"""Mailbox: what a calendar sends along (RFC 5545, 5546), in words: who comes, to what, and what they wrote to it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.foundation.dates import moment_in_figures
from sozialraum.foundation.text import shortened

MOST_LINES = 2_000
PROPERTY = re.compile(r'([\w-]+)(;(?:[^":]|"[^"]*")*+)?:(.*)')
ESCAPED = re.compile(r"\\([\\;,nN])")
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z?))?")
PARTSTAT = re.compile(r';PARTSTAT="?([A-Z-]+)', re.I)


def in_words(text: str) -> str:
    """The lines of it that somebody may want to read; empty if it holds no date."""
    named = {"SUMMARY": _("Termin"), "DTSTART": _("Beginn"), "DTEND": _("Ende"), "LOCATION": _("Ort"),
             "COMMENT": _("Bemerkung"), "DESCRIPTION": _("Beschreibung"), "ORGANIZER": _("Lädt ein"),
             "CONTACT": _("Kontakt")}  # fmt: skip
    found = []
    for name, parameters, value in _properties(text):
        if name == "ATTENDEE":
            found.append(_answer(parameters, value))
        elif name == "METHOD" and value.strip().upper() == "CANCEL":
            found.append(_("Der Termin ist abgesagt."))
        elif label := named.get(name):
            found.append(f"{label}: {_when(value) if name.startswith('DT') else _plain(value)}")
    return "\n".join([_("Nachricht aus einem Kalender:"), *found]) if found else ""


def _properties(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, parameters and value of each line; rules of time zones are no dates."""
    inside = ""
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines()[:MOST_LINES]:
        found = PROPERTY.match(line)
        name, parameters, value = (one or "" for one in found.groups()) if found else ("", "", "")
        if name.upper() in ("BEGIN", "END"):
            inside = value.strip().upper() if name.upper() == "BEGIN" else ""
        elif inside not in ("STANDARD", "DAYLIGHT", "VTIMEZONE", "VALARM"):
            yield name.upper(), parameters, value


def _answer(parameters: str, value: str) -> str:
    says = {"ACCEPTED": _("zugesagt"), "DECLINED": _("abgesagt"), "TENTATIVE": _("mit Vorbehalt zugesagt"),
            "DELEGATED": _("weitergegeben"), "NEEDS-ACTION": _("noch ohne Antwort")}  # fmt: skip
    told = PARTSTAT.search(parameters)
    answer = says.get(told[1].upper(), told[1]) if told else _("eingeladen")
    named = re.search(r';CN=(?:"([^"]*)"|([^;:]*))', parameters, re.I)
    name = ((named[1] or named[2]) if named else "").strip()
    address = re.sub("(?i)^mailto:", "", value.strip())
    return f"{name} <{address}>: {answer}" if name else f"{address}: {answer}"


def _plain(value: str) -> str:
    words = ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return re.sub("(?i)^mailto:", "", shortened(words.strip(), 100_000))


def _when(value: str) -> str:
    found = STAMP.match(value.strip())
    if not found:
        return value.strip()
    year, month, day, hour, minute, is_utc = found.groups()
    if not hour:
        return f"{int(day)}.{int(month)}.{year}"
    try:
        zone = dt.UTC if is_utc else timezone.get_default_timezone()
        moment = dt.datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=zone)
    except ValueError:
        return value.strip()
    return moment_in_figures(moment)
