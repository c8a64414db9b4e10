"""Post: the kinds of this room – letters, what came back to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import (
    DataSubject,
    Keeping,
    Kind,
    PersonView,
    Row,
    moment_in_words,
    register,
    row_of,
)
from sozialraum.foundation.kinds import kind_of
from sozialraum.mailserver.kinds import NOT_FILED
from sozialraum.post.models import Incoming, IncomingFile, Letter


def letters_to(subject: DataSubject) -> QuerySet[Letter]:
    """What was written to this person: to their address, or about them; also what of theirs went on to the office."""
    own = Q(about=subject.kind, about_key=subject.key)
    forwarded = Q(about=kind_of(Incoming), about_key__in=received_from(subject).values("key"))
    return Letter.objects.filter(own | forwarded | subject.same_mail("to"), body=subject.body)


def received_from(subject: DataSubject) -> QuerySet[Incoming]:
    """What this person wrote back, and what their mail server reported."""
    own = Q(about=subject.kind, about_key=subject.key)
    return Incoming.objects.filter(own | subject.same_mail("sender"), body=subject.body)


def _letters(subject: DataSubject) -> Iterator[Row]:
    for one in letters_to(subject).order_by("created"):
        shown = () if one.secret else ("text",)
        written = (_now("Am"), moment_in_words(one.created))
        yield written, *row_of(one, "to" if one.to else "postal_address", "subject", "state", *shown)


def _received(subject: DataSubject) -> Iterator[Row]:
    names = Prefetch("files", IncomingFile.objects.order_by("pk").defer("content"))
    for one in received_from(subject).prefetch_related(names).order_by("received"):
        files = ", ".join(file.name for file in one.files.all())
        yield row_of(one, "received", "kind", "sender", "subject", "text", "said", Beilagen=files)


KINDS = register(
    Kind(
        Letter,
        person=PersonView(
            "letters",
            _("Briefe und E-Mails an Sie"),
            _("Damit wir wissen, was bei Ihnen angekommen ist."),
            _letters,
            goes=letters_to,
        ),
        keeping=Keeping(
            "letters",
            _("Briefe und E-Mails"),
            _("seit sie hinausgingen oder gedruckt wurden"),
            months=12,
            over=lambda body, moment: Letter.objects.filter(body=body, finished__lt=moment),
        ),
        filed=NOT_FILED,
    ),
    Kind(
        Incoming,
        person=PersonView(
            "received",
            _("Was Sie uns geschrieben haben"),
            _("Damit wir Ihnen antworten."),
            _received,
            goes=received_from,
        ),
        keeping=Keeping(
            "received",
            _("Was per Post zurückkam"),
            _("seit es ankam"),
            months=12,
            over=lambda body, moment: Incoming.objects.filter(body=body, received__lt=moment),
        ),
        filed=NOT_FILED,
    ),
)
