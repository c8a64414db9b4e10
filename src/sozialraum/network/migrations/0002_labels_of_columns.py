"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0001_initial"),
    ]

    operations = [
        SayLabels(
            {
                "body": {
                    "": "Netzwerk",
                    "address": "Basisadresse",
                    "is_default": "Antwortet ohne eigenen Namen",
                    "is_sample": "Erfundenes Beispiel",
                    "municipality": "Stadt oder Gemeinde",
                    "name": "Name",
                    "short_name": "Kurzer Name",
                },
            }
        ),
    ]
