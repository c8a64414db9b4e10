"""Config: the door for the web server."""

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialraum.config.settings")
application = get_wsgi_application()

LINES: dict[str, Any] = {}  # to the database, by the number of the thread that opened it
THREADS = Path("/proc/self/task")


@receiver(connection_created)
def close_what_dead_threads_left(connection: BaseDatabaseWrapper, **_words: Any) -> None:
    """Receiver of ``connection_created``: closes the database connections of threads that have ended.

    The server lets threads go that have nothing to do. Their lines hang in a circle of objects until the garbage
    collector comes; in a quiet house it does not come for hours, and until then each counts as open.
    """
    LINES[str(threading.get_native_id())] = connection.connection
    living = {one.name for one in THREADS.iterdir()} if THREADS.exists() else LINES.keys()
    for dead in LINES.keys() - living:
        with suppress(Exception):  # whatever it says, there is nobody left to tell
            LINES.pop(dead).close()
