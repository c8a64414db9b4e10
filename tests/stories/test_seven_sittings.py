"""Seven real sittings entered by the pages: page, PDF and founding file carry every fact of the papers, unbent."""

import base64
import html
import io
import re
import shutil
import urllib.request
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.browser import Browser
from tests.stories.test_concern_in_a_meeting import at_the_desk

pytestmark = pytest.mark.story

SAMPLES = Path(__file__).parent.parent / "samples" / "sittings"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))


class Paper:
    """The office with the paper of one sitting in hand."""

    def __init__(self, house, office, group, **head):
        self.house, self.office = house, office
        office.go("/sitzungen/neu/").send(leading=group, state="held", **head)
        self.sitting = office.address.removeprefix(office.base).partition("#")[0]

    def point(self, place):
        """The key of a point by its first place."""
        return f"{self.sitting.split('/')[2]}-top-{place}"

    def agenda(self, text):
        """The agenda as a whole; then what was said to its points, by number."""
        page = self.office.go(f"{self.sitting}tagesordnung/")
        page.send(text=text)
        return self

    def said(self, name, **words):
        """What the minutes say to the point of this name; what stands there already stays."""
        page = self.office.go(self.sitting).page
        found = re.search(rf'href="([^"]+/bearbeiten/)">Bearbeiten<span class="unseen">: {re.escape(name)}', page)
        self.office.go(found[1]).send(**(self.standing() | words))
        return self

    def standing(self):
        """Every field of the form on this page as it stands."""
        main, found = self.office.page.split("<main")[1], {}
        for tag in re.findall(r"<input[^>]*>", main):
            words = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            ticked = words.get("type") in ("checkbox", "radio")
            is_sent = "name" in words and words.get("type") not in ("file", "submit", "hidden")
            if is_sent and (not ticked or " checked" in tag):
                found[words["name"]] = html.unescape(words.get("value", "on" if ticked else ""))
        for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', main, re.S):
            if chosen := re.search(r'<option value="([^"]*)"[^>]* selected', inside):
                found[name] = html.unescape(chosen[1])
        for name, inside in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', main, re.S):
            found[name] = html.unescape(inside).removeprefix("\n")
        return found

    def minutes(self, **head):
        self.office.go(f"{self.sitting}protokoll/neu/")
        self.sent(state="published", **head)
        self.key = re.search(r'href="/protokolle/([^"/]+)/anwesende/', self.office.go(self.sitting).page)[1]
        return self

    def sent(self, **words):
        """The form on this page, filled in on top of what stands there; it is taken."""
        self.office.send(**(self.standing() | words))
        if "So veröffentlichen?" in self.office.words:  # nothing stands with any point: asked once
            self.office.send(**(self.standing() | words))
        assert "passen nicht" not in self.office.words and "passt nicht" not in self.office.words, self.office.words[
            :2000
        ]
        return self

    def step(self, path, **words):
        """A page below that of the minutes, filled in on top of what it proposes."""
        self.office.go(f"/protokolle/{self.key}/{path}/")
        return self.sent(**words)

    def approved(self, sitting, **words):
        """That its group approved, in this sitting, the minutes of the one before; their key."""
        key = re.search(r'href="/protokolle/([^"/]+)/genehmigen/', self.office.go(f"/sitzungen/{sitting}/").page)[1]
        self.office.go(f"/protokolle/{key}/genehmigen/")
        self.sent(**words)
        return key

    def decided(self, **words):
        self.office.go(f"/beschluesse/neu/?meeting={self.sitting.split('/')[2]}")
        return self.sent(**words)


def linden(house, office):
    one = Paper(house, office, "integrationsbeirat", name="12. öffentliche Sitzung", date="2012-06-18", openness="open")
    one.agenda("1 Eröffnung\n2 Beratung über Zuwendungen auf Vorschlag des Beirats | Beratung")
    one.said("Eröffnung", text="Begrüßung und Verabschiedung eines Mitglieds wegen Wegzug.")
    one.minutes(kind="results")
    one.step("anwesende", heads="Stimmberechtigt; entschuldigt; als Stellvertretender Bezirksbürgermeister\n" * 1
             + "Mitglied; stimmberechtigt; entschuldigt\n" * 3)  # fmt: skip
    one.step("aufgaben/neu", who="Stadtbezirksrat", what="Nachbesetzung beschließen", due="2012-07-11",
             agenda_item=one.point(1))  # fmt: skip
    sent = {"top": "2", "result": "recommended", "referred_to": "bezirksrat", "referred_on": "2012-07-11"}
    one.decided(name="Treffen älterer Zugewanderter", application="1", amount="2.900", recipient="verein-a",
                period="ein Jahr, abweichend vom Antrag", words_1="einstimmig", **sent)  # fmt: skip
    one.decided(name="Geschichten aus dem Stadtteil", application="2", amount="1.500", recipient="verein-b",
                yes_1="14", no_1="1", abstain_1="0", **sent)  # fmt: skip
    one.decided(name="Interkultureller Dialog", application="3", amount="2.750",
                recipient_words="interkultureller Dialog mit Musik", words_1="mehrheitlich", **sent)  # fmt: skip
    return one


