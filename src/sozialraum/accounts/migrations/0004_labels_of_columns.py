"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_a_link_names_the_kind_it_opens"),
    ]

    operations = [
        SayLabels(
            {
                "personallink": {
                    "": "Persönlicher Link",
                    "created": "Angelegt am",
                    "digest": "Prüfsumme",
                    "expires": "Gilt bis",
                    "holder": "Für wen",
                    "purpose": "Wozu",
                    "revoked": "Zurückgezogen am",
                    "subject": "Gehört zu (Art)",
                    "subject_key": "Gehört zu",
                    "used": "Benutzt am",
                },
                "user": {
                    "": "Zugang",
                    "email": "E-Mail",
                    "is_active": "Aktiv",
                    "is_house": "Das Haus selbst",
                },
            }
        ),
    ]
