"""Minutes to print in the tests: full, bare, and with whatever was typed in every field."""

import datetime as dt
from collections.abc import Sequence
from itertools import cycle

from sozialraum.press.minutes import (
    Decision,
    MinutesAnnex,
    MinutesGroup,
    MinutesItem,
    MinutesOutcome,
    MinutesPresence,
    MinutesSheet,
    MinutesSheetState,
    MinutesTask,
)
from sozialraum.ui.values import Tally

PRINTED = dt.datetime(2027, 1, 28, 12, tzinfo=dt.UTC)
ADDRESS = "https://viertel.example/sitzungen/2027-01-20-plenum/"


def bare() -> MinutesSheet:
    """Hardly anything is on record."""
    return MinutesSheet("Konferenz", "Sitzung", MinutesSheetState("Entwurf"), ADDRESS, PRINTED)


def full() -> MinutesSheet:
    """Two groups, four items, counts known and unknown, a paragraph in Arabic, tasks and annexes."""
    return MinutesSheet(
        body="Sozialraumkonferenz Musterviertel",
        title="3. Sozialraumkonferenz: Protokoll",
        state=MinutesSheetState(
            "Genehmigtes Protokoll", "Genehmigt am 14. April 2027 durch die 4. Sozialraumkonferenz."
        ),
        address=ADDRESS,
        printed=PRINTED,
        when=dt.date(2027, 1, 20),
        time_span="17 bis 19.10 Uhr",
        place="Saal der Gemeinde",
        groups=(
            MinutesGroup("Plenum", "Beschlussfähig: 23 von 31 waren vertreten (§ 7 Absatz 1)."),
            MinutesGroup("AG Wohnen"),
        ),
        attendance=MinutesPresence(tuple(f"Einrichtung {number}" for number in range(1, 10)), 34),
        items=(
            MinutesItem(
                "Begrüßung", "TOP 1", "Die Sprecherin begrüßt.\n\n- erster *Punkt*\n- zweiter **Punkt**", (_minor(),)
            ),
            MinutesItem(
                "Einladungen",
                "TOP 2",
                "Siehe [Vorlage 4](https://viertel.example/vorlagen/4/).\n\n1. eins\n2. zwei",
                (_major(),),
            ),
            MinutesItem(
                "Mehrsprachigkeit",
                "TOP 3",
                "مرحبا بكم في المجلس\n\nשלום · Привет · ሰላም · გამარჯობა · Բարեւ",
                (Decision(),),
            ),
            MinutesItem("Verschiedenes"),
        ),
        tasks=(MinutesTask("Büro", "Fassung veröffentlichen", "erledigt"), MinutesTask(None, "Plan zeichnen", None)),
        annexes=(MinutesAnnex("Geschäftsordnung", "PDF, 6 Seiten"), MinutesAnnex("Liste der Einrichtungen")),
        journal_head="1204 · " + "9f3c0d17" * 8,
    )


def typed(texts: Sequence[str]) -> MinutesSheet:
    """The texts, one after the other, in every field a person can fill."""
    some = cycle(texts)
    decision = Decision(
        *(next(some) for _ in range(4)),
        (Tally(3, 1, 1, 0, next(some)),),
        MinutesOutcome(next(some), next(some)),
        *(next(some) for _ in range(3)),
    )
    return MinutesSheet(
        body=next(some),
        title=next(some),
        state=MinutesSheetState(next(some), next(some)),
        address=ADDRESS,
        printed=PRINTED,
        time_span=next(some),
        place=next(some),
        groups=(MinutesGroup(next(some), next(some)),),
        remarks=(next(some),),
        attendance=MinutesPresence((next(some), next(some))),
        items=(MinutesItem(next(some), next(some), next(some), (decision,)),),
        decisions=(decision,),
        tasks=(MinutesTask(next(some), next(some), next(some)),),
        annexes=(MinutesAnnex(next(some), next(some)),),
        journal_head=next(some),
    )


def _minor() -> Decision:
    return Decision(
        "2027-1", "Das Protokoll wird genehmigt.", "einfache Mehrheit", "Angenommen.", (Tally(20, 0, 3, 0),)
    )


def _major() -> Decision:
    counts = (Tally(19, 2, 1, 0, "Plenum"), Tally(9, None, None, None, "AG Wohnen"))
    outcome = MinutesOutcome("**In Arbeit.** Die Stadt hat zugesagt.", "28. Januar 2027")
    return Decision("2027-2", "„zehn“ wird durch „14“ ersetzt.", "zwei Drittel", "Angenommen.", counts, outcome)
