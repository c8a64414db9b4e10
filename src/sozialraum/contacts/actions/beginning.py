"""Contacts: a take-over is begun, and goes on while the office does something else."""

from __future__ import annotations

import logging
from threading import Thread

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from sozialraum.contacts.actions.taking import take_over
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.ports.underway import Underway
from sozialraum.contacts.queries import preview
from sozialraum.foundation.visitor import Visitor

log = logging.getLogger(__name__)


def begin_take_over(job: ContactImport, *, by: Visitor, seen: str) -> Thread | None:
    """Take the list over in a thread of its own; returns None if another one is running.

    It is one transaction: a process that is killed leaves nothing half, and the office begins again.
    """
    underway = Underway(job.key)
    if not underway.begin():
        return None
    thread = Thread(target=_take_over_in_background, args=(job, by, seen, underway), name=f"contacts {job.key}")
    thread.start()
    return thread


def _take_over_in_background(job: ContactImport, by: Visitor, seen: str, underway: Underway) -> None:
    failed = ""
    try:
        prepared = preview.prepare(job)  # while others may still write
        take_over(job, by=by, seen=seen, prepared=prepared, progress=underway.report)
    except ValidationError as refusal:
        failed = " ".join(refusal.messages)
    except Exception:
        log.exception("taking over %s failed", job.key)
        failed = _("Die Übernahme ist gescheitert. Übernommen wurde nichts. Näheres steht im Protokoll des Servers.")
    finally:
        underway.end(failed)
        connection.close()
