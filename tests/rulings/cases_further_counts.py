"""Further texts on notice, quorum and majority, tried after the arithmetic was made. B… as in ``real/rules.md``."""

import datetime as dt
from functools import partial

from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import notice
from tests.rulings.cases_majority import asked_by, share, votes
from tests.rulings.cases_quorum import here, mixed
from tests.rulings.cases_quorum import share as needs_share
from tests.rulings.cases_read_later import sent
from tests.rulings.given import BY_PRESENCE, BY_SEAT, Case, period, pinned, rule

SITTING = dt.date(2026, 12, 10)  # a Thursday


def passes(yes, no, abstain, needed, words, cite):
    abstained = "1 Enthaltung" if abstain == 1 else f"{abstain} Enthaltungen"
    return f"Angenommen: {yes} Ja, {no} Nein, {abstained}, nötig {needed} ({words}) ({cite})."


def fails(*figures):
    return passes(*figures).replace("Angenommen", "Abgelehnt")


def tied(figures, cite):
    return f"Abgelehnt: Stimmengleichheit, {figures}; was dann gilt, ist nicht eigens geregelt ({cite})."


def quorate(present, of, needed, cite="", *, yes=True):
    said = "Beschlussfähig" if yes else "Nicht beschlussfähig"
    return f"{said}: {present} von {of} Stimmberechtigten anwesend, nötig sind {needed}{cite}."


SIMPLE, TWO_THIRDS = "mehr Ja als Nein", "mindestens zwei Drittel der abgegebenen Stimmen"
MOST = {"ballots": [{"kind": "simple"}]}

NOTICE = (
    Case(
        "Aalen: fourteen days",
        "real/rules.md, notice (Aalen)",
        pinned(rule("notice", period(14))),
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
                (
                    "Frist verletzt: abgesendet am Freitag, 27. November 2026, "
                    "letzter Tag ist Donnerstag, 26. November 2026."
                ),
            ),
        ),
    ),
    Case(
        "STK Mitte: day and place published two weeks before",
        "https://stkmitte.de/2021/11/08/geschaeftsordnung-der-stk-mitte/",
        pinned(rule("notice", {"public": {"period": {"number": 2, "unit": "weeks"}, "where": "Internet"}}, "§ 4")),
        (
            (
                partial(notice.last_day_public, sitting=SITTING),
                "yes",
                "Bekannt machen (Internet) bis Donnerstag, 26. November 2026 (§ 4).",
            ),
            (
                partial(notice.last_day_public, sitting=dt.date(2027, 1, 7)),  # over the turn of the year
                "yes",
                "Bekannt machen (Internet) bis Donnerstag, 24. Dezember 2026 (§ 4).",
            ),
            (partial(notice.last_day, sitting=SITTING), "unregulated", "Nicht geregelt: die Ladungsfrist."),
        ),
    ),
    Case(
        "Marl: with the last minutes; nothing on a period",
        "B3 http://psag-marl.de/geschaeftsordnung.html",
        pinned(rule("notice", {"attached": ["Protokoll der letzten Sitzung"]}, "§ 5")),
        (
            (
                partial(notice.is_complete, enclosed={"Protokoll der letzten Sitzung"}),
                "yes",
                "Vollständig: Protokoll der letzten Sitzung beigelegt (§ 5).",
            ),
            (
                partial(notice.is_complete, enclosed={"Tagesordnung"}),
                "no",
                "Unvollständig: Protokoll der letzten Sitzung fehlt (§ 5).",
            ),
            (sent(12, 9), "unregulated", "Nicht geregelt: die Ladungsfrist."),
        ),
    ),
)

