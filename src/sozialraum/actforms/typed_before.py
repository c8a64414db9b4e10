"""Forms of acts: what was typed while the session ended is back after the login, for the same person alone.

A form made for a person carries a signed word that says for whom (``drafts.for_whom``). Where it arrives without their
session, or with a form token of an earlier one, all that was sent is kept aside: what opens it goes into a cookie.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sozialraum.actforms import chosen, drafts
from sozialraum.actforms.drafts import Owner
from sozialraum.foundation.http import SAFE, Request
from sozialraum.foundation.visitor import Visitor, Way

FOR_WHOM = "fuer"  # the field with the signed word
EMPTY = "leer"  # in the address: begin with an empty form, without what was kept
COOKIE = "drafts"
SECRET = re.compile(r"[\w-]{20,100}", re.ASCII)
#: In the names of fields that open something; a ``postal_code`` opens nothing.
OPENS = re.compile(r"password|(?<!postal_)code|otp|credential", re.I)
NEVER_KEPT = re.compile(rf"csrf|{FOR_WHOM}|{OPENS.pattern}", re.I)
LONG = 30  # signs: what is longer, or has a blank in it, somebody typed
ONWARD = "weiter"  # where the login leads on, in its address
REACHED = "typed_reached_its_form"


def is_for_script(request: HttpRequest) -> bool:
    """Whether a script asks, which can do nothing with a page: it accepts JSON and nothing else."""
    return request.headers.get("Accept") == "application/json"


def log_in_again(status: int) -> JsonResponse:
    """The answer for a script instead of the page on which one logs in: ``error`` in words, with this status."""
    return JsonResponse({"error": _("Bitte melden Sie sich noch einmal an.")}, status=status)


class TypedBeforeMiddleware:
    """Keeps what comes without the session it was typed in, and sees that it is shown to who typed it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]):
        self.answer = answer

    def __call__(self, request: Any) -> HttpResponseBase:
        response = self.answer(request)
        if secret := getattr(request, "draft_secret", ""):
            words: dict[str, Any] = {"secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Lax"}
            response.set_cookie(cookie_name(), secret, max_age=drafts.LASTS, **words)
            return response
        if cookie_name() not in request.COOKIES or not hasattr(request, "visitor"):
            return response
        return _followed_up(request, response)

    def process_view(self, request: Any, view: Any, _args: Any, _words: Any) -> HttpResponse | None:
        """A form of somebody whose session is over: kept, and on to the login."""
        if request.method in SAFE or request.visitor.way is not Way.NOBODY or getattr(view, "is_public", False):
            return None
        if is_for_script(request):  # its page still holds what was typed
            return log_in_again(401)
        owner = Owner.signed(request.POST.get(FOR_WHOM, ""))
        return _to_login(request) if owner and keep_typed(request, owner) else None


def cookie_name() -> str:
    return f"{settings.COOKIE_PREFIX}{COOKIE}"


#: How Django begins the reasons that speak of another site (``django.middleware.csrf``); all others are of the token.
FROM_ELSEWHERE = ("Origin checking", "Referer checking")


def csrf_failure(request: Any, reason: str = "") -> HttpResponse:
    """A form token of an earlier session: who typed in the form gets it back; a forged form says nothing of its own.

    The signed word in the form shows that the page was ours and whose it was.
    """
    if reason.startswith(FROM_ELSEWHERE):  # whatever it holds: another site has sent it
        return render(request, "403_csrf.html", {"texts": ()}, status=403)
    if is_for_script(request):
        return log_in_again(403)
    visitor: Visitor | None = getattr(request, "visitor", None)
    owner = Owner.signed(request.POST.get(FOR_WHOM, ""))
    if visitor and visitor.body.pk and owner and keep_typed(request, owner):
        if visitor.way is Way.NOBODY:
            return _to_login(request)
        if Owner.of(request) == owner:
            return redirect(request.get_full_path())
    is_stranger = visitor is not None and visitor.way is Way.NOBODY and not owner
    fields = _worth_keeping(request.POST) if is_stranger else QueryDict()
    values = {"typed": list(_pairs(fields)), "texts": texts_in(fields), "is_anothers": bool(owner)}
    return render(request, "403_csrf.html", values, status=403)


