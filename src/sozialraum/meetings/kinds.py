"""Meetings: the kinds of this room – sittings, the points of their agenda, and what is talked about there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import (
    Chapter,
    DataSubject,
    HoldsNobody,
    Keeping,
    Kind,
    Listing,
    ListLine,
    PersonView,
    PublicPage,
    Row,
    register,
    row_of,
)
from sozialraum.bodies.kinds import joined
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions
from sozialraum.meetings.models import (
    AgendaItem,
    Conductor,
    ConductorQuerySet,
    Consultation,
    Departure,
    Meeting,
    PinnedRevision,
    VideoLink,
)
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.papers.kinds import FOR_EVER

PLACE = "Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste."
INSIDE = "Namen verlassen die Installation nicht, auch nicht in einem Auszug mit Personen."
NOBODY = HoldsNobody(_("Was eine Sitzung besprach, ist keine Angabe über einen Menschen."))


def _meeting(one: Meeting) -> ListLine:
    groups = ", ".join(group.short_name or group.name for group in one.groups)
    state = "" if one.state in (State.HELD, State.SCHEDULED) else str(State(one.state).label)
    return ListLine(joined(groups, str(one.location or "")), one.date, state)


_MEETING = Filed(
    "meeting",
    "meetings",
    "Eine Sitzung, auch eine gemeinsame.",
    "Sitzungen mit Tagesordnung, Protokoll und Beschlüssen.",
    facts=(
        Fact("of", "Wer sie hält, das leitende Gremium zuerst.", "organizations"),
        Fact("name", "Name."),
        Fact("date", "Tag, oder nur Monat oder Jahr."),
        Fact("start", "Anfang.", "start_time"),
        Fact("end", "Ende.", "end_time"),
        Fact("opened", "Wann sie wirklich eröffnet wurde.", since=2),
        Fact("closed", "Wann sie wirklich zu Ende war.", since=2),
        Fact("location", "Schlüssel des Ortes."),
        Fact("openness", "Dürfen alle kommen? Fehlt es: nicht bekannt."),
        Fact("mode", "Vor Ort, per Video oder beides? Fehlt es: nicht gesagt.", "attendance_mode", since=2),
        Fact("state", "Wie weit sie ist.", absent=State.HELD),
        Fact("former_date", "Verlegt: der Tag, an dem sie zuerst sein sollte."),
        Fact("reason", "Warum sie verlegt oder abgesagt wurde."),
        Fact("substitute", "Schlüssel der Sitzung, die statt einer abgesagten stattfindet."),
        Fact("continues", "Schlüssel der Sitzung, die sie an einem anderen Tag fortsetzt.", since=2),
        Fact("sequence", "Wie oft ihr Termin seit der Einberufung geändert wurde; Kalender fragen danach."),
        Fact(
            "published",
            "Dürfen alle lesen, was sie ergab: Texte, Beschlüsse, Protokoll? Fehlt es: ja, sobald sie stattgefunden hat"
            " und ihr Protokoll kein Entwurf ist.",
            "record_published",
            absent=Absent.UNKNOWN,
        ),
    ),
)
_ITEM = Filed(
    "item",
    "agenda",
    "Ein Tagesordnungspunkt.",
    "Ihre Tagesordnung.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True),
        Fact("number", "Nummer, wie sie gedruckt ist."),
        Fact("name", "Worum es geht."),
        Fact("public", "Öffentlich?"),
        Fact("text", "Was das Protokoll dazu sagt."),
        Fact(
            "under",
            "Schlüssel des Punkts derselben Sitzung, dessen Unterpunkt er ist.",
            "parent",
            since=2,
        ),
        Fact("kind", "Was damit geschehen soll. Fehlt es: nicht gesagt.", since=2),
        Fact("brought_by", "Wer ihn eingebracht hat: Gruppe, Einrichtung oder Amt, kein Mensch.", since=2),
        Fact("minutes", "Geplante Minuten.", "minutes_planned", since=2),
        Fact("course", "Was in der Sitzung mit ihm geschah, außer dass er beraten wurde.", since=2),
        Fact("reason", "Warum das mit ihm geschah, ohne Namen.", since=2),
        Fact("began", "Wann er in der Sitzung aufgerufen wurde.", since=2),
        Fact("ended", "Wann er in der Sitzung abgeschlossen war.", since=2),
    ),
    inside="meeting",
    own_key="{above}-top-{place}",
    tied=("meeting",),
)
_CONSULTATION = Filed(
    "consultation",
    "consultations",
    "Ein Dokument, das unter einem Tagesordnungspunkt beraten wird.",
    "Welche Dokumente hier beraten werden.",
    facts=(
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item", typed=False),
        Fact("document", "Schlüssel des Dokuments.", "paper", absent=Absent.FAULT),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True),
    ),
    inside="item",
    own_key="{above}-vorlage-{place}",
    tied=("item",),
)

_PIN = Filed(
    "governing",
    "governed_by",
    "Nach welchem Stand der Regeln ein Gremium die Sitzung hält, festgelegt bei der Eröffnung.",
    "Nach welchen Regeln ihre Gremien sie halten.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact("organization", "Schlüssel des Gremiums."),
        Fact("revision", "Schlüssel des Stands der Regeln. Fehlt er: Es galten keine.", "edition"),
        Fact("number", "Das wievielte Mal festgelegt; das letzte gilt."),
        Fact("reason", "Warum neu festgelegt wurde."),
    ),
    inside="meeting",
    own_key="{above}-gilt-{place}",
    tied=("meeting", "organization"),
    since=2,
)
_DEPARTURE = Filed(
    "departure",
    "departures",
    "Dass man weiterging, obwohl eine Regel nein sagte, mit dem Grund.",
    "Wo man von einer Regel abwich.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact("organization", "Schlüssel des Gremiums."),
        Fact("step", "Wobei."),
        Fact("sentence", "Was die Regel sagt, als Satz mit ihrem Paragrafen."),
        Fact("reason", "Warum trotzdem, ohne Namen."),
    ),
    inside="meeting",
    own_key="{above}-abweichung-{place}",
    tied=("meeting", "organization"),
    since=2,
)

_VIDEO = Filed(
    "videolink",
    "videolinks",
    "Wo man per Video teilnimmt. Alle lesen es, wenn alle kommen dürfen; sonst Gremien und Büro.",
    "Wo man per Video teilnimmt.",
    facts=(Fact("meeting", "Schlüssel der Sitzung.", typed=False), Fact("url", "Adresse.", absent=Absent.FAULT)),
    inside="meeting",
    own_key="{above}-video",
    tied=("meeting",),
    since=2,
)

_CONDUCTOR = Filed(
    "conductor",
    "conducted_by",
    "Wer eine Sitzung leitet, moderiert oder ihr Protokoll schreibt. Ohne Namen.",
    "Wer sie leitet und wer das Protokoll schreibt, mit jedem Wechsel.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True),
        Fact("role", "Was: Leitung, Moderation oder Protokoll."),
        Fact("institution", "Schlüssel der Einrichtung oder Gruppe."),
        Fact("label", "Funktion oder Einrichtung in Worten, nie der Name eines Menschen. Öffentlich."),
        Fact("substitute", "In Vertretung?", "is_substitute"),
        Fact("stands_in_for", "Für wen, in Worten wie hinter »in Vertretung«: der Sprecherin. Kein Name."),
        Fact("from", "Schlüssel des Tagesordnungspunkts, ab dem. Fehlt er: von Anfang an.", "from_item"),
    ),
    inside="meeting",
    own_key="{above}-leitung-{place}",
    tied=("meeting",),
    without={"name": INSIDE, "person": INSIDE},
    since=2,
)


def _conducted(subject: DataSubject) -> ConductorQuerySet:
    return Conductor.objects.filter(person=subject.pk, deleted=None)


def _conducted_meetings(subject: DataSubject) -> Iterator[Row]:
    for one in _conducted(subject).select_related("meeting", "institution", "from_item").order_by("meeting"):
        day = one.meeting.date.in_words(weekday=False) if one.meeting.date else ""
        columns = ("role", "institution", "label", "is_substitute", "stands_in_for", "from_item")
        yield row_of(one, *columns, Sitzung=one.meeting.name, Am=day)


def _conducted_before(body: Body, moment: object) -> ConductorQuerySet:
    day = PartialDate.of(timezone.localdate(moment))  # type: ignore[arg-type]
    return Conductor.objects.filter(body=body, meeting__date__lt=day).named()


def _forget(rows: Iterable[Conductor], by: Visitor) -> None:
    for one in rows:
        actions.forget_conductor(one, by=by)


KINDS = register(
    Kind(
        Meeting,
        acts=actions.meetings,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_MEETING,
        listings=(
            Listing(
                "sitzungen", Chapter.HAPPENS, 1,
                _("Sitzungen"), _("Termine, Tagesordnung und was im Protokoll steht"), _("Sitzung eintragen"),
                lambda: Meeting.objects.with_holders(), _meeting, "convening:meeting", ("-date", "-pk"), "date",
                act="meetings.meeting",
            ),
        ),
        pages=(PublicPage(Meeting.address, lambda: Meeting.objects.all()),),
        searchable=("name",),
        notes={"urgency": _("Dringlich, festgestellt durch")},
    ),
    Kind(
        AgendaItem,
        acts=actions.agenda,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_ITEM,
        searchable=("name", "text", "brought_by"),
    ),
    Kind(Consultation, acts=actions.consultations, person=NOBODY, keeping=FOR_EVER, filed=_CONSULTATION),
    Kind(
        Conductor,
        acts=actions.conductor_acts,
        person=PersonView(
            "conductors",
            _("Leitung und Protokoll von Sitzungen"),
            _("Damit die Sitzung leiten und das Protokoll schreiben kann, wer dafür da ist."),
            _conducted_meetings,
            goes=_conducted,
            forget=_forget,
        ),
        keeping=Keeping(
            "conductors",
            _("Namen bei Leitung und Protokoll"),
            _("seit der Sitzung; die Funktion bleibt ohne Namen stehen"),
            months=60,  # as long as the names of those who were there
            over=_conducted_before,
            forget=_forget,
        ),
        filed=_CONDUCTOR,
    ),
    Kind(PinnedRevision, acts=actions.pins, person=NOBODY, keeping=FOR_EVER, filed=_PIN),
    Kind(VideoLink, acts=actions.video_links, person=NOBODY, keeping=FOR_EVER, filed=_VIDEO),
    Kind(Departure, acts=actions.departures, person=NOBODY, keeping=FOR_EVER, filed=_DEPARTURE),
)  # fmt: skip
