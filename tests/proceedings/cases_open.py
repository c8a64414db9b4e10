"""Guests and minutes in real texts.

Texts in own words; where the part that was read names no paragraph, there is none, or that of the cases alone.
"""

import datetime as dt
from functools import partial

from sozialraum.proceedings.rules import records, visiting
from tests.proceedings import sources
from tests.rulings.given import Case, day, pinned, rule

ask = partial
SITTING = dt.date(2026, 12, 10)

GUESTS = (
    Case(
        "Tutzing: invited guests speak, others by vote; an open round before each sitting, in which all may move",
        sources.TUTZING,
        pinned(
            rule("guests", {"speak": "free", "categories": ["Eingeladene"]}, "§ 1"),
            rule("guests", {"speak": "by_vote"}, "§ 1", position=1),
            rule("guests", {"open_round": "before", "motions": True}, "§ 1"),
        ),
        (
            (ask(visiting.may_speak, category="Eingeladene"), "yes", "Erlaubt: Eingeladene dürfen mitreden (§ 1)."),
            (ask(visiting.may_speak), "open", "Gäste dürfen mitreden, wenn das Gremium es beschließt (§ 1)."),
            (
                ask(visiting.may_speak, allowed=False),
                "no",
                "Nicht erlaubt: Gäste dürfen mitreden, wenn das Gremium es beschließt (§ 1).",
            ),
            (
                ask(visiting.may_speak, in_open_round=True),
                "yes",
                "Erlaubt: in der offenen Runde vor jeder Sitzung reden alle (§ 1).",
            ),
            (ask(visiting.may_move), "yes", "Erlaubt: Gäste stellen Anträge (§ 1)."),
        ),
    ),
    Case(
        "Vahr: public for young people",
        sources.VAHR,
        pinned(rule("guests", {"open_to": "some", "only": "junge Menschen aus der Vahr"}, "§ 1")),
        (
            (
                ask(visiting.may_come, meant=True),
                "yes",
                "Erlaubt: kommen dürfen nur bestimmte Menschen: junge Menschen aus der Vahr (§ 1).",
            ),
            (
                ask(visiting.may_come, meant=False),
                "no",
                "Nicht erlaubt: kommen dürfen nur bestimmte Menschen: junge Menschen aus der Vahr (§ 1).",
            ),
            (
                ask(visiting.may_come),
                "open",
                "Zu klären: kommen dürfen nur bestimmte Menschen: junge Menschen aus der Vahr (§ 1).",
            ),
            (ask(visiting.may_speak), "unregulated", "Nicht geregelt: ob Gäste mitreden."),
        ),
    ),
    Case(
        "Haan: as a rule not public",
        sources.HAAN,
        pinned(rule("guests", {"open_to": "members"}, "§ 3", "as_a_rule")),
        (
            (
                ask(visiting.may_come),
                "no",
                "Weicht ab: kommen dürfen nur Mitglieder und wer eingeladen ist (§ 3, in der Regel).",
            ),
            (
                ask(visiting.may_come, invited=True),
                "yes",
                "Erlaubt: kommen dürfen nur Mitglieder und wer eingeladen ist (§ 3, in der Regel).",
            ),
            (ask(visiting.may_move), "unregulated", "Nicht geregelt: ob Gäste Anträge stellen."),
        ),
    ),
    Case(
        "Kosmosviertel: guests who register",
        sources.KOSMOSVIERTEL,
        pinned(rule("guests", {"open_to": "registered", "speak": "by_chair", "motions": False})),
        (
            (ask(visiting.may_come, registered=True), "yes", "Erlaubt: kommen dürfen alle, die sich anmelden."),
            (ask(visiting.may_come), "no", "Nicht erlaubt: kommen dürfen alle, die sich anmelden."),
            (ask(visiting.may_move), "no", "Nicht erlaubt: Gäste stellen keine Anträge."),
        ),
    ),
)

