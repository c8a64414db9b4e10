"""Who may vote in real texts. Sources: B… as in ``real/rules.md``, else the address. Days worked out on a calendar."""

import datetime as dt

from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.attendance import MissedSitting, Participant, may_vote
from sozialraum.rulings.rules.roll import HeldSeat, roll
from tests.rulings.given import Case, crowd, pinned, rule


def days(*them):
    return tuple(dt.date.fromisoformat(one) for one in them)


def missed(day, *, excused):
    return MissedSitting(dt.date.fromisoformat(day), excused)


def asks(day, attended=(), gone=(), *, present=True, topic=Matter.ORDINARY, category="Bewohner", **facts):
    who = Participant("a", "Aylin", category, present=present, attended=days(*attended), missed=tuple(gone), **facts)
    return lambda rules: may_vote(rules, who, dt.date.fromisoformat(day), topic)


def roll_of(people, seats=(), **more):
    return lambda rules: roll(rules, dt.date(2026, 12, 10), people, seats, **more).ruling


DULSBERG = Case(
    "Dulsberg: from the third attendance within six months, lost after six months away without reason",
    "https://www.dulsberg.de/stadtteilrat/geschaeftsordnung (2013/14)",
    pinned(
        rule(
            "vote",
            {
                "categories": ["Bewohner"],
                "earned": {"by": "attendances", "times": 3, "months": 6, "today_counts": True},
                "lost": {"months": 6, "only_unexcused": True},
            },
            "§ 3",
        ),
        rule("vote", {"categories": ["Einrichtung"], "earned": {"by": "seat"}, "unit": "seat"}, "§ 2"),
        rule("vote", {"categories": ["Büro"], "kind": "advisory"}, "§ 2"),
    ),
    (
        (
            asks("2014-03-05", ["2013-11-06", "2014-01-08"]),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 3).",
        ),
        (
            asks("2014-02-05", ["2014-01-08"]),
            "no",
            "Ohne Stimme: Aylin war 2-mal da, nötig sind 3 Teilnahmen (§ 3).",
        ),
        (  # six months from 5 September end on 5 March
            asks("2014-03-05", ["2013-09-05", "2014-01-08"]),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 3).",
        ),
        (
            asks("2014-03-05", ["2013-09-04", "2014-01-08"]),
            "no",
            "Ohne Stimme: Aylin war 2-mal da, nötig sind 3 Teilnahmen (§ 3).",
        ),
        (
            asks("2014-09-10", ["2013-11-06", "2014-01-08", "2014-03-10"], present=False),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 3).",
        ),
        (
            asks("2014-09-11", ["2013-11-06", "2014-01-08", "2014-03-10"], present=False),
            "no",
            (
                "Ohne Stimme: Aylin hat das Stimmrecht am Donnerstag, 11. September 2014 verloren, "
                "war 0-mal da, nötig sind 3 Teilnahmen (§ 3)."
            ),
        ),
        (
            asks(
                "2014-09-11",
                ["2013-11-06", "2014-01-08", "2014-03-10"],
                [missed("2014-06-04", excused=True)],
                present=False,
            ),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 3).",
        ),
        (asks("2014-03-05", category="Büro"), "no", "Ohne Stimme: Aylin (Büro) – beratend, ohne Stimme (§ 2)."),
        (asks("2014-03-05", category="Gast"), "unregulated", "Nicht geregelt: wer abstimmen kann."),
    ),
)

SCHNELSEN = Case(
    "Schnelsen-Süd: after three sittings in three years, thirteen and engaged",
    "http://docplayer.org/107911493-Geschaeftsordnung-des-stadtteilbeirates-schnelsen-sued-stand-februar-2017.html",
    pinned(
        rule(
            "vote",
            {
                "earned": {"by": "attendances", "times": 3, "months": 36, "today_counts": False},
                "eligible": "mindestens 13 Jahre alt und im Quartier engagiert",
            },
            "§ 4",
        )
    ),
    (
        (
            asks("2017-02-28", ["2014-02-28", "2015-05-06", "2016-11-02"], fulfils=True),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 4).",
        ),
        (
            asks("2017-02-28", ["2014-02-27", "2015-05-06", "2016-11-02"], fulfils=True),
            "no",
            "Ohne Stimme: Aylin war 2-mal da, nötig sind 3 Teilnahmen (§ 4).",
        ),
        (
            asks("2017-02-28", ["2015-05-06", "2016-11-02"], fulfils=True),
            "no",
            "Ohne Stimme: Aylin war 2-mal da, nötig sind 3 Teilnahmen (§ 4).",
        ),
        (
            asks("2017-02-28", ["2014-02-28", "2015-05-06", "2016-11-02"], fulfils=False),
            "no",
            (
                "Ohne Stimme: Aylin erfüllt die Voraussetzung nicht "
                "(mindestens 13 Jahre alt und im Quartier engagiert) (§ 4)."
            ),
        ),
        (
            asks("2017-02-28", ["2014-02-28", "2015-05-06", "2016-11-02"]),
            "open",
            (
                "Angabe fehlt: ob Aylin die Voraussetzung erfüllt "
                "(mindestens 13 Jahre alt und im Quartier engagiert) (§ 4)."
            ),
        ),
    ),
)

