"""Notice in real texts. Sources: B… as in ``real/rules.md``, else the address. The sitting is on 10 December 2026."""

import datetime as dt
from functools import partial

from sozialraum.norms.rules.notice import UrgencyFinder
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.notice import UrgencyFound
from tests.rulings.given import Case, pinned, rule

SITTING = dt.date(2026, 12, 10)
BODY = UrgencyFound(UrgencyFinder.BODY, noted=True)


def sent(month, day, *topics, **more):
    return partial(
        notice.is_in_time,
        sitting=SITTING,
        sent=dt.date(2026, month, day),
        topics=topics or (Matter.ORDINARY,),
        **more,
    )


HAAN = Case(
    "Haan: ten calendar days",
    "B1 https://www2.haan.de/bi/vo0050.php?__kvonr=340 §§ 3-4",
    pinned(rule("notice", {"period": {"number": 10, "unit": "calendar", "since": "dispatch"}}, "§ 3")),
    (
        (partial(notice.last_day, sitting=SITTING), "yes", "Einladen bis Montag, 30. November 2026 (§ 3)."),
        (
            sent(11, 27),
            "yes",
            (
                "Frist eingehalten: abgesendet am Freitag, 27. November 2026, "
                "letzter Tag ist Montag, 30. November 2026 (§ 3)."
            ),
        ),
        (
            sent(11, 30),
            "yes",
            (
                "Frist eingehalten: abgesendet am Montag, 30. November 2026, "
                "letzter Tag ist Montag, 30. November 2026 (§ 3)."
            ),
        ),
        (
            sent(12, 1),
            "no",
            (
                "Frist verletzt: abgesendet am Dienstag, 1. Dezember 2026, "
                "letzter Tag ist Montag, 30. November 2026 (§ 3)."
            ),
        ),
    ),
)

SCHMALKALDEN = Case(
    "Schmalkalden: eight full days between receipt and sitting, urgent on the second day before",
    "B10 http://www.senioren-schmalkalden.de/seniorenbeirat/geschaeftsordnung § 1",
    pinned(
        rule(
            "notice",
            {
                "period": {"number": 8, "unit": "clear", "since": "receipt"},
                "urgent": {
                    "period": {"number": 2, "unit": "calendar", "since": "receipt"},
                    "found_by": "body",
                    "note_in_letter": True,
                },
                "public": {
                    "period": {"number": 4, "unit": "calendar"},
                    "urgent": {"number": 2, "unit": "calendar"},
                },
                "late_papers": "with_reason",
            },
            "§ 1",
        )
    ),
    (
        (
            partial(notice.last_day, sitting=SITTING),
            "yes",
            "Einladen bis Dienstag, 1. Dezember 2026, Zugang bis Dienstag, 1. Dezember 2026 (§ 1).",
        ),
        (
            sent(11, 30),
            "yes",
            (
                "Frist eingehalten: abgesendet am Montag, 30. November 2026, "
                "letzter Tag ist Dienstag, 1. Dezember 2026 (§ 1)."
            ),
        ),
        (
            sent(12, 1),
            "yes",
            (
                "Frist eingehalten: abgesendet am Dienstag, 1. Dezember 2026, "
                "letzter Tag ist Dienstag, 1. Dezember 2026 (§ 1)."
            ),
        ),
        (
            sent(12, 2),
            "no",
            (
                "Frist verletzt: abgesendet am Mittwoch, 2. Dezember 2026, "
                "letzter Tag ist Dienstag, 1. Dezember 2026 (§ 1)."
            ),
        ),
        (
            sent(11, 20, by_letter=True),
            "open",
            (
                "Zugang bis Dienstag, 1. Dezember 2026; mit wie vielen Tagen für die Post zu rechnen ist, "
                "ist nicht geregelt (§ 1)."
            ),
        ),
        (
            sent(12, 8, urgency=BODY),
            "yes",
            (
                "Frist eingehalten: abgesendet am Dienstag, 8. Dezember 2026, "
                "letzter Tag ist Dienstag, 8. Dezember 2026 (§ 1)."
            ),
        ),
        (
            sent(12, 9, urgency=BODY),
            "no",
            (
                "Frist verletzt: abgesendet am Mittwoch, 9. Dezember 2026, "
                "letzter Tag ist Dienstag, 8. Dezember 2026 (§ 1)."
            ),
        ),
        (
            sent(12, 8, urgency=UrgencyFound(UrgencyFinder.BODY)),
            "no",
            "Frist verletzt: die Einladung sagt nicht, dass es dringend ist (§ 1).",
        ),
        (
            sent(12, 8, urgency=UrgencyFound(noted=True)),
            "open",
            "Dringlichkeit noch nicht festgestellt; feststellen kann sie das Gremium vor der Tagesordnung (§ 1).",
        ),
        (
            sent(12, 8, urgency=UrgencyFound(UrgencyFinder.CHAIR, noted=True)),
            "no",
            "Frist verletzt: die Dringlichkeit stellt das Gremium vor der Tagesordnung fest (§ 1).",
        ),
        (
            partial(notice.last_day_public, sitting=SITTING),
            "yes",
            "Bekannt machen bis Sonntag, 6. Dezember 2026 (§ 1).",
        ),
        (
            partial(notice.last_day_public, sitting=SITTING, urgent=True),
            "yes",
            "Bekannt machen bis Dienstag, 8. Dezember 2026 (§ 1).",
        ),
        (
            partial(notice.may_follow, reason="Zahlen der Stadt kamen gestern"),
            "yes",
            "Möglich: Vorlagen können in begründeten Fällen nachgereicht werden (§ 1).",
        ),
        (
            partial(notice.may_follow, reason=" "),
            "no",
            "Nicht möglich: Vorlagen können in begründeten Fällen nachgereicht werden (§ 1).",
        ),
    ),
)

