"""Room ui: the components. What one takes stands in its signature; its template lies beside it in ``templates/ui``.

Loaded everywhere without ``{% load %}``. Marked / are blocks with an end tag (``{% endsheet %}``); * must be given.

    date_block    day*, time, large                    sheet /   heading*, anchor, flat, level
    groups        groups*, linked, level               entry /   heading*, url, number, note, group, level
    sign          letter*, name, plenum, big           entries   rows*, level
                                                       facts /   holds ``fact``
    board /       day*, heading*, time, groups,        fact /    label*, missing
                  anchor, level                        notice /  tone, heading, level
    appointment   day*, title*, url, time, groups,     empty /   heading*, level
                  where, level                         state     label*, tone
    calendar_month  year*, month*, entries*, today,    unknown   text
                  previous_url, next_url               term      word*, explanation*, url
    decision      number*, wording*, title, result,    crumbs    label, url, label, url, …, here
                  majority, tallies, anchor, url       button    label*, name, value, href, quiet
    field         bound*                               filters / button*; holds ``field``
    form_errors   form*                                pager     page*
Filters: ``in_words``, ``clock``, ``typed``, ``square``. Values to hand in: ``sozialraum.ui.values``.
``entry`` stands in ``<ul class="register" role="list">`` (``register wide`` with numbers, ``register two`` in columns),
``appointment`` in ``<ol class="timetable" role="list">``, ``button`` in ``<p class="actions">``.
"""

import datetime
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, Field
from django.forms.widgets import CheckboxInput
from django.template.base import Template
from django.template.engine import Engine
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sozialraum.ui import months, spoken, votes
from sozialraum.ui.lines import anchor_of
from sozialraum.ui.squares import square
from sozialraum.ui.typed import typed as typed_html
from sozialraum.ui.values import Day, EntryLike, GroupLike, OnDay, TallyLike

register = template.Library()

for said in (spoken.in_words, spoken.clock, spoken.without_weekday, spoken.when_in_words):
    register.filter(said.__name__, said)
register.filter("square", square)


@register.filter
def typed(text: str) -> SafeString:
    """Light typed text as safe HTML: paragraphs, lists, emphasis, links."""
    return mark_safe(typed_html(text))  # noqa: S308 – the parser has an allow-list, held by a property test


# ── when and who ──────────────────────────────────────────────────────────────


@register.simple_tag
def date_block(day: Day | None, time: datetime.time | None = None, large: bool = False) -> SafeString:
    """The date as a picture; a moment shows its clock.

    Year or month alone say what is missing: of a past one the day is not on record, of one that reaches today
    (``timezone.localdate()``) or lies ahead it is still to be fixed.
    """
    if isinstance(day, datetime.datetime):
        moment = spoken.local(day)
        day, time = moment.date(), time or moment.time()
    values: dict[str, Any] = {
        "day": None,
        "month": "",
        "weekday": "",
        "clock": "",
        "iso": str(day),
        "past": False,
        "large": large,
    }
    if day and day.month and day.day:
        date = datetime.date(day.year, day.month, day.day)
        values |= {"day": date.day, "month": f"{spoken.month_in_a_date(date.month)} {date.year}"}
        values |= {"weekday": spoken.weekday_name(date), "clock": spoken.clock(time) if time else ""}
        values |= {"iso": f"{day}T{time:%H:%M}"} if time else {}
    elif day:
        today = timezone.localdate()
        values |= {"day": spoken.month_name(day.month) if day.month else day.year}
        values |= {"month": day.year if day.month else ""}
        values |= {"past": (day.year, day.month or today.month) < (today.year, today.month)}
    return _drawn("date_block", values)


@register.simple_tag
def groups(groups: Sequence[GroupLike], linked: bool = False, level: int = 0) -> SafeString:
    """Who meets: each group with its sign and full name; several hang on one line.

    With a ``level`` the names are headings, as in a register, each with its ``note`` below.
    """
    return _drawn("groups", locals()) if groups else SafeString()


@register.simple_tag
def sign(letter: str, name: str = "", plenum: bool = False, big: bool = False) -> SafeString:
    """A group's letter, hidden from screen readers; ``name`` is spoken instead where it does not stand beside it."""
    return _drawn("sign", locals())


@register.simple_block_tag
def board(
    content: str,
    day: Day,
    heading: str,
    time: datetime.time | None = None,
    groups: Sequence[GroupLike] = (),
    anchor: str = "tafel",
    level: int = 2,
) -> SafeString:
    """The yellow board: the next date, once on a page. Inside: ``facts`` and ``<p class="actions">``."""
    return _drawn("board", locals())


