"""Attacks from outside, on a real house: over HTTP and, where HTTP itself is bent, over the bare line.

All of them, with what answers, stand in docs/attacks.md.
"""

import io
import re
import socket
import statistics
import urllib.parse
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stories.browser import Browser
from tests.stories.house import PATIENCE, House
from tests.stories.mail import SmtpHouse, text_of
from tests.stories.totp import shown_by_app

pytestmark = pytest.mark.story

GROUP = "/gremien/ag-wohnen/"
EVIL = "boese.example"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """One house for all of them: empty, with two workers and a mail server."""
    with SmtpHouse() as post:
        house = House(tmp_path_factory.mktemp("attacked"))
        house.environment["SOZIALRAUM_SMTP"] = post.url
        house.post = post
        house.open("--empty", "--workers", "2")
        house.link = next(found.group() for line in house.process.stdout if (found := re.search(r"/l/\S+", line)))
        yield house
        house.close()


@pytest.fixture(scope="module", autouse=True)
def office(house):
    """Berta, who founded the network by the first link, took over its office and set up a code app."""
    berta = Browser(house).go(house.link)
    berta.send(name="Sozialraumkonferenz Am Bach", groups="AG Wohnen\nAG Spielplätze", address=berta.base)
    berta.send(name="Berta Beispiel", email="berta@example.org")
    set_up_app(berta)
    return berta


def set_up_app(somebody):
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', somebody.page).group(1)
    somebody.send(code=shown_by_app(secret))


def code_mailed(house, to, count):
    """The code in the newest letter that has one, once there are so many."""
    house.post.wait_for_mail(to, count=count)
    letters = "\n".join(text_of(mail) for mail in house.post.mails_to(to))
    return re.findall(r"^ {4}(\d{4}-\d{4})$", letters, re.M)[-1]


# ── the bare line ─────────────────────────────────────────────────────────────


