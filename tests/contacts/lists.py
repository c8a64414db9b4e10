"""Address lists to play with: what a test wants read, and what comes of it."""

import datetime as dt
from dataclasses import replace

from sozialraum.contacts.rules.headings import ColumnGroup, ColumnUse, SheetRow, guess
from sozialraum.contacts.rules.lines import SheetReading
from sozialraum.contacts.rules.plan import made_of
from sozialraum.contacts.rules.world import KnownWorld, Timed, World

TODAY = dt.date(2026, 11, 22)
GROUPS = (
    ColumnGroup("plenum", "Plenum", "", "P"),
    ColumnGroup("wohnen", "AG Wohnen/Quartier", "AG Wohnen", "W"),
    ColumnGroup("mikro", "AG Quartiers-/Mikroprojekte", "", "M"),
    ColumnGroup("arbeit", "AG Arbeit und berufliche Bildung", "", "A"),
)


def rows(text):
    """Lines with a bar between the cells, numbered from 1; empty ones are counted and left out."""
    found = [SheetRow(n, tuple(cell.strip() for cell in line.split("|"))) for n, line in enumerate(text.split("\n"), 1)]
    return [row for row in found if any(row.cells)]


def planned(text, world=None, answers=(), means="delegate", **reading):
    """What a list would do, read as it is guessed; a cross whose meaning is not known ``means`` what the test says."""
    table = rows(text.strip("\n"))
    layout = guess(table, GROUPS)
    columns = tuple(
        replace(one, means=one.means or means) if one.meaning is ColumnUse.CROSS else one for one in layout.columns
    )
    how = SheetReading(columns, GROUPS, TODAY, **reading)
    return made_of(table[layout.data_from :], how, world or World(), dict(answers))


def told(plan):
    """Number, status and the codes of each line."""
    return [
        (
            one.number,
            one.status.value,
            [code for code, _words in one.notes] + [trouble.code for trouble in one.troubles],
        )
        for one in plan.outcomes
    ]


def known(*, seat=None, **persons):
    """A world with the institution Kita Regenbogen and these persons; ``seat`` is who speaks for it in AG Wohnen."""
    world = World()
    kita = KnownWorld("kita", {"name": "Kita Regenbogen e. V.", "email": "", "phone": "02403 1"})
    world.add_institution(kita)
    for ref, values in persons.items():
        person = KnownWorld(ref, {"email": "", "phone": "", **values}, values.get("email", ""))
        if values.get("at"):
            person.belongs_to.add(values["at"])
        world.add_person(person)
    if seat:
        world.put(world.seats, ("wohnen", "kita"), Timed("sitz", None, None))
        world.put(world.on_seat, ("sitz", "member"), Timed("mitgliedschaft", None, None, seat))
    world.begin()
    return world
