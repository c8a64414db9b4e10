"""A changed state in a file is reached by the acts that move a thing there, or refused at its line."""

import pytest

from sozialraum.acts.models import Entry
from sozialraum.decisions.models import Approval, Minutes, Resolution, VoteCount
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from tests.founding.files import SMALL, changed, loaded, write

pytestmark = pytest.mark.django_db

PREPARED = changed(SMALL, ("    minutes: {state: veröffentlicht}\n", "    state: in Vorbereitung\n"))
JOINT = changed(SMALL, ("    of: [plenum]\n", "    of: [plenum, ag]\n"), ("{yes: 12,", "{of: plenum, yes: 12,"))
MINUTES = "minutes: {state: veröffentlicht}"
VOTES = "        votes:\n          - {yes: 12, no: 0}\n"
OF_PLENUM = VOTES.replace("yes", "of: plenum, yes")
ITEM, BY = "        item: erste-top-2\n", "      - key: beschluss\n"


def in_state(word):
    return changed(PREPARED, ("state: in Vorbereitung", f"state: {word}"))


def acts_of(tmp_path, text):
    """What a second load carries out, by name; a third one changes nothing, and the dump says the same."""
    before = Entry.objects.count()
    load(write(tmp_path, text))
    entries = [entry.act for entry in Entry.objects.order_by("number")[before:]]
    comes_back(tmp_path, text)
    return entries


def comes_back(tmp_path, text):
    assert not load(write(tmp_path, text)).plan.steps
    body = Meeting.objects.all()[0].body
    assert not load(write(tmp_path, dump(body).text, "wieder.yaml")).plan.steps


@pytest.mark.parametrize(
    "before, after, acts",
    [
        ("in Vorbereitung", "einberufen", ["meetings.convene"]),
        ("in Vorbereitung", "hat stattgefunden", ["meetings.convene", "meetings.conclude"]),
        ("einberufen", "läuft", ["meetings.open"]),
        ("läuft", "hat stattgefunden", ["meetings.conclude"]),
        ("abgesagt", "hat stattgefunden", ["meetings.reinstate", "meetings.conclude"]),
    ],
)
def test_a_meeting_walks_the_acts(tmp_path, before, after, acts):
    loaded(tmp_path, in_state(before))

    carried_out = acts_of(tmp_path, in_state(after))

    assert [name for name in carried_out if not name.startswith(("meetings.correct", "founding"))] == acts


def test_what_the_acts_set_besides_is_as_the_file_says(tmp_path):
    loaded(tmp_path, in_state("einberufen"))

    acts = acts_of(tmp_path, in_state("abgesagt\n    reason: Krankheit\n    sequence: 3"))

    assert "meetings.cancel" in acts
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.reason, meeting.sequence) == (State.CANCELLED, "Krankheit", 3)


@pytest.mark.parametrize("word", ["in Vorbereitung", "einberufen", "abgesagt", "läuft"])
def test_what_was_held_is_never_anything_else(tmp_path, word):
    loaded(tmp_path, in_state("hat stattgefunden"))

    with pytest.raises(Faults) as refused:
        load(write(tmp_path, in_state(word)))

    [fault] = refused.value.faults
    assert str(fault) == (
        f"netz.yaml, Zeile 26, meetings[erste].state: »{word}« – Aus »hat stattgefunden« wird das nicht mehr; "
        "erwartet: »hat stattgefunden«, oder nichts anderes."
    )
    assert Meeting.objects.get().state == State.HELD


def test_minutes_are_published_taken_back_and_approved_by_acts(tmp_path):
    loaded(tmp_path, changed(JOINT, (MINUTES, "minutes: {state: Entwurf}")))
    assert not Meeting.objects.get().has_public_record

    acts = acts_of(tmp_path, JOINT)
    assert "decisions.publish_minutes" in acts and Meeting.objects.get().has_public_record

    acts = acts_of(tmp_path, changed(JOINT, (MINUTES, "minutes: {state: genehmigt, approved: 2017-01}")))
    assert acts.count("decisions.approve_minutes") == 2 and Minutes.objects.get().is_approved

    acts = acts_of(tmp_path, changed(JOINT, (MINUTES, "minutes: {state: Entwurf}")))
    assert acts.count("decisions.withdraw_approval") == 2 and "decisions.unpublish_minutes" in acts
    assert not Meeting.objects.get().has_public_record


def test_one_date_of_format_1_is_an_approval_of_all_groups(tmp_path):
    text = changed(JOINT, (MINUTES, "minutes: {state: genehmigt, approved: 2017-01-18}"))
    loaded(tmp_path, text)

    minutes = Minutes.objects.get()
    assert minutes.state == MinutesState.PUBLISHED
    assert [(one.organization.key, one.date, one.way) for one in minutes.valid_approvals] == [
        ("plenum", PartialDate(2017, 1, 18), "unknown"),
        ("ag", PartialDate(2017, 1, 18), "unknown"),
    ]
    assert "state: genehmigt" in dump(minutes.body).text and "approvals" not in dump(minutes.body).text
    comes_back(tmp_path, text)


def test_a_group_that_holds_the_meeting_after_all_has_approved_too(tmp_path):
    approved = (MINUTES, "minutes: {state: genehmigt}")
    loaded(tmp_path, changed(SMALL, approved))

    acts_of(tmp_path, changed(JOINT, approved))

    assert Approval.objects.count() == 2


