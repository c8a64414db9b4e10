"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("reaching", "0002_what_is_brought_names_its_kind"),
    ]

    operations = [
        SayLabels(
            {
                "errand": {
                    "": "Anruf oder Brief von Hand",
                    "about": "Gehört zu (Art)",
                    "about_key": "Gehört zu",
                    "done": "Erledigt",
                    "name": "Name",
                    "note": "Anmerkung",
                    "path": "Seite dazu",
                    "reach": "Nummer oder Anschrift",
                    "text": "Text",
                    "topic": "Anlass",
                    "way": "Auf welchem Weg",
                },
            }
        ),
    ]
