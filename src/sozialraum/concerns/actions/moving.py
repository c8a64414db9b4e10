"""Concerns: the office reads a concern, lays it with its groups, puts it on an agenda, and says what may be public."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Move, act
from sozialraum.acts.master import naming
from sozialraum.bodies.models import Organization
from sozialraum.concerns import letters
from sozialraum.concerns.actions import speaking
from sozialraum.concerns.models import Concern, Photo, Topic
from sozialraum.concerns.permissions import is_house, is_office
from sozialraum.concerns.words import OPEN, ConcernState
from sozialraum.correspondence import actions as correspondence
from sozialraum.correspondence.queries.dates import fixed_date
from sozialraum.correspondence.words import About
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.meetings.words import State as Sitting
from sozialraum.papers import actions as papers
from sozialraum.papers.models import Paper
from sozialraum.papers.words import Audience, PaperType


@act(
    who=is_office,
    moves=Move((ConcernState.RECEIVED,), to=ConcernState.READ),
    says=_("hat ein Anliegen gelesen"),
    publishes=False,
)
def read(concern: Concern, *, by: Visitor) -> None:
    """Mark a concern as read by a person; the sender sees that."""


@act(
    who=is_office,
    moves=Move((ConcernState.RECEIVED, ConcernState.READ, ConcernState.WITH_GROUP), to=ConcernState.WITH_GROUP),
    says=_("hat ein Anliegen einem Gremium gegeben"),
)
def assign(
    concern: Concern,
    *,
    by: Visitor,
    topic: Topic | None,
    organizations: Sequence[Organization],
    shared_text: str,
    shared_photos: Sequence[Photo] = (),
) -> None:
    """Assign the concern to groups, the leading one first, in the wording and with the photos meant for them.

    Whoever said it hears of the next date if it is another than they were told.
    """
    if not organizations:
        raise field_error("organizations", gettext("Wählen Sie mindestens ein Gremium."), "groups")
    if not shared_text.strip():
        raise field_error("shared_text", gettext("Was soll das Gremium lesen?"), "text")
    concern.topic, concern.shared_text = topic, shared_text.strip()
    speaking.assign_groups(concern, organizations)
    _share(concern, shared_photos)
    before, ahead = concern.told_as, speaking.ahead_of(concern)
    correspondence.keep_in_mind(concern, ahead)
    if ahead and ahead.told_as != before:
        correspondence.set_aside(concern, About.DATE)
        speaking.say_to(concern, lambda status: letters.moved(concern, ahead, status=status), by)


def _share(concern: Concern, photos: Sequence[Photo]) -> None:
    before = [photo.position for photo in concern.photos.filter(shared=True)]
    concern.photos.update(shared=False)
    concern.photos.filter(pk__in=[photo.pk for photo in photos]).update(shared=True)
    journal.note("shared_photos", before, [photo.position for photo in photos])


@act(
    who=is_office,
    moves=Move((ConcernState.WITH_GROUP,), to=ConcernState.ON_AGENDA),
    says=_("hat ein Anliegen auf eine Tagesordnung gesetzt"),
)
def put_on_agenda(
    concern: Concern, *, by: Visitor, meeting: Meeting, agenda_item: AgendaItem | None = None
) -> AgendaItem:
    """Put the concern on the agenda of a coming meeting of one of its groups, as a Paper with a consultation.

    The item is its own, or one on which others stand too. What strangers read of it is »Anliegen A-17«, and whoever
    said it hears of the day: at once if the sitting is convened, else as soon as it is.
    """
    _refuse_meeting(concern, meeting, agenda_item)
    concern.paper = concern.paper or _paper_of(concern, by)
    item = agenda_item or _item_of(concern, meeting, by)
    meetings.consultations.record(item, by=by, paper=concern.paper)
    concern.agenda_item, before = item, concern.told_as
    ahead = fixed_date(meeting, timezone.now())
    correspondence.keep_in_mind(concern, ahead)
    if ahead and ahead.told_as != before:
        correspondence.set_aside(concern, About.DATE)
        speaking.say_to(concern, lambda status: letters.on_agenda(concern, ahead, status=status), by)
    return item


def _item_of(concern: Concern, meeting: Meeting, by: Visitor) -> AgendaItem:
    """A point of its own, at the end."""
    number = str(meeting.agenda.filter(deleted=None).count() + 1)
    item: AgendaItem = meetings.agenda.record(meeting, by=by, number=number, name=str(concern), public=True)
    return item


def _refuse_meeting(concern: Concern, meeting: Meeting, item: AgendaItem | None) -> None:
    if meeting.state not in (Sitting.DRAFT, Sitting.SCHEDULED) or _is_over(meeting):
        raise field_error("meeting", gettext("Diese Sitzung ist vorbei oder abgesagt."), "meeting")
    if not {group.pk for group in meeting.groups} & {group.pk for group in speaking.groups_of(concern)}:
        raise field_error(
            "meeting", gettext("Diese Sitzung hält keines der Gremien, bei denen das Anliegen liegt."), "groups"
        )
    if item and item.meeting_id != meeting.pk:
        raise field_error("meeting", gettext("Dieser Punkt gehört zu einer anderen Sitzung."), "item")


def _is_over(meeting: Meeting) -> bool:
    return meeting.date is not None and meeting.date.last < timezone.localdate()


def _paper_of(concern: Concern, by: Visitor) -> Paper:
    """A name and nothing else: what it says is read with the concern itself, which knows by whom, and until when."""
    paper: Paper = papers.papers.record(
        by.body,
        by=by,
        name=str(concern),
        public_name=str(concern),
        paper_type=PaperType.CONCERN,
        audience=Audience.OFFICE,
    )
    return paper


@act(
    who=is_office,
    moves=Move((ConcernState.ON_AGENDA,), to=ConcernState.WITH_GROUP),
    says=_("hat ein Anliegen von einer Tagesordnung genommen"),
)
def take_off_agenda(concern: Concern, *, by: Visitor) -> None:
    """Remove the concern from the agenda, with an item made for it alone; the sender hears of another date."""
    clear_agenda(concern, by)
    before, ahead = concern.told_as, speaking.ahead_of(concern)
    correspondence.keep_in_mind(concern, ahead)
    if concern.told_as != before:
        letter = letters.off_agenda if before else letters.moved
        correspondence.set_aside(concern, About.DATE)
        speaking.say_to(concern, lambda status: letter(concern, ahead, status=status), by)


def leave_agenda(concern: Concern, by: Visitor) -> None:
    """Remove the concern from an agenda that is still ahead; what a meeting has discussed stays on record."""
    if concern.agenda_item and concern.agenda_item.meeting.state in (Sitting.DRAFT, Sitting.SCHEDULED):
        clear_agenda(concern, Visitor.house(by.body))  # also where somebody does it by their link, who knows no agenda


def clear_agenda(concern: Concern, by: Visitor) -> None:
    """Remove the concern's consultation, and the item made for it alone."""
    item = concern.agenda_item
    assert item is not None
    concern.agenda_item = None
    for told in Consultation.objects.here(by).filter(agenda_item=item, paper=concern.paper):
        meetings.consultations.withdraw(told, by=by)
    others = any(one != concern for one in naming(item))
    if item.name == str(concern) and not (item.text or others):
        # by the house, which does not ask who names it: the row of the concern still does, until its act has moved it
        meetings.agenda.withdraw(item, by=Visitor.house(by.body))


@act(who=is_office, says=_("hat ein Anliegen veröffentlicht"))
def publish(concern: Concern, *, by: Visitor, public_text: str) -> None:
    """Publish the concern in the office's own words. Raises code="agreed" if the sender has not consented."""
    if not concern.may_be_public:
        raise ValidationError(
            gettext("Wer es gesagt hat, war nicht einverstanden, dass es öffentlich wird (Art. 6 Abs. 1 a DSGVO)."),
            code="agreed",
        )
    if concern.state not in (*OPEN, ConcernState.ANSWERED):
        raise ValidationError(gettext("Veröffentlicht wird, was offen oder beantwortet ist."), code="state")
    if not public_text.strip():
        raise field_error("public_text", gettext("Was soll öffentlich stehen?"), "text")
    concern.public_text = public_text.strip()
    concern.published = concern.published or timezone.now()


@act(who=is_office | is_house, says=_("hat ein Anliegen aus der Öffentlichkeit genommen"))
def unpublish(concern: Concern, *, by: Visitor) -> None:
    """Hide a published concern; its public wording is kept for the office."""
    if not concern.published:
        raise ValidationError(gettext("Das Anliegen ist nicht öffentlich."), code="state")
    concern.published = None
