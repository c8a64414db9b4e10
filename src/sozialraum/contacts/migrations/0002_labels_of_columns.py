"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0001_lists_on_their_way_in"),
    ]

    operations = [
        SayLabels(
            {
                "contactimport": {
                    "": "Eingelesene Adressliste",
                    "address_of_institution": "Anschrift ist die der Einrichtung",
                    "answers": "Antworten",
                    "columns": "Spalten",
                    "encoding": "Zeichensatz",
                    "file_name": "Dateiname",
                    "fill_down": "Leere Zellen wie darüber",
                    "group_means": "Was ein Gremium bedeutet",
                    "heading_row": "Zeile der Überschriften",
                    "heading_rows": "Zeilen mit Überschriften",
                    "headings": "Überschriften",
                    "result": "Was daraus wurde",
                    "sheet": "Tabellenblatt",
                    "sheets": "Tabellenblätter",
                    "since": "Seit wann",
                    "state": "Stand",
                    "taken_over": "Übernommen",
                    "uploaded_by": "Hochgeladen von",
                },
            }
        ),
    ]
