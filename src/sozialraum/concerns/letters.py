"""Concerns: the letters to somebody who said something, as values; their text stands in the templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from sozialraum.concerns.models import Concern, Reply
from sozialraum.concerns.rules import as_read_out
from sozialraum.concerns.words import ConcernState, Elsewhere
from sozialraum.correspondence.letters import (
    ConfirmAddress,
    DateNews,
    ToCorrespondent,
    WithDate,
    in_a_row,
    when_and_where,
)
from sozialraum.correspondence.queries.dates import Occasion, event_of
from sozialraum.correspondence.words import About
from sozialraum.languages.marks import isolated
from sozialraum.languages.names import spoken_at
from sozialraum.post.letter import LetterLink
from sozialraum.sittings.queries.dates import NextDate


@dataclass(frozen=True, kw_only=True)
class ConcernConfirmLetter(ConfirmAddress):
    """Is this address right?"""


@dataclass(frozen=True, kw_only=True)
class AboutConcern(ToCorrespondent):
    """All letters about a concern name its number; with its code it opens the page ``look_up``. No code: no way in."""

    number: str
    code: str = ""
    look_up: str = ""

    @property
    def links(self) -> tuple[LetterLink, ...]:
        """The link by number and code, which can be shared with a helper, before the personal link."""
        if not self.code:
            return super().links
        words = {"number": isolated(self.number), "code": isolated(self.code)}
        by_code = _("So sehen Sie nach, wie es steht: mit Nummer %(number)s und Code %(code)s") % words
        return (LetterLink(by_code, self.look_up), *super().links)

    @property
    def status_label(self) -> str:
        return _("Oder mit diesem Link, der nur für Sie ist")


@dataclass(frozen=True, kw_only=True)
class WithGroups(AboutConcern, WithDate):
    """It says to which groups the concern goes, and when the leading one meets."""

    goes: tuple[str, ...]

    @property
    def goes_to(self) -> str:
        """»A« und »B«; empty if the office has still to find the right group."""
        return in_a_row(self.goes) if self.goes else ""


@dataclass(frozen=True, kw_only=True)
class ConcernReceiptLetter(WithGroups):
    """It has come in; to which group it goes, and when that group next meets."""

    topic: ClassVar[str] = About.RECEIPT


@dataclass(frozen=True, kw_only=True)
class ConcernMovedLetter(WithGroups):
    """The office found that it belongs to other groups than was said at first."""


@dataclass(frozen=True, kw_only=True)
class ConcernOffAgendaLetter(WithGroups):
    """It is not talked about on the day that was told; when next its leading group meets."""


@dataclass(frozen=True, kw_only=True)
class ConcernOnAgendaLetter(AboutConcern, WithDate):
    """On which day it is talked about, and where."""

    @property
    def where(self) -> str:
        """»AG Wohnen« und »AG Sprache«: Donnerstag, 18. Februar 2027, 17 Uhr, Treff."""
        assert self.ahead is not None
        return f"{in_a_row([group.name for group in self.ahead.groups])}: {when_and_where(self.ahead)}"


@dataclass(frozen=True, kw_only=True)
class ConcernDateLetter(AboutConcern, DateNews):
    """The date that was promised or told."""


@dataclass(frozen=True, kw_only=True)
class ConcernAnswerLetter(AboutConcern):
    """What was said or decided, and the path of the decision it rests on."""

    topic: ClassVar[str] = About.ANSWER

    text: str
    decision: str = ""

    @property
    def links(self) -> tuple[LetterLink, ...]:
        decided = (LetterLink(_("Der Beschluss dazu"), self.decision),) if self.decision else ()
        return (*super().links, *decided)


@dataclass(frozen=True, kw_only=True)
class ConcernReferralLetter(AboutConcern):
    """Why it does not belong here, and where it does."""

    topic: ClassVar[str] = About.ANSWER

    referred_to: str
    reason: str

    @property
    def who(self) -> str:
        match self.referred_to:
            case Elsewhere.DEFECTS:
                return _("der Mängelmelder der Stadt")
            case Elsewhere.COUNCIL:
                return _("der Rat der Stadt, mit einer Anregung oder Beschwerde (§ 24 der Gemeindeordnung)")
            case Elsewhere.ADVICE:
                return _("eine Beratungsstelle")
        return ""


# ── of a concern ──────────────────────────────────────────────────────────────


def path_for(concern: Concern, path: str) -> str:
    """The path with the language prefix of the concern's sender."""
    return spoken_at(path, concern.language)


def of_concern(concern: Concern, status: str = "") -> dict[str, Any]:
    """What every letter about this concern says; ``status`` is the path of its personal link."""
    look_up = path_for(concern, "anliegen/stand/")
    return {"number": concern.number, "code": as_read_out(concern.code), "look_up": look_up, "status": status}


def with_date(concern: Concern, ahead: NextDate | None) -> dict[str, Any]:
    """What a letter about this concern says of its leading group and the next date of that."""
    groups = tuple(group.name for group in concern.waits_for)
    return {"groups": groups, "ahead": ahead, "event": event_of(concern.body, ahead)}


def with_groups(concern: Concern, ahead: NextDate | None) -> dict[str, Any]:
    """The same, and all groups it goes to."""
    return with_date(concern, ahead) | {"goes": tuple(group.name for group in concern.groups)}


def answer(concern: Concern, reply: Reply, **words: Any) -> ConcernAnswerLetter:
    """What went back."""
    decided = reply.resolution
    decision = decided.address.format(key=decided.key) if decided else ""
    return ConcernAnswerLetter(**of_concern(concern) | words, text=reply.text, decision=decision)


def referral(concern: Concern, **words: Any) -> ConcernReferralLetter:
    """It does not belong here."""
    said = of_concern(concern) | words
    return ConcernReferralLetter(**said, referred_to=concern.referred_to, reason=concern.reason)


def date_news(concern: Concern, occasion: Occasion, informed_on: dt.date | None, **words: Any) -> ConcernDateLetter:
    """The letter about a date that was set or moved, for a sender last informed of ``informed_on``."""
    groups = tuple(group.name for group in concern.waits_for)
    said = of_concern(concern) | occasion.values(concern.body, informed_on) | words
    return ConcernDateLetter(**said, groups=groups)


def standing(concern: Concern, ahead: NextDate | None, reply: Reply | None, **words: Any) -> ToCorrespondent:
    """The first letter to an address that was just confirmed, or entered by the office."""
    if concern.state == ConcernState.ANSWERED and reply:
        return answer(concern, reply, **words)
    if concern.state == ConcernState.REFERRED:
        return referral(concern, **words)
    return receipt(concern, ahead, **words)


def receipt(concern: Concern, ahead: NextDate | None, **words: Any) -> ConcernReceiptLetter:
    """The letter that confirms a concern has arrived, with the next date if there is one."""
    return ConcernReceiptLetter(**of_concern(concern) | with_groups(concern, ahead) | words)


def moved(concern: Concern, ahead: NextDate | None, **words: Any) -> ConcernMovedLetter:
    """It goes to other groups."""
    return ConcernMovedLetter(**of_concern(concern) | with_groups(concern, ahead) | words)


def on_agenda(concern: Concern, ahead: NextDate, **words: Any) -> ConcernOnAgendaLetter:
    """It is talked about."""
    return ConcernOnAgendaLetter(**of_concern(concern) | with_date(concern, ahead) | words)


def off_agenda(concern: Concern, ahead: NextDate | None, **words: Any) -> ConcernOffAgendaLetter:
    """It is talked about another time."""
    return ConcernOffAgendaLetter(**of_concern(concern) | with_groups(concern, ahead) | words)
