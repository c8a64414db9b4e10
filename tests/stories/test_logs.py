"""What a server writes while people use it, and while it breaks: never a name, an address, a code, a personal link."""

import os
import re
import urllib.parse

import pytest

from tests.stories.crashing_pages import MARK
from tests.stories.house import PATIENCE, ROOT

pytestmark = pytest.mark.story

MAIL = f"{MARK.lower()}@example.org"
TOKEN = f"{MARK}-" + "x" * 40
CODE = "1234-5678"


def test_the_logs_of_a_server_hold_nothing_of_anybody(house):
    # 1. It is a service under systemd, and one of its pages crashes.
    house.environment |= {"DJANGO_SETTINGS_MODULE": "tests.stories.crashing", "JOURNAL_STREAM": "8:15"}
    house.environment["PYTHONPATH"] += f"{os.pathsep}{ROOT}"
    house.environment["SOZIALRAUM_SMTP"] = f"smtp://{MARK}:{MARK}@127.0.0.1:1?from={MAIL}&patience=1"
    said = [house.open()]

    # 2. People come with everything that is theirs, and it breaks before their eyes.
    asked = urllib.parse.urlencode({"email": MAIL, "code": CODE, "name": MARK})
    pages = ["/", "/anmelden/", f"/l/{TOKEN}/", f"/l/{TOKEN}/absturz/", "/absturz/", "/gibt-es-nicht/", "/beschluesse/"]
    pages.append(f"/absturz/{MAIL}/l/{TOKEN}/")
    answers = {page: house.get(f"{page}?{asked}") for page in pages}
    for page in ("/anmelden/", "/absturz/", "/mitmachen/"):
        house.get(f"{page}?{asked}", method="POST", Cookie=f"sessionid={MARK}", Referer=f"http://x/?{asked}")
    house.get(f"/?{asked}", host=f"{MARK}.example")

    # 3. Whoever sees the error page learns that it broke, and nothing else.
    broken = answers["/absturz/"]
    assert broken.status == 500 and not re.search(rf"{MARK}|ValueError|Traceback|{CODE}", broken.text)

    # 4. The log says where it broke; of whom, it says nothing.
    house.process.terminate()
    rest, _ = house.process.communicate(timeout=PATIENCE)
    house.process = None
    log = "\n".join([*said, rest])
    assert "Internal Server Error: /absturz/\n" in log and "Internal Server Error: /absturz/…@…/l/…/\n" in log
    assert re.search(r'crashing_pages\.py", line \d+, in crash', log) and "RuntimeError" in log
    assert not re.findall(rf"(?i).*(?:{MARK}|{CODE}).*", log)
    assert "/l/" not in log.replace("/l/…", "")
