"""Inbox: by what the list and the figures are narrowed; kept in the address."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.concerns.models import Concern, Topic
from sozialraum.concerns.words import LANGUAGES, ConcernState, WayIn
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.queries.listed import ConcernFilter
from sozialraum.inbox.words import Pile

ANY: list[tuple[Any, Any]] = [("", _("alle"))]


class ConcernListForm(forms.Form):
    """State, group, topic, language, way in, occasion and words."""

    stand = forms.ChoiceField(required=False, label=_("Stand"), choices=[*Pile.choices, *ConcernState.choices])
    gremium = forms.ChoiceField(required=False, label=_("Gremium"))
    thema = forms.ChoiceField(required=False, label=_("Thema"))
    sprache = forms.ChoiceField(required=False, label=_("Sprache"), choices=[*ANY, *LANGUAGES])
    weg = forms.ChoiceField(required=False, label=_("Wie es ankam"), choices=[*ANY, *WayIn.choices])
    anlass = forms.ChoiceField(required=False, label=_("Anlass"))
    text = Line(required=False, max_length=100, label=_("Nummer, Wörter oder Name"))

    def __init__(self, data: Any, visitor: Visitor):
        super().__init__(data)
        groups = groups_to_choose(visitor).values_list("key", "name")
        topics = Topic.objects.visible_to(visitor).order_by("order", "name").values_list("key", "name")
        occasions = Concern.objects.listed_for(visitor).exclude(occasion="").order_by("occasion")
        named = occasions.values_list("occasion", "occasion").distinct()
        for field, choices in (("gremium", groups), ("thema", topics), ("anlass", named)):
            cast(Any, self.fields[field]).choices = [*ANY, *choices]
        if len(cast(Any, self.fields["anlass"]).choices) == 1:
            del self.fields["anlass"]

    def asked(self) -> ConcernFilter:
        """A value that does not exist narrows nothing."""
        self.is_valid()
        words = self.cleaned_data
        return ConcernFilter(
            pile=words.get("stand", ""),
            group=words.get("gremium", ""),
            topic=words.get("thema", ""),
            language=words.get("sprache", ""),
            way=words.get("weg", ""),
            occasion=words.get("anlass", ""),
            text=words.get("text", "").strip(),
            number=str(self.data.get("seite", "1")),
        )
