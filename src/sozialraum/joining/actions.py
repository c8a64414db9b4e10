"""Joining: asking to belong to a group, being answered, and hearing when it meets."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.act import Move, act, create
from sozialraum.acts.links import link_to, path_to, use_up
from sozialraum.acts.who import holds_link, is_house
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.words import Classification
from sozialraum.correspondence import actions as correspondence
from sozialraum.correspondence import rules
from sozialraum.correspondence.letters import ToCorrespondent
from sozialraum.correspondence.models import CONFIRM
from sozialraum.correspondence.permissions import is_anybody
from sozialraum.correspondence.queries.dates import occasion_of
from sozialraum.correspondence.words import About
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import letters
from sozialraum.joining.letters import JoinConfirmLetter, JoinQuestionLetter, JoinRefusalLetter
from sozialraum.joining.models import STATUS, JoinRequest
from sozialraum.joining.queries import requests
from sozialraum.joining.words import FOLLOWED, FOR_AN_INSTITUTION, OPEN, JoinedAs, RequestState
from sozialraum.people import actions as people
from sozialraum.people.models import Person, Seat
from sozialraum.people.words import Role
from sozialraum.post.sending import Sent
from sozialraum.post.ways import MAIL, PAPER
from sozialraum.sittings.queries.dates import next_date

#: What somebody says about themselves that a person of the network also has.
SAID_OF_ONESELF = ("phone", "postal_address", "language", "needs_interpreter", "needs_child_care", "needs_step_free")


class SentRequest(NamedTuple):
    """A wish to join, and the personal link by which whoever asked sees what becomes of it."""

    request: JoinRequest
    link: str


@act(who=is_anybody, says=_("hat gefragt, in einem Gremium mitzumachen"), publishes=False)
def ask(  # noqa: PLR0913 - one argument for each thing the form asks
    organization: Organization,
    *,
    by: Visitor,
    name: str,
    reply_by: str,
    email: str = "",
    phone: str = "",
    postal_address: str = "",
    institution: str = "",
    language: str = "",
    needs_interpreter: bool = False,
    needs_child_care: bool = False,
    needs_step_free: bool = False,
    message: str = "",
    sending: str = "",
) -> SentRequest:
    """Submit a request to join this group. A mail address gets one neutral letter.

    The same form sent twice (``sending``) is one wish.
    """
    reach = {"reply_by": reply_by, "email": email, "phone": phone, "postal_address": postal_address}
    needs = {"needs_interpreter": needs_interpreter, "needs_child_care": needs_child_care}
    rest = {"institution": institution, "language": language, "message": message, "needs_step_free": needs_step_free}
    words = {"name": name, "sending": sending, **reach, **needs, **rest}
    _refuse_where_nobody_can_join(organization)
    correspondence.refuse_what_cannot_be_answered(words, "name", "institution", "language")
    request = JoinRequest.objects.filter(organization=organization, deleted=None, **words).first() if sending else None
    if request is None:
        request = JoinRequest(body=organization.body, key=random_key(), organization=organization, **words)
        request.on_behalf = is_office.holds(by, organization)
        correspondence.keep_in_mind(request, next_date([organization], timezone.now()))
        create(request)
        _ask_to_confirm(request, by)
    return SentRequest(request, _status_link(request, by))


@act(who=holds_link(CONFIRM), says=_("hat eine E-Mail-Adresse bestätigt"), publishes=False)
def confirm(request: JoinRequest, *, by: Visitor) -> str:
    """Confirm the mail address; returns the link to the status page, which is mailed too."""
    if request.state == RequestState.WITHDRAWN:
        raise ValidationError(gettext("Diese Anfrage ist schon zurückgezogen."), code="state")
    use_up(by)
    request.email_confirmed = timezone.now()
    correspondence.set_aside(request)
    _say_how_it_stands(request, by, thanks=True)
    return _status_link(request, by)


@act(who=is_office, says=_("hat eingetragen, wie jemand zu erreichen ist"), publishes=False)
def change_contact(
    request: JoinRequest, *, by: Visitor, reply_by: str, email: str = "", phone: str = "", postal_address: str = ""
) -> Sent:
    """Correct how the sender is reached, and say on that way how the request stands."""
    if request.state == RequestState.WITHDRAWN:
        raise ValidationError(gettext("Diese Anfrage ist schon zurückgezogen."), code="state")
    words = {"reply_by": reply_by, "email": email, "phone": phone, "postal_address": postal_address}
    correspondence.take_contact(request, words)
    return _say_how_it_stands(request, by, thanks=False) if request.way else _ask_to_confirm(request, by)


@act(
    who=is_office,
    moves=Move(OPEN, to=RequestState.ASKED_BACK),
    says=_("hat zu einer Anfrage nachgefragt"),
    publishes=False,
)
def ask_back(request: JoinRequest, *, by: Visitor, question: str) -> Sent:
    """Send the office's question to the sender of the request."""
    request.question, request.answer = question, ""
    correspondence.set_aside(request)
    words = letters.of_request(request, _status_path(request, by))
    return _send(request, JoinQuestionLetter(**words, question=question))


