"""Events: the one kind of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Fact, Filed
from sozialraum.acts.registry import Chapter, HoldsNobody, Kind, Listing, ListLine, PublicPage, register
from sozialraum.bodies.kinds import joined
from sozialraum.events import actions
from sozialraum.events.models import Event
from sozialraum.events.words import EventState
from sozialraum.papers.kinds import FOR_EVER


def _event(one: Event) -> ListLine:
    state = "" if one.state == EventState.PUBLISHED else str(EventState(one.state).label)
    return ListLine(joined(str(one.organization or ""), one.where), one.date, state)


_EVENT = Filed(
    "event",
    "events",
    "Eine Veranstaltung, die keine Sitzung ist.",
    "Veranstaltungen. Was nicht dasteht, ist nicht bekannt.",
    facts=(
        Fact("name", "Name.", since=2),
        Fact("date", "Tag, oder nur Monat oder Jahr.", since=2),
        Fact("end_date", "Letzter Tag, wenn es mehrere sind.", since=2),
        Fact("start", "Anfang.", "start_time", since=2),
        Fact("end", "Ende.", "end_time", since=2),
        Fact("all_day", "Ganztägig?", since=2),
        Fact("location", "Schlüssel des Ortes.", since=2),
        Fact("place", "Ein anderer Ort, in Worten.", since=2),
        Fact("access", "Wie man hineinkommt.", since=2),
        Fact("organization", "Schlüssel dessen, wer einlädt.", since=2),
        Fact("languages", "Sprachen, durch Kommas getrennt.", since=2),
        Fact("audience", "Für wen.", since=2),
        Fact("free", "Kostenlos?", since=2),
        Fact("price", "Was es kostet, in Worten.", since=2),
        Fact("step_free", "Ohne Stufen?", since=2),
        Fact("child_care", "Gibt es Kinderbetreuung?", since=2),
        Fact("interpreter", "Wird gedolmetscht?", since=2),
        Fact("interpreted", "In welche Sprachen gedolmetscht wird.", since=2),
        Fact("note", "Worum es geht.", since=2),
        Fact("website", "Eine Internetseite dazu.", since=2),
        Fact("state", "Wie sie steht.", since=2),
        Fact("former_date", "Verlegt: der Tag, an dem sie zuerst sein sollte.", since=2),
        Fact("reason", "Warum sie verlegt, abgesagt oder zurückgewiesen wurde.", since=2),
        Fact("sequence", "Wie oft ihr Termin geändert wurde; Kalender fragen danach.", since=2),
    ),
    silent=True,
    without={"proposed": "Wer eingereicht hat, wartet auf Antwort dieser Installation; eine andere schuldet keine."},
    since=2,
)

KINDS = register(
    Kind(
        Event,
        acts=actions.events,
        person=HoldsNobody(_("Was im Viertel stattfindet, ist keine Angabe über einen Menschen.")),
        keeping=FOR_EVER,
        filed=_EVENT,
        listings=(
            Listing(
                "veranstaltungen", Chapter.HAPPENS, 4,
                _("Veranstaltungen"), _("Feste, Kurse, Sprechstunden: was keine Sitzung ist"),
                _("Veranstaltung eintragen"),
                lambda: Event.objects.select_related("location", "organization"), _event, "events:event",
                ("-date", "-pk"), "date",
            ),
        ),
        pages=(PublicPage(Event.address, lambda: Event.objects.all()),),
        searchable=("name", "note", "audience", "place"),
    ),
)  # fmt: skip
