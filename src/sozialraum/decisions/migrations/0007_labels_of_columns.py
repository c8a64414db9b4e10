"""What people call columns and tables; nothing in the database changes."""

from django.db import migrations

from sozialraum.network.labels import SayLabels


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_labels_of_columns"),
        ("decisions", "0006_one_state_for_two_facts_goes"),
        ("meetings", "0005_labels_of_columns"),
        ("papers", "0005_labels_of_columns"),
    ]

    operations = [
        SayLabels(
            {
                "approval": {
                    "": "Genehmigung",
                    "corrections": "Änderungen",
                    "date": "Tag",
                    "in_meeting": "in der Sitzung",
                    "minutes": "Protokoll",
                    "organization": "Gremium",
                    "way": "Auf welchem Weg",
                },
                "ballot": {
                    "": "Wahlgang",
                    "question": "Rückfrage",
                    "resolution": "Beschluss",
                    "round": "Wahlgang",
                    "way": "Auf welchem Weg",
                },
                "effect": {
                    "": "Wirkung",
                    "adoption": "Beschlossen",
                    "kind": "Was sie ist",
                    "organizations": "Gremien",
                    "resolution": "Beschluss",
                },
                "minutes": {
                    "": "Protokoll",
                    "file": "Datei",
                    "institutions": "Vertretene Einrichtungen",
                    "meeting": "Sitzung",
                    "note": "Anmerkung",
                    "present": "Anwesende",
                    "state": "Stand",
                },
                "quorum": {
                    "": "Beschlussfähigkeit",
                    "basis": "Grundlage",
                    "minutes": "Protokoll",
                    "needed": "nötig",
                    "organization": "Gremium",
                    "present": "Anwesende",
                    "reached": "beschlussfähig",
                    "voters": "Stimmberechtigte",
                },
                "resolution": {
                    "": "Beschluss",
                    "agenda_item": "Tagesordnungspunkt",
                    "date": "Tag",
                    "majority": "Mehrheit",
                    "meeting": "Sitzung",
                    "name": "Name",
                    "number": "Nummer",
                    "number_in_year": "Nummer im Jahr",
                    "organizations": "Gremien",
                    "outcome": "Was daraus wurde",
                    "outcome_date": "Stand vom",
                    "progress": "Stand",
                    "reason": "Begründung",
                    "resolution_text": "Wortlaut",
                    "result": "Ergebnis",
                },
                "task": {
                    "": "Aufgabe",
                    "done": "Erledigt",
                    "due": "Bis wann",
                    "minutes": "Protokoll",
                    "order": "Reihenfolge",
                    "what": "Was",
                    "who": "Wer",
                },
                "votecount": {
                    "": "Stimmen",
                    "abstain": "Enthaltungen",
                    "ballot": "Wahlgang",
                    "no": "Nein",
                    "organization": "Gremium",
                    "override_reason": "Warum anders festgestellt",
                    "recused": "befangen",
                    "result": "Ergebnis",
                    "words": "In Worten",
                    "yes": "Ja",
                },
            }
        ),
    ]
