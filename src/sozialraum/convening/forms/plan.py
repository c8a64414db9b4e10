"""Convening: what one types to plan a sitting – who, when, where and how, and what about – on one page."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.actforms.fields import Clock, KeyChoicesField, Line, Typed, WebField
from sozialraum.agenda.forms.whole import LinesField, refuse_faults
from sozialraum.agenda.queries.lines import KINDS
from sozialraum.agenda.rules import AgendaLine, read_lines
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.convening.actions import MeetingPlan, plan_meeting
from sozialraum.convening.forms.meeting import WHO_MAY_COME
from sozialraum.convening.forms.notice import NoticeForm
from sozialraum.convening.forms.videolink import WHO_READS_IT
from sozialraum.convening.queries.former import groups_that_meet
from sozialraum.convening.queries.suggestions import Suggested
from sozialraum.convening.rules import days_of_month, named_by_groups
from sozialraum.foundation.dates import NoSuchDay, PartialDate
from sozialraum.foundation.http import Request
from sozialraum.meetings.queries.notice import NoticeRules
from sozialraum.meetings.words import AttendanceMode, ConductorRole
from sozialraum.provisions.rules.days import read_day
from sozialraum.ui.spoken import in_words

#: The buttons that save nothing, and those that do.
SUGGEST, CHECK, TAKE, LOOK, ADD = "vorschlag", "pruefen", "nehmen", "ansehen", "dazu"
CONVENE, DRAFT = "einberufen", "entwurf"
READ = "planning_read"  # of the request
OTHER = "anderer"  # the day that is typed
CONDUCT = {"chair": ConductorRole.CHAIR, "minute_taker": ConductorRole.MINUTES}
OF_MEETING = ("start_time", "end_time", "place", "attendance_mode", "openness")
KEPT = (*OF_MEETING, *CONDUCT, "text")  # suggested while nobody typed there


WHO_SEES_NAMES = gettext_lazy(
    "Den Namen lesen die Gruppen, Büro und Prüfung, alle anderen die Funktion. Wer eine Anmeldung hat, darf diese"
    " Sitzung leiten oder ihr Protokoll schreiben."
)


class PlanMeetingForm(NoticeForm):
    """A sitting to come as a whole; without one of the two buttons that save, it is only shown again.

    ``suggested`` is what the page had proposed: what still stands so may be proposed anew, what was typed stays.
    """

    act = plan_meeting
    gathered = {
        "plan": (
            "groups", "day", "other_day", "start_time", "end_time", "place", "attendance_mode", "video_url",
            "openness", "name", "chair", "minute_taker", "text", "suggested",
        ),
        "notice": NoticeForm.asked,
    }  # fmt: skip
    unasked = frozenset({"convenes"})

    groups = KeyChoicesField(groups_to_choose, required=False, label=gettext_lazy("Wer tagt?"))
    name = Line(
        required=False,
        label=gettext_lazy("Eigener Name der Sitzung"),
        help_text=gettext_lazy("Zum Beispiel: 3. Sozialraumkonferenz. Ohne ihn heißt sie nach ihren Gremien."),
    )
    day = Line(required=False, max_length=20)
    other_day = Line(required=False, max_length=40, label=gettext_lazy("Anderer Tag, zum Beispiel 17.12."))
    start_time = Clock(required=False, label=gettext_lazy("Beginn"))
    end_time = Clock(required=False, label=gettext_lazy("Ende (geplant)"))
    place = Line(
        required=False,
        label=gettext_lazy("Wo?"),
        help_text=gettext_lazy("Wählen oder frei schreiben. Ein neuer Ort wird gleich mit angelegt."),
        widget=forms.TextInput(attrs={"list": "orte", "autocomplete": "off"}),
    )
    attendance_mode = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Wie?"),
        choices=AttendanceMode.choices,
        widget=forms.RadioSelect,
    )
    video_url = WebField(required=False, max_length=500, label=gettext_lazy("Link zum Video"), help_text=WHO_READS_IT)
    openness = forms.ChoiceField(required=False, label=gettext_lazy("Wer darf kommen?"), choices=WHO_MAY_COME)
    chair = Line(
        required=False,
        label=gettext_lazy("Leitung"),
        help_text=WHO_SEES_NAMES,
        widget=forms.TextInput(attrs={"list": "menschen", "autocomplete": "off"}),
    )
    minute_taker = Line(
        required=False,
        label=gettext_lazy("Protokoll"),
        widget=forms.TextInput(attrs={"list": "menschen", "autocomplete": "off"}),
    )
    text = LinesField(
        label=gettext_lazy("Tagesordnung, ein Punkt je Zeile"),
        help_text=gettext_lazy(
            "Unterpunkte einrücken. Hinter den Titel mit | getrennt: Art | Minuten | wer ihn einbringt (Gruppe oder"
            " Einrichtung, keine Privatperson) | nichtöffentlich. Leere Zeilen fallen weg."
        ),
    )
    suggested = Typed(required=False, widget=forms.HiddenInput)

    @classmethod
    def first_shown(cls, request: Request, _body: Any) -> dict[str, Any]:
        """What the last sitting of the group in the address says, ``?leading=``; nothing without one."""
        asked = request.GET.get("leading", "")
        there = groups_that_meet(request.visitor, timezone.localdate())
        groups = [one for one in there if one.key == asked]
        if not groups:
            return {}
        found = Suggested.of(groups, request.visitor, there, with_partners=True)
        setattr(request, READ, found)  # the form, which is made of it, need not read it again
        values = found.values()
        return values | {"groups": [one.key for one in found.groups], "suggested": _packed(values, found.groups, [])}

    def configure_fields(self) -> None:
        del self.fields["revision"]
        if self.is_bound:
            self._take_in_what_was_pressed()
        super().configure_fields()

    # ── what was pressed ──────────────────────────────────────────────────────

    @property
    def asks_only(self) -> bool:
        """Nothing is to be saved now."""
        return self.is_bound and not {CONVENE, DRAFT} & set(self.data)

    @property
    def convenes(self) -> bool:
        return CONVENE in self.data

    def _take_in_what_was_pressed(self) -> None:
        self.data = self.data.copy()  # type: ignore[attr-defined]
        data: Any = self.data
        if added := data.get(ADD, ""):
            data["text"] = "\n".join(filter(str.strip, (data.get("text", "").rstrip(), added)))
        if taken := data.get(TAKE, ""):
            data["day"], data["other_day"] = taken, ""
        if CHECK in data and data.get("other_day", "").strip():
            data["day"] = OTHER
        if data.get("day") == OTHER and not data.get("other_day", "").strip():
            data["day"] = ""
        with suppress(ValueError):
            if data.get("day") == OTHER:  # what can be read stands among the days from now on
                data["day"] = read_day(data["other_day"], timezone.localdate()).isoformat()
                data["other_day"] = ""
        if SUGGEST in data:
            self._suggest()

    def _suggest(self) -> None:
        """What the last sitting of these groups says, wherever nobody typed something else."""
        data: Any = self.data
        was = _unpacked(data.get("suggested", ""))
        keys, known = [one.key for one in self.ticked_groups], was.get("known", [])
        found = Suggested.of(self.ticked_groups, self.by, self.there, with_partners=not set(keys) <= set(known))
        if self.ticked_groups:
            values = found.values()
            for name in KEPT:
                typed = data.get(name, "").replace("\r\n", "\n").strip()
                if not typed or typed == str(was.get(name, "")).strip():
                    data[name] = values.get(name, "")
            if was.get("groups") != keys:
                data["day"] = values["day"]
            data.setlist("groups", [one.key for one in found.groups])
            data["suggested"] = _packed(values, found.groups, known)
        self.__dict__.pop("ticked_groups", None)
        self.__dict__["suggestions"] = found

    # ── what is known before it is cleaned ────────────────────────────────────

    @cached_property
    def offered(self) -> list[Organization]:
        """The groups one may tick, those that are ticked first and in their order."""
        ticked = list(self._value("groups", many=True))
        return sorted(self.there, key=lambda one: ticked.index(one.key) if one.key in ticked else len(ticked))

    @cached_property
    def ticked_groups(self) -> list[Organization]:
        """The groups that are ticked, the leading one first."""
        ticked = self._value("groups", many=True)
        found = {one.key: one for one in self.there}
        return [found[key] for key in dict.fromkeys(ticked) if key in found]

    def _value(self, name: str, *, many: bool = False) -> Any:
        if not self.is_bound:
            return self.initial.get(name, [] if many else "")
        data: Any = self.data
        return data.getlist(name) if many else data.get(name, "")

    @cached_property
    def there(self) -> list[Organization]:
        """The groups that may be ticked."""
        read: Suggested | None = getattr(self.request, READ, None)
        return read.there if read else groups_that_meet(self.by, timezone.localdate())

    @cached_property
    def suggestions(self) -> Suggested:
        """What is known of the groups that are ticked."""
        read: Suggested | None = getattr(self.request, READ, None)
        is_same = read is not None and read.groups == self.ticked_groups
        return read if read and is_same else Suggested.of(self.ticked_groups, self.by, self.there, with_partners=False)

    @cached_property
    def rules(self) -> NoticeRules:
        return NoticeRules(tuple(self.ticked_groups), self.suggestions.sets)

    @property
    def asked_day(self) -> dt.date | None:
        """The day that is ticked, or typed and can be read."""
        with suppress(ValueError):
            return dt.date.fromisoformat(self._value("day"))
        return None

    @property
    def base_day(self) -> dt.date | None:
        return self.asked_day

    @property
    def lines(self) -> list[AgendaLine]:
        """The agenda as far as it can be read."""
        return read_lines(str(self["text"].value() or ""), KINDS)[0]

    # ── what is refused ───────────────────────────────────────────────────────

    def clean_groups(self) -> list[Organization]:
        """In the order in which they are ticked."""
        order = [one.key for one in self.ticked_groups]
        return sorted(
            (one for one in self.cleaned_data["groups"] if one.key in order), key=lambda one: order.index(one.key)
        )

    def clean_other_day(self) -> str:
        """Raises ValidationError for what is no day, and for one beside a day that is ticked."""
        typed: str = self.cleaned_data["other_day"]
        if not typed:
            return ""
        try:
            day = read_day(typed, timezone.localdate())
        except NoSuchDay:
            month, count = days_of_month(typed)
            says = _("Diesen Tag gibt es nicht.")
            more = (
                _("Der letzte Tag im %(month)s ist der %(count)s.") % {"month": month, "count": count} if count else ""
            )
            raise ValidationError(f"{says} {more}".strip(), code="no_day") from None
        except ValueError:
            says = _("Das ist kein Tag, wie wir ihn lesen. Schreiben Sie zum Beispiel 17.12. oder 17. Dezember.")
            raise ValidationError(says, code="invalid") from None
        if self.asked_day not in (None, day):
            says = _(
                "Hier steht %(typed)s, angekreuzt ist ein anderer Tag. Bitte leeren Sie das Feld oder prüfen Sie es."
            )
            raise ValidationError(says, params={"typed": in_words(day)}, code="two_days")
        return day.isoformat()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        refuse_faults(text)
        return text

    def act_arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        day = self.asked_day or (dt.date.fromisoformat(said["other_day"]) if said["other_day"] else None)
        plan = MeetingPlan(
            name=said["name"] or named_by_groups([one.name for one in said["groups"]]),
            organizations=said["groups"],
            date=PartialDate.of(day) if day else None,
            lines=read_lines(said["text"], KINDS)[0],
            conductors=[
                row for name, role in CONDUCT.items() if (row := self.suggestions.people.conductor(role, said[name]))
            ],
            **{name: said[name] for name in (*OF_MEETING, "video_url")},
        )
        return {"plan": plan, "convenes": self.convenes, "notice": self.given}


def _packed(values: dict[str, Any], groups: list[Organization], known: list[str]) -> str:
    """What was proposed, for which groups, and for which ever: a partner that was taken off is not put in again."""
    kept, keys = {name: str(values.get(name, "")) for name in KEPT}, [one.key for one in groups]
    return json.dumps(kept | {"groups": keys, "known": list(dict.fromkeys([*known, *keys]))}, ensure_ascii=False)


def _unpacked(text: str) -> dict[str, Any]:
    with suppress(ValueError):
        told = json.loads(text)
        if isinstance(told, dict) and isinstance(told.get("known"), list):
            return told
    return {}
