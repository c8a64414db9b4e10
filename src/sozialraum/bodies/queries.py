"""Bodies: what there is to choose from, and what in an organization does not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies import rules
from sozialraum.bodies.models import (
    LegislativeTerm,
    LegislativeTermQuerySet,
    Location,
    LocationQuerySet,
    Organization,
    OrganizationQuerySet,
    Text,
)
from sozialraum.bodies.rules import Naming
from sozialraum.bodies.words import GROUPS, LAW, TEMPLATES, Classification, TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.mail_address import is_mail_address, mail_address
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.letter import OfficeContact
from sozialraum.post.sending import Addressee
from sozialraum.ui.lines import as_line
from sozialraum.ui.values import Group

OFFICE = (TextKind.OFFICE_PHONE, TextKind.OFFICE_EMAIL, TextKind.OFFICE_HOURS, TextKind.OFFICE_ADDRESS)


def office_of(body: Body) -> OfficeContact:
    """How the office of a network is reached, as the network says it; what is not known is empty."""
    known = dict(Text.objects.filter(body=body, kind__in=OFFICE).values_list("kind", "text"))
    phone, email, hours, address = (known.get(kind.value, "").strip() for kind in OFFICE)
    return OfficeContact(phone, mail_address(email) if is_mail_address(email) else email, hours, address)


@dataclass(frozen=True)
class LawText:
    """A text that the law asks for: what of it may be shown, what is missing in it, and where the law says so."""

    text: str
    missing: tuple[str, ...]
    law: str


def asked_by_law(texts: Mapping[str, str]) -> dict[str, LawText]:
    """By kind, how the texts stand that the law asks for; of one that is not there everything is missing."""
    return {
        kind.value: LawText(
            rules.without_blanks(texts.get(kind, "")),
            rules.blanks(texts.get(kind, "") or str(TEMPLATES[kind])),
            str(law),
        )
        for kind, law in LAW.items()
    }


def may_be_named(classification: str, *, listed: bool) -> bool:
    """Whether an organization is named in public: of an institution, whether it agreed to (``listed``); else always."""
    return listed or classification != Classification.INSTITUTION


def house_named(house: Organization | None, naming: Naming = Naming.AGREED) -> str:
    """The name of an institution, group or office where a text may name it, else ""."""
    if house is None or house.deleted:
        return ""
    is_named = naming is Naming.EVERYBODY or may_be_named(house.classification, listed=house.listed)
    return house.name if is_named else ""


def addressee_of(institution: Organization) -> Addressee:
    """An institution as its letters reach it."""
    return Addressee(
        institution.body,
        kind_of(institution),
        institution.key,
        name=institution.name,
        email=institution.email,
        phone=institution.phone,
        postal_address=institution.postal_address,
    )


def groups_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Every group, the plenum first; dissolved ones too, for what was decided in their time, but last."""
    kinds = [When(classification=kind, then=Value(place)) for place, kind in enumerate(GROUPS)]
    found = Organization.objects.visible_to(visitor).groups()
    ended = Case(When(end_date=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(ended, Case(*kinds, output_field=IntegerField()), "name", "pk")


def institutions_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Every institution this visitor may see, by name, for a field that offers them."""
    return Organization.objects.visible_to(visitor).institutions().order_by("name", "pk")


def organizations_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Every group and institution this visitor may see, by name."""
    return Organization.objects.visible_to(visitor).order_by("name", "pk")


def places_to_choose(visitor: Visitor) -> LocationQuerySet:
    return Location.objects.visible_to(visitor).order_by("name", "room")


def terms_to_choose(visitor: Visitor) -> LegislativeTermQuerySet:
    """Every period of the network, the latest first; those that have not begun before all."""
    return LegislativeTerm.objects.visible_to(visitor).order_by(F("start_date").desc(nulls_first=True), "name", "pk")


def named_with_end(organization: Organization) -> str:
    """The name, and that it is no longer there."""
    end = organization.end_date
    return f"{organization.name} (aufgelöst {end.in_words(weekday=False)})" if end else organization.name


def named_with_room(location: Location) -> str:
    return f"{location.name}, {location.room}" if location.room else location.name


def hints(organizations: Sequence[Organization]) -> Iterator[tuple[Organization, str]]:
    """Figures and days of an organization that contradict each other."""
    today = PartialDate.of(timezone.localdate())
    for one in organizations:
        least, most = one.min_per_year, one.max_per_year
        if least is not None and most is not None and least > most:
            yield one, _("Mindestens %(least)s Sitzungen im Jahr, höchstens %(most)s.") % {"least": least, "most": most}
        if most == 0 and one.is_group:
            yield one, _("Höchstens 0 Sitzungen im Jahr: So darf das Gremium nie tagen.")
        if one.confirmed and today.certainly_before(one.confirmed):
            yield one, _("Bestätigt: %(date)s. Dieser Tag liegt noch vor uns.") % {"date": in_words(one.confirmed)}
        if one.confirmed and one.start_date and one.confirmed.certainly_before(one.start_date):
            yield one, _("Bestätigt, bevor sie dabei war.")
        if one.listed and one.is_over_on(timezone.localdate()):
            yield one, _("Nicht mehr dabei, steht aber noch im öffentlichen Verzeichnis.")


def in_words(date: PartialDate) -> str:
    return date.in_words(weekday=False)


# ── groups as the components take them ───────────────────────────────────────

ORDER = {Classification.PLENUM: 0, Classification.STEERING_GROUP: 1, Classification.WORKING_GROUP: 2}


def sentence(text: str) -> str:
    """The first letter large and a full stop behind: a task is written as the office pleases."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?' else '.'}" if text else ""


def value_of(organization: Organization) -> Group:
    """A group as the components take it."""
    return Group(
        letter=organization.sign or organization.name[:1].upper(),
        name=organization.name,
        url=organization.get_absolute_url(),
        plenum=organization.classification == Classification.PLENUM,
        note=sentence(as_line(organization.task)),
    )


def values_of(organizations: Iterable[Organization]) -> tuple[Group, ...]:
    """Several groups; one that was withdrawn has no name any more and is left out."""
    return tuple(value_of(organization) for organization in organizations if not organization.deleted)


def groups_of(visitor: Visitor) -> list[Organization]:
    """Every group of the network, plenum first, dissolved ones last."""
    return sorted(
        asked(_groups, visitor),
        key=lambda one: (one.end_date is not None, ORDER[Classification(one.classification)], one.pk),
    )


def _groups(visitor: Visitor) -> QuerySet[Organization]:
    return Organization.objects.visible_to(visitor).groups()


def named(keys: Iterable[int | None], visitor: Visitor) -> Mapping[int | None, Group]:
    """These organizations as values, by primary key; a withdrawn one is left out.

    Groups, which stand on every other page, are remembered; whoever else meets or decides is asked for.
    """
    known: dict[int | None, Group] = remembered(visitor, "named", _named)
    others = {key for key in keys if key} - known.keys()
    found = Organization.objects.here(visitor).filter(pk__in=others) if others else ()
    return known | {one.pk: value_of(one) for one in found}


def _named(nobody: Visitor) -> dict[int | None, Group]:
    return {one.pk: value_of(one) for one in remembered(nobody, "groups", groups_of)}


def rhythm_of(organization: Organization) -> str:
    """How often it meets, in its own words and as far as its numbers say it: »alle zwei Monate; 4 bis 6 im Jahr«."""
    least, most = organization.min_per_year, organization.max_per_year
    if least is not None and least == most:
        said = ngettext("%(most)s Sitzung im Jahr", "%(most)s Sitzungen im Jahr", most)
    elif least is not None and most is not None:
        said = _("%(least)s bis %(most)s Sitzungen im Jahr")
    else:
        said = _("mindestens %(least)s im Jahr") if least is not None else _("höchstens %(most)s im Jahr")
    number = said % {"least": least, "most": most} if (least, most) != (None, None) else ""
    return "; ".join(filter(None, (organization.rhythm, number)))


# ── how the office is reached ─────────────────────────────────────────────────


@dataclass(frozen=True)
class Office:
    """How the office is reached; what is not known stays empty."""

    address_lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    hours: str = ""
    languages_text: str = ""


def school_holidays_of(bodies: Iterable[int]) -> tuple[rules.HolidaySpan, ...]:
    """The school holidays that these networks (by primary key) have entered, in one question."""
    typed = Text.objects.filter(body__in=set(bodies), kind=TextKind.SCHOOL_HOLIDAYS).values_list("text", flat=True)
    return tuple(span for text in typed for span in rules.school_holidays(text))


def texts_of(visitor: Visitor) -> dict[str, str]:
    """What the network says about itself, by kind."""
    return dict(asked(_texts, visitor))


def _texts(visitor: Visitor) -> QuerySet[Any]:
    return Text.objects.filter(body=visitor.body).values_list("kind", "text")


def office_in(texts: dict[str, str]) -> Office:
    """How the office is reached, as the network says it."""
    return Office(
        address_lines=tuple(texts.get(TextKind.OFFICE_ADDRESS, "").splitlines()),
        phone=texts.get(TextKind.OFFICE_PHONE, ""),
        email=texts.get(TextKind.OFFICE_EMAIL, ""),
        hours=texts.get(TextKind.OFFICE_HOURS, ""),
        languages_text=texts.get(TextKind.OFFICE_LANGUAGES, ""),
    )
