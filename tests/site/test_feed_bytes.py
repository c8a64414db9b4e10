"""A calendar file byte by byte: what stands in it, where it is folded, and that three readers find the same in it."""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from sozialraum.foundation import calendars as feed
from sozialraum.foundation import contentlines

BERLIN = ZoneInfo("Europe/Berlin")
AT = dt.datetime(2027, 1, 5, 9, 30, tzinfo=dt.UTC)

ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def event(**more):
    known = {"uid": "a.b@sozialraum", "created": AT, "modified": AT, "sequence": 0, "summary": "Sitzung"}
    start, end = feed.span(dt.date(2027, 2, 18), dt.time(17), dt.time(19))
    return feed.CalendarEvent(**(known | {"start": start, "end": end} | more))


def test_the_whole_file_with_everything_known():
    one = event(
        sequence=3,
        summary="Gemeinsame Sitzung; Wohnen, Integration",
        description="Ende nicht festgelegt.\nBackslash \\",
        location="Treff, Musterstraße 12",
        url="https://netz.example/sitzungen/a/",
        categories=("AG Wohnen, Quartier", "AG Integration"),
    )
    about = feed.Subscription(
        "Netz", AT, url="https://netz.example/termine/", source="https://netz.example/termine/kalender.ics"
    )

    written = feed.written([one], feed.Organizer('Büro "West"', "buero@netz.example"), about)

    assert (
        written
        == (
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Sozialraum//Termine//DE\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"
            "NAME:Netz\nX-WR-CALNAME:Netz\nX-WR-TIMEZONE:Europe/Berlin\nURL:https://netz.example/termine/\n"
            "SOURCE;VALUE=URI:https://netz.example/termine/kalender.ics\n"
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H\nX-PUBLISHED-TTL:PT6H\nCOLOR:teal\nLAST-MODIFIED:20270105T093000Z\n"
            + ZONE
            + "BEGIN:VEVENT\nUID:a.b@sozialraum\nDTSTAMP:20270105T093000Z\nCREATED:20270105T093000Z\n"
            "LAST-MODIFIED:20270105T093000Z\nSEQUENCE:3\n"
            "DTSTART;TZID=Europe/Berlin:20270218T170000\nDTEND;TZID=Europe/Berlin:20270218T190000\n"
            "SUMMARY:Gemeinsame Sitzung\\; Wohnen\\, Integration\n"
            "DESCRIPTION:Ende nicht festgelegt.\\nBackslash \\\\\n"
            "LOCATION:Treff\\, Musterstraße 12\nURL:https://netz.example/sitzungen/a/\n"
            "CATEGORIES:AG Wohnen\\, Quartier,AG Integration\nSTATUS:CONFIRMED\nTRANSP:OPAQUE\n"
            "ORGANIZER;CN=\"Büro ^'West^'\":mailto:buero@netz.example\nEND:VEVENT\nEND:VCALENDAR\n"
        )
        .replace("\n", "\r\n")
        .encode()
    )


def test_a_single_date_is_no_calendar_of_its_own_and_says_nothing_it_does_not_know():
    written = feed.written([event()]).decode()

    assert "X-WR-CALNAME" not in written
    assert "REFRESH-INTERVAL" not in written
    for unknown in ("DESCRIPTION", "\nLOCATION", "URL", "CATEGORIES", "ORGANIZER"):
        assert unknown not in written


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (dt.time(17), dt.time(18, 30), [";TZID=Europe/Berlin:20270218T170000", ";TZID=Europe/Berlin:20270218T183000"]),
        (dt.time(17), None, [";TZID=Europe/Berlin:20270218T170000", ";TZID=Europe/Berlin:20270218T190000"]),
        (dt.time(23), None, [";TZID=Europe/Berlin:20270218T230000", ";TZID=Europe/Berlin:20270219T010000"]),
        (None, None, [";VALUE=DATE:20270218", ";VALUE=DATE:20270219"]),
    ],
    ids=["both known", "no end: two hours", "no end, over midnight", "no time: the whole day"],
)
def test_from_when_to_when(start, end, lines):
    begins, ends = feed.span(dt.date(2027, 2, 18), start, end)

    written = feed.written([event(start=begins, end=ends)]).decode().split("\r\n")

    assert [line for line in written if line.startswith(("DTSTART;", "DTEND;"))] == [
        f"DTSTART{lines[0]}",
        f"DTEND{lines[1]}",
    ]


