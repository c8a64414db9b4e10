"""Tasks leave for a room of their own; their table goes along under the name it has there, rows and keys as they are.

Why: what follows from a decision is more than what minutes name, and this room stood at its wall.
Undo: the table takes its former name again.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0012_what_a_decision_is_about"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("task", "tasks_task")],
            state_operations=[migrations.DeleteModel("Task")],
        ),
    ]
