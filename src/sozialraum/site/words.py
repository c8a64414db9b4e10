"""Site: the words of the house, explained to whoever meets them for the first time."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.foundation.keys import readable_key


@dataclass(frozen=True)
class Word:
    """A word and what it means here."""

    word: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Where it stands in ``/glossar/``: the word without what follows a comma or stands in brackets."""
        return readable_key(self.word.split(",")[0].split(" (")[0])


#: In the order of a German dictionary. What differs between networks is said to stand in their own rules.
WORDS = (
    Word(
        "Anlage",
        "Ein Papier, das zu einem Protokoll, einer Vorlage oder einem Antrag gehört und mit ihm aufbewahrt wird.",
    ),
    Word(
        "Anliegen",
        "Was jemand aus dem Quartier der Konferenz sagen möchte: eine Frage, ein Hinweis, ein Wunsch. "
        "Ein Anliegen ist keine förmliche Eingabe an den Rat der Stadt (§ 24 der Gemeindeordnung).",
    ),
    Word(
        "Arbeitsgruppe (AG)",
        "Ein Teil der Konferenz, der sich zwischen den großen Treffen um ein Thema kümmert, etwa Wohnen oder Bildung. "
        "Was sie selbst entscheiden darf und was sie nur vorschlägt, steht in der Geschäftsordnung.",
    ),
    Word(
        "Auflage",
        "Eine Bedingung, unter der Geld bewilligt wird. Wer sie nicht einhält, muss womöglich zurückzahlen.",
    ),
    Word(
        "Befangenheit",
        "Wer durch eine Entscheidung selbst etwas gewinnen oder verlieren kann, ist befangen und stimmt darüber nicht "
        "mit ab. Das gilt auch, wenn es um den eigenen Verein oder Arbeitgeber geht.",
    ),
    Word("Beratende Stimme", "Das Recht, mitzureden und Vorschläge zu machen, ohne mit abzustimmen."),
    Word(
        "Beschluss",
        "Eine Entscheidung, über die ein Gremium abgestimmt hat. Sie steht mit Wortlaut und Ergebnis im Register.",
    ),
    Word(
        "Beschlussfähigkeit",
        "Ein Gremium darf abstimmen, wenn richtig eingeladen wurde und genug Stimmberechtigte da sind. "
        "Wie viele genug sind, regelt die Geschäftsordnung.",
    ),
    Word(
        "Bewohnergruppe",
        "Menschen aus dem Quartier, die sich für etwas zusammentun, ohne einen Verein zu gründen.",
    ),
    Word(
        "Delegierte, Delegierter",
        "Wer für eine Einrichtung oder Gruppe in einem Gremium sitzt und für sie abstimmt. "
        "Der Sitz gehört der Einrichtung, nicht dem Menschen.",
    ),
    Word(
        "Eigenanteil",
        "Der Teil der Kosten eines Projekts, den die Antragstellenden selbst aufbringen, in Geld oder als Arbeit.",
    ),
    Word(
        "Einladung",
        "Sie nennt Tag, Ort und Tagesordnung einer Sitzung. Mit ihr beginnt die Ladungsfrist zu zählen.",
    ),
    Word(
        "Einrichtung",
        "Ein Ort mit einer Aufgabe im Quartier: Kita, Schule, Beratungsstelle, Jugendtreff, Unterkunft. "
        "Hinter ihr steht ein Träger.",
    ),
    Word(
        "Empfehlung",
        "Ein Beschluss, der sich an jemand anderen richtet, zum Beispiel an die Stadt. Entscheiden muss dann diese.",
    ),
    Word(
        "Enthaltung",
        "Jemand stimmt ab, aber weder mit Ja noch mit Nein. Ob Enthaltungen mitzählen, regelt die Geschäftsordnung.",
    ),
    Word(
        "Fassung",
        "Ein Dokument, wie es zu einer bestimmten Zeit galt. Wird es geändert, entsteht eine neue Fassung; "
        "die alten bleiben lesbar.",
    ),
    Word(
        "Förderantrag",
        "Die schriftliche Bitte um Geld für ein Projekt: was geschehen soll, für wen, und was es kostet.",
    ),
    Word(
        "Förderaufruf",
        "Die öffentliche Nachricht, dass man sich jetzt um Geld für Projekte bewerben kann. "
        "Sie nennt Thema, Bedingungen und den Tag, bis zu dem Anträge da sein sollen.",
    ),
    Word(
        "Gemeinsame Sitzung",
        "Zwei oder mehr Gremien treffen sich zur selben Zeit am selben Tisch. "
        "Es ist eine einzige Sitzung, auch wenn jedes für sich abstimmt.",
    ),
    Word(
        "Geschäftsordnung",
        "Die Regeln, die sich die Konferenz selbst gegeben hat: wer einlädt, wer abstimmt, wie ein Beschluss zustande "
        "kommt. Nicht zu verwechseln mit der Gemeindeordnung des Landes (GO NRW), die für Städte gilt.",
    ),
    Word(
        "Geschäftsstelle",
        "Das Büro der Konferenz. Es lädt ein, führt die Unterlagen und ist für alle Fragen da; "
        "oft ist es das Quartiersmanagement.",
    ),
    Word("Gremium", "Wer gemeinsam berät und beschließt: das Plenum, eine Arbeitsgruppe oder eine Lenkungsgruppe."),
    Word(
        "Ladungsfrist",
        "So viele Tage müssen zwischen Einladung und Sitzung mindestens liegen, damit sich alle vorbereiten können.",
    ),
    Word(
        "Lenkungsgruppe",
        "Ein kleiner Kreis, der die Arbeit zusammenhält oder über einen Fonds entscheidet.",
    ),
    Word(
        "Mehrheit",
        "Bei der einfachen Mehrheit genügt es, wenn mehr Ja als Nein gesagt wird. "
        "Für wichtige Fragen kann mehr nötig sein, etwa zwei Drittel.",
    ),
    Word(
        "Meinungsbild",
        "Eine Probe, wie die Anwesenden denken. Sie bindet niemanden und ist kein Beschluss.",
    ),
    Word(
        "Mikroprojekt",
        "Ein kleines Vorhaben für das Quartier, für das es auf Antrag Geld gibt: ein Kurs, ein Fest, ein Ausflug.",
    ),
    Word(
        "Nichtöffentlich",
        "Ein Teil einer Sitzung, bei dem nur die Mitglieder dabei sind, meist weil es um einzelne Menschen geht.",
    ),
    Word(
        "Plenum",
        "Die Versammlung aller, die zur Konferenz gehören. Es gibt sich die Regeln und bildet die Arbeitsgruppen.",
    ),
    Word(
        "Protokoll",
        "Die Niederschrift einer Sitzung: wer beraten hat, was besprochen und was beschlossen wurde. "
        "Bis das Gremium es genehmigt, ist es ein Entwurf.",
    ),
    Word(
        "Quartier",
        "Der Stadtteil, wie ihn die Menschen erleben, die dort wohnen: Straßen, Plätze, Nachbarschaft.",
    ),
    Word(
        "Quartiersmanagement",
        "Menschen, die im Auftrag der Stadt im Quartier arbeiten, Nachbarn und Einrichtungen zusammenbringen "
        "und bei Projekten helfen.",
    ),
    Word(
        "Richtlinie",
        "Schriftliche Regeln dafür, wofür es Geld gibt, wer es beantragen kann und wie darüber entschieden wird.",
    ),
    Word(
        "Sitzung",
        "Ein Treffen eines oder mehrerer Gremien, zu dem eingeladen wurde und über das ein Protokoll geführt wird.",
    ),
    Word(
        "Sozialraum",
        "Ein Wohngebiet mit allem, was zum Zusammenleben gehört: Menschen, Einrichtungen, Wege, Angebote. "
        "Seine Grenzen zieht der Alltag und nicht immer der Stadtplan.",
    ),
    Word(
        "Sozialraumkonferenz",
        "Das Netzwerk der Einrichtungen, Vereine und Menschen eines Sozialraums. "
        "Sie tauschen sich aus, planen gemeinsam und sprechen für ihr Quartier.",
    ),
    Word(
        "Sprecherin, Sprecher",
        "Von einem Gremium gewählt: leitet seine Sitzungen und vertritt es nach außen.",
    ),
    Word(
        "Stellvertretung",
        "Wer einspringt, wenn die oder der Delegierte nicht kommen kann. Es zählt nur eine Stimme für den Sitz.",
    ),
    Word(
        "Stimmrecht",
        "Das Recht, bei einer Abstimmung mitzuzählen. Wer es hat und wie man es erwirbt, "
        "steht in der Geschäftsordnung.",
    ),
    Word("Tagesordnung", "Die Liste dessen, was in einer Sitzung besprochen werden soll, in dieser Reihenfolge."),
    Word("Tagesordnungspunkt (TOP)", "Ein einzelnes Thema auf der Tagesordnung; „TOP 4“ ist das vierte."),
    Word(
        "Träger",
        "Wer eine Einrichtung betreibt und für sie einsteht: eine Stadt, eine Kirchengemeinde, "
        "ein Verein, ein Wohlfahrtsverband.",
    ),
    Word(
        "Umlaufbeschluss",
        "Ein Beschluss ohne Treffen: Die Mitglieder bekommen den Text und stimmen schriftlich ab.",
    ),
    Word(
        "Verfügungsfonds",
        "Ein Topf mit Geld für kleine Vorhaben im Quartier, über den Menschen aus dem Quartier mitentscheiden.",
    ),
    Word(
        "Verwendungsnachweis",
        "Der Bericht nach einem geförderten Projekt: was geschehen ist und wofür das Geld ausgegeben wurde."
        " Belege gehören dazu.",
    ),
    Word("Vorlage", "Ein Papier, das vor einer Sitzung verschickt wird, damit darüber beraten werden kann."),
    Word(
        "Votum", "Die Meinung eines Gremiums zu etwas, das jemand anders entscheidet, mit dem Ergebnis der Abstimmung."
    ),
    Word(
        "Zuwendung",
        "Öffentliches Geld für einen bestimmten Zweck. Ein Bescheid oder Vertrag sagt, was damit zu tun ist.",
    ),
)
