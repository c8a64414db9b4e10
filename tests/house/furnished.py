"""A body with something private in every room, each private column with the marker in it.

Whoever builds a room with something private adds it to ``furnish``: things made with ``marked`` carry the marker in all
their columns of text, also those that are added one day.
"""

from dataclasses import replace

from django.db import models
from PIL import Image

from sozialraum.acts import guard
from sozialraum.annexes.models import Annex
from sozialraum.bodies.actions import organizations
from sozialraum.bodies.words import Classification
from sozialraum.concerns.models import Answered, Concern
from sozialraum.concerns.words import ConcernState as Said
from sozialraum.contacts.models import ContactImport
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.foundation.visitor import Visitor
from sozialraum.interests.words import Involvement
from sozialraum.joining.models import JoinRequest
from sozialraum.mailbox.models import Mailbox, MailboxBook
from sozialraum.mailserver.models import MailServer, Password
from sozialraum.measures.models import Measure
from sozialraum.meetings.words import State
from sozialraum.notes.models import NoteCopy, NoteDraft, TextBlock
from sozialraum.papers.ports import Bytes, keep
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.words import ConsentPurpose, Role
from sozialraum.pictures.models import ItemPicture
from sozialraum.post.models import Attachment, Incoming, IncomingFile, IncomingOriginal, Letter
from tests import ballot_factories as b
from tests import circulation_factories as c
from tests import election_factories as e
from tests import factories as f
from tests.concerns.pictures import written
from tests.house import running

SIGN = "geheimzeichen"
PIXEL = written(Image.new("RGB", (1, 1)))
DAY = PartialDate(1987, 6, 5)
DAYS = ("1987-06-05", "19870605", "5.6.1987", "5. juni 1987")
TOKEN = "token-" + "x" * 40
NOTES = {"NoteDraft": NoteDraft, "NoteCopy": NoteCopy}
TEXT = (models.CharField, models.TextField, models.JSONField)
KINDS = {
    Person: f.PersonFactory,
    Seat: f.SeatFactory,
    Membership: f.MembershipFactory,
    Recipient: f.RecipientFactory,
    Consent: f.ConsentFactory,
    JoinRequest: f.JoinRequestFactory,
    ManualDelivery: f.ErrandFactory,
    Concern: f.ConcernFactory,
}


def marked(factory, **given):
    """A thing whose columns of text and of dates all say that they are private, as far as nothing else is given."""
    model, column_of = factory._meta.model, {}
    for column in model._meta.concrete_fields:
        sign = f"{SIGN}-{model._meta.model_name}-{column.name}".replace("_", "-")
        if isinstance(column, PartialDateField) and "end" not in column.name and "withdrawn" not in column.name:
            column_of[column.name] = DAY
        elif isinstance(column, models.EmailField):
            column_of[column.name] = f"{sign}@example.org"
        elif isinstance(column, models.URLField):
            column_of[column.name] = f"https://{sign}.example"
        elif isinstance(column, models.CharField | models.TextField) and not column.choices:
            column_of[column.name] = sign[: column.max_length]
    number = model.objects.count()
    key = {"key": f"{SIGN}-{model._meta.model_name}-{number}"} if "key" in column_of else {}
    return factory(**column_of | key | given)


def furnish(body):
    """A network with something of every public kind, and around it what nobody may know."""
    group = f.OrganizationFactory(body=body, key="ag-offen", name="AG Offen", task="Für alle")
    listed = f.OrganizationFactory(
        body=body, key="kita-offen", name="Kita Offen", classification=Classification.INSTITUTION, listed=True
    )
    public_meeting(body, group)
    private_people(body, group, listed)
    running.run_sitting(body, group, *somebody(), marked, lambda model, **given: _signed(NOTES[model], **given))
    private_concerns(body, group)


def somebody():
    """Of whom everything private is known: the first person that is marked, and the institution that is not listed."""
    person = Person.objects.filter(key__startswith=f"{SIGN}-person-").order_by("pk")[0]
    return person, f.Organization.objects.get(key=f"{SIGN}-organization-1")


