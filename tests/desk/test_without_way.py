"""Who is owed a letter and has no way: a row in the post, a line on the desk, and what mends it; nobody vanishes."""

import pytest
from django.urls import reverse

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.words import Classification
from sozialraum.correspondence import actions as correspondence
from sozialraum.people import queries as people_queries
from sozialraum.post import actions as post
from sozialraum.post.models import Letter
from sozialraum.post.sending import Impossible
from sozialraum.post.words import LetterMedium, LetterState, Reason
from sozialraum.privacy import actions as privacy
from tests import factories as f
from tests.post.gallery import SAMPLES
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def erika(body):
    """A member of whom only the name is known."""
    return f.PersonFactory(body=body, key="erika", name="Erika Beispiel", email="", phone="", postal_address="")


@pytest.fixture
def verein(body):
    return f.OrganizationFactory(
        body=body, key="verein", name="Verein Beispiel", classification=Classification.INSTITUTION, email="",
        postal_address="", phone="",
    )  # fmt: skip


@pytest.fixture
def owed(erika, people):
    """The row of a disclosure that reaches nobody."""
    return privacy.hand_over(erika, by=people["office"]).letter


def page_of(office, name, *args):
    return office.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("name", SAMPLES)
def test_no_kind_of_letter_is_left_out_in_silence(office, erika, name):
    letter = SAMPLES[name]

    with guard.opened():
        outcome = correspondence.send(letter, to=people_queries.addressee_of(erika))

    row = Letter.objects.get()
    assert (type(outcome), outcome.why, outcome.letter) == (Impossible, Reason.NO_WAY, row)
    assert (row.kind, row.state, row.name, row.held_for) == (
        LetterMedium.NONE, LetterState.HELD, "Erika Beispiel", Reason.NO_WAY,
    )  # fmt: skip
    assert bool(row.text) is not letter.secret
    pile = page_of(office, "desk:letter-pile")
    for words in ("Erika Beispiel", row.subject, str(Reason.NO_WAY.label), f'{erika.get_absolute_url()}bearbeiten/"'):
        assert words in pile
    assert "Erika Beispiel" in page_of(office, "desk:desk")


def test_the_desk_names_everybody_once_and_does_not_call_them_held_for_the_address(office, owed, verein, people):
    bodies.ask_to_confirm(verein, by=people["office"])

    desk = page_of(office, "desk:desk")

    assert "2 Menschen oder Einrichtungen sind nicht zu erreichen" in desk
    assert "Erika Beispiel, Verein Beispiel." in desk
    assert "zurückgehalten" not in desk
    assert not PersonalLink.objects.exists()


def test_asked_again_it_is_one_row(owed, erika, people):
    privacy.hand_over(erika, by=people["office"])

    assert list(Letter.objects.values_list("pk", flat=True)) == [owed.pk]


def test_with_an_address_it_is_made_anew_and_the_note_is_overtaken(office, owed, erika):
    with guard.opened():
        type(erika).objects.filter(pk=erika.pk).update(postal_address="Weg 1\n00000 Musterstadt")
    again = reverse("privacy:person-hand-over", args=["erika"])
    assert again in page_of(office, "desk:letter-pile")

    office.post(again, {"revision": erika.revision})

    states = dict(Letter.objects.values_list("kind", "state"))
    assert states == {LetterMedium.NONE: LetterState.STOPPED, LetterMedium.PAPER: LetterState.TO_PRINT}
    assert "nicht zu erreichen" not in page_of(office, "desk:desk")


def test_what_was_told_by_phone_is_ticked_off_with_a_note(office, owed):
    detail = office.get(owed.get_absolute_url()).content.decode()
    assert 'href="gesagt/"' in detail
    assert "brief.pdf" not in detail
    assert office.get(f"{owed.get_absolute_url()}brief.pdf").status_code == 404

    office.post(f"{owed.get_absolute_url()}gesagt/", {"note": "Ihr selbst, am Abend", "revision": owed.revision})

    owed.refresh_from_db()
    assert (owed.state, owed.said, owed.held_for) == (LetterState.TOLD, "Ihr selbst, am Abend", "")
    assert Entry.objects.latest("pk").act == "post.deliver_by_phone"
    assert "nicht zu erreichen" not in page_of(office, "desk:desk")


def test_only_what_has_no_way_is_told_by_phone(body, people):
    held = f.LetterFactory(body=body, state=LetterState.HELD, held_for=Reason.NO_BASE)

    with refused("way"):
        post.deliver_by_phone(held, by=people["office"])


def test_who_wants_no_answer_leaves_no_row(body, group):
    concern = f.ConcernFactory(body=body, of=[group], reply_by="none", email="", phone="", postal_address="")

    with guard.opened():
        outcome = correspondence.send(SAMPLES["concern-answer"], to=concern.addressee)

    assert (outcome.why, Letter.objects.count()) == (Reason.UNWANTED, 0)
