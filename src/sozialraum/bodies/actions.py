"""Bodies: how a network is founded, and how what it says about itself changes."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.links import link_to, path_to, revoke_links, use_up
from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.who import holds_link, is_house, is_inside
from sozialraum.bodies.letters import EntryCheckLetter
from sozialraum.bodies.models import LegislativeTerm, Location, Organization, Text
from sozialraum.bodies.permissions import founds, is_office
from sozialraum.bodies.queries import addressee_of, office_of
from sozialraum.bodies.words import Classification, TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import random_key, readable_key
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body, Host
from sozialraum.post.sending import Sent, send

#: For one hour and one time, whoever holds it becomes the first person of the office; see ``people.take_office``.
OFFICE_LINK, OFFICE_PATH, OFFICE_LINK_LASTS = "office", "einrichten/", dt.timedelta(hours=1)

BODY = ("name", "short_name", "municipality", "address", "is_default", "is_sample")


@act(who=is_house | founds, says=_("hat das Netzwerk gegründet"))
def found(body: Body, *, by: Visitor, hosts: list[str]) -> None:
    """Save a new body with its host names; allowed to the program and to the holder of the operator's link."""
    body.save(force_insert=True)
    _set_hosts(body, hosts)


@act(who=founds, says=_("hat das Netzwerk eingerichtet"))
def set_up(  # noqa: PLR0913 - what a network begins with
    body: Body,
    *,
    by: Visitor,
    name: str,
    short_name: str,
    municipality: str,
    address: str,
    plenum: str,
    groups: list[str],
    office_address: str,
    office_phone: str,
    office_email: str,
) -> str:
    """Found a network with the operator's link, once. Returns the link for the first person of its office."""
    use_up(by)
    body.key = _free_key(name, short_name)
    body.name, body.short_name, body.municipality, body.address = name, short_name, municipality, address
    body.is_default = not Body.objects.exists()
    found(body, by=by, hosts=[urlsplit(address).hostname or f"{body.key}.localhost"])
    texts: dict[str, str] = {
        TextKind.OFFICE_ADDRESS: office_address,
        TextKind.OFFICE_PHONE: office_phone,
        TextKind.OFFICE_EMAIL: office_email,
    }
    write_texts(body, by=by, texts=texts)
    kinds = [(plenum, Classification.PLENUM), *((group, Classification.WORKING_GROUP) for group in groups)]
    for called, kind in kinds:
        if called:
            organizations.record(body, by=by, name=called, classification=kind)
    return link_to(body, OFFICE_LINK, path=OFFICE_PATH, lasts=OFFICE_LINK_LASTS, by=by)


@act(who=is_office | is_house, says=_("hat die Angaben zum Netzwerk geändert"))
def correct_body(body: Body, /, *, by: Visitor, hosts: list[str] | None = None, **values: object) -> None:
    """Change name, addresses and look of the body; what is not given stays."""
    for name in BODY:
        if name in values:
            setattr(body, name, values[name])
    if hosts is not None:
        if not hosts and not body.is_default:
            raise field_error("hosts", gettext("Ohne Rechnernamen antwortet das Netzwerk nirgends."), "hosts")
        _set_hosts(body, hosts)


def set_port(body: Body, *, by: Visitor, port: int) -> None:
    """Write the port on which an example is served into its address, unless somebody has named a host of the web."""
    parts = urlsplit(body.address)
    if (parts.hostname or "").endswith("localhost") and parts.port != port:
        correct_body(body, by=by, address=f"{parts.scheme}://{parts.hostname}:{port}")


@act(who=is_office | is_house | founds, says=_("hat Texte des Netzwerks geändert"))
def write_texts(body: Body, *, by: Visitor, texts: dict[str, str]) -> None:
    """Save the texts about the network; an empty text deletes one."""
    old = dict(Text.objects.filter(body=body).values_list("kind", "text"))
    for kind, text in texts.items():
        if text == old.get(kind, ""):
            continue
        mine = Text.objects.filter(body=body, kind=TextKind(kind))
        if not text:
            mine.delete()
        elif kind in old:
            mine.update(text=text)
        else:
            Text.objects.create(body=body, kind=kind, text=text)
        journal.note(kind, old.get(kind, ""), text)


def _free_key(name: str, short_name: str) -> str:
    key = readable_key(short_name) or readable_key(name) or random_key()
    return f"{key[:70]}-{random_key()}" if Body.objects.filter(key=key).exists() else key


