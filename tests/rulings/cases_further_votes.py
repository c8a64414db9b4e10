"""Further texts on who may vote and who is biased, tried after the arithmetic was made. B… as in ``real/rules.md``."""

from functools import partial

from sozialraum.norms.rules.bias import BiasConduct
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import bias
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.bias import ItemInterests
from sozialraum.rulings.rules.roll import HeldSeat
from tests.rulings.cases_vote import asks, roll_of
from tests.rulings.given import Case, pinned, rule

TODAY = "2026-12-10"


def open_to(condition, paragraph=""):
    """Whoever is here and fulfils a condition."""
    return rule("vote", {"earned": {"by": "presence"}, "eligible": condition}, paragraph)


def by_condition(text, source, condition, paragraph=""):
    """A text that lets everybody vote who is here and fulfils a condition."""
    cite = f" ({paragraph})" if paragraph else ""
    return Case(
        text,
        source,
        pinned(open_to(condition, paragraph)),
        (
            (asks(TODAY, fulfils=True), "yes", f"Stimmberechtigt: Aylin ist da{cite}."),
            (
                asks(TODAY, fulfils=False),
                "no",
                f"Ohne Stimme: Aylin erfüllt die Voraussetzung nicht ({condition}){cite}.",
            ),
            (asks(TODAY), "open", f"Angabe fehlt: ob Aylin die Voraussetzung erfüllt ({condition}){cite}."),
            (asks(TODAY, fulfils=True, present=False), "no", f"Ohne Stimme: Aylin ist nicht da{cite}."),
        ),
    )


def barring(text, source, category, paragraph):
    """A text by which some cannot be members."""
    return Case(
        text,
        source,
        pinned(
            rule("vote", {"earned": {"by": "presence"}}),
            rule("vote", {"categories": [category], "kind": "barred"}, paragraph),
        ),
        (
            (asks(TODAY), "yes", "Stimmberechtigt: Aylin ist da."),
            (
                asks(TODAY, category=category),
                "no",
                f"Ohne Stimme: Aylin ({category}) – keine Mitgliedschaft möglich ({paragraph}).",
            ),
            (asks(TODAY, present=False), "no", "Ohne Stimme: Aylin ist nicht da."),
        ),
    )


CONDITIONS = (
    by_condition(
        "Vahrenheide: all who live, work or own here",
        "B21 http://vahrenheide.info/…seite=Verfahrensregeln",
        "wohnt, arbeitet oder hat Eigentum im Stadtteil",
    ),
    by_condition(
        "Vahr: from class seven to twenty-one, lives, learns or spends free time here",
        "B17 https://www.ortsamtschwachhausenvahr.bremen.de/vahr/jugendforum-vahr/geschaeftsordnung-54507",
        "ab Klasse 7, höchstens 21 Jahre, im Ortsteil zu Hause",
        "§ 1",
    ),
    by_condition(
        "Döhren: lives or works here, sixteen",
        "B23 https://www.hannover.de/…/Integrationsbeirat-D%C3%B6hren-W%C3%BClfel (2009)",
        "wohnt oder arbeitet im Stadtbezirk, mindestens 16 Jahre",
    ),
    by_condition(
        "Lüdenscheid: from sixteen",
        "http://mensch-altstadt.de/mitglieder-altstadtbeirat-gesucht/",
        "mindestens 16 Jahre",
    ),
    barring(
        "Offenbach: who has a seat in the council",
        "B16 https://senioren-offenbach.hessen.de/ueber-uns/rechtliche-grundlagen/ §§ 1-2 (2012)",
        "Stadtverordnete",
        "§ 2",
    ),
    barring(
        "Fürth: opponents of the aim",
        "B20 https://www.fuerther-jugendrat.de/geschaeftsordnung/ §§ 1-5 (2024)",
        "Gegner des Zwecks",
        "§ 2",
    ),
)

STEILSHOOP = Case(
    "Steilshoop: all present may vote, but not on applications to the fund",
    "https://www.steilshoop.net/stadtteilkonferenz/ (2022)",
    pinned(
        rule("vote", {"earned": {"by": "presence"}}, "Nr. 3"),
        rule("vote", {"earned": {"by": "seat"}}, "Nr. 4", topics=["money"]),
    ),
    (
        (asks(TODAY), "yes", "Stimmberechtigt: Aylin ist da (Nr. 3)."),
        (asks(TODAY, present=False), "no", "Ohne Stimme: Aylin ist nicht da (Nr. 3)."),
        (asks(TODAY, topic=Matter.MONEY), "no", "Ohne Stimme: Aylin hat keinen Sitz (Nr. 4)."),
    ),
)
COBURG = Case(
    "Coburg: by signing a charter; no parties",
    "B27 https://www.coburg-ist-bunt.de/organisation/geschaftsordnung/",
    pinned(
        rule("vote", {"earned": {"by": "signature"}}, "§ 2"),
        rule("vote", {"categories": ["Partei"], "kind": "barred"}, "§ 2"),
    ),
    (
        (asks(TODAY, signed=True), "yes", "Stimmberechtigt: Aylin steht in der Liste (§ 2)."),
        (asks(TODAY), "no", "Ohne Stimme: Aylin steht nicht in der Liste (§ 2)."),
        (
            asks(TODAY, signed=True, category="Partei"),
            "no",
            "Ohne Stimme: Aylin (Partei) – keine Mitgliedschaft möglich (§ 2).",
        ),
        (asks(TODAY, signed=None), "open", "Nicht bekannt, ob Aylin in der Liste steht (§ 2)."),
    ),
)
KIEL = Case(
    "Kiel: a year associated without a vote",
    "http://www.netzwerk-wohnen-kiel.de/qualitaetsstandards.html (2019)",
    pinned(
        rule("vote", {"earned": {"by": "seat"}}, "Nr. 3"),
        rule("vote", {"categories": ["Assoziierte"], "kind": "advisory"}, "Nr. 2"),
    ),
    (
        (
            asks(TODAY, category="Assoziierte"),
            "no",
            "Ohne Stimme: Aylin (Assoziierte) – beratend, ohne Stimme (Nr. 2).",
        ),
        (
            roll_of([Participant("a", "A", present=True)], [HeldSeat("s", "A", "", ("a",))]),
            "yes",
            "1 Stimme von 1 anwesend.",
        ),
        (
            roll_of([Participant("a", "A", present=True)], [HeldSeat("s", "A", "Assoziierte", ("a",))]),
            "no",
            "0 Stimmen von 0 anwesend.",
        ),
    ),
)

