"""Room ui: the addresses of many things of one kind on one page."""

from __future__ import annotations

from sozialraum.foundation.things import at, path_of

ANY_KEY = "any-key-of-a-thing"  # stands in an address for the key


def key_url(name: str, key: str) -> str:
    """What ``reverse`` gives for the page with this name of one thing; it is looked up once for all things.

    Raises NoReverseMatch for an unknown name.
    """
    return at(path_of(name, key=ANY_KEY).replace(ANY_KEY, key))