@act(
    who=is_office | holds_link(STATUS),
    moves=Move((RequestState.ASKED_BACK,), to=RequestState.ASKED),
    says=_("hat auf eine Rückfrage geantwortet"),
    publishes=False,
)
def answer(request: JoinRequest, *, by: Visitor, answer: str) -> None:
    """Record the answer to the office's question; a question not sent yet is cancelled."""
    request.answer = answer
    correspondence.set_aside(request, About.QUESTION)


@act(
    who=is_office,
    moves=Move(OPEN, to=RequestState.ADMITTED),
    says=_("hat jemanden in ein Gremium aufgenommen"),
    publishes=False,
)
def admit(  # noqa: PLR0913 - one argument for each thing the form asks
    request: JoinRequest,
    *,
    by: Visitor,
    place: str,
    start_date: PartialDate,
    voting_right: str,
    institution: Organization | None = None,
    institution_name: str = "",
    person: Person | None = None,
) -> Sent:
    """Make the sender a person of the network, with a seat or a role in the group from this day on."""
    _refuse_where_nobody_can_join(request.organization)
    person = person or _person_of(request, by)
    seat = None
    if place in FOR_AN_INSTITUTION:
        holder = institution or _institution_called(institution_name, request, by)
        seat = _seat_for(request, holder, place, start_date, voting_right, by)
    elif place == JoinedAs.RESIDENT:
        seat = _new_seat(request, {"resident": person}, start_date, voting_right, by)
    role = {JoinedAs.DEPUTY: Role.DEPUTY, JoinedAs.ADVISER: Role.ADVISER, JoinedAs.GUEST: Role.GUEST}.get(
        JoinedAs(place), Role.MEMBER
    )
    words = {"organization": request.organization, "person": person, "seat": seat, "role": role}
    people.memberships.record(by.body, by=by, start_date=start_date, **words)
    request.person, request.start_date, request.ended = person, start_date, timezone.now()
    ahead = next_date([request.organization], timezone.now())
    correspondence.keep_in_mind(request, ahead)
    correspondence.set_aside(request)
    return _send(request, letters.admission(request, ahead, _status_path(request, by)))


@act(who=is_office, moves=Move(OPEN, to=RequestState.REFUSED), says=_("hat eine Anfrage abgelehnt"), publishes=False)
def refuse(request: JoinRequest, *, by: Visitor, reason: str) -> Sent:
    """Refuse the request and write the reason to its sender."""
    request.reason, request.ended = reason, timezone.now()
    correspondence.set_aside(request)
    return _send(request, JoinRefusalLetter(**letters.of_request(request, _status_path(request, by)), reason=reason))


@act(
    who=is_office | holds_link(STATUS) | is_house,
    moves=Move(OPEN, to=RequestState.WITHDRAWN),
    says=_("hat eine Anfrage zurückgezogen"),
    publishes=False,
)
def withdraw(request: JoinRequest, *, by: Visitor) -> None:
    """Close the request at the wish of its sender; no letter is sent after that."""
    request.ended = timezone.now()
    correspondence.say_nothing_more(request)


@act(who=is_house, says=_("hat über einen Termin Bescheid gegeben"), publishes=False)
def announce_date(request: JoinRequest, *, by: Visitor) -> Sent:
    """Write to the sender that the date is set or has changed, once for each change. Raises code="nothing"."""
    occasion = occasion_of(request, timezone.now())
    if occasion.news is rules.News.NOTHING or not request.way or request.state not in FOLLOWED:
        raise ValidationError(gettext("Dazu gibt es nichts Neues zu sagen."), code="nothing")
    letter = letters.date_news(request, occasion, request.informed_on, _status_path(request, by))
    correspondence.keep_in_mind(request, occasion.told if occasion.news is rules.News.CHANGED else occasion.ahead)
    correspondence.set_aside(request, About.DATE)
    return _send(request, letter)