#: What is asked for behind the first word of an address.
BEHIND = (
    {
        "gremien": ["ag-offen"],
        "einrichtungen": ["kita-offen", f"{SIGN}-organization-1"],
        "menschen": ["selbst", f"{SIGN}-person-0"],
        "sitze": [f"{SIGN}-seat-0"],
        "mitgliedschaften": [f"{SIGN}-membership-1"],
        "verteiler": [f"{SIGN}-recipient-0"],
        "beitritte": [f"{SIGN}-joinrequest-0"],
        "mitmachen": [f"{SIGN}-joinrequest-0"],
        "schreibtisch": [f"{SIGN}-letter-0", f"{SIGN}-incoming-0"],
        "anrufe": [f"{SIGN}-manualdelivery-0"],
        "anliegen": [f"{SIGN}-concern-0", f"{SIGN}-concern-1", f"{SIGN}-photo-0"],
        "einwilligungen": [f"{SIGN}-consent-0"],
        "anwesende": [f"{SIGN}-attendance-0"],
        "beteiligte": [f"{SIGN}-interest-0"],
        "einwaende": [f"{SIGN}-objection-0"],
        "erklaerte-aemter": [f"{SIGN}-declaredoffice-0"],
        "termine": ["ag-offen"],
        "zugang": ["offen"],  # a login has no key that is known before
    }
    | {
        word: ["offen", *running.BEHIND.get(word, ())]
        for word in (
            "sitzungen",
            "beschluesse",
            "dokumente",
            "dateien",
            "orte",
            "zeitraeume",
            "veranstaltungen",
            "wahlen",
        )
    }
    | {"anwesenheit": running.BEHIND["anwesenheit"]}
)
EVERY = sorted({key for keys in BEHIND.values() for key in keys})
#: Behind these all there are, for what lies beside a thing gets its key only when it is made.
KEPT = {
    "anlagen": Annex.objects.all(),
    "aufgaben": f.Task.objects.all(),
    "bilder": ItemPicture.objects.all(),
    "beratungen": f.Consultation.objects.all(),
    "fassungen": f.Version.objects.all(),
    "kontakte": ContactImport.objects.exclude(file=None),  # its pages read the file
    "massnahmen": Measure.objects.all(),
    "protokolle": f.Minutes.objects.all(),
    "textbausteine": TextBlock.objects.all(),
    "tops": f.AgendaItem.objects.all(),
    "videolinks": f.VideoLink.objects.all(),
}


def keys_behind(path):
    """The keys that are asked for behind the first word of an address.

    Behind a word that nobody knows every one, and where nothing is kept one that is not there.
    """
    word = path.split("/")[1]
    if word in KEPT:
        return list(KEPT[word].order_by("pk").values_list("key", flat=True)) or EVERY[:1]
    return BEHIND.get(word, EVERY)


