"""How a journey sits down at the desk: a session made by the house's own shell, as a login would leave it."""

SIT_DOWN = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from sozialraum.accounts.models import User
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.network.models import Body
from sozialraum.people.models import Membership, Person

with guard.opened():
    body = Body.objects.get(key="{network}")
    user, _new = User.objects.get_or_create(email="{kind}.{network}@example.org")
    organization, _new = Organization.objects.get_or_create(
        body=body, key="{kind}-der-reise", defaults=dict(name="{name}", classification="{kind}"))
    person, _new = Person.objects.get_or_create(
        body=body, key="erika-{kind}", defaults=dict(name="Erika Beispiel", user=user))
    Membership.objects.get_or_create(
        body=body, key="erika-{kind}", defaults=dict(organization=organization, person=person))
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session["second_factor"] = {second_factor}
session.save()
print("session", session.session_key)
"""


def sit_down(house, page, *, kind="office", name="Geschäftsstelle der Reise", second_factor=True):
    """From here on this page is somebody who belongs to an organization of this kind."""
    host = page.home.split("//")[1].split(":")[0]
    network = "eschweiler-west" if host == "localhost" else host.partition(".")[0]
    words = {"network": network, "kind": kind, "name": name, "second_factor": second_factor}
    said = house.shell(SIT_DOWN.format(**words))
    assert said.returncode == 0, said.stderr
    key = said.stdout.split("session ")[1].split()[0]
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": page.home}])


TAKE_A_SEAT = """
from sozialraum.people.models import Seat

with guard.opened():
    group = Organization.objects.get(body=body, key="{group}")
    kita = Organization.objects.create(
        body=body, key="kita-der-reise", name="Kita der Reise", classification="institution")
    seat = Seat.objects.create(body=body, key="sitz-der-reise", organization=group, institution=kita)
    Membership.objects.create(body=body, key="delegiert", organization=group, person=person, seat=seat, role="member")
"""


def sit_as_delegate(house, page, *, group):
    """From here on this page is somebody who speaks on a seat of this group, for an institution of their own."""
    words = {"network": "musterviertel", "kind": "institution", "name": "Verein der Reise", "second_factor": False}
    said = house.shell(SIT_DOWN.format(**words) + TAKE_A_SEAT.format(group=group))
    assert said.returncode == 0, said.stderr
    key = said.stdout.split("session ")[1].split()[0]
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": page.home}])
