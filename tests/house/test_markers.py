"""What is private stays private: a marker in every private column, looked for over every address and in every file.

Whoever builds a room with something private adds it to ``furnish``: things made with ``marked`` carry the marker in all
their columns of text, also those that are added one day.
"""

import io
import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from pypdf import PdfReader

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies.words import Classification
from sozialraum.concerns.models import Answered, Concern
from sozialraum.concerns.words import State as Said
from sozialraum.config.addresses import addresses
from sozialraum.contacts.models import ContactImport
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining.models import JoinRequest
from sozialraum.meetings.words import State
from sozialraum.papers.ports import Bytes, keep
from sozialraum.people.actions import persons
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.words import ConsentPurpose, Role
from sozialraum.post.models import (
    Attachment,
    Incoming,
    IncomingFile,
    Letter,
    Mailbox,
    MailboxBook,
    MailServer,
    Password,
)
from sozialraum.reaching.models import Errand
from tests import factories as f
from tests.conftest import logged_in
from tests.people.conftest import come_in

pytestmark = pytest.mark.django_db

SIGN = "geheimzeichen"
DAY = PartialDate(1987, 6, 5)
DAYS = ("1987-06-05", "19870605", "5.6.1987", "5. juni 1987")
TOKEN = "token-" + "x" * 40
TEXT = (models.CharField, models.TextField, models.JSONField)
KINDS = {
    Person: f.PersonFactory,
    Seat: f.SeatFactory,
    Membership: f.MembershipFactory,
    Recipient: f.RecipientFactory,
    Consent: f.ConsentFactory,
    JoinRequest: f.JoinRequestFactory,
    Errand: f.ErrandFactory,
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
    private_concerns(body, group)


#: What is asked for behind the first word of an address; behind any other word everything.
BEHIND = {
    "gremien": ["ag-offen"],
    "einrichtungen": ["kita-offen", f"{SIGN}-organization-1"],
    "menschen": ["selbst", f"{SIGN}-person-0"],
    "sitze": [f"{SIGN}-seat-0"],
    "mitgliedschaften": [f"{SIGN}-membership-0"],
    "verteiler": [f"{SIGN}-recipient-0"],
    "beitritte": [f"{SIGN}-joinrequest-0"],
    "mitmachen": [f"{SIGN}-joinrequest-0"],
    "schreibtisch": [f"{SIGN}-letter-0", f"{SIGN}-incoming-0"],
    "anrufe": [f"{SIGN}-errand-0"],
    "anliegen": [f"{SIGN}-concern-0", f"{SIGN}-concern-1", f"{SIGN}-photo-0"],
    "einwilligungen": [f"{SIGN}-consent-0"],
} | {word: ["offen"] for word in ("sitzungen", "beschluesse", "dokumente", "dateien", "orte", "zeitraeume")}
EVERY = sorted({key for keys in BEHIND.values() for key in keys})


def public_meeting(body, group):
    paper = f.PaperFactory(body=body, key="offen")
    f.VersionFactory(body=body, paper=paper, label="erste", text="§ 1 Alle", valid_from=PartialDate(2016))
    meeting = f.MeetingFactory(body=body, key="offen", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    item = f.AgendaItemFactory(body=body, meeting=meeting, text="Es wurde beraten.")
    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.APPROVED, present=12)
    f.ResolutionFactory(body=body, key="offen", meeting=meeting, agenda_item=item, date=None, by=[group])
    f.MeetingFactory(body=body, key="kommt", date=PartialDate(2099, 1, 17), of=[group])
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
    marked(f.ConsentFactory, body=body, person=person, purpose=ConsentPurpose.PHOTO)
    marked(f.ConsentFactory, body=body, person=None, institution=hidden, purpose=ConsentPurpose.NEWS)
    marked(f.JoinRequestFactory, body=body, organization=group, person=person, told_as="")
    marked(f.ErrandFactory, body=body, path="schreibtisch/")
    marked(f.LetterFactory, body=body, message_id="brief-offen")
    kept_by_the_office(body, person)
    named = marked(f.PersonFactory, body=body, name="Nora Genannt")
    marked(f.MembershipFactory, body=body, organization=group, person=named, role=Role.SPEAKER)
    marked(f.ConsentFactory, body=body, person=named)


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
    persons.correct(person, by=by, language=f"{SIGN}-detail-changes")
    f.UserFactory(email=f"{SIGN}-user-email@example.org")
    with guard.opened():
        letter = Letter.objects.get(key__startswith=SIGN)
        Attachment.objects.create(letter=letter, name=f"{SIGN}-attachment-name", media_type="text/plain", content=b"x")
    server = _signed(MailServer, body=body)
    _signed(Password, server=server)
    _signed(ContactImport, body=body)
    _signed(IncomingFile, incoming=_signed(Incoming, body=body), content=b"x")
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


def walked(browser, *, only_public=False, host="testserver", before=""):
    """Every address there is, with the keys there are behind it, and what stands there as text."""
    for address in addresses():
        if only_public and not address.is_public:
            continue
        plain = re.sub(r"<key:(label|other)>", "erste", address.path).replace("<key:kind>", "gremien")
        keys = BEHIND.get(plain.split("/")[1], EVERY)
        for key in keys if "<key:key>" in plain else [""]:
            path = before + plain.replace("<key:key>", key)
            answer = browser.get(path, headers={"host": host})
            yield path, text_of(answer).replace(key, "")  # what one has asked for is no news


def text_of(answer):
    """What can be read of an answer: its headers too, and the words of a PDF."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = f"{dict(answer.items())}\n{answer.cookies}\n"
    if content.startswith(b"%PDF"):
        document = PdfReader(io.BytesIO(content))
        return (told + str(document.metadata) + "".join(page.extract_text() for page in document.pages)).casefold()
    return (told + content.decode("utf-8", "replace")).casefold()


def leaks(pages):
    return {path: found[0] for path, text in pages if (found := [one for one in (SIGN, *DAYS) if one in text])}


def test_there_is_something_to_leak_in_every_column(body):
    furnish(body)
    for model, factory in KINDS.items():
        thing = model.objects.filter(key__startswith=SIGN).first()
        private = [c for c in model._meta.concrete_fields if isinstance(c, models.CharField | models.TextField)]
        plain = [
            c.name
            for c in private
            if not c.choices
            and (model, c.name) not in {(JoinRequest, "told_as"), (Concern, "told_as"), (Errand, "path")}
        ]
        assert [name for name in plain if SIGN not in getattr(thing, name)] == [], factory


#: What the public reads, by design, and what says nothing of anybody: words of the house, digests, keys, places in it.
#: Whatever is in no line here is private, and ``furnish`` must have marked it.
PUBLIC = {
    "network.Body": "key name short_name municipality address",
    "network.Host": "name",
    "bodies.Text": "text",
    "bodies.Organization": "key name short_name sign task rhythm kind postal_address website email phone offers"
    " languages hours",  # of a group, and of an institution that is listed; one that is not is marked
    "bodies.LegislativeTerm": "key name",
    "bodies.Location": "key name street_address postal_code locality room description",
    "papers.File": "key name file_name mime_type sha512_checksum",
    "papers.Paper": "key name public_name",
    "papers.Version": "key label text note",
    "meetings.Meeting": "key name reason",
    "meetings.AgendaItem": "key number name text",
    "decisions.Resolution": "key name number resolution_text reason majority outcome",
    "decisions.Minutes": "key note",
    "decisions.Quorum": "basis",
    "decisions.Task": "key who what",
    "people.Seat": "key",
    "people.Membership": "key",
    "accounts.User": "password",
    "accounts.PersonalLink": "digest purpose subject subject_key holder",
    "acts.Entry": "act says way subject subject_key digest previous hash also",
    "acts.Detail": "salt",
    "acts.Head": "hash",
    "post.Letter": "about about_key message_id claimed_by",
    "post.Attachment": "media_type",
    "post.Incoming": "key about about_key fingerprint",
    "post.Job": "name result claimed_by",
    "joining.JoinRequest": "told_as",
    "contacts.ContactImport": "key encoding group_means",
    "founding.Brought": "kind key digest",
    "backups.Backup": "name complaint",
    "meetings.Consultation": "key",
    "reaching.Errand": "path",
    "concerns.Topic": "key name note",
    "concerns.Concern": "told_as",
}
#: Rooms that are still being built and have no page yet; with their pages come their markers.
WITHOUT_PAGES: set[str] = set()


def test_every_private_column_is_in_it(body):
    """A new column of text is private until somebody says here that it is not; and a private one must be marked."""
    furnish(body)

    forgotten = {}
    for model in apps.get_models():
        if not model.__module__.startswith("sozialraum."):
            continue
        texts = {c.name for c in model._meta.concrete_fields if isinstance(c, TEXT) and not c.choices}
        public = set(PUBLIC.get(model._meta.label, "").split())
        rows = list(model._base_manager.values(*texts)) if texts else []
        marked_ones = {name for row in rows for name, value in row.items() if SIGN in str(value)}
        assert public - texts == set(), model
        if model._meta.app_label in WITHOUT_PAGES:
            continue
        forgotten[model._meta.label] = texts - public - marked_ones
    assert {model: names for model, names in forgotten.items() if names} == {}


def test_nobody_reads_anything_private_anywhere(body):
    furnish(body)

    pages = dict(walked(Client(), only_public=True))

    assert leaks(pages.items()) == {}
    assert len(pages) > 25
    assert "nora genannt" in pages["/gremien/ag-offen/"]
    assert "mehr licht" in pages["/anliegen/gesagt-getan/"]
    assert "%pdf" not in "".join(pages.values())


def test_nobody_finds_anything_private_by_asking_for_it(body):
    furnish(body)
    asked = ("text", "suche", "angebot", "gremium", "sprache", "monat", "jahr", "seite", "wozu", "am")
    paths = [one.path for one in addresses() if one.is_public and "<" not in one.path]
    assert paths

    for path in paths:
        for word in (f"{SIGN}-organization-1", f"{SIGN}-organization-name"):
            page = text_of(Client().get(path, dict.fromkeys(asked, word)))
            assert len(re.findall(rf"{word}(?!%|\"|&amp;|&|$|\s)", page)) == 0, path


def come_in_as(body, *kinds, second_factor):
    """One person with all these standings at once: who leaks nothing to them leaks nothing to each of them."""
    person = f.PersonFactory(body=body, key="selbst", name="Ich in Person")
    for kind in kinds:
        organization = f.OrganizationFactory(body=body, name=f"Das {kind}", classification=kind)
        f.MembershipFactory(body=body, organization=organization, person=person, role=Role.SPEAKER)
    return person, come_in(person, second_factor=second_factor)


def test_a_login_reads_nothing_of_groups_it_does_not_belong_to_any_more(body):
    furnish(body)
    person, browser = come_in_as(
        body, Classification.WORKING_GROUP, Classification.CITY, Classification.INSTITUTION, second_factor=True
    )
    span = {"start_date": PartialDate(2016), "end_date": PartialDate(2018)}
    group = f.Organization.objects.get(key="ag-offen")
    f.MembershipFactory(body=body, organization=group, person=person, **span)
    f.SeatFactory(body=body, organization=group, institution=None, resident=person, **span)

    pages = dict(walked(browser))

    assert leaks(pages.items()) == {}
    assert len(pages) > 90
    assert "ich in person" in pages["/menschen/selbst/"]


def test_office_and_auditor_read_nothing_before_they_have_shown_a_second_factor(body):
    furnish(body)
    _person, browser = come_in_as(body, Classification.OFFICE, Classification.AUDIT, second_factor=False)

    assert leaks(walked(browser)) == {}


def test_the_office_of_another_body_reads_nothing_here(body, other_body):
    furnish(body)
    neighbour = logged_in(Client(), other_body)

    at_home = dict(walked(neighbour, host="nebenan.localhost"))
    here = dict(walked(neighbour, only_public=True))

    assert leaks([*at_home.items(), *here.items()]) == {}


def test_a_link_made_for_a_meeting_reads_nothing_else(body):
    furnish(body)
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(TOKEN), purpose="read", subject="meetings.Meeting", subject_key="offen",
            expires="2099-01-01T00:00+00:00",
        )  # fmt: skip

    assert leaks(walked(Client(), before=f"/l/{TOKEN}")) == {}


def test_members_of_the_group_read_names_and_nothing_by_which_somebody_is_reached(body):
    furnish(body)
    group = f.Organization.objects.get(key="ag-offen")
    person = f.PersonFactory(body=body, key="selbst", name="Ich in Person")
    f.MembershipFactory(body=body, organization=group, person=person)

    pages = dict(walked(come_in(person)))

    read = {
        found
        for text in pages.values()
        for found in re.findall(
            rf"{SIGN}-(?:person|recipient|consent|joinrequest|errand|letter|concern|reply|photo)-[a-z-]+", text
        )
    }
    shared = {f"{SIGN}-concern-shared-text", f"{SIGN}-reply-text"}
    assert read == {f"{SIGN}-person-name", f"{SIGN}-recipient-name"} | shared


def test_the_walk_finds_what_there_is_to_find(body):
    """The office reads all of it: so a marker that nobody found could have been found."""
    furnish(body)

    text = "".join(text for _path, text in walked(logged_in(Client(), body)))

    read = set(
        re.findall(
            rf"{SIGN}-(?:person|recipient|consent|organization|joinrequest|errand|letter|concern|reply)-[a-z][a-z-]*",
            text,
        )
    )
    columns = ("person-name", "person-email", "person-phone", "person-postal-address", "person-language")
    columns += ("recipient-name", "recipient-email", "consent-wording", "organization-name", "letter-text", "letter-to")
    columns += ("joinrequest-name", "joinrequest-email", "joinrequest-message", "errand-text")
    columns += ("concern-text", "concern-name", "concern-email", "concern-phone", "concern-shared-text", "reply-text")
    assert {f"{SIGN}-{column}" for column in columns} <= read
    assert [day for day in DAYS if day in text]