def test_approvals_that_differ_are_listed(tmp_path):
    approvals = (
        "minutes:\n      state: veröffentlicht\n      approvals:\n"
        "        - {of: ag, date: 2017-02, way: durch Beschluss, meeting: erste, corrections: 'TOP 2: 14 Tage.'}\n"
    )
    text = changed(JOINT, (MINUTES + "\n", approvals))
    loaded(tmp_path, text)

    [one] = Approval.objects.all()
    assert (one.organization.key, one.way, one.in_meeting.key, one.corrections) == (
        "ag",
        "resolution",
        "erste",
        "TOP 2: 14 Tage.",
    )
    comes_back(tmp_path, text)
    acts = acts_of(tmp_path, text.replace("of: ag, date: 2017-02", "of: plenum, date: 2017-02"))
    assert {"decisions.withdraw_approval", "decisions.approve_minutes"} <= set(acts)


def test_an_approval_where_no_group_is_known_stays_in_words(tmp_path):
    alone = changed(SMALL, ("    of: [plenum]\n", ""), (BY, f"{BY}        by: [plenum]\n"))
    text = changed(alone, (MINUTES, "minutes: {state: genehmigt, approved: 2017-01}"))
    loaded(tmp_path, text)

    assert (Minutes.objects.get().note, Approval.objects.count()) == ("Genehmigt: 2017-01.", 0)
    comes_back(tmp_path, text)


@pytest.mark.parametrize(
    "minutes, says",
    [
        ("{state: veröffentlicht, approvals: [{of: ordnung}]}", "Gremium oder Einrichtung mit diesem Schlüssel"),
        ("{state: veröffentlicht, approvals: [{of: ag}, {of: ag}]}", "hat die Sitzung nicht gehalten"),
        ("{state: veröffentlicht, quorum: [{of: ag, reached: yes}]}", "hat diese Sitzung nicht gehalten"),
        ("{state: veröffentlicht, approvals: [{of: plenum, meeting: andere}]}", "hat diese Sitzung nicht gehalten"),
        ("{state: genehmigt, approvals: [{of: plenum}]}", "erwartet: approvals mit veröffentlicht oder Entwurf"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, minutes, says):
    other = "meetings:\n  - {key: andere, of: [ag], name: Andere, date: 2017-01-02}\n"

    with pytest.raises(Faults, match=says):
        loaded(tmp_path, changed(SMALL, ("meetings:\n", other), (MINUTES, f"minutes: {minutes}")))


def test_a_missing_result_is_carried_and_a_dump_always_says_it(tmp_path):
    loaded(tmp_path, SMALL)
    assert {one.result for one in Resolution.objects.all()} == {"carried"}
    assert dump(Meeting.objects.get().body).text.count("result: angenommen") == 2

    text = changed(SMALL, (ITEM, f"{ITEM}        result: nicht überliefert\n"))
    acts_of(tmp_path, text)
    assert Resolution.objects.get(key="beschluss").result == ""


def test_rounds_and_results_of_groups_come_and_go(tmp_path):
    loaded(tmp_path, JOINT)
    ballots = """\
        ballots:
          - round: 1
            counts:
              - {of: ag, yes: 12, no: 0, result: angenommen}
              - {of: plenum, words: einstimmig, result: abgelehnt, override_reason: Losentscheid}
          - round: 2
            way: geheim
            question: Gegenantrag
            counts:
              - {yes: 14, no: 2}
"""

    acts_of(tmp_path, changed(JOINT, (OF_PLENUM, ballots)))

    rows = VoteCount.objects.order_by("ballot__round", "pk")
    assert [(row.ballot.round, row.organization and row.organization.key, row.count.result) for row in rows] == [
        (1, "ag", "carried"),
        (1, "plenum", "rejected"),
        (2, None, ""),
    ]
    assert (rows[2].ballot.way, rows[2].ballot.question) == ("secret", "Gegenantrag")
    acts_of(tmp_path, changed(JOINT, (OF_PLENUM, "")))
    assert not VoteCount.objects.exists()


@pytest.mark.parametrize(
    "more, says",
    [
        (VOTES + "        ballots: [{round: 1}]\n", "erwartet: votes oder ballots"),
        ("        ballots: [{round: 1, way: geheim}, {round: 1, way: namentlich}]\n", "der hier noch nicht steht"),
        ("        ballots: [{round: 0, way: geheim}]\n", "von 1 an"),
        ("        ballots: [{round: 1, way: geheim, counts: [{of: ag, yes: 1}]}]\n", "nicht mitentschieden"),
    ],
)
def test_rounds_that_cannot_be_are_refused(tmp_path, more, says):
    with pytest.raises(Faults, match=says):
        loaded(tmp_path, changed(SMALL, (VOTES, more)))


def test_the_substitute_of_a_meeting_is_written_and_read(tmp_path):
    text = in_state("abgesagt\n    substitute: zweite")
    second = "  - {key: zweite, of: [plenum], name: Ersatz, date: 2199-02-01, state: einberufen}\n"
    text = text.replace("meetings:\n", f"meetings:\n{second}") if "meetings:\n" in text else text
    loaded(tmp_path, text)

    assert Meeting.objects.get(key="erste").substitute == Meeting.objects.get(key="zweite")
    comes_back(tmp_path, text)
