"""One factory per model, without surprises: what you do not pass is the plainest valid value."""

import datetime as dt

import factory
from django.utils import timezone

from sozialraum.accounts.models import User
from sozialraum.acts import guard
from sozialraum.attendance.models import Attendance
from sozialraum.bodies.models import LegislativeTerm, Location, Organization, Text
from sozialraum.bodies.words import Classification
from sozialraum.concerns.models import Concern, ConcernGroup, Photo, Reply, Topic, TopicGroup
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.correspondence.words import About, ReplyBy
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Approval, Ballot, DecidedBy, Minutes, Resolution, VoteCount
from sozialraum.events.models import Event
from sozialraum.foundation.dates import PartialDate
from sozialraum.interests.models import DeclaredOffice, Interest
from sozialraum.joining.models import JoinRequest
from sozialraum.meetings.models import AgendaItem, Conductor, Consultation, Holder, Meeting, VideoLink
from sozialraum.meetings.words import State
from sozialraum.network.models import Body, Host
from sozialraum.papers.models import File, Paper, Version
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.words import ConsentPurpose, ConsentWay
from sozialraum.presence.models import Entitlement
from sozialraum.tasks.models import Task
from tests.factory import Factory, ThingFactory
from tests.post_factories import IncomingFactory, LetterFactory, MailServerFactory

__all__ = ["IncomingFactory", "LetterFactory", "MailServerFactory"]  # which stand beside


class BodyFactory(Factory):
    class Meta:
        model = Body
        skip_postgeneration_save = True

    key = factory.Sequence("netz-{}".format)
    name = factory.Sequence("Sozialraumkonferenz {}".format)
    address = "https://netz.example"

    @factory.post_generation
    def hosts(self, create, extracted, **kwargs):
        with guard.opened():
            for name in extracted or []:
                Host.objects.create(body=self, name=name)


class TextFactory(Factory):
    class Meta:
        model = Text

    kind = "purpose"
    text = "Wozu es da ist"


class OrganizationFactory(ThingFactory):
    class Meta:
        model = Organization

    name = factory.Sequence("Gremium {}".format)
    classification = Classification.WORKING_GROUP


class LegislativeTermFactory(ThingFactory):
    class Meta:
        model = LegislativeTerm

    name = "Förderperiode"


class LocationFactory(ThingFactory):
    class Meta:
        model = Location

    name = "Nachbarschaftstreff Beispiel"


class UserFactory(Factory):
    class Meta:
        model = User

    email = factory.Sequence("beispiel{}@example.org".format)


class PersonFactory(ThingFactory):
    class Meta:
        model = Person

    name = factory.Sequence("Erika Beispiel {}".format)


class SeatFactory(ThingFactory):
    class Meta:
        model = Seat

    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
    institution = factory.SubFactory(
        OrganizationFactory, body=factory.SelfAttribute("..body"), classification=Classification.INSTITUTION
    )


class MembershipFactory(ThingFactory):
    class Meta:
        model = Membership

    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
    person = factory.SubFactory(PersonFactory, body=factory.SelfAttribute("..body"))


class RecipientFactory(ThingFactory):
    class Meta:
        model = Recipient

    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
    name = "Verteiler Beispiel"
    email = "verteiler@example.org"


class ConsentFactory(ThingFactory):
    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory, body=factory.SelfAttribute("..body"))
    purpose = ConsentPurpose.NAMED
    wording = "Mein Name darf auf der Seite des Gremiums stehen."
    way = ConsentWay.PAPER
    given_date = PartialDate(2026, 1, 15)


class DeclaredOfficeFactory(ThingFactory):
    class Meta:
        model = DeclaredOffice

    person = factory.SubFactory(PersonFactory, body=factory.SelfAttribute("..body"))
    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
    title = "Vorstand"


class MeetingFactory(ThingFactory):
    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    name = "Sitzung"
    date = PartialDate(2027, 2, 18)
    start_time = dt.time(17)
    state = State.SCHEDULED
    record_published = factory.LazyAttribute(lambda one: timezone.now() if one.state == State.HELD else None)

    @factory.post_generation
    def of(self, create, extracted, **kwargs):
        with guard.opened():
            for position, organization in enumerate(extracted or [], 1):
                Holder.objects.create(meeting=self, organization=organization, position=position)


class EventFactory(ThingFactory):
    class Meta:
        model = Event

    name = "Beispielfest"
    date = PartialDate(2027, 2, 20)
    start_time = dt.time(15)


class VideoLinkFactory(ThingFactory):
    class Meta:
        model = VideoLink


class AgendaItemFactory(ThingFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory, body=factory.SelfAttribute("..body"))
    name = "Begrüßung"


