"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("post", "0004_letters_name_the_kind_they_are_about"),
    ]

    operations = [
        SayLabels(
            {
                "incoming": {
                    "": "Nachricht im Posteingang",
                    "about": "Gehört zu (Art)",
                    "about_key": "Gehört zu",
                    "fingerprint": "Prüfsumme",
                    "is_cut": "Gekürzt",
                    "kind": "Was es ist",
                    "letter": "Brief",
                    "passed_on": "Weitergeleitet",
                    "received": "Angekommen",
                    "said": "Meldung",
                    "sender": "Absenderadresse",
                    "sender_name": "Absender",
                    "state": "Stand",
                    "subject": "Betreff",
                    "text": "Text",
                },
                "letter": {
                    "": "Brief",
                    "about": "Gehört zu (Art)",
                    "about_key": "Gehört zu",
                    "claimed": "In Arbeit seit",
                    "claimed_by": "In Arbeit bei",
                    "delayed": "Verzögert gemeldet",
                    "expires": "Gilt bis",
                    "finished": "Beendet",
                    "first_try": "Erster Versuch",
                    "kind": "Mail oder Papier",
                    "message_id": "Kennung der Nachricht",
                    "name": "Name",
                    "next_try": "Nächster Versuch",
                    "postal_address": "Anschrift",
                    "reply_to": "Antworten gehen an",
                    "said": "Antwort des Mailservers",
                    "secret": "Enthält einen Code",
                    "state": "Stand",
                    "subject": "Betreff",
                    "text": "Text",
                    "to": "E-Mail-Adresse",
                    "tries": "Versuche",
                },
                "mailbox": {
                    "": "Postfach",
                    "host": "Rechnername",
                    "only_answers": "Nur, was zu einem Brief gehört",
                    "port": "Port",
                    "security": "Verschlüsselung",
                    "user": "Benutzername",
                },
                "mailserver": {
                    "": "Mailserver",
                    "from_address": "Absenderadresse",
                    "from_name": "Absender",
                    "host": "Mailserver",
                    "port": "Port",
                    "reply_to": "Antworten gehen an",
                    "security": "Verschlüsselung",
                    "user": "Benutzername",
                },
            }
        ),
    ]
