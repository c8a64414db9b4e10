"""A session ends while somebody types, told from outside: what they sent is kept, sealed, and theirs alone."""

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk

pytestmark = pytest.mark.story

MARKER = "Markerzeichen aus der Nacht"


def sat_down(house, kind, name):
    words = {"network": "eschweiler-west", "kind": kind, "name": name, "second_factor": True}
    said = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout
    return said.split("session ")[1].split()[0]


@pytest.mark.usefixtures("founded_house")
def test_what_was_sent_after_the_session_had_ended_is_in_the_form_after_the_login(house):
    # 1. The office has a form open.
    session, other = sat_down(house, "office", "Büro"), sat_down(house, "city", "Stadt")
    house.open()
    office = at_the_desk(house, session)
    token = office.opener.addheaders[0][1].partition("csrftoken=")[2]
    office.go("/orte/neu/")

    # 2. The session is over when it is sent: on to the login, and on the disk lies nothing to be read.
    office.opener.addheaders = [("Cookie", f"csrftoken={token}")]
    office.send(name=MARKER)
    assert "/anmelden/?weiter=%2Forte%2Fneu%2F" in office.address
    (key,) = [cookie.value for cookie in office.jar if cookie.name == "drafts"]
    kept = [path for path in (house.folder / "data" / "drafts").rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert MARKER.encode() not in kept[0].read_bytes()
    assert key.encode() not in kept[0].read_bytes() + str(kept[0]).encode()

    # 3. Somebody else who logs in there finds an empty form, or none.
    office.opener.addheaders = [("Cookie", f"sessionid={other}; csrftoken={token}; drafts={key}")]
    office.ask("/orte/neu/")
    assert MARKER not in office.page

    # 4. Whoever typed it finds it in the form, not saved yet; and saves.
    office.opener.addheaders = [("Cookie", f"sessionid={session}; csrftoken={token}; drafts={key}")]
    office.go("/orte/neu/")
    assert MARKER in office.page
    assert "Gespeichert ist es noch nicht." in office.words
    office.send(name=MARKER)
    assert not [path for path in (house.folder / "data" / "drafts").rglob("*") if path.is_file()]
    office.go("/schreibtisch/eintragen/orte/")
    assert MARKER in office.words
