"""Texts that were read after the kinds of rules were made: whether each can be said. Sources as in ``cases_quorum``."""

import datetime as dt
from functools import partial

from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.notice import UrgencyFound
from tests.rulings.cases_quorum import here, share
from tests.rulings.given import BY_SEAT, Case, pinned, rule

SITTING = dt.date(2026, 12, 10)  # a Thursday


def sent(month, day, **more):
    return partial(notice.is_in_time, sitting=SITTING, sent=dt.date(2026, month, day), **more)


def invited_and(of, parts, base):
    value = share(of, parts, base, more_than=False)
    return {"need": value["need"] | {"invited": True}}


MEDIA_BOARD = Case(
    "A youth-media board: invited a week before, and half of the members",
    "B27 https://issuu.com./jmmv/docs/geschaeftsordnung",
    pinned(BY_SEAT, rule("quorum", invited_and(1, 2, "voters"))),
    (
        (here(5, 5, duly_invited=True), "yes", "Beschlussfähig: 5 von 10 Stimmberechtigten anwesend, nötig sind 5."),
        (
            here(4, 6, duly_invited=True),
            "no",
            "Nicht beschlussfähig: 4 von 10 Stimmberechtigten anwesend, nötig sind 5.",
        ),
        (here(9, 1, duly_invited=False), "no", "Nicht beschlussfähig: nicht ordentlich eingeladen."),
        (here(9, 1), "open", "Nicht bekannt, ob ordentlich eingeladen wurde."),
        (here(4, 6), "no", "Nicht beschlussfähig: 4 von 10 Stimmberechtigten anwesend, nötig sind 5."),
    ),
)

TUTZING = Case(
    "Tutzing: two weeks, by mail",
    "B18 https://www.jugendbeirat-tutzing.de/kopie-von-jugendbeiratssatzung",
    pinned(rule("notice", {"period": {"number": 2, "unit": "weeks", "since": "dispatch"}})),
    (
        (partial(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 26. November 2026."),
        (
            sent(11, 26),
            "yes",
            (
                "Frist eingehalten: abgesendet am Donnerstag, 26. November 2026, "
                "letzter Tag ist Donnerstag, 26. November 2026."
            ),
        ),
        (
            sent(11, 27),
            "no",
            "Frist verletzt: abgesendet am Freitag, 27. November 2026, letzter Tag ist Donnerstag, 26. November 2026.",
        ),
    ),
)

BREMEN_MITTE = Case(
    "Bremen-Mitte: one week, urgent three days",
    "https://9dok.net/document/y968r78j-gesch%C3%A4ftsordnung-beirat-mitte.html",
    pinned(
        rule("notice", {"period": {"number": 1, "unit": "weeks"}}),
        rule("notice", {"urgent": {"period": {"number": 3, "unit": "calendar"}}}),
    ),
    (
        (partial(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 3. Dezember 2026."),
        (partial(notice.last_day, sitting=SITTING, urgent=True), "yes", "Einladen bis Montag, 7. Dezember 2026."),
        (
            sent(12, 7, urgency=UrgencyFound()),
            "yes",
            "Frist eingehalten: abgesendet am Montag, 7. Dezember 2026, letzter Tag ist Montag, 7. Dezember 2026.",
        ),
        (
            sent(12, 8, urgency=UrgencyFound()),
            "no",
            "Frist verletzt: abgesendet am Dienstag, 8. Dezember 2026, letzter Tag ist Montag, 7. Dezember 2026.",
        ),
    ),
)

BORNER_RUNDE = Case(
    "Borner Runde: fifteen voters",
    "http://osdorfer-born.de/inhalt/verfuegungsfonds-mittel",
    pinned(BY_SEAT, rule("quorum", {"need": {"kind": "fixed", "number": 15}})),
    (
        (here(15, 10), "yes", "Beschlussfähig: 15 von 25 Stimmberechtigten anwesend, nötig sind 15."),
        (here(14, 11), "no", "Nicht beschlussfähig: 14 von 25 Stimmberechtigten anwesend, nötig sind 15."),
        (here(14, 0), "no", "Nicht beschlussfähig: 14 von 14 Stimmberechtigten anwesend, nötig sind 15."),
    ),
)

DELBRUECK = Case(
    "Delbrück: more than half of those who vote",
    "B9 http://xn--seniorenbeirat-delbrck-cmc.de/geschaeftsordnung/ §§ 1-3 (2013)",
    pinned(BY_SEAT, rule("quorum", share(1, 2, "voters", more_than=True))),
    (
        (here(6, 5), "yes", "Beschlussfähig: 6 von 11 Stimmberechtigten anwesend, nötig sind 6."),
        (here(5, 5), "no", "Nicht beschlussfähig: 5 von 10 Stimmberechtigten anwesend, nötig sind 6."),
        (here(5, 4), "yes", "Beschlussfähig: 5 von 9 Stimmberechtigten anwesend, nötig sind 5."),
    ),
)

CASES = (MEDIA_BOARD, TUTZING, BREMEN_MITTE, BORNER_RUNDE, DELBRUECK)
