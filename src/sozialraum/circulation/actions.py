"""Circulation: a draft of minutes is sent, objected to and answered; approved by silence, by signature, or instead."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts import journal
from sozialraum.acts.act import act, create
from sozialraum.acts.links import path_to
from sozialraum.acts.who import holds_link, is_house
from sozialraum.approvals.queries.ruled import MinutesRules, rules_of
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import addressee_of as addressee_of_institution
from sozialraum.circulation.letters import DraftSentLetter, MinutesCopyLetter, MinutesDueLetter, ObjectionAnswerLetter
from sozialraum.circulation.models import Circulation, MinutesCopy, Objection, Reminder
from sozialraum.circulation.permissions import looks_after, sat_there, speaks_or_leads
from sozialraum.circulation.queries.draft import DraftReader, last_sent, points_of, readers_of
from sozialraum.circulation.rules import LINK_LASTS
from sozialraum.circulation.words import OBJECT, TAKEN_DOWN, ObjectionOutcome, ObjectionWay
from sozialraum.correspondence.actions import send
from sozialraum.correspondence.words import About
from sozialraum.decisions.actions import approve_minutes, publish_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.permissions import conducts
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import ConductorRole, State
from sozialraum.norms.rules.minutes import ApprovedBy, PublicFrom
from sozialraum.people.models import Person, Recipient
from sozialraum.people.queries import addressee_of
from sozialraum.people.words import Role
from sozialraum.post.outbox import Enclosure
from sozialraum.post.sending import Addressee, Created, HeldBack, Sent

# ── sent ──────────────────────────────────────────────────────────────────────


@act(who=is_office | looks_after, says=gettext_lazy("hat den Entwurf des Protokolls verschickt"))
def send_draft(minutes: Minutes, *, by: Visitor, until: PartialDate) -> list[Sent]:
    """Send the draft to all who sat there, each with a link of their own; returns what became of each letter.

    A changed one may be sent again. Where all rules say so, everybody reads it from now on. Raises ValidationError:
    ``held`` before the sitting was held, ``approved`` once all have, ``until`` for a day that is past or too early.
    """
    if minutes.meeting.state != State.HELD:
        raise ValidationError(_("Verschickt wird, wenn die Sitzung stattgefunden hat."), code="held")
    _refuse_approved(minutes)
    rules, today, last = rules_of(minutes.meeting), timezone.localdate(), until.last
    if last < max([today, *rules.objection_days(today)]):
        raise field_error("until", _("So lange darf man mindestens etwas dagegen sagen."), "until")
    number = Circulation.objects.filter(minutes=minutes).count() + 1
    letter = DraftSentLetter(**_named(minutes), until=last, number=number, silence=rules.goes_by_silence)
    told = [_sent_to(one, letter, minutes, by) for one in readers_of(minutes.meeting)]
    reached = sum(isinstance(one, Created | HeldBack) for one in told)
    row = Circulation.objects.create(
        minutes=minutes,
        number=number,
        sent_on=today,
        objections_until=last,
        recipients=reached,
        without_way=len(told) - reached,
        texts=[asdict(one) for one in points_of(minutes.meeting)],
    )
    said = {"number": number, "until": until.in_words(weekday=False), "count": row.recipients}
    journal.note("circulation", None, _("%(number)s. Fassung an %(count)s, Einwände bis %(until)s") % said)
    if rules.publishes_by_itself is PublicFrom.SENT and minutes.state == MinutesState.DRAFT:
        publish_minutes(minutes, by=Visitor.house(by.body))
    return told


def _sent_to(one: DraftReader, letter: DraftSentLetter, minutes: Minutes, by: Visitor) -> Sent:
    lasts = dt.timedelta(days=(letter.until - timezone.localdate()).days) + LINK_LASTS
    reached = one.to.email or one.to.postal_address
    path, page = path_of("circulation:minutes-read-draft", key=minutes.key), ""
    if reached:
        typed = not one.to.email
        page = path_to(minutes, OBJECT, path=path, lasts=lasts, by=by, holder=one.holder, typed=typed)
    return send(replace(letter, page=page), to=one.to, about=About.MINUTES)


def _named(minutes: Minutes) -> dict[str, Any]:
    return {"meeting": minutes.meeting.name, "held": minutes.meeting.date}


# ── objected to ───────────────────────────────────────────────────────────────


@act(
    who=is_office | sat_there | holds_link(OBJECT),
    says=gettext_lazy("hat etwas gegen den Entwurf des Protokolls gesagt"),
)
def raise_objection(  # noqa: PLR0913 - what an objection says; all by name
    minutes: Minutes,
    *,
    by: Visitor,
    agenda_item: AgendaItem | None = None,
    place: str = "",
    old: str = "",
    new: str = "",
    reason: str = "",
    way: str = "",
    person: Person | None = None,
    name: str = "",
    phone: str = "",
) -> Objection:
    """Record an objection to a draft; after the last day it is taken, too, and marked.

    The office says for whom (``person``, or ``name`` with a number to call back) and how it came (``way``). Raises
    ValidationError: ``not_sent``, ``approved``, ``item`` of another sitting, ``who`` without a name.
    """
    row = last_sent(minutes)
    if row is None:
        raise ValidationError(_("Der Entwurf ist noch nicht verschickt."), code="not_sent")
    _refuse_approved(minutes)
    if agenda_item and agenda_item.meeting_id != minutes.meeting_id:
        raise field_error("agenda_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "item")
    whose = _whose(by, way, person, name, phone)
    late = timezone.localdate() > row.objections_until
    words = {"agenda_item": agenda_item, "place": place, "old": old, "new": new, "reason": reason, "late": late}
    return create(Objection(body=minutes.body, key=random_key(), minutes=minutes, **words, **whose))


def _whose(by: Visitor, way: str, person: Person | None, name: str, phone: str) -> dict[str, Any]:
    """Who objects: the holder of the link, whoever is logged in, or for whom the office enters it."""
    if by.way is Way.LINK:
        return {"way": ObjectionWay.LINK} | _holder_of(by)
    if way in TAKEN_DOWN and is_office.holds(by, by.body):
        if person is None and not name:
            raise field_error("name", _("Bitte schreiben Sie, von wem der Einwand ist."), "who")
        return {"way": way, "person": person, "name": "" if person else name, "phone": "" if person else phone}
    return {"way": ObjectionWay.LOGIN, "person": Person.objects.filter(pk=by.person_id or 0).first()}


def _holder_of(by: Visitor) -> dict[str, Any]:
    digest = by.link.digest if by.link else ""
    key = PersonalLink.objects.filter(body=by.body, digest=digest).values_list("holder", flat=True).first()
    here = {"body": by.body, "key": key, "deleted": None}
    person = Person.objects.filter(**here).first()
    return {"person": person, "institution": None if person else Organization.objects.filter(**here).first()}


@act(who=is_office | looks_after, says=gettext_lazy("hat einen Einwand gegen ein Protokoll beantwortet"))
def decide(objection: Objection, *, by: Visitor, result: str, answer: str = "") -> Sent | None:
    """Answer an objection, and send the answer to its author; returns None if no author is known.

    The text of the minutes is changed by whoever writes them. Raises ValidationError: ``answered``, ``result``,
    ``reason`` where it is not accepted as a whole and nothing says why.
    """
    if objection.outcome:
        raise ValidationError(_("Dieser Einwand ist schon beantwortet."), code="answered")
    if result not in ObjectionOutcome.values:
        raise field_error("result", _("Bitte wählen Sie, was aus dem Einwand wird."), "result")
    if result != ObjectionOutcome.ACCEPTED and not answer:
        raise field_error("answer", _("Bitte schreiben Sie, warum nicht."), "reason")
    objection.outcome, objection.answer, objection.answered = result, answer, timezone.now()
    to = _addressee(objection)
    words: dict[str, Any] = {"where": where_of(objection), "outcome": result, "answer": answer}
    return send(ObjectionAnswerLetter(**_named(objection.minutes), **words), to=to, about=About.MINUTES) if to else None


def where_of(objection: Objection) -> str:
    """»TOP 3: Bänke am Markt«, the place in words, or that it is about the whole."""
    item = objection.agenda_item
    if item is None:
        return objection.place or _("zum ganzen Protokoll")
    label = item_label(item.number)
    return f"{label}: {item.name}" if label else item.name


def _addressee(one: Objection) -> Addressee | None:
    if one.person:
        return addressee_of(one.person)
    if one.institution:
        return addressee_of_institution(one.institution)
    if one.name and one.phone:
        return Addressee(one.body, *kind_and_key(one), name=one.name, called=one.name, phone=one.phone)
    return None


@act(who=is_office | is_house, says=gettext_lazy("hat gelöscht, von wem ein Einwand war"), publishes=False)
def forget_objector(objection: Objection, *, by: Visitor) -> None:
    """Delete the names of the author of an objection; text and answer stay."""
    objection.person, objection.name, objection.phone = None, "", ""


# ── approved ──────────────────────────────────────────────────────────────────


@act(who=is_house, says=gettext_lazy("hat ein Protokoll genehmigt, weil niemand etwas dagegen sagte"))
def approve_by_silence(minutes: Minutes, *, by: Visitor, organization: Organization) -> None:
    """Approve minutes for a group whose rules say so, on the day after the last one for objections.

    Raises ValidationError: ``not_ruled``, ``not_sent``, ``too_soon``, ``open`` while an objection is not answered.
    """
    if rules_of(minutes.meeting).approved_by(organization) is not ApprovedBy.SILENCE:
        raise ValidationError(_("Dass Schweigen genehmigt, sagt keine Regel dieser Gruppe."), code="not_ruled")
    row = last_sent(minutes)
    if row is None:
        raise ValidationError(_("Der Entwurf ist noch nicht verschickt."), code="not_sent")
    if timezone.localdate() <= row.objections_until:
        raise ValidationError(_("Noch darf man etwas dagegen sagen."), code="too_soon")
    _refuse_open_objections(minutes)
    day = PartialDate.of(row.objections_until + dt.timedelta(days=1))
    approve_minutes(minutes, by=by, organization=organization, way=ApprovalWay.SILENCE, date=day)


@act(who=speaks_or_leads, says=gettext_lazy("hat das Protokoll unterschrieben"))
def sign(minutes: Minutes, *, by: Visitor, organization: Organization) -> None:
    """Approve minutes by signature, by who leads the sitting or speaks for the group, where its rules say so.

    Raises ValidationError: ``not_ruled``, ``held``, ``speaker``, ``open``.
    """
    if rules_of(minutes.meeting).approved_by(organization) is not ApprovedBy.SIGNATURE:
        raise ValidationError(_("Dass eine Unterschrift genehmigt, sagt keine Regel dieser Gruppe."), code="not_ruled")
    if minutes.meeting.state != State.HELD:
        raise ValidationError(_("Unterschrieben wird, wenn die Sitzung stattgefunden hat."), code="held")
    leads = conducts(by, minutes.meeting, ConductorRole.CHAIR) or by.stands(Role.SPEAKER, [organization.pk])
    if not leads:
        raise ValidationError(_("Das unterschreibt, wer die Sitzung leitet."), code="speaker")
    _refuse_open_objections(minutes)
    today = PartialDate.of(timezone.localdate())
    approve_minutes(minutes, by=by, organization=organization, way=ApprovalWay.SIGNATURE, date=today)


@act(who=is_office, says=gettext_lazy("hat die Genehmigung für eine aufgelöste Gruppe eingetragen"))
def approve_for_dissolved(
    minutes: Minutes,
    *,
    by: Visitor,
    organization: Organization,
    instead: Organization | None = None,
    in_meeting: Meeting | None = None,
    date: PartialDate | None = None,
) -> None:
    """Record that another group approved in the place of a dissolved one, or (without one) that nobody ever will.

    Raises ValidationError: ``not_dissolved``, ``instead`` for the group itself or one that has ended, and what
    ``approve_minutes`` refuses.
    """
    today = timezone.localdate()
    if not organization.is_over_on(today):
        raise field_error("organization", _("Diese Gruppe gibt es noch; sie genehmigt selbst."), "not_dissolved")
    if instead is None:
        if in_meeting or date:
            raise field_error("instead", _("Welche Gruppe hat an ihrer Stelle genehmigt?"), "instead")
        approve_minutes(minutes, by=by, organization=organization, way=ApprovalWay.DISSOLVED)
        return
    if instead == organization or not instead.is_group or instead.is_over_on(today):
        raise field_error("instead", _("Diese Gruppe kann es nicht an ihrer Stelle genehmigen."), "instead")
    words: dict[str, Any] = {"in_meeting": in_meeting, "date": date, "instead": instead}
    approve_minutes(minutes, by=by, organization=organization, way=ApprovalWay.RESOLUTION, **words)


@act(who=is_house, says=gettext_lazy("hat ein Protokoll veröffentlicht, wie die Regeln es sagen"))
def publish_as_ruled(minutes: Minutes, *, by: Visitor) -> None:
    """Publish minutes that went round here and that all groups have approved, if all their rules say so.

    Raises ValidationError: ``not_sent``, ``not_ruled``.
    """
    if last_sent(minutes) is None:
        raise ValidationError(_("Der Entwurf ist noch nicht verschickt."), code="not_sent")
    if not is_public_now(minutes, rules_of(minutes.meeting)):
        raise ValidationError(_("Das sagen die Regeln nicht."), code="not_ruled")
    publish_minutes(minutes, by=by)


def is_public_now(minutes: Minutes, rules: MinutesRules) -> bool:
    """Whether every group's rules say that everybody reads these minutes once approved, and all have approved them."""
    return rules.publishes_by_itself is PublicFrom.APPROVED and minutes.is_approved


