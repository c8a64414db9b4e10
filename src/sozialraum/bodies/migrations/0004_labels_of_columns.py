"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0003_where_else_to_turn_and_who_helps"),
    ]

    operations = [
        SayLabels(
            {
                "legislativeterm": {
                    "": "Zeitraum",
                    "end_date": "Ende",
                    "name": "Name",
                    "start_date": "Anfang",
                },
                "location": {
                    "": "Ort",
                    "description": "Wie man hineinkommt",
                    "locality": "Stadt",
                    "name": "Name",
                    "postal_code": "Postleitzahl",
                    "room": "Raum",
                    "street_address": "Straße und Hausnummer",
                },
                "organization": {
                    "": "Gremium oder Einrichtung",
                    "classification": "Art",
                    "confirmed": "Bestätigt",
                    "email": "E-Mail",
                    "end_date": "Ende",
                    "hours": "Zeiten",
                    "kind": "Was sie ist",
                    "languages": "Sprachen",
                    "listed": "Im öffentlichen Verzeichnis",
                    "max_per_year": "Sitzungen im Jahr, höchstens",
                    "min_per_year": "Sitzungen im Jahr, mindestens",
                    "name": "Name",
                    "offers": "Angebote",
                    "phone": "Telefon",
                    "postal_address": "Anschrift",
                    "rhythm": "Wie oft es tagt",
                    "short_name": "Kurzer Name",
                    "sign": "Zeichen",
                    "start_date": "Anfang",
                    "task": "Aufgabe",
                    "website": "Internetseite",
                },
            }
        ),
    ]
