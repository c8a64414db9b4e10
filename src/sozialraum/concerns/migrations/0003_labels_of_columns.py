"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_labels_of_columns"),
        ("concerns", "0002_cards_have_an_occasion"),
        ("decisions", "0007_labels_of_columns"),
        ("meetings", "0005_labels_of_columns"),
        ("papers", "0005_labels_of_columns"),
    ]

    operations = [
        SayLabels(
            {
                "concern": {
                    "": "Anliegen",
                    "agenda_item": "Tagesordnungspunkt",
                    "anonymised": "Anonymisiert am",
                    "answered": "Zuerst beantwortet",
                    "code_series": "Wievielter Code",
                    "email": "E-Mail",
                    "email_confirmed": "E-Mail bestätigt",
                    "ended": "Erledigt am",
                    "language": "Sprache",
                    "may_be_public": "Darf öffentlich werden",
                    "name": "Name",
                    "occasion": "Anlass",
                    "on_behalf": "Für jemanden eingetragen",
                    "ordinal": "Laufende Nummer",
                    "organizations": "Gremien",
                    "paper": "Dokument",
                    "phone": "Telefon",
                    "postal_address": "Anschrift",
                    "promised": "Bescheid versprochen",
                    "public_text": "Öffentliche Fassung",
                    "published": "Veröffentlicht",
                    "reason": "Begründung",
                    "referred_to": "Weiterverwiesen an",
                    "reply_by": "Antwort auf dem Weg",
                    "sending": "Zeichen des Formulars",
                    "shared_text": "Fassung für das Gremium",
                    "state": "Stand",
                    "text": "Text",
                    "told_as": "Genannter Termin",
                    "told_for": "Genannte Sitzung",
                    "topic": "Worum es geht",
                    "way_in": "Wie es ankam",
                },
                "photo": {
                    "": "Foto",
                    "concern": "Anliegen",
                    "height": "Höhe",
                    "position": "Stelle",
                    "sha256": "Prüfsumme",
                    "shared": "Für das Gremium",
                    "storage_name": "Ablage",
                    "width": "Breite",
                },
                "reply": {
                    "": "Antwort auf ein Anliegen",
                    "concerns": "Anliegen",
                    "resolution": "Beschluss",
                    "text": "Antwort",
                },
                "topic": {
                    "": "Thema",
                    "name": "Name",
                    "note": "Anmerkung",
                    "order": "Reihenfolge",
                    "organizations": "Gremien",
                },
            }
        ),
    ]
