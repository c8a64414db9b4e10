"""Room ui: where a long German word may be parted, for narrow columns: soft hyphens at the seams of compounds."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.safestring import SafeString

#: Shorter words fit into one line of a heading at 320 px.
LONGEST_WHOLE = 16
SOFT_HYPHEN = "\N{SOFT HYPHEN}"

#: What German compounds of a neighbourhood network are put together from, without their endings.
PARTS = """
    abend abrechnung abstimmung abteilung akademie anfrage angebot angelegenheit anlage anliegen anmeldung
    anstalt antrag arbeit archiv atelier ausbildung ausgabe auskunft ausschuss ausstattung austausch barriere
    bau bearbeitung beauftragt bedarf bedingung begegnung begleit begleiter begleitung behandlung behinderung
    beirat beispiel beitrag beratung berechtigt bericht berufung beschluss beschwerde besprechung bestimmung
    betreuung bevollmächtigt bewilligung bezirk bibliothek bildung börse bühne bündnis büro café daten
    demokratie dienst diskriminierung dokument einrichtung einsatz empfehlung empfänger entscheidung entwicklung
    erklärung erstattung erwachsenen fach fahrt familie familien fest finanzierung flüchtling fonds forum frage
    frauen freizeit freund freundschaft fähigkeit förderer förderung fürsorge garten gebäude geld gemeinde
    gemeinschaft genossenschaft gericht geschäft gesellschaft gestaltung gesundheit gleichheit gremium gruppe
    haltung handlung haus heim helfer hilfe initiative integration jahr jugend kalender kammer karte kasse
    kinder kirche kita klausel klub kommission kommunikation konferenz konzept kooperation koordination
    koordinierung kosten kranken kreis kultur kunde küche laden landschaft lehre leistung leiter leitung lenkung
    liste management markt maßnahme mediation messung miete mieter migration mission mitglied mittag mittel
    moderation museum nachbar nachweis netz netzwerk nutzung ordnung park partei partner patenschaft pauschale
    person pflege plan planung platz politik position praxis projekt protokoll prävention prüfung pädagogik
    quartier quartiers raum rechnung recht regel religion richtlinie runde sammlung satzung schule schulung
    schutz schwerpunkt seelsorge senioren sicherheit siedlung sitzung sozial spiel sport sprache sprech sprecher
    staat stadt stelle stiftung straße student stunde stätte suche tag tagung technik teil teilhabe termin
    theater training traum treff treffen träger turnier umbau umfeld umfrage umwelt unterkunft unterkünfte unternehmen
    unterricht unterstützung urteil veranstaltung verband verbesserung verbrauch verbund verein vereinbarung vereinigung
    verfahren verhandlung verhältnis verkehr vermittlung verordnung versammlung versicherung versorgung vertrag
    vertreter vertretung verwaltung verwendung veränderung viertel vollmacht vorlage vorschlag vorschrift
    vorsitz vorstand wahl wasser weg werbung werk werkstatt wesen wettbewerb wirtschaft wissenschaft woche
    wohlfahrt wohnung zeit zeitung zentrum zimmer zusammen zuschuss zuständigkeit änderung öffentlichkeit
    überprüfung übersetzung
"""
_WORD = re.compile(rf"[^\W\d_]{{{LONGEST_WHOLE + 1},}}")
_PART = re.compile("|".join(sorted(PARTS.split(), key=len, reverse=True)))
LEAST = 4  # letters on either side


def seamed(text: str) -> str:
    """The text with a soft hyphen (U+00AD) before each known part of every word longer than ``LONGEST_WHOLE`` letters.

    For text nodes of a page alone: never for titles, attributes, feeds, files or anything that is stored or compared.
    Markup is handed back as it came.
    """
    text = text if isinstance(text, str) else str(text or "")
    is_whole = len(text) <= LONGEST_WHOLE or isinstance(text, SafeString)
    return text if is_whole else _WORD.sub(lambda word: _parted(word.group()), text)


@lru_cache(maxsize=2048)
def _parted(word: str) -> str:
    """A part is taken whole, the longest first, so that »Be|ratung« is not found in »Beratung«."""
    seams = [found.start() for found in _PART.finditer(word.lower()) if LEAST <= found.start() <= len(word) - LEAST]
    return SOFT_HYPHEN.join(word[a:b] for a, b in zip([0, *seams], [*seams, None], strict=True))
