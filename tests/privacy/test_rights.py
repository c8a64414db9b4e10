"""What a person may ask of the house: to see, to take along, to correct, to take back, to be let go of."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.acts import journal, registry
from sozialraum.acts.models import Detail, Entry
from sozialraum.acts.registry import PersonView
from sozialraum.bodies import actions as bodies
from sozialraum.foundation.dates import PartialDate
from sozialraum.interests.models import DeclaredOffice, Interest
from sozialraum.joining.models import JoinRequest
from sozialraum.people import actions as people_acts
from sozialraum.people import queries as people_queries
from sozialraum.people.models import Consent, Membership, Person, Recipient
from sozialraum.post.models import Incoming, Letter
from sozialraum.privacy import actions, queries
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.privacy.conftest import MARK
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def said(section):
    return " ".join(value for row in section.rows for _label, value in row)


def link_to(person, office):
    actions.hand_over(person, by=office)
    letter = Letter.objects.latest("pk")
    return letter, re.search(r"https://netz\.example(/l/\S+)", letter.text)[1]


def test_everything_is_told_kind_by_kind(erika, group):
    told = {section.name: said(section) for section in queries.known_about(erika)}

    assert set(told) == {
        "person", "memberships", "recipients", "consents", "login", "requests", "concerns", "letters", "received",
        "lists", "conductors", "interests", "elections", "attendance", "tasks", "votes", "notes",
        "objections", "journal",
    }  # fmt: skip
    for name in ("person", "consents", "interests", "requests", "letters", "received", "lists"):
        assert MARK in told[name], name
    assert "2016 bis 31. Dezember 2019" in told["memberships"] and group.name in told["memberships"]
    assert "hat eine Person eingetragen" in told["journal"]
    assert "bringt es ein" in told["interests"]
    assert told["login"] == ""
    assert told["lists"].count(f"{MARK} Zeile") == 1 and "Max" not in told["lists"]
    assert f"{MARK} fremd" not in told["received"]


def test_every_fact_stands_under_words_and_one_section_after_the_other(erika):
    """No name of a column, and none of a model; the person comes first, the journal last."""
    known = queries.known_about(erika)

    labels = {label for section in known for row in section.rows for label, _value in row}
    assert {label for label in labels if not label[0].isupper() or "_" in label} == set()
    assert [one.name for one in known] == [
        "person", "login", "memberships", "recipients", "consents", "conductors", "interests", "elections",
        "attendance", "votes", "tasks", "notes", "objections", "requests", "lists", "concerns", "received",
        "letters", "journal",
    ]  # fmt: skip


def test_a_kind_that_a_room_adds_is_shown_and_goes_with_the_rest(erika, people, monkeypatch):
    """The record and the erasing ask the registry; nothing of them is written for a single kind."""
    gone = []
    view = PersonView(
        "planted", "Gepflanztes", "Wozu", lambda subject: [(("Was", subject.name),)],
        goes=lambda subject: Letter.objects.filter(pk__in=[]), forget=lambda rows, _by: gone.append(rows),
    )  # fmt: skip
    monkeypatch.setitem(registry._KINDS, "task", replace(registry.kind_for(Task), person=view))

    sections = {one.name: one for one in queries.known_about(erika)}
    assert sections["planted"].rows == ((("Was", f"{MARK} Erika"),),)
    actions.erase(erika, by=people["office"])
    assert len(gone) == 1


def test_by_a_link_one_reads_takes_along_and_takes_back_without_an_account(client, erika, people):
    letter, address = link_to(erika, people["office"])
    assert letter.to == "erika@example.org"
    page = client.get(address).content.decode()
    assert f"{MARK} Wortlaut" in page and "Was wir über Sie wissen" in page

    data = json.loads(client.get(address.replace("/auskunft/", "/auskunft.json")).content)
    assert data["person"][0]["Name"] == f"{MARK} Erika"

    consent = Consent.objects.get(person=erika)
    prefix = address.partition("/menschen/")[0]
    for _looked in range(2):
        assert client.get(f"{prefix}/einwilligungen/{consent.key}/widerrufen/").status_code == 200
    assert people_queries.named_in_public(erika.body, dt.date.today()) == {erika.pk}  # noqa: DTZ011
    today = {"withdrawn_date": f"{dt.date.today():%d.%m.%Y}"}  # noqa: DTZ011
    assert client.post(f"{prefix}/einwilligungen/{consent.key}/widerrufen/", today).status_code == 302
    client.post(f"{prefix}/menschen/erika/angaben/", {"phone": "0123 999", "postal_address": "", "language": ""})
    assert Person.objects.get(pk=erika.pk).phone == "0123 999"
    assert people_queries.named_in_public(erika.body, dt.date.today()) == set()  # noqa: DTZ011


def test_the_link_opens_no_other_person_and_no_page_of_the_office(client, erika, people, body):
    other = f.PersonFactory(body=body, key="andere", name=f"{MARK} Andere")
    others = f.ConsentFactory(body=body, key="fremde", person=other)
    _letter, address = link_to(erika, people["office"])
    prefix = address.partition("/menschen/")[0]

    for path in (
        "menschen/andere/auskunft/",
        "menschen/andere/auskunft.json",
        f"einwilligungen/{others.key}/widerrufen/",
    ):
        assert client.get(f"{prefix}/{path}").status_code == 404, path
    for path in ("menschen/erika/loeschen/", "menschen/erika/auskunft/verschicken/", "schreibtisch/fristen/"):
        assert client.get(f"{prefix}/{path}").status_code == 403, path
        assert client.post(f"{prefix}/{path}").status_code == 403, path
    assert Person.objects.get(pk=erika.pk).name


@pytest.mark.parametrize("standing", ["nobody", "member", "speaker", "auditor", "city", "office_without_second_factor"])
def test_only_the_office_sends_and_erases(erika, people, standing):
    for act in (actions.hand_over, actions.erase):
        with pytest.raises(PermissionDenied):
            act(erika, by=people[standing])


def test_who_is_a_member_is_not_erased_and_the_reason_is_told(office, erika, people, group):
    f.MembershipFactory(body=erika.body, organization=group, person=erika, key="jetzt")

    with refused("member"):
        actions.erase(erika, by=people["office"])

    assert "Die Person ist noch Mitglied" in office.get("/menschen/erika/loeschen/").content.decode()


def test_erased_everywhere_and_the_chain_stays_whole(office, erika, people):
    _letter, address = link_to(erika, people["office"])
    entries = Entry.objects.count()

    answer = office.post("/menschen/erika/loeschen/")

    assert answer.status_code == 302
    gone = Person.objects.get(pk=erika.pk)
    assert (gone.deleted is None, gone.name, gone.email, gone.phone, gone.postal_address) == (False, "", "", "", "")
    assert [JoinRequest.objects.get().name, JoinRequest.objects.get().message] == ["", ""]
    assert not Letter.objects.filter(to="erika@example.org").exists()
    assert [one.text for one in Incoming.objects.all()] == [f"{MARK} fremd"]
    assert not Letter.objects.filter(text__contains=f"{MARK} Antwort").exists()
    assert Consent.objects.get().wording == "" and Recipient.objects.get().deleted
    assert Interest.objects.get().person is None and DeclaredOffice.objects.get().title == ""
    assert Membership.objects.filter(person=erika, deleted=None).count() == 1
    assert not [detail for detail in Detail.objects.all() if MARK in json.dumps([detail.by, detail.changes])]
    assert list(journal.verify(erika.body)) == []
    assert Entry.objects.count() > entries
    office.logout()
    assert office.get(address).status_code == 410


def test_what_was_done_for_the_office_stays_with_its_name_and_says_why(erika, people, body, group):
    acting = replace(people["office"], person_id=erika.pk, label=erika.name)
    bodies.organizations.correct(group, by=acting, task="Neu")

    assert [hold.what for hold in queries.holds_on(erika, dt.date(2026, 11, 23))] == [
        "Was die Person für Büro, Stadt oder Prüfung getan hat, bleibt mit Namen im Verlauf"
    ]
    actions.erase(erika, by=people["office"])
    kept = Detail.objects.filter(by_person=erika.pk)
    assert [detail.entry.act for detail in kept] == ["bodies.correct_organization"]


def test_a_consent_is_withdrawn_by_who_gave_it_and_by_nobody_else(people, body):
    mine = Person.objects.get(pk=people["member"].person_id)
    consent = f.ConsentFactory(body=body, person=mine)
    for standing in ("nobody", "link", "speaker", "auditor"):
        with pytest.raises(PermissionDenied):
            people_acts.revoke(consent, by=people[standing], withdrawn_date=PartialDate(2026, 11, 1))
    people_acts.revoke(consent, by=people["member"], withdrawn_date=PartialDate(2026, 11, 1))
    assert consent.withdrawn_date == PartialDate(2026, 11, 1)
