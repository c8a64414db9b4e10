"""Desk: what is due, by when and why – one generator for each kind of thing that can be forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from sozialraum.backups.queries import BackupStatus
from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.queries import asked_by_law
from sozialraum.bodies.words import ASKED_BY_RULES, LAW, TextKind
from sozialraum.clockwork.models import Job
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.desk.rules import Urgency, days_between, urgency
from sozialraum.events.queries import events_to_look_at
from sozialraum.foundation.dates import PartialDate, in_figures
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining.queries.requests import open_requests
from sozialraum.mailbox.queries import mailboxes_failing
from sozialraum.mailserver.routes import route_of
from sozialraum.people.models import Seat
from sozialraum.post.models import Incoming, Letter
from sozialraum.post.queries import shelf_with
from sozialraum.post.words import WAITS, LetterMedium, LetterState, Reason
from sozialraum.tasks.queries import overdue_tasks

YEAR = dt.timedelta(days=365)
ANSWER_WITHIN = dt.timedelta(days=7)
CALL_WITHIN = dt.timedelta(days=1)
#: Letters a person must look at, and what there is to do.
TO_LOOK_AT = {
    LetterState.UNCLEAR: _lazy("Die Verbindung brach ab; ob etwas ankam, weiß niemand. Sie entscheiden."),
    LetterState.REFUSED: _lazy("Meist stimmt die Adresse nicht."),
    LetterState.BOUNCED: _lazy("Meist stimmt die Adresse nicht mehr."),
    LetterState.GIVEN_UP: _lazy("Der Mailserver war tagelang nicht zu erreichen."),
    LetterState.HELD: _lazy(
        "Dem Netzwerk fehlt die Internet-Adresse, auf die Links führen. Danach geht alles von selbst hinaus."
    ),
    LetterState.TO_PRINT: _lazy("Wer keine E-Mail hat, bekommt Post auf Papier."),
}
NAMED = 4  # so many are named in a sentence, the rest is counted


@dataclass(frozen=True)
class Due:
    """One thing to do: by which day (None: whenever it suits), why, and the button that leads to it."""

    title: str
    why: str
    url: str
    button: str
    by: dt.date | None = None

    def urgency(self, today: dt.date) -> Urgency:
        return urgency(self.by, today) if self.by else Urgency.LATER

    def distance(self, today: dt.date) -> str:
        """»3 Tage überfällig«, »heute«, »in 4 Tagen«, »in 8 Wochen«."""
        days = days_between(today, self.by or today)
        if days < 0:
            return ngettext("%d Tag überfällig", "%d Tage überfällig", -days) % -days
        if days == 0:
            return _("heute")
        if days < 21:
            return ngettext("in %d Tag", "in %d Tagen", days) % days
        return ngettext("in %d Woche", "in %d Wochen", days // 7) % (days // 7)


def of_body(visitor: Visitor, today: dt.date) -> Iterator[Due]:
    """What the office looks after beyond the groups."""
    yield from _requests(visitor)
    yield from _events(visitor)
    yield from _tasks(visitor, today)
    yield from _letters(visitor)
    yield from _came_in(visitor)
    yield from _duties()
    yield from _unconfirmed(visitor, today)
    yield from _texts(visitor)


def in_order(found: Iterable[Due]) -> list[Due]:
    """By their day; what has none comes last, as it was found."""
    return sorted(found, key=lambda one: one.by or dt.date.max)


def _requests(visitor: Visitor) -> Iterator[Due]:
    """Who asked to belong and waits for an answer; whom the office is to call."""
    for one in open_requests(visitor):
        asked = timezone.localtime(one.created).date()
        why = _("Gefragt am %s. Wer gefragt hat, wartet auf eine Antwort.") % in_figures(asked)
        title = _("Beitrittsanfrage beantworten: %s") % one.organization
        yield Due(title, why, one.get_absolute_url(), _("Anfrage öffnen"), asked + ANSWER_WITHIN)
    for errand in ManualDelivery.objects.visible_to(visitor).to_do():
        by = timezone.localtime(errand.created).date() + CALL_WITHIN
        why = _("Keine E-Mail erreicht diesen Menschen; der Text zum Vorlesen steht dort.")
        title = str(errand)
        yield Due(title, why, errand.get_absolute_url(), _("Öffnen"), by)


def _tasks(visitor: Visitor, today: dt.date) -> Iterator[Due]:
    """Tasks whose day has passed within a year; of older ones nobody asks any more."""
    for one in overdue_tasks(visitor, today):
        if one.due and one.due.last > today - YEAR:
            why = ", ".join(filter(None, (one.who, one.minutes.meeting.name)))
            url = f"{reverse('tasks:task-finish', args=[one.key])}?zurueck={reverse('desk:desk')}"
            yield Due(_("Aufgabe: %s") % one.what, why, url, _("Erledigt"), one.due.last)


def _events(visitor: Visitor) -> Iterator[Due]:
    """What institutions sent in, each with its own line: looked at within a week, and before its day."""
    for event in events_to_look_at(visitor):
        came = timezone.localdate(event.proposed or event.created)
        by = min(came + ANSWER_WITHIN, event.date.first) if event.date else came + ANSWER_WITHIN
        why = _("%(who)s hat sie eingereicht. Öffentlich ist sie erst, wenn Sie sie angesehen haben.")
        title = _("Veranstaltung ansehen: %s") % event
        yield Due(title, why % {"who": event.organization}, event.get_absolute_url(), _("Ansehen"), by)


def _letters(visitor: Visitor) -> Iterator[Due]:
    """Letters that a person must look at; what only waits for its turn is none of them, unless it waits for nobody."""
    found = Letter.objects.visible_to(visitor).filter(state__in=(*TO_LOOK_AT, *WAITS))
    found = found.exclude(held_for=Reason.TOO_MANY).exclude(kind=LetterMedium.NONE)
    counted = dict(found.values_list("state").annotate(Count("pk")).order_by("state"))
    for state, count in counted.items():
        if state in WAITS:
            continue
        label = LetterState(state).label
        title = ngettext("%(count)d Brief: %(state)s", "%(count)d Briefe: %(state)s", count)
        title %= {"count": count, "state": label}
        url, verb = f"{reverse('post:letter-list')}?stand={shelf_with(state)}", _("Post öffnen")
        if state == LetterState.HELD:
            url, verb = reverse("bodies:body-correct"), _("Adresse eintragen")
        yield Due(title, str(TO_LOOK_AT[state]), url, verb)
    waiting = sum(counted.get(state, 0) for state in WAITS)
    if waiting and route_of(visitor.body) is None:
        title = ngettext("Ein Brief wartet", "%d Briefe warten", waiting)
        why = _("Es ist kein Mailserver eingestellt. Nichts geht verloren; sobald einer da ist, geht alles hinaus.")
        url = reverse("post:server-set-up")
        yield Due(title % waiting if waiting > 1 else title, why, url, _("Mailserver einstellen"))


def _came_in(visitor: Visitor) -> Iterator[Due]:
    """What people wrote back; and a mailbox into which the house cannot look."""
    waiting = Incoming.objects.visible_to(visitor).to_read()
    if oldest := waiting.first():
        count, since = waiting.count(), timezone.localtime(oldest.received).date()
        title = ngettext("Eine Nachricht im Posteingang", "%d Nachrichten im Posteingang", count)
        why = _("Die älteste kam am %s. Lesen Sie sie, und legen Sie sie ab.") % in_figures(since)
        url = reverse("mailbox:incoming-list")
        yield Due(title % count if count > 1 else title, why, url, _("Eingang öffnen"), since + ANSWER_WITHIN)
    for book in mailboxes_failing(visitor.body, timezone.now()):
        url = reverse("mailbox:mailbox-set-up")
        yield Due(_("Das Postfach lässt sich nicht lesen"), book.said, url, _("Nachsehen"))


def _duties() -> Iterator[Due]:
    """What the house should have done by itself and could not."""
    for job in Job.objects.filter(failed=True):
        yield Due(_("Fehlgeschlagen: %s") % job, job.result, reverse("clockwork:night"), _("Nachsehen"))


def of_backups(standing: BackupStatus, today: dt.date) -> Iterator[Due]:
    """What is wrong with the backups, for the office to pass on to the operator."""
    for says in standing.complaints():
        why = _("%s Sagen Sie es denen, die den Server betreiben.") % says
        yield Due(_("Sicherung: Bitte nachsehen"), why, reverse("clockwork:night"), _("Nachsehen"), today)


def _unconfirmed(visitor: Visitor, today: dt.date) -> Iterator[Due]:
    names = [str(one) for one in unconfirmed(visitor, today)]
    if names:
        title = ngettext(
            "Eine Einrichtung hat ihren Eintrag seit über einem Jahr nicht bestätigt",
            "%d Einrichtungen haben ihren Eintrag seit über einem Jahr nicht bestätigt",
            len(names),
        )
        title = title % len(names) if len(names) > 1 else title
        yield Due(title, named(names), reverse("desk:unconfirmed"), _("Um Bestätigung bitten"))


def unconfirmed(visitor: Visitor, today: dt.date) -> list[Organization]:
    """Institutions in use – listed, or with a seat – whose entry nobody has confirmed for a year.

    What was never confirmed is asked about once it has stood here that long.
    """
    sitting = Seat.objects.on(today).filter(institution__isnull=False, deleted=None).values("institution")
    found = Organization.objects.visible_to(visitor).institutions().filter(Q(listed=True) | Q(pk__in=sitting))
    begun = timezone.make_aware(dt.datetime.combine(today - YEAR, dt.time()))
    old = Q(confirmed=None, created__lt=begun) | Q(confirmed__lt=PartialDate.of(today - YEAR))
    return list(found.filter(old).order_by("name"))


def _texts(visitor: Visitor) -> Iterator[Due]:
    texts = dict(Text.objects.filter(body=visitor.body).values_list("kind", "text"))
    for kind, one in asked_by_law(texts).items():
        if one.missing:
            title = _("%s: Das Gesetz verlangt mehr") % str(TextKind(kind).label).partition(":")[0]
            url = f"{reverse('bodies:body-write-texts')}?vorlage={kind}#id_{kind}"
            yield Due(
                title, f"{' · '.join(one.missing)}.", url, _("Ausfüllen") if kind in texts else _("Vorlage ausfüllen")
            )
    missing = [str(kind.label) for kind in TextKind if kind not in (*texts, *LAW, *ASKED_BY_RULES)]
    if missing:
        title = ngettext("Ein Text des Netzwerks fehlt", "%d Texte des Netzwerks fehlen", len(missing))
        title = title % len(missing) if len(missing) > 1 else title
        yield Due(title, named(missing), reverse("bodies:body-write-texts"), _("Texte schreiben"))


def named(names: list[str]) -> str:
    """The first few by name, the rest counted."""
    rest = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    return _("%(names)s und %(count)d weitere.") % {"names": told, "count": rest} if rest > 0 else f"{told}."