def schanze(house, office):
    one = Paper(house, office, "stadtteilbeirat", name="98. Sitzung", date="2022-09-28")
    one.agenda(
        "TOP 01 Anmerkungen zum Protokoll der letzten Sitzung | Genehmigung\nTOP 02 Berichte | Bericht\n"
        "  TOP 02 a Stadtteilfest\n  TOP 02 b Einweihung\nTOP 03 Eingabe Planfeststellungsverfahren\n"
        "TOP 04 Umbesetzung des Stadtteilbeirats\nTOP 05 Anliegen von Gästen und Mitgliedern\n"
        "TOP 05 a Nachfrage zu einer Baustelle\n"
        "TOP 06 Anträge an den Verfügungsfonds | Beschluss\nTOP 07 Termine"
    )
    one.said("Nachfrage zu einer Baustelle", course="moved", reason="von TOP 01 auf TOP 05")
    one.minutes()
    one.step("beschlussfaehigkeit", reached_0="True", present_0="9")
    key = one.approved("schanze-97", in_meeting=one.sitting.split("/")[2], way="resolution")
    office.go(f"/protokolle/{key}/berichtigungen/")
    return one.sent(place_1="Fonds", old_1="Es stehen noch Mittel zur Verfügung.",
                    new_1="5.000 Euro stehen voll zur Verfügung.")  # fmt: skip


def pank(house, office):
    one = Paper(house, office, "quartiersrat", name="Quartiersratssitzung", date="2012-04-26", start_time="18:30",
                end_time="21:15", location="buero")  # fmt: skip
    one.agenda(
        "TOP 1 Begrüßung und Vorstellung\nTOP 2 Berichte des Quartiersrats | Bericht\n"
        "TOP 3 Kinder- und Jugendbeteiligung\nTOP 4 Brainwalking"
    )
    one.said("Kinder- und Jugendbeteiligung", course="added")
    one.said("Berichte des Quartiersrats", text="Programmplanung und Mittelverteilung 2012: am 25. April in der "
             "Steuerungsrunde verabschiedet.")  # fmt: skip
    one.minutes()
    one.step("beschlussfaehigkeit", reached_0="False", present_0="11")
    office.go(f"/protokolle/{one.key}/anlagen/neu/")
    office.hand_in("upload", "liste.png", PICTURE, **one.standing() | {"name": "Teilnahmeliste", "audience": "office",
                   "public_name": "Teilnahmeliste"})  # fmt: skip
    office.go(f"{one.sitting}leitung/")
    return one.sent(role_0="moderation", label_0="Quartiersmanagement", is_substitute_0="on")


def sahlkamp(house, office):
    one = Paper(house, office, "sanierungskommission", name="8. Sitzung", date="2018-02-12", start_time="18:00",
                end_time="19:15", location="treff")  # fmt: skip
    one.agenda(
        "1 Eröffnung, Feststellung der ordnungsgemäßen Einberufung und der Beschlussfähigkeit, Feststellung der "
        "Tagesordnung\n2 Genehmigung des Protokolls | Genehmigung"
    )
    one.minutes(present="24", institutions="verein-a", invited_on="2018-02-02", written_on="2018-02-14",
                published_on="2018-04-19")  # fmt: skip
    one.step("beschlussfaehigkeit", reached_0="True", present_0="14", voters_0="17")
    return one


