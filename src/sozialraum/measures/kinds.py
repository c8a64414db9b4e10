"""Measures: the kind of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Fact, Filed
from sozialraum.acts.registry import Chapter, Kind, Listing, ListLine, PublicPage, register
from sozialraum.decisions.kinds import NOBODY
from sozialraum.measures import actions
from sozialraum.measures.models import Measure
from sozialraum.measures.words import MeasureProgress
from sozialraum.papers.kinds import FOR_EVER


def _measure(one: Measure) -> ListLine:
    return ListLine((str(one.organization),), one.start_date, str(MeasureProgress(one.progress).label))


_MEASURE = Filed(
    "measure",
    "measures",
    "Eine Maßnahme: was ein Gremium neben seinen Beschlüssen tut.",
    "Seine Maßnahmen. Was nicht dasteht, ist nicht bekannt.",
    facts=(
        Fact("organization", "Schlüssel des Gremiums.", typed=False),
        Fact("name", "Name.", since=2),
        Fact("need", "Warum.", since=2),
        Fact("goal", "Ziel in Worten.", since=2),
        Fact("target", "Ziel als Zahl.", since=2),
        Fact("reached", "Wie viel davon erreicht ist.", since=2),
        Fact("unit", "Wovon, z. B. Bänke.", since=2),
        Fact("steps", "Schritte, neben den Aufgaben aus ihrem Beschluss.", since=2),
        Fact("progress", "Wie weit sie ist.", since=2),
        Fact("start", "Von wann.", "start_date", since=2),
        Fact("end", "Bis wann.", "end_date", since=2),
        Fact("result", "Was herauskam.", since=2),
        Fact("partners", "Schlüssel der Einrichtungen und Gremien, mit denen.", since=2),
        Fact("partners_words", "Weitere Partner in Worten; nie ein Mensch aus dem Viertel.", since=2),
        Fact("decision", "Schlüssel des Beschlusses, aus dem sie kommt.", "resolution", since=2),
    ),
    inside="organization",
    tied=("organization",),
    since=2,
)

KINDS = register(
    Kind(
        Measure,
        acts=actions.measures,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_MEASURE,
        listings=(
            Listing(
                "massnahmen", Chapter.HAPPENS, 5,
                _("Maßnahmen"), _("Was Gremien tun: Bedarf, Ziel, Partner, Ergebnis"), _("Maßnahme eintragen"),
                lambda: Measure.objects.select_related("organization"), _measure, "measures:measure",
                ("-start_date", "-pk"), "start_date", recorded=False,
                belongs_to="gremien",
                recorded_there=_("Eine Maßnahme tragen Sie auf der Seite ihres Gremiums ein."),
            ),
        ),
        pages=(PublicPage(Measure.address, lambda: Measure.objects.all()),),
        searchable=("name", "need", "goal", "result"),
    ),
)  # fmt: skip
