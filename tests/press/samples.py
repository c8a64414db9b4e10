"""Minutes to print in the tests: full, bare, and with whatever was typed in every field."""

import datetime as dt
from collections.abc import Sequence
from itertools import cycle

from sozialraum.press.minutes import Annex, Attendance, Decision, Group, Item, Minutes, Outcome, State, Task
from sozialraum.ui.values import Tally

PRINTED = dt.datetime(2027, 1, 28, 12, tzinfo=dt.UTC)
ADDRESS = "https://viertel.example/sitzungen/2027-01-20-plenum/"


def bare() -> Minutes:
    """Hardly anything is on record."""
    return Minutes("Konferenz", "Sitzung", State("Entwurf"), ADDRESS, PRINTED)


def full() -> Minutes:
    """Two groups, four items, counts known and unknown, a paragraph in Arabic, tasks and annexes."""
    return Minutes(
        body="Sozialraumkonferenz Musterviertel",
        title="3. Sozialraumkonferenz: Protokoll",
        state=State("Genehmigtes Protokoll", "Genehmigt am 14. April 2027 durch die 4. Sozialraumkonferenz."),
        address=ADDRESS,
        printed=PRINTED,
        when=dt.date(2027, 1, 20),
        time_span="17 bis 19.10 Uhr",
        place="Saal der Gemeinde",
        groups=(Group("Plenum", "Beschlussfähig: 23 von 31 waren vertreten (§ 7 Absatz 1)."), Group("AG Wohnen")),
        attendance=Attendance(tuple(f"Einrichtung {number}" for number in range(1, 10)), 34),
        items=(
            Item("Begrüßung", "1", "Die Sprecherin begrüßt.\n\n- erster *Punkt*\n- zweiter **Punkt**", (_minor(),)),
            Item(
                "Einladungen",
                "2",
                "Siehe [Vorlage 4](https://viertel.example/vorlagen/4/).\n\n1. eins\n2. zwei",
                (_major(),),
            ),
            Item(
                "Mehrsprachigkeit", "3", "مرحبا بكم في المجلس\n\nשלום · Привет · ሰላም · გამარჯობა · Բարեւ", (Decision(),)
            ),
            Item("Verschiedenes"),
        ),
        tasks=(Task("Büro", "Fassung veröffentlichen", "erledigt"), Task(None, "Plan zeichnen", None)),
        annexes=(Annex("Geschäftsordnung", "PDF, 6 Seiten"), Annex("Liste der Einrichtungen")),
        journal_head="1204 · " + "9f3c0d17" * 8,
    )


def typed(texts: Sequence[str]) -> Minutes:
    """The texts, one after the other, in every field a person can fill."""
    some = cycle(texts)
    decision = Decision(
        *(next(some) for _ in range(4)), (Tally(3, 1, 1, 0, next(some)),), Outcome(next(some), next(some))
    )
    return Minutes(
        body=next(some),
        title=next(some),
        state=State(next(some), next(some)),
        address=ADDRESS,
        printed=PRINTED,
        time_span=next(some),
        place=next(some),
        groups=(Group(next(some), next(some)),),
        attendance=Attendance((next(some), next(some))),
        items=(Item(next(some), next(some), next(some), (decision,)),),
        tasks=(Task(next(some), next(some), next(some)),),
        annexes=(Annex(next(some), next(some)),),
        journal_head=next(some),
    )


def _minor() -> Decision:
    return Decision(
        "2027-1", "Das Protokoll wird genehmigt.", "einfache Mehrheit", "Angenommen.", (Tally(20, 0, 3, 0),)
    )


def _major() -> Decision:
    counts = (Tally(19, 2, 1, 0, "Plenum"), Tally(9, None, None, None, "AG Wohnen"))
    outcome = Outcome("**In Arbeit.** Die Stadt hat zugesagt.", "28. Januar 2027")
    return Decision("2027-2", "„zehn“ wird durch „14“ ersetzt.", "zwei Drittel", "Angenommen.", counts, outcome)
