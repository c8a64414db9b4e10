"""Bench: pages of the office, which a login alone may open – planning a sitting, an agenda of 25 points, holding one.

Run in the house that is measured (``python -m bench.office``); prints a session and the pages as JSON.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

from bench import inside  # noqa: F401 - first of all
from bench.holding import held
from sozialraum.accounts.models import User
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import SECOND_FACTOR
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.network.models import Body
from sozialraum.people.models import Membership, Person

POINTS = 25


def found() -> dict[str, Any]:
    """A session of the office of the main network, its pages by the name of their address, and a note to be stored."""
    body = Body.objects.get(is_default=True)
    session, browser = _session(body), Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session
    group = Organization.objects.get(pk=Holder.objects.filter(meeting__body=body).values("organization")[:1])
    plan = reverse("convening:meeting-plan")
    text = "\n".join(f"Musterpunkt {number} | Beschluss | 10 | Büro" for number in range(1, POINTS + 1))
    browser.post(plan, {"groups": group.key, "text": text, "name": "Mustersitzung der Messung", "entwurf": "1"})
    draft = Meeting.objects.get(body=body, name="Mustersitzung der Messung")
    paths = {
        "convening:meeting-plan": f"{plan}?leading={group.key}",
        "agenda:meeting-set-agenda": reverse("agenda:meeting-set-agenda", args=[draft.key]),
    }
    office = Organization.objects.get(body=body, key="buero-der-messung")
    sitting = held(body, office, Person.objects.get(body=body, key="messung"))
    paths["holding:meeting-hold"] = sitting["page"]
    pages = [{"name": name, "path": path} for name, path in paths.items()]
    note = {"path": sitting["note"], "words": sitting["words"]}
    return {"cookie": f"{settings.SESSION_COOKIE_NAME}={session}", "pages": pages, "note": note}


def _session(body: Body) -> str:
    """As a login with a second factor would leave it."""
    with guard.opened():
        user = User.objects.create(email="messung@example.org")
        house = Organization.objects.create(
            body=body, key="buero-der-messung", name="Büro der Messung", classification=Classification.OFFICE
        )
        person = Person.objects.create(body=body, key="messung", name="Erika Beispiel", user=user)
        Membership.objects.create(body=body, key="messung", organization=house, person=person)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SECOND_FACTOR] = True
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(found()))
