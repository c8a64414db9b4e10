"""Elections: the pages on which elections and delegations are entered."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.elections.forms import ElectionForm, NewElectionForm
from sozialraum.elections.models import Election
from sozialraum.meetings.models import Meeting

election_record, election_correct, election_withdraw = pages(
    NewElectionForm,
    Election.objects.select_related("meeting", "agenda_item"),
    parents=Meeting.objects,
    corrected_by=ElectionForm,
)
