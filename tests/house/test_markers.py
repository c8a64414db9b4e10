"""What is private stays private: a marker in every private column, looked for over every address and in every file."""

import io
import json
import re

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from pypdf import PdfReader

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.acts.act import created, personal_columns
from sozialraum.acts.models import Detail
from sozialraum.bodies.words import Classification
from sozialraum.concerns.models import Concern
from sozialraum.config.addresses import addresses
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining.models import JoinRequest
from sozialraum.people.words import Role
from sozialraum.post.models import Letter
from tests import factories as f
from tests.acts.played import write_over
from tests.conftest import logged_in
from tests.house.furnished import DAYS, KINDS, SIGN, TEXT, TOKEN, furnish, keys_behind
from tests.people.conftest import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def walked(browser, *, only_public=False, host="testserver", before="", seen=None):
    """Every address there is, with the keys there are behind it, and what stands there as text.

    How each address answered is noted in ``seen``.
    """
    for address in addresses():
        if only_public and not address.is_public:
            continue
        plain = re.sub(r"<key:(label|other)>", "erste", address.path).replace("<key:kind>", "gremien")
        for key in keys_behind(plain) if "<key:key>" in plain else [""]:
            path = before + plain.replace("<key:key>", key)
            answer = browser.get(path, headers={"host": host})
            if seen is not None:
                seen.setdefault(address.path, set()).add(answer.status_code)
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
            and (model, c.name) not in {(JoinRequest, "told_as"), (Concern, "told_as"), (ManualDelivery, "path")}
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
    "papers.File": "key name file_name mime_type sha512_checksum removed",
    "papers.Paper": "key name public_name",
    "papers.Version": "key label text plain_text note",
    "bylaws.RuleRevision": "key reason",
    "bylaws.Rule": "key value paragraph wording topics classifications",
    "meetings.Meeting": "key name reason",
    "meetings.PinnedRevision": "key reason",
    "meetings.Departure": "key sentence reason",
    "meetings.VideoLink": "key",
    "meetings.Conductor": "key label stands_in_for",
    "interests.Interest": "key",
    "interests.DeclaredOffice": "key",
    "events.Event": "key name place access languages audience price interpreted note website reason",
    "attendance.Attendance": "key label",
    "presence.Entitlement": "key",
    "ballots.BallotBasis": "key paragraph answer reason",
    "ballots.Recusal": "key label reason",
    "ballots.StrawPoll": "key question words",
    "ballots.Voice": "key label",
    "elections.Election": "key name number delegated_to_words lot rule_revision override_reason remark",
    "elections.Candidate": "key label votes",
    "elections.ElectionRound": "key words",
    "meetings.AgendaItem": "key number name text brought_by reason",
    "decisions.Approval": "corrections",
    "decisions.Ballot": "question",
    "decisions.Correction": "place old new remark",
    "decisions.VoteCount": "words override_reason revision",
    "decisions.Resolution": "key name number resolution_text reason majority outcome"
    " condition referred_to_words came_back application recipient_words period",
    "decisions.Minutes": "key note summary number edition",
    "decisions.Quorum": "basis",
    "tasks.Task": "key who what",
    "notes.NoteDraft": "recent",
    "notes.NoteCopy": "token",
    "notes.TextBlock": "key text",
    "measures.Measure": "key name need goal unit steps result partners_words",
    "annexes.Annex": "key number name public_name description",
    "pictures.ItemPicture": "key caption description",
    "people.Seat": "key",
    "people.Membership": "key",
    "accounts.User": "password",
    "accounts.PersonalLink": "digest purpose subject subject_key holder path",
    "acts.EntrySubject": "kind key",
    "acts.Entry": "act says way subject subject_key digest erased previous hash also",
    "foundation.Count": "whose times",
    "foundation.Salt": "salt",
    "acts.Detail": "salt",
    "acts.Head": "hash public_mark",
    "post.Letter": "about about_key topic language message_id claimed_by",
    "post.Attachment": "media_type",
    "post.Incoming": "key about about_key fingerprint remarks",
    "post.IncomingFile": "media_type digest",
    "post.Job": "name result claimed_by",
    "joining.JoinRequest": "told_as",
    "contacts.ContactImport": "key encoding group_means",
    "founding.Brought": "kind key digest",
    "backups.Backup": "name complaint",
    "privacy.Period": "kind",
    "meetings.Consultation": "key",
    "reaching.ManualDelivery": "path",
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


#: Private columns of which the journal may tell, for they name no human being: keys, and how our own mail is reached.
JOURNALED = {
    "reaching.ManualDelivery": "about about_key",
    "post.MailServer": "host",
    "post.Mailbox": "host",
    "contacts.ContactImport": "result",
    "meetings.VideoLink": "url",
    "presence.Entitlement": "remark",  # who drew the lot, never by name
}
#: What no act tells of in the journal: rows beside a thing that is told, and the books of the program itself.
NEVER_TOLD = {
    "accounts.User", "acts.Detail", "contacts.ContactFile", "post.Attachment", "post.IncomingFile",
    "post.IncomingOriginal", "notes.NoteDraft", "notes.NoteCopy",
    "post.Job",
    "post.MailboxBook", "post.Password",
}  # fmt: skip


