"""Founding: the founding file, format 1 – every key with its type and its meaning."""

from __future__ import annotations

from typing import Any

from pydantic import create_model

from sozialraum.bodies.words import TextKind
from sozialraum.founding import scalars as s
from sozialraum.founding.kinds import german
from sozialraum.founding.schema_parts import Entry, Keyed, Part, is_
from sozialraum.founding.schema_record import Decision, Minutes
from sozialraum.meetings.words import State
from sozialraum.papers.words import Audience, PaperType
from sozialraum.people.words import Role, VotingRight

_texts: Any = {kind.value: (s.Text, is_(f"{german(kind.label)}.", "")) for kind in TextKind}
Texts = create_model("Texts", __base__=Part, __doc__="Was das Netzwerk über sich sagt.", **_texts)


class Body(Keyed):
    """Das Netzwerk selbst."""

    name: s.Line = is_("Name des Netzwerks.")
    short_name: s.Text = is_("Kurzer Name.", "")
    municipality: s.Text = is_("Stadt oder Gemeinde.", "")
    address: s.Address | None = is_("Basisadresse für E-Mails, Kalender und Verweise.", None)
    hosts: list[s.Host] = is_("Rechnernamen, unter denen dieses Netzwerk antwortet.", [])
    default: s.YesNo = is_("Antwortet es auch unter jedem anderen Namen? Höchstens eines im Haus.", False)
    sample: s.YesNo = is_("Ist es erfunden? Dann sagt es jede Seite.", False)
    texts: Texts = is_("Was das Netzwerk über sich sagt.", Texts())


class Term(Keyed):
    """Ein Förder- oder Arbeitszeitraum."""

    name: s.Line = is_("Name des Zeitraums.")
    start: s.OldDate | None = is_("Anfang.", None)
    end: s.OldEnd | None = is_("Ende.", None)


class Location(Keyed):
    """Ein öffentlicher Ort, an dem getagt wird."""

    name: s.Line = is_("Name des Ortes.")
    street_address: s.Text = is_("Straße und Hausnummer.", "")
    postal_code: s.Text = is_("Postleitzahl.", "")
    locality: s.Text = is_("Stadt.", "")
    room: s.Text = is_("Raum.", "")
    description: s.Text = is_("Wie man hineinkommt, z. B. „ohne Stufen“.", "")


class Organization(Keyed):
    """Ein Gremium oder eine Einrichtung."""

    classification: s.ClassificationWord = is_("Was es ist.")
    name: s.Line = is_("Name; jeden gibt es nur einmal.")
    short_name: s.Text = is_("Kurzer Name.", "")
    sign: s.Text = is_("Ein oder zwei Buchstaben für das Liniensymbol.", "")
    task: s.Text = is_("Aufgabe.", "")
    founded: s.OldDate | None = is_("Gebildet.", None)
    dissolved: s.OldEnd | None = is_("Aufgelöst.", None)
    rhythm: s.Text = is_("Wie oft es tagt, in Worten.", "")
    min_per_year: s.Number | None = is_("Wie oft im Jahr mindestens.", None)
    max_per_year: s.Number | None = is_("Wie oft im Jahr höchstens.", None)
    listed: s.YesNo = is_("Für Einrichtungen: einverstanden, öffentlich genannt zu werden.", False)
    kind: s.Text = is_("Für Einrichtungen: was sie ist, z. B. Kita.", "")
    postal_address: s.Text = is_("Für Einrichtungen: Anschrift.", "")
    website: s.Text = is_("Für Einrichtungen: Internetseite.", "")
    email: s.MailAddress = is_("Für Einrichtungen: eigenes Postfach, nicht das eines Menschen.", "")
    phone: s.Text = is_("Für Einrichtungen: Telefon.", "")
    offers: s.Text = is_("Für Einrichtungen: Angebote, eines je Zeile.", "")
    languages: s.Text = is_("Für Einrichtungen: Sprachen, durch Kommas getrennt.", "")
    hours: s.Text = is_("Für Einrichtungen: Öffnungszeiten in Worten.", "")
    confirmed: s.Date | None = is_("Für Einrichtungen: wann der Eintrag zuletzt bestätigt wurde.", None)


class Topic(Keyed):
    """Worum es bei einem Anliegen gehen kann, in einfachen Worten, und welche Gremien sich darum kümmern."""

    name: s.Line = is_("Das Thema, wie es auf dem Formular steht.")
    note: s.Text = is_("Was dazugehört, an Beispielen.", "")
    order: s.Number | None = is_("Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste.", None)
    groups: list[s.Key] = is_("Schlüssel der Gremien, das leitende zuerst.", [])


class Person(Keyed):
    """Ein Mensch. Nie öffentlich; steht nur in einem Auszug mit Personen."""

    name: s.Line = is_("Name.")
    email: s.MailAddress = is_("E-Mail-Adresse.", "")
    phone: s.Text = is_("Telefon.", "")
    postal_address: s.Text = is_("Postanschrift.", "")
    language: s.Text = is_("Sprache, in der wir uns verständigen.", "")
    needs_interpreter: s.YesNo = is_("Braucht jemanden, der dolmetscht.", False)
    needs_child_care: s.YesNo = is_("Braucht Kinderbetreuung.", False)
    needs_step_free: s.YesNo = is_("Braucht einen Weg ohne Stufen.", False)


