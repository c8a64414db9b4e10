"""The address of a page of one thing is looked up once for all things, and keeps what stands in front of it."""

import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from sozialraum.foundation.things import key_url


@pytest.mark.parametrize("prefix", ["/", "/l/abcd-efgh/", "/tr/"])
def test_it_is_what_reverse_gives_whatever_stands_in_front(prefix):
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        for key in ("2026-09-24-plenum-top-4", "x1"):
            address = key_url("holding:agendaitem-begin", key)
            assert address == reverse("holding:agendaitem-begin", args=[key])
            assert address.startswith(prefix) and key in address
    finally:
        set_script_prefix(before)