@pytest.mark.parametrize(
    ("more", "status", "transparency"),
    [
        ({}, "CONFIRMED", "OPAQUE"),
        ({"cancelled": True}, "CANCELLED", "TRANSPARENT"),
        ({"start": dt.date(2027, 2, 18), "end": dt.date(2027, 2, 19)}, "CONFIRMED", "TRANSPARENT"),
    ],
    ids=["held", "called off", "whole day"],
)
def test_what_takes_up_time(more, status, transparency):
    written = feed.written([event(**more)])

    assert f"\r\nSTATUS:{status}\r\nTRANSP:{transparency}\r\n".encode() in written


def test_a_character_at_the_fold_is_not_cut():
    assert contentlines.folded("SUMMARY:" + "x" * 66 + "ü" * 40) == (
        "SUMMARY:" + "x" * 66 + "\r\n " + "ü" * 37 + "\r\n " + "ü" * 3 + "\r\n"
    )
    assert contentlines.folded("x" * 75) == "x" * 75 + "\r\n"
    assert contentlines.folded("x" * 76) == "x" * 75 + "\r\n x\r\n"
    assert contentlines.folded("x" * 73 + "🚲🚲") == "x" * 73 + "\r\n 🚲🚲\r\n"


@given(st.text(max_size=400))
def test_no_line_is_longer_than_75_octets_and_none_is_cut_in_a_character(text):
    line = "X:" + contentlines.escaped(text)

    sent = contentlines.folded(line).encode()

    assert sent.endswith(b"\r\n")
    pieces = sent[:-2].split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert "".join([pieces[0].decode(), *(piece[1:].decode() for piece in pieces[1:])]) == line
    assert all(piece.startswith(b" ") for piece in pieces[1:])


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("a\tb", "a b"),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
        ("a\ud800b", "ab"),
        ("Café 🚲 مرحبا", "Café 🚲 مرحبا"),
    ],
)
def test_what_no_calendar_can_carry_is_left_out(text, carried):
    assert contentlines.clean(text) == carried


ODD = st.text(max_size=120) | st.text(alphabet='\\;,:"^\n\r\t nN üß🚲\u2028\x0b\x85=%', max_size=120)


@settings(deadline=None, max_examples=60)
@given(summary=ODD, description=ODD, location=ODD, group=ODD, name=ODD)
def test_whatever_is_typed_is_read_back_by_three_readers(summary, description, location, group, name):
    texts = {"summary": f"S{summary}E", "description": f"S{description}E", "location": f"S{location}E"}
    one = event(**texts, categories=(f"S{group}E", "zweite"))
    written = feed.written([one], feed.Organizer(f"S{name}E", "buero@netz.example"), feed.Subscription(f"S{name}E", AT))
    expected = {field: contentlines.clean(text) for field, text in texts.items()}

    calendar = icalendar.Calendar.from_ical(written)
    (first,) = calendar.events
    (second,) = vobject.readOne(written.decode()).vevent_list
    (third,) = IcsCalendarStream.calendar_from_ics(written.decode()).events

    assert {field: str(first[field]) for field in texts} == expected
    assert {field: getattr(second, field).value for field in texts} == expected
    assert {field: getattr(third, field) for field in texts} == expected
    assert str(calendar["NAME"]) == contentlines.escaped(" ".join(contentlines.clean(f"S{name}E").split()))
    assert [str(one) for one in first["CATEGORIES"].cats] == [contentlines.clean(f"S{group}E"), "zweite"]
    assert group.count(",") or third.categories == [contentlines.clean(f"S{group}E"), "zweite"]  # it splits at "\\,"
    assert str(first["ORGANIZER"]) == "mailto:buero@netz.example"


@pytest.mark.parametrize("month", [1, 3, 7, 10, 12])
def test_three_readers_find_the_same_moment(month):
    start, end = feed.span(dt.date(2027, month, 30), dt.time(16, 30), None)
    written = feed.written([event(start=start, end=end)]).decode()
    moment = start.replace(tzinfo=BERLIN)

    assert icalendar.Calendar.from_ical(written).events[0].start == moment
    assert vobject.readOne(written).vevent.dtstart.value == moment
    assert IcsCalendarStream.calendar_from_ics(written).events[0].dtstart == moment