THREE = ["2020-01-15", "2020-03-18", "2020-05-20"]
PHOENIX = Case(
    "Phoenix-Viertel: three times in person, lost by one unexcused absence, one vote a household",
    "https://expydoc.com/doc/9086224/gesch%C3%A4ftsordnung-des-stadtteilgremiums-phoenix",
    pinned(
        rule(
            "vote",
            {
                "unit": "household",
                "earned": {"by": "attendances", "times": 3, "today_counts": False},
                "lost": {"absences": 1, "only_unexcused": True, "regained": 3},
            },
            "§ 2",
        )
    ),
    (
        (asks("2020-07-15", THREE), "yes", "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 2)."),
        (asks("2020-07-15", THREE[:2]), "no", "Ohne Stimme: Aylin war 2-mal da, nötig sind 3 Teilnahmen (§ 2)."),
        (
            asks("2020-09-16", THREE, [missed("2020-07-15", excused=False)]),
            "no",
            (
                "Ohne Stimme: Aylin hat das Stimmrecht am Mittwoch, 15. Juli 2020 verloren, "
                "war 0-mal da, nötig sind 3 Teilnahmen (§ 2)."
            ),
        ),
        (
            asks("2020-09-16", THREE, [missed("2020-07-15", excused=True)]),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 2).",
        ),
        (
            asks(
                "2021-03-17", [*THREE, "2020-09-16", "2020-11-18", "2021-01-20"], [missed("2020-07-15", excused=False)]
            ),
            "yes",
            "Stimmberechtigt: Aylin war 3-mal da, nötig sind 3 Teilnahmen (§ 2).",
        ),
        (
            asks("2021-01-20", [*THREE, "2020-09-16", "2020-11-18"], [missed("2020-07-15", excused=False)]),
            "no",
            (
                "Ohne Stimme: Aylin hat das Stimmrecht am Mittwoch, 15. Juli 2020 verloren, "
                "war 2-mal da, nötig sind 3 Teilnahmen (§ 2)."
            ),
        ),
        (  # three of one household and one of another
            roll_of(
                [
                    *crowd(3, household="Weg 1", prefix="x", attended=days(*THREE)),
                    *crowd(1, household="Weg 2", prefix="y", attended=days(*THREE)),
                ]
            ),
            "yes",
            "2 Stimmen von 2 anwesend.",
        ),
    ),
)

STK_MITTE = Case(
    "STK Mitte: from sixteen, after entering the list",
    "https://stkmitte.de/2021/11/08/geschaeftsordnung-der-stk-mitte/",
    pinned(rule("vote", {"earned": {"by": "signature"}, "eligible": "ab 16, wohnt oder arbeitet hier"}, "§ 3")),
    (
        (asks("2021-11-08", signed=True, fulfils=True), "yes", "Stimmberechtigt: Aylin steht in der Liste (§ 3)."),
        (asks("2021-11-08", fulfils=True), "no", "Ohne Stimme: Aylin steht nicht in der Liste (§ 3)."),
        (
            asks("2021-11-08", signed=True, fulfils=False),
            "no",
            "Ohne Stimme: Aylin erfüllt die Voraussetzung nicht (ab 16, wohnt oder arbeitet hier) (§ 3).",
        ),
    ),
)

BORNER_RUNDE = Case(
    "Borner Runde: on money only residents who are here",
    "http://osdorfer-born.de/inhalt/verfuegungsfonds-mittel",
    pinned(
        rule("vote", {"earned": {"by": "presence"}}, "Abs. 2"),
        rule("vote", {"categories": ["Einrichtung"], "kind": "excluded"}, "Abs. 3", topics=["money"]),
    ),
    (
        (asks("2026-12-10", topic=Matter.MONEY), "yes", "Stimmberechtigt: Aylin ist da (Abs. 2)."),
        (
            asks("2026-12-10", topic=Matter.MONEY, category="Einrichtung"),
            "no",
            "Ohne Stimme: Aylin (Einrichtung) – ohne Stimme (Abs. 3).",
        ),
        (asks("2026-12-10", category="Einrichtung"), "yes", "Stimmberechtigt: Aylin ist da (Abs. 2)."),
        (asks("2026-12-10", present=False), "no", "Ohne Stimme: Aylin ist nicht da (Abs. 2)."),
    ),
)

