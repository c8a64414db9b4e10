"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_labels_of_columns"),
        ("papers", "0004_papers_name_their_groups"),
    ]

    operations = [
        SayLabels(
            {
                "adoption": {
                    "": "Beschluss über eine Fassung",
                    "date": "Tag",
                    "organizations": "Gremien",
                    "version": "Fassung",
                },
                "file": {
                    "": "Datei",
                    "audience": "Für wen",
                    "file_name": "Dateiname",
                    "mime_type": "Format",
                    "name": "Name",
                    "organizations": "Gremien",
                    "removed": "Aus der Datei entfernt",
                    "sha512_checksum": "Prüfsumme",
                    "size": "Größe in Byte",
                },
                "paper": {
                    "": "Dokument",
                    "audience": "Für wen",
                    "name": "Name",
                    "organizations": "Gremien",
                    "paper_type": "Art des Dokuments",
                    "public_name": "Öffentlicher Name",
                },
                "version": {
                    "": "Fassung",
                    "file": "Datei",
                    "label": "Kennung der Fassung",
                    "note": "Anmerkung",
                    "paper": "Dokument",
                    "text": "Wortlaut",
                    "valid_from": "Gilt ab",
                    "valid_until": "Gilt bis",
                },
            }
        ),
    ]