def _set_hosts(body: Body, names: list[str]) -> None:
    old = sorted(body.hosts.values_list("name", flat=True))
    wanted = sorted({name.lower() for name in names})
    if old == wanted:
        return
    body.hosts.exclude(name__in=wanted).delete()
    for name in wanted:
        if name not in old:
            Host.objects.create(body=body, name=name)
    journal.note("hosts", old, wanted)


def _correct_organization(kind: MasterKind, organization: Organization, /, *, by: Visitor, **values: Any) -> None:
    """An office stays one: everybody who works there would lose their rights at a stroke, the last one too."""
    before = organization.classification
    kind.correct(organization, by=by, **values)
    if before == Classification.OFFICE != organization.classification:
        raise ValidationError(
            gettext("Eine Geschäftsstelle bleibt eine Geschäftsstelle. Für anderes legen Sie bitte etwas Neues an."),
            code="office",
        )


organizations = master_data(
    Organization,
    who=is_office | is_house | founds,
    called=_("ein Gremium oder eine Einrichtung"),
    fields=columns_of(Organization),
    correct=_correct_organization,
    named=lambda _body, values: values["name"],
)


@act(who=is_office | is_house | is_inside, says=_("hat eingetragen, seit wann es ein Gremium gibt"))
def form_group(organization: Organization, *, by: Visitor, start_date: PartialDate | None) -> None:
    """Set the day from which a group exists; None: not known."""
    organization.start_date = start_date


@act(who=is_office | is_house | is_inside, says=_("hat eingetragen, bis wann es ein Gremium gibt"))
def dissolve_group(organization: Organization, *, by: Visitor, end_date: PartialDate | None) -> None:
    """Set the last day of a group; None: it goes on. Its seats stay as they are."""
    organization.end_date = end_date


@act(who=is_office | is_house | is_inside, says=_("hat eingetragen, wann ein Zeitraum beginnt"))
def open_term(term: LegislativeTerm, *, by: Visitor, start_date: PartialDate | None) -> None:
    """Set the day on which a period begins; None: not known."""
    term.start_date = start_date


CONFIRM = "confirm"  # what the personal link of an institution is for
CONFIRM_LASTS = dt.timedelta(days=60)
#: What an institution may say about itself by that link.
ENTRY = ("kind", "postal_address", "website", "email", "phone", "offers", "languages", "hours")


@act(who=is_office | holds_link(CONFIRM), says=_("hat den Eintrag der Einrichtung bestätigt"))
def confirm(institution: Organization, *, by: Visitor, entry: dict[str, str] | None = None) -> None:
    """Confirm the entry of an institution as it stands or as corrected here; dated today."""
    for name, text in (entry or {}).items():
        assert name in ENTRY
        setattr(institution, name, text)
    institution.confirmed = PartialDate.of(timezone.localdate())


@act(who=is_office, says=_("hat Einrichtungen gebeten, ihren Eintrag zu bestätigen"), publishes=False)
def ask_all_to_confirm(body: Body, *, by: Visitor, institutions: list[Organization]) -> list[Sent]:
    """Ask all of these to confirm, in one transaction; who has no way is noted in the post."""
    asked = Organization.objects.here(by).filter(pk__in=[one.pk for one in institutions])
    return [ask_to_confirm.as_part(one, by=by) for one in asked]


@act(who=is_office, says=_("hat eine Einrichtung gebeten, ihren Eintrag zu bestätigen"), publishes=False)
def ask_to_confirm(institution: Organization, *, by: Visitor) -> Sent:
    """Send a letter with a personal link by which the institution says that its entry is right; on paper without mail.

    A link sent before is taken back, so that only the last letter opens anything. Without either, the post notes it.
    """
    revoke_links(institution, CONFIRM)
    path, to = f"{institution.get_absolute_url()}bestaetigen/", addressee_of(institution)
    reached = to.email or to.postal_address
    page = path_to(institution, CONFIRM, path=path, lasts=CONFIRM_LASTS, by=by, typed=not to.email) if reached else ""
    return send(EntryCheckLetter(institution.name, page), to=to, office=office_of(by.body))


terms = master_data(
    LegislativeTerm,
    who=is_office | is_house,
    called=_("einen Zeitraum"),
    fields=columns_of(LegislativeTerm),
    named=lambda _body, values: values["name"],
)

locations = master_data(
    Location,
    who=is_office | is_house,
    called=_("einen Ort"),
    fields=columns_of(Location),
    named=lambda _body, values: values["name"],
)
