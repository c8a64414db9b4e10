"""Who spoke for a seat goes out and comes in with the minutes, without a name; not of a resident's seat alone."""

import pytest

from sozialraum.founding.dump import dump
from sozialraum.people.models import Membership, Seat
from sozialraum.presence import actions
from sozialraum.presence.models import Entitlement
from tests import factories as f
from tests.founding.files import loaded

pytestmark = pytest.mark.django_db


def test_a_file_says_who_spoke_for_a_seat_and_brings_it_back(sitting, by, body, group, tmp_path):
    kirche = Seat.objects.get(institution__key="kirche").institution
    head = actions.arrive(sitting, by=by, name="Zora Beispiel", institution=kirche)
    rosa = f.PersonFactory(body=body, key="rosa", name="Rosa Beispiel")
    own = f.SeatFactory(body=body, organization=group, institution=None, resident=rosa)
    actions.speak_for(sitting, by=by, seat=own, way="walk_in", spoken_by=head)
    assert Entitlement.objects.count() == 2

    said = dump(body).text

    assert said.count("way: in der Sitzung benannt") == 1 and "Zora" not in said
    assert dump(body, with_people=True).text.count("way: in der Sitzung benannt") == 2
    again = loaded(tmp_path, said)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], said)
    assert Entitlement.objects.filter(deleted=None).count() == 2
    assert Membership.objects.exists()


def test_who_spoke_is_withdrawn_with_the_line_of_the_file(sitting, by, body, tmp_path):
    kirche = Seat.objects.get(institution__key="kirche").institution
    head = actions.arrive(sitting, by=by, name="Zora Beispiel", institution=kirche)
    actions.undo_arrival(head, by=by)

    said = dump(body).text

    assert "withdrawn:" in said and "entitlement" in said
    again = loaded(tmp_path, said)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], said)
