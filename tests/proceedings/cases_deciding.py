"""Circulars, effect, chair and amendment in real texts.

Texts in own words; where the part that was read names no paragraph, there is none, or that of the cases alone.
"""

import datetime as dt
from functools import partial

from sozialraum.norms.rules.chair import ChairPower
from sozialraum.proceedings.rules import circulars, conduct, effects
from sozialraum.proceedings.rules.circulars import CircularGiven
from sozialraum.provisions.rules.values import Matter
from tests.proceedings import sources
from tests.rulings.given import Case, day, pinned, rule

ask = partial
SENT = dt.date(2026, 12, 1)


def sent(closed, answered, voters, objections=0):
    return CircularGiven(SENT, day(closed), answered, voters, objections)


CIRCULAR = (
    Case(
        "Botnang: by mail if needed",
        sources.BOTNANG,
        pinned(rule("circular", {"allowed": "urgent", "ways": ["E-Mail"]})),
        (
            (
                ask(circulars.may_circulate, urgent=True),
                "yes",
                "Möglich: ohne Sitzung beschlossen wird nur, wenn es nicht bis zur nächsten Sitzung warten kann.",
            ),
            (
                ask(circulars.may_circulate, urgent=False),
                "no",
                "Nicht möglich: ohne Sitzung beschlossen wird nur, wenn es nicht bis zur nächsten Sitzung warten kann.",
            ),
            (ask(circulars.may_circulate), "open", "Zu klären, ob es bis zur nächsten Sitzung warten kann."),
            (
                ask(circulars.is_valid, one=sent("2026-12-02", 3, 12), urgent=True),
                "yes",
                "Gültig: 3 von 12 haben geantwortet.",
            ),
        ),
    ),
    Case(
        "A state council in Bavaria: only if no member objects",
        sources.BAVARIA,
        pinned(rule("circular", {"allowed": "always", "stopped_by": 1})),
        (
            (ask(circulars.is_valid, one=sent("2026-12-08", 9, 12)), "yes", "Gültig: 9 von 12 haben geantwortet."),
            (
                ask(circulars.is_valid, one=sent("2026-12-08", 12, 12, 1)),
                "no",
                "Ungültig: Widersprüche: 1, es reichen 1; es kommt in eine Sitzung.",
            ),
            (ask(circulars.answer_by, sent=SENT), "unregulated", "Nicht geregelt: wie lange man antworten kann."),
        ),
    ),
    Case(
        "A board in Burgenland: urgent, more than half of the members within seven days",
        sources.BURGENLAND,
        pinned(
            rule(
                "circular",
                {"allowed": "urgent", "answer": {"number": 7, "unit": "days"}, "told": "at_once"},
                "§ 7 Abs. 4",
            ),
            rule("circular", {"least": {"share": {"of": 1, "parts": 2, "more_than": True}}}, "§ 7 Abs. 4"),
        ),
        (
            (
                ask(circulars.is_valid, one=sent("2026-12-08", 7, 12), urgent=True),
                "yes",
                "Gültig: 7 von 12 haben geantwortet, nötig sind 7 (§ 7 Abs. 4).",
            ),
            (
                ask(circulars.is_valid, one=sent("2026-12-08", 6, 12), urgent=True),
                "no",
                "Ungültig: 6 von 12 haben geantwortet, nötig sind 7 (§ 7 Abs. 4).",
            ),
            (
                ask(circulars.is_valid, one=sent("2026-12-07", 12, 12), urgent=True),
                "no",
                (
                    "Ungültig: geschlossen am Montag, 7. Dezember 2026, "
                    "Zeit zum Antworten bis Dienstag, 8. Dezember 2026 (§ 7 Abs. 4)."
                ),
            ),
            (
                ask(circulars.answer_by, sent=SENT),
                "yes",
                "Antworten kann man bis Dienstag, 8. Dezember 2026 (§ 7 Abs. 4).",
            ),
        ),
    ),
    Case(
        "A federal steering committee: only for what is listed",
        sources.FEDERAL,
        pinned(
            rule("circular", {"allowed": "always"}, "§ 8", topics=["money"]),
            rule("circular", {"allowed": "never"}, "§ 8"),
        ),
        (
            (
                ask(circulars.may_circulate, topic=Matter.MONEY),
                "yes",
                "Möglich: ohne Sitzung beschlossen wird immer (§ 8).",
            ),
            (ask(circulars.may_circulate), "no", "Nicht möglich: ohne Sitzung beschlossen wird nie (§ 8)."),
            (
                ask(circulars.is_valid, one=sent("2026-12-08", 12, 12)),
                "no",
                "Nicht möglich: ohne Sitzung beschlossen wird nie (§ 8).",
            ),
        ),
    ),
)

