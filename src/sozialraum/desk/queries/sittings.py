"""Desk: what is due for the coordinators of groups – sittings, minutes, terms of office, empty seats."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.desk.queries.due import YEAR, Due, named
from sozialraum.desk.queries.planned import CONVENE_AHEAD, meetings_of, new_meeting, of_rhythms, with_day
from sozialraum.foundation.visitor import Visitor
from sozialraum.holding.queries import sittings_to_hold
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.notice import last_days
from sozialraum.meetings.words import ON, State
from sozialraum.people.models import Membership, Seat
from sozialraum.people.words import Role
from sozialraum.proceedings.queries import OfficeTerm, office_terms, rhythms_of
from sozialraum.provisions.rules.days import DAY
from sozialraum.provisions.rules.ruleset import RuleSet
from sozialraum.rulings.rules.ruling import JointRuling
from sozialraum.ui.spoken import clock

MINUTES_LOOKED_AT = 2 * YEAR


def of_groups(groups: list[Organization], today: dt.date) -> Iterator[Due]:
    """What is due for the coordinators of these groups."""
    ids = [group.pk for group in groups]
    meetings = meetings_of(ids, today)
    sets = rule_sets_of(list({one.pk: one for one in (*groups, *_holding(meetings))}.values()))
    yield from of_rhythms(rhythms_of(groups, sets), meetings, today)
    yield from _to_hold(meetings, today)
    yield from _to_convene(meetings, sets, today)
    yield from _over(meetings, today)
    yield from _without_minutes(meetings, today)
    yield from _without_date(groups, meetings, today)
    yield from _terms(ids, sets, today)
    yield from _vacant(ids, today)


def _holding(meetings: list[Meeting]) -> Iterator[Organization]:
    yield from (group for meeting in meetings for group in meeting.groups)


def _to_convene(meetings: list[Meeting], sets: Mapping[int, RuleSet], today: dt.date) -> Iterator[Due]:
    """By the last day to invite, where the rules of a group name one."""
    drafts = [one for one in meetings if one.state == State.DRAFT and one.date and (one.date.exact or today) >= today]
    ruled = last_days(drafts, sets)
    for meeting in drafts:
        if day := meeting.date.exact if meeting.date else None:
            why = _("Der Termin ist noch nicht öffentlich; wer kommen soll, weiß noch nichts davon.")
            dated = {name: one for name, one in ruled[meeting.pk].answers.items() if one.day}
            why = f"{why} {JointRuling(dated).sentence({})}".strip()
            url = reverse("convening:meeting-convene", args=[meeting.key])
            by = ruled[meeting.pk].day or day - CONVENE_AHEAD
            yield Due(_("Einberufen: %s") % with_day(meeting), why, url, _("Einberufen"), by)


def of_conductor(visitor: Visitor, known: Collection[Organization], today: dt.date) -> Iterator[Due]:
    """The sittings of today that this visitor is named to lead or to write, but of ``known`` groups.

    The office knows all groups: of them nothing more is asked.
    """
    if visitor.belongs_to(Classification.OFFICE):
        return
    groups = {group.pk for group in known}
    found = [one for one in sittings_to_hold(visitor, today) if not groups & {group.pk for group in one.groups}]
    yield from _to_hold(found, today)


def _to_hold(meetings: Iterable[Meeting], today: dt.date) -> Iterator[Due]:
    """What is held today: it is opened, minuted and ended on one page."""
    for meeting in meetings:
        if meeting.state in ON and meeting.date and meeting.date.exact == today:
            why = _("Beginn: %s.") % clock(meeting.start_time).removesuffix(".")
            if meeting.state == State.RUNNING:
                why = _("Sie läuft seit %s.") % clock(meeting.opened) if meeting.opened else _("Sie läuft.")
            url = reverse("holding:meeting-hold", args=[meeting.key])
            yield Due(_("Heute: %s") % with_day(meeting), why, url, _("Sitzung halten"), today)


def _over(meetings: list[Meeting], today: dt.date) -> Iterator[Due]:
    for meeting in meetings:
        if meeting.state in ON and meeting.date and meeting.date.last < today:
            by = meeting.date.last + DAY
            why = _("Der Tag ist vorbei. Tragen Sie ein, ob die Sitzung stattgefunden hat und was herauskam.")
            yield Due(_("Was war: %s") % with_day(meeting), why, meeting.get_absolute_url(), _("Sitzung öffnen"), by)


def _without_minutes(meetings: list[Meeting], today: dt.date) -> Iterator[Due]:
    held = [m for m in meetings if m.state == State.HELD and m.date and today - m.date.last < MINUTES_LOOKED_AT]
    kept = Minutes.objects.filter(meeting__in=held, deleted=None).exclude(state=MinutesState.DRAFT)
    done = set(kept.values_list("meeting", flat=True))
    missing = [with_day(meeting) for meeting in held if meeting.pk not in done]
    if missing:
        title = ngettext(
            "Ein Protokoll fehlt oder ist noch Entwurf", "%d Protokolle fehlen oder sind noch Entwurf", len(missing)
        )
        title = title % len(missing) if len(missing) > 1 else title
        yield Due(title, named(missing), reverse("site:meeting-list"), _("Sitzungen zeigen"))


def _without_date(groups: list[Organization], meetings: list[Meeting], today: dt.date) -> Iterator[Due]:
    ahead = {
        group.pk
        for meeting in meetings
        for group in meeting.groups
        if meeting.state in ON and meeting.date and meeting.date.last >= today
    }
    for group in groups:
        if group.pk not in ahead:
            why = _("Wer fragt, wann die Gruppe das nächste Mal tagt, bekommt noch keine Antwort.")
            yield Due(_("Kein nächster Termin: %s") % group, why, new_meeting(group), _("Sitzung ansetzen"))


def _terms(ids: list[int], sets: Mapping[int, RuleSet], today: dt.date) -> Iterator[Due]:
    """Terms of office that end soon or just have, with nobody following; open where a rule needs a day of beginning."""
    for held in office_terms(ids, sets, today):
        for term in held:
            yield from _ending(term, [other for other in held if other is not term], today)


def _ending(term: OfficeTerm, others: list[OfficeTerm], today: dt.date) -> Iterator[Due]:
    """Of somebody who has an office, with the others who have or had it."""
    if term.lacks_a_beginning(today):
        yield _term(term, _("Amtszeit offen: %(role)s, %(group)s"), term.by_rule.ends.sentence)
    if over := term.stays_on_alone(others, today):
        why = f"{term.by_rule.ends.sentence} {term.by_rule.stays}"
        yield _term(term, _("Neuwahl fällig: %(role)s, %(group)s"), why, over)
    elif last := term.ends_near(others, today):
        why = _("Jemand muss gewählt oder bestätigt werden.")
        ruled = (term.by_rule.ends.sentence, term.by_rule.stays) if last == term.by_rule.ends.day else ()
        yield _term(term, _("Amtszeit endet: %(role)s, %(group)s"), " ".join(filter(None, (why, *ruled))), last)


def _term(term: OfficeTerm, title: str, why: str, by: dt.date | None = None) -> Due:
    group = term.held.organization
    words = {"role": term.held.get_role_display(), "group": group}
    return Due(title % words, f"{term.held.person}. {why}", _people_of(group), _("Menschen im Gremium"), by)


def _vacant(ids: list[int], today: dt.date) -> Iterator[Due]:
    sitting = Membership.objects.on(today).filter(role=Role.MEMBER, deleted=None, person__deleted=None)
    seats = (
        Seat.objects.on(today)
        .filter(~Exists(sitting.filter(seat=OuterRef("pk"))), institution__isnull=False, deleted=None)
        .filter(organization__in=ids)
        .select_related("institution", "organization")
        .order_by("organization__name", "institution__name")
    )
    vacant: dict[Organization, list[str]] = defaultdict(list)
    for seat in seats:
        vacant[seat.organization].append(str(seat.institution))
    for group, names in vacant.items():
        title = ngettext(
            "Ein Sitz ohne Delegierte: %(group)s", "%(count)d Sitze ohne Delegierte: %(group)s", len(names)
        )
        words = {"group": group, "count": len(names)}
        yield Due(title % words, named(names), _people_of(group), _("Menschen im Gremium"))


def _people_of(group: Organization) -> str:
    return reverse("people:organization-people", kwargs={"key": group.key})
