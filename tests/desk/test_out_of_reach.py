"""Who is owed an answer and cannot be reached: named on the desk, with the form that mends it."""

import pytest

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.concerns.models import Answered
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.post.models import Letter
from tests import factories as f

pytestmark = pytest.mark.django_db
BUTTON = "Telefon oder Anschrift eintragen"
SILENT = {
    "reply_by": "mail",
    "email": "niemand@example.org",
    "email_confirmed": None,
    "phone": "",
    "postal_address": "",
}


def concern(body, group):
    one = f.ConcernFactory(body=body, of=[group], state="answered", **SILENT)
    with guard.opened():
        Answered.objects.create(concern=one, reply=f.ReplyFactory(body=body, text="Die Lampe leuchtet."))
    return one


def wish(body, group):
    words = {"state": "refused", "reason": "Die Lampe leuchtet.", "name": "Erika Beispiel"}
    return f.JoinRequestFactory(body=body, organization=group, **SILENT, **words)


@pytest.fixture(params=[concern, wish], ids=["concern", "wish"])
def asker(request, body, group):
    return request.param(body, group)


def page_of(office, path):
    return office.get(path).content.decode()


def test_the_desk_names_them_and_leads_to_the_form(office, asker):
    assert "Jemand ist nicht zu erreichen" in page_of(office, "/schreibtisch/")

    pile = page_of(office, "/schreibtisch/post/drucken/briefe/")
    assert f'href="{asker.get_absolute_url()}erreichen/"' in pile
    assert BUTTON in pile
    assert f'{asker.get_absolute_url()}erreichen/"' in page_of(office, asker.get_absolute_url())


@pytest.mark.parametrize("way", ["phone", "post"])
def test_once_it_is_entered_the_answer_goes_on_that_way(office, asker, way):
    typed = {"phone": "0123 456"} if way == "phone" else {"postal_address": "Erika Beispiel\nWeg 1\n00000 Ort"}
    answer = office.post(
        f"{asker.get_absolute_url()}erreichen/", {"reply_by": way, "revision": asker.revision, **typed}
    )

    assert answer.status_code == 302, answer.content.decode()
    found = [*ManualDelivery.objects.all(), *Letter.objects.filter(state="to_print")]
    assert [("Die Lampe leuchtet." in one.text, "ist bestätigt" in one.text) for one in found] == [(True, False)]
    assert "nicht zu erreichen" not in page_of(office, "/schreibtisch/")
    assert "0123" not in str(list(Entry.objects.values("detail__changes")))


def test_a_new_mail_address_is_asked_first_and_the_answer_does_not_go_yet(office, asker):
    typed = {"reply_by": "mail", "email": "erika@example.org", "revision": asker.revision}
    office.post(f"{asker.get_absolute_url()}erreichen/", typed)

    assert [(one.to, one.secret) for one in Letter.objects.all()] == [("erika@example.org", True)]
    assert "Die Lampe leuchtet." not in Letter.objects.get().text


def test_without_what_the_way_needs_it_is_refused_in_place(office, asker):
    answer = office.post(f"{asker.get_absolute_url()}erreichen/", {"reply_by": "phone", "revision": asker.revision})

    assert "Ohne diese Angabe können wir nicht antworten." in answer.content.decode()