QUORUM = (
    Case(
        "Dulsberg: eight",
        "https://www.dulsberg.de/stadtteilrat/geschaeftsordnung (2013/14)",
        pinned(BY_SEAT, rule("quorum", {"need": {"kind": "fixed", "number": 8}}, "§ 6")),
        (
            (here(9, 9), "yes", quorate(9, 18, 8, " (§ 6)")),
            (here(8, 10), "yes", quorate(8, 18, 8, " (§ 6)")),
            (here(7, 11), "no", quorate(7, 18, 8, " (§ 6)", yes=False)),
        ),
    ),
    Case(
        "A federal steering committee: six",
        "real/rules.md, quorum »6 fixed« (contrast)",
        pinned(BY_SEAT, rule("quorum", {"need": {"kind": "fixed", "number": 6}})),
        (
            (here(8), "yes", quorate(8, 8, 6)),
            (here(6, 2), "yes", quorate(6, 8, 6)),
            (here(5, 3), "no", quorate(5, 8, 6, yes=False)),
        ),
    ),
    Case(
        "Schillerpromenade: two thirds of 29, rarely reached",
        "https://facettenneukoelln.wordpress.com/tag/qm-schillerpromenade/",
        pinned(BY_SEAT, rule("quorum", needs_share(2, 3, "seats", more_than=False))),
        (
            (here(20, 9), "yes", quorate(20, 29, 20, " von 29 Sitzen")),
            (here(19, 10), "no", quorate(19, 29, 20, " von 29 Sitzen", yes=False)),
            (here(20, 8, vacant=1), "yes", quorate(20, 28, 20, " von 29 Sitzen")),  # an empty seat counts
        ),
    ),
    Case(
        "Kiel: two thirds of the Träger",
        "http://www.netzwerk-wohnen-kiel.de/qualitaetsstandards.html (2019)",
        pinned(BY_SEAT, rule("quorum", needs_share(2, 3, "voters", more_than=False), "Nr. 3")),
        (
            (here(8, 4), "yes", quorate(8, 12, 8, " (Nr. 3)")),
            (here(7, 5), "no", quorate(7, 12, 8, " (Nr. 3)", yes=False)),
            (here(9, 4), "yes", quorate(9, 13, 9, " (Nr. 3)")),
        ),
    ),
    Case(
        "BBE: whoever is present decides",
        "B27 https://www.b-b-e.de/netzwerk/wer-wir-sind/inhalt-statuten0/gremien/",
        pinned(BY_PRESENCE, rule("quorum", {"need": {"kind": "invited"}})),
        (
            (
                mixed(1, 0, duly_invited=True),
                "yes",
                "Beschlussfähig: 1 von 1 Stimmberechtigten anwesend, ordentlich eingeladen.",
            ),
            (
                mixed(0, 0, duly_invited=True),
                "no",
                "Nicht beschlussfähig: 0 von 0 Stimmberechtigten anwesend, nötig ist 1.",
            ),
            (mixed(9, 9, duly_invited=False), "no", "Nicht beschlussfähig: nicht ordentlich eingeladen."),
        ),
    ),
    Case(
        "Frame rules of Berlin: more than half residents",
        "https://www.quartiersmanagement-berlin.de/unser-programm/quartiersraete.html",
        pinned(
            BY_PRESENCE,
            rule("quorum", {"need": {"kind": "fixed", "number": 1}}),
            rule(
                "quorum",
                {"among": [{"category": "Bürger", "share": {"of": 1, "parts": 2, "more_than": True}}]},
                "Nr. 2",
            ),
        ),
        (
            (mixed(8, 7), "yes", "Beschlussfähig: 15 von 15 Stimmberechtigten anwesend, nötig ist 1."),
            (
                mixed(7, 7),
                "no",
                "Nicht beschlussfähig: 7 von 14 Anwesenden gehören zu Bürger, nötig sind 8 (Nr. 2).",
            ),
            (
                mixed(7, 8),
                "no",
                "Nicht beschlussfähig: 7 von 15 Anwesenden gehören zu Bürger, nötig sind 8 (Nr. 2).",
            ),
        ),
    ),
)