def test_every_private_column_is_declared_personal_on_its_model():
    """The journal keeps no value of a personal column; so a new private one must be declared (``personal``)."""
    undeclared, unknown = {}, {}
    for model in apps.get_models():
        if not model.__module__.startswith("sozialraum.") or model._meta.label in NEVER_TOLD:
            continue
        label, personal = model._meta.label, personal_columns(model)
        texts = {c.name for c in model._meta.concrete_fields if isinstance(c, TEXT) and not c.choices}
        told = {"key", *PUBLIC.get(label, "").split(), *JOURNALED.get(label, "").split()}
        undeclared[label] = texts - told - personal
        unknown[label] = personal - {c.attname for c in model._meta.concrete_fields}
    assert {label: names for label, names in undeclared.items() if names} == {}
    assert {label: names for label, names in unknown.items() if names} == {}


def test_the_journal_keeps_nothing_of_a_personal_column_whatever_an_act_does_with_it(body):
    furnish(body)
    house, played_with = Visitor.house(body), 0
    ours = [one for one in apps.get_models() if one.__module__.startswith("sozialraum.")]
    for model in (one for one in ours if personal_columns(one) and hasattr(one, "body")):
        for thing in model._base_manager.filter(body=body)[:1]:
            columns = [c for c in model._meta.concrete_fields if c.attname in personal_columns(model)]
            name, told = created(thing)
            assert not personal_columns(model) & set(told), name
            write_over(thing, by=house, **{c.attname: other_than(c, getattr(thing, c.attname)) for c in columns})
            changes = Detail.objects.order_by("-pk")[0].changes
            assert {c.attname for c in columns} <= set(changes) and SIGN not in json.dumps(changes), model
            assert {json.dumps(changes[c.attname]) for c in columns} == {'[null, "ge\\u00e4ndert"]'}, model
            played_with += 1
    assert played_with >= 10


def other_than(column, value):
    if isinstance(column, models.BooleanField):
        return not value
    if column.is_relation:
        return None
    if isinstance(column, models.JSONField):
        return [SIGN]
    return f"neu-{SIGN}@example.org" if isinstance(column, models.EmailField) else f"neu-{SIGN}"[: column.max_length]


def test_the_auditor_reads_in_the_journal_no_name_that_only_the_office_reads(body):
    furnish(body)
    letter = Letter.objects.first()
    write_over(letter, by=Visitor.house(body), text="")
    _person, browser = come_in_as(body, Classification.AUDIT, second_factor=True)

    pages = [text_of(browser.get(path)) for path in ("/verlauf/", "/verlauf/verlauf.csv", "/verlauf/verlauf.jsonl")]

    assert "nur für das büro" in pages[0] and "nur für das büro" in pages[1]
    assert not [page for page in pages if f"{SIGN}-letter-subject" in page or f"{SIGN}-letter-text" in page]


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
            rf"{SIGN}-(?:person|recipient|consent|joinrequest|manualdelivery|letter|concern|reply|photo)-[a-z-]+", text
        )
    }
    shared = {f"{SIGN}-concern-shared-text", f"{SIGN}-reply-text"}
    assert read == {f"{SIGN}-person-name", f"{SIGN}-recipient-name"} | shared


#: Addresses behind which the furnished network has nothing that opens. A new one needs a thing in ``furnish``, and its
#: key in ``keys_behind``.
NOTHING_THERE = """
    /anliegen/<key:key>/bestaetigen/ /mitmachen/<key:key>/bestaetigen/
    /anliegen/formular-<slug:language>.pdf /anliegen/sagen/foto/ /anliegen/fotos/<key:key>/
    /schreibtisch/anliegen/zettel/ /schreibtisch/post/drucken/briefe.pdf
    /schreibtisch/anliegen/themen/<key:key>/bearbeiten/ /schreibtisch/anliegen/themen/<key:key>/zurueckziehen/
    /schreibtisch/post/eingang/<key:key>/beilage-<int:number>/ /schreibtisch/zurueckgezogen/<int:number>/zurueckholen/
    /dokumente/<key:key>/<key:label>/vergleich/<key:other>/ /sitzungen/<key:key>/alles.pdf
    /kontakte/einlesen/<key:key>/ /kontakte/einlesen/<key:key>/fragen/ /kontakte/einlesen/<key:key>/lesen/
    /kontakte/einlesen/<key:key>/loeschen/ /kontakte/einlesen/<key:key>/spalten/ /kontakte/einlesen/<key:key>/stand/
    /kontakte/einlesen/<key:key>/uebernehmen/ /regeln/<key:key>/zurueckziehen/
    /zugang/anmeldungen/<key:key>/beenden/ /zugang/passkeys/<key:key>/entfernen/ /zugang/passkeys/<key:key>/umbenennen/
    /zugang/zweiter-faktor/entfernen/
"""


def test_the_walk_finds_what_there_is_to_find(body):
    """The office reads all of it: so a marker that nobody found could have been found, and a page that opens was."""
    furnish(body)
    seen = {}

    text = "".join(text for _path, text in walked(logged_in(Client(), body), seen=seen))

    read = set(
        re.findall(
            rf"{SIGN}-(?:person|recipient|consent|organization|joinrequest|manualdelivery|letter|concern|reply)-[a-z][a-z-]*",
            text,
        )
    )
    columns = ("person-name", "person-email", "person-phone", "person-postal-address", "person-language")
    columns += ("recipient-name", "recipient-email", "consent-wording", "organization-name", "letter-text", "letter-to")
    columns += ("joinrequest-name", "joinrequest-email", "joinrequest-message", "manualdelivery-text")
    columns += ("concern-text", "concern-name", "concern-email", "concern-phone", "concern-shared-text", "reply-text")
    assert {f"{SIGN}-{column}" for column in columns} <= read
    assert [day for day in DAYS if day in text]
    assert {path for path, answers in seen.items() if answers == {404}} == set(NOTHING_THERE.split())