@act(who=is_house | is_office, says=_("hat die Angaben zu einer Anfrage gelöscht"))
def forget(request: JoinRequest, *, by: Visitor) -> None:
    """Delete the data of a request from row, letters and journal; that there was one stays."""
    correspondence.let_go_of(request, STATUS, unread=is_office.holds(by, request))
    request.bury()


# ── what is refused ───────────────────────────────────────────────────────────


def _refuse_where_nobody_can_join(organization: Organization) -> None:
    if not organization.is_group or organization.is_over_on(timezone.localdate()):
        raise ValidationError(gettext("Diese Gruppe arbeitet nicht mehr. Bitte wählen Sie eine andere."), code="over")


# ── what is said, and to whom ─────────────────────────────────────────────────


def _status_link(request: JoinRequest, by: Visitor) -> str:
    return link_to(request, STATUS, path=f"mitmachen/{request.key}/", lasts=rules.STATUS_LASTS, by=by)


def _status_path(request: JoinRequest, by: Visitor) -> str:
    """The personal link for a letter, as a path; short on paper, none where it is said on the phone."""
    if request.way not in (MAIL, PAPER):
        return ""
    path, typed = f"mitmachen/{request.key}/", request.way == PAPER
    return path_to(request, STATUS, path=path, lasts=rules.STATUS_LASTS, by=by, typed=typed)


def _ask_to_confirm(request: JoinRequest, by: Visitor) -> Sent:
    path, group = f"mitmachen/{request.key}/bestaetigen/", request.organization.name
    ask = correspondence.ask_to_confirm
    return ask(request, lambda page: JoinConfirmLetter(group=group, page=page), path=path, by=by)


def _say_how_it_stands(request: JoinRequest, by: Visitor, *, thanks: bool) -> Sent:
    ahead = next_date([request.organization], timezone.now())
    if request.state != RequestState.REFUSED:
        correspondence.keep_in_mind(request, ahead)
    return _send(request, letters.standing(request, ahead, _status_path(request, by), thanks=thanks))


def _send(request: JoinRequest, letter: ToCorrespondent) -> Sent:
    return correspondence.send(letter, to=request.addressee)


# ── where they belong from now on ─────────────────────────────────────────────


def _person_of(request: JoinRequest, by: Visitor) -> Person:
    """Whoever asked, as a person of the network. An address that nobody confirmed is not taken over."""
    words = {name: getattr(request, name) for name in SAID_OF_ONESELF}
    email = request.email if request.email_confirmed else ""
    person: Person = people.persons.record(by.body, by=by, name=request.name, email=email, **words)
    return person


def _institution_called(name: str, request: JoinRequest, by: Visitor) -> Organization:
    if not name.strip():
        raise field_error(
            "institution",
            gettext("Wählen Sie eine Einrichtung, oder schreiben Sie den Namen einer neuen."),
            "institution",
        )
    if known := requests.institution_called(request.body_id, name):
        return known
    made: Organization = bodies.organizations.record(
        by.body, by=by, name=name.strip(), classification=Classification.INSTITUTION
    )
    return made


def _seat_for(
    request: JoinRequest, holder: Organization, place: str, start: PartialDate, voting_right: str, by: Visitor
) -> Seat:
    """The institution's seat: a delegate may bring a new one, a deputy needs one that is there."""
    seat = requests.seat_of(request.organization, holder, start)
    if place == JoinedAs.DELEGATE and seat is None:
        return _new_seat(request, {"institution": holder}, start, voting_right, by)
    if seat is None:
        raise field_error(
            "place", gettext("»%s« hat hier noch keinen Sitz, auf dem jemand vertreten könnte.") % holder, "no seat"
        )
    return seat


def _new_seat(request: JoinRequest, holder: dict[str, Any], start: PartialDate, voting_right: str, by: Visitor) -> Seat:
    if "resident" in holder and requests.seat_of(request.organization, holder["resident"], start):
        raise field_error("person", gettext("Diese Person hat hier schon einen Sitz."), "seat")
    words = {"organization": request.organization, "voting_right": voting_right, "start_date": start}
    seat: Seat = people.seats.record(by.body, by=by, **words, **holder)
    return seat
