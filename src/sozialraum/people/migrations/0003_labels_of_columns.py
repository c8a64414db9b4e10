"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_labels_of_columns"),
        ("people", "0002_consents_recipients_and_entries"),
        ("accounts", "__first__"),
    ]

    operations = [
        SayLabels(
            {
                "consent": {
                    "": "Einwilligung",
                    "given_date": "Gegeben",
                    "institution": "Einrichtung",
                    "person": "Person",
                    "purpose": "Wozu",
                    "way": "Auf welchem Weg",
                    "withdrawn_date": "Widerrufen",
                    "wording": "Wortlaut der Einwilligung",
                },
                "membership": {
                    "": "Mitgliedschaft",
                    "end_date": "Ende",
                    "organization": "Gremium",
                    "person": "Person",
                    "role": "Rolle",
                    "seat": "Sitz",
                    "start_date": "Anfang",
                },
                "person": {
                    "": "Person",
                    "email": "E-Mail",
                    "language": "Sprache",
                    "name": "Name",
                    "needs_child_care": "Braucht Kinderbetreuung",
                    "needs_interpreter": "Braucht jemanden, der dolmetscht",
                    "needs_step_free": "Braucht einen Weg ohne Stufen",
                    "phone": "Telefon",
                    "postal_address": "Anschrift",
                    "user": "Zugang",
                },
                "recipient": {
                    "": "Eintrag im Verteiler",
                    "email": "E-Mail",
                    "end_date": "Ende",
                    "institution": "Einrichtung",
                    "name": "Name",
                    "organization": "Gremium",
                    "person": "Person",
                    "start_date": "Anfang",
                },
                "seat": {
                    "": "Sitz",
                    "end_date": "Ende",
                    "institution": "Einrichtung",
                    "organization": "Gremium",
                    "resident": "Bewohnerin oder Bewohner",
                    "start_date": "Anfang",
                    "voting_right": "Stimmrecht",
                },
            }
        ),
    ]
