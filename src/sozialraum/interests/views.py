"""Interests: the pages on which the office enters who is involved in a paper, and declared offices."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.interests.forms import DeclaredOfficeForm, InterestForm
from sozialraum.interests.models import DeclaredOffice, Interest
from sozialraum.papers.models import Paper

interest_record, interest_correct, interest_withdraw = pages(
    InterestForm, Interest.objects.select_related("paper", "institution", "person"), parents=Paper.objects
)
declaredoffice_record, declaredoffice_correct, declaredoffice_withdraw = pages(
    DeclaredOfficeForm, DeclaredOffice.objects.select_related("person", "organization")
)
