"""Privacy: who – sentences about a visitor and the person whose data it is."""

from __future__ import annotations

from sozialraum.acts.who import holds_link
from sozialraum.bodies.permissions import is_office, reads_all
from sozialraum.people.permissions import ABOUT_ME, is_oneself

is_concerned = is_oneself | holds_link(ABOUT_ME)
may_read = is_concerned | is_office
__all__ = ["ABOUT_ME", "is_concerned", "is_office", "may_read", "reads_all"]
