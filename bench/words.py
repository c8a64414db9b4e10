"""Bench: plainly invented German prose of about the length that real minutes and decisions have."""

from __future__ import annotations

from random import Random

GROUP_NAMES = (
    "AG Beispielwohnen/Musterquartier",
    "AG Musterarbeit und berufliche Beispielbildung",
    "AG Beispielbildung und Jugend",
    "AG Musterintegration und interkultureller Beispieldialog",
    "AG Beispielprojekte",
    "AG Mustergesundheit",
    "AG Beispielgrün und Klima",
    "AG Musternachbarschaftsbegegnungsstätten",
    "AG Beispielmobilität",
    "AG Musterfest",
)
INSTITUTIONS = (
    "Kita",
    "Grundschule",
    "Pflegedienst",
    "Verein",
    "Beratungsstelle",
    "Familienzentrum",
    "Treff",
    "Stiftung",
)
SUBJECTS = (
    "Der Mustertreff",
    "Die Beispielschule",
    "Die Geschäftsstelle",
    "Das Familienzentrum Beispielhausen",
    "Die Musterverwaltung",
    "Der Verein Nachbarschaft Musterhof",
    "Die Beratungsstelle am Beispielplatz",
)
VERBS = ("berichtet über", "stellt", "beschreibt", "erläutert", "fragt nach")
THINGS = (
    "den Beispielspielplatz an der Musterstraße",
    "die Öffnungszeiten des Mustertreffs",
    "das Nachbarschaftsfest im Mustermonat",
    "die Förderung der Beispielprojekte",
    "die barrierefreie Musterbushaltestelle",
    "das Sprachcafé in der Beispielbücherei",
    "die Hausaufgabenhilfe für Musterkinder",
    "den Jahresbericht der Beispielstelle",
    "die Quartierswerkstatt »Muster am Bach«",
    "die ehrenamtliche Musterbegleitung zu Behörden",
)
ENDINGS = (
    "und nennt die bisherigen Zahlen",
    "und bittet um Rückmeldung bis zur nächsten Sitzung",
    "; mehrere Anwesende ergänzen Beispiele aus ihrer Arbeit",
    "und weist auf den knappen Musterhaushalt hin",
    "und schlägt vor, gemeinsam eine Musterlösung zu suchen",
    "; offen bleibt, wer die Beispielkosten übernimmt",
)
TITLES = ("Beratung über", "Unterstützung für", "Kenntnisnahme des Berichts über", "Zeitplan für", "Empfehlung zu")
TOPICS = (
    "das Musterfest",
    "den Beispielspielplatz",
    "die Mustersprechstunde",
    "das Beispielsprachcafé",
    "die Musterwerkstatt",
    "die Beispielförderung",
    "die Nachbarschaftshilfe Muster",
    "den Beispielwegweiser",
)
AGENDA = (
    "Begrüßung und Feststellung der Beschlussfähigkeit",
    "Genehmigung des letzten Protokolls",
    "Bericht der Geschäftsstelle",
    "Aktuelles aus den Einrichtungen",
    "Verschiedenes und nächster Termin",
)


class Prose:
    """Writes invented sentences; the same seed writes the same ones."""

    def __init__(self, seed: int):
        self.any = Random(seed)  # noqa: S311 - invented text, no secret

    def sentence(self) -> str:
        pick = self.any.choice
        ending = pick(ENDINGS)
        return f"{pick(SUBJECTS)} {pick(VERBS)} {pick(THINGS)}{'' if ending[0] == ';' else ' '}{ending}."

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def minutes(self) -> str:
        """What minutes say about one point: one to three paragraphs, sometimes a list."""
        parts = [self.paragraph(self.any.randint(1, 4)) for _ in range(self.any.randint(1, 2))]
        if self.any.random() < 0.2:
            parts.append("\n".join(f"- {self.sentence()}" for _ in range(3)))
        return "\n\n".join(parts)

    def wording(self) -> str:
        pick = self.any.choice
        first = f"Die Mustergremien beschließen, {pick(THINGS)} bis zum Ende des Beispieljahres zu unterstützen."
        return " ".join([first, self.paragraph(self.any.randint(0, 3))]).strip()

    def title(self) -> str:
        return f"{self.any.choice(TITLES)} {self.any.choice(TOPICS)}"

    def document(self, sections: int) -> str:
        """The text of a document: numbered paragraphs, as bylaws have them."""
        return "\n\n".join(f"*§ {n} {self.title()}*\n\n{self.paragraph(5)}" for n in range(1, sections + 1))
