"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_labels_of_columns"),
        ("meetings", "0004_a_meeting_is_under_way"),
        ("papers", "0005_labels_of_columns"),
    ]

    operations = [
        SayLabels(
            {
                "agendaitem": {
                    "": "Tagesordnungspunkt",
                    "meeting": "Sitzung",
                    "name": "Name",
                    "number": "Nummer",
                    "order": "Reihenfolge",
                    "public": "Öffentlich",
                    "text": "Was das Protokoll dazu sagt",
                },
                "consultation": {
                    "": "Beratung eines Dokuments",
                    "agenda_item": "Tagesordnungspunkt",
                    "order": "Reihenfolge",
                    "paper": "Dokument",
                },
                "meeting": {
                    "": "Sitzung",
                    "date": "Tag",
                    "end_time": "Ende der Sitzung",
                    "former_date": "Früherer Tag",
                    "location": "Ort",
                    "name": "Name",
                    "organizations": "Gremien",
                    "reason": "Begründung",
                    "record_published": "Ergebnis öffentlich seit",
                    "sequence": "Änderungen des Termins",
                    "start_time": "Beginn",
                    "state": "Stand",
                },
            }
        ),
    ]
