"""The thread from a concern to the result of a measure, walked forth and back by a stranger, told from outside."""

import re

import pytest

from tests.stories.test_joining import Browser
from tests.stories.test_record import words

pytestmark = pytest.mark.story

NETWORK = """\
format: 2
body: {key: netz, name: Sozialraumkonferenz Beispiel, default: yes, hosts: [localhost]}
organizations:
  - key: plenum
    classification: Plenum
    name: Plenum
    measures:
      - {key: baenke, name: Bänke am Markt, need: Niemand kann sitzen., target: 20, reached: 12, unit: Bänke,
         progress: abgeschlossen, start: 2016, end: 2017, result: Zwölf Bänke stehen., decision: sitzen}
meetings:
  - key: erste
    of: [plenum]
    name: Erste Sitzung
    date: 2016-11-02
    minutes: {state: veröffentlicht}
    agenda:
      - {number: 1, name: Begrüßung, text: Es wurde begrüßt.}
      - {number: 2, name: Sitzen am Markt, text: Es wurde beraten., consultations: [{document: vorlage}]}
    decisions:
      - {key: sitzen, title: Zwanzig Bänke, item: erste-top-2}
documents:
  - {key: vorlage, kind: Anliegen, name: Original, public_name: Anliegen, audience: nur für die Geschäftsstelle}
"""
#: One that everybody may read, and one that nobody outside may: as if the office had done its work on both.
SAID = """
from django.utils import timezone
from sozialraum.acts import guard
from sozialraum.concerns.models import Concern
from sozialraum.meetings.models import AgendaItem
item = AgendaItem.objects.get(key="erste-top-2")
words = {"body": item.body, "agenda_item": item, "state": "answered", "text": "Geheimzeichen", "reply_by": "none"}
public = {"published": timezone.now(), "may_be_public": True, "public_text": "Es fehlen Bänke."}
with guard.opened():
    Concern.objects.create(key="eins", ordinal=1, **words, **public)
    Concern.objects.create(key="zwei", ordinal=2, **words)
print("said")
"""


def links(browser, *, within="main"):
    return re.findall(r'href="([^"]+)"', browser.page[browser.page.index(f"<{within}") :])


def test_a_stranger_follows_a_concern_to_its_result_and_back(house):
    # 1. A group with a sitting, a decision and a measure; two concerns, one of them public.
    file = house.folder / "netz.yaml"
    file.write_text(NETWORK, encoding="utf-8")
    loaded = house.command("load", str(file))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    assert "said" in house.command("manage", "shell", "-v", "0", "-c", SAID).stdout
    house.open()
    stranger, read = Browser(house), []

    def go(path):
        read.append(words(stranger.go(path.partition("#")[0]).page))
        return stranger

    # 2. Forth: concern, item, decision, measure, result.
    assert "Es fehlen Bänke." in go("/anliegen/").page
    item = next(one for one in links(stranger) if one.startswith("/sitzungen/erste/#"))
    assert f'id="{item.partition("#")[2]}"' in go(item).page
    assert "/beschluesse/sitzen/" in links(stranger)
    assert "/massnahmen/baenke/" in links(go("/beschluesse/sitzen/"))
    measure = words(go("/massnahmen/baenke/").page)
    assert "12 von 20 Bänke" in measure and "Zwölf Bänke stehen." in measure and "Niemand kann sitzen." in measure

    # 3. And back, at each: decision, item, concern; and the group names its measure.
    assert "/beschluesse/sitzen/" in links(stranger)
    assert "/sitzungen/erste/#sitzen" in links(stranger)
    concern = "/anliegen/#anliegen-A-1"
    assert concern in links(stranger)
    assert "/gremien/plenum/" in links(stranger)
    assert {concern, "/sitzungen/erste/#sitzen"} <= set(links(go("/beschluesse/sitzen/")))
    assert concern in links(go("/sitzungen/erste/"))
    assert 'id="anliegen-A-1"' in go("/anliegen/").page
    assert "/massnahmen/baenke/" in links(go("/gremien/plenum/"))

    # 4. Nothing of what is not public on the way.
    assert not [one for one in read if "Geheimzeichen" in one or "A-2" in one]
