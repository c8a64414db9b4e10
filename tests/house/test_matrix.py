"""The matrix: each act × each standing. A new act without a row fails."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from sozialraum.acts.act import ACTS
from sozialraum.acts.registry import kinds
from sozialraum.concerns.words import ConcernState as Concerned
from sozialraum.concerns.words import Elsewhere
from sozialraum.decisions.words import MinutesState
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.words import JoinedAs
from sozialraum.joining.words import RequestState as Wish
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.people.words import VotingRight
from sozialraum.post.words import CameAs, IncomingState, LetterState
from tests import factories as f
from tests.house.subjects import subject_of

OFFICE = {"office", "house"}
#: All but whoever is here to audit.
EVERYBODY = {
    "nobody",
    "link",
    "former",
    "member",
    "speaker",
    "delegate",
    "city",
    "office_without_second_factor",
    *OFFICE,
}
#: Whoever holds a sitting marks who is there; by a link, too: tests/presence.
PRESENT = (
    "arrive", "leave", "come_back", "excuse", "undo_arrival", "mark_sheet", "count_public", "speak_for",
    "state_computed_quorum",
)  # fmt: skip
MATRIX = {act.name: OFFICE for kind in kinds() if kind.acts for act in kind.acts[:3]} | {
    "bodies.found": {"house"},
    "bodies.correct_body": OFFICE,
    "bodies.write_texts": OFFICE,
    "bodies.confirm": {"office"},
    "bodies.ask_to_confirm": {"office"},
    "bodies.ask_all_to_confirm": {"office"},
    "bodies.set_up": set(),  # by the operator's link for a new network alone: tests/access/test_founding.py
    "people.open_login": {"office"},
    "people.close_login": {"office"},
    "people.reset_second_factor": {"office"},
    "people.hand_out_office_link": {"house"},
    "people.take_office": set(),  # by the operator's link for this office alone: tests/access/test_first_link.py
    "people.name_delegate": {"office"},
    "people.name_deputy": {"office", "delegate"},
    "people.end": {"office", "delegate"},
    "people.end_seat": {"office"},
    "people.recall": {"office"},
    "people.give_seat": {"office"},
    "people.appoint": {"office"},
    "people.update_contact": {"office", "delegate"},
    "people.agree": {"office"},
    "papers.clean": {"house"},
    "papers.note_clean": {"house"},
    "people.revoke": {"office", "delegate", "house"},
    "privacy.hand_over": {"office"},
    "privacy.erase": {"office"},
    "privacy.erase_again": {"house"},
    "privacy.set_period": {"office"},
    "privacy.let_go": {"house"},
    "papers.adopt": OFFICE,
    "papers.unadopt": OFFICE,
    "bylaws.record_revision": OFFICE,
    "attendance.state_attendance": OFFICE,
    "attendance.forget_name": OFFICE,
    "tasks.finish": {"speaker", "office"},
    "tasks.forget_person": OFFICE,
    "notes.close_item": {"speaker", "office"},
    "notes.close_notes": {"speaker", "office"},
    "notes.take_task": {"speaker", "office"},
    **{f"pictures.{verb}_itempicture": OFFICE for verb in ("record", "correct", "withdraw")},
    **{f"pictures.{verb}_picture": {"speaker", "office"} for verb in ("describe", "release", "take_back", "remove")},
    "pictures.add_pictures": {"speaker", "office"},
    "attendance.draft_minutes": {"office"},
    "attendance.state_head": {"office"},
    **{f"presence.{verb}_entitlement": {"speaker", *OFFICE} for verb in ("record", "correct", "withdraw")},
    **{f"presence.{verb}": {"speaker", "office"} for verb in PRESENT},
    "presence.open_sitting": {"speaker", *OFFICE},
    "elections.forget_candidate": OFFICE,
    "ballots.forget_recusal": OFFICE,
    "ballots.forget_voice": OFFICE,
    "voting.hold_ballot": {"speaker", "office"},
    "voting.hold_next_ballot": {"speaker", "office"},
    "voting.hold_poll": {"speaker", "office"},
    "voting.postpone_item": {"speaker", "office"},
    **{f"ballots.{verb}_strawpoll": {"speaker", *OFFICE} for verb in ("record", "correct", "withdraw")},
    "decisions.count_votes": OFFICE,
    "decisions.publish_minutes": OFFICE,
    "decisions.unpublish_minutes": OFFICE,
    "decisions.approve_minutes": OFFICE,
    "decisions.withdraw_approval": OFFICE,
    "approvals.state_corrections": OFFICE,
    "approvals.approve_former": {"speaker", "office"},
    "approvals.undo_former": {"speaker", "office"},
    "circulation.send_draft": {"speaker", "office"},
    "circulation.raise_objection": {"member", "delegate", "speaker", "office"},
    "circulation.decide": {"speaker", "office"},
    "circulation.forget_objector": OFFICE,
    "circulation.sign": {"speaker"},
    "circulation.approve_for_dissolved": {"office"},
    **{f"circulation.{verb}": {"house"} for verb in ("approve_by_silence", "publish_as_ruled", "remind", "pass_on")},
    "agenda.state_answer": OFFICE,
    "bodies.form_group": OFFICE,
    "bodies.dissolve_group": OFFICE,
    "bodies.open_term": OFFICE,
    "elections.note_office": OFFICE,
    **{f"electing.{verb}": {"speaker", "office"} for verb in ("hold_election", "count_run_off", "draw_lot")},
    "electing.undo_round": {"speaker", "office"},
    "electing.fill_office": {"speaker", "office"},
    "electing.empty_office": {"office"},
    "transcripts.transcribe_sitting": {"office"},
    "decisions.put_into_effect": OFFICE,
    "decisions.state_quorum": OFFICE,
    **{f"measures.{verb}_measure": {"speaker", *OFFICE} for verb in ("record", "correct", "withdraw")},
    "meetings.convene": {"speaker", *OFFICE},
    "meetings.move": {"speaker", "office"},
    "meetings.cancel": {"speaker", *OFFICE},
    "meetings.reinstate": {"speaker", *OFFICE},
    "meetings.open": {"speaker", *OFFICE},
    "meetings.conclude": {"speaker", *OFFICE},
    "meetings.pin_rules": {"office"},
    "holding.begin": {"speaker", "office"},
    "holding.finish_item": {"speaker", "office"},
    "holding.set_course": {"speaker", "office"},
    **{f"holding.{verb}": {"speaker", "office"} for verb in ("add_item", "correct_times")},
    "holding.end_sitting": {"speaker", "office"},
    "holding.resume": {"speaker", "office"},
    "holding.make_link": {"speaker", "office"},
    "holding.revoke_link": {"speaker", "office"},
    "meetings.state_conductors": OFFICE,
    "meetings.forget_conductor": OFFICE,
    "agenda.set_agenda": {"office"},
    "agenda.adjourn": {"speaker", "office"},
    "convening.plan_meeting": {"office"},
    "convening.replace_meeting": {"office"},
    "events.propose": set(),  # an institution by its link alone: tests/events/test_acts.py
    "events.publish": {"office"},
    "events.turn_down": {"office"},
    "events.move": {"office"},
    "events.cancel": {"office"},
    "events.reinstate": {"office"},
    "joining.ask": EVERYBODY,
    "joining.confirm": set(),  # the holder of the link that was mailed: tests/joining/test_doors.py
    "joining.ask_back": {"office"},
    "joining.answer": {"office"},
    "joining.admit": {"office"},
    "joining.refuse": {"office"},
    "joining.change_contact": {"office"},
    "joining.withdraw": OFFICE,
    "joining.announce_date": {"house"},
    "correspondence.tick_off": {"office"},
    "joining.forget": OFFICE,
    "concerns.say": EVERYBODY,
    "concerns.record_on_behalf": {"office"},
    "concerns.confirm": set(),  # the holder of the link that was mailed: tests/concerns/test_letters.py
    "concerns.withdraw": OFFICE,
    "concerns.new_code": {"office"},
    "concerns.change_contact": {"office"},
    "concerns.read": {"office"},
    "concerns.assign": {"office"},
    "concerns.put_on_agenda": {"office"},
    "concerns.take_off_agenda": {"office"},
    "concerns.publish": {"office"},
    "concerns.unpublish": OFFICE,
    "concerns.answer": {"office"},
    "concerns.answer_alike": {"office"},
    "concerns.refer": {"office"},
    "concerns.set_aside": {"office"},
    "concerns.undo_set_aside": {"office"},
    "concerns.reopen": {"office"},
    "concerns.announce_date": {"house"},
    "concerns.anonymise": OFFICE,
    "concerns.drop_address": {"house"},
    "concerns.forget": OFFICE,
    "concerns.promise": {"office"},
    "founding.load": {"house"},
    "contacts.upload": {"office"},
    "contacts.read_again": {"office"},
    "contacts.arrange": {"office"},
    "contacts.answer": {"office"},
    "contacts.take_over": {"office"},
    "contacts.throw_away": OFFICE,
    "post.send_again": {"office"},
    "post.stop": {"office"},
    "post.confirm_arrival": {"office"},
    "post.check_off": {"office"},
    "post.check_off_all": {"office"},
    "post.deliver_by_phone": {"office"},
    "post.set_up_server": {"office"},
    "post.send_trial": {"office"},
    "mailbox.set_up_mailbox": {"office"},
    "mailbox.mark_done": {"office"},
    "mailbox.classify": {"office"},
    "contacts.take_out": {"office"},
}


def house_acts():
    return {name: one for name, one in ACTS.items() if one.function.__module__.startswith("sozialraum.")}


def test_every_act_has_a_row():
    assert set(house_acts()) == set(MATRIX)


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_may_do_it_and_nobody_else(name, people, delegate, body, group):
    people["delegate"] = delegate
    subject = subject_of(name, people, body, group)

    allowed = {standing for standing, visitor in people.items() if house_acts()[name].who.holds(visitor, subject)}

    assert allowed - {"other_body_office"} == MATRIX[name]
    for standing in people.keys() - MATRIX[name]:  # the sentence alone proves nothing: the act is really called
        with pytest.raises(PermissionDenied):
            house_acts()[name](subject, by=people[standing])


@pytest.mark.parametrize("standing", ["nobody", "link", "former", "member", "auditor", "other_body_office"])
def test_a_refusal_stands_in_front_of_the_act_itself(standing, people, body, group):
    """The sentence alone proves nothing: the act is really called, and really refused."""
    meeting = f.MeetingFactory(body=body, of=[group])
    calls = {
        "bodies.correct_organization": (group, {"task": "Marker"}),
        "bodies.record_organization": (body, {"name": "Marker", "classification": "working_group"}),
        "bodies.withdraw_organization": (group, {}),
        "bodies.write_texts": (body, {"texts": {"purpose": "Marker"}}),
        "meetings.cancel": (meeting, {"reason": "Marker"}),
        "people.record_person": (body, {"name": "Marker"}),
    }
    for name, (subject, words) in calls.items():
        with pytest.raises(PermissionDenied):
            ACTS[name](subject, by=people[standing], **words)


@pytest.mark.parametrize("name", sorted(n for n, a in house_acts().items() if a.moves))
def test_a_move_starts_only_from_its_states(name, people, body, group):
    one = house_acts()[name]
    words = {
        "meetings.cancel": {"reason": "Krankheit"},
        "meetings.move": {
            "date": PartialDate(2027, 3, 1),
            "start_time": None,
            "end_time": None,
            "reason": "Saal belegt",
        },
        "events.cancel": {"reason": "Sturm"},
        "events.turn_down": {"reason": "Werbung"},
        "events.move": {
            "date": PartialDate(2027, 3, 1),
            "end_date": None,
            "start_time": None,
            "end_time": None,
            "all_day": True,
            "reason": "Sturm",
        },
        "joining.ask_back": {"question": "Wann?"},
        "joining.answer": {"answer": "Abends."},
        "joining.refuse": {"reason": "Die Gruppe ist voll."},
        "joining.admit": {
            "place": JoinedAs.GUEST,
            "start_date": PartialDate(2026, 3, 1),
            "voting_right": VotingRight.FULL,
        },
        "concerns.answer": {"text": "Die Laternen werden gerichtet."},
        "concerns.answer_alike": {"reply": f.ReplyFactory(body=body)},
        "concerns.refer": {"referred_to": Elsewhere.DEFECTS, "reason": "Dafür ist die Stadt da."},
        "concerns.set_aside": {"reason": "Werbung"},
        "concerns.assign": {"topic": None, "organizations": [group], "shared_text": "Zu dunkel."},
        "concerns.put_on_agenda": {"meeting": f.MeetingFactory(body=body, of=[group])},
        "agenda.set_agenda": {"lines": [], "seen": ""},
        "mailbox.classify": {"kind": CameAs.ABSENCE},
    }.get(name, {})
    has_come = name.endswith((".open", ".conclude", ".open_sitting"))
    date = PartialDate(2018, 1, 17) if has_come else PartialDate(2027, 2, 18)
    room = name.split(".")[0]
    states_of = {
        "post": LetterState,
        "joining": Wish,
        "concerns": Concerned,
        "decisions": MinutesState,
        "events": EventState,
    }
    states_of["events"] = EventState
    states = IncomingState if room == "mailbox" else states_of.get(room, State)
    for state in states.values:
        if room == "mailbox":
            thing = f.IncomingFactory(body=body, state=state)
        elif room == "post":
            kind = {"kind": "none"} if name == "post.deliver_by_phone" else {}
            thing = f.LetterFactory(body=body, state=state, opened=timezone.now(), **kind)
        elif room == "concerns":
            item = f.AgendaItemFactory(body=body) if state == Concerned.ON_AGENDA else None
            thing = f.ConcernFactory(body=body, of=[group], state=state, agenda_item=item)
        elif room == "decisions":
            thing = f.MinutesFactory(body=body, state=state)
        elif room == "events":
            thing = f.EventFactory(body=body, state=state)
        elif room == "holding":
            now, today = dt.time(0, 1), PartialDate.of(timezone.localdate())
            thing = f.MeetingFactory(body=body, state=state, date=today, opened=now, record_published=None, of=[group])
        elif room == "joining":
            thing = f.JoinRequestFactory(body=body, organization=group, state=state)
        else:
            thing = f.MeetingFactory(body=body, state=state, date=date, of=[group])
        if state in one.moves.source:
            one(thing, by=people["office"], **words)
            assert thing.state == one.moves.to
        else:
            with pytest.raises(ValidationError) as refusal:
                one(thing, by=people["office"], **words)
            assert refusal.value.code == "state"


@pytest.mark.parametrize("act", ["convene", "move", "cancel", "correct", "withdraw"])
def test_what_the_public_sees_changes_with_the_act_and_says_when(client, act, people, body, group):
    state = State.DRAFT if act == "convene" else State.SCHEDULED
    meeting = f.MeetingFactory(body=body, name="Runde am Markt", state=state, of=[group])
    address, old, before = meeting.get_absolute_url(), meeting.modified, client.get(meeting.get_absolute_url()).content
    words = {
        "convene": ("convene", {}),
        "move": ("move", {"date": PartialDate(2027, 3, 1), "start_time": None, "end_time": None, "reason": "Saal"}),
        "cancel": ("cancel", {"reason": "Krankheit"}),
        "correct": ("correct_meeting", {"name": "Große Runde"}),
        "withdraw": ("withdraw_meeting", {}),
    }[act]

    ACTS[f"meetings.{words[0]}"](meeting, by=people["office"], **words[1])

    assert client.get(address).content != before
    assert meeting.modified > old


def test_a_body_is_founded_by_the_house_alone(people, body):
    with pytest.raises(PermissionDenied):
        ACTS["bodies.found"](Body(key="neu", name="Neu"), by=people["office"], hosts=[])

    assert Body.objects.filter(key="neu").count() == 0
