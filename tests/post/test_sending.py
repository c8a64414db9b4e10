"""The one call: it decides the way by what is known of somebody, and says truthfully what it did."""

import dataclasses
import email
import email.policy

import pytest
from django.test import Client

from sozialraum.acts import guard
from sozialraum.bodies import queries as bodies
from sozialraum.concerns.letters import ConcernAnswerLetter
from sozialraum.correspondence import actions as correspondence
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.correspondence.rules import News
from sozialraum.joining.letters import JoinDateLetter
from sozialraum.mailserver.mail import mail_of
from sozialraum.meetings import actions as meetings
from sozialraum.people import queries as people_queries
from sozialraum.people.letters import LoginOpenedLetter
from sozialraum.post.letters import TrialLetter
from sozialraum.post.models import Letter
from sozialraum.post.sending import Addressee, Created, HeldBack, Impossible, overtaken, release_held, send
from sozialraum.post.words import Reason
from sozialraum.privacy import actions as privacy
from sozialraum.sittings.queries.dates import date_of, event_file
from tests import factories as f
from tests.post.gallery import REQUEST

pytestmark = pytest.mark.django_db

ANSWER = ConcernAnswerLetter(number="A-1", code="7K3M-92XQ", look_up="anliegen/stand/", text="Die Laternen kommen.")
KNOWN = {"email": "erika@example.org", "phone": "02403 1", "postal_address": "Musterweg 3\n00000 Musterstadt"}


@pytest.fixture
def meeting(body):
    """A sitting that is convened."""
    return f.MeetingFactory(body=body, key="2027-02-18-wohnen", of=[f.OrganizationFactory(body=body)])


def sent(body, letter=ANSWER, **words):
    with guard.opened():  # as an act would
        return correspondence.send(letter, to=Addressee(body, name="Erika Beispiel", **words))


def fate(outcome):
    return getattr(outcome, "way", "") or outcome.why


@pytest.mark.parametrize(
    ("known", "wish", "is_confirmed", "way"),
    [
        ("email phone postal_address", "", True, "mail"),
        ("phone postal_address", "", True, "post"),
        ("phone", "", True, "phone"),
        ("", "", True, Reason.NO_WAY),
        ("email phone postal_address", "post", True, "post"),
        ("email phone", "phone", True, "phone"),
        ("email phone", "mail", False, "phone"),
        ("email postal_address", "mail", False, "post"),
        ("email", "mail", False, Reason.NOT_CONFIRMED),
        ("email", "visit", True, Reason.COMES_BY),
        ("email", "none", True, Reason.UNWANTED),
    ],
)
def test_the_way_follows_from_what_is_known_and_wished(body, settings, known, wish, is_confirmed, way):
    settings.SMTP = "smtp://127.0.0.1"
    outcome = sent(body, wish=wish, is_confirmed=is_confirmed, **{name: KNOWN[name] for name in known.split()})

    assert fate(outcome) == way
    assert Letter.objects.count() == (way in ("mail", "post"))
    assert ManualDelivery.objects.count() == (way == "phone")
    assert isinstance(outcome, Created) is (way in ("mail", "post", "phone"))


def test_what_cannot_be_said_on_the_phone_is_not(body):
    assert sent(body, LoginOpenedLetter(), phone="02403 1") == Impossible(Reason.NO_WAY)


def test_without_a_server_it_waits_and_says_so(body, settings):
    settings.SMTP = ""

    outcome = sent(body, email="erika@example.org")

    assert (type(outcome), outcome.why, outcome.letter.state) == (HeldBack, Reason.NO_SERVER, "waiting")
    assert outcome.sentence == "Der Brief ist noch nicht hinausgegangen: Es ist kein Mailserver eingetragen."


@pytest.mark.parametrize("known", ["email", "postal_address"])
def test_a_letter_that_needs_an_address_waits_for_it_and_leads_where_it_says(body, known):
    with guard.opened():
        type(body).objects.update(address="")
    body.refresh_from_db()
    outcome = sent(body, LoginOpenedLetter(), **{known: KNOWN[known]})
    assert (type(outcome), outcome.why, outcome.letter.state) == (HeldBack, Reason.NO_BASE, "held")
    assert release_held() == 0

    with guard.opened():
        type(body).objects.update(address="https://neu.example/")

    assert (release_held(), release_held()) == (1, 0)
    letter = Letter.objects.get()
    assert letter.state == ("waiting" if known == "email" else "to_print")
    assert ("https://neu.example/anmelden/" in letter.text) is (known == "email")
    assert "\ue000" not in letter.text


