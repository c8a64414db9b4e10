"""Sittings on demand, agenda, form and rhythm in real texts. The sitting is on Thursday, 10 December 2026.

Texts in own words; where the part that was read names no paragraph, there is none, or that of the cases alone.
"""

import datetime as dt
from functools import partial

from sozialraum.bodies.rules import HolidaySpan
from sozialraum.norms.rules.form import SittingForm
from sozialraum.proceedings.rules import agendas, conduct, demands
from sozialraum.rulings.rules.majority import VotesCast
from tests.proceedings import sources
from tests.rulings.given import Case, day, pinned, rule

SITTING = dt.date(2026, 12, 10)
AUTUMN = HolidaySpan("Herbstferien", dt.date(2026, 10, 17), dt.date(2026, 10, 31))
ask = partial


def days(*texts):
    return [day(one) for one in texts]


DEMAND = (
    Case(
        "Ortenberg: a third of the voters, within two weeks",
        sources.ORTENBERG,
        pinned(
            rule("demand", {"by": {"share": {"of": 1, "parts": 3, "more_than": False}}}, "§ 2"),
            rule("demand", {"within": {"number": 2, "unit": "weeks"}}, "§ 2"),
        ),
        (
            (
                ask(demands.is_demanded, asked_by=4, voters=11),
                "yes",
                "Erreicht: 4 von 11 verlangen es, nötig sind 4 (§ 2).",
            ),
            (
                ask(demands.is_demanded, asked_by=3, voters=11),
                "no",
                "Nicht erreicht: 3 von 11 verlangen es, nötig sind 4 (§ 2).",
            ),
            (ask(demands.is_demanded, asked_by=4), "open", "Nicht bekannt, wie viele Stimmberechtigte es sind (§ 2)."),
            (
                ask(demands.sitting_due, demanded=day("2026-11-26")),
                "yes",
                "Die Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 2).",
            ),
        ),
    ),
    Case(
        "Delbrück: three voters with reasons",
        sources.DELBRUECK,
        pinned(rule("demand", {"by": {"number": 3, "reasons": True}}, "§ 2")),
        (
            (
                ask(demands.is_demanded, asked_by=3, reasons=True),
                "yes",
                "Erreicht: 3 verlangen es, nötig sind 3 (§ 2).",
            ),
            (
                ask(demands.is_demanded, asked_by=3),
                "no",
                "Nicht erreicht: 3 verlangen es, nötig sind 3, eine Begründung fehlt (§ 2).",
            ),
            (
                ask(demands.is_demanded, asked_by=2, reasons=True),
                "no",
                "Nicht erreicht: 2 verlangen es, nötig sind 3 (§ 2).",
            ),
            (
                ask(demands.sitting_due, demanded=SITTING),
                "unregulated",
                "Nicht geregelt: bis wann eine verlangte Sitzung stattfindet.",
            ),
        ),
    ),
    Case(
        "Schmalkalden: the majority, not on what was dealt with in the last three months",
        sources.SCHMALKALDEN,
        pinned(
            rule("demand", {"by": {"share": {"of": 1, "parts": 2, "more_than": True}, "reasons": True}}, "§ 1 Abs. 3"),
            rule(
                "demand", {"blocked": {"span": {"number": 3, "unit": "months"}, "unless_changed": True}}, "§ 1 Abs. 3"
            ),
        ),
        (
            (
                ask(demands.is_demanded, asked_by=6, voters=12, reasons=True),
                "no",
                "Nicht erreicht: 6 von 12 verlangen es, nötig sind 7 (§ 1 Abs. 3).",
            ),
            (
                ask(demands.may_demand_again, dealt_with=day("2026-09-10"), day=SITTING),
                "no",
                (
                    "Nicht möglich: behandelt am Donnerstag, 10. September 2026, "
                    "wieder möglich ab Freitag, 11. Dezember 2026 (§ 1 Abs. 3)."
                ),
            ),
            (
                ask(demands.may_demand_again, dealt_with=day("2026-09-09"), day=SITTING),
                "yes",
                (
                    "Möglich: behandelt am Mittwoch, 9. September 2026, "
                    "wieder möglich ab Donnerstag, 10. Dezember 2026 (§ 1 Abs. 3)."
                ),
            ),
            (
                ask(demands.may_demand_again, dealt_with=day("2026-12-01"), day=SITTING, changed=True),
                "yes",
                "Möglich: die Lage ist neu (§ 1 Abs. 3).",
            ),
        ),
    ),
    Case(
        "BBE: a quarter of all votes",
        sources.BBE,
        pinned(rule("demand", {"by": {"share": {"of": 1, "parts": 4, "more_than": False}}})),
        (
            (
                ask(demands.is_demanded, asked_by=25, voters=100),
                "yes",
                "Erreicht: 25 von 100 verlangen es, nötig sind 25.",
            ),
            (
                ask(demands.is_demanded, asked_by=25, voters=101),
                "no",
                "Nicht erreicht: 25 von 101 verlangen es, nötig sind 26.",
            ),
            (
                ask(demands.may_demand_again, dealt_with=SITTING, day=SITTING),
                "unregulated",
                "Nicht geregelt: ob dasselbe Thema noch einmal verlangt werden kann.",
            ),
        ),
    ),
)

