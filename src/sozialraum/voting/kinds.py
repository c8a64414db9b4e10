"""Voting: the kinds of this room – on what a ballot was based, votes by name, who was biased, straw polls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import DataSubject, HoldsNobody, Keeping, Kind, PersonView, Row, register, row_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.kinds import INSIDE, PLACE
from sozialraum.network.models import Body
from sozialraum.papers.kinds import FOR_EVER
from sozialraum.voting import actions
from sozialraum.voting.models import BallotBasis, Recusal, StrawPoll, Voice

FIGURES = HoldsNobody(_("Zahlen eines Gremiums, ohne Namen."))
SECTION = (
    "votes",
    _("Namentliche Abstimmungen und Befangenheit"),
    _("Damit nachvollziehbar bleibt, wie namentlich abgestimmt wurde und wessen Stimme nicht mitzählte."),
)
MONTHS = 60  # as long as the names of those who were there
GROUP = Fact("of", "Schlüssel des Gremiums.", "organization", since=2)
OWNER = (
    Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True, since=2),
    GROUP,
    Fact("seat", "Schlüssel des Sitzes einer Einrichtung.", since=2),
    Fact("institution", "Schlüssel der Einrichtung.", since=2),
    Fact("label", "In Worten, nie der Name eines Menschen.", since=2),
)


def _voices(subject: DataSubject) -> Iterator[Row]:
    for one in _of(Voice, subject).select_related("resolution", "organization").order_by("resolution", "pk"):
        yield row_of(one, "organization", "value", "label", Beschluss=str(one.resolution))


def _recusals(subject: DataSubject) -> Iterator[Row]:
    for one in _of(Recusal, subject).select_related("agenda_item", "organization").order_by("agenda_item", "pk"):
        yield row_of(one, "organization", "why", "label", Punkt=str(one.agenda_item))


def _of(model: Any, subject: DataSubject) -> Any:
    return model.objects.filter(person=subject.pk, deleted=None)


def _goes(model: Any) -> Callable[[DataSubject], Any]:
    return lambda subject: _of(model, subject)


def _over(model: Any, meeting: str) -> Callable[[Body, Any], Any]:
    def over(body: Body, moment: Any) -> Any:
        day = PartialDate.of(timezone.localdate(moment))
        return model.objects.filter(body=body, **{f"{meeting}__date__lt": day}).named()

    return over


def _forget(forgetting: Any) -> Callable[[Iterable[Any], Visitor], None]:
    def forget(rows: Iterable[Any], by: Visitor) -> None:
        for one in rows:
            forgetting(one, by=by)

    return forget


_BASIS = Filed(
    "basis",
    "bases",
    "Worauf ein Gremium in einem Wahlgang entschied: Zahlen und der Satz der Regel, wie sie damals galten.",
    "Worauf die Gremien entschieden, je Wahlgang.",
    facts=(
        Fact("decision", "Schlüssel des Beschlusses.", "resolution", typed=False),
        Fact("round", "Welcher Wahlgang; der erste ist 1.", since=2),
        GROUP,
        Fact("present", "Stimmberechtigte, die da waren, ohne Befangene.", since=2),
        Fact("entitled", "Stimmberechtigte insgesamt, ohne Befangene.", since=2),
        Fact("voting", "Stimmen, die abgegeben werden konnten.", since=2),
        Fact("recused", "Stimmen, die wegen Befangenheit nicht mitzählten.", since=2),
        Fact("needed", "Wie viele zur Beschlussfähigkeit nötig waren.", since=2),
        Fact("paragraph", "Paragraf der Regel.", since=2),
        Fact("answer", "Was die Regel sagte, als Satz.", since=2),
        Fact("reason", "Warum mehr Stimmen dastehen, als abgegeben werden konnten.", since=2),
    ),
    inside="decision",
    own_key="{above}-grundlage-{place}",
    tied=("decision",),
    since=2,
)
_VOICE = Filed(
    "voice",
    "voices",
    "Wie eine Stimme namentlich oder im Umlauf stimmte: nach Sitz oder Einrichtung, ohne Namen. Nie bei geheimer Wahl.",
    "Wer bei namentlicher Abstimmung wie stimmte.",
    facts=(
        Fact("decision", "Schlüssel des Beschlusses.", "resolution", typed=False),
        Fact("round", "Welcher Wahlgang; der erste ist 1.", since=2),
        *OWNER,
        Fact("value", "Wie sie stimmte.", since=2),
    ),
    inside="decision",
    own_key="{above}-stimme-{place}",
    tied=("decision",),
    without={"person": INSIDE},
    since=2,
)
_RECUSAL = Filed(
    "recusal",
    "recusals",
    "Dass eine Stimme bei einem Punkt wegen Befangenheit nicht mitzählte: nach Sitz oder Einrichtung, ohne Namen.",
    "Wessen Stimme wegen Befangenheit nicht mitzählte.",
    facts=(
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item", typed=False),
        *OWNER,
        Fact("why", "Warum, ohne Namen.", since=2),
    ),
    inside="item",
    own_key="{above}-befangen-{place}",
    tied=("item",),
    without={"person": INSIDE},
    since=2,
)
_POLL = Filed(
    "poll",
    "polls",
    "Ein Meinungsbild: Zahlen ohne Ergebnis, kein Beschluss.",
    "Meinungsbilder zu diesem Punkt.",
    facts=(
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True, since=2),
        GROUP,
        Fact("question", "Worüber, wenn nicht über den Punkt selbst.", since=2),
        Fact("yes", "Dafür.", since=2),
        Fact("no", "Dagegen.", since=2),
        Fact("abstain", "Weder noch.", since=2),
        Fact("words", "Was sonst in Worten dasteht.", since=2),
    ),
    inside="item",
    own_key="{above}-meinungsbild-{place}",
    tied=("item",),
    since=2,
)

KINDS = register(
    Kind(StrawPoll, acts=actions.straw_polls, person=FIGURES, keeping=FOR_EVER, filed=_POLL),
    Kind(
        Recusal,
        acts=actions.recusals,
        person=PersonView(*SECTION, _recusals, goes=_goes(Recusal), forget=_forget(actions.forget_recusal)),
        keeping=Keeping(
            "recusals",
            _("Namen bei Befangenheit"),
            _("seit der Sitzung; dass eine Stimme nicht mitzählte, bleibt ohne Namen stehen"),
            months=MONTHS,
            over=_over(Recusal, "agenda_item__meeting"),
            forget=_forget(actions.forget_recusal),
        ),
        filed=_RECUSAL,
    ),
    Kind(BallotBasis, acts=actions.ballot_bases, person=FIGURES, keeping=FOR_EVER, filed=_BASIS),
    Kind(
        Voice,
        acts=actions.voices,
        person=PersonView(*SECTION, _voices, goes=_goes(Voice), forget=_forget(actions.forget_voice)),
        keeping=Keeping(
            "voices",
            _("Namen bei namentlicher Abstimmung"),
            _("seit der Sitzung; die Stimme bleibt ohne Namen stehen"),
            months=MONTHS,
            over=_over(Voice, "resolution__meeting"),
            forget=_forget(actions.forget_voice),
        ),
        filed=_VOICE,
    ),
)