def test_a_link_that_is_not_needed_is_left_out_where_it_leads_nowhere(body):
    body.address = ""

    outcome = sent(body, email="erika@example.org")

    assert isinstance(outcome.letter, Letter)
    assert "http" not in outcome.letter.text
    assert outcome.letter.state == "waiting"


def test_a_member_who_can_only_be_called_is_called(body):
    person = f.PersonFactory(body=body, name="Ali Beispiel", email="", phone="02403 7", language="Arabisch")

    with guard.opened():
        outcome = correspondence.send(ANSWER, to=people_queries.addressee_of(person))

    call = ManualDelivery.objects.get()
    assert outcome == Created("phone")
    assert (call.name, call.reach, call.about, call.about_key) == ("Ali Beispiel", "02403 7", "person", person.key)
    assert call.text.startswith("Hier ist die Antwort auf Ihr Anliegen A-1:")
    assert call.note == "Sprache: Arabisch"


def test_a_member_is_written_to_in_the_language_they_name(body):
    person = f.PersonFactory(body=body, name="Ali Beispiel", email="ali@example.org", language="Arabisch")

    send(LoginOpenedLetter(), to=people_queries.addressee_of(person), office=bodies.office_of(body))

    letter = Letter.objects.get()
    assert letter.language == "ar"
    assert letter.text.startswith("مرحبًا \u2068Ali Beispiel\u2069،")
    assert "Guten Tag Ali Beispiel," in letter.text


def test_the_signs_around_a_number_reach_the_reader(body):
    outcome = sent(body, email="erika@example.org", language="fa")

    mail = email.message_from_bytes(
        mail_of(outcome.letter, from_address="post@netz.example", from_name="Netz"), policy=email.policy.default
    )

    assert "\u2068A-1\u2069" in mail["Subject"]
    assert "\u20687K3M-92XQ\u2069" in mail.get_body(("plain",)).get_content()


def test_a_date_comes_with_a_part_for_the_calendar(body, meeting):
    event = event_file(body, meeting.key)
    news = {"news": News.SET, "groups": ("AG Wohnen/Quartier",), "ahead": date_of(meeting), "event": event}
    outcome = sent(body, JoinDateLetter(**REQUEST, **news), email="erika@example.org")

    raw = mail_of(outcome.letter, from_address="post@netz.example", from_name="Netz")
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    plain, calendar = mail.iter_parts()
    assert mail.get_content_type() == "multipart/alternative"
    assert (plain.get_content_type(), calendar.get_content_type()) == ("text/plain", "text/calendar")
    assert calendar["Content-Type"].params["method"] == "PUBLISH"
    assert f"UID:{meeting.key}.{body.key}@sozialraum" in calendar.get_content()


def test_a_called_off_date_is_taken_out_of_the_calendar(body, meeting, people):
    meetings.cancel(meeting, by=people["office"], reason="Alle sind krank.")

    event = event_file(body, meeting.key).decode()
    assert "METHOD:CANCEL\r\n" in event
    assert "STATUS:CANCELLED\r\n" in event


def test_a_link_on_paper_is_typed_as_it_comes_and_leads_on(body, people):
    person = f.PersonFactory(body=body, email="", postal_address="Musterweg 3\n00000 Musterstadt")
    outcome = privacy.hand_over(person, by=people["office"])
    ((_label, path),) = outcome.letter.links
    assert len(path) == len("l/") + 24

    for typed in (path, path.upper().replace("L/", "l/", 1), "l/" + path[2:].replace("-", "")):
        answer = Client().get(f"/{typed}")
        assert answer.status_code == 302
        assert answer.url == f"/{typed}/menschen/{person.key}/auskunft/"
        assert Client().get(answer.url).status_code == 200
    other = "3" if path.endswith("2") else "2"
    assert Client().get(f"/{path[:-1]}{other}/").status_code == 404


def test_what_something_newer_overtakes_is_not_printed(body):
    to = Addressee(body, "concern", "a1", postal_address="Weg 1\n00000 Musterstadt")
    old = correspondence.send(ANSWER, to=to).letter
    other = correspondence.send(ANSWER, to=dataclasses.replace(to, about_key="b2")).letter

    overtaken(body, "concern", "a1", ["answer"])

    old.refresh_from_db()
    other.refresh_from_db()
    assert (old.state, old.text, old.links) == ("stopped", "", [])
    assert other.state == "to_print"


def test_the_trial_is_a_letter_like_any_other(body, settings):
    settings.SMTP = "smtp://127.0.0.1"

    outcome = send(TrialLetter(), to=Addressee(body, email="erika@example.org"), office=bodies.office_of(body))

    assert outcome == Created("mail", Letter.objects.get())
    assert outcome.letter.text.startswith("Guten Tag,\n\ndieser Brief zeigt")