@register.simple_tag
def appointment(
    day: Day | None,
    title: str,
    url: str = "",
    time: datetime.time | None = None,
    groups: Sequence[GroupLike] = (),
    where: str = "",
    level: int = 3,
) -> SafeString:
    """A row of the timetable: when, what and who, where."""
    return _drawn("appointment", locals())


@register.simple_tag
def calendar_month(
    year: int,
    month: int,
    entries: Iterable[OnDay],
    today: datetime.date | None = None,
    previous_url: str = "",
    next_url: str = "",
) -> SafeString:
    """The month on one sheet, with the key to the signs that stand on it; any month of the years 1 to 9999."""
    entries = list(entries)
    key = {group.letter: group for entry in entries for group in entry.groups}
    values = {
        "name": f"{spoken.month_name(month)} {year}",
        "weekdays": tuple(zip(spoken.SHORT_WEEKDAYS, spoken.WEEKDAYS, strict=True)),
        "weeks": months.weeks(year, month, entries, today),
        "key": sorted(key.values(), key=lambda group: (not group.plenum, group.letter)),
        "before": {"url": previous_url, "name": spoken.month_name(month - 1 or 12)},
        "after": {"url": next_url, "name": spoken.month_name(month % 12 + 1)},
    }
    return _drawn("calendar_month", values)


# ── sheets and rows ───────────────────────────────────────────────────────────


@register.simple_block_tag
def sheet(content: str, heading: str, anchor: str = "", flat: bool = False, level: int = 2) -> SafeString:
    """A section: heading in the margin, text in the column; ``flat`` without margin. ``anchor`` is its id."""
    return _drawn("sheet", locals() | {"anchor": anchor or anchor_of(heading)})


@register.simple_block_tag
def entry(
    content: str,
    heading: str,
    url: str = "",
    number: str = "",
    note: str = "",
    group: GroupLike | None = None,
    level: int = 3,
) -> SafeString:
    """A row of a register, with a number or a group's sign in its margin; may be empty between its tags."""
    return _drawn("entry", locals())


@register.simple_tag
def entries(rows: Iterable[EntryLike], level: int = 3) -> SafeString:
    """A whole register of rows with nothing between their tags; drawn at one go, so that a long one costs little."""
    told = [(row.url, row.title, row.second_line) for row in rows]
    return _drawn("entries", {"rows": told, "level": level})


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """Paired facts: a list of ``fact``."""
    return _drawn("facts", locals())


@register.simple_block_tag
def fact(content: str, label: str, missing: str = "") -> SafeString:
    """A label and its value from the block's content; an empty block shows ``missing``."""
    stripped = mark_safe(content.strip())  # noqa: S308 – rendered and escaped by the template that fills the block
    return _drawn("fact", {"label": label, "missing": missing or _("nicht bekannt"), "content": stripped})


@register.simple_tag
def decision(  # noqa: PLR0913, PLR0917 – what a card says; only the first two must be given
    number: str,
    wording: str,
    title: str = "",
    result: str = "",
    majority: str = "",
    tallies: Sequence[TallyLike] = (),
    anchor: str = "",
    url: str = "",
    by: str = "",
    shown: bool = False,
) -> SafeString:
    """A decision on its card; ``wording`` is typed text; no tally means that the count is not on record.

    ``title`` is spoken behind the number, so that two decisions without one can be told apart by ear, and printed
    where it is ``shown``: where it does not stand above the card. ``by`` says who decided, where that is not plain.
    """
    counts = [votes.counted(tally) for tally in tallies]
    unsaid = votes.result_is_missing(result, tallies)
    return _drawn("decision", locals() | {"anchor": anchor or f"beschluss-{anchor_of(str(number))}".strip("-")})


# ── words to the reader ───────────────────────────────────────────────────────


@register.simple_block_tag
def notice(content: str, tone: str = "", heading: str = "", level: int = 3) -> SafeString:
    """Something to know before going on. Tone: "", good, warn or bad."""
    return _drawn("notice", locals() | {"tone": _one_of(tone, "good", "warn", "bad")})


@register.simple_block_tag
def empty(content: str, heading: str, level: int = 3) -> SafeString:
    """What will stand here and how it gets there; in a loop it goes after the loop's own ``{% empty %}``."""
    return _drawn("empty", locals())


@register.simple_tag
def state(label: str, tone: str = "") -> SafeString:
    """The standing of a thing as a stamp. Tone: "", good, bad or quiet; the word says it all."""
    return _drawn("state", {"label": label, "tone": _one_of(tone, "good", "bad", "quiet")})


@register.simple_tag
def unknown(text: str = "") -> SafeString:
    """The mark for a value that is not on record, with ``text`` or »nicht bekannt«."""
    return _drawn("unknown", {"text": text or _("nicht bekannt")})


@register.simple_tag
def term(word: str, explanation: str, url: str = "") -> SafeString:
    """A term with its explanation, which unfolds without a script; ``url`` leads to the glossary."""
    return _drawn("term", locals() | {"anchor": f"wort-{anchor_of(word)}"})


