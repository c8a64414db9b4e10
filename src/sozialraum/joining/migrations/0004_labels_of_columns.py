"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_labels_of_columns"),
        ("joining", "0003_errands_stand_in_a_room_of_their_own"),
        ("people", "0003_labels_of_columns"),
    ]

    operations = [
        SayLabels(
            {
                "joinrequest": {
                    "": "Beitrittsanfrage",
                    "answer": "Antwort",
                    "email": "E-Mail",
                    "email_confirmed": "E-Mail bestätigt",
                    "ended": "Erledigt am",
                    "institution": "Einrichtung",
                    "language": "Sprache",
                    "message": "Nachricht",
                    "name": "Name",
                    "needs_child_care": "Braucht Kinderbetreuung",
                    "needs_interpreter": "Braucht jemanden, der dolmetscht",
                    "needs_step_free": "Braucht einen Weg ohne Stufen",
                    "on_behalf": "Für jemanden eingetragen",
                    "organization": "Gremium",
                    "person": "Person",
                    "phone": "Telefon",
                    "postal_address": "Anschrift",
                    "promised": "Bescheid versprochen",
                    "question": "Rückfrage",
                    "reason": "Begründung",
                    "reply_by": "Antwort auf dem Weg",
                    "sending": "Zeichen des Formulars",
                    "start_date": "Anfang",
                    "state": "Stand",
                    "told_as": "Genannter Termin",
                    "told_for": "Genannte Sitzung",
                },
            }
        ),
    ]
