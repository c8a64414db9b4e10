"""What the forms of a running sitting ask the database: former minutes, elections, an answer that came back."""

import datetime as dt

import pytest
import time_machine

from sozialraum.counting.words import Result
from sozialraum.decisions.actions import minutes
from sozialraum.elections.models import Candidate, Election
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import ItemKind, State
from tests import factories as f
from tests.conftest import logged_in
from tests.presence.room import BY_SEAT, QUORUM, adopted, house, opened, seated
from tests.site.counting import Counting

pytestmark = pytest.mark.django_db
#: Statements of a form that is sent and carried out, with the page it leads to not counted.
MOST = {
    "approvals:meeting-approve-former": 41,
    "approvals:meeting-undo-former": 26,
    "electing:agendaitem-hold-election": 66,
    "electing:election-count-run-off": 75,
    "electing:election-draw-lot": 46,
    "electing:election-undo-round": 48,
    "electing:election-fill-office": 30,
    "electing:election-empty-office": 26,
    "agenda:resolution-state-answer": 17,
}


def sat_through(browser, body, by, group):
    """Everything that is pressed once in a sitting of this group."""
    adopted(group, by, BY_SEAT, QUORUM)
    former = f.MeetingFactory(body=body, key="alt", state=State.HELD, date=PartialDate(2026, 9, 24), of=[group])
    record = minutes.record(former, by=by)
    sitting = opened(body, by, group)
    item = f.AgendaItemFactory(body=body, meeting=sitting, key="w", name="Wahl", kind=ItemKind.ELECTION)
    one = f.ResolutionFactory(body=body, by=[group], result=Result.RECOMMENDED, date=PartialDate(2026, 9, 3))
    told = {"minutes": record.key, "organization": group.key}
    browser.post("/sitzungen/s/fruehere-protokolle/", told | {"old_1": "Alt", "new_1": "Neu"})
    browser.post("/sitzungen/s/fruehere-protokolle/zuruecknehmen/", told)
    lines = {
        "name": "Wahl",
        "seats": "2",
        "way": "secret",
        "role": "speaker",
        "candidates": "Nora Beispiel: 5\nA: 2\nB: 2",
    }
    browser.post(f"/tops/{item.key}/wahl/", lines)
    wahl = f"/wahlen/{Election.objects.get().key}/"
    first, second, third = Candidate.objects.order_by("order")
    browser.post(f"{wahl}wahlgang/", {f"votes_{second.key}": "3", f"votes_{third.key}": "3", "way": "secret"})
    browser.post(f"{wahl}los/", {"candidate": second.key})
    browser.post(f"{wahl}wahlgang-zuruecknehmen/")
    browser.post(f"{wahl}amt/", {"candidate": first.key})
    browser.post(f"{wahl}amt-zuruecknehmen/", {"candidate": first.key})
    browser.post(f"/beschluesse/{one.key}/antwort/", {"came_back": "Ja.", "came_back_on": "1.12.2026"})


@pytest.mark.parametrize("seats", [1, 12])
def test_what_is_pressed_in_a_sitting_has_a_budget_however_many_sit_there(body, people, group, seats):
    with time_machine.travel(dt.datetime(2026, 12, 10, 16, tzinfo=dt.UTC), tick=False):
        names = ["Nora Beispiel", *(f"Delegierte {n}" for n in range(1, seats))]
        for number, name in enumerate(names):
            seated(group, house(body, f"Verein {number}"), name)
        browser = logged_in(Counting(), body)
        sat_through(browser, body, people["office"], group)

    assert set(browser.forms) == set(MOST)
    assert {name: spent for name, spent in browser.forms.items() if spent[0] > MOST[name] or spent[1] > 1} == {}
