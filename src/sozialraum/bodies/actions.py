"""Bodies: how a network is founded, and how what it says about itself changes."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import master_data
from sozialraum.acts.who import holds_link, is_house
from sozialraum.bodies.models import LegislativeTerm, Location, Organization, Text
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body, Host

BODY = ("name", "short_name", "municipality", "address", "is_default", "is_sample")


@act(who=is_house, says=_("hat das Netzwerk gegründet"), publishes=True)
def found(body: Body, *, by: Visitor, hosts: list[str]) -> None:
    """Make a new body of an unsaved one; only the house itself can."""
    body.save(force_insert=True)
    _set_hosts(body, hosts)


@act(who=is_office | is_house, says=_("hat die Angaben zum Netzwerk geändert"), publishes=True)
def correct_body(body: Body, /, *, by: Visitor, hosts: list[str] | None = None, **values: object) -> None:
    """Change name, addresses and look of the body; what is not given stays."""
    for name in BODY:
        if name in values:
            setattr(body, name, values[name])
    if hosts is not None:
        _set_hosts(body, hosts)


@act(who=is_office | is_house, says=_("hat Texte des Netzwerks geändert"), publishes=True)
def write_texts(body: Body, *, by: Visitor, texts: dict[str, str]) -> None:
    """Write what the body says about itself; an empty text takes it away."""
    old = dict(Text.objects.filter(body=body).values_list("kind", "text"))
    for kind, text in texts.items():
        mine = Text.objects.filter(body=body, kind=TextKind(kind))
        if not text:
            mine.delete()
        elif kind in old:
            mine.update(text=text)
        else:
            Text.objects.create(body=body, kind=kind, text=text)
        journal.note(kind, old.get(kind, ""), text)


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


organizations = master_data(
    Organization,
    who=is_office | is_house,
    called=_("ein Gremium oder eine Einrichtung"),
    fields=[
        "name",
        "short_name",
        "classification",
        "sign",
        "task",
        "start_date",
        "end_date",
        "rhythm",
        "min_per_year",
        "max_per_year",
        "listed",
        "kind",
        "postal_address",
        "website",
        "email",
        "phone",
        "offers",
        "languages",
        "hours",
        "confirmed",
    ],
    named=lambda _body, values: values["name"],
)

#: What an institution may say about itself by its personal link.
ENTRY = ("kind", "postal_address", "website", "email", "phone", "offers", "languages", "hours")


@act(who=is_office | holds_link("confirm"), says=_("hat den Eintrag der Einrichtung bestätigt"), publishes=True)
def confirm(institution: Organization, /, *, by: Visitor, **values: str) -> None:
    """The entry of an institution is right as it stands, or as corrected here; counts from today."""
    for name in ENTRY:
        if name in values:
            setattr(institution, name, values[name])
    institution.confirmed = PartialDate.of(timezone.localdate())


terms = master_data(
    LegislativeTerm,
    who=is_office | is_house,
    called=_("einen Zeitraum"),
    fields=["name", "start_date", "end_date"],
    named=lambda _body, values: values["name"],
)

locations = master_data(
    Location,
    who=is_office | is_house,
    called=_("einen Ort"),
    fields=["name", "street_address", "postal_code", "locality", "room", "description"],
    named=lambda _body, values: values["name"],
)
