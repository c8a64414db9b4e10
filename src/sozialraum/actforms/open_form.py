"""Forms of acts: a form that needs no account – in small steps, guarded without a third party; nothing typed is lost.

No script, no session, no cookie carries it: what was typed in one step goes along in the next, in hidden fields.
"""

from __future__ import annotations

import datetime as dt
import secrets
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple, Self

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sozialraum.actforms.fields import display_value
from sozialraum.actforms.forms import ActForm, Words
from sozialraum.acts.act import Act
from sozialraum.foundation.bounds import number_in
from sozialraum.foundation.http import Request
from sozialraum.foundation.throttle import Limit, network_of

SALT = "open form"
STAMP, LURE, GO = "stempel", "homepage", "schritt"
SEND = "senden"
#: Nobody reads and fills a form in less; of what was opened longer ago the stamp is renewed.
QUICKEST, OLDEST = 3, 24 * 3600

FROM_ONE_NETWORK = Limit("form", most=20, within=dt.timedelta(hours=1))


class FormStep(NamedTuple):
    """One thing asked at a time: what the page is called, a sentence or none, which fields, what the button says."""

    heading: Words
    note: Words
    fields: tuple[str, ...]
    onward: Words


class AnswerLine(NamedTuple):
    """One answer as it is read again before it is sent, and the step in which it was given."""

    label: str
    said: str
    step: int


class OpenForm(ActForm):
    """A form for one act, for everybody. The last step shows everything once more and sends it."""

    steps: ClassVar[tuple[FormStep, ...]]
    limit: ClassVar[Limit] = FROM_ONE_NETWORK

    revision = None  # type: ignore[assignment]  # who only brings something need not know what has changed meanwhile
    network: str
    stamp: str
    number = 1

    @classmethod
    def of(cls, request: Request, subject: Any, act: Act[Any, ..., Any] | None = None) -> Self:
        form = super().of(request, subject, act)
        form.network = network_of(request)
        form.by = replace(form.by, network=form.network)
        form.stamp = str(form.data.get(STAMP, "")) if form.is_bound else new_stamp()
        return form

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        """Empty: the thing it is sent to is not what is typed."""
        return {}

    # ── what an act form of this kind says about itself ──────────────────────

    @property
    def is_whole(self) -> bool:
        """True if the form is shown on one page and without spam checks, for staff who fill it in for somebody."""
        return False

    def whom_to_call(self) -> str:
        """A German sentence with the office's contact, for a visitor the form holds up."""
        return ""

    @property
    def sending(self) -> str:
        """The mark of this one form: sent twice by a nervous finger, it is still the same. Empty if forged."""
        told = _read(self.stamp)
        return told[1] if told else ""

    # ── sending and leafing ──────────────────────────────────────────────────

    def carried_out(self) -> bool:
        """True once it is sent and the act is done; else the form knows which step to show."""
        if not self.is_bound:
            return False
        if self.is_whole:
            return super().carried_out()
        wanted = str(self.data.get(GO, ""))
        if wanted != SEND:
            self._leaf_to(number_in(wanted, 1, 99) or 1)
            return False
        self._leaf_to(len(self.steps))
        if self.errors or self._is_held_up():
            return False
        done = super().carried_out()
        if self.errors:
            self._leaf_to(len(self.steps))
        return done

    def _leaf_to(self, wanted: int) -> None:
        """To this step, or to the first before it in which something is missing; others are not complained about."""
        wanted = min(max(wanted, 1), len(self.steps))
        done = wanted if self.data.get(GO) == SEND else wanted - 1
        wrong = [place for place, step in enumerate(self.steps[:done], 1) if set(step.fields) & set(self.errors)]
        self.number = wrong[0] if wrong else wanted
        mine = self.step.fields if wrong else ()
        for name in [name for name in self.errors if name in self.fields and name not in mine]:
            del self.errors[name]

    def _is_held_up(self) -> bool:
        """Does this look like a program, or like far too much at once? Says so, and what to do; the words stay."""
        refusal = self._refusal()
        if refusal:
            self.add_error(None, ValidationError(f"{refusal} {self.whom_to_call()}".strip(), code="guard"))
        return bool(refusal)

    def _refusal(self) -> str:
        told = _read(self.stamp)
        if told is None:
            self.stamp = new_stamp()
            return _("Diese Seite war sehr lange offen. Bitte senden Sie noch einmal.")
        if self.data.get(LURE):
            return _("Das sah nach einem Programm aus und nicht nach einem Menschen. Bitte senden Sie noch einmal.")
        if time.time() - told[0] < QUICKEST:
            return _("Das ging sehr schnell. Bitte warten Sie einen Augenblick und senden Sie noch einmal.")
        if not self.limit.takes(self.network):
            return _(
                "Von Ihrem Internet-Anschluss kam in der letzten Stunde sehr viel auf einmal."
                " Ihre Angaben sind noch da:"
                " Bitte senden Sie sie später noch einmal."
            )
        return ""

    # ── what the page shows ──────────────────────────────────────────────────

    @property
    def step(self) -> FormStep:
        return self.steps[self.number - 1]

    @property
    def is_last(self) -> bool:
        return self.number == len(self.steps)

    @property
    def onward_value(self) -> str:
        """Value of the forward button; ``back_value`` is the one of the back button."""
        return SEND if self.is_last else str(self.number + 1)

    @property
    def back_value(self) -> str:
        return str(self.number - 1)

    def asked_now(self) -> list[forms.BoundField]:
        """The fields of this step; on one page, all."""
        names = [name for step in self.steps for name in step.fields] if self.is_whole else self.step.fields
        return [self[name] for name in names]

    def carried_along(self) -> Iterator[SafeString]:
        """What was typed in the other steps."""
        if not self.is_whole and self.is_bound:
            for name in self.fields:
                if name not in self.step.fields:
                    yield self[name].as_hidden()

    def summary(self) -> Iterator[AnswerLine]:
        """Label and value of every answer, to be read once more before sending."""
        for place, step in enumerate(self.steps, 1):
            for name in step.fields:
                value = self.cleaned_data.get(name)
                if value not in (None, "", [], False):
                    yield AnswerLine(str(self.fields[name].label), display_value(self.fields[name], value), place)


def new_stamp() -> str:
    """When a form was opened, and which one it is; signed, so that nobody writes their own."""
    return signing.dumps([int(time.time()), secrets.token_hex(8)], salt=SALT)


def _read(stamp: str) -> tuple[float, str] | None:
    try:
        moment, mark = signing.loads(stamp, salt=SALT, max_age=OLDEST)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return float(moment), str(mark)
