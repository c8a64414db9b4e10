"""Acts: the kinds of this room – the journal, and personal links."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts import journal
from sozialraum.acts.models import Detail, Entry, about
from sozialraum.acts.registry import DataSubject, HoldsNobody, Keeping, Kind, PersonView, Row, moment_in_words, register
from sozialraum.foundation.visitor import Visitor, Way


def details_about(subject: DataSubject) -> QuerySet[Detail]:
    """Side rows of the journal that hold this person's data: about them, or what they did."""
    named = Entry.objects.filter(about(subject.kind, subject.key), body=subject.body).values("pk")
    own = Q(entry__in=named) | Q(by_person=subject.pk)
    return Detail.objects.filter(own, entry__body=subject.body).select_related("entry")


def official_deeds(subject: DataSubject) -> QuerySet[Detail]:
    """What they did with the rights of an office: with a second factor. It stays under their name for its period."""
    return details_about(subject).filter(by_person=subject.pk, entry__way=Way.SECOND_FACTOR)


def _own_details(subject: DataSubject) -> QuerySet[Detail]:
    return details_about(subject).exclude(pk__in=list(official_deeds(subject).values_list("pk", flat=True)))


def _erase(details: QuerySet[Detail], _by: Visitor) -> None:
    journal.erase(details)


def _story(subject: DataSubject) -> Iterator[Row]:
    for one in details_about(subject).order_by("entry__number"):
        entry = one.entry
        words = {"Eintrag": str(entry.number), "Am": moment_in_words(entry.at), "Wer": one.by, "Was": entry.says}
        yield tuple((_now(label), value) for label, value in words.items() if value)


KINDS = register(
    Kind(
        PersonalLink,
        person=HoldsNobody(_("Von einem Link ist nur ein Fingerabdruck da, und wofür er gemacht wurde.")),
        keeping=Keeping(
            "links",
            _("Abgelaufene persönliche Links"),
            _("seit sie abgelaufen sind"),
            months=1,
            over=lambda body, moment: PersonalLink.objects.filter(
                Q(expires__lt=moment) | Q(revoked__lt=moment), body=body
            ),
        ),
        filed="Ein Link gehört zu einem Brief, nicht zur Geschichte des Netzwerks.",
        notes={"link": _("Persönlicher Link, gilt bis")},
    ),
    Kind(
        Detail,
        person=PersonView(
            "journal",
            _("Verlauf"),
            _("Damit nachvollziehbar bleibt, wer was eingetragen und entschieden hat."),
            _story,
            goes=_own_details,
            forget=_erase,
        ),
        keeping=Keeping(
            "names",
            _("Namen und Werte im Verlauf"),
            _("seit dem Eintrag; dass etwas geschah, bleibt in der Kette"),
            months=120,  # § 59 Abs. 2 KomHVO NRW keeps books for ten years; who did what must be told as long
            shortest=72,  # other papers six years: the story of the money must outlive them
            over=lambda body, moment: Detail.objects.filter(entry__body=body, entry__at__lt=moment),
            forget=_erase,
        ),
        filed="Der Verlauf bleibt in der Installation, in der er entstand; eine andere beginnt ihren eigenen.",
    ),
)
