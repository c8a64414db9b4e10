"""The public record, told from outside: what a reader, a calendar, a spreadsheet and a search engine get."""

import csv
import io
import re
import urllib.request

import icalendar
import pytest
from pypdf import PdfReader

from tests.stories.house import PATIENCE

pytestmark = pytest.mark.story

HOST = "musterviertel.localhost"
TOLD = "/sitzungen/2026-04-29-plenum/"
PAPER_AGE = "/sitzungen/2018-06-06-mikroprojekte/"


def words(text):
    """A page as a reader hears it: without tags, soft hyphens and line breaks."""
    plain = re.sub(r"<[^>]+>", " ", text).replace("\xad", "").replace("\u200b", "").replace("\xa0", " ")
    return " ".join(plain.split())


def bytes_of(house, path, host=HOST):
    request = urllib.request.Request(f"http://127.0.0.1:{house.port}{path}", headers={"Host": f"{host}:{house.port}"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.read(), answer.headers


def test_the_record_of_a_full_network_can_be_read_taken_home_and_subscribed_to(house):
    lines = house.open(word="demo")
    assert "http://localhost" in lines
    assert "Muster" in words(house.get("/", host=HOST).text)

    # 1. Minutes: on the page and on paper the same, without a person's name.
    page = words(house.get(TOLD, host=HOST).text)
    assert ": Protokoll" in page
    assert "Beschlussfähig" in page
    paper, headers = bytes_of(house, f"{TOLD}protokoll.pdf")
    assert headers["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(paper))
    on_paper = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    assert reader.trailer["/Root"]["/Lang"].startswith("de")
    assert "Protokoll" in reader.metadata.title
    assert "TOP 1" in on_paper.replace("\xa0", " ")
    number = re.search(r"Beschluss (20\d\d-\d+)", page).group(1)
    assert number in on_paper
    assert re.search(r"Stand des Journals: \d+-[0-9a-f]{16}", on_paper)

    # 2. A file from the paper age comes as it came; there is no paper of ours called Protokoll.
    old = house.get(PAPER_AGE, host=HOST).text
    assert "Was über die Sitzung bekannt ist" in words(old)
    assert house.get(f"{PAPER_AGE}protokoll.pdf", host=HOST).status == 404
    file = re.search(r'href="(/dateien/[^"]+)"', old).group(1)
    content, headers = bytes_of(house, file)
    assert content.startswith(b"%PDF-")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]

    # 3. The register narrows by year and leaves as a table.
    register = words(house.get("/beschluesse/?jahr=2025", host=HOST).text)
    total = int(re.search(r"(\d+) Beschlüsse passen zur Auswahl", register).group(1))
    table, _headers = bytes_of(house, "/beschluesse/register.csv?jahr=2025")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == total + 1
    assert rows[0][:3] == ["Nummer", "Datum", "Titel"]

    # 4. The rules in force, a version for ever, and what changed between two of them.
    now = words(house.get("/dokumente/geschaeftsordnung/", host=HOST).text)
    assert "gilt" in now
    versions = re.findall(
        r'href="(/dokumente/geschaeftsordnung/[\d-]+/vergleich/[\d-]+/)"',
        house.get("/dokumente/geschaeftsordnung/", host=HOST).text,
    )
    compared = house.get(versions[0], host=HOST).text
    assert "<del>" in compared
    assert "<ins>" in compared

    # 5. A calendar: joint meetings once, cancelled ones say so, drafts are not there.
    feed, headers = bytes_of(house, "/termine/kalender.ics")
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = icalendar.Calendar.from_ical(feed).walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids)) > 10
    assert any(str(event.get("STATUS")) == "CANCELLED" and "Abgesagt" in str(event["SUMMARY"]) for event in events)
    assert not any("2027-11-03-lenkungsgruppe" in uid for uid in uids)
    assert house.get("/sitzungen/2027-11-03-lenkungsgruppe/", host=HOST).status == 404

    # 6. What has not changed is not sent again.
    first = house.get("/beschluesse/", host=HOST)
    assert house.get("/beschluesse/", host=HOST, If_None_Match=first.headers["ETag"]).status == 304

    # 7. The small print, the machines, and a page that is not there.
    for path, word in [
        ("/impressum/", "Impressum"),
        ("/datenschutz/", "Datenschutz"),
        ("/barrierefreiheit/", "Barrierefreiheit"),
        ("/glossar/", "Beschlussfähigkeit"),
    ]:
        assert word in words(house.get(path, host=HOST).text)
    assert "Hier fehlt noch" in words(house.get("/impressum/").text)
    assert "Sitemap:" in house.get("/robots.txt", host=HOST).text
    assert f"{TOLD}</loc>" in house.get("/sitemap.xml", host=HOST).text
    lost = house.get("/gibt-es-nicht/", host=HOST)
    assert lost.status == 404
    assert "Musterviertel" in words(lost.text)
