"""Cookies behind https: names that no neighbouring host can plant; who was logged in before logs in once more."""

import http.client
import re
import urllib.parse

import pytest

from tests.stories.house import PATIENCE
from tests.stories.mail import text_of

pytestmark = pytest.mark.story
EMAIL = "berta@example.org"


class Guest:
    """A browser behind the proxy: https outside, http to the house; keeps cookies as they were set."""

    def __init__(self, house):
        self.house, self.cookies, self.flags = house, {}, {}

    def ask(self, path, **words):
        """The answer and its text; with words it is a form that is sent."""
        line = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=PATIENCE)
        host = f"localhost:{self.house.port}"
        headers = {"Host": host, "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if words:
            headers |= {"Origin": f"https://{host}", "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST" if words else "GET", path, urllib.parse.urlencode(words) if words else None, headers)
        answer = line.getresponse()
        answer.text = answer.read().decode()
        line.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            value, *flags = rest.split("; ")
            self.flags[name] = {flag.partition("=")[0].lower(): flag.partition("=")[2] for flag in flags}
            if self.flags[name].get("max-age") == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return answer

    def send(self, path, **words):
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.ask(path).text)[1]
        return self.ask(path, csrfmiddlewaretoken=token, **words)


@pytest.mark.usefixtures("founded_house")
def test_no_other_host_can_plant_a_cookie_and_old_ones_end_gently(house, smtp_house):
    house.environment |= {"SOZIALRAUM_HTTPS": "true", "SOZIALRAUM_SMTP": smtp_house.url}
    assert house.command("manage", "shell", "-v", "0", "-c", SOMEBODY).stderr == ""
    house.open()
    berta = Guest(house)
    berta.cookies = {"sessionid": "a" * 32, "csrftoken": "b" * 32, "messages": "x"}

    stopped = berta.ask("/zugang/")
    assert (stopped.status, stopped.headers["Location"]) == (302, "/anmelden/?weiter=%2Fzugang%2F")
    assert berta.cookies == {}

    asked = berta.send("/anmelden/", email=EMAIL)
    assert (asked.status, asked.headers["Location"]) == (302, "/anmelden/code/"), asked.text
    smtp_house.wait_for_mail(EMAIL)
    (code,) = re.findall(r"^ {4}(\d{4}-\d{4})$", text_of(smtp_house.mails_to(EMAIL)[0]), re.M)
    berta.send("/anmelden/code/", code=code)
    assert "Mein Zugang" in berta.ask("/zugang/").text

    assert set(berta.flags) - {"sessionid", "csrftoken", "messages"} == {
        "__Host-sessionid", "__Host-csrftoken", "__Host-device",
    }  # fmt: skip
    for name in ("__Host-sessionid", "__Host-csrftoken", "__Host-device"):
        flags = berta.flags[name]
        assert (flags["path"], "secure" in flags, "domain" in flags, flags["samesite"]) == ("/", True, False, "Lax")

    planted = Guest(house)
    planted.cookies = {"sessionid": berta.cookies["__Host-sessionid"]}
    assert planted.ask("/zugang/").status == 302


SOMEBODY = f"""
from sozialraum.acts import guard
from sozialraum.accounts.models import User
from sozialraum.network.models import Body
from sozialraum.people.models import Person
from sozialraum.foundation.keys import random_key
with guard.opened():
    body = Body.objects.get(is_default=True)
    user = User.objects.create(email={EMAIL!r})
    Person.objects.create(body=body, key=random_key(), name="Berta Beispiel", email={EMAIL!r}, user=user)
"""
