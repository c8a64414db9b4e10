"""The office takes a whole Geschäftsordnung off the paper: nineteen sentences, every press and every field counted."""

import pytest

from tests.journeys import walk
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey

MOST_PRESSES, MOST_FIELDS = 60, 40
TEXT = """
§ 3 Wer abstimmt

1. Jede Einrichtung hat eine Stimme.
2. Wer im Viertel wohnt, stimmt mit, sobald er oder sie in zwölf Monaten dreimal da war; die laufende Sitzung zählt mit.
3. Die Stadt und das Büro beraten, ohne abzustimmen.
4. Wer dreimal nacheinander unentschuldigt fehlt, verliert die Stimme.
5. Jeder Sitz benennt eine Vertretung.

§ 4 Einladung

1. Zum Plenum wird mindestens 14 Tage vorher eingeladen, gerechnet ab dem Absenden.
2. Alle anderen Gruppen laden mindestens eine Woche vorher ein.
3. Tagesordnung, Vorlagen und das letzte Protokoll sollen beiliegen.
4. Ist es dringend, genügen drei Tage; ob es dringend ist, sagt die Leitung.
5. Vorlagen dürfen nachkommen, wenn es dafür einen Grund gibt.

§ 5 Beschlussfähigkeit

1. Entscheiden kann eine Gruppe, wenn mehr als die Hälfte der Stimmberechtigten da ist.
2. Zweifelt jemand daran, wird neu gezählt.
3. Der zweite Termin mit derselben Tagesordnung ist immer beschlussfähig, wenn die Einladung es sagt.

§ 6 Abstimmung

1. Angenommen ist, was mehr Ja als Nein bekommt.
2. Enthaltungen zählen nicht mit.
3. Steht es gleich, ist der Antrag abgelehnt.
4. Geheim wird abgestimmt, sobald ein Mensch es will.
5. Diese Ordnung ändern zwei Drittel der abgegebenen Stimmen.

§ 7 Befangenheit

1. Wer den Antrag stellt oder für eine beteiligte Einrichtung da ist, ist befangen.
"""
WRITE_DOWN = f"""
from sozialraum.acts import guard
from sozialraum.network.models import Body
from sozialraum.papers.models import Paper, Version

with guard.opened():
    body = Body.objects.get(key="musterviertel")
    paper = Paper.objects.create(body=body, key="ordnung-der-reise", name="Ordnung der Reise", paper_type="bylaws")
    Version.objects.create(body=body, key="ordnung-der-reise-eins", paper=paper, label="eins", text={TEXT!r})
"""
#: Of each sentence of the paper: where it stands, the button of its sentence, what is filled in, ticked below it.
SENTENCES = [
    ("§ 3 Abs. 1", "Eine Stimme hat", {"Eine Stimme hat": "jede Einrichtung"}, ()),
    (
        "§ 3 Abs. 2",
        "Stimmrecht: nach Teilnahmen",
        {
            "Nur für wen (leer: für alle)": "Bewohnerinnen und Bewohner",
            "in wie vielen Monaten": "12",
            "wie oft": "3",
            "die laufende Sitzung zählt mit": "ja",
        },
        (),
    ),
    (
        "§ 3 Abs. 3",
        "Stimme",
        {"Nur für wen (leer: für alle)": "Stadt; Büro", "Stimme": "beratend, ohne Stimme"},
        (),
    ),
    (
        "§ 3 Abs. 4",
        "Stimmrecht endet: nach Sitzungen",
        {"nach wie vielen Sitzungen ohne Teilnahme": "3", "nur unentschuldigt": "ja"},
        (),
    ),
    ("§ 3 Abs. 5", "Vertretung", {"Vertretung": "persönlich für den Sitz benannt"}, ()),
    ("§ 4 Abs. 1", "Ladungsfrist", {"Zahl": "14", "Einheit": "Tage", "gezählt": "ab Absendung"}, ("Plenum",)),
    ("§ 4 Abs. 2", "Ladungsfrist", {"Zahl": "1", "Einheit": "Wochen"}, ()),
    (
        "§ 4 Abs. 3",
        "Der Einladung liegt bei",
        {"Der Einladung liegt bei": "die Tagesordnung; die Vorlagen; das letzte Protokoll", "Wie streng": "soll"},
        (),
    ),
    (
        "§ 4 Abs. 4",
        "Dringende Fälle",
        {"Zahl": "3", "Einheit": "Tage", "wer Dringlichkeit feststellt": "die Leitung"},
        (),
    ),
    ("§ 4 Abs. 5", "Vorlagen nachreichen", {"Vorlagen nachreichen": "in begründeten Fällen"}, ()),
    (
        "§ 5 Abs. 1",
        "Beschlussfähigkeit: ein Anteil",
        {"Anteil": "mehr als die Hälfte", "wovon der Anteil genommen wird": "der Stimmberechtigten"},
        (),
    ),
    ("§ 5 Abs. 2", "Neu gezählt wird", {"Neu gezählt wird": "wenn jemand zweifelt"}, ()),
    ("§ 5 Abs. 3", "Zweiter Termin", {"Hinweis in der Einladung nötig": "ja"}, ()),
    ("§ 6 Abs. 1", "Mehrheit", {"was gilt": "mehr Ja als Nein"}, ()),
    ("§ 6 Abs. 2", "Enthaltungen", {"Enthaltungen": "zählen nicht mit"}, ()),
    ("§ 6 Abs. 3", "Bei Stimmengleichheit", {"Bei Stimmengleichheit": "ist der Antrag abgelehnt"}, ()),
    ("§ 6 Abs. 4", "Geheime Abstimmung: auf Verlangen", {"Zahl": "1"}, ()),
    (
        "§ 6 Abs. 5",
        "Mehrheit",
        {"Anteil": "mindestens zwei Drittel", "wovon der Anteil genommen wird": "der abgegebenen Stimmen"},
        ("bei Änderung der Regeln",),
    ),
    ("§ 7 Abs. 1", "Befangen ist", {}, ("wer für eine beteiligte Einrichtung da ist", "wer den Antrag stellt")),
]