class Seat(Keyed):
    """Ein Sitz in einem Gremium. Er gehört einer Einrichtung oder einem Menschen aus dem Viertel."""

    organization: s.Key = is_("Schlüssel des Gremiums.")
    institution: s.Key | None = is_("Schlüssel der Einrichtung, der der Sitz gehört.", None)
    resident: s.Key | None = is_("Schlüssel der Person, der der Sitz selbst gehört.", None)
    vote: s.VoteWord = is_("Was für eine Stimme der Sitz hat.", german(VotingRight.FULL.label))
    start: s.Date | None = is_("Seit wann.", None)
    end: s.End | None = is_("Bis wann.", None)


class Membership(Keyed):
    """Eine Person in einem Gremium, einer Einrichtung oder der Geschäftsstelle."""

    organization: s.Key = is_("Schlüssel des Gremiums oder der Einrichtung.")
    person: s.Key = is_("Schlüssel der Person.")
    seat: s.Key | None = is_("Schlüssel des Sitzes, den die Person wahrnimmt.", None)
    role: s.RoleWord = is_("In welcher Rolle.", german(Role.MEMBER.label))
    start: s.Date | None = is_("Seit wann.", None)
    end: s.End | None = is_("Bis wann.", None)


class Recipient(Keyed):
    """Wer Einladungen und Protokolle eines Gremiums bekommt, ohne dort einen Sitz zu haben."""

    organization: s.Key = is_("Schlüssel des Gremiums.")
    person: s.Key | None = is_("Schlüssel der Person.", None)
    institution: s.Key | None = is_("Schlüssel der Einrichtung; die Post geht an deren Postfach.", None)
    name: s.Text = is_("Name, wenn weder Person noch Einrichtung.", "")
    email: s.MailAddress = is_("E-Mail-Adresse, wenn weder Person noch Einrichtung.", "")
    start: s.Date | None = is_("Seit wann.", None)
    end: s.End | None = is_("Bis wann.", None)


class Consent(Keyed):
    """Worin ein Mensch oder eine Einrichtung eingewilligt hat."""

    person: s.Key | None = is_("Schlüssel der Person.", None)
    institution: s.Key | None = is_("Schlüssel der Einrichtung.", None)
    purpose: s.ConsentPurposeWord = is_("Wozu.")
    wording: s.Text = is_("Der Wortlaut, dem zugestimmt wurde.")
    way: s.ConsentWayWord = is_("Auf welchem Weg.")
    given: s.Date = is_("Wann.")
    withdrawn: s.Date | None = is_("Wann widerrufen.", None)


_FOR_MEMBERS = (
    "Schlüssel der Gremien, für deren Mitglieder; nur bei »für Mitglieder der Gremien«. Fehlen sie: die Gremien, die"
    " es beraten, beschlossen oder im Protokoll haben; gibt es keine: alle Gremien."
)


class File(Keyed):
    """Eine Datei, die neben dieser liegt."""

    name: s.Line = is_("Wie sie auf der Seite heißt.")
    path: s.Path = is_("Wo sie liegt, vom Ordner dieser Datei aus und nur darin.")
    file_name: s.Line | None = is_(
        "Unter welchem Namen sie heruntergeladen wird. Fehlt er: der letzte Teil von path.", None
    )
    audience: s.AudienceWord = is_("Für wen sie ist.", german(Audience.PUBLIC.label))
    groups: list[s.Key] = is_(_FOR_MEMBERS, [])


class Version(Entry):
    """Eine Fassung eines Dokuments."""

    key: s.Key | None = is_("Schlüssel. Fehlt er: <Dokument>-<label>.", None)
    label: s.Key = is_("Letzter Teil ihrer Adresse, z. B. 2016-11-02. Einmal je Dokument.")
    in_force: s.OldDate | None = is_("Gilt ab.", None)
    until: s.OldEnd | None = is_("Gilt bis.", None)
    text: s.Text = is_("Wortlaut. Fehlt er: nicht überliefert.", "")
    note: s.Text = is_("Anmerkung.", "")
    file: s.Key | None = is_("Schlüssel der Datei.", None)


class Document(Keyed):
    """Ein Dokument mit seinen Fassungen."""

    kind: s.PaperWord = is_("Was es ist.", german(PaperType.OTHER.label))
    name: s.Line = is_("Name.")
    public_name: s.Text = is_("Wie es öffentlich heißt, wenn es selbst nicht öffentlich ist, z. B. Anliegen A-17.", "")
    audience: s.AudienceWord = is_("Für wen es ist.", german(Audience.PUBLIC.label))
    groups: list[s.Key] = is_(_FOR_MEMBERS, [])
    versions: list[Version] = is_("Seine Fassungen.", [])


