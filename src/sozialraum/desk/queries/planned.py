"""Desk: sittings to come against rules – how many a year, how far apart, holidays, before those of another body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import school_holidays_of
from sozialraum.bylaws.models import Rule
from sozialraum.bylaws.words import Family
from sozialraum.desk.queries.due import Due
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.queries import hints
from sozialraum.meetings.words import ON, State
from sozialraum.proceedings.queries import GroupRhythm, PlannedSitting, Plans, rhythms_of
from sozialraum.proceedings.rules import rhythms
from sozialraum.rulings.rules.notice import last_day
from sozialraum.rulings.rules.ruling import Outcome, Ruling, is_must

CONVENE_AHEAD, SITTING_AHEAD = dt.timedelta(days=14), dt.timedelta(days=56)
BARELY = dt.timedelta(days=28)  # for each sitting that a year lacks
TAKES_PLACE = (*ON, State.HELD)
PLANNED = (State.DRAFT, State.SCHEDULED)


def plans_of(found: Mapping[int, GroupRhythm], meetings: Sequence[Meeting], today: dt.date) -> Plans:
    """The plans of groups with their meetings; asks only for what a rule of one of them needs."""
    asking = [one for one in found.values() if one.asks("ahead")]
    bodies, known = {one.group.body_id for one in found.values()}, {one.pk for one in meetings}
    groups = list(Organization.objects.groups().filter(body__in=bodies, deleted=None)) if asking else []
    before = {one.group.pk: other for one in asking if (other := one.before_whom(today, groups))}
    others = {one.pk for one in before.values()} - found.keys()
    theirs = meetings_of(others, today) if others else ()
    public = [one for one in theirs if one.pk not in known and one.state in TAKES_PLACE]
    spans = school_holidays_of(bodies) if any(one.asks("in_holidays") for one in found.values()) else ()
    on = (one for one in (*meetings, *public) if one.date and one.state in (State.DRAFT, *TAKES_PLACE))
    return Plans(found, tuple(map(_sitting, on)), spans, before)


def _sitting(one: Meeting) -> PlannedSitting:
    assert one.date is not None  # asked
    groups = frozenset(group.pk for group in one.groups)
    is_held = one.date.exact is None or one.state not in PLANNED
    return PlannedSitting(one.pk, one.date.last, groups, one.state == State.DRAFT, is_held)


def meetings_of(groups: Iterable[int], today: dt.date) -> list[Meeting]:
    """The sittings of these groups since two years ago, with all who hold them."""
    mine = Holder.objects.filter(organization__in=set(groups)).values("meeting")
    recent = Q(date=None) | Q(date__gte=PartialDate(today.year - 2))
    return list(Meeting.objects.filter(recent, pk__in=mine, deleted=None).with_holders())


def of_rhythms(found: Mapping[int, GroupRhythm], meetings: Sequence[Meeting], today: dt.date) -> Iterator[Due]:
    """What is due by the rules on sittings to come, and by what is taken over."""
    plans, known = plans_of(found, meetings, today), {one.pk: one for one in meetings}
    for rhythm in plans.rhythms.values():
        yield from _year(rhythm, plans, today)
        yield from _next(rhythm, plans, today)
        ahead = plans.ahead(rhythm, today)
        if ahead is not None and ahead.day and ahead.outcome is not Outcome.YES and ahead.day <= today + SITTING_AHEAD:
            words = {"other": plans.before[rhythm.group.pk], "group": rhythm.group}
            title = _("Noch ansetzen vor der Sitzung von %(other)s: %(group)s") % words
            yield Due(title, ahead.sentence, new_meeting(rhythm.group), _("Sitzung ansetzen"), ahead.day)
    unknown: dict[str, str] = {}
    for key, group, answer in plans.against(today):
        if answer.outcome is Outcome.OPEN:
            unknown.setdefault(group.name, f"{group}: {answer.sentence}")
        elif (meeting := known.get(key)) and meeting.date:
            title, by = _("Sitzung an einem freien Tag: %s") % with_day(meeting), meeting.date.first - CONVENE_AHEAD
            yield Due(title, f"{group}: {answer.sentence}", meeting.get_absolute_url(), _("Sitzung öffnen"), by)
    if unknown:
        url = f"{reverse('bodies:body-write-texts')}#id_school_holidays"
        yield Due(_("Schulferien eintragen"), " ".join(unknown.values()), url, _("Ferien eintragen"))


def _year(rhythm: GroupRhythm, plans: Plans, today: dt.date) -> Iterator[Due]:
    """What the running year lacks, what it and the next have too much, and whether the next is planned in time."""
    group = rhythm.group
    year = rhythm.year(plans.days(group.pk, drafts=False), today.year, today)
    if year.outcome is Outcome.OPEN:
        yield _lacking(rhythm, year, plans, today)
    for one in (today.year, today.year + 1):
        if (crowded := plans.too_many(rhythm, one, today)) is not None:
            title = _("Zu viele Sitzungen in %(year)s: %(group)s") % {"year": one, "group": group}
            extra = [day for day in plans.days(group.pk) if day.year == one][crowded.base or 0]
            url = f"{reverse('site:meeting-list')}?gremium={group.key}"
            yield Due(title, crowded.sentence, url, _("Sitzungen zeigen"), extra if extra >= today else None)
    planned = rhythms.is_planned(rhythm.on(today), plans.days(group.pk), today.year + 1, today)
    if planned.outcome is Outcome.OPEN and planned.day and planned.day <= today + SITTING_AHEAD:
        title = _("Termine für %(year)s festlegen: %(group)s") % {"year": today.year + 1, "group": group}
        yield Due(title, planned.sentence, new_meeting(group), _("Sitzung ansetzen"), planned.day)


def _lacking(rhythm: GroupRhythm, year: Ruling, plans: Plans, today: dt.date) -> Due:
    """By the last day on which one can still invite for a sitting of this year."""
    group, last = rhythm.group, plans.last_of_year(rhythm, today)
    words = {"year": today.year, "name": group.short_name or group.name, "count": year.have, "least": year.needed}
    title = _("Für %(year)s ist noch keine Sitzung einberufen: %(name)s")
    if year.have:
        title = ngettext(
            "%(name)s: %(count)s von mindestens %(least)s Sitzung in %(year)s",
            "%(name)s: %(count)s von mindestens %(least)s Sitzungen in %(year)s",
            year.needed or 0,
        )
    notice = last_day(rhythm.on(last, opening=True), last)
    by = notice.day or last - CONVENE_AHEAD
    lacking = (year.needed or 0) - sum(day.year == today.year for day in plans.days(group.pk))
    days = {"day": _in_words(last), "by": _in_words(by), "cite": notice.provision.cite if notice.provision else ""}
    why = [_("Vorgesehen: %s.") % rhythm.in_words(today).removesuffix(".")]
    if lacking > 0 and today + lacking * BARELY > by:
        late = _("Rechtzeitig ist das nicht mehr zu schaffen. %s") % _not_kept(year)
        why += [_("Letzter möglicher Tag: %(day)s; einladen bis %(by)s%(cite)s.") % days]
        why += [late if today > by else _("Es wird knapp.")]
    return Due(title % words, " ".join(why), new_meeting(group), _("Sitzung ansetzen"), by)


def _next(rhythm: GroupRhythm, plans: Plans, today: dt.date) -> Iterator[Due]:
    """The next sitting by the distance from the last that a rule names."""
    days = plans.days(rhythm.group.pk, drafts=False)
    due = rhythm.next_due([day for day in days if day < today], today, plans.spans)
    if due.day is None or due.provision is None or "every" not in due.provision.value.parts():
        return
    if due.day <= today + SITTING_AHEAD and not any(today <= day <= max(due.day, today) for day in days):
        why = due.sentence if today <= due.day else f"{due.sentence} {_not_kept(due)}"
        title = _("Nächste Sitzung ansetzen: %s") % rhythm.group
        yield Due(title, why, new_meeting(rhythm.group), _("Sitzung ansetzen"), due.day)


def _not_kept(ruling: Ruling) -> str:
    """»Verletzt.« of a muss, »Weicht ab.« of anything weaker and of what is taken over."""
    return _("Verletzt.") if ruling.provision and is_must(ruling.provision) else _("Weicht ab.")


def hints_of_meetings(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, str]]:
    """What its own room knows of a meeting, and of one to come what the rules of its groups say against it."""
    today = timezone.localdate()
    given = {one.pk: one for one in meetings if one.state in PLANNED and one.date and one.date.last >= today}
    ruled = Rule.objects.filter(body=OuterRef("meeting__body"), family=Family.RHYTHM, deleted=None)
    holders = Holder.objects.select_related("organization").annotate(has_rules=Exists(ruled))
    prefetch_related_objects(list(given.values()), Prefetch("holders", holders))
    yield from hints(meetings)
    links = [link for one in given.values() for link in one.holders.all() if getattr(link, "has_rules", True)]
    groups = {link.organization_id: link.organization for link in links}
    asking = {pk: one for pk, one in rhythms_of(list(groups.values())).items() if one.asks_anything} if groups else {}
    if asking:
        found = meetings_of(asking, today)
        for one in found:
            one.date = given.get(one.pk, one).date  # it may be only typed
        plans = plans_of(asking, found, today)
        told = [(given.get(key), group, answer) for key, group, answer in plans.against(today)]
        for link in links:
            meeting, rhythm = given[link.meeting_id], asking.get(link.organization_id)
            if rhythm and meeting.date:
                crowded, ahead = plans.too_many(rhythm, meeting.date.year, today), plans.ahead(rhythm, today)
                told += [(meeting, rhythm.group, each) for each in (crowded, ahead) if each is not None]
        against = ((one, group, each.sentence) for one, group, each in told if one and each.outcome is not Outcome.YES)
        yield from ((one, f"{group}: {says}") for one, group, says in against)


def with_day(meeting: Meeting) -> str:
    day = meeting.date.in_words(weekday=False) if meeting.date else _("ohne Tag")
    return f"{meeting}, {day}"


def new_meeting(group: Organization) -> str:
    return f"{reverse('convening:meeting-plan')}?leading={group.key}"


def _in_words(day: dt.date) -> str:
    return PartialDate.of(day).in_words(weekday=False)