class Hands:
    """Somebody at the page who counts."""

    def __init__(self, page):
        self.page, self.presses, self.fields = page, 0, 0

    def press(self, locator, *, leads_on=False):
        self.presses += 1
        if leads_on:
            walk.go(locator)
        else:
            locator.click()

    def fill(self, control, words):
        self.fields += 1
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(label=words)
        else:
            control.fill(words)

    def take_from_paper(self, paragraph, sentence, blanks, ticked):
        self.press(self.page.locator(f"input[name=hier][value='{paragraph}']"))
        button = self.page.locator("button[name=dazu]").get_by_text(sentence, exact=True)
        self.press(button, leads_on=True)
        row = self.page.locator("#neu")
        for label, words in blanks.items():
            self.fill(row.locator(".sentence").get_by_label(label, exact=True), words)
        for words in ticked:
            box = row.get_by_label(words, exact=True)
            if not box.is_visible():
                self.press(row.locator("summary"))
            self.press(box)


def test_nineteen_sentences_of_a_paper_are_entered_in_few_presses_and_fields(open_page, demo, axe):
    said = demo.shell(WRITE_DOWN)
    assert said.returncode == 0, said.stderr
    page = open_page(viewport={"width": 1280, "height": 900})
    sit_down(demo, page)
    page.goto(f"{page.home}/fassungen/ordnung-der-reise-eins/regeln/")
    hands = Hands(page)

    for sentence in SENTENCES:
        hands.take_from_paper(*sentence)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert (axe(page), walk.overflow(page)) == ([], 0)
    hands.press(page.get_by_role("button", name="Regeln speichern"), leads_on=True)

    assert len(SENTENCES) == 19
    assert (hands.presses <= MOST_PRESSES, hands.fields <= MOST_FIELDS) == (True, True), vars(hands)
    assert page.locator("#regeln dd a").count() == 19
    assert "Plenum: Frist zwischen Einladung und Sitzung: mindestens 14 Tage" in page.inner_text("#regeln")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert (axe(page), walk.overflow(page)) == ([], 0)
    assert page.outside == []
