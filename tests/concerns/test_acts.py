"""What happens to a concern: said, read, laid with a group, talked about, answered; and what is told of it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from sozialraum.acts import guard, journal
from sozialraum.acts.models import Detail, Entry
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Promise, Topic
from sozialraum.concerns.queries.reading import as_read_by
from sozialraum.concerns.words import ConcernState, Elsewhere
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.models import AgendaItem
from sozialraum.post.models import Letter
from tests import factories as f

MARKER = "Geheimzeichen"


def last_entry():
    return Entry.objects.order_by("-number").first()


def everything_told(body):
    return str(list(Detail.objects.filter(entry__body=body).values_list()))


# ── said ──────────────────────────────────────────────────────────────────────


def test_each_gets_the_next_number_and_goes_to_the_groups_of_its_topic(say, group, topic, meeting):
    first, second = say(), say()

    assert (first.number, second.number) == ("A-1", "A-2")
    assert first.code != second.code
    assert first.groups == [group]
    assert (first.state, first.told_for, first.promised) == (ConcernState.RECEIVED, meeting.key, None)
    assert last_entry().act == "concerns.say"
    assert f"concern {second.key}" in last_entry().also


def test_numbers_begin_anew_in_each_body(say, other_body):
    f.ConcernFactory(body=other_body, ordinal=40)

    assert say().number == "A-1"


def test_i_do_not_know_goes_to_the_office_and_word_is_promised(say):
    concern = say(topic=None)

    assert concern.groups == []
    assert concern.promised is not None
    assert not Letter.objects.exists()


def test_the_same_form_sent_twice_is_one_concern(say):
    first = say(sending="einmal")
    again = say(sending="einmal")

    assert (first.pk, Concern.objects.count()) == (again.pk, 1)
    say(sending="einmal", text="Etwas ganz anderes")
    assert Concern.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"text": "  "}, "text"),
        ({"reply_by": "mail", "phone": ""}, "email"),
        ({"reply_by": "phone", "phone": " "}, "phone"),
        ({"reply_by": "post", "postal_address": ""}, "postal_address"),
        ({"reply_by": "mail", "email": "zwei@example.org, drei@example.org"}, "email"),
        ({"name": "Erika\nBcc: x@example.org"}, "name"),
    ],
)
def test_what_cannot_be_answered_is_refused_at_its_field_and_nothing_is_kept(say, words, field):
    with pytest.raises(ValidationError) as refusal:
        say(**words)

    assert list(refusal.value.error_dict) == [field]
    assert not Concern.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("reply_by", ["visit", "none"])
def test_whoever_comes_by_or_wants_no_answer_says_no_address(say, reply_by):
    assert say(reply_by=reply_by, phone="").way == ""
    assert not ManualDelivery.objects.exists()


def test_the_journal_tells_that_something_was_said_and_never_what_or_by_whom(say, body):
    say(text=MARKER, name=MARKER, reply_by="mail", email=f"{MARKER}@example.org", postal_address=MARKER, phone=MARKER)

    assert MARKER.lower() not in everything_told(body).lower()
    assert list(journal.verify(body)) == []


def test_the_office_types_in_what_somebody_said_and_it_is_marked(people, body, topic):
    concern = actions.record_on_behalf(
        body, by=people["office"], way_in="card", topic=topic, text="Mehr Bänke", reply_by="none", language="de"
    )

    assert (concern.on_behalf, concern.way_in, concern.number) == (True, "card", "A-1")


def test_an_auditor_changes_nothing_not_even_by_saying_something(people, body):
    with pytest.raises(PermissionDenied):
        actions.say(body, by=people["auditor"], topic=None, text="x", reply_by="none", language="de")


# ── read, and laid with a group ───────────────────────────────────────────────


def test_the_group_reads_the_wording_for_it_and_nothing_else(say, people, body, group):
    concern = say(text=f"Frau {MARKER} aus Nr. 5: zu dunkel", name=MARKER)
    photos = [f.PhotoFactory(body=body, concern=concern, position=place) for place in (1, 2)]
    assert not Concern.objects.listed_for(people["member"]).exists()

    actions.assign(
        concern,
        by=people["office"],
        topic=concern.topic,
        organizations=[group],
        shared_text="Am Spielplatz ist es zu dunkel.",
        shared_photos=photos[:1],
    )

    seen = as_read_by(people["member"], Concern.objects.listed_for(people["member"]).get())
    assert seen.text == "Am Spielplatz ist es zu dunkel."
    assert list(seen.photos) == photos[:1]
    assert seen.contact is None
    assert MARKER not in str(seen)


def test_who_reads_what(say, people, body, group, language):
    concern = say(text="original")
    f.PhotoFactory(body=body, concern=concern)
    actions.assign(concern, by=people["office"], topic=None, organizations=[group], shared_text="geteilt")
    people["own"] = Visitor(body, Way.LINK, link=Link("concern", "concern", concern.key))
    people["elsewhere"] = Visitor(body, Way.LINK, link=Link("concern", "concern", "anderes"))
    people["to confirm"] = Visitor(body, Way.LINK, link=Link("confirm-mail", "concern", concern.key))

    def texts():
        found = {name: Concern.objects.listed_for(visitor).first() for name, visitor in people.items()}
        return {name: as_read_by(people[name], one) for name, one in found.items() if one}

    read = texts()
    assert {name: (one.text, bool(one.photos), bool(one.contact)) for name, one in read.items()} == {
        "office": ("original", True, True),
        "auditor": ("", False, False),
        "own": ("original", True, False),
        "member": ("geteilt", False, False),
        "speaker": ("geteilt", False, False),
    }
    with_public = {name: "öffentlich" for name in people if name != "other_body_office"}
    publish_anyway(concern, people)
    assert {name: one.text for name, one in texts().items()} == with_public | {
        "office": "original",
        "own": "original",
        "member": "geteilt",
        "speaker": "geteilt",
    }


def publish_anyway(concern, people):
    with guard.opened():
        Concern.objects.filter(pk=concern.pk).update(may_be_public=True)
    actions.publish(concern, by=people["office"], public_text="öffentlich")


def test_another_group_means_another_date_and_whoever_waits_hears_of_it(say, people, body, language, meeting):
    concern = say()
    f.MeetingFactory(body=body, key="sprache", name="Sprachrunde", of=[language])

    actions.assign(concern, by=people["office"], topic=None, organizations=[language], shared_text="Zu dunkel")

    assert concern.told_for == "sprache"
    assert "»AG Sprache« trifft sich das nächste Mal" in ManualDelivery.objects.to_do().get().text


def test_laid_with_the_group_it_was_said_for_nobody_is_told_the_same_again(say, people, group, meeting):
    concern = say()

    actions.assign(concern, by=people["office"], topic=concern.topic, organizations=[group], shared_text="Zu dunkel")

    assert not ManualDelivery.objects.exists()


def test_a_group_and_its_wording_are_needed(say, people, group):
    concern = say()
    for words in ({"organizations": [], "shared_text": "x"}, {"organizations": [group], "shared_text": " "}):
        with pytest.raises(ValidationError):
            actions.assign(concern, by=people["office"], topic=None, **words)
    assert concern.state == ConcernState.RECEIVED


# ── talked about ──────────────────────────────────────────────────────────────


@pytest.fixture
def laid(say, people, group):
    concern = say(text=MARKER, name=MARKER)
    actions.assign(concern, by=people["office"], topic=None, organizations=[group], shared_text="Zu dunkel dort")
    return concern


def test_on_the_agenda_it_reads_in_public_only_its_number(laid, people, meeting, client):
    item = actions.put_on_agenda(laid, by=people["office"], meeting=meeting)

    assert (item.name, laid.state, laid.agenda_item) == ("Anliegen A-1", ConcernState.ON_AGENDA, item)
    page = client.get(f"/sitzungen/{meeting.key}/").content.decode()
    assert "Anliegen A-1" in page
    assert MARKER not in page
    assert "Zu dunkel dort" not in page
    assert client.get(laid.paper.get_absolute_url()).status_code == 404


def test_it_can_be_taken_off_and_put_on_another(laid, people, meeting, group):
    actions.put_on_agenda(laid, by=people["office"], meeting=meeting)
    actions.take_off_agenda(laid, by=people["office"])

    assert (laid.state, laid.agenda_item) == (ConcernState.WITH_GROUP, None)
    assert not AgendaItem.objects.filter(deleted=None).exists()
    other = f.MeetingFactory(body=meeting.body, of=[group])
    assert actions.put_on_agenda(laid, by=people["office"], meeting=other).meeting == other


def test_what_is_over_takes_no_item_any_more(laid, people, meeting, group):
    over = f.MeetingFactory(body=meeting.body, state="held", of=[group])
    with pytest.raises(ValidationError) as refusal:
        actions.put_on_agenda(laid, by=people["office"], meeting=over)
    assert list(refusal.value.error_dict) == ["meeting"]
    assert laid.state == ConcernState.WITH_GROUP


# ── answered, referred, set aside ─────────────────────────────────────────────


def test_three_letters_on_one_thing_get_one_answer_each_by_their_own_way(say, people):
    one, two = say(), say(reply_by="post", phone="", postal_address="Musterstraße 8")
    three = say(reply_by="none", phone="")

    reply = actions.answer(one, by=people["office"], text="Die Laternen kommen.", also=[two, three, one])

    assert {concern.state for concern in Concern.objects.all()} == {ConcernState.ANSWERED}
    assert [list(concern.replies.all()) for concern in (one, two, three)] == [[reply]] * 3
    call, letter = ManualDelivery.objects.to_do().get(), Letter.objects.get()
    assert (call.way, letter.kind, letter.state, letter.topic) == ("phone", "paper", "to_print", "answer")
    assert "A-1" in call.text
    assert "A-2" in letter.text
    assert all("Die Laternen kommen." in text for text in (call.text, letter.text))


def test_if_one_of_them_cannot_be_answered_none_is(say, people):
    one, two = say(), say()
    actions.withdraw(two, by=people["office"])
    with pytest.raises(ValidationError):
        actions.answer(one, by=people["office"], text="Ja.", also=[two])

    one.refresh_from_db()
    assert (one.state, one.replies.count(), ManualDelivery.objects.count()) == (ConcernState.RECEIVED, 0, 0)


def test_an_answer_was_not_the_last_word(say, people):
    concern = say()
    actions.answer(concern, by=people["office"], text="Wir kümmern uns.")
    first = concern.answered
    actions.reopen(concern, by=people["office"])
    assert (concern.state, concern.ended) == (ConcernState.READ, None)

    actions.answer(concern, by=people["office"], text="Die Laternen stehen.")

    assert concern.replies.count() == 2
    assert concern.answered == first


def test_what_belongs_elsewhere_is_told_where(say, people):
    concern = say()

    actions.refer(concern, by=people["office"], referred_to=Elsewhere.DEFECTS, reason="Dort geht es schneller.")

    text = ManualDelivery.objects.to_do().get().text
    assert "der Mängelmelder der Stadt" in text
    assert "Dort geht es schneller." in text


def test_spam_is_set_aside_and_nobody_hears_of_it_and_it_comes_back(say, people):
    concern = say()
    actions.set_aside(concern, by=people["office"], reason="Werbung")
    assert not ManualDelivery.objects.exists()
    assert concern.ended is not None

    actions.undo_set_aside(concern, by=people["office"])

    assert (concern.state, concern.reason, concern.ended) == (ConcernState.RECEIVED, "", None)


# ── public, and what is promised ──────────────────────────────────────────────


def test_public_is_only_what_somebody_agreed_to_in_words_of_the_office(say, people, client):
    silent, open_ = say(), say(may_be_public=True, text=MARKER)
    with pytest.raises(ValidationError) as refusal:
        actions.publish(silent, by=people["office"], public_text="Zu dunkel")
    assert refusal.value.code == "agreed"

    actions.publish(open_, by=people["office"], public_text="Zu dunkel am Spielplatz")
    assert [one.number for one in Concern.objects.listed_for(people["nobody"])] == ["A-2"]
    actions.unpublish(open_, by=people["office"])
    assert not Concern.objects.listed_for(people["nobody"]).exists()


def test_the_database_itself_refuses_what_nobody_agreed_to(say, people):
    concern = say()
    with guard.opened(), transaction.atomic(), pytest.raises(IntegrityError):
        Concern.objects.filter(pk=concern.pk).update(published=concern.created, public_text="x")


def test_what_is_promised_is_set_once_per_network_and_told(people, body):
    actions.promise(body, by=people["office"], answer_days=10, meeting_weeks=8)
    actions.promise(body, by=people["office"], answer_days=7, meeting_weeks=8)

    assert [(one.answer_days, one.meeting_weeks) for one in Promise.objects.all()] == [(7, 8)]
    with pytest.raises(ValidationError):
        actions.promise(body, by=people["office"], answer_days=0, meeting_weeks=8)


def test_topics_are_kept_in_order_and_lead_to_their_groups(people, body, group, language):
    topic = actions.topics.record(body, by=people["office"], name="Sprache und Dialog", organizations=[language, group])
    last = actions.topics.record(body, by=people["office"], name="Kita", organizations=[group])

    assert (topic.key, topic.groups, topic.order, last.order) == ("sprache-und-dialog", [language, group], 1, 2)
    actions.topics.withdraw(topic, by=people["office"])
    assert [one.name for one in Topic.objects.visible_to(people["nobody"])] == ["Kita"]


def test_another_code_opens_instead_of_the_old_one(say, people):
    concern = say()
    old = concern.code

    actions.new_code(concern, by=people["office"])

    assert concern.code != old
