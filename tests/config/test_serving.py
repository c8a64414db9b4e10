"""What is done once, before the workers of the server are forked."""

from __future__ import annotations

import gc

import pytest
from django.db import connection

from sozialraum.config.management.commands import run


@pytest.mark.django_db(transaction=True)
def test_workers_share_a_program_that_garbage_collection_leaves_alone_and_no_connection(monkeypatch):
    loaded_first = []
    gc.unfreeze()
    connection.ensure_connection()
    monkeypatch.setattr(run, "Granian", lambda *_args, **_options: Served(loaded_first))

    run.serve("127.0.0.1", 1, 1)

    assert loaded_first == [(True, True)]


class Served:
    """Stands for the server: notes whether the program was frozen, and not connected, when it would have forked."""

    def __init__(self, notes: list[tuple[bool, bool]]):
        self.notes = notes

    def serve(self) -> None:
        self.notes.append((gc.get_freeze_count() > 100_000, connection.connection is None))
