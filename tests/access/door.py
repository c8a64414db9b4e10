"""Going through the door as a browser does: what is typed, what is read in the mail, what the app shows."""

import re
import time

from sozialraum.access.rules import STEP, hotp
from sozialraum.bodies.words import Classification
from sozialraum.post.models import Letter
from tests import counts
from tests import factories as f


def somebody(body, email="erika@example.org", kind=None, name="Erika Beispiel"):
    """A person with a login; of the office, the city or the audit if a kind is given."""
    person = f.PersonFactory(body=body, name=name, email=email, user=f.UserFactory(email=email))
    if kind:
        f.MembershipFactory(
            body=body, person=person, organization=f.OrganizationFactory(body=body, classification=kind)
        )
    return person


def an_office(body, email="buero@example.org"):
    return somebody(body, email, Classification.OFFICE, name="Berta Beispiel")


def ask(client, email="erika@example.org", weiter="", **extra):
    return client.post(f"/anmelden/{f'?weiter={weiter}' if weiter else ''}", {"email": email}, **extra)


def mailed(email="erika@example.org"):
    """The code in the newest letter to this address."""
    letter = Letter.objects.filter(to=email, secret=True).latest("pk")
    return re.search(r"^ {4}(\d{4}-\d{4})$", letter.text, re.M).group(1)


def type_code(client, code, weiter="", **extra):
    return client.post(f"/anmelden/code/{f'?weiter={weiter}' if weiter else ''}", {"code": code}, **extra)


def come_in(client, email="erika@example.org", weiter=""):
    """Log in by code; the answer to the last step."""
    ask(client, email, weiter)
    return type_code(client, mailed(email), weiter)


def set_up_app(client):
    """Set up a code app; its secret."""
    page = client.get("/zugang/zweiter-faktor/").content.decode()
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page).group(1).replace(" ", "")
    answer = client.post("/zugang/zweiter-faktor/", {"code": now_shown(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def now_shown(secret, steps=0):
    return hotp(secret, int(time.time()) // STEP + steps)


def is_in(client, **extra):
    """Does the house know who this is?"""
    return client.get("/zugang/", **extra).status_code == 200


def forget_counts():
    counts.forget()