@register.simple_tag
def crumbs(*steps: str) -> SafeString:
    """The way here: label, address, label, address, …, and last the name of this page."""
    links = list(zip(steps[:-1:2], steps[1::2], strict=True))
    return _drawn("crumbs", {"links": links, "here": steps[-1] if len(steps) % 2 else ""})


# ── forms and lists ───────────────────────────────────────────────────────────


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One form field with label, help and error, tied together for every reader."""
    widget = bound.field.widget
    described = [f"{bound.auto_id}_helptext"] if bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    is_tick = isinstance(widget, CheckboxInput)
    look: dict[str, str | bool] = (
        {} if is_tick or widget.use_fieldset else {"class": f"input {widget.attrs.get('class', '')}".strip()}
    )
    values = {
        "bound": bound,
        "errors": _errors(bound),
        "control": "" if widget.use_fieldset else bound.as_widget(attrs=look),
        "choices": list(bound.subwidgets) if widget.use_fieldset else [],
        "is_tick": is_tick,
        "described": " ".join(described),
        "optional": not (bound.field.required or is_tick or getattr(bound.field, "depends", False)),
    }
    return _drawn("field", values)


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """All errors on top of the form, each leading to its field; nothing where there is none."""
    lines = [
        {"target": _first_control(bound), "text": f"{bound.label}{_colon(str(bound.label))} {error}"}
        for bound in form
        for error in _errors(bound)
    ]
    general = list(form.non_field_errors())
    return _drawn("form_errors", {"general": general, "lines": lines, "count": len(lines)})


def _errors(bound: BoundField) -> list[str]:
    """The refusals at this field; a missing answer is said more kindly than Django does."""
    usual = str(Field.default_error_messages["required"])
    return [_("Diese Angabe fehlt noch.") if error == usual else error for error in map(str, bound.errors)]


def _colon(label: str) -> str:
    return "" if label[-1:] in ":?!." else ":"


def _first_control(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else bound.id_for_label


@register.simple_tag
def button(label: str, name: str = "", value: str = "", href: str = "", quiet: bool = False) -> SafeString:
    """A verb that says what will happen: submits its form, or with ``href`` leads somewhere."""
    return _drawn("button", locals())


@register.simple_block_tag
def filters(content: str, button: str) -> SafeString:
    """A form whose choices stay in the address; inside: ``field``."""
    return _drawn("filters", locals())


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: Page[Any]) -> SafeString:
    """Leads through the pages of a list and keeps its filters; nothing where one page holds all."""
    request = context.get("request")
    query = request.GET.copy() if request else None

    def address(number: int) -> str:
        if query is None:
            return f"?seite={number}"
        query["seite"] = str(number)
        return f"?{query.urlencode()}"

    if not page.has_other_pages():
        return SafeString()
    values = {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }
    return _drawn("pager", values)


# ── the frame ─────────────────────────────────────────────────────────────────


@register.simple_block_tag
def page_title(content: str, site_name: str) -> SafeString:
    """The page's title element and metadata for previews of shared links."""
    words = " ".join(strip_tags(content).split()).replace('"', "&quot;")
    title = mark_safe(words)  # noqa: S308 – rendered and escaped by the template that fills the block
    return _drawn("page_title", {"title": title, "site_name": site_name})


@register.simple_tag
def home() -> str:
    """The address of the start page, seen from where the visitor stands."""
    return get_script_prefix()


@register.filter
def name_parts(name: str, short_name: str) -> tuple[str, str]:
    """The name of a body on two lines: what it is, and where."""
    if short_name and name.endswith(f" {short_name}"):
        return name.removesuffix(short_name).strip(), short_name
    first, *rest = name.split(" ")
    return (first, rest[0]) if len(rest) == 1 else ("", name)


def _drawn(component: str, values: dict[str, Any]) -> SafeString:
    """The template gets what stands in the signature and nothing else; no blank clings to a word in a sentence.

    A page draws some hundred of them, hence by the shortest way: numbers (a level, a year) as they are, without asking
    each for its thousands separator, and the nodes themselves instead of ``Template.render``, which guards a context
    that others share; this one is new.
    """
    context = template.Context(values, use_l10n=False)
    context.template = _template(component)
    return mark_safe(context.template.nodelist.render(context).strip())  # noqa: S308 – a rendered template


@cache
def _template(component: str) -> Template:
    """Compiled once for all requests."""
    return Engine.get_default().get_template(f"ui/{component}.html")


def _one_of(tone: str, *tones: str) -> str:
    if tone in ("", *tones):
        return tone
    raise ValueError(f"Es gibt den Ton {tone!r} nicht, nur: {', '.join(tones)}.")
