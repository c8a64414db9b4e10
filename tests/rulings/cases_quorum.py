"""Quorum in real texts. Sources: B… as in ``real/rules.md``, else the address."""

import datetime as dt
from functools import partial

from sozialraum.rulings.rules import quorum
from sozialraum.rulings.rules.quorum import SecondSitting
from sozialraum.rulings.rules.roll import roll
from tests.rulings.given import BY_PRESENCE, BY_SEAT, Case, called, crowd, pinned, rule

DAY = dt.date(2026, 12, 10)


def here(here, away=0, vacant=0, **more):
    """The question whether so many of so many can decide."""
    return lambda rules: quorum.has_quorum(rules, called(rules, here, away, vacant), **more)


def mixed(citizens, others, **more):
    def ask(rules):
        people = [*crowd(citizens, 2, "Bürger", "b"), *crowd(others, 2, "Akteure", "a")]
        return quorum.has_quorum(rules, roll(rules, DAY, people), **more)

    return ask


def share(of, parts, base, *, more_than):
    return {"need": {"kind": "share", "share": {"of": of, "parts": parts, "more_than": more_than}, "base": base}}


ORTENBERG = Case(
    "Ortenberg: more than half of the members",
    "B8 https://senioren-ortenberg.hessen.de/rechtliche-grundlagen/geschaeftsordnung §§ 1-5",
    pinned(BY_SEAT, rule("quorum", share(1, 2, "voters", more_than=True), "§ 4")),
    (
        (here(7, 5), "yes", "Beschlussfähig: 7 von 12 Stimmberechtigten anwesend, nötig sind 7 (§ 4)."),
        (here(6, 6), "no", "Nicht beschlussfähig: 6 von 12 Stimmberechtigten anwesend, nötig sind 7 (§ 4)."),
        (here(6, 5), "yes", "Beschlussfähig: 6 von 11 Stimmberechtigten anwesend, nötig sind 6 (§ 4)."),
        (here(5, 6), "no", "Nicht beschlussfähig: 5 von 11 Stimmberechtigten anwesend, nötig sind 6 (§ 4)."),
        (
            lambda rules: quorum.counts_again(rules, doubted=True),
            "unregulated",
            "Nicht geregelt: wann neu gezählt wird.",
        ),
    ),
)

LAUBACH = Case(
    "Laubach: at least half of those who vote at present",
    "B11 http://www.laubach-online.de/buergerservice/seniorenbeirat/geschftsordnung/ §§ 1-2 (2019)",
    pinned(BY_SEAT, rule("quorum", share(1, 2, "filled", more_than=False), "§ 2")),
    (
        (
            here(6, 6, vacant=3),
            "yes",
            "Beschlussfähig: 6 von 12 Stimmberechtigten anwesend, nötig sind 6 von 12 besetzten Sitzen (§ 2).",
        ),
        (
            here(5, 7, vacant=3),
            "no",
            "Nicht beschlussfähig: 5 von 12 Stimmberechtigten anwesend, nötig sind 6 von 12 besetzten Sitzen (§ 2).",
        ),
        (
            here(6, 5),
            "yes",
            "Beschlussfähig: 6 von 11 Stimmberechtigten anwesend, nötig sind 6 von 11 besetzten Sitzen (§ 2).",
        ),
    ),
)

STK_MITTE = Case(
    "STK Mitte: ten voters",
    "https://stkmitte.de/2021/11/08/geschaeftsordnung-der-stk-mitte/",
    pinned(BY_SEAT, rule("quorum", {"need": {"kind": "fixed", "number": 10}}, "§ 6 Abs. 1")),
    (
        (here(12, 8), "yes", "Beschlussfähig: 12 von 20 Stimmberechtigten anwesend, nötig sind 10 (§ 6 Abs. 1)."),
        (here(10, 10), "yes", "Beschlussfähig: 10 von 20 Stimmberechtigten anwesend, nötig sind 10 (§ 6 Abs. 1)."),
        (here(9, 11), "no", "Nicht beschlussfähig: 9 von 20 Stimmberechtigten anwesend, nötig sind 10 (§ 6 Abs. 1)."),
    ),
)