def luebeck(house, office):
    one = Paper(house, office, "seniorenbeirat", name="20. Sitzung", date="2012-03-13", start_time="09:30",
                location="rathaus")  # fmt: skip
    one.agenda(
        "1 Eröffnung und Beschlussfähigkeit\n2 Niederschrift Nr. 19 vom 14.02.2012 | Genehmigung\n"
        "3 Bericht aus dem Vorstand | Bericht\n  3 a Teilnahme an Arbeitskreisen\n  3 b Abschaffung der Direktwahl\n"
        "7 Berichte aus den Arbeitskreisen | Bericht"
    )
    one.said("Berichte aus den Arbeitskreisen", text="Der Arbeitskreis Wohnen hat nicht getagt.")
    one.minutes(number="Nr. 20 / 2010–2015", present="24")
    one.approved("luebeck-19", in_meeting=one.sitting.split("/")[2], way="silence")
    return one


def landau(house, office):
    one = Paper(house, office, "behindertenbeirat", name="Sitzung", date="2022")
    one.agenda("1 Entsendung in städtische Ausschüsse | Wahl")
    one.said("Entsendung in städtische Ausschüsse", text="Vorgeschlagen ist das Leitungsteam.")
    one.minutes()
    office.go(f"{one.sitting}wahlen/neu/")
    return one.sent(
        kind="delegation", name="Entsendung in städtische Ausschüsse", agenda_item=one.point(1),
        delegated_to_words="städtische Ausschüsse", candidates="(Mitglieder des Beirats): gewählt",
        rounds="alle zusammen: 6:0:0; 1 befangen",
    )  # fmt: skip


def schwelm(house, office):
    one = Paper(house, office, "behindertenbeirat", name="Konstituierende Sitzung", date="2014")
    one.agenda("1 Wahl des Vorsitzes | Wahl")
    one.said("Wahl des Vorsitzes", text="Drei Vorschläge; jedes Mitglied hat eine Stimme.")
    one.minutes()
    office.go(f"{one.sitting}wahlen/neu/")
    return one.sent(
        kind="election", name="Wahl des Vorsitzes", agenda_item=one.point(1),
        candidates="Vorschlag A: 5; gewählt\nVorschlag B: 3\nVorschlag C: 3",
        rounds="1. Wahlgang: durch Handzeichen; 11 abgegeben",
    )  # fmt: skip


def bare(text):
    """Without the full stop behind a day: at the head it stands on a calendar sheet, in numbers of its own."""
    return re.sub(r"(\d)\. (?=Februar|März|April|Juni|September)", r"\1 ", text)


def read(stranger, sitting):
    """What everybody reads: the words of the page, and those of each page of the PDF."""
    page = stranger.go(sitting).words
    with urllib.request.urlopen(f"{stranger.base}{sitting}protokoll.pdf") as answer:
        pages = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(answer.read())).pages]
    return page, pages


SITTINGS = {
    "linden-2012-06-18": linden,
    "schanze-98": schanze,
    "pank-2012-04-26": pank,
    "sahlkamp-8": sahlkamp,
    "luebeck-20": luebeck,
    "landau-2022": landau,
    "schwelm-wahl": schwelm,
}


def test_each_of_seven_sittings_says_what_its_paper_says(house):
    assert set(EXPECTED) == set(SITTINGS)
    mine = house.folder / "netz" / "network.yaml"
    shutil.copytree(SAMPLES, mine.parent)
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "echte-protokolle", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)

    entered = {key: enter(house, office) for key, enter in SITTINGS.items()}

    folder = house.folder / "auszug"
    assert house.command("dump", str(folder), "--body", "echte-protokolle").returncode == 0
    file = next(folder.rglob("*.yaml"))
    told, missing = file.read_text(encoding="utf-8"), []
    for key, facts in EXPECTED.items():
        page, pages = read(stranger, entered[key].sitting)
        said = {"page": page, "PDF": " ".join(pages)}
        missing += [
            (key, where, one) for one in facts["page"] for where, text in said.items() if bare(one) not in bare(text)
        ]
        missing += [(key, "file", one) for one in facts["file"] if one not in told]
        if footer := facts.get("footer"):
            missing += [(key, "footer", footer)] if not all(footer in one for one in pages) else []
        if before := facts.get("before"):
            corrected = stranger.go(f"/sitzungen/{before}/").words
            missing += [(key, before, one) for one in facts["corrected"] if one not in corrected]
    assert missing == [], "\n".join(map(str, missing))
    again = house.command("load", str(file), "--dry-run")
    assert again.returncode == 0, again.stdout + again.stderr
    assert "nichts" in again.stdout.lower()
