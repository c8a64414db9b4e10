"""Attendance: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AttendanceCategory(TextChoices):
    """In which capacity somebody was there."""

    VOTING = "voting", _("stimmberechtigt")
    ADVISORY = "advisory", _("beratend")
    OFFICE = "office", _("Büro")
    GUEST = "guest", _("Gast")
    PRESS = "press", _("Presse")
    PUBLIC = "public", _("Öffentlichkeit")


class AttendanceStanding(TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", _("anwesend")
    EXCUSED = "excused", _("entschuldigt")
    ABSENT = "absent", _("nicht da")


#: What stands before those of a category, on pages and on paper.
HEADINGS = {
    AttendanceCategory.VOTING: _("Stimmberechtigt"),
    AttendanceCategory.ADVISORY: _("Beratend"),
    AttendanceCategory.OFFICE: _("Büro"),
    AttendanceCategory.GUEST: _("Gäste"),
    AttendanceCategory.PRESS: _("Presse"),
    AttendanceCategory.PUBLIC: _("Öffentlichkeit"),
}