HOHENSTUECKEN = Case(
    "Hohenstücken: six, at least half of them citizens",
    "http://www.buergerhaus-hohenstuecken.de/index.php?id=295 (2019)",
    pinned(
        rule("vote", {"earned": {"by": "presence"}}, "§ 2"),
        rule("quorum", {"need": {"kind": "fixed", "number": 6}}, "§ 5"),
        rule(
            "quorum",
            {"among": [{"category": "Bürger", "share": {"of": 1, "parts": 2, "more_than": False}}]},
            "§ 5",
        ),
    ),
    (
        (mixed(4, 3), "yes", "Beschlussfähig: 7 von 7 Stimmberechtigten anwesend, nötig sind 6 (§ 5)."),
        (mixed(3, 3), "yes", "Beschlussfähig: 6 von 6 Stimmberechtigten anwesend, nötig sind 6 (§ 5)."),
        (mixed(2, 4), "no", "Nicht beschlussfähig: 2 von 6 Anwesenden gehören zu Bürger, nötig sind 3 (§ 5)."),
        (mixed(5, 0), "no", "Nicht beschlussfähig: 5 von 5 Stimmberechtigten anwesend, nötig sind 6 (§ 5)."),
    ),
)

WULSDORF = Case(
    "Wulsdorf: correctly invited is quorate",
    "https://expydoc.com/doc/5604022/vorschlag-f%C3%BCr-den-18.05.2015-gesch%C3%A4ftsordnung (draft 2015)",
    pinned(BY_PRESENCE, rule("quorum", {"need": {"kind": "invited"}}, "§ 6")),
    (
        (
            lambda rules: quorum.has_quorum(rules, roll(rules, DAY, crowd(3, 9)), duly_invited=True),
            "yes",
            "Beschlussfähig: 3 von 3 Stimmberechtigten anwesend, ordentlich eingeladen (§ 6).",
        ),
        (here(40, duly_invited=False), "no", "Nicht beschlussfähig: nicht ordentlich eingeladen (§ 6)."),
        (here(40), "open", "Nicht bekannt, ob ordentlich eingeladen wurde (§ 6)."),
    ),
)

KOSMOSVIERTEL = Case(
    "Kosmosviertel: two thirds of the members",
    "http://kosmosviertel.de/aktuelles/news/ (Quartiersrat, 15-28 members)",
    pinned(BY_SEAT, rule("quorum", share(2, 3, "seats", more_than=False), "§ 7")),
    (
        (
            here(18, 8, vacant=1),
            "yes",
            "Beschlussfähig: 18 von 26 Stimmberechtigten anwesend, nötig sind 18 von 27 Sitzen (§ 7).",
        ),
        (
            here(17, 9, vacant=1),
            "no",
            "Nicht beschlussfähig: 17 von 26 Stimmberechtigten anwesend, nötig sind 18 von 27 Sitzen (§ 7).",
        ),
        (
            here(19, 9),
            "yes",
            "Beschlussfähig: 19 von 28 Stimmberechtigten anwesend, nötig sind 19 von 28 Sitzen (§ 7).",
        ),
    ),
)

SECOND = partial(SecondSitting, days_after=14)
STATE_COUNCIL = Case(
    "A state council: the second invitation, if it says so",
    "https://www.gesetze-bayern.de/Content/Document/BayVV_2030_10_F_186-4?fontsize=large (contrast)",
    pinned(
        BY_SEAT,
        rule("quorum", share(1, 2, "seats", more_than=True), "§ 5"),
        rule("quorum", {"second_call": {"announced": True}}, "§ 5"),
        rule("quorum", {"recount": "on_doubt"}, "§ 6"),
    ),
    (
        (
            here(2, 18, second=SECOND(announced=True)),
            "yes",
            "Beschlussfähig: 2 von 20 Stimmberechtigten anwesend, beim zweiten Termin genügt das (§ 5).",
        ),
        (
            here(2, 18, second=SECOND(announced=False)),
            "no",
            "Nicht beschlussfähig: 2 von 20 Stimmberechtigten anwesend, nötig sind 11 von 20 Sitzen (§ 5).",
        ),
        (
            here(0, 20, second=SECOND(announced=True)),
            "no",
            "Nicht beschlussfähig: 0 von 20 Stimmberechtigten anwesend, nötig sind 11 von 20 Sitzen (§ 5).",
        ),
        (
            lambda rules: quorum.counts_again(rules, doubted=True),
            "yes",
            "Neu zu zählen: wenn jemand zweifelt (§ 6).",
        ),
        (
            lambda rules: quorum.counts_again(rules, doubted=False),
            "no",
            "Nicht neu zu zählen: wenn jemand zweifelt (§ 6).",
        ),
    ),
)

CASES = (ORTENBERG, LAUBACH, STK_MITTE, HOHENSTUECKEN, WULSDORF, KOSMOSVIERTEL, STATE_COUNCIL)