WULSDORF = Case(
    "Wulsdorf: two weeks with agenda and last minutes",
    "https://expydoc.com/doc/5604022/vorschlag-f%C3%BCr-den-18.05.2015-gesch%C3%A4ftsordnung (draft 2015)",
    pinned(
        rule("notice", {"period": {"number": 2, "unit": "weeks"}}, "§ 5"),
        rule("notice", {"attached": ["Tagesordnung", "letztes Protokoll"]}, "§ 5"),
    ),
    (
        (partial(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 26. November 2026 (§ 5)."),
        (
            sent(11, 26),
            "yes",
            (
                "Frist eingehalten: abgesendet am Donnerstag, 26. November 2026, "
                "letzter Tag ist Donnerstag, 26. November 2026 (§ 5)."
            ),
        ),
        (
            sent(11, 27),
            "no",
            (
                "Frist verletzt: abgesendet am Freitag, 27. November 2026, "
                "letzter Tag ist Donnerstag, 26. November 2026 (§ 5)."
            ),
        ),
        (
            partial(notice.is_complete, enclosed={"Tagesordnung", "letztes Protokoll", "Lageplan"}),
            "yes",
            "Vollständig: Tagesordnung und letztes Protokoll beigelegt (§ 5).",
        ),
        (
            partial(notice.is_complete, enclosed={"Tagesordnung"}),
            "no",
            "Unvollständig: letztes Protokoll fehlt (§ 5).",
        ),
        (partial(notice.may_follow), "unregulated", "Nicht geregelt: ob Vorlagen nachgereicht werden können."),
    ),
)

VAHR = Case(
    "Vahr: one week, urgent one day",
    "B17 https://www.ortsamtschwachhausenvahr.bremen.de/vahr/jugendforum-vahr/geschaeftsordnung-54507",
    pinned(
        rule(
            "notice",
            {"period": {"number": 1, "unit": "weeks"}, "urgent": {"period": {"number": 1, "unit": "calendar"}}},
            "§ 2",
        )
    ),
    (
        (partial(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 3. Dezember 2026 (§ 2)."),
        (
            sent(12, 4),
            "no",
            (
                "Frist verletzt: abgesendet am Freitag, 4. Dezember 2026, "
                "letzter Tag ist Donnerstag, 3. Dezember 2026 (§ 2)."
            ),
        ),
        (
            sent(12, 9, urgency=UrgencyFound()),
            "yes",
            (
                "Frist eingehalten: abgesendet am Mittwoch, 9. Dezember 2026, "
                "letzter Tag ist Mittwoch, 9. Dezember 2026 (§ 2)."
            ),
        ),
        (
            sent(12, 10, urgency=UrgencyFound()),
            "no",
            (
                "Frist verletzt: abgesendet am Donnerstag, 10. Dezember 2026, "
                "letzter Tag ist Mittwoch, 9. Dezember 2026 (§ 2)."
            ),
        ),
    ),
)

DELBRUECK = Case(
    "Delbrück: about fourteen days",
    "B9 http://xn--seniorenbeirat-delbrck-cmc.de/geschaeftsordnung/ §§ 1-3 (2013)",
    pinned(rule("notice", {"period": {"number": 14, "unit": "calendar"}}, "§ 2", "about")),
    (
        (partial(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 26. November 2026 (§ 2, etwa)."),
        (
            sent(11, 26),
            "yes",
            (
                "Frist eingehalten: abgesendet am Donnerstag, 26. November 2026, "
                "letzter Tag ist Donnerstag, 26. November 2026 (§ 2, etwa)."
            ),
        ),
        (
            sent(11, 27),
            "no",
            (
                "Weicht ab: abgesendet am Freitag, 27. November 2026, "
                "letzter Tag ist Donnerstag, 26. November 2026 (§ 2, etwa)."
            ),
        ),
        (
            sent(11, 27, urgency=UrgencyFound()),
            "unregulated",
            "Nicht geregelt: eine Ladungsfrist in dringenden Fällen.",
        ),
    ),
)

DPG = Case(
    "DPG: elections four weeks",
    "B27 https://ipb-dpg-berlin.de/cms/dpg-ag/geschaeftsordung?start=2",
    pinned(rule("notice", {"period": {"number": 4, "unit": "weeks"}}, "§ 9", topics=["election"])),
    (
        (
            partial(notice.last_day, sitting=SITTING, topics=(Matter.ORDINARY, Matter.ELECTION)),
            "yes",
            "Einladen bis Donnerstag, 12. November 2026 (§ 9).",
        ),
        (
            sent(11, 12, Matter.ELECTION),
            "yes",
            (
                "Frist eingehalten: abgesendet am Donnerstag, 12. November 2026, "
                "letzter Tag ist Donnerstag, 12. November 2026 (§ 9)."
            ),
        ),
        (
            sent(11, 13, Matter.ELECTION),
            "no",
            (
                "Frist verletzt: abgesendet am Freitag, 13. November 2026, "
                "letzter Tag ist Donnerstag, 12. November 2026 (§ 9)."
            ),
        ),
        (sent(12, 9), "unregulated", "Nicht geregelt: die Ladungsfrist."),
        (
            partial(notice.last_day_public, sitting=SITTING),
            "unregulated",
            "Nicht geregelt: die Frist der Bekanntmachung.",
        ),
    ),
)

ORTENBERG = Case(
    "Ortenberg: the Magistrat always gets it",
    "B8 https://senioren-ortenberg.hessen.de/rechtliche-grundlagen/geschaeftsordnung §§ 1-5",
    pinned(
        rule("notice", {"period": {"number": 10, "unit": "calendar"}}, "§ 2"),
        rule("notice", {"also_to": ["Magistrat"]}, "§ 3"),
    ),
    (
        (
            partial(notice.reaches_all, addressed={"Magistrat"}),
            "yes",
            "Alle bedacht: Magistrat eingeladen (§ 3).",
        ),
        (partial(notice.reaches_all, addressed=()), "no", "Nicht alle bedacht: Magistrat fehlt (§ 3)."),
        (partial(notice.is_complete, enclosed=()), "unregulated", "Nicht geregelt: was beiliegt."),
    ),
)

CASES = (HAAN, SCHMALKALDEN, WULSDORF, VAHR, DELBRUECK, DPG, ORTENBERG)
