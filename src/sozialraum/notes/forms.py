"""Notes: what one types of a point while a sitting runs, a task taken out of it, and the text blocks of the office."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, Typed, Whole
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.acts.who import only
from sozialraum.foundation.http import Request
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem
from sozialraum.notes import actions
from sozialraum.notes.actions import NoteSent
from sozialraum.notes.models import MOST_OF_BLOCK, MOST_OF_TOKEN
from sozialraum.notes.rules import TaskWords, read_until

LARGEST = 2**53


class NoteForm(forms.Form):
    """A note as it is sent: its text, the number on which it was written, the mark of this store."""

    text = Typed(required=False, strip=False, label=_("Notiz"))
    seen = Whole(min_value=-LARGEST, max_value=LARGEST)
    token = Line(required=False, max_length=MOST_OF_TOKEN)
    works_in = Line(required=False, max_length=MOST_OF_TOKEN)
    unsure = Line(required=False, max_length=20 * (MOST_OF_TOKEN + 1))
    marked = Typed(required=False, max_length=5000)
    block = Line(required=False, max_length=MOST_OF_BLOCK)

    def sent(self) -> NoteSent:
        """The store it asks for; once it is valid."""
        said = self.cleaned_data
        return NoteSent(said["text"], said["seen"], said["token"], said["works_in"], tuple(said["unsure"].split()))


class CloseItemForm(ActForm):
    """That the note of a point is ready for the minutes."""

    act = actions.close_item
    unasked = frozenset({"with_seconds"})

    seen = Whole(min_value=-LARGEST, max_value=LARGEST, widget=forms.HiddenInput)  # of the note that was read

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}


class TakeTaskForm(ActForm):
    """A task as a sentence of the note says it."""

    act = actions.take_task
    gathered = {"due": ("until",), "next_sitting": ("until",)}

    what = Line(max_length=500, label=_("Was ist zu tun?"))
    who = Line(
        required=False,
        label=_("Wer?"),
        help_text=_("Eine Rolle, eine Gruppe oder eine Einrichtung, kein Name von Privatpersonen."),
    )
    until = Line(
        required=False,
        max_length=60,
        label=_("Bis wann?"),
        help_text=_("Ein Tag, zum Beispiel 15. Januar, oder: nächste Sitzung."),
    )

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}

    def clean_until(self) -> str:
        try:
            read_until(self.cleaned_data["until"], timezone.localdate())
        except ValueError:
            raise ValidationError(gettext("Schreiben Sie einen Tag wie 15.1.2027 oder: nächste Sitzung.")) from None
        return str(self.cleaned_data["until"])

    def act_arguments(self) -> dict[str, Any]:
        said = super().act_arguments()
        due, next_sitting = read_until(said.pop("until"), timezone.localdate())
        return said | {"due": due, "next_sitting": next_sitting}

    @classmethod
    def proposed_for(cls, request: Request, item: AgendaItem, task: TaskWords) -> Self:
        """The form as it begins with what was read from a sentence; 403 if the act is not this visitor's."""
        only(cls.act.who, request.visitor, item)
        until = gettext("nächste Sitzung") if task.next_sitting else task.due.as_typed if task.due else ""
        form = cls(initial={"what": task.what, "who": task.who, "until": until})
        form.request, form.by, form.subject = request, request.visitor, item
        return form


class NewTextBlockForm(MasterForm):
    """A sentence that recurs."""

    acts = actions.text_blocks
    called = _("Textbaustein")
    listed = ListPage(_("Textbausteine"), "desk:entering-list", "textbausteine")
    seen_by = _("Wer Notizen schreibt, kann ihn einfügen. Die mitgelieferten Sätze fallen mit dem ersten eigenen weg.")
    unasked = frozenset({"order"})

    text = Line(max_length=MOST_OF_BLOCK, help_text=_("Lücken als drei Punkte: … hat nicht getagt."))


class TextBlockForm(OrderedForm, NewTextBlockForm):
    """A text block as it stands."""
