"""A helper process: restores an archive and kills itself after an SQL statement, or once files have moved in.

Usage: ``python -m tests.backups.restorer MOMENT ARCHIVE``, where MOMENT is a part of a statement or ``moved in``.
"""

import os
import signal
import sys


def main():
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415 - only with settings
    from django.db import connection  # noqa: PLC0415

    moment, archive = sys.argv[1:]

    def is_now(sql):
        return settings.MEDIA_ROOT.exists() if moment == "moved in" else moment in sql

    def around(execute, sql, *words):
        outcome = execute(sql, *words)
        if is_now(sql):
            os.kill(os.getpid(), signal.SIGKILL)
        return outcome

    with connection.execute_wrapper(around):
        call_command("restore", archive)


if __name__ == "__main__":
    main()
