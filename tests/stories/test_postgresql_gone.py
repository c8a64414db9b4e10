"""A house on PostgreSQL whose server is stopped and started again, as for an update, while somebody is writing."""

import http.client
import re
import select

import pytest
from django.db import connection

from tests.stories.browser import Browser
from tests.stories.house import PATIENCE
from tests.stories.postgres import Postgres

pytestmark = [
    pytest.mark.story,
    pytest.mark.django_db,  # only so that it runs where PostgreSQL is; the house has a server of its own
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL's programs"),
]
ADDRESS = """
from sozialraum.acts import guard
from sozialraum.network.models import Body
with guard.opened():
    Body.objects.update(address="http://localhost:{port}")
"""
SAID = "An der Bushaltestelle fehlt eine Bank."


def test_what_was_typed_while_the_server_was_away_arrives_when_it_is_back(house, smtp_house):
    with Postgres() as server:
        house.environment |= {"SOZIALRAUM_DATABASE": server.url, "SOZIALRAUM_SMTP": smtp_house.url}
        house.command("prepare")
        house.command("manage", "shell", "-c", ADDRESS.format(port=house.port))
        house.open()
        somebody = Browser(house).go("/anliegen/sagen/")
        somebody.send(schritt="2", topic="weiss-nicht").send(schritt="3", text=SAID)

        # 1. The server goes. Every thread of the house finds its line dead; what was typed comes back on the page.
        server.stop()
        words = somebody.standing() | {"schritt": "senden", "reply_by": "mail", "email": "erika@example.org"}
        for _thread in range(8):
            assert somebody.ask(somebody.address, words) == 503
            assert "Die Datenbank ist gerade nicht erreichbar." in somebody.words
            assert SAID in somebody.page
        assert house.get("/gesund").status == 503

        # 2. It is back, and so is the house at the next question, whichever thread answers; nobody starts it anew.
        server.start()
        for _thread in range(8):
            assert house.get("/gremien/").status == 200
        for _try in range(30):  # who is quicker than a human is asked to send once more
            if "/l/" in somebody.send(**words).address:
                break
            select.select([], [], [], 0.5)
        assert "Danke. Ihr Anliegen ist da." in somebody.words
        number = re.search(r"Nummer (A-\d+)", somebody.words)[1]
        assert number == "A-1"  # nothing of what was tried in vain has left anything
        assert smtp_house.wait_for_mail("erika@example.org")  # the clockwork beside it has found back, too

        # 3. A line that is open already, as a browser keeps one, is as good as a new one.
        line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=PATIENCE)
        for expected in (200, 503, 200):
            line.request("GET", "/anliegen/stand/", headers={"Host": f"localhost:{house.port}"})
            answer = line.getresponse()
            answer.read()
            assert answer.status == expected
            server.stop() if expected == 200 else server.start()
        line.close()
        server.start()
        house.close()
