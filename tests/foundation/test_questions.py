"""A question that is asked in the same words is put into SQL once; its answer is never remembered."""

from dataclasses import replace

import pytest
from django.db.models import Exists, OuterRef

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked, asked_about, asked_of
from sozialraum.foundation.visitor import AUDIT, OFFICE, Standing, Visitor, Way
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.network.put import give_rows
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def dates():
    """A question with what it was asked for so far: whom, and the least year."""
    put = []

    def build(visitor, year):
        put.append((visitor, year))
        found = Meeting.objects.visible_to(visitor).filter(date__gte=PartialDate(year)).order_by("date")
        return found.values_list("name", "date", "modified", "location__name", named=True)

    build.put = put
    return build


def test_the_answer_is_what_holds_now(body, dates):
    first = f.MeetingFactory(body=body, name="Erste", date=PartialDate(2026, 3), state=State.HELD)
    before = asked(dates, Visitor(body), 2026)
    second = f.MeetingFactory(body=body, name="Zweite", date=PartialDate(2026, 4, 2), state=State.HELD)

    rows = asked(dates, Visitor(body), 2026)

    assert [row.name for row in before] == ["Erste"]
    assert [(row.name, row.date, row.modified) for row in rows] == [
        ("Erste", PartialDate(2026, 3), first.modified),
        ("Zweite", PartialDate(2026, 4, 2), second.modified),
    ]
    assert rows == list(dates(Visitor(body), 2026))


def test_what_everybody_asks_is_put_once_for_all_networks_and_for_each_value(body, other_body, dates):
    f.MeetingFactory(body=other_body, name="Nebenan", date=PartialDate(2026), state=State.HELD)

    here = [asked(dates, Visitor(body, as_of=mark), 2026) for mark in ("eins", "zwei")]
    there, later = asked(dates, Visitor(other_body), 2026), asked(dates, Visitor(other_body), 2027)

    assert here == [[], []]
    assert ([row.name for row in there], later) == (["Nebenan"], [])
    assert [year for _visitor, year in dates.put] == [2026, 2027]


def test_a_question_for_all_networks_can_use_nothing_of_one_but_its_key(body):
    with pytest.raises(Body.DoesNotExist):
        asked(lambda visitor: Meeting.objects.filter(name=visitor.body.name), Visitor(body))


# ── what is looked for by keys or words ───────────────────────────────────────


@pytest.fixture
def named():
    """A question for keys with how many it was asked for so far."""
    put = []

    def build(visitor, keys):
        put.append(len(keys))
        return Meeting.objects.visible_to(visitor).filter(key__in=keys).order_by("pk")

    build.put = put
    return build


@pytest.fixture
def three(body):
    return [f.MeetingFactory(body=body, key=key, name=key, state=State.HELD) for key in ("eins", "zwei", "drei")]


def test_keys_are_filled_into_a_question_that_is_put_once_for_so_many(body, other_body, named, three):
    elsewhere = f.MeetingFactory(body=other_body, key="eins", state=State.HELD)

    found = [asked_of(named, Visitor(body), keys) for keys in (["eins"], ["drei"], ["keiner"], ["eins", "drei"])]

    assert found == [[three[0]], [three[2]], [], [three[0], three[2]]]
    assert asked_of(named, Visitor(other_body), ["eins"]) == [elsewhere]
    assert named.put == [1, 2]


def test_what_is_at_hand_is_asked_about_in_any_network_by_its_keys_alone(body, other_body, three):
    elsewhere = f.MeetingFactory(body=other_body, key="eins", state=State.HELD)
    put = []

    def build(visitor, keys):
        put.append(visitor.way)
        return Meeting.objects.filter(pk__in=keys).order_by("pk")

    assert [asked_about(build, [one.pk]) for one in (three[1], elsewhere)] == [[three[1]], [elsewhere]]
    assert put == [Way.NOBODY]


