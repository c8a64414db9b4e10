"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("acts", "0006_the_public_record_has_a_mark"),
    ]

    operations = [
        SayLabels(
            {
                "detail": {
                    "": "Namen und Werte im Verlauf",
                },
            }
        ),
    ]