MINUTES = (
    Case(
        "Marl: by the speakers, with the next invitation",
        sources.MARL,
        pinned(rule("minutes", {"writer": "Sprecherinnen und Sprecher", "sent": {"with_next": True}}, "§ 5")),
        (
            (
                ask(records.minutes_due, sitting=SITTING, next_invitation=day("2027-02-01")),
                "yes",
                "Das Protokoll mit der nächsten Einladung verschicken, bis Montag, 1. Februar 2027 (§ 5).",
            ),
            (
                ask(records.minutes_due, sitting=SITTING),
                "open",
                "Das Protokoll geht mit der nächsten Einladung hinaus (§ 5).",
            ),
            (
                ask(
                    records.minutes_in_time,
                    sitting=SITTING,
                    sent=day("2027-02-02"),
                    next_invitation=day("2027-02-01"),
                ),
                "no",
                (
                    "Frist verletzt: verschickt am Dienstag, 2. Februar 2027, "
                    "letzter Tag war Montag, 1. Februar 2027 (§ 5)."
                ),
            ),
        ),
    ),
    Case(
        "Wulsdorf: results and votes stand in it",
        sources.WULSDORF,
        pinned(rule("minutes", {"contains": ["Ergebnisse", "Abstimmungen"]}, "§ 6")),
        (
            (
                ask(records.minutes_complete, contains={"Ergebnisse", "Abstimmungen", "Dank"}),
                "yes",
                "Vollständig: Ergebnisse und Abstimmungen (§ 6).",
            ),
            (
                ask(records.minutes_complete, contains={"Ergebnisse"}),
                "no",
                "Unvollständig: es fehlt: Abstimmungen (§ 6).",
            ),
            (
                ask(records.minutes_due, sitting=SITTING),
                "unregulated",
                "Nicht geregelt: bis wann das Protokoll verschickt wird.",
            ),
        ),
    ),
    Case(
        "Burtscheid: minutes are public",
        sources.BURTSCHEID,
        pinned(rule("minutes", {"public": "sent"})),
        (
            (
                ask(records.may_be_read, sent=True, approved=False),
                "yes",
                "Öffentlich: alle lesen es, sobald es verschickt ist.",
            ),
            (
                ask(records.may_be_read, sent=False, approved=False),
                "no",
                "Nicht öffentlich: alle lesen es, sobald es verschickt ist.",
            ),
            (
                ask(records.is_approved, sent=SITTING, today=SITTING),
                "unregulated",
                "Nicht geregelt: wodurch das Protokoll genehmigt ist.",
            ),
        ),
    ),
    Case(
        "What our own text may say: fourteen days, approved by silence, then public without names",
        "start values of the table of parameters, as in Musterviertel",
        pinned(
            rule("minutes", {"sent": {"within": {"number": 14, "unit": "days"}, "with_next": False}}, "§ 9"),
            rule("minutes", {"objection": {"number": 14, "unit": "days"}, "approved": "silence"}, "§ 9"),
            rule("minutes", {"public": "approved", "rendition": "without_names"}, "§ 9"),
        ),
        (
            (
                ask(records.minutes_in_time, sitting=SITTING, sent=day("2026-12-24")),
                "yes",
                (
                    "Frist eingehalten: verschickt am Donnerstag, 24. Dezember 2026, "
                    "letzter Tag war Donnerstag, 24. Dezember 2026 (§ 9)."
                ),
            ),
            (
                ask(records.is_approved, sent=SITTING, today=day("2026-12-24")),
                "open",
                "Genehmigt, wenn bis Donnerstag, 24. Dezember 2026 niemand widerspricht (§ 9).",
            ),
            (
                ask(records.is_approved, sent=SITTING, today=day("2026-12-25")),
                "yes",
                "Genehmigt: bis Donnerstag, 24. Dezember 2026 hat niemand widersprochen (§ 9).",
            ),
            (
                ask(records.is_approved, sent=SITTING, today=day("2026-12-25"), objections=1),
                "no",
                "Nicht genehmigt: Widersprüche: 1 (§ 9).",
            ),
            (
                ask(records.may_be_read, sent=True, approved=True),
                "yes",
                "Öffentlich: alle lesen es ohne Namen, sobald es genehmigt ist (§ 9).",
            ),
        ),
    ),
    Case(
        "Haan: by the office",
        sources.HAAN,
        pinned(rule("minutes", {"writer": "Verwaltung"}, "§ 4")),
        (
            (
                ask(records.minutes_due, sitting=SITTING),
                "unregulated",
                "Nicht geregelt: bis wann das Protokoll verschickt wird.",
            ),
            (
                ask(records.minutes_complete, contains=()),
                "unregulated",
                "Nicht geregelt: was im Protokoll steht.",
            ),
            (
                ask(records.may_be_read, sent=True, approved=True),
                "unregulated",
                "Nicht geregelt: ob alle das Protokoll lesen.",
            ),
        ),
    ),
)
