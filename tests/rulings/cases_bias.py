"""Bias in real texts. Sources: B… as in ``real/rules.md``, else the address."""

import datetime as dt
from functools import partial

from sozialraum.norms.rules.bias import BiasConduct
from sozialraum.rulings.rules import bias
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.bias import ItemInterests
from sozialraum.rulings.rules.quorum import has_quorum
from sozialraum.rulings.rules.roll import roll
from tests.rulings.given import Case, crowd, pinned, rule, seated

PEOPLE = (
    Participant("a", "Aylin", institution="verein"),
    Participant("b", "Boris", institution="schule", offices=frozenset({"verein"})),
    Participant("c", "Clara"),
    Participant("d", "Deniz", institution="kita"),
)
APPLICATION = ItemInterests(originators=frozenset({"verein"}), concerned=frozenset({"c"}))
ORDINARY_ITEM = ItemInterests()


def who(item):
    return partial(bias.proposed, item=item, people=PEOPLE)


def seats(here, away, recused):
    """Whether a group of seats can decide at a point at which so many of those here are biased."""

    def ask(rules):
        people = crowd(here, away)
        biased = {one.key for one in people[:recused]}
        return has_quorum(rules, roll(rules, dt.date(2026, 12, 10), people, seated(people), recused=biased))

    return ask


HALF = rule(
    "quorum",
    {"need": {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": True}, "base": "seats"}},
    "§ 7",
)
SEATS = rule("vote", {"earned": {"by": "seat"}}, "§ 2")

KOSMOSVIERTEL = Case(
    "Kosmosviertel: members may apply and debate, but not vote",
    "http://kosmosviertel.de/aktuelles/news/ (Quartiersrat)",
    pinned(
        SEATS,
        HALF,
        rule("bias", {"who": ["originator", "seat"], "conduct": "debates", "out_of": ["vote"]}, "§ 9"),
    ),
    (
        (who(APPLICATION), "yes", "Als befangen vorgeschlagen: Aylin (§ 9)."),
        (who(ORDINARY_ITEM), "no", "Als befangen vorgeschlagen: niemand (§ 9)."),
        (partial(bias.may_conduct, wanted=BiasConduct.DEBATES), "yes", "Erlaubt: Befangene reden mit (§ 9)."),
        (partial(bias.may_stay), "unregulated", "Nicht geregelt: ob Befangene im Raum bleiben."),
        (  # they count for the quorum
            seats(5, 4, 3),
            "yes",
            "Beschlussfähig: 5 von 9 Stimmberechtigten anwesend, nötig sind 5 von 9 Sitzen (§ 7).",
        ),
    ),
)

ALTONA = Case(
    "Altona: said before, neither debate nor vote",
    "minutes of 25 November 2021, B15 »persönliche Beteiligung« (statutory, contrast)",
    pinned(
        SEATS,
        HALF,
        rule("bias", {"who": ["concerned"], "conduct": "none", "out_of": ["vote", "quorum"]}, "§ 31"),
    ),
    (
        (who(APPLICATION), "yes", "Als befangen vorgeschlagen: Clara (§ 31)."),
        (
            partial(bias.may_conduct, wanted=BiasConduct.ANSWERS),
            "no",
            "Nicht erlaubt: Befangene reden nicht mit (§ 31).",
        ),
        (partial(bias.may_conduct, wanted=BiasConduct.NONE), "yes", "Erlaubt: Befangene reden nicht mit (§ 31)."),
        (  # three of five are out of those here and of the seats: two of six
            seats(5, 4, 3),
            "no",
            "Nicht beschlussfähig: 2 von 6 Stimmberechtigten anwesend, nötig sind 4 von 6 Sitzen (§ 7).",
        ),
        (
            seats(6, 3, 1),
            "yes",
            "Beschlussfähig: 5 von 8 Stimmberechtigten anwesend, nötig sind 5 von 8 Sitzen (§ 7).",
        ),
    ),
)

PHOENIX = Case(
    "Phoenix-Viertel: who applies has no vote",
    "https://expydoc.com/doc/9086224/gesch%C3%A4ftsordnung-des-stadtteilgremiums-phoenix",
    pinned(rule("bias", {"who": ["originator"], "out_of": ["vote"]}, "§ 4")),
    (
        (who(ItemInterests(originators=frozenset({"c"}))), "yes", "Als befangen vorgeschlagen: Clara (§ 4)."),
        (who(APPLICATION), "no", "Als befangen vorgeschlagen: niemand (§ 4)."),
        (
            partial(bias.may_conduct, wanted=BiasConduct.ANSWERS),
            "unregulated",
            "Nicht geregelt: ob Befangene mitreden.",
        ),
    ),
)

XANTEN = Case(
    "Xanten: employed by or in the board of whom it concerns; answers questions, stays or leaves as ruled",
    "https://xanten.de/de/inhalt/befangenheit (§ 31 GO NRW, a guide for others)",
    pinned(
        rule(
            "bias",
            {"who": ["seat", "originator", "concerned", "office"], "conduct": "answers", "room": "leaves"},
            "§ 31",
        ),
        rule("bias", {"room": "stays"}, "§ 31 Abs. 4", topics=["election"]),
    ),
    (
        (who(APPLICATION), "yes", "Als befangen vorgeschlagen: Aylin, Boris und Clara (§ 31)."),
        (
            who(ItemInterests(concerned=frozenset({"kita"}))),
            "yes",
            "Als befangen vorgeschlagen: Deniz (§ 31).",
        ),
        (who(ORDINARY_ITEM), "no", "Als befangen vorgeschlagen: niemand (§ 31)."),
        (partial(bias.may_conduct, wanted=BiasConduct.ANSWERS), "yes", "Erlaubt: Befangene beantworten Fragen (§ 31)."),
        (
            partial(bias.may_conduct, wanted=BiasConduct.DEBATES),
            "no",
            "Nicht erlaubt: Befangene beantworten Fragen (§ 31).",
        ),
        (partial(bias.may_stay), "no", "Nicht erlaubt: Befangene verlassen den Raum (§ 31)."),
        (partial(bias.may_stay, topic="election"), "yes", "Erlaubt: Befangene bleiben im Raum (§ 31 Abs. 4)."),
    ),
)

UNRULED = Case(
    "Marl: nothing said about bias",
    "B3 http://psag-marl.de/geschaeftsordnung.html",
    pinned(rule("notice", {"period": {"number": 2, "unit": "weeks"}}, "")),
    (
        (who(APPLICATION), "unregulated", "Nicht geregelt: wer befangen ist."),
        (partial(bias.may_stay), "unregulated", "Nicht geregelt: ob Befangene im Raum bleiben."),
        (seats(9, 0, 0), "unregulated", "Nicht geregelt: wann das Gremium beschlussfähig ist."),
    ),
)

CASES = (KOSMOSVIERTEL, ALTONA, PHOENIX, XANTEN, UNRULED)