HERE = [Participant("d1", "Deniz", present=True), Participant("d2", "Dora", present=True)]
BOTH_AWAY = [HeldSeat("s1", "Sitz 1", "", ("x",), ("d2", "d1")), HeldSeat("s2", "Sitz 2", "", ("y",), ("d1", "d2"))]


def deputised(text, source, kind, voices, paragraph=""):
    """Two seats whose holders are away, and two deputies who are here, named for both in turned order."""
    return Case(
        text,
        source,
        pinned(rule("vote", {"earned": {"by": "seat"}, "unit": "seat", "deputies": kind}, paragraph)),
        (
            (roll_of(HERE, BOTH_AWAY), "yes", f"{voices} Stimmen von 2 anwesend."),
            (
                roll_of(HERE[:1], BOTH_AWAY),
                "yes",
                f"{1 if kind == 'pool' else 2} Stimme{'' if kind == 'pool' else 'n'} von 2 anwesend.",
            ),
            (roll_of([], BOTH_AWAY), "no", "0 Stimmen von 2 anwesend."),
        ),
    )


DEPUTIES = (
    deputised(
        "Grömitz: a first and a second deputy", "B12 https://seniorenbeirat-groemitz.de/geschaeftsordnung", "ordered", 2
    ),
    deputised(
        "Erkrath: each seat with a named deputy",
        "B22 https://www.erkrath.de/index.php?ModID=7&FID=2871.4283.1",
        "personal",
        2,
    ),
    deputised(
        "Coesfeld: personal deputies",
        "B24 https://www.kreis-coesfeld.de/sessionnet/sessionnetbi/to0050.php?__ktonr=27333",
        "personal",
        2,
    ),
    deputised(
        "Hochfeld: possibly a deputy", "http://runder-tisch-hochfeld.de/ordnung.html (2000)", "personal", 2, "§ 1"
    ),
)
NAMED = [Participant(key, key.upper(), present=key != "c") for key in "abc"]
LOLLAR = Case(
    "Lollar: named institutions, one seat each",
    "B13 https://seniorenbeirat-lollar.de/die-geschaeftsordnung/ §§ 1-2 (2008)",
    pinned(rule("vote", {"earned": {"by": "seat"}, "unit": "institution"}, "§ 1")),
    (
        (
            roll_of(NAMED, [HeldSeat(one.key, one.name, "", (one.key,)) for one in NAMED]),
            "yes",
            "2 Stimmen von 3 anwesend.",
        ),
        (roll_of(NAMED[2:], [HeldSeat("c", "C", "", ("c",))]), "no", "0 Stimmen von 1 anwesend."),
        (asks(TODAY), "no", "Ohne Stimme: Aylin hat keinen Sitz (§ 1)."),
    ),
)

APPLICANT = ItemInterests(originators=frozenset({"a"}))
PEOPLE = (Participant("a", "Aylin"), Participant("b", "Boris"))
WEGNER = Case(
    "Councils of North Rhine-Westphalia: stays as a spectator, says nothing, counts nowhere",
    "https://www.uwe-wegner.de/pflichten-der-ratsmitglieder-teil-2 (§ 31 GO NRW, a guide)",
    pinned(
        rule("bias", {"who": ["originator"], "conduct": "none", "room": "stays", "out_of": ["vote", "quorum"]}, "§ 31"),
    ),
    (
        (partial(bias.proposed, item=APPLICANT, people=PEOPLE), "yes", "Als befangen vorgeschlagen: Aylin (§ 31)."),
        (
            partial(bias.proposed, item=ItemInterests(), people=PEOPLE),
            "no",
            "Als befangen vorgeschlagen: niemand (§ 31).",
        ),
        (partial(bias.may_stay), "yes", "Erlaubt: Befangene bleiben im Raum (§ 31)."),
        (
            partial(bias.may_conduct, wanted=BiasConduct.ANSWERS),
            "no",
            "Nicht erlaubt: Befangene reden nicht mit (§ 31).",
        ),
    ),
)
CASES = (*CONDITIONS, STEILSHOOP, COBURG, KIEL, *DEPUTIES, LOLLAR, WEGNER)
