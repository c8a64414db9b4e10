"""A Plenum from convening to public minutes, told from outside: who comes, what is noted, decided and put off, the
draft that goes round, page and PDF."""

import datetime as dt
import io
import re
import urllib.request
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

GROUP = "plenum"
AGENDA = "Begrüßung | Bericht | 5\nBänke am Markt | Beschluss | 20\nSpielplatz | Beratung | 10"


def press(browser, path, **typed):
    """A button of the page one is on: its address, and the token that stands in each of its forms."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.page)
    return browser.go(path, typed | ({"csrfmiddlewaretoken": token[1]} if token else {}))


def paths(browser, ending):
    """Where the forms and buttons of this page lead that end so, in their order, each once."""
    return list(dict.fromkeys(re.findall(rf'(?:form)?action="([^"?]*/{ending}/)', browser.page)))


@pytest.mark.usefixtures("founded_house")
def test_what_was_noted_and_decided_in_a_sitting_is_read_in_its_minutes(house):
    # 1. A sitting of today is convened.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    day = dt.datetime.now(ZoneInfo("Europe/Berlin")).date()
    plan = {"groups": GROUP, "day": "anderer", "other_day": f"{day:%d.%m.%Y}", "start_time": "00.01", "text": AGENDA}
    office.go("/schreibtisch/").go("/sitzungen/planen/").send(**plan, departure="Eilig.", einberufen="1")
    sitting = re.search(rf"/sitzungen/{day}-[\w-]+/", office.page)[0]
    hold = f"{sitting}halten/"
    assert f'href="{hold}"' in office.go("/schreibtisch/").page

    # 2. It is opened on its page; three come, and seven of the public.
    office.go(hold)
    press(office, paths(office, "eroeffnen")[0] + f"?zurueck={hold}")
    assert office.address.endswith(hold) and "läuft seit" in office.words
    for name in ("Nora Beispiel", "Paul Beispiel", "Ida Beispiel"):
        press(office, f"{sitting}ankunft/?zurueck={hold}", name=name)
    press(office, f"{sitting}oeffentlichkeit/?zurueck={hold}", number="7")
    assert "Da sind 3, dazu 7 aus der Öffentlichkeit" in office.words

    # 3. Who helps writes with a link that opens this sitting alone, and ends nothing.
    press(office, f"{hold}link/")
    link = re.search(r"http[^<]*(/l/(?:[a-z2-9]{4}-){4}[a-z2-9]{4})", office.page)[1]
    helper = Browser(house).go(link)
    assert helper.address.endswith(f"{link}{hold}")
    assert helper.ask(f"{link}{hold}ende/", {}) == 403
    assert helper.ask(f"{link}/menschen/") == 403
    first, second, third = paths(helper.go(f"{link}{hold}"), "aufrufen")
    press(helper, first)
    note = paths(helper, "notiz")[0]
    seen = helper.standing()["seen"]
    press(helper, note, text="Wir begrüßen alle.", seen="0", do="keep")
    assert "Wir begrüßen alle." in helper.go(f"{link}{hold}").page and seen

    # 4. The next point is called, and what stands in the field comes along; it is voted on; the last is put off.
    office.go(hold)
    called = second.removeprefix(link)
    number = re.search(r'name="seen" value="(\d+)"', office.page)[1]
    key = first.removeprefix(link).split("/")[2]
    press(office, f"{called}?notiz={key}", text="Wir begrüßen alle. Es kamen drei.", seen=number)
    assert "TOP 2" in office.words and "Es kamen drei." in office.words
    (ballot,) = paths(office, "abstimmen")
    vote = {"wording": "Am Markt stehen Bänke.", "way_1": "unanimous", "festhalten": "1"}
    press(office, f"{ballot}?zurueck={hold}", **vote)
    assert office.address.endswith(hold) and "Am Markt stehen Bänke" in office.words and "Angenommen" in office.words
    last = third.removeprefix(link)
    office.go(f"{hold}?punkt={last.split('/')[2]}")
    press(office, paths(office, "ausgang")[0], course="postponed", reason="Die Stadt war nicht da.")

    # 5. It is ended, and the draft is read by nobody else yet.
    press(office.go(hold), f"{hold}ende/")
    assert "Sitzung beendet" in office.words and "Das Protokoll liegt als Entwurf bereit" in office.words
    assert "Es kamen drei" not in stranger.go(sitting).words

    # 6. The draft goes round: until when something may be said against it stands on the page for who sat there.
    office.go(re.search(r'href="(/protokolle/[^"?]+/verschicken/)', office.go(sitting).page)[1]).send(
        until=f"{day + dt.timedelta(days=14):%d.%m.%Y}"
    )
    assert "Als Entwurf verschickt am" in office.go(sitting).words
    assert "Es kamen drei" not in stranger.go(sitting).words

    # 7. Published, page and PDF say what was noted, and no name; the link opens nothing to write in any more.
    publish = re.search(r'href="(/protokolle/[^"?]+/veroeffentlichen/)', office.go(sitting).page)[1]
    office.go(publish).send()
    if "/veroeffentlichen/" in office.address:
        office.send()
    page = stranger.go(sitting).words
    with urllib.request.urlopen(f"{stranger.base}{sitting}protokoll.pdf") as answer:
        paper = " ".join(" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(answer.read())).pages)
    for told in (page, paper):
        assert "Wir begrüßen alle. Es kamen drei." in told
        assert "10 Personen waren anwesend." in told
        assert "Vertagt: Die Stadt war nicht da." in told
        assert not [name for name in ("Nora", "Paul", "Ida") if f"{name} Beispiel" in told]
        assert "Am Markt stehen Bänke." in told and "einstimmig" in told
    assert "Das Protokoll ist veröffentlicht." in helper.go(f"{link}{hold}").words
    assert helper.ask(f"{link}{last}", {}) == 403
