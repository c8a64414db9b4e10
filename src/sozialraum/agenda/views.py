"""Agenda: the pages on which it is written."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.agenda.forms import items as forms
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting

agendaitem_record, agendaitem_correct, agendaitem_withdraw = pages(
    forms.NewAgendaItemForm,
    AgendaItem.objects.select_related("meeting"),
    parents=Meeting.objects,
    corrected_by=forms.AgendaItemForm,
)

consultation_record, consultation_correct, consultation_withdraw = pages(
    forms.NewConsultationForm,
    Consultation.objects.select_related("agenda_item__meeting", "paper"),
    parents=AgendaItem.objects.select_related("meeting"),
    corrected_by=forms.ConsultationForm,
)