EFFECT = (
    Case(
        "Erkrath: recommends, decides only on the fund",
        sources.ERKRATH,
        pinned(
            rule("effect", {"power": {"kind": "recommends"}, "addressee": "Rat"}, "§ 1"),
            rule("effect", {"power": {"kind": "decides"}}, "§ 5", topics=["money"]),
        ),
        (
            (ask(effects.decides), "no", "Nicht bindend: das Gremium empfiehlt; das geht an: Rat (§ 1)."),
            (ask(effects.decides, topic=Matter.MONEY), "yes", "Bindend: das Gremium beschließt (§ 5)."),
            (ask(effects.answer_due, told=SENT), "unregulated", "Nicht geregelt: bis wann geantwortet wird."),
        ),
    ),
    Case(
        "Ehringshausen: the superior body answers within three months",
        sources.EHRINGSHAUSEN,
        pinned(
            rule("effect", {"addressee": "Gemeindevorstand", "answer": {"number": 3, "unit": "months"}}, "§ 3"),
            rule("effect", {"power": {"kind": "opinion"}}, "§ 1"),
        ),
        (
            (
                ask(effects.answer_due, told=SENT),
                "yes",
                "Antwort (Gemeindevorstand) bis Montag, 1. März 2027 (§ 3).",
            ),
            (
                ask(effects.is_answered, told=SENT, answered=day("2027-03-01")),
                "yes",
                "Frist eingehalten: geantwortet am Montag, 1. März 2027, letzter Tag war Montag, 1. März 2027 (§ 3).",
            ),
            (
                ask(effects.is_answered, told=SENT, answered=day("2027-03-02")),
                "no",
                "Frist verletzt: geantwortet am Dienstag, 2. März 2027, letzter Tag war Montag, 1. März 2027 (§ 3).",
            ),
            (
                ask(effects.decides),
                "no",
                "Nicht bindend: das Gremium nimmt Stellung; das geht an: Gemeindevorstand (§ 1).",
            ),
        ),
    ),
    Case(
        "Steilshoop: recommends, and decides on the fund",
        sources.STEILSHOOP,
        pinned(
            rule("effect", {"power": {"kind": "recommends"}}),
            rule("effect", {"power": {"kind": "decides"}}, topics=["money"]),
        ),
        (
            (ask(effects.decides, topic=Matter.MONEY), "yes", "Bindend: das Gremium beschließt."),
            (ask(effects.decides, topic=Matter.MONEY, euros=501), "yes", "Bindend: das Gremium beschließt."),
            (ask(effects.decides), "no", "Nicht bindend: das Gremium empfiehlt."),
        ),
    ),
    Case(
        "Haan: recommends",
        sources.HAAN,
        pinned(rule("effect", {"power": {"kind": "recommends"}, "addressee": "Jugendhilfeausschuss"}, "§ 2")),
        (
            (
                ask(effects.decides),
                "no",
                "Nicht bindend: das Gremium empfiehlt; das geht an: Jugendhilfeausschuss (§ 2).",
            ),
            (
                ask(effects.decides, topic=Matter.MONEY, euros=1),
                "no",
                "Nicht bindend: das Gremium empfiehlt; das geht an: Jugendhilfeausschuss (§ 2).",
            ),
            (
                ask(effects.is_answered, told=SENT, answered=SENT),
                "unregulated",
                "Nicht geregelt: bis wann geantwortet wird.",
            ),
        ),
    ),
)

CHAIR = (
    Case(
        "Fürth: runs the daily business",
        sources.FUERTH,
        pinned(rule("chair", {"may": ["business"]}, "§ 3")),
        (
            (
                ask(conduct.chair_may, power=ChairPower.BUSINESS),
                "yes",
                "Erlaubt: die Leitung führt die laufenden Geschäfte (§ 3).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.URGENT),
                "no",
                "Nicht erlaubt: die Leitung führt die laufenden Geschäfte (§ 3).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.HOUSE),
                "no",
                "Nicht erlaubt: die Leitung führt die laufenden Geschäfte (§ 3).",
            ),
        ),
    ),
    Case(
        "Laubach: may exclude whoever disturbs, members too",
        sources.LAUBACH,
        pinned(rule("chair", {"may": ["house", "excludes_members"]}, "§ 2")),
        (
            (
                ask(conduct.chair_may, power=ChairPower.EXCLUDES_MEMBERS),
                "yes",
                "Erlaubt: die Leitung hat das Hausrecht und schließt Mitglieder aus, die stören (§ 2).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.SPEAKS),
                "no",
                "Nicht erlaubt: die Leitung hat das Hausrecht und schließt Mitglieder aus, die stören (§ 2).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.HOUSE),
                "yes",
                "Erlaubt: die Leitung hat das Hausrecht und schließt Mitglieder aus, die stören (§ 2).",
            ),
        ),
    ),
    Case(
        "Grömitz: speaks for the body, deputies in order",
        sources.GROEMITZ,
        pinned(rule("chair", {"deputy": "erste, dann zweite Stellvertretung", "may": ["speaks"]}, "§ 3")),
        (
            (
                ask(conduct.chair_may, power=ChairPower.SPEAKS),
                "yes",
                "Erlaubt: die Leitung spricht für das Gremium (§ 3).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.EXCLUDES_GUESTS),
                "no",
                "Nicht erlaubt: die Leitung spricht für das Gremium (§ 3).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.GROUPS),
                "no",
                "Nicht erlaubt: die Leitung spricht für das Gremium (§ 3).",
            ),
        ),
    ),
    Case(
        "Untermain: the board founds and ends working groups",
        sources.UNTERMAIN,
        pinned(rule("chair", {"may": ["groups"], "told": True}, "§ 3")),
        (
            (
                ask(conduct.chair_may, power=ChairPower.GROUPS),
                "yes",
                "Erlaubt: die Leitung gründet und beendet Arbeitsgruppen (§ 3).",
            ),
            (
                ask(conduct.chair_may, power=ChairPower.URGENT),
                "no",
                "Nicht erlaubt: die Leitung gründet und beendet Arbeitsgruppen (§ 3).",
            ),
            (
                ask(conduct.must_offer_video, requested_by=1),
                "unregulated",
                "Nicht geregelt: ob man Video verlangen kann.",
            ),
        ),
    ),
)