class Consultation(Entry):
    """Ein Dokument, das unter einem Tagesordnungspunkt beraten wird."""

    key: s.Key | None = is_("Schlüssel. Fehlt er: <Tagesordnungspunkt>-vorlage-<Platz in der Liste>.", None)
    document: s.Key = is_("Schlüssel des Dokuments.")
    order: s.Number | None = is_("Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste.", None)


class Item(Entry):
    """Ein Tagesordnungspunkt."""

    key: s.Key | None = is_("Schlüssel. Fehlt er: <Sitzung>-top-<Platz in der Liste>.", None)
    order: s.Number | None = is_("Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste.", None)
    number: s.Text = is_("Nummer, wie sie gedruckt ist.", "")
    name: s.Line = is_("Worum es geht.")
    public: s.YesNo = is_("Öffentlich?", True)
    text: s.Text = is_("Was das Protokoll dazu sagt.", "")
    consultations: list[Consultation] = is_("Welche Dokumente hier beraten werden.", [])


class Meeting(Keyed):
    """Eine Sitzung, auch eine gemeinsame."""

    of: list[s.Key] = is_("Wer sie hält, das leitende Gremium zuerst.", [])
    name: s.Line = is_("Name.")
    date: s.Date | None = is_("Tag, oder nur Monat oder Jahr.", None)
    start: s.Time | None = is_("Anfang.", None)
    end: s.Time | None = is_("Ende.", None)
    location: s.Key | None = is_("Schlüssel des Ortes.", None)
    state: s.StateWord = is_("Wie weit sie ist.", german(State.HELD.label))
    former_date: s.Date | None = is_("Der Tag, von dem sie verlegt wurde.", None)
    reason: s.Text = is_("Warum sie verlegt oder abgesagt wurde.", "")
    sequence: s.Number = is_("Wie oft ihr Termin seit der Einberufung geändert wurde; Kalender fragen danach.", 0)
    published: s.YesNo | None = is_(
        "Dürfen alle lesen, was sie ergab: Texte, Beschlüsse, Protokoll? Fehlt es: ja, sobald sie stattgefunden hat und"
        " ihr Protokoll kein Entwurf ist.",
        None,
    )
    minutes: Minutes | None = is_("Ihr Protokoll.", None)
    agenda: list[Item] = is_("Ihre Tagesordnung.", [])
    decisions: list[Decision] = is_("Was sie beschlossen hat.", [])


class Withdrawn(Part):
    """Was nicht mehr öffentlich ist: nur Schlüssel und Zeitpunkte bleiben."""

    kind: s.WithdrawnWord = is_("Was es war.")
    key: s.Key = is_("Schlüssel.")
    document: s.Key | None = is_("Bei version: Schlüssel des Dokuments.", None)
    meeting: s.Key | None = is_("Bei item und minutes: Schlüssel der Sitzung.", None)
    item: s.Key | None = is_("Bei consultation: Schlüssel des Tagesordnungspunkts.", None)
    minutes: s.Key | None = is_("Bei task: Schlüssel des Protokolls.", None)
    organization: s.Key | None = is_("Bei seat, membership und recipient: Schlüssel des Gremiums.", None)
    person: s.Key | None = is_("Bei membership: Schlüssel der Person.", None)
    created: s.Moment | None = is_("Seit wann das Netzwerk die Angabe führte.", None)
    modified: s.Moment | None = is_("Wann sie zuletzt geändert wurde.", None)
    withdrawn: s.Moment | None = is_("Seit wann sie nicht mehr öffentlich ist.", None)


class Network(Part):
    """Die ganze Datei."""

    format: s.FormatWord = is_("Fassung dieses Formats.")
    body: Body = is_("Das Netzwerk selbst.")
    terms: list[Term] = is_("Förder- und Arbeitszeiträume.", [])
    locations: list[Location] = is_("Orte.", [])
    organizations: list[Organization] = is_("Gremien und Einrichtungen.", [])
    topics: list[Topic] = is_("Themen der Anliegen.", [])
    people: list[Person] | None = is_(
        "Menschen. Fehlt der Abschnitt, sagt die Datei nichts über sie, und sie bleiben.", None
    )
    seats: list[Seat] = is_("Sitze.", [])
    memberships: list[Membership] = is_("Mitgliedschaften; nur zusammen mit people.", [])
    recipients: list[Recipient] = is_("Verteiler der Gremien; nur zusammen mit people.", [])
    consents: list[Consent] = is_("Einwilligungen; nur zusammen mit people.", [])
    files: list[File] = is_("Dateien, die neben dieser liegen.", [])
    documents: list[Document] = is_("Dokumente mit ihren Fassungen.", [])
    meetings: list[Meeting] = is_("Sitzungen mit Tagesordnung, Protokoll und Beschlüssen.", [])
    decisions: list[Decision] = is_("Beschlüsse, deren Sitzung nicht bekannt ist.", [])
    withdrawn: list[Withdrawn] = is_("Was zurückgezogen ist.", [])
