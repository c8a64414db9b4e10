"""Clockwork: a process that is about to be forked, see decision 61."""

from __future__ import annotations

import gc
from contextlib import suppress
from ctypes import CDLL
from importlib import import_module

from django.db import connections
from django.urls import get_resolver

ARENAS = -8  # M_ARENA_MAX of mallopt(3)


def load_for_all(program: str) -> None:
    """Import this module and every view, so that processes forked from this one share them.

    Objects that live for ever are taken out of garbage collection, which would write into each of them. One heap of
    the C library for all threads: by itself each keeps what its largest page took. Connections to the database are
    closed: two processes must not share one.
    """
    connections.close_all()
    import_module(program)
    get_resolver().url_patterns  # noqa: B018 - imports every view
    with suppress(AttributeError):  # another C library
        CDLL(None).mallopt(ARENAS, 1)
    gc.collect()
    gc.freeze()
