"""Network: a migration's step that only says what people call columns and tables; nothing in the database changes."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class SayLabels(Operation):
    """Give columns, and tables under the name ``""``, their ``verbose_name``: ``{"person": {"": "Person", …}}``.

    One step for all of a room: an ``AlterField`` for each would make every model anew, and take longer than all else.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(self, labels: dict[str, dict[str, str]]):
        self.labels = labels

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for model, labels in self.labels.items():
            known = state.models[app_label, model]
            for name, label in labels.items():
                if not name:
                    known.options = known.options | {"verbose_name": label}
                    continue
                field: Any = known.fields[name].clone()
                field.verbose_name = field._verbose_name = label
                known.fields[name] = field

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing to do."""

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing to do."""

    def describe(self) -> str:
        return f"Say labels of {', '.join(self.labels)}"
