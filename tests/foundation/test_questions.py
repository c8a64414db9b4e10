"""A question that is asked in the same words is put into SQL once; its answer is never remembered."""

from dataclasses import replace

import pytest

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import AUDIT, OFFICE, Standing, Visitor, Way
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
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


def test_what_everybody_asks_is_put_once_for_each_network_and_value(body, other_body, dates):
    f.MeetingFactory(body=other_body, name="Nebenan", date=PartialDate(2026), state=State.HELD)

    here = [asked(dates, Visitor(body, as_of=mark), 2026) for mark in ("eins", "zwei")]
    there, later = asked(dates, Visitor(other_body), 2026), asked(dates, Visitor(other_body), 2027)

    assert here == [[], []]
    assert ([row.name for row in there], later) == (["Nebenan"], [])
    assert [(visitor.body, year) for visitor, year in dates.put] == [
        (body, 2026),
        (other_body, 2026),
        (other_body, 2027),
    ]


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