def public_meeting(body, group):
    paper = f.PaperFactory(body=body, key="offen")
    f.VersionFactory(body=body, paper=paper, label="erste", text="§ 1 Alle", valid_from=PartialDate(2016))
    meeting = f.MeetingFactory(body=body, key="offen", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    item = f.AgendaItemFactory(body=body, meeting=meeting, text="Es wurde beraten.")
    told = {"state": MinutesState.PUBLISHED, "published_on": PartialDate(2018, 2, 1)}
    told |= {"approved": True, "attendance_listed": True}
    minutes = f.MinutesFactory(body=body, key="offen", meeting=meeting, **told)
    f.AnnexFactory(body=body, minutes=minutes)
    keep(Bytes(PIXEL, "image/jpeg", "3" * 128))
    shown = f.FileFactory(body=body, sha512_checksum="3" * 128, mime_type="image/jpeg", audience="members")
    f.ItemPictureFactory(body=body, agenda_item=item, file=shown, released=True, description="Eine Tafel")
    f.ResolutionFactory(body=body, key="offen", meeting=meeting, agenda_item=item, date=None, by=[group])
    how = {"attendance_mode": "mixed", "openness": "closed"}
    coming = f.MeetingFactory(body=body, key="kommt", date=PartialDate(2099, 1, 17), of=[group], **how)
    marked(f.VideoLinkFactory, body=body, meeting=coming)
    f.EventFactory(body=body, key="offen", date=PartialDate(2099, 2, 20), organization=group)
    f.LegislativeTermFactory(body=body, key="offen")
    f.LocationFactory(body=body, key="offen")
    f.MeasureFactory(body=body, organization=group)
    with guard.opened():
        TextBlock.objects.create(body=body, key="offen", text="Die Gruppe berichtet.")
    keep(Bytes(b"Offene Datei", "application/pdf", "1" * 128))
    f.FileFactory(body=body, key="offen", sha512_checksum="1" * 128)


def private_people(body, group, listed):
    hidden = marked(
        f.OrganizationFactory,
        body=body,
        key=f"{SIGN}-organization-1",
        sign="",
        classification=Classification.INSTITUTION,
        listed=False,
    )
    person = marked(f.PersonFactory, body=body)
    minutes, key = f.Minutes.objects.get(key="offen"), f"{SIGN}-attendance-0"
    leads = {"label": "Mobile Beratung", "person": person, "key": f"{SIGN}-conductor-0"}
    marked(f.ConductorFactory, body=body, meeting=minutes.meeting, stands_in_for="", is_substitute=True, **leads)
    here = marked(f.AttendanceFactory, body=body, minutes=minutes, label="Mobile Beratung", person=person, key=key)
    marked(f.EntitlementFactory, body=body, minutes=minutes, organization=group, spoken_by=here, seat=None)
    marked(f.TaskFactory, body=body, minutes=minutes, who="Büro", what="Einladen", due=None, person=person)
    said = {"key": f"{SIGN}-objection-0", "way": "phone", "outcome": "declined", "agenda_item": None}
    marked(c.ObjectionFactory, body=body, minutes=minutes, person=person, institution=None, **said)
    kept = {"key": "", "label": "", "name": f"{SIGN}-draft", "text": f"{SIGN}-draft-text", "decisions": []}
    c.CirculationFactory(minutes=minutes, texts=[kept])
    held = e.ElectionFactory(body=body, meeting=minutes.meeting, by=[group], key="offen")
    office = f.MembershipFactory(body=body, key="gewaehlt", organization=group, person=person, role=Role.ADVISER)
    stood = {"label": "", "votes": "5", "person": person, "membership": office}
    marked(e.CandidateFactory, body=body, election=held, **stood)
    decided, point = f.Resolution.objects.get(key="offen"), f.AgendaItem.objects.get(meeting=minutes.meeting)
    marked(b.VoiceFactory, body=body, resolution=decided, organization=group, person=person)
    biased = {"body": body, "agenda_item": point, "organization": group, "label": "Menschen aus dem Viertel"}
    for order, whose in enumerate(({"person": person}, {"institution": hidden}), 1):
        marked(b.RecusalFactory, **biased, **whose, order=order)
    for institution in (listed, hidden):
        seat = marked(f.SeatFactory, body=body, organization=group, institution=institution)
        for role in (Role.MEMBER, Role.DEPUTY):
            marked(f.MembershipFactory, body=body, organization=group, person=person, seat=seat, role=role)
    for role in (Role.SPEAKER, Role.GUEST):
        marked(f.MembershipFactory, body=body, organization=group, person=person, role=role)
    marked(f.SeatFactory, body=body, organization=group, institution=None, resident=person)
    marked(f.RecipientFactory, body=body, organization=group)
    for known in ({"person": person}, {"institution": hidden}):
        marked(f.RecipientFactory, body=body, organization=group, name="", email="", **known)
    involved_and_in_office(body, person, hidden)
    marked(f.ConsentFactory, body=body, person=person, purpose=ConsentPurpose.PHOTO)
    marked(f.ConsentFactory, body=body, person=None, institution=hidden, purpose=ConsentPurpose.NEWS)
    marked(f.JoinRequestFactory, body=body, organization=group, person=person, told_as="")
    marked(f.ErrandFactory, body=body, path="schreibtisch/")
    marked(f.LetterFactory, body=body, message_id="brief-offen", links=[[f"{SIGN}-letter-links", "anliegen/stand/"]])
    kept_by_the_office(body, person)
    noted = {"body": body, "agenda_item": minutes.meeting.agenda.get(), "person": person, "number": 1}
    _signed(NoteDraft, **noted, recent=[])
    _signed(NoteCopy, **noted, token="zweiter", is_open=True)
    named = marked(f.PersonFactory, body=body, name="Nora Genannt")
    marked(f.MembershipFactory, body=body, organization=group, person=named, role=Role.SPEAKER)
    marked(f.ConsentFactory, body=body, person=named)


def involved_and_in_office(body, person, institution):
    """Whoever brings a paper that everybody reads, and that a public sitting talked about; an office elsewhere."""
    paper, item = f.Paper.objects.get(key="offen"), f.AgendaItem.objects.get(meeting__key="offen")
    f.ConsultationFactory(body=body, agenda_item=item, paper=paper)
    marked(f.InterestFactory, body=body, paper=paper, person=person)
    marked(f.InterestFactory, body=body, paper=paper, institution=institution, part=Involvement.CONCERNED)
    marked(f.DeclaredOfficeFactory, body=body, person=person, organization=institution)


def private_concerns(body, group):
    """One that lies with its group and was answered, and one that is public in words of the office."""
    concern = marked(f.ConcernFactory, body=body, of=[group], state=Said.ANSWERED, told_as="")
    reply = marked(f.ReplyFactory, body=body)
    marked(f.PhotoFactory, body=body, concern=concern)
    told = {"may_be_public": True, "public_text": "Mehr Licht", "published": "2026-01-02T12:00+00:00"}
    marked(f.ConcernFactory, body=body, told_as="", **told)
    with guard.opened():
        Answered.objects.create(concern=concern, reply=reply)


def kept_by_the_office(body, person):
    """What stands in no page of a thing: logins, mail servers and their passwords, lists on their way in, who acted."""
    by = replace(Visitor.house(body), label=f"{SIGN}-detail-by")
    hidden = f.Organization.objects.get(key=f"{SIGN}-organization-1")
    organizations.correct(hidden, by=by, task=f"{SIGN}-detail-changes")
    f.UserFactory(email=f"{SIGN}-user-email@example.org")
    with guard.opened():
        letter = Letter.objects.get(key__startswith=SIGN)
        Attachment.objects.create(letter=letter, name=f"{SIGN}-attachment-name", media_type="text/plain", content=b"x")
    server = _signed(MailServer, body=body)
    _signed(Password, server=server)
    _signed(ContactImport, body=body)
    came = _signed(Incoming, body=body, key=f"{SIGN}-incoming-0")
    _signed(IncomingFile, incoming=came, content=b"x", digest="")
    _signed(IncomingOriginal, incoming=came, content=b"x")
    _signed(MailboxBook, mailbox=_signed(Mailbox, body=body))


def _signed(model, **given):
    """A row whose columns of text all carry the marker, for what has no factory."""
    signs = {
        column.name: f"{SIGN}-{column.name}".replace("_", "-")[: getattr(column, "max_length", None)]
        for column in model._meta.concrete_fields
        if isinstance(column, TEXT) and not column.choices and column.name != "key"
    }
    signs |= {c.name: c.choices[0][0] for c in model._meta.concrete_fields if c.choices and not c.has_default()}
    signs |= {c.name: [f"{SIGN}-{c.name}"] for c in model._meta.concrete_fields if isinstance(c, models.JSONField)}
    with guard.opened():
        return model.objects.create(**signs | given)
