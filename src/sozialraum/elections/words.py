"""Elections: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ElectionKind(TextChoices):
    """What kind of election."""

    ELECTION = "election", _("Wahl")
    BY_ELECTION = "by_election", _("Nachwahl")
    RECALL = "recall", _("Abwahl")
    DELEGATION = "delegation", _("Entsendung")


class CandidateResult(TextChoices):
    """What became of a candidate. Empty: not recorded. Of a recall, elected means recalled."""

    ELECTED = "elected", _("gewählt")
    BY_LOT = "by_lot", _("durch das Los gewählt")
    NOT_ELECTED = "not_elected", _("nicht gewählt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


#: With which results somebody is elected.
WINNING = (CandidateResult.ELECTED, CandidateResult.BY_LOT)
#: What stands before the elected, by kind: on pages and on paper.
ELECTED_AS = {
    ElectionKind.ELECTION: _("Gewählt"),
    ElectionKind.BY_ELECTION: _("Gewählt"),
    ElectionKind.RECALL: _("Abgewählt"),
    ElectionKind.DELEGATION: _("Entsandt"),
}
