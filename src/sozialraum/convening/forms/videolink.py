"""Convening: what one types about the link to the video of a sitting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import WebField
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.meetings import actions

WHO_READS_IT = _("Dürfen alle kommen, lesen ihn alle. Sonst lesen ihn nur die Gremien der Sitzung und das Büro.")


class VideoLinkForm(MasterForm):
    """Where one takes part by video."""

    acts = actions.video_links
    called = _("Link zum Video")
    listed = ListPage(_("Sitzungen"), "desk:entering-list", "sitzungen")
    seen_by = WHO_READS_IT

    url = WebField(max_length=500, help_text=_("Beginnt mit https://"))