MEMBERS = crowd(3, 2)
TRAEGER = [HeldSeat(f"t{one.key}", f"Träger {one.key}", "Träger", (one.key,)) for one in MEMBERS]
KIEL = Case(
    "Kiel: one vote a Träger, handed on in writing",
    "http://www.netzwerk-wohnen-kiel.de/qualitaetsstandards.html (2019)",
    pinned(
        rule(
            "vote",
            {"unit": "institution", "earned": {"by": "seat"}, "proxies": {"most": 1, "for_quorum": True}},
            "Nr. 3",
        )
    ),
    (
        (roll_of(MEMBERS, TRAEGER), "yes", "3 Stimmen von 5 anwesend."),
        (roll_of(MEMBERS, TRAEGER, proxies={"p003": "p000"}), "yes", "4 Stimmen von 5 anwesend."),
        (roll_of(MEMBERS, TRAEGER, proxies={"p003": "p000", "p004": "p001"}), "yes", "5 Stimmen von 5 anwesend."),
        (roll_of(MEMBERS, TRAEGER, proxies={"p003": "p000", "p004": "p000"}), "yes", "4 Stimmen von 5 anwesend."),
        (roll_of(MEMBERS, TRAEGER, proxies={"p003": "p004"}), "yes", "3 Stimmen von 5 anwesend."),
        (roll_of(crowd(0, 2), TRAEGER[:2]), "no", "0 Stimmen von 2 anwesend."),
    ),
)

POOL = ("d1", "d2")
DEPUTIES = [Participant("d1", "Deniz", "Bewohner", present=True), Participant("d2", "Dora", "Bewohner", present=True)]
ABSENT = [HeldSeat(f"s{number}", f"Sitz {number}", "Bewohner", (f"p{number}",), POOL) for number in (1, 2, 3)]


def drawn(*by_lot):
    return [
        HeldSeat(one.key, one.name, one.category, one.holders, one.deputies, name)
        for one, name in zip(ABSENT, by_lot, strict=True)
    ]


WILHELMSBURG = Case(
    "Wilhelmsburg Ost: deputies drawn by lot in the group",
    "https://bv-hh.de/hamburg-mitte/documents/rise-foerdergebiet-wilhelmsburg-ost-korallus-und-bahnhofsviertel-"
    "geschaeftsordnung-go-des-quartiersbeirats-130579 (2023)",
    pinned(rule("vote", {"earned": {"by": "seat"}, "unit": "seat", "deputies": "lot_in_class"}, "§ 3")),
    (
        (roll_of(DEPUTIES, ABSENT), "no", "0 Stimmen von 3 anwesend."),
        (roll_of(DEPUTIES, drawn("d2", "", "d1")), "yes", "2 Stimmen von 3 anwesend."),
        (roll_of(DEPUTIES, drawn("d1", "d1", "")), "yes", "1 Stimme von 3 anwesend."),
    ),
)

COUNTIES = [
    Participant("k1", "Kreis 1", institution="Kreis 1"),
    Participant("k2", "Kreis 2", institution="Kreis 2", present=True),
    Participant("k3", "Kreis 3", institution="Kreis 3", present=True),
]
SHARED = [HeldSeat("kreise", "Sitz der Landkreise", "Kreise", ("k1", "k2", "k3"))]
MAINFRANKEN = Case(
    "Mainfranken: one seat for three counties",
    "B6 https://www.psag-mainfranken.de/index.php/organisation/geschaeftsordnung §§ 1-2",
    pinned(rule("vote", {"earned": {"by": "seat"}, "unit": "seat"}, "§ 2")),
    (
        (roll_of(COUNTIES, SHARED), "yes", "1 Stimme von 1 anwesend."),
        (roll_of(COUNTIES[:2], SHARED), "yes", "1 Stimme von 1 anwesend."),
        (roll_of(COUNTIES[:1], SHARED), "no", "0 Stimmen von 1 anwesend."),
        (roll_of(COUNTIES, SHARED, recused={"k2"}), "yes", "1 Stimme von 1 anwesend."),
    ),
)

CASES = (DULSBERG, SCHNELSEN, PHOENIX, STK_MITTE, BORNER_RUNDE, KIEL, WILHELMSBURG, MAINFRANKEN)