class AudienceFactory(ThingFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def of(self, create, extracted, **kwargs):
        with guard.opened():
            for position, organization in enumerate(extracted or [], 1):
                self.group_links.create(organization=organization, position=position)


class FileFactory(AudienceFactory):
    class Meta:
        model = File

    name = "Protokoll"
    file_name = "protokoll.pdf"
    mime_type = "application/pdf"
    sha512_checksum = "0" * 128


class PaperFactory(AudienceFactory):
    class Meta:
        model = Paper

    name = "Geschäftsordnung"


class ConsultationFactory(ThingFactory):
    class Meta:
        model = Consultation

    agenda_item = factory.SubFactory(AgendaItemFactory, body=factory.SelfAttribute("..body"))
    paper = factory.SubFactory(PaperFactory, body=factory.SelfAttribute("..body"))


class InterestFactory(ThingFactory):
    class Meta:
        model = Interest

    paper = factory.SubFactory(PaperFactory, body=factory.SelfAttribute("..body"))


class VersionFactory(ThingFactory):
    class Meta:
        model = Version

    paper = factory.SubFactory(PaperFactory, body=factory.SelfAttribute("..body"))
    label = factory.Sequence("fassung-{}".format)


class ResolutionFactory(ThingFactory):
    class Meta:
        model = Resolution
        skip_postgeneration_save = True

    name = "Einladungen gehen 14 Tage vorher hinaus"
    date = PartialDate(2017)
    result = Result.CARRIED

    @factory.post_generation
    def by(self, create, extracted, **kwargs):
        with guard.opened():
            for position, organization in enumerate(extracted or [], 1):
                DecidedBy.objects.create(resolution=self, organization=organization, position=position)


def voted(resolution, organization, *, number=1, **count):
    """How a group voted in a round."""
    with guard.opened():
        ballot, _new = Ballot.objects.get_or_create(resolution=resolution, round=number)
        return VoteCount.objects.create(ballot=ballot, organization=organization, **count)


class JoinRequestFactory(ThingFactory):
    class Meta:
        model = JoinRequest

    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
    name = factory.Sequence("Erika Beispiel {}".format)
    reply_by = ReplyBy.PHONE
    phone = "02403 00-01"


class ErrandFactory(ThingFactory):
    class Meta:
        model = ManualDelivery

    about = "join-request"
    name = "Erika Beispiel"
    reach = "02403 00-01"
    way = ReplyBy.PHONE
    topic = About.DATE
    text = "Der Termin steht fest."


class TopicFactory(ThingFactory):
    class Meta:
        model = Topic
        skip_postgeneration_save = True

    name = factory.Sequence("Wege und Plätze {}".format)

    @factory.post_generation
    def of(self, create, extracted, **kwargs):
        with guard.opened():
            for position, organization in enumerate(extracted or [], 1):
                TopicGroup.objects.create(topic=self, organization=organization, position=position)


class ConcernFactory(ThingFactory):
    class Meta:
        model = Concern
        skip_postgeneration_save = True

    ordinal = factory.Sequence(lambda number: number + 1)
    text = "Am Spielplatz ist es abends dunkel."
    reply_by = ReplyBy.PHONE
    phone = "02403 00-04"

    @factory.post_generation
    def of(self, create, extracted, **kwargs):
        with guard.opened():
            for position, organization in enumerate(extracted or [], 1):
                ConcernGroup.objects.create(concern=self, organization=organization, position=position)


class PhotoFactory(ThingFactory):
    class Meta:
        model = Photo

    concern = factory.SubFactory(ConcernFactory, body=factory.SelfAttribute("..body"))
    position = 1
    storage_name = factory.Sequence("anliegen/foto-{}".format)
    sha256 = "0" * 64
    width = 1200
    height = 900


class ReplyFactory(ThingFactory):
    class Meta:
        model = Reply

    text = "Die Laternen werden im Herbst gerichtet."


class ConductorFactory(ThingFactory):
    class Meta:
        model = Conductor

    meeting = factory.SubFactory(MeetingFactory, body=factory.SelfAttribute("..body"))
    role = "chair"


class MinutesFactory(ThingFactory):
    class Meta:
        model = Minutes
        skip_postgeneration_save = True

    meeting = factory.SubFactory(MeetingFactory, body=factory.SelfAttribute("..body"), state=State.HELD)

    @factory.post_generation
    def approved(self, create, extracted, **kwargs):
        """By all groups that held the meeting."""
        with guard.opened():
            for organization in self.meeting.groups if extracted else []:
                Approval.objects.create(minutes=self, organization=organization)


class AttendanceFactory(ThingFactory):
    class Meta:
        model = Attendance

    minutes = factory.SubFactory(MinutesFactory, body=factory.SelfAttribute("..body"), attendance_listed=True)
    category = "voting"


class EntitlementFactory(ThingFactory):
    class Meta:
        model = Entitlement

    way = "walk_in"


class MeasureFactory(ThingFactory):
    class Meta:
        model = "measures.Measure"

    name = "Bänke aufstellen"


class AnnexFactory(ThingFactory):
    class Meta:
        model = "annexes.Annex"

    name = "Lageplan"


class ItemPictureFactory(ThingFactory):
    class Meta:
        model = "pictures.ItemPicture"

    file = factory.SubFactory(
        FileFactory, body=factory.SelfAttribute("..body"), mime_type="image/jpeg", audience="members"
    )


class TaskFactory(ThingFactory):
    class Meta:
        model = Task

    minutes = factory.SubFactory(MinutesFactory, body=factory.SelfAttribute("..body"))
    who = "Büro"
    what = "Einladen"
