"""Privacy: the words of this room."""

from django.utils.translation import gettext_lazy as _

#: What the house does with personal data, and in which ``tables``. In ``period`` the names of periods stand for the
#: months that are set (``acts.registry.Keeping``).
ACTIVITIES = (
    {
        "name": _("Adressbuch: Menschen, Sitze, Mitgliedschaften, Verteiler"),
        "tables": "people.Person people.Seat people.Membership people.Recipient",
        "purpose": _("Einladen, Stimmrechte und Vertretung nachweisen, Protokolle verschicken"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. b und f"),
        "persons": _("Delegierte, Stellvertretungen, Bewohnerinnen und Bewohner mit Sitz, Gäste"),
        "data": _("Name, E-Mail, Telefon, Anschrift, Sprache, Bedarf (zum Beispiel Dolmetschen), Rollen mit Zeiten"),
        "recipients": _("Büro, Prüfung; Namen auch Mitglieder der Gruppe; öffentlich nur mit Einwilligung"),
        "period": _("Kontaktdaten %(contact)s nach der letzten Mitgliedschaft; wer wann für wen sprach, bleibt"),
    },
    {
        "name": _("Anfragen, mitzumachen"),
        "tables": "joining.JoinRequest reaching.ManualDelivery",
        "purpose": _("Anfrage beantworten, Termin mitteilen"),
        "basis": _("Art. 6 Abs. 1 Buchst. b und e DSGVO"),
        "persons": _("Menschen, die mitmachen möchten"),
        "data": _("Name, ein Weg zur Antwort, Einrichtung, Sprache, Bedarf, Nachricht"),
        "recipients": _("Büro, Prüfung"),
        "period": _("%(requests)s nach der Entscheidung"),
    },
    {
        "name": _("Anliegen"),
        "tables": "concerns.Concern concerns.Photo concerns.Reply concerns.Answered concerns.Promise",
        "purpose": _("Anliegen den Gruppen vorlegen, Termin und Antwort mitteilen, Zusagen zählen"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. f; öffentlich Buchst. a"),
        "persons": _("Menschen, die etwas sagen möchten; Menschen, von denen darin die Rede ist"),
        "data": _("Text, Fotos ohne Metadaten, Sprache, ein Weg zur Antwort; Name nur, wer ihn nennt"),
        "recipients": _("Büro; die Gruppe nur die Fassung, die für sie freigegeben ist"),
        "period": _("%(concerns)s nach der Antwort; danach nur noch Nummer, Thema, Sprache und Tage"),
    },
    {
        "name": _("Verzeichnis der Einrichtungen"),
        "tables": "bodies.Organization",
        "purpose": _("Zeigen, wer im Viertel für wen da ist"),
        "basis": _("Einwilligung der Einrichtung, Art. 6 Abs. 1 Buchst. a DSGVO"),
        "persons": _("Ansprechbare Stellen; keine Privatpersonen"),
        "data": _("Name, Anschrift, Telefon, Postfach, Angebote, Sprachen, Zeiten der Einrichtung"),
        "recipients": _("die Öffentlichkeit"),
        "period": _("bis zum Widerruf"),
    },
    {
        "name": _("Einwilligungen"),
        "tables": "people.Consent",
        "purpose": _("Nachweisen, worin jemand eingewilligt hat"),
        "basis": _("Art. 7 Abs. 1 DSGVO"),
        "persons": _("Wer eingewilligt hat"),
        "data": _("Zweck, Wortlaut, Weg, Tag, Widerruf"),
        "recipients": _("Büro, Prüfung"),
        "period": _("bis zur Löschung der Person"),
    },
    {
        "name": _("Anmeldung und persönliche Links"),
        "tables": "accounts.User accounts.PersonalLink mfa.Authenticator usersessions.UserSession sessions.Session",
        "purpose": _("Nur Berechtigte handeln; jeder Link öffnet nur, wofür er gemacht ist"),
        "basis": _("Art. 6 Abs. 1 Buchst. e, Art. 32 DSGVO; § 25 Abs. 2 TDDDG für die Cookies der Anmeldung"),
        "persons": _("Menschen mit Zugang"),
        "data": _("E-Mail-Adresse, Schlüssel des zweiten Faktors, offene Sitzungen; von Links nur ein Fingerabdruck"),
        "recipients": _("niemand"),
        "period": _("Sitzungen bis zur Abmeldung, Links %(links)s nach Ablauf"),
    },
    {
        "name": _("Schutz der Formulare"),
        "tables": "foundation.Count foundation.Salt",
        "purpose": _("Nicht zu viel auf einmal: wie oft heute aus einem Netz oder an eine Adresse gesendet wurde"),
        "basis": _("Art. 6 Abs. 1 Buchst. e, Art. 32 DSGVO"),
        "persons": _("Wer ein Formular sendet"),
        "data": _("gesalzener Fingerabdruck und Uhrzeiten; weder Netz noch Adresse, und in keiner Sicherung"),
        "recipients": _("niemand"),
        "period": _("bis zur folgenden Nacht"),
    },
    {
        "name": _("Post"),
        "tables": "post.Letter post.Attachment",
        "purpose": _("Zustellen und nachweisen, was zugestellt wurde"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO"),
        "persons": _("Empfängerinnen und Empfänger"),
        "data": _("Adresse, Betreff, Text, Ergebnis der Zustellung"),
        "recipients": _("Büro; der Mailserver, den der Betreiber einträgt"),
        "period": _("%(letters)s"),
    },
    {
        "name": _("Posteingang"),
        "tables": "post.Incoming post.IncomingFile post.IncomingOriginal",
        "purpose": _("Nachrichten lesen; merken, welche Adresse nicht mehr stimmt"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO"),
        "persons": _("Wer auf einen Brief antwortet"),
        "data": _("Absender, Betreff, Text, Anhänge; die Nachricht im Original"),
        "recipients": _("Büro"),
        "period": _("%(received)s"),
    },
    {
        "name": _("Eingelesene Adresslisten"),
        "tables": "contacts.ContactImport contacts.ContactFile",
        "purpose": _("Vorhandene Listen prüfen und in das Adressbuch übernehmen"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO"),
        "persons": _("Wer in der Liste steht"),
        "data": _("was in der Liste steht"),
        "recipients": _("Büro"),
        "period": _("bis zur Übernahme, höchstens %(lists)s"),
    },
    {
        "name": _("Verlauf"),
        "tables": "acts.Entry acts.EntrySubject acts.Detail",
        "purpose": _("Rechenschaft darüber, wer was eingetragen und entschieden hat"),
        "basis": _("Art. 6 Abs. 1 Buchst. c und e DSGVO mit § 59 KomHVO NRW"),
        "persons": _("Wer im Netzwerk handelt oder eingetragen ist"),
        "data": _("Name, Handlung, alte und neue Werte"),
        "recipients": _("Büro, Prüfung"),
        "period": _("Namen und Werte %(names)s; die Kette ohne Namen dauerhaft"),
    },
    {
        "name": _("Sitzungen, Beschlüsse und Dokumente"),
        "tables": (
            "decisions.Resolution decisions.Minutes decisions.VoteCount decisions.Ballot"
            " tasks.Task annexes.Annex pictures.ItemPicture measures.Measure measures.MeasurePartner"
            " elections.Election elections.ElectionRound ballots.BallotBasis ballots.StrawPoll"
            " decisions.Approval decisions.Correction decisions.Represented"
            " circulation.Circulation circulation.MinutesCopy"
            " meetings.Meeting events.Event meetings.AgendaItem meetings.VideoLink"
            " meetings.PinnedRevision meetings.Departure"
            " papers.Paper papers.Version papers.File bylaws.RuleRevision bylaws.Rule"
        ),
        "purpose": _("Nachvollziehen, was beraten und beschlossen wurde"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO"),
        "persons": _("Wer in einem Protokoll oder Dokument genannt ist"),
        "data": _("Wortlaut; wer eine Aufgabe übernommen hat; welche Einrichtungen vertreten waren"),
        "recipients": _("die Öffentlichkeit, soweit für alle bestimmt; sonst Mitglieder oder Büro"),
        "period": _("dauerhaft; Namen werden auf Wunsch entfernt, wo sie nicht nötig sind"),
    },
    {
        "name": _("Notizen während einer Sitzung"),
        "tables": "notes.NoteDraft notes.NoteCopy",
        "purpose": _("Festhalten, was besprochen wird, bis es im Protokoll steht; keinen Text verlieren"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. b und f"),
        "persons": _("Wer schreibt; Menschen, von denen in der Sitzung die Rede ist"),
        "data": _("Text der Notiz, wer ihn schrieb und wann; im Browser, was noch nicht gesendet ist"),
        "recipients": _("Leitung und Protokoll der Sitzung, Büro"),
        "period": _("bis der Punkt abgeschlossen ist, höchstens bis zum veröffentlichten Protokoll oder %(notes)s"),
    },
    {
        "name": _("Einwände gegen ein Protokoll"),
        "tables": "circulation.Objection",
        "purpose": _("Den Entwurf berichtigen, und sagen, was aus einem Einwand wurde"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. b und f"),
        "persons": _("Wer etwas gegen einen Entwurf sagt; Menschen, von denen darin die Rede ist"),
        "data": _("Was da steht und wie es heißen soll, warum, die Antwort; von wem, und ein Weg zur Antwort"),
        "recipients": _("Mitglieder der Gruppen, ohne den Namen; mit ihm Büro, Prüfung, Leitung und Protokoll"),
        "period": _("Namen %(objections)s nach der Sitzung; Einwand und Antwort bleiben ohne Namen"),
    },
    {
        "name": _("Wer bei einer Sitzung war"),
        "tables": "attendance.Attendance meetings.Conductor",
        "purpose": _("Nachweisen, wer da war und wer abstimmen durfte"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. b und f"),
        "persons": _("Wer bei einer Sitzung war, fehlte oder vertreten wurde; wer sie leitete und wer schrieb"),
        "data": _("Name, Einrichtung oder Funktion, Vertretung, ab wann und bis wann"),
        "recipients": _("Namen: die Gruppen der Sitzung, Büro, Prüfung; Einrichtung und Funktion: wie das Protokoll"),
        "period": _(
            "Namen bei der Anwesenheit %(attendance)s, bei Leitung und Protokoll %(conductors)s nach der Sitzung; dass"
            " jemand da war, und die Funktion bleiben ohne Namen"
        ),
    },
    {
        "name": _("Wer namentlich abstimmte, und wer befangen war"),
        "tables": "ballots.Voice ballots.Recusal",
        "purpose": _("Nachweisen, wie namentlich abgestimmt wurde und wessen Stimme nicht mitzählte"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. b und f"),
        "persons": _("Wer ohne Einrichtung eine eigene Stimme hat"),
        "data": _("Name, Stimme, Grund der Befangenheit; nichts bei geheimer Abstimmung"),
        "recipients": _(
            "Büro, Prüfung, Protokoll bis zur Veröffentlichung; wer befangen war: auch die Gruppen der Sitzung"
        ),
        "period": _(
            "Namen bei namentlicher Abstimmung %(voices)s, bei Befangenheit %(recusals)s nach der Sitzung; die Stimme"
            " und dass sie nicht mitzählte, bleiben ohne Namen"
        ),
    },
    {
        "name": _("Wer zu einer Wahl stand"),
        "tables": "elections.Candidate",
        "purpose": _("Nachweisen, wer gewählt oder entsandt wurde"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW; bei freien Trägern Buchst. b und f"),
        "persons": _("Wer zu einer Wahl stand"),
        "data": _("Name, Einrichtung oder Funktion, Stimmen, Ergebnis, ob angenommen wurde; nie, wer wie gestimmt hat"),
        "recipients": _(
            "Namen: die Gruppen der Sitzung, Büro, Prüfung, alle nur mit Einwilligung; sonst wie das Protokoll"
        ),
        "period": _("Namen %(elections)s nach der Sitzung; Vorschlag, Stimmen und Ergebnis bleiben ohne Namen"),
    },
    {
        "name": _("Beteiligungen und erklärte Ämter"),
        "tables": "interests.Interest interests.DeclaredOffice",
        "purpose": _("Vorschlagen, wer bei einem Punkt einer Sitzung befangen ist"),
        "basis": _("Art. 6 Abs. 1 Buchst. e DSGVO; bei freien Trägern Buchst. f"),
        "persons": _("Wer ein Dokument einbringt oder davon betroffen ist; wer ein Amt erklärt hat"),
        "data": _("Einrichtung oder Person, wie beteiligt; Amt mit Zeiten"),
        "recipients": _("Büro, Prüfung; Mitglieder in ihrer Sitzung nur den Vorschlag"),
        "period": _("%(interests)s nach der letzten Sitzung darüber, %(offices)s nach dem Ende des Amts"),
    },
    {
        "name": _("Sicherungen"),
        "tables": "backups.Backup",
        "purpose": _("Alles wiederherstellen, wenn der Rechner ausfällt"),
        "basis": _("Art. 32 Abs. 1 Buchst. c DSGVO"),
        "persons": _("Alle, von denen etwas gespeichert ist"),
        "data": _("Eine Kopie von allem; beim Zurückspielen wird noch einmal gelöscht, was inzwischen gelöscht war"),
        "recipients": _("wer den Server betreibt"),
        "period": _("wie der Betreiber sie aufbewahrt; eingestellt sind höchstens %(backups)s"),
    },
)

#: Tables in which nothing about people stands. Every other table belongs to an activity; a test sorts new ones out.
WITHOUT_PEOPLE = (
    "network.Body", "network.Host", "acts.Head", "bodies.LegislativeTerm", "bodies.Location", "bodies.Text",
    "concerns.ConcernGroup", "concerns.Topic", "concerns.TopicGroup", "decisions.DecidedBy", "decisions.Effect",
    "decisions.EffectOn", "decisions.Quorum", "founding.Brought",
    "meetings.Consultation", "meetings.Holder",
    "bylaws.RuleGroup", "circulation.Reminder", "elections.ElectedBy", "notes.TextBlock",
    "papers.Adopter", "papers.Adoption", "papers.FileGroup", "papers.PaperGroup", "post.Job", "post.MailServer",
    "post.Mailbox", "post.MailboxBook", "post.Password", "presence.Entitlement", "privacy.Period",
)  # fmt: skip
