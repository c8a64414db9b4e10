"""Elections: the kinds of this room – elections, their candidates with names that are let go of in time, rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import DataSubject, Keeping, Kind, PersonView, Row, register, register_hints, row_of
from sozialraum.decisions.kinds import NOBODY
from sozialraum.elections import actions
from sozialraum.elections.models import Candidate, CandidateQuerySet, Election, ElectionRound
from sozialraum.elections.queries import hints
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.kinds import PLACE
from sozialraum.network.models import Body
from sozialraum.papers.kinds import FOR_EVER

INSIDE = "Namen verlassen die Installation nicht, auch nicht in einem Auszug mit Personen."


def _stood(subject: DataSubject) -> CandidateQuerySet:
    return Candidate.objects.filter(person=subject.pk, deleted=None)


def _elections(subject: DataSubject) -> Iterator[Row]:
    found = _stood(subject).select_related("election__meeting", "institution").order_by("election", "order")
    for one in found:
        meeting = one.election.meeting
        day = meeting.date.in_words(weekday=False) if meeting.date else ""
        more = {"Wofür": one.election.name, "Sitzung": meeting.name, "Am": day}
        yield row_of(one, "label", "institution", "votes", "result", "accepted", "eligible", **more)


def _over(body: Body, moment: object) -> CandidateQuerySet:
    day = PartialDate.of(timezone.localdate(moment))  # type: ignore[arg-type]
    return Candidate.objects.filter(body=body, election__meeting__date__lt=day).named()


def _forget(rows: Iterable[Candidate], by: Visitor) -> None:
    for one in rows:
        actions.forget_candidate(one, by=by)


_ELECTION = Filed(
    "election",
    "elections",
    "Eine Wahl oder Entsendung. Ohne Namen, und nie, wer wie gestimmt hat.",
    "Wen sie gewählt oder entsandt hat.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True, since=2),
        Fact("kind", "Was für eine.", since=2),
        Fact("title", "Wofür: das Amt in Worten, nie der Name eines Menschen.", "name", since=2),
        Fact("number", "Nummer, wie sie gedruckt ist.", since=2),
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item", since=2),
        Fact("by", "Wer gewählt hat, das leitende Gremium zuerst.", "organizations", since=2),
        Fact("seats", "Wie viele Plätze.", since=2),
        Fact("organization", "In welchem Gremium das Amt ist: Schlüssel.", since=2),
        Fact("role", "Welches Amt dort.", since=2),
        Fact("delegated_to", "Wohin entsandt wurde: Schlüssel.", since=2),
        Fact("delegated_to_words", "Dasselbe in Worten, wo es keinen Schlüssel gibt.", since=2),
        Fact("start", "Von wann an gewählt.", "start_date", since=2),
        Fact("end", "Bis wann gewählt.", "end_date", since=2),
        Fact("together", "Alle zusammen in einer Abstimmung?", since=2),
        Fact("objections", "So viele widersprachen dem.", since=2),
        Fact("lot", "Wer das Los zog, in Worten; nie der Name eines Menschen.", since=2),
        Fact("revision", "Schlüssel des Stands der Regeln, nach dem gewählt wurde.", "rule_revision", since=2),
        Fact("override_reason", "Warum anders festgestellt wurde, als eine Regel sagt.", since=2),
        Fact("remark", "Anmerkung.", since=2),
    ),
    inside="meeting",
    own_key="{above}-wahl-{place}",
    tied=("meeting",),
    since=2,
)
_CANDIDATE = Filed(
    "candidate",
    "candidates",
    "Ein Vorschlag einer Wahl, eine Zeile der Tabelle. Ohne Namen.",
    "Wer vorgeschlagen war, in der Reihenfolge des Stimmzettels.",
    facts=(
        Fact("election", "Schlüssel der Wahl.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True, since=2),
        Fact("label", "Vorschlag oder Funktion in Worten, nie der Name eines Menschen. Öffentlich.", since=2),
        Fact("institution", "Schlüssel der Einrichtung.", since=2),
        Fact(
            "by_round",
            "Stimmen je Wahlgang, mit Leerzeichen; - heißt: nicht dabei. Zum Beispiel: 5 3.",
            "votes",
            since=2,
        ),
        Fact("result", "Was daraus wurde. Fehlt es: nicht bekannt.", since=2),
        Fact("accepted", "Nimmt an? Fehlt es: nicht bekannt.", since=2),
        Fact("eligible", "Darf gewählt werden? Fehlt es: nicht gesagt.", since=2),
    ),
    inside="election",
    own_key="{above}-vorschlag-{place}",
    tied=("election",),
    without={"name": INSIDE, "person": INSIDE, "membership": INSIDE},
    since=2,
)
_ROUND = Filed(
    "round",
    "rounds",
    "Was von einem Wahlgang bekannt ist, neben den Stimmen der Vorschläge. Was fehlt, ist nicht bekannt.",
    "Die Wahlgänge.",
    facts=(
        Fact("election", "Schlüssel der Wahl.", typed=False),
        Fact("order", "Der wievielte. Fehlt es: der Platz in der Liste.", absent=Absent.UNKNOWN, placed=True, since=2),
        Fact("run_off", "Stichwahl?", since=2),
        Fact("way", "Wie gewählt wurde. Fehlt es: nicht bekannt.", since=2),
        Fact("cast", "Abgegebene Stimmzettel.", since=2),
        Fact("invalid", "Davon ungültig.", since=2),
        Fact("yes", "Ja, wo über eine Frage abgestimmt wurde.", "in_favour", since=2),
        Fact("no", "Nein.", "against", since=2),
        Fact("abstain", "Enthaltungen.", "abstentions", since=2),
        Fact("recused", "Befangen.", since=2),
        Fact("words", "In Worten, z. B. einstimmig.", since=2),
    ),
    inside="election",
    own_key="{above}-gang-{place}",
    tied=("election",),
    since=2,
)

KINDS = register(
    Kind(
        Election,
        acts=actions.elections,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_ELECTION,
        searchable=("name", "number", "remark"),
    ),
    Kind(
        Candidate,
        acts=actions.election_candidates,
        person=PersonView(
            "elections",
            _("Wahlen, bei denen Sie vorgeschlagen waren"),
            _("Damit nachvollziehbar bleibt, wer gewählt wurde."),
            _elections,
            goes=_stood,
            forget=_forget,
        ),
        keeping=Keeping(
            "elections",
            _("Namen bei Wahlen"),
            _("seit der Sitzung; Vorschlag, Stimmen und Ergebnis bleiben ohne Namen stehen"),
            months=60,  # as long as names of those who were there
            over=_over,
            forget=_forget,
        ),
        filed=_CANDIDATE,
    ),
    Kind(ElectionRound, acts=actions.election_rounds, person=NOBODY, keeping=FOR_EVER, filed=_ROUND),
)
register_hints(Election, hints)