TAKEN = "vorgeschlagen am Freitag, 27. November 2026, letzter Tag Montag, 30. November 2026"
AGENDA = (
    Case(
        "Ortenberg: what is in before the invitation goes out must be taken",
        sources.ORTENBERG,
        pinned(rule("agenda", {"until": {"when": "dispatch"}, "must_take": True}, "§ 3")),
        (
            (
                ask(agendas.is_taken, proposed=day("2026-11-27"), sitting=SITTING, dispatched=day("2026-11-30")),
                "yes",
                f"Wird aufgenommen: {TAKEN} (§ 3).",
            ),
            (
                ask(agendas.is_taken, proposed=day("2026-12-01"), sitting=SITTING, dispatched=day("2026-11-30")),
                "no",
                (
                    "Nicht mehr rechtzeitig: vorgeschlagen am Dienstag, 1. Dezember 2026, "
                    "letzter Tag Montag, 30. November 2026 (§ 3)."
                ),
            ),
            (
                ask(agendas.last_day_to_propose, sitting=SITTING),
                "open",
                "Punkte vorschlagen, bis die Einladung hinausgeht (§ 3).",
            ),
            (
                ask(agendas.is_taken, proposed=day("2026-11-30"), sitting=SITTING, dispatched=day("2026-11-30")),
                "yes",
                (
                    "Wird aufgenommen: vorgeschlagen am Montag, 30. November 2026, "
                    "letzter Tag Montag, 30. November 2026 (§ 3)."
                ),
            ),
        ),
    ),
    Case(
        "Delbrück: added by simple majority, referred until the next sitting or an interim report",
        sources.DELBRUECK,
        pinned(
            rule("agenda", {"added": {"how": "by_vote", "need": {"kind": "simple"}}}, "§ 2"),
            rule("agenda", {"returned": "interim"}, "§ 3"),
        ),
        (
            (
                ask(agendas.is_added, cast=VotesCast(5, 4, 2)),
                "yes",
                "Kommt dazu: 5 Ja, 4 Nein, 2 Enthaltungen, nötig sind 5 (mehr Ja als Nein) (§ 2).",
            ),
            (
                ask(agendas.is_added, cast=VotesCast(4, 4, 2)),
                "no",
                "Kommt nicht dazu: 4 Ja, 4 Nein, 2 Enthaltungen, nötig sind 5 (mehr Ja als Nein) (§ 2).",
            ),
            (ask(agendas.is_added), "open", "Punkte kommen dazu, wenn das Gremium es beschließt (§ 2)."),
            (
                ask(agendas.returns_by, next_sitting=SITTING),
                "yes",
                (
                    "Verwiesenes kommt zurück in der nächsten Sitzung, wenigstens mit einem Zwischenbericht, "
                    "bis Donnerstag, 10. Dezember 2026 (§ 3)."
                ),
            ),
        ),
    ),
    Case(
        "Vahr: at any time, and each quarter what concerns the district",
        sources.VAHR,
        pinned(
            rule("agenda", {"added": {"how": "free"}}, "§ 2"),
            rule("agenda", {"standing": {"title": "Themen des Beirats", "every": "quarter"}}, "§ 3"),
        ),
        (
            (ask(agendas.is_added), "yes", "Möglich: Punkte kommen jederzeit dazu (§ 2)."),
            (
                ask(agendas.standing_items, sitting=SITTING, last={"Themen des Beirats": day("2026-09-30")}),
                "yes",
                "Auf die Tagesordnung gehört: „Themen des Beirats“ (§ 3).",
            ),
            (
                ask(agendas.standing_items, sitting=SITTING, last={"Themen des Beirats": day("2026-10-01")}),
                "no",
                "Auf die Tagesordnung gehört: kein ständiger Punkt (§ 3).",
            ),
            (
                ask(agendas.may_decide_late),
                "unregulated",
                "Nicht geregelt: ob über nachgereichte Punkte beschlossen wird.",
            ),
        ),
    ),
    Case(
        "Marl: handed in during the sitting",
        sources.MARL,
        pinned(rule("agenda", {"proposers": ["jedes Mitglied"], "until": {"when": "sitting"}}, "§ 4")),
        (
            (
                ask(agendas.is_taken, proposed=SITTING, sitting=SITTING),
                "open",
                (
                    "Rechtzeitig: vorgeschlagen am Donnerstag, 10. Dezember 2026, letzter Tag Donnerstag, "
                    "10. Dezember 2026; ob der Punkt aufgenommen wird, entscheidet, wer einlädt (§ 4)."
                ),
            ),
            (
                ask(agendas.last_day_to_propose, sitting=SITTING),
                "yes",
                "Punkte vorschlagen bis Donnerstag, 10. Dezember 2026 (§ 4).",
            ),
            (ask(agendas.is_added), "unregulated", "Nicht geregelt: ob in der Sitzung Punkte dazukommen."),
        ),
    ),
)

