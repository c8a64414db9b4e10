"""Decisions: the kinds of this room – minutes, and resolutions with votes and effects."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed, Nested, Part
from sozialraum.acts.registry import Chapter, HoldsNobody, Kind, Listing, ListLine, PublicPage, register
from sozialraum.bodies.kinds import joined
from sozialraum.counting.words import Result
from sozialraum.decisions import actions
from sozialraum.decisions.models import (
    BY_DAY,
    Approval,
    Ballot,
    Correction,
    Effect,
    Minutes,
    Quorum,
    Resolution,
    VoteCount,
)
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.papers.kinds import FOR_EVER

#: What a file calls minutes that are published and that every group of their meeting has approved.
APPROVED = "genehmigt"
NOBODY = HoldsNobody(_("Gremien und Einrichtungen entscheiden; genannt werden Rollen, nie Menschen aus dem Viertel."))


def _resolution(one: Resolution) -> ListLine:
    groups = ", ".join(group.short_name or group.name for group in one.groups)
    return ListLine(joined(one.number, groups, str(Result(one.result).label) if one.result else ""), one.when)


def _minutes(one: Minutes) -> ListLine:
    facts = joined(str(_now("mit Datei")) if one.file_id else "", one.note)
    approved = one.is_approved and one.state != MinutesState.DRAFT
    return ListLine(facts, one.meeting.date, str(_now("genehmigt") if approved else MinutesState(one.state).label))


def _one_effect(one: Any) -> str:
    names = tuple(type(one).model_fields)
    said = [name for name in names if getattr(one, name) is not None]
    return "" if len(said) == 1 else f"erwartet: genau eine Angabe von {', '.join(names)}"


def _approved_once(one: Any) -> str:
    twice = one.approvals and (one.approved or one.state == APPROVED)
    return "erwartet: approvals mit veröffentlicht oder Entwurf, ohne approved" if twice else ""


GROUP = Fact("of", "Schlüssel des Gremiums.", "organization")
ONE_OF = Fact(
    "of", "Schlüssel des Gremiums. Darf fehlen, wenn nur eines entschieden hat.", "organization", absent=Absent.UNKNOWN
)
NUMBERS = (Fact("yes", "Ja."), Fact("no", "Nein."), Fact("abstain", "Enthaltungen."), Fact("recused", "Befangen."))
VOTE = Part(
    "Vote",
    "Die Stimmen eines Gremiums. Was fehlt, ist nicht bekannt; 0 heißt: keine.",
    VoteCount,
    (ONE_OF, *NUMBERS),
)
COUNT = Part(
    "Count",
    "Wie ein Gremium in einem Wahlgang gestimmt hat. Ohne `of`, wo mehrere entscheiden: alle zusammen.",
    VoteCount,
    (
        ONE_OF,
        *NUMBERS,
        Fact("manner", "Wie abgestimmt wurde, in einem Wort: statt Zahlen, oder passend zu ihnen.", since=2),
        Fact("words", "Was sonst in Worten dasteht, z. B. bei einer Enthaltung."),
        Fact("result", "Wie es bei diesem Gremium ausging. Fehlt es: nicht bekannt."),
        Fact("override_reason", "Warum die Sitzungsleitung ein anderes Ergebnis festgestellt hat."),
        Fact("revision", "Schlüssel des Stands der Regeln, nach dem gezählt wurde.", since=2),
    ),
)
BALLOT = Part(
    "Ballot",
    "Ein Wahlgang.",
    Ballot,
    (
        Fact("round", "Der wievielte; der erste ist 1.", absent=Absent.FAULT),
        Fact("way", "Wie abgestimmt wurde. Fehlt es: nicht bekannt."),
        Fact("question", "Worüber, wenn nicht über den Beschluss selbst."),
        Fact("sent", "Im Umlauf: wann verschickt.", "sent_on", since=2),
        Fact("until", "Im Umlauf: bis wann geantwortet werden konnte.", "answers_until", since=2),
        Fact("asked", "Im Umlauf: wie viele gefragt wurden.", since=2),
    ),
    parts=(Nested("counts", "Die Stimmen, je Gremium.", COUNT),),
)
EFFECT = Part(
    "Effect",
    "Was ein Beschluss bewirkt. Genau eine der Angaben.",
    Effect,
    (
        Fact("adopts", "Beschließt diese Fassung: <Dokument>/<label>.", form="version", no_column=True),
        Fact("forms", "Bildet diese Gremien.", form="keys", no_column=True),
        Fact("meets_jointly", "Lässt diese Gremien gemeinsam tagen.", form="keys", no_column=True),
        Fact("dissolves", "Löst diese Gremien auf.", form="keys", no_column=True),
        Fact("opens_term", "Beginnt diesen Zeitraum: Schlüssel.", form="key", no_column=True, since=2),
    ),
    refuses=_one_effect,
)
QUORUM = Part(
    "Quorum",
    "Ob ein Gremium beschlussfähig war, wie es in der Sitzung festgestellt wurde.",
    Quorum,
    (
        GROUP,
        Fact("reached", "War es beschlussfähig? Fehlt es: nicht bekannt."),
        Fact("present", "Anwesende Stimmberechtigte."),
        Fact("voters", "Stimmberechtigte insgesamt."),
        Fact("needed", "Wie viele nötig waren."),
        Fact("basis", "Nach welcher Regel, wie angegeben, z. B. § 7 Absatz 1; wo eine Regel erfasst ist, gilt sie."),
    ),
)
CORRECTION = Part(
    "Correction",
    "Was an einer Stelle des Protokolls stand, und wie es heißen muss.",
    Correction,
    (
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item", since=2),
        Fact("place", "Die Stelle in Worten, wo es keinen Punkt gibt. Fehlt beides: der Kopf.", since=2),
        Fact("old", "Was da stand.", since=2),
        Fact("new", "Was da stehen muss.", since=2),
        Fact("remark", "Anmerkung.", since=2),
    ),
)
APPROVAL = Part(
    "Approval",
    "Dass ein Gremium, das die Sitzung gehalten hat, ihr Protokoll genehmigt hat.",
    Approval,
    (
        GROUP,
        Fact("date", "Wann."),
        Fact("meeting", "Schlüssel der Sitzung, in der es genehmigt wurde.", "in_meeting"),
        Fact(
            "way",
            "Wie. Fehlt es: nicht bekannt.",
            form="words",
            words=tuple(str(way.label) for way in ApprovalWay if way != ApprovalWay.UNKNOWN),
            absent=Absent.UNKNOWN,
        ),
        Fact("by", "Schlüssel des Gremiums, das es anstelle eines aufgelösten genehmigt hat.", "instead", since=2),
        Fact("corrections", "Mit welchen Änderungen."),
    ),
    parts=(Nested("changes", "Die Berichtigungen: alte und neue Worte mit ihrer Stelle.", CORRECTION, since=2),),
)
_MINUTES = Filed(
    "minutes",
    "minutes",
    "Das Protokoll einer Sitzung.",
    "Ihr Protokoll.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact(
            "state",
            "Wie weit es ist; genehmigt heißt: veröffentlicht, und alle Gremien der Sitzung haben es genehmigt.",
            form="words",
            words=(*map(str, MinutesState.labels), APPROVED),
            absent=MinutesState.DRAFT,
            no_column=True,
        ),
        Fact("approved", "Wann es alle Gremien der Sitzung genehmigt haben.", form="date", no_column=True),
        Fact("file", "Schlüssel der Datei."),
        Fact("kind", "Was für eines. Fehlt es: nicht gesagt.", since=2),
        Fact("number", "Nummer, wie sie gedruckt ist, z. B. Nr. 20 / 2024–2028.", since=2),
        Fact("edition", "Die wievielte Fassung der Niederschrift, mit Anmerkung.", since=2),
        Fact("invited", "Wann eingeladen wurde.", "invited_on", since=2),
        Fact("written", "Wann es geschrieben wurde.", "written_on", since=2),
        Fact("published", "Veröffentlicht am, wie gedruckt. Fehlt es: als es hier erschien.", "published_on", since=2),
        Fact("note", "Anmerkung."),
        Fact("summary", "In höchstens fünf einfachen Sätzen, was herauskam.", since=2),
        Fact("from_paper", "Aus Papier übernommen: die Datei ist das Protokoll, alles andere Ergänzung.", since=2),
        Fact("present", "Wie viele Menschen da waren."),
        Fact("institutions", "Schlüssel der Einrichtungen, die vertreten waren."),
    ),
    inside="meeting",
    single=True,
    own_key="{above}-protokoll",
    tied=("meeting",),
    parts=(
        Nested("approvals", "Wer es genehmigt hat, wo nicht alle am selben Tag; statt approved.", APPROVAL),
        Nested("quorum", "Die Beschlussfähigkeit, je Gremium.", QUORUM),
    ),
    refuses=_approved_once,
    without={
        "state": "Steht mit dem Wort »genehmigt« unter state, das die Genehmigungen mitsagt.",
        "attendance_listed": "Folgt aus attendance.",
    },
)
_RESOLUTION = Filed(
    "decision",
    "decisions",
    "Ein Beschluss, soweit bekannt.",
    "Beschlüsse, deren Sitzung nicht bekannt ist.",
    facts=(
        Fact("meeting", "Schlüssel der Sitzung.", typed=False),
        Fact(
            "by",
            "Wer entschieden hat, das leitende Gremium zuerst. Fehlt es: wer die Sitzung hält.",
            "organizations",
            absent=Absent.UNKNOWN,
        ),
        Fact("date", "Nur außerhalb einer bekannten Sitzung: wann, so genau wie bekannt."),
        Fact("title", "Worum es ging.", "name"),
        Fact("number", "Nummer, wie sie gedruckt ist."),
        Fact(
            "order",
            "Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste der Sitzung, sonst 0.",
            "number_in_year",
            absent=Absent.UNKNOWN,
            placed=True,
        ),
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item"),
        Fact("wording", "Wortlaut. Fehlt er: nicht bekannt.", "resolution_text"),
        Fact("reason", "Begründung."),
        Fact(
            "result",
            "Wie es ausging. Ein Auszug schreibt es immer.",
            unknown="nicht überliefert",
            absent=Result.CARRIED,
        ),
        Fact("condition", "Unter welchem Vorbehalt, oder welcher Teil angenommen ist.", since=2),
        Fact("referred_to", "An wen empfohlen oder verwiesen wurde: Schlüssel.", since=2),
        Fact("referred_to_words", "Dasselbe in Worten, wo es keinen Schlüssel gibt.", since=2),
        Fact("referred_on", "Wann es dort behandelt wurde oder wird.", since=2),
        Fact("came_back", "Was von dort zurückkam.", since=2),
        Fact("came_back_on", "Wann.", since=2),
        Fact("again_in", "Schlüssel der Sitzung, in der es erneut beraten wurde.", since=2),
        Fact("resubmit_on", "Ab wann sie wieder auf einer Tagesordnung vorgeschlagen wird.", since=2),
        Fact("application", "Nummer des Antrags, wie sie gedruckt ist.", since=2),
        Fact("amount", "Betrag in Cent, ganze Zahl: 290000 sind 2.900 Euro.", since=2),
        Fact("recipient", "Schlüssel der Einrichtung oder Gruppe, für die das Geld ist.", since=2),
        Fact("recipient_words", "Dasselbe in Worten; nie der Name eines Menschen aus dem Viertel.", since=2),
        Fact("period", "Für welchen Zeitraum, in Worten.", since=2),
        Fact("majority", "Welche Mehrheit nötig war, wie angegeben; wo eine Regel erfasst ist, gilt sie."),
        Fact("topic", "Nach welchen Regeln gezählt wurde. Fehlt es: nicht gesagt.", since=2),
        Fact("progress", "Wie weit die Umsetzung ist."),
        Fact("outcome", "Was daraus geworden ist."),
        Fact("outcome_date", "Stand dieser Angabe."),
    ),
    inside="meeting",
    inside_means="Was sie beschlossen hat.",
    alone=True,
    parts=(
        Nested("votes", "Die Stimmen, je Gremium, wo es einen Wahlgang gab.", VOTE),
        Nested("ballots", "Die Wahlgänge, wo es mehr zu sagen gibt; statt votes.", BALLOT),
        Nested("effects", "Was er bewirkt.", EFFECT),
    ),
    refuses=lambda one: "erwartet: votes oder ballots, nicht beides" if one.votes and one.ballots else "",
)

KINDS = register(
    Kind(
        Minutes,
        acts=actions.minutes,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_MINUTES,
        notes={
            "approvals": _("Genehmigungen"),
            "corrections": _("Berichtigungen"),
            "changes": _("Berichtigungen"),  # within an approval
            "quorums": _("Beschlussfähigkeit"),
            "circulation": _("Verschickt"),  # what room ``circulation`` does
            "approved_date": _("Genehmigt"),  # a column of former days
        },
        listings=(
            Listing(
                "protokolle", Chapter.HAPPENS, 3,
                _("Protokolle"), _("Wie weit sie sind, wer da war, der Scan"), _("Protokoll eintragen"),
                lambda: Minutes.objects.select_related("meeting").prefetch_related("approvals", "meeting__holders"),
                _minutes, "approvals:minutes",
                ("-meeting__date", "-pk"), "meeting__date", ("meeting__name", "note"), recorded=False,
                belongs_to="sitzungen",
                recorded_there=_("Ein Protokoll tragen Sie auf der Seite seiner Sitzung ein."),
                act="decisions.minutes",
            ),
        ),
        searchable=("note",),
    ),
    Kind(
        Resolution,
        acts=actions.resolutions,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_RESOLUTION,
        notes={"votes": _("Stimmen"), "effects": _("Wirkung")},
        listings=(
            Listing(
                "beschluesse", Chapter.HAPPENS, 2,
                _("Beschlüsse"), _("Wortlaut, Ergebnis, Stimmen, und was daraus wurde"), _("Beschluss eintragen"),
                lambda: Resolution.objects.dated().select_related("meeting").prefetch_related("by_links__organization"),
                _resolution, "decisions:resolution",
                BY_DAY, "on", ("name", "number", "resolution_text"),
            ),
        ),
        pages=(PublicPage(Resolution.address, lambda: Resolution.objects.all()),),
        searchable=("name", "number", "resolution_text", "reason", "outcome"),
    ),
)  # fmt: skip
