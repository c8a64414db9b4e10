"""The arithmetic of the door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.access import rules

# RFC 4226 appendix D: the secret »12345678901234567890«, counters 0 to 9
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
KNOWN = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]


@pytest.mark.parametrize(("counter", "code"), list(enumerate(KNOWN)))
def test_codes_are_those_of_the_standard(counter, code):
    assert rules.hotp(SECRET, counter) == code


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(steps, taken):
    moment = 1_700_000_000.0
    code = rules.hotp(SECRET, int(moment) // rules.STEP + steps)

    assert (rules.matching_step(SECRET, code, moment) is not None) is taken


def test_a_code_that_was_taken_is_not_taken_again_nor_an_older_one():
    moment = 1_700_000_000.0
    now = int(moment) // rules.STEP
    used = rules.matching_step(SECRET, rules.hotp(SECRET, now), moment)

    assert used == now
    assert rules.matching_step(SECRET, rules.hotp(SECRET, now), moment, used) is None
    assert rules.matching_step(SECRET, rules.hotp(SECRET, now - 1), moment, used) is None
    assert rules.matching_step(SECRET, rules.hotp(SECRET, now + 1), moment, used) == now + 1


@pytest.mark.parametrize("code", ["", "ü23456", "12345", "1234567", "abc"])
def test_what_is_no_code_matches_nothing(code):
    assert rules.matching_step(SECRET, code, 1_700_000_000.0) is None


@pytest.mark.parametrize("path", ["/", "/zugang/", "/sitzungen/x/?seite=2", "/suche/?q=%2F%2Fx", "/gremien/ä/"])
def test_ways_on_within_the_house(path):
    assert rules.safe_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "zugang/",
        "//boese.example",
        "///boese.example",
        "/\\boese.example",
        "\\\\boese.example",
        "https://boese.example",
        "javascript:alert(1)",
        "/\t/boese.example",
        "/\n/boese.example",
        " /zugang/",
        "/anmelden/?weiter=/anmelden/",
        "/abmelden/",
        "/l/abc/gremien/",
        "http:boese.example",
        "//[::1",
    ],
)
def test_ways_that_lead_elsewhere(path):
    assert rules.safe_path(path, "/schreibtisch/") == "/schreibtisch/"


@given(st.text())
def test_whatever_is_asked_for_a_browser_stays_here(text):
    """As browsers read an address: backslashes are slashes, blanks and tabs are nothing."""
    path = rules.safe_path(text)

    seen = path.replace("\\", "/").replace("\t", "").replace("\n", "").replace("\r", "")
    assert path == "" or (seen.startswith("/") and not seen.startswith("//"))


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox auf Windows"),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                " Version/17.5 Mobile/15E148 Safari/604.1"
            ),
            "Safari auf iPhone",
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile"
                " Safari/537.36"
            ),
            "Chrome auf Android",
        ),
        (
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"
            ),
            "Edge auf Mac",
        ),
        ("", "Unbekannter Browser"),
        ("<script>", "Unbekannter Browser"),
    ],
)
def test_a_device_is_called_as_its_owner_would(user_agent, said):
    assert rules.device_in_words(user_agent) == said