def test_nothing_is_asked_for_no_keys(body, named, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert asked_of(named, Visitor(body), [None]) == []


def test_a_question_that_nothing_can_answer_is_not_asked(body, named, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert asked(lambda visitor: Meeting.objects.visible_to(visitor).none(), Visitor(body)) == []


def test_who_is_somebody_looks_for_the_keys_themselves(body, named, three):
    assert asked_of(named, Visitor(body, Way.LOGIN), ["zwei"]) == [three[1]]
    assert asked_of(named, Visitor(body), ["zwei"]) == [three[1]]


@pytest.mark.parametrize(("word", "found"), [("zw", ["zwei"]), ("EI", ["eins", "zwei", "drei"]), ("%", []), ("_", [])])
def test_a_word_is_contained_as_it_is_and_no_sign_in_it_stands_for_others(body, three, word, found):
    def build(visitor, words):
        return Meeting.objects.visible_to(visitor).filter(name__icontains=words[0]).order_by("pk")

    assert [one.key for one in asked_of(build, Visitor(body), [word])] == found


def test_a_key_that_is_not_looked_for_as_it_is_is_noticed(body):
    with pytest.raises(ValueError, match="1 of 1"):
        asked_of(lambda visitor, keys: Meeting.objects.filter(key=keys[0].upper()), Visitor(body), ["eins"])


def test_what_is_noted_of_a_thing_comes_with_it(body, three):
    def build(visitor, keys):
        after = Meeting.objects.filter(pk__gt=OuterRef("pk"))
        return Meeting.objects.filter(pk__in=keys).annotate(has_more=Exists(after)).order_by("pk")

    found = asked_of(build, Visitor(body), [three[0].pk, three[2].pk])

    assert [one.has_more for one in found] == [True, False]


def test_rows_without_names_are_plain(body, three):
    found = asked(
        lambda visitor: Meeting.objects.visible_to(visitor).order_by("pk").values_list("key", "name"), Visitor(body)
    )

    assert found == [("eins", "eins"), ("zwei", "zwei"), ("drei", "drei")]


def test_what_rows_are_ordered_by_is_no_part_of_them(body, three):
    def names(visitor, _state):
        found = Meeting.objects.visible_to(visitor).order_by("key")
        return found.values_list("name").distinct()

    assert asked(names, Visitor(body), "any") == list(names(Visitor(body), "any")) != []


def test_rows_that_are_handed_over_are_not_asked_for(body, django_assert_num_queries):
    group = f.OrganizationFactory(body=body)
    meeting = Meeting.objects.get(pk=f.MeetingFactory(body=body, of=[group]).pk)
    rows = list(meeting.holders.all())

    give_rows(meeting, "holders", rows)

    with django_assert_num_queries(0):
        assert (list(meeting.holders.all()), meeting.groups) == (rows, [group])


def test_things_come_with_what_they_refer_to_in_one_question(body, django_assert_num_queries):
    f.MeetingFactory(body=body, name="Mit Ort", location=f.LocationFactory(body=body, name="Saal"), state=State.HELD)
    f.MeetingFactory(body=body, name="Ohne", location=None, state=State.HELD)

    def build(visitor):
        return Meeting.objects.visible_to(visitor).select_related("location", "body").order_by("name")

    with django_assert_num_queries(1):
        first, second = asked(build, Visitor(body))
        assert (first.location.name, second.location, first.body) == ("Saal", None, body)
    assert [first, second] == list(build(Visitor(body)))
    assert first.date == Meeting.objects.get(pk=first.pk).date


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.NOBODY])
def test_what_somebody_asks_is_put_each_time_as_they_are(body, dates, way):
    somebody = Visitor(body, way)
    asked(dates, Visitor(body), 2026)

    asked(dates, somebody, 2026)
    asked(dates, somebody, 2026)

    assert [visitor.way for visitor, _year in dates.put] == [Way.NOBODY, way, way]


def reader_of_all(body, person_id, classification=OFFICE, **others):
    standings = frozenset({Standing("member", 7, classification)})
    return Visitor(body, Way.SECOND_FACTOR, person_id, standings=standings, **others)


def test_what_somebody_asks_who_reads_all_is_put_once_for_them_and_answered_anew(body, dates):
    mine = [reader_of_all(body, 1, label=mark, as_of=mark) for mark in ("eins", "zwei")]
    before = asked(dates, mine[0], 2026)
    f.MeetingFactory(body=body, name="Entwurf", date=PartialDate(2026), state=State.DRAFT)

    rows = [asked(dates, visitor, 2026) for visitor in (mine[1], reader_of_all(body, 2), Visitor(body))]

    assert (before, [[row.name for row in found] for found in rows]) == ([], [["Entwurf"], ["Entwurf"], []])
    assert [(visitor.person_id, visitor.label, visitor.as_of) for visitor, _year in dates.put] == [
        (1, "", ""),
        (2, "", ""),
        (None, "", ""),
    ]


def test_who_read_all_and_no_longer_does_is_answered_as_they_are(body, dates):
    f.MeetingFactory(body=body, name="Entwurf", date=PartialDate(2026), state=State.DRAFT)
    was = reader_of_all(body, 1)
    now = [reader_of_all(body, 1, AUDIT), reader_of_all(body, 1, "institution"), replace(was, way=Way.LOGIN)]

    assert [len(asked(dates, visitor, 2026)) for visitor in (was, *now, was)] == [1, 1, 0, 0, 1]


def test_a_draft_is_seen_by_its_group_and_stays_unseen_by_whoever_reads_next(body, dates):
    group = f.OrganizationFactory(body=body)
    f.MeetingFactory(body=body, name="Entwurf", date=PartialDate(2026), state=State.DRAFT, of=[group])
    member = Visitor(body, Way.LOGIN, standings=frozenset({Standing("member", group.pk, group.classification)}))

    seen = [[row.name for row in asked(dates, visitor, 2026)] for visitor in (Visitor(body), member, Visitor(body))]

    assert seen == [[], ["Entwurf"], []]


@pytest.mark.parametrize("keys", [(), ("da",)])
def test_what_can_match_nothing_has_no_rows(body, keys):
    f.MeetingFactory(body=body, key="da", state=State.HELD)

    for visitor in (Visitor(body), reader_of_all(body, 1), Visitor(body, Way.LOGIN)):
        assert [row.key for row in asked(meetings_of, visitor, keys)] == list(keys)


def meetings_of(visitor, keys):
    found = Meeting.objects.visible_to(visitor).filter(pk__in=Meeting.objects.filter(key__in=keys).values("pk"))
    return found.order_by("key").values_list("key", named=True)
