"""Mailserver: personal links in letters that go out, by mail or on paper."""

from __future__ import annotations

from django.utils import timezone

from sozialraum.accounts.models import PERSONAL_LINK, PersonalLink, digest_of
from sozialraum.acts import guard


def renew_links(*texts: str) -> None:
    """Let the personal links in these texts last from now as long as they were made to last.

    A letter says for how many days its link is good, and may have waited for a mail server or a printer. Used and
    revoked links stay as they are. No act: nobody decides anything.
    """
    tokens = {one.removeprefix("/l/") for text in texts for one in PERSONAL_LINK.findall(f"/{text}")}
    if not tokens:
        return
    now, digests = timezone.now(), [digest_of(token) for token in tokens]
    with guard.opened():
        for link in PersonalLink.objects.filter(digest__in=digests, used=None, revoked=None):
            ends = now + (link.expires - link.created)
            PersonalLink.objects.filter(pk=link.pk).update(created=now, expires=ends)
