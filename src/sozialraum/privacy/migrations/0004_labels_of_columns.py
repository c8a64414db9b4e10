"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0003_concerns_have_a_period_too"),
    ]

    operations = [
        SayLabels(
            {
                "period": {
                    "": "Aufbewahrungsfrist",
                    "kind": "Was",
                    "months": "Monate",
                },
            }
        ),
    ]
