"""Which pages look at what stands behind the question mark, or in a form that is none of theirs.

A page that looks at no value answers every value alike: after a walk with the first one, others are asked only of pages
that looked. Whether a name is there may be asked, for it always is.
"""

import pytest
from django.core.handlers import wsgi
from django.http import HttpRequest, QueryDict


class Looking(QueryDict):
    """A query or a form that says when somebody looks at one of its values."""

    seen = False

    def __getitem__(self, key):
        self._note(key)
        return super().__getitem__(key)

    def _getlist(self, key, default=None, force_list=False):
        self._note(key)
        return super()._getlist(key, default, force_list)

    def lists(self):  # also a copy, and what is written into an address
        Looking.seen = True
        return super().lists()

    def pop(self, key, *args):
        self._note(key)
        return super().pop(key, *args)

    def popitem(self):
        Looking.seen = True
        return super().popitem()

    def _note(self, key):
        Looking.seen = Looking.seen or (key in self and not self._mutable)  # not while it is made


@pytest.fixture
def looked(monkeypatch):
    """Ask a page, and note its path if anything looked at a value: ``looked(browser.get, path, data, looking)``."""
    load, whole = HttpRequest._load_post_and_files, HttpRequest.get_full_path

    def loaded(request):
        load(request)
        request._post.__class__ = Looking

    def with_query(request, force_append_slash=False):
        Looking.seen = Looking.seen or bool(request.META.get("QUERY_STRING"))
        return whole(request, force_append_slash)

    monkeypatch.setattr(wsgi, "QueryDict", Looking)
    monkeypatch.setattr(HttpRequest, "_load_post_and_files", loaded)
    monkeypatch.setattr(HttpRequest, "get_full_path", with_query)

    def ask(method, path, data, looking):
        Looking.seen = False
        answer = method(path, data)
        if answer.streaming:
            list(answer.streaming_content)
        looking.extend([path] if Looking.seen else [])
        return answer

    return ask
