"""What everybody reads of objections on the page of a sitting is never an old number."""

import pytest
from django.test import Client

from sozialraum.circulation import actions
from sozialraum.decisions.actions import publish_minutes
from tests.circulation.conftest import UNTIL, anew

pytestmark = pytest.mark.django_db


def test_a_new_objection_is_counted_on_the_kept_page_of_everybody(by, minutes):
    actions.send_draft(minutes, by=by, until=UNTIL)
    publish_minutes(anew(minutes), by=by)
    page = minutes.meeting.get_absolute_url()
    assert "Zum Entwurf:" not in Client().get(page).content.decode()

    actions.raise_objection(anew(minutes), by=by, new="Drei Bänke", way="phone", name="Petra Beispiel", phone="02300")

    told = Client().get(page).content.decode()
    assert "Zum Entwurf: ein Einwand, noch nicht beantwortet." in told
    assert "Drei Bänke" not in told and "Petra" not in told