def keep_typed(request: Request, owner: Owner, fields: QueryDict | None = None) -> bool:
    """Put aside what was sent, or these fields instead, with its files; False if there is no room for it."""
    typed = _worth_keeping(request.POST if fields is None else fields)
    for name in request.FILES:
        if kept := chosen.kept_file(request, owner, cast(Any, request.FILES[name])):
            typed[name + chosen.KEPT] = kept.token
    secret = _secret(request) or drafts.new_secret()
    content = typed.urlencode().encode()
    if drafts.put(owner, _address(request), "", content, secret=secret) is None:
        return False
    request.draft_secret = secret  # type: ignore[attr-defined]
    return True


def fill(form: forms.Form, request: Request) -> None:
    """Show in a form that is opened what its reader had typed in it, if anything is kept for them."""
    typed = _typed(request) if cookie_name() in request.COOKIES and getattr(form, "is_whole", True) else None
    if typed is None or not any(_is_in(typed, form.add_prefix(name)) for name in form.fields if name != "revision"):
        return
    for name, field in form.fields.items():
        key, nothing = form.add_prefix(name), MultiValueDict[str, Any]()
        value = field.widget.value_from_datadict(typed, nothing, key)
        if not field.widget.needs_multipart_form and not field.widget.value_omitted_from_data(typed, nothing, key):
            form.initial[name] = value
    form.typed_before = typed  # type: ignore[attr-defined]  # for a form that has more than fields
    setattr(request, REACHED, True)
    messages.info(
        request,
        format_html(
            '{} <a href="?{}=1">{}</a>',
            _("Was Sie vorhin eingegeben hatten, steht wieder im Formular. Gespeichert ist es noch nicht."),
            EMPTY,
            _("Lieber leer anfangen"),
        ),
        fail_silently=True,
    )


def texts_in(fields: QueryDict) -> list[str]:
    """The fields of a sent form that hold text a human typed, as far as their names and values show."""
    return [text for _name, text in _pairs(fields) if len(text) > LONG or any(sign in text.strip() for sign in " \n@")]


def _followed_up(request: Request, response: HttpResponseBase) -> HttpResponseBase:
    """Once it was sent again it is not kept any more; a page without a place for it shows it, to be sent again."""
    if request.visitor.person_id is None:
        return response
    if request.method not in SAFE or EMPTY in request.GET:
        drafts.remove(_address(request), _token(request))
        return redirect(request.path) if request.method in SAFE else response
    typed = None if getattr(request, REACHED, False) else _typed(request)
    if typed is None:
        return response
    return render(request, "actforms/typed_before.html", {"typed": list(_pairs(typed)), "texts": texts_in(typed)})


def _to_login(request: Request) -> HttpResponse:
    messages.info(request, _("Sie waren nicht mehr angemeldet. Was Sie eingegeben haben, ist nach der Anmeldung da."))
    return redirect(f"{reverse('access:login')}?{urlencode({ONWARD: request.get_full_path()})}")


def _worth_keeping(sent: QueryDict) -> QueryDict:
    typed = sent.copy()
    for name in [name for name in typed if NEVER_KEPT.search(name)]:
        del typed[name]
    return typed


def _typed(request: Request) -> QueryDict | None:
    if request.visitor.person_id is None:
        return None
    kept = drafts.get(Owner.of(request), _address(request), _token(request))
    return QueryDict(kept.content, mutable=True) if kept else None


def _pairs(fields: QueryDict) -> list[tuple[str, str]]:
    return [(name, str(text)) for name, texts in fields.lists() for text in texts]


def _is_in(typed: QueryDict, key: str) -> bool:
    return key in typed or key + chosen.KEPT in typed


def _token(request: Request) -> str:
    return f"{Owner.of(request).name}.{_secret(request)}"


def _secret(request: Request) -> str:
    """What the cookie says; empty if it is none of ours."""
    secret = request.COOKIES.get(cookie_name(), "")
    return secret if SECRET.fullmatch(secret) else ""


def _address(request: Request) -> str:
    return f"typed {request.path_info}"