# ── reminded, and passed on ───────────────────────────────────────────────────


@act(who=is_house, says=gettext_lazy("hat an ein Protokoll erinnert"), publishes=False)
def remind(minutes: Minutes, *, by: Visitor, day: dt.date, persons: list[Person]) -> list[Sent]:
    """Remind these persons that the minutes they write are due on a day; once a day. Raises ``again``."""
    today = timezone.localdate()
    if Reminder.objects.filter(minutes=minutes, day=today).exists():
        raise ValidationError(_("Heute wurde schon erinnert."), code="again")
    Reminder.objects.create(minutes=minutes, day=today)
    page = minutes.meeting.address.format(key=minutes.meeting.key)
    letter = MinutesDueLetter(**_named(minutes), page=page, due=day, is_today=day == today)
    return [send(letter, to=addressee_of(one), about=About.MINUTES) for one in persons]


@act(who=is_house, says=gettext_lazy("hat das veröffentlichte Protokoll weitergegeben"), publishes=False)
def pass_on(minutes: Minutes, *, by: Visitor, recipients: list[Recipient], pdf: Enclosure) -> list[Sent]:
    """Send published minutes as a PDF to entries of the Verteiler that get all of them, once each.

    Raises ValidationError (``draft``) unless they are published.
    """
    if minutes.state != MinutesState.PUBLISHED:
        raise ValidationError(_("Das Protokoll ist noch nicht veröffentlicht."), code="draft")
    known = set(MinutesCopy.objects.filter(minutes=minutes).values_list("recipient", flat=True))
    page = minutes.meeting.address.format(key=minutes.meeting.key)
    groups = ", ".join(group.name for group in minutes.meeting.groups)
    letter, told = MinutesCopyLetter(**_named(minutes), page=page, groups=groups), []
    for one in recipients:
        if one.pk not in known and (to := _addressee_on_list(one)).email:
            MinutesCopy.objects.create(minutes=minutes, recipient=one, sent_on=timezone.localdate())
            told.append(send(letter, to=to, attachments=[pdf]))
    journal.note("circulation", None, _("als PDF an %s") % len(told))
    return told


def _addressee_on_list(one: Recipient) -> Addressee:
    if one.person:
        return addressee_of(one.person)
    if one.institution:
        return addressee_of_institution(one.institution)
    return Addressee(one.body, *kind_and_key(one), name=one.name, email=one.email)


# ── what is refused ───────────────────────────────────────────────────────────


def _refuse_approved(minutes: Minutes) -> None:
    if minutes.is_approved:
        told = _("Das Protokoll ist genehmigt. Was nicht stimmt, wird eine Berichtigung.")
        raise ValidationError(told, code="approved")


def _refuse_open_objections(minutes: Minutes) -> None:
    if Objection.objects.unanswered().filter(minutes=minutes).exists():
        raise ValidationError(_("Ein Einwand ist noch nicht beantwortet."), code="open")
