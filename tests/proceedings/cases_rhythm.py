"""Real texts on how often a body sits: what follows, worked out by hand."""

import datetime as dt
from functools import partial

from sozialraum.bodies.rules import HolidaySpan
from sozialraum.proceedings.rules import rhythms
from tests.proceedings import sources
from tests.rulings.given import Case, day, pinned, rule

SITTING = dt.date(2026, 12, 10)
AUTUMN = HolidaySpan("Herbstferien", dt.date(2026, 10, 17), dt.date(2026, 10, 31))
ask = partial


def days(*texts):
    return [day(one) for one in texts]


RHYTHM = (
    Case(
        "Haan: three a year, three weeks before the committee",
        sources.HAAN,
        pinned(
            rule("rhythm", {"per_year": {"least": 3}}, "§ 3"),
            rule("rhythm", {"ahead": {"weeks": 3, "body": "Jugendhilfeausschuss"}}, "§ 3", "about"),
        ),
        (
            (
                ask(rhythms.is_year_kept, held=days("2025-02-03", "2025-06-02"), year=2025, today=SITTING),
                "no",
                "Ausgefallen: 2025 2 Sitzungen, nötig sind 3 (§ 3).",
            ),
            (
                ask(rhythms.is_year_kept, held=days("2026-02-03", "2026-06-02"), year=2026, today=SITTING),
                "open",
                "2026 2 Sitzungen, nötig sind 3, noch 1 bis zum Jahresende (§ 3).",
            ),
            (
                ask(
                    rhythms.is_year_kept, held=days("2026-02-03", "2026-06-02", "2026-12-01"), year=2026, today=SITTING
                ),
                "yes",
                "Eingehalten: 2026 3 Sitzungen, nötig sind 3 (§ 3).",
            ),
            (
                ask(rhythms.due_before, others_sitting=SITTING),
                "yes",
                "Vor der Sitzung von Jugendhilfeausschuss tagen bis Donnerstag, 19. November 2026 (§ 3, etwa).",
            ),
        ),
    ),
    Case(
        "Schmalkalden: every three months, at most three hours, dates of a year planned",
        sources.SCHMALKALDEN,
        pinned(
            rule("rhythm", {"every": {"number": 3, "unit": "months"}}, "§ 1 Abs. 1"),
            rule("rhythm", {"minutes": 180}, "§ 1 Abs. 1", "should"),
        ),
        (
            (
                ask(rhythms.next_due, held=days("2026-06-01", "2026-09-10")),
                "yes",
                "Die nächste Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 1 Abs. 1).",
            ),
            (
                ask(rhythms.is_short_enough, minutes=180),
                "yes",
                "Eingehalten: 180 Minuten, höchstens 180 (§ 1 Abs. 1, soll).",
            ),
            (
                ask(rhythms.is_short_enough, minutes=181),
                "no",
                "Weicht ab: 181 Minuten, höchstens 180 (§ 1 Abs. 1, soll).",
            ),
            (ask(rhythms.next_due, held=()), "open", "Noch keine Sitzung gehalten (§ 1 Abs. 1)."),
        ),
    ),
    Case(
        "Schnelsen-Süd: every two months, not in school holidays",
        sources.SCHNELSEN,
        pinned(rule("rhythm", {"every": {"number": 2, "unit": "months"}, "in_holidays": False}, "§ 5")),
        (
            (
                ask(rhythms.next_due, held=days("2026-08-20"), spans=[AUTUMN]),
                "yes",
                "Die nächste Sitzung findet statt bis Freitag, 16. Oktober 2026 (§ 5).",
            ),
            (
                ask(rhythms.may_sit_on, day=day("2026-10-31"), spans=[AUTUMN]),
                "no",
                "Nicht möglich: Samstag, 31. Oktober 2026 liegt in den Ferien (Herbstferien) (§ 5).",
            ),
            (
                ask(rhythms.may_sit_on, day=day("2026-11-01"), spans=[AUTUMN]),
                "yes",
                "Möglich: Sonntag, 1. November 2026 liegt nicht in Ferien (§ 5).",
            ),
        ),
    ),
    Case(
        "Pankow, and our Plenum of 2017: once a year, if possible twice",
        sources.PANKOW,
        pinned(rule("rhythm", {"per_year": {"least": 1, "most": 2}})),
        (
            (
                ask(rhythms.is_year_kept, held=days("2016-11-02", "2018-01-17"), year=2017, today=day("2018-01-01")),
                "no",
                "Ausgefallen: 2017 0 Sitzungen, nötig ist 1.",
            ),
            (
                ask(rhythms.is_year_kept, held=days("2016-11-02"), year=2016, today=day("2018-01-01")),
                "yes",
                "Eingehalten: 2016 1 Sitzung, nötig ist 1.",
            ),
            (
                ask(
                    rhythms.is_year_kept, held=days("2016-01-02", "2016-05-02", "2016-11-02"), year=2016, today=SITTING
                ),
                "no",
                "Zu viele Sitzungen: 2016 3 Sitzungen, höchstens 2.",
            ),
            (
                ask(rhythms.next_due, held=days("2016-11-02")),
                "yes",
                "Die nächste Sitzung findet statt bis Sonntag, 31. Dezember 2017.",
            ),
        ),
    ),
)
