"""Concerns: the office reads a concern, lays it with its groups, puts it on an agenda, and says what may be public."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Move, act
from sozialraum.bodies.models import Organization
from sozialraum.concerns.actions import speaking
from sozialraum.concerns.models import Concern, Photo, Topic
from sozialraum.concerns.permissions import is_office
from sozialraum.concerns.queries import letters
from sozialraum.concerns.words import OPEN, State
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import State as Sitting
from sozialraum.papers import actions as papers
from sozialraum.papers.models import Paper
from sozialraum.papers.words import Audience, PaperType
from sozialraum.reaching import actions as reaching
from sozialraum.reaching.words import About


@act(who=is_office, moves=Move((State.RECEIVED,), to=State.READ), says=_("hat ein Anliegen gelesen"))
def read(concern: Concern, *, by: Visitor) -> None:
    """A person has read it; whoever said it sees that."""


@act(
    who=is_office,
    moves=Move((State.RECEIVED, State.READ, State.WITH_GROUP), to=State.WITH_GROUP),
    says=_("hat ein Anliegen einem Gremium gegeben"),
    publishes=True,
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
    """Lay it with these groups, in the wording and with the photos that are meant for them; the leading one first.

    Whoever said it hears of the next date if it is another than they were told.
    """
    if not organizations:
        raise ValidationError({"organizations": gettext("Wählen Sie mindestens ein Gremium.")}, code="groups")
    if not shared_text.strip():
        raise ValidationError({"shared_text": gettext("Was soll das Gremium lesen?")}, code="text")
    concern.topic, concern.shared_text = topic, shared_text.strip()
    speaking.lay_with(concern, organizations)
    _share(concern, shared_photos)
    before, ahead = concern.told_as, speaking.ahead_of(concern)
    reaching.keep_in_mind(concern, ahead)
    if ahead and ahead.told_as != before:
        reaching.set_aside(concern, About.DATE)
        speaking.say_to(concern, lambda: letters.moved_on(concern, ahead), About.DATE, by)


def _share(concern: Concern, photos: Sequence[Photo]) -> None:
    before = [photo.key for photo in concern.photos.filter(shared=True)]
    concern.photos.update(shared=False)
    concern.photos.filter(pk__in=[photo.pk for photo in photos]).update(shared=True)
    journal.note("shared_photos", before, [photo.key for photo in photos])


@act(
    who=is_office,
    moves=Move((State.WITH_GROUP,), to=State.ON_AGENDA),
    says=_("hat ein Anliegen auf eine Tagesordnung gesetzt"),
    publishes=True,
)
def put_on_agenda(concern: Concern, *, by: Visitor, meeting: Meeting) -> AgendaItem:
    """Bring it into a sitting that is still ahead: as a Paper of its own, under an item of its own.

    What is not published reads in public only »Anliegen A-17«.
    """
    if meeting.state not in (Sitting.DRAFT, Sitting.SCHEDULED):
        raise ValidationError({"meeting": gettext("Diese Sitzung ist vorbei oder abgesagt.")}, code="meeting")
    concern.paper = concern.paper or _paper_of(concern, by)
    item: AgendaItem = meetings.agenda.record(meeting, by=by, name=str(concern), public=True)
    concern.agenda_item = item
    return item


def _paper_of(concern: Concern, by: Visitor) -> Paper:
    """Its wording for the group. Members read it with the concern itself, since not every group may."""
    paper: Paper = papers.papers.record(
        by.body, by=by, name=str(concern), paper_type=PaperType.CONCERN, audience=Audience.OFFICE
    )
    papers.versions.record(paper, by=by, text=concern.shared_text)
    return paper


@act(
    who=is_office,
    moves=Move((State.ON_AGENDA,), to=State.WITH_GROUP),
    says=_("hat ein Anliegen von einer Tagesordnung genommen"),
    publishes=True,
)
def take_off_agenda(concern: Concern, *, by: Visitor) -> None:
    """It is talked about another time."""
    item = concern.agenda_item
    assert item is not None
    concern.agenda_item = None
    Concern.objects.filter(pk=concern.pk).update(agenda_item=None, state=State.WITH_GROUP)
    meetings.agenda.withdraw(item, by=by)


@act(who=is_office, says=_("hat ein Anliegen veröffentlicht"), publishes=True)
def publish(concern: Concern, *, by: Visitor, public_text: str) -> None:
    """Show it to everybody, in words of the office that tell nobody who it was. Only if whoever said it agreed."""
    if not concern.may_be_public:
        raise ValidationError(
            gettext("Wer es gesagt hat, war nicht einverstanden, dass es öffentlich wird (Art. 6 Abs. 1 a DSGVO)."),
            code="agreed",
        )
    if concern.state not in (*OPEN, State.ANSWERED):
        raise ValidationError(gettext("Veröffentlicht wird, was offen oder beantwortet ist."), code="state")
    if not public_text.strip():
        raise ValidationError({"public_text": gettext("Was soll öffentlich stehen?")}, code="text")
    concern.public_text = public_text.strip()
    concern.published = concern.published or timezone.now()


@act(who=is_office, says=_("hat ein Anliegen aus der Öffentlichkeit genommen"), publishes=True)
def unpublish(concern: Concern, *, by: Visitor) -> None:
    """From now on nobody outside reads it; the wording stays with the office."""
    if not concern.published:
        raise ValidationError(gettext("Das Anliegen ist nicht öffentlich."), code="state")
    concern.published = None
