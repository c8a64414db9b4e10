"""What is done once, before the workers of the server are forked."""

from __future__ import annotations

import gc

from sozialraum.config.management.commands import run


def test_workers_share_a_program_that_garbage_collection_leaves_alone(monkeypatch):
    loaded_first = []
    gc.unfreeze()
    monkeypatch.setattr(run, "Granian", lambda *_args, **_options: Served(loaded_first))

    run.serve("127.0.0.1", 1, 1)

    assert loaded_first == [True]


class Served:
    """Stands for the server: notes whether the program was frozen when it would have forked."""

    def __init__(self, notes: list[bool]):
        self.notes = notes

    def serve(self) -> None:
        self.notes.append(gc.get_freeze_count() > 100_000)
