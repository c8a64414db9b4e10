"""An institution sends in an event on a phone: the form and the page of the event, in German and from the right."""

import pytest

from tests.journeys import walk
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": True, "has_touch": True}
TOKEN = "reise-" + "x" * 37
LINK = """
from django.utils import timezone
from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.network.models import Body
with guard.opened():
    PersonalLink.objects.create(
        body=Body.objects.get(key="musterviertel"), digest=digest_of("{token}"), purpose="confirm",
        subject="organization", subject_key="familienzentrum", expires=timezone.now() + timezone.timedelta(days=9))
"""


def test_an_institution_sends_in_an_event_on_a_phone(open_page, demo, axe):
    made = demo.shell(LINK.format(token=TOKEN))
    assert made.returncode == 0, made.stderr
    page = open_page(**PHONE)
    form = f"{page.home}/l/{TOKEN}/einrichtungen/familienzentrum/veranstaltung/"

    # 1. The form, in German and in Arabic: nothing sticks out, axe finds nothing.
    page.goto(form.replace("/einrichtungen", "/ar/einrichtungen"))
    assert (walk.overflow(page), axe(page)) == (0, [])
    page.goto(form)
    assert (walk.overflow(page), axe(page)) == (0, [])

    # 2. Name and day are enough; it waits and says so.
    page.get_by_label("Wie heißt die Veranstaltung?").fill("Elterncafé Beispiel")
    page.get_by_label("Tag", exact=True).fill("2030-05-08")
    page.get_by_role("button", name="Einreichen").click()
    assert page.get_by_text("Das Büro sieht sich die Veranstaltung an.").count() == 1
    assert (walk.overflow(page), axe(page)) == (0, [])
    event = page.url.partition(TOKEN)[2]

    # 3. The office looks at it on a phone, publishes it, and is told so; the institution reads it where it sends in.
    office = open_page(**PHONE)
    sit_down(demo, office)
    office.goto(office.home + event)
    assert office.get_by_text("Sehen Sie sie an: Öffentlich wird sie erst, wenn Sie sie veröffentlichen.").count() == 1
    assert (walk.overflow(office), axe(office)) == (0, [])
    office.get_by_role("link", name="Veröffentlichen").click()
    office.get_by_role("button", name="Veranstaltung veröffentlichen").click()
    assert office.get_by_text("Veröffentlicht: Elterncafé Beispiel.").count() == 1
    page.goto(form)
    assert page.locator("#eingereicht li").filter(has_text="Elterncafé Beispiel").get_by_text("Steht bei").count() == 1
    assert (walk.overflow(page), axe(page)) == (0, [])