MAJORITY = (
    Case(
        "Haan: simple; in elections the majority of those present",
        "B1 https://www2.haan.de/bi/vo0050.php?__kvonr=340 §§ 3-4",
        pinned(
            rule("majority", MOST, "§ 4"),
            rule("majority", {"ballots": [{"kind": "present"}]}, "§ 3", topics=["election"]),
        ),
        (
            (votes(5, 4), "yes", passes(5, 4, 0, "sind 5", SIMPLE, "§ 4")),
            (votes(4, 5), "no", fails(4, 5, 0, "sind 5", SIMPLE, "§ 4")),
            (
                votes(5, 3, 2, present=10, topic=Matter.ELECTION),
                "no",
                fails(5, 3, 2, "sind 6", "die Mehrheit der Anwesenden", "§ 3"),
            ),
            (
                votes(6, 3, 1, present=10, topic=Matter.ELECTION),
                "yes",
                passes(6, 3, 1, "sind 6", "die Mehrheit der Anwesenden", "§ 3"),
            ),
        ),
    ),
    Case(
        "Bayerischer Untermain: simple, persons in secret on request",
        "B4 https://psag-untermain.de/organisation/geschaeftsordnung §§ 1-3",
        pinned(rule("majority", MOST, "§ 3"), rule("majority", {"secret": {"number": 1}}, "§ 3", topics=["election"])),
        (
            (votes(2, 1), "yes", passes(2, 1, 0, "sind 2", SIMPLE, "§ 3")),
            (votes(1, 2), "no", fails(1, 2, 0, "sind 2", SIMPLE, "§ 3")),
            (
                partial(asked_by(1, 9), topic=Matter.ELECTION),
                "yes",
                "Geheim abzustimmen: 1 von 9 verlangt es, nötig ist 1 (§ 3).",
            ),
            (asked_by(9, 9), "unregulated", "Nicht geregelt: wann geheim abgestimmt wird."),
        ),
    ),
    Case(
        "A youth-media board: consensus is sought, else simple",
        "B27 https://issuu.com./jmmv/docs/geschaeftsordnung",
        pinned(rule("majority", {"ballots": [{"kind": "consensus"}, {"kind": "simple"}]}, "§ 5")),
        (
            (votes(6, 0, 2), "yes", passes(6, 0, 2, "sind 6", "Konsens, niemand widerspricht", "§ 5")),
            (
                votes(6, 1),
                "no",
                (
                    "Nicht erreicht: 6 Ja, 1 Nein, 0 Enthaltungen, nötig sind 7 (Konsens, niemand widerspricht); "
                    "es folgt der 2. Wahlgang: mehr Ja als Nein (§ 5)."
                ),
            ),
            (votes(4, 3, ballot=2), "yes", passes(4, 3, 0, "sind 4", SIMPLE, "§ 5")),
            (
                votes(3, 3, ballot=2),
                "no",
                tied("3 Ja, 3 Nein, 0 Enthaltungen", "§ 5"),
            ),
        ),
    ),
    Case(
        "Two thirds to change the rules and to reopen a closed item",
        "real/rules.md, majority",
        pinned(
            rule("majority", MOST, "§ 7"),
            rule(
                "majority", {"ballots": [share(2, 3, "cast", more_than=False)]}, "§ 9", topics=["bylaws", "reopening"]
            ),
        ),
        (
            (votes(6, 3, topic=Matter.REOPENING), "yes", passes(6, 3, 0, "sind 6", TWO_THIRDS, "§ 9")),
            (votes(5, 3, topic=Matter.REOPENING), "no", fails(5, 3, 0, "sind 6", TWO_THIRDS, "§ 9")),
            (votes(7, 4, topic=Matter.BYLAWS), "no", fails(7, 4, 0, "sind 8", TWO_THIRDS, "§ 9")),
            (votes(7, 4), "yes", passes(7, 4, 0, "sind 6", SIMPLE, "§ 7")),
        ),
    ),
    Case(
        "Kiel: admission by two thirds",
        "http://www.netzwerk-wohnen-kiel.de/qualitaetsstandards.html (2019)",
        pinned(rule("majority", {"ballots": [share(2, 3, "all", more_than=False)]}, "Nr. 4", topics=["admission"])),
        (
            (
                votes(8, 2, of=12, topic=Matter.ADMISSION),
                "yes",
                passes(8, 2, 0, "sind 8", "mindestens zwei Drittel aller Stimmberechtigten", "Nr. 4"),
            ),
            (
                votes(7, 0, of=12, topic=Matter.ADMISSION),
                "no",
                fails(7, 0, 0, "sind 8", "mindestens zwei Drittel aller Stimmberechtigten", "Nr. 4"),
            ),
            (votes(7, 0, of=12), "unregulated", "Nicht geregelt: welche Mehrheit nötig ist."),
        ),
    ),
    Case(
        "Hohenstücken: out by two thirds of the votes",
        "http://www.buergerhaus-hohenstuecken.de/index.php?id=295 (2019)",
        pinned(
            rule("majority", {"ballots": [share(2, 3, "present", more_than=False)]}, "§ 4", topics=["admission"]),
        ),
        (
            (
                votes(8, 1, 3, present=12, topic=Matter.ADMISSION),
                "yes",
                passes(8, 1, 3, "sind 8", "mindestens zwei Drittel der anwesenden Stimmberechtigten", "§ 4"),
            ),
            (
                votes(7, 1, 4, present=12, topic=Matter.ADMISSION),
                "no",
                fails(7, 1, 4, "sind 8", "mindestens zwei Drittel der anwesenden Stimmberechtigten", "§ 4"),
            ),
            (
                votes(8, 1, topic=Matter.ADMISSION),
                "open",
                "Nicht bekannt, wie viele Stimmberechtigte es sind (§ 4).",
            ),
        ),
    ),
    Case(
        "Hochfeld: new members by a majority in a secret ballot",
        "http://runder-tisch-hochfeld.de/ordnung.html (Duisburg, 2000)",
        pinned(rule("majority", MOST | {"secret": {"always": True}}, "§ 2", topics=["admission"])),
        (
            (votes(5, 4, topic=Matter.ADMISSION), "yes", passes(5, 4, 0, "sind 5", SIMPLE, "§ 2")),
            (votes(4, 5, topic=Matter.ADMISSION), "no", fails(4, 5, 0, "sind 5", SIMPLE, "§ 2")),
            (partial(asked_by(0, 9), topic=Matter.ADMISSION), "yes", "Geheim abzustimmen: immer (§ 2)."),
        ),
    ),
    Case(
        "Delbrück: a point is added in the sitting by simple majority",
        "B9 http://xn--seniorenbeirat-delbrck-cmc.de/geschaeftsordnung/ §§ 1-3 (2013)",
        pinned(rule("majority", MOST | {"tie": "rejected"}, "§ 2", topics=["late_item"])),
        (
            (votes(4, 3, topic=Matter.LATE_ITEM), "yes", passes(4, 3, 0, "sind 4", SIMPLE, "§ 2")),
            (
                votes(4, 4, topic=Matter.LATE_ITEM),
                "no",
                "Abgelehnt: Stimmengleichheit, 4 Ja, 4 Nein, 0 Enthaltungen (§ 2).",
            ),
            (votes(3, 4, topic=Matter.LATE_ITEM), "no", fails(3, 4, 0, "sind 4", SIMPLE, "§ 2")),
        ),
    ),
    Case(
        "Borner Runde: a majority on money, or it is postponed",
        "http://osdorfer-born.de/inhalt/verfuegungsfonds-mittel",
        pinned(rule("majority", MOST | {"tie": "postponed"}, "Abs. 4", topics=["money"])),
        (
            (votes(9, 6, topic=Matter.MONEY), "yes", passes(9, 6, 0, "sind 8", SIMPLE, "Abs. 4")),
            (votes(6, 9, topic=Matter.MONEY), "no", fails(6, 9, 0, "sind 8", SIMPLE, "Abs. 4")),
            (
                votes(7, 7, topic=Matter.MONEY),
                "open",
                "Stimmengleichheit, 7 Ja, 7 Nein, 0 Enthaltungen: dann wird vertagt (Abs. 4).",
            ),
        ),
    ),
    Case(
        "Wulsdorf: speakers by simple majority, in secret on request",
        "https://expydoc.com/doc/5604022/vorschlag-f%C3%BCr-den-18.05.2015-gesch%C3%A4ftsordnung (draft 2015)",
        pinned(rule("majority", MOST | {"secret": {"number": 1}}, "§ 3", topics=["election"])),
        (
            (votes(2, 1, topic=Matter.ELECTION), "yes", passes(2, 1, 0, "sind 2", SIMPLE, "§ 3")),
            (
                votes(1, 1, 1, topic=Matter.ELECTION),
                "no",
                tied("1 Ja, 1 Nein, 1 Enthaltung", "§ 3"),
            ),
            (
                partial(asked_by(0, 20), topic=Matter.ELECTION),
                "no",
                "Nicht geheim abzustimmen: 0 von 20 verlangen es, nötig ist 1 (§ 3).",
            ),
        ),
    ),
)
CASES = (*NOTICE, *QUORUM, *MAJORITY)
