"""Renditions: the words of this room."""

from django.utils.translation import gettext_lazy as _

ONLY_FOR_GROUPS = _("Nur für die Gruppen, die getagt haben")
ONLY_DECISIONS = _("Öffentlich ist nur, was beschlossen und gewählt wurde.")
