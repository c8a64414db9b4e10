"""Concerns: the kinds of this room – topics, what somebody said, its photos, and what went back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import (
    DataSubject,
    GoesWith,
    HoldsNobody,
    Keeping,
    Kind,
    PersonView,
    Row,
    Stays,
    moment_in_words,
    register,
    row_of,
)
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Photo, Reply, Topic
from sozialraum.concerns.queries import retention
from sozialraum.concerns.words import OPEN
from sozialraum.correspondence.kinds import errands_in_words
from sozialraum.foundation.visitor import Visitor

NOT_FILED = "Was Menschen gesagt haben, steht in keiner Gründungsdatei."
SHOWN = ("state", "name", "email", "phone", "postal_address", "language", "text")


def _concerns(subject: DataSubject) -> Iterator[Row]:
    for one in retention.of_person(subject):
        photos = one.photos.filter(deleted=None).count() or ""
        answers = "\n\n".join(reply.text for reply in one.replies.filter(deleted=None))
        more = {"Fotos": photos, "Antwort": answers, "Anrufe_und_Briefe_von_Hand": errands_in_words(one)}
        said = (_now("Nummer"), str(one.number)), (_now("Gesagt am"), moment_in_words(one.created))
        yield *said, *row_of(one, *SHOWN, **more)


def _forget(rows: Iterable[Any], by: Visitor) -> None:
    """Of one that is still open only the address goes that nobody confirmed."""
    for one in rows:
        (actions.drop_address if one.state in OPEN else actions.anonymise)(one, by=by)


def _forget_all(rows: Iterable[Any], by: Visitor) -> None:
    """Whoever said it wants it gone: however far it is."""
    for one in rows:
        actions.forget(one, by=by)


KINDS = register(
    Kind(
        Topic,
        acts=actions.topics,
        person=HoldsNobody(_("Worum es gehen kann, kein Mensch.")),
        keeping=Stays(_("bis das Büro es zurückzieht")),
        filed=Filed(
            "topic",
            "topics",
            "Worum es bei einem Anliegen gehen kann, in einfachen Worten, und welche Gremien sich darum kümmern.",
            "Themen der Anliegen.",
            facts=(
                Fact("name", "Das Thema, wie es auf dem Formular steht."),
                Fact("note", "Was dazugehört, an Beispielen."),
                Fact(
                    "order",
                    "Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste.",
                    absent=Absent.UNKNOWN,
                    placed=True,
                ),
                Fact("groups", "Schlüssel der Gremien, das leitende zuerst.", "organizations"),
            ),
        ),
    ),
    Kind(
        Concern,
        person=PersonView(
            "concerns",
            _("Anliegen"),
            _("Damit die Gruppen darüber sprechen und Sie Antwort bekommen."),
            _concerns,
            goes=retention.of_person,
            forget=_forget_all,
        ),
        keeping=Keeping(
            "concerns",
            _("Anliegen, die beantwortet oder sonst beendet sind"),
            _(
                "seit der Antwort; dann gehen Text, Fotos und Kontakt; was beiseitegelegt wurde, und E-Mail-Adressen,"
                " die niemand bestätigt, gehen früher"
            ),
            months=6,
            over=lambda body, moment: retention.forgettable(body, timezone.now(), moment),
            forget=_forget,
        ),
        filed=NOT_FILED,
        notes={"shared_photos": _("Fotos für das Gremium")},
        searchable=("public_text",),
    ),
    Kind(Photo, person=GoesWith(Concern), keeping=GoesWith(Concern), filed=NOT_FILED),
    Kind(Reply, person=GoesWith(Concern), keeping=GoesWith(Concern), filed=NOT_FILED),
)
