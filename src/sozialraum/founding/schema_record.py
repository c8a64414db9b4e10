"""Founding: the founding file, format 1 – what a meeting decided, and its minutes."""

from __future__ import annotations

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from sozialraum.decisions.words import MinutesState, Result
from sozialraum.founding import scalars as s
from sozialraum.founding.kinds import german
from sozialraum.founding.schema_parts import Entry, Keyed, Part, is_


class Vote(Part):
    """Die Stimmen eines Gremiums. Was fehlt, ist nicht überliefert; 0 heißt: keine."""

    of: s.Key | None = is_("Schlüssel des Gremiums. Darf fehlen, wenn nur eines entschieden hat.", None)
    yes: s.Number | None = is_("Ja.", None)
    no: s.Number | None = is_("Nein.", None)
    abstain: s.Number | None = is_("Enthaltungen.", None)
    recused: s.Number | None = is_("Befangen.", None)


class Count(Vote):
    """Wie ein Gremium in einem Wahlgang gestimmt hat. Ohne `of`, wo mehrere entscheiden: alle zusammen."""

    words: s.Text = is_("In Worten, z. B. einstimmig.", "")
    result: s.ResultWord | None = is_("Wie es bei diesem Gremium ausging. Fehlt es: nicht überliefert.", None)
    override_reason: s.Text = is_("Warum die Sitzungsleitung ein anderes Ergebnis festgestellt hat.", "")


class Ballot(Part):
    """Ein Wahlgang."""

    round: s.Number = is_("Der wievielte; der erste ist 1.")
    way: s.BallotWord | None = is_("Wie abgestimmt wurde. Fehlt es: nicht überliefert.", None)
    question: s.Text = is_("Worüber, wenn nicht über den Beschluss selbst.", "")
    counts: list[Count] = is_("Die Stimmen, je Gremium.", [])


class Effect(Part):
    """Was ein Beschluss bewirkt. Genau eine der vier Angaben."""

    adopts: s.VersionName | None = is_("Beschließt diese Fassung: <Dokument>/<label>.", None)
    forms: list[s.Key] | None = is_("Bildet diese Gremien.", None)
    meets_jointly: list[s.Key] | None = is_("Lässt diese Gremien gemeinsam tagen.", None)
    dissolves: list[s.Key] | None = is_("Löst diese Gremien auf.", None)

    @model_validator(mode="after")
    def has_one(self) -> Effect:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise PydanticCustomError(
                "expected", "erwartet: genau eine Angabe von adopts, forms, meets_jointly, dissolves"
            )
        return self


class Decision(Keyed):
    """Ein Beschluss, soweit überliefert."""

    by: list[s.Key] | None = is_(
        "Wer entschieden hat, das leitende Gremium zuerst. Fehlt es: wer die Sitzung hält.", None
    )
    date: s.Date | None = is_("Nur außerhalb einer bekannten Sitzung: wann, so genau wie bekannt.", None)
    title: s.Line = is_("Worum es ging.")
    number: s.Text = is_("Nummer, wie sie gedruckt ist.", "")
    order: s.Number | None = is_(
        "Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste der Sitzung, sonst 0.", None
    )
    item: s.Key | None = is_("Schlüssel des Tagesordnungspunkts.", None)
    wording: s.Text = is_("Wortlaut. Fehlt er: nicht überliefert.", "")
    reason: s.Text = is_("Begründung.", "")
    result: s.ResultOrNot = is_("Wie es ausging. Ein Auszug schreibt es immer.", german(Result.CARRIED.label))
    majority: s.Text = is_("Welche Mehrheit nötig war, und nach welcher Regel.", "")
    progress: s.ProgressWord | None = is_("Wie weit die Umsetzung ist.", None)
    outcome: s.Text = is_("Was daraus geworden ist.", "")
    outcome_date: s.Date | None = is_("Stand dieser Angabe.", None)
    votes: list[Vote] = is_("Die Stimmen, je Gremium, wo es einen Wahlgang gab.", [])
    ballots: list[Ballot] = is_("Die Wahlgänge, wo es mehr zu sagen gibt; statt votes.", [])
    effects: list[Effect] = is_("Was er bewirkt.", [])

    @model_validator(mode="after")
    def counts_once(self) -> Decision:
        if self.votes and self.ballots:
            raise PydanticCustomError("expected", "erwartet: votes oder ballots, nicht beides")
        return self


class Quorum(Part):
    """Ob ein Gremium beschlussfähig war, wie es in der Sitzung festgestellt wurde."""

    of: s.Key = is_("Schlüssel des Gremiums.")
    reached: s.YesNo = is_("War es beschlussfähig?")
    present: s.Number | None = is_("Anwesende Stimmberechtigte.", None)
    voters: s.Number | None = is_("Stimmberechtigte insgesamt.", None)
    needed: s.Number | None = is_("Wie viele nötig waren.", None)
    basis: s.Text = is_("Nach welcher Regel, z. B. § 7 Absatz 1.", "")


class Task(Entry):
    """Eine Aufgabe aus einem Protokoll."""

    key: s.Key | None = is_("Schlüssel. Fehlt er: <Protokoll>-aufgabe-<Platz in der Liste>.", None)
    order: s.Number | None = is_("Stelle in der Reihenfolge. Fehlt sie: der Platz in der Liste.", None)
    who: s.Text = is_("Wer: eine Rolle, ein Gremium oder eine Einrichtung, nie ein Mensch aus dem Viertel.", "")
    what: s.Line = is_("Was zu tun ist.")
    due: s.Date | None = is_("Bis wann.", None)
    done: s.YesNo = is_("Erledigt?", False)


class Approval(Part):
    """Dass ein Gremium, das die Sitzung gehalten hat, ihr Protokoll genehmigt hat."""

    of: s.Key = is_("Schlüssel des Gremiums.")
    date: s.Date | None = is_("Wann.", None)
    meeting: s.Key | None = is_("Schlüssel der Sitzung, in der es genehmigt wurde.", None)
    way: s.ApprovalWord | None = is_("Wie. Fehlt es: nicht überliefert.", None)
    corrections: s.Text = is_("Mit welchen Änderungen.", "")


class Minutes(Entry):
    """Das Protokoll einer Sitzung."""

    key: s.Key | None = is_("Schlüssel. Fehlt er: <Sitzung>-protokoll.", None)
    state: s.MinutesWord = is_(
        "Wie weit es ist; genehmigt heißt: veröffentlicht, und alle Gremien der Sitzung haben es genehmigt.",
        german(MinutesState.DRAFT.label),
    )
    approved: s.Date | None = is_("Wann es alle Gremien der Sitzung genehmigt haben.", None)
    approvals: list[Approval] = is_("Wer es genehmigt hat, wo nicht alle am selben Tag; statt approved.", [])
    file: s.Key | None = is_("Schlüssel der Datei.", None)
    note: s.Text = is_("Anmerkung.", "")
    present: s.Number | None = is_("Wie viele Menschen da waren.", None)
    institutions: list[s.Key] = is_("Schlüssel der Einrichtungen, die vertreten waren.", [])
    quorum: list[Quorum] = is_("Die Beschlussfähigkeit, je Gremium.", [])
    tasks: list[Task] = is_("Die Aufgaben, die es nennt.", [])

    @model_validator(mode="after")
    def is_approved_once(self) -> Minutes:
        if self.approvals and (self.approved or self.state == "genehmigt"):
            raise PydanticCustomError("expected", "erwartet: approvals mit veröffentlicht oder Entwurf, ohne approved")
        return self