def said(house, raw, patience=5.0):
    """Everything the house answers to these bytes until it falls silent or hangs up."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=patience) as line:
        answer = b""
        try:
            line.sendall(raw)
            while part := line.recv(65536):
                answer += part
        except (TimeoutError, ConnectionError):
            pass
        return answer


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def is_alive(house):
    return house.get("/").status == 200


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: 5\r\nContent-Length: 0\r\n\r\n",
        b"Content-Length: +5\r\n\r\nabcde",
        b"X-Folded: a\r\n b: c\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["both lengths", "two encodings", "blank before colon", "two lengths", "signed", "folded"],
)
def test_a_request_of_two_meanings_smuggles_no_second_one(house, head):
    smuggled = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    answer = said(house, b"POST /anmelden/ HTTP/1.1\r\nHost: localhost\r\n" + head + smuggled, patience=1.5)

    assert status_of(answer) in (0, 400, 403)  # a form without its token, or no request at all
    assert b"User-agent" not in answer
    assert "User-agent" in house.get("/robots.txt").text


@pytest.mark.parametrize(
    ("what", "raw"),
    [
        ("one header of a megabyte", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 1_000_000 + b"\r\n\r\n"),
        ("ten thousand headers", b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-A: b\r\n" * 10_000 + b"\r\n"),
        ("an address of a megabyte", b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("no request at all", b"\x16\x03\x01\x02\x00\x01\x00\x01" + bytes(range(256)) * 40),
    ],
)
def test_what_is_far_too_much_is_refused_before_the_house_reads_it(house, what, raw):
    assert status_of(said(house, raw, patience=2)) in (0, 400, 404, 413, 414, 431), what
    assert is_alive(house)


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_no_method_but_those_of_a_browser(house, method):
    head = "Host: localhost\r\nX-Echo: echo\r\nConnection: close"

    answer = said(house, f"{method} /gremien/ HTTP/1.1\r\n{head}\r\n\r\n".encode())

    assert status_of(answer) in (0, 400, 403, 405, 501)
    assert b"X-Echo" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret-key",
        "/static/../../secret-key",
        "/static/%2e%2e/%2e%2e/secret-key",
        "/static/..%2f..%2fsecret-key",
        "/static/..%5c..%5csecret-key",
        "/static//../secret-key",
        "/static/%00/secret-key",
        "/dateien/..%2f..%2fsecret-key/",
        "/dateien/../../secret-key",
        "/../../../../etc/passwd",
        "/l/../../secret-key",
        "/sozialraum.sqlite3",
        "/static/../sozialraum.sqlite3",
    ],
)
def test_no_path_leads_out_of_what_is_served(house, path):
    answer = said(house, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())

    secret = (house.folder / "data" / "secret-key").read_bytes().strip()
    assert status_of(answer) in (302, 400, 404)
    assert secret not in answer
    assert b"SQLite format" not in answer
    assert b"root:" not in answer


# ── what stands around a request ──────────────────────────────────────────────

LIES = {
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Prefix": "/boese",
    "X-Host": EVIL,
    "Forwarded": f"host={EVIL};proto=https",
    "X-Original-URL": "/schreibtisch/",
    "X-Rewrite-URL": "/schreibtisch/",
    "X-HTTP-Method-Override": "POST",
}


@pytest.mark.parametrize("path", ["/", GROUP, "/termine/kalender.ics", "/sitemap.xml"])
def test_a_page_that_is_kept_cannot_be_poisoned(house, office, path):
    plain = house.get(path)

    lied = house.get(path, **{name.replace("-", "_"): value for name, value in LIES.items()})
    hosted = house.get(path, host=EVIL)
    again = house.get(path)

    assert (lied.status, lied.text) == (plain.status, plain.text)
    assert EVIL not in hosted.text + str(hosted.headers)
    assert (again.text, again.headers["ETag"]) == (plain.text, plain.headers["ETag"])
    assert again.headers["Vary"] is None or "Host" not in again.headers["Vary"]


def test_letters_and_links_name_the_network_and_not_the_host_somebody_claims(house, office):
    mails = len(house.post.mails_to("berta@example.org"))
    victim = Browser(house).go("/anmelden/")

    victim.go("/anmelden/", victim.standing() | {"email": "berta@example.org"}, **{"X-Forwarded-Host": EVIL})

    mail = house.post.wait_for_mail("berta@example.org", count=mails + 1)
    assert EVIL not in str(mail)
    assert "localhost" in text_of(mail) or "http" not in text_of(mail)


def test_a_form_from_another_site_is_refused(house, office):
    for path in ("/schreibtisch/eintragen/netzwerk/", "/menschen/neu/", "/abmelden/", "/zugang/anmeldungen/beenden/"):
        assert office.ask(path, {"name": "Marker"}, Origin=f"https://{EVIL}") == 403, path
    office.go("/menschen/neu/")
    stolen = office.standing() | {"name": "Marker"}
    assert office.ask("/menschen/neu/", stolen, Origin=f"https://{EVIL}") == 403
    forged = {"csrfmiddlewaretoken": stolen["csrfmiddlewaretoken"], "name": "Marker"}
    assert office.ask("/menschen/neu/", forged | {"csrfmiddlewaretoken": "x" * 64}) == 403
    assert "Marker" not in office.go("/menschen/").words


def test_nobody_frames_a_page_and_no_other_site_reads_it(house, office):
    for path in ("/", "/anmelden/", GROUP, "/gibt-es-nicht/", "/static/gibt-es-nicht.css"):
        headers = house.get(path, Origin=f"https://{EVIL}").headers
        assert headers["X-Frame-Options"] == "DENY" or headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Access-Control-Allow-Origin"] in (None, "*"), path
        if path.startswith("/static/"):
            continue
        assert headers["X-Frame-Options"] == "DENY", path
        assert headers["Access-Control-Allow-Origin"] is None, path
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]


def test_cookies_are_out_of_reach_of_scripts_and_a_planted_session_is_worth_nothing(house, office):
    flags = {cookie.name: cookie for cookie in office.jar}
    assert flags["sessionid"].has_nonstandard_attr("HttpOnly")
    assert flags["sessionid"].get_nonstandard_attr("SameSite") == "Lax"

    planted = Browser(house)
    planted.opener.addheaders = [("Cookie", "sessionid=" + "a" * 32)]
    planted.go("/anmelden/")
    assert "a" * 32 not in {cookie.value for cookie in planted.jar}
    assert planted.go("/schreibtisch/").address.startswith(f"{planted.base}/anmelden/")


# ── enumeration, brute force, look-alikes ─────────────────────────────────────


def test_the_door_answers_alike_and_as_quickly_whether_somebody_is_known_or_not(house, office):
    took, pages = {True: [], False: []}, {True: set(), False: set()}
    for number in range(4):  # below the limit of codes for one address
        for is_known in (True, False):
            email = "berta@example.org" if is_known else f"niemand{number}@example.org"
            stranger = Browser(house).go("/anmelden/")
            words = stranger.standing() | {"email": email}
            before = house.worked()
            stranger.go("/anmelden/", words)
            took[is_known].append(house.worked() - before)
            pages[is_known].add(stranger.words.replace(email, "…"))

    assert pages[True] == pages[False]
    known, unknown = (statistics.median(took[one]) for one in (True, False))
    assert abs(known - unknown) < max(0.05, 0.5 * max(known, unknown))


@pytest.mark.parametrize(
    "email",
    ["bеrta@example.org", "berta@exаmple.org", "ｂerta@example.org", "berta@example.org.", "berta@example。org"],
    ids=["cyrillic e", "cyrillic a", "wide b", "dot behind", "ideographic dot"],
)
def test_an_address_that_only_looks_alike_gets_no_letter_of_somebody_else(house, office, email):
    before = len(house.post.mails)
    stranger = Browser(house).go("/anmelden/")

    stranger.ask("/anmelden/", stranger.standing() | {"email": email})

    stranger = Browser(house).go("/anmelden/")
    stranger.send(email="wirklich-niemand@example.org")  # both had time to be written
    assert not [mail for mail in house.post.mails[before:] if mail["X-RcptTo"] != "berta@example.org"]
    assert "code" in stranger.address


@pytest.mark.parametrize("token", ["", "a", "A" * 43, "%00", "..", "a" * 5000, "' OR 1=1 --"])
def test_a_link_that_nobody_made_opens_nothing_whatever_it_looks_like(house, token):
    answer = house.get(f"/l/{urllib.parse.quote(token)}/schreibtisch/")

    assert answer.status in (200, 302, 400, 404)
    assert "Was liegt an" not in answer.text


# ── what is handed in ─────────────────────────────────────────────────────────


def test_a_form_with_thousands_of_fields_or_megabytes_of_text_is_refused(house, office):
    stranger = Browser(house).go(f"{GROUP}mitmachen/")
    own = stranger.standing()

    assert stranger.ask(f"{GROUP}mitmachen/", own | {f"feld{n}": "x" for n in range(3000)}) == 413
    assert stranger.ask(f"{GROUP}mitmachen/", own | {"message": "x" * 4_000_000}) in (0, 413)
    assert is_alive(house)


def workbook_with(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", content)
        packed.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


ZEROS = 200_000_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "much from little": ("liste.xlsx", lambda: workbook_with(xl__workbook="<x/>", xl__worksheets__sheet1=ZEROS * "0")),
    "a billion laughs": (
        "liste.xlsx",
        lambda: workbook_with(xl__workbook=f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><workbook>&l9;</workbook>'),
    ),
    "somebody else's file": (
        "liste.xlsx",
        lambda: workbook_with(
            xl__workbook='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'
        ),
    ),
    "a page called a table": ("liste.csv", lambda: b"<html><script>alert(1)</script></html>"),
}


@pytest.mark.parametrize("bomb", sorted(BOMBS))
def test_a_list_that_wants_to_do_harm_is_refused_in_a_moment(house, office, bomb):
    name, make = BOMBS[bomb]
    office.go("/kontakte/einlesen/")
    before = house.worked()

    office.hand_in("file", name, make())

    assert house.worked() - before < 10
    assert office.address.endswith("/kontakte/einlesen/")  # the form, which says why
    assert "root:" not in office.page
    assert is_alive(house)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("protokoll.pdf", b"<html><script>alert(1)</script></html>"),
        ("protokoll.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("protokoll.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("protokoll.pdf.html", b"<!doctype html>"),
    ],
)
def test_what_a_browser_would_run_is_not_kept_whatever_it_is_called(house, office, name, content):
    office.go("/dateien/neu/")

    office.hand_in("upload", name, content, name="Protokoll", audience="public")

    assert office.address.endswith("/dateien/neu/")
    assert "Marker" not in office.page


# ── two at once ───────────────────────────────────────────────────────────────


def at_once(*deeds):
    with ThreadPoolExecutor(len(deeds)) as people:
        return [one.result(timeout=PATIENCE) for one in [people.submit(deed) for deed in deeds]]


@pytest.fixture(scope="module")
def cem(house, office):
    """A second person of the office, come in from a browser of his own."""
    office.go("/gremien/geschaeftsstelle/aemter/neu/").send(name="Cem Beispiel", email="cem@example.org", role="member")
    office.go(f"{page_of(office, 'Cem')}anmeldung/eroeffnen/").send()
    cem = Browser(house).go("/anmelden/").send(email="cem@example.org")
    cem.send(code=code_mailed(house, "cem@example.org", count=2))
    set_up_app(cem.go("/zugang/zweiter-faktor/"))
    return cem


def page_of(office, name):
    office.go(f"/menschen/?suche={name}")
    return re.search(rf'href="(/menschen/[\w-]+/)">{name}', office.page).group(1)


def test_somebody_admitted_twice_at_once_belongs_once(house, office, cem):
    office.go(f"{GROUP}mitmachen/").send(name="Dora Doppelt", reply_by="phone", phone="00000 1")
    wish = urllib.parse.urlsplit(office.address).path
    for browser in (office, cem):
        browser.go(f"{wish}aufnehmen/")
    words = {"place": "resident", "voting_right": "full", "start_date": "1.3.2026", "person": "", "institution": ""}

    answers = at_once(*(lambda b=b: b.ask(f"{wish}aufnehmen/", b.standing() | words) for b in (office, cem)))

    assert sorted(answers)[0] == 200
    assert office.go("/menschen/?suche=Dora").words.count("Dora Doppelt") == 1
    assert len(set(re.findall(r'href="/sitze/([\w-]+)/"', office.go(f"{GROUP}menschen/").page))) == 1


def test_of_two_who_remove_each_other_from_the_office_at_once_one_stays(house, office, cem):
    pages = {office: page_of(office, "Cem"), cem: page_of(cem, "Berta")}
    for browser, page in pages.items():
        browser.go(f"{page}anmeldung/schliessen/")

    at_once(*(lambda b=b, p=p: b.ask(f"{p}anmeldung/schliessen/", b.standing()) for b, p in pages.items()))

    inside = [b for b in pages if b.ask("/menschen/") == 200 and b.go("/menschen/").address.endswith("/menschen/")]
    assert len(inside) == 1
