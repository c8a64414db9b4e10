"""A hundred at the same moment before a real house on SQLite: each gets a number of their own, and none is lost."""

import http.client
import re
import select
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stories.house import PATIENCE

pytestmark = pytest.mark.story

MANY = 100
FOUND = """
from sozialraum.concerns.models import Concern; from sozialraum.network.models import Body
body = Body.objects.get(is_default=True)
print("numbers", *sorted(Concern.objects.filter(body=body).values_list("ordinal", flat=True)))
"""


def ask(house, number, method, words=None, cookie=""):
    """As one of our own proxies hands it on for somebody: each from a corner of the internet of their own."""
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=PATIENCE)
    headers = {
        "Host": f"localhost:{house.port}",
        "X-Forwarded-For": f"10.1.{number}.1",
        "X-Forwarded-Proto": "https",
        "Referer": f"https://localhost:{house.port}/anliegen/sagen/",
        "Content-Type": "application/x-www-form-urlencoded",
    } | ({"Cookie": cookie} if cookie else {})
    line.request(method, "/anliegen/sagen/", urllib.parse.urlencode(words) if words else None, headers)
    answer = line.getresponse()
    page, status, headers = answer.read().decode(), answer.status, answer.headers
    line.close()
    return status, page, headers


def opened(house, number):
    """The form as somebody has it before them, filled in to the last step."""
    status, page, headers = ask(house, number, "GET")
    assert status == 200
    hidden = dict(re.findall(r'name="(stempel|csrfmiddlewaretoken)" value="([^"]+)"', page))
    words = hidden | {"schritt": "senden", "topic": "weiss-nicht", "text": f"Anliegen {number}", "reply_by": "none"}
    return words, headers["Set-Cookie"].partition(";")[0]


@pytest.mark.usefixtures("founded_house")
def test_a_hundred_at_once_each_get_a_number_and_none_is_lost(house):
    house.environment["SOZIALRAUM_HTTPS"] = "true"  # so the house believes the proxy, which stands before every house
    house.open()
    with ThreadPoolExecutor(MANY) as crowd:
        forms = list(crowd.map(lambda number: opened(house, number), range(MANY)))
        select.select([], [], [], 3.5)  # nobody reads and fills it in in less

        sent = list(crowd.map(lambda one: ask(house, one[0], "POST", *one[1]), enumerate(forms)))

    assert {status for status, _page, _headers in sent} == {302}
    assert len({headers["Location"] for _status, _page, headers in sent}) == MANY
    numbers = house.command("manage", "shell", "-v", "0", "-c", FOUND).stdout.split("numbers ")[1].split()
    assert numbers == [str(number) for number in range(1, MANY + 1)]