FORM = (
    Case(
        "Tutzing: by video or both ways as soon as one member asks",
        sources.TUTZING,
        pinned(rule("form", {"allowed": ["room"]}, "§ 1"), rule("form", {"requested": 1}, "§ 1")),
        (
            (
                ask(conduct.must_offer_video, requested_by=1),
                "yes",
                "Per Video anzubieten: 1 verlangt es, nötig ist 1 (§ 1).",
            ),
            (ask(conduct.must_offer_video, requested_by=0), "no", "Nicht nötig: 0 verlangen es, nötig ist 1 (§ 1)."),
            (
                ask(conduct.may_meet, form=SittingForm.HYBRID, requested_by=1),
                "yes",
                "Möglich: 1 verlangt es, nötig ist 1 (§ 1).",
            ),
            (ask(conduct.may_meet, form=SittingForm.ROOM), "yes", "Möglich: getagt werden kann vor Ort (§ 1)."),
        ),
    ),
    Case(
        "Lüdenscheid: in a room or by video",
        sources.LUEDENSCHEID,
        pinned(rule("form", {"allowed": ["room", "video"]})),
        (
            (
                ask(conduct.may_meet, form=SittingForm.VIDEO),
                "yes",
                "Möglich: getagt werden kann vor Ort und per Video.",
            ),
            (
                ask(conduct.may_meet, form=SittingForm.HYBRID),
                "no",
                "Nicht möglich: getagt werden kann vor Ort und per Video.",
            ),
            (
                ask(conduct.must_offer_video, requested_by=3),
                "unregulated",
                "Nicht geregelt: ob man Video verlangen kann.",
            ),
        ),
    ),
    Case(
        "A board in Vorarlberg: also by video, and the invitation says how",
        sources.VORARLBERG,
        pinned(rule("form", {"allowed": ["room", "video"], "told": True}, "§ 2 Abs. 4")),
        (
            (
                ask(conduct.may_meet, form=SittingForm.VIDEO),
                "yes",
                "Möglich: getagt werden kann vor Ort und per Video (§ 2 Abs. 4).",
            ),
            (
                ask(conduct.may_meet, form=SittingForm.HYBRID, requested_by=9),
                "no",
                "Nicht möglich: getagt werden kann vor Ort und per Video (§ 2 Abs. 4).",
            ),
            (
                ask(conduct.must_offer_video, requested_by=9),
                "unregulated",
                "Nicht geregelt: ob man Video verlangen kann.",
            ),
        ),
    ),
    Case(
        "Bodies of a university: as a rule in a room",
        sources.SAXONY_ANHALT,
        pinned(rule("form", {"allowed": ["room"]}, "§ 63", "as_a_rule")),
        (
            (
                ask(conduct.may_meet, form=SittingForm.ROOM),
                "yes",
                "Möglich: getagt werden kann vor Ort (§ 63, in der Regel).",
            ),
            (
                ask(conduct.may_meet, form=SittingForm.VIDEO),
                "no",
                "Weicht ab: getagt werden kann vor Ort (§ 63, in der Regel).",
            ),
            (
                ask(conduct.must_offer_video, requested_by=1),
                "unregulated",
                "Nicht geregelt: ob man Video verlangen kann.",
            ),
        ),
    ),
)
