"""Mailbox: the pages of the office about its mailbox, and about what came back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from sozialraum.acts.standing import is_office
from sozialraum.acts.who import only
from sozialraum.foundation.http import Request, find, show
from sozialraum.mailbox import mailboxes, queries
from sozialraum.mailbox.forms import ClassifyForm, MarkDoneForm, SetUpMailboxForm
from sozialraum.mailbox.reception import file_of
from sozialraum.mailbox.words import Remark
from sozialraum.mailserver.queries import ENOUGH_CHECKS, may_check
from sozialraum.mailserver.routes import route_of
from sozialraum.post.models import Incoming
from sozialraum.post.queries import subject_of
from sozialraum.post.words import CameAs


def mailbox_set_up(request: Request) -> HttpResponse:
    """The mailbox into which answers and reports come, and how it went last time."""
    form = SetUpMailboxForm.of(request, queries.mailbox_of(request.visitor.body))
    if form.carried_out():
        named = _("Das Postfach ist gespeichert. Prüfen Sie es gleich.")
        messages.success(request, named if form.subject.host else _("Es wird kein Postfach mehr gelesen."))
        return redirect("mailbox:mailbox-set-up")
    body = request.visitor.body
    values = {"form": form, "mailbox": queries.mailbox_of(body), "route": route_of(body)}
    return show(request, "mailbox/mailbox_set_up.html", values)


def mailbox_check(request: Request) -> HttpResponse:
    """Try the mailbox now and show the result; only by POST, a GET is redirected."""
    only(is_office, request.visitor)
    if request.method != "POST":
        return redirect("mailbox:mailbox-set-up")
    if may_check(request.visitor.body):
        said, works = mailboxes.checked(queries.mailbox_of(request.visitor.body))
    else:
        said, works = str(ENOUGH_CHECKS), False
    return show(request, "mailbox/mailbox_check.html", {"said": said, "works": works})


def incoming_list(request: Request) -> HttpResponse:
    """What came in by post: what is to be read first, or everything."""
    only(is_office, request.visitor)
    everything = bool(request.GET.get("alles"))
    page = queries.came_in(request.visitor, everything=everything, number=request.GET.get("seite", "1"))
    mailbox = queries.mailbox_of(request.visitor.body)
    return show(request, "mailbox/incoming_list.html", {"page": page, "everything": everything, "mailbox": mailbox})


def incoming_detail(request: Request, key: str) -> HttpResponse:
    """One message, to be read: whom it is from, which letter it answers."""
    incoming = find(Incoming.objects.select_related("letter"), request, key=key)
    name, url = subject_of(incoming, request.visitor)
    values = {
        "incoming": incoming,
        "about": name,
        "about_url": url,
        "files": incoming.files.order_by("pk").defer("content"),
        "remarks": [Remark(one).label for one in incoming.remarks.split() if one in Remark.values],
        "original": queries.size_of_original(incoming),
        "kinds": [one for one in CameAs if one != incoming.kind],
    }
    values["forwarded"] = queries.forwarded(incoming)
    return show(request, "mailbox/incoming_detail.html", values)


def incoming_mark_done(request: Request, key: str) -> HttpResponse:
    incoming = find(Incoming.objects, request, key=key)
    form = MarkDoneForm.of(request, incoming)
    if form.carried_out():
        return redirect("mailbox:incoming-list")
    return show(request, "mailbox/incoming_mark_done.html", {"incoming": incoming, "form": form})


def incoming_classify(request: Request, key: str) -> HttpResponse:
    """Form and act that set the kind of a message; without a choice in the request the form is shown."""
    incoming = find(Incoming.objects, request, key=key)
    form = ClassifyForm.of(request, incoming)
    if form.carried_out():
        messages.success(request, _("Eingeordnet: %s.") % incoming.get_kind_display())
        return redirect(incoming)
    return show(request, "mailbox/incoming_classify.html", {"incoming": incoming, "form": form})


def incoming_original(request: Request, key: str) -> HttpResponse:
    """The message as it came, for a mail program."""
    incoming = find(Incoming.objects.select_related("original"), request, key=key)
    if not hasattr(incoming, "original"):
        raise Http404
    return _saved(f"{incoming.key}.eml", "message/rfc822", bytes(incoming.original.content))


def incoming_file(request: Request, key: str, number: int) -> HttpResponse:
    """A file that came with it, to be saved and never to be shown: nobody here has looked into it."""
    incoming = find(Incoming.objects, request, key=key)
    files = list(incoming.files.order_by("pk"))
    if not 0 < number <= len(files) or (content := file_of(incoming, files[number - 1])) is None:
        raise Http404
    return _saved(files[number - 1].name, files[number - 1].media_type, content)


def _saved(name: str, media_type: str, content: bytes) -> HttpResponse:
    """Bytes of a stranger with their own type, which no browser shows or runs."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
