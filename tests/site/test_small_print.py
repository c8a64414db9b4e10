"""Site: the small print is so – what pages and notes say of languages, cookies, periods, recipients and passwords."""

import ast
import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.test import Client

import sozialraum
from sozialraum.access.actions import CODE_LASTS
from sozialraum.access.rules import DEVICE_LASTS, WORKING_DAY
from sozialraum.accounts.models import User
from sozialraum.actforms import drafts
from sozialraum.acts import guard
from sozialraum.agenda.rules import MOST_MINUTES
from sozialraum.bodies.actions import CONFIRM_LASTS, OFFICE_LINK_LASTS
from sozialraum.circulation.rules import UNRULED
from sozialraum.concerns.queries.offers import YEAR
from sozialraum.contacts.models import LASTS as LISTS_LAST
from sozialraum.correspondence.rules import STATUS_LASTS
from sozialraum.desk.queries.due import YEAR as UNCONFIRMED
from sozialraum.events.queries.poster import AHEAD
from sozialraum.foundation.throttle import CONFIRMATIONS
from sozialraum.languages.names import ALL_LANGUAGES, GERMAN
from sozialraum.mailbox.management.commands.fetch_mail import Command as FetchMail
from sozialraum.privacy.actions import LASTS as DISCLOSURE_LASTS
from sozialraum.privacy.models import Period
from sozialraum.privacy.queries import activities, fixed_lines, months_of, periods
from sozialraum.privacy.rules import LONGEST
from tests import factories as f
from tests.access import door

HOUSE = Path(sozialraum.__file__).parent
ONES = [
    "ein",
    "eine",
    "einem",
    "einen",
    "einer",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]
NUMBERS = {"halbes": 0.5, "vierzehn": 14, "zwanzig": 20, "dreißig": 30, "neunzig": 90} | {
    word: 1 if word.startswith("ein") else number - 3 for number, word in enumerate(ONES)
}
UNITS = {"minute": 60, "stunde": 3_600, "tag": 86_400, "woche": 604_800, "monat": 30 * 86_400, "jahr": 360 * 86_400}
PERIOD = re.compile(
    rf"\b(\d+|{'|'.join(NUMBERS)})\s+(am )?((Minute|Stunde|Tag|Woche|Monat|Jahr)(?:e?[ns]?|en))\b", re.I
)
WORDS_OF = {"_", "__", "_l", "_lazy", "_now", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
#: Where a period or number stands in words, and the value it is compared with; a sentence tells why there is none.
STATED = {
    ("access/templates/access/founded.html", "eine Stunde"): OFFICE_LINK_LASTS,
    ("access/templates/access/letters/login_code.txt", "15 Minuten"): CODE_LASTS,
    ("access/templates/access/login.html", "einen Tag"): dt.timedelta(days=1),  # the salt of the day
    ("access/templates/access/login_without_mail.html", "einen Tag"): dt.timedelta(days=1),  # the salt of the day
    ("access/templates/access/login_code.html", "zwei Minuten"): "the longest that a mail on its way takes, roughly",
    ("access/templates/access/login_code.html", "15 Minuten"): CODE_LASTS,
    ("access/templates/access/login_code.html", "30 Tage"): dt.timedelta(seconds=settings.SESSION_COOKIE_AGE),
    ("access/templates/access/login_code.html", "ein Jahr"): DEVICE_LASTS,
    ("access/templates/access/login_second_factor.html", "30 Tage"): dt.timedelta(seconds=settings.SESSION_COOKIE_AGE),
    ("access/templates/access/login_second_factor.html", "ein Jahr"): DEVICE_LASTS,
    ("access/forms/tries.py", "15 Minuten"): CODE_LASTS,
    ("bodies/templates/bodies/letters/entry_check.txt", "60 Tage"): CONFIRM_LASTS,
    ("bodies/forms.py", "zwei Monate"): "an example of a rhythm",
    ("events/templates/events/poster_form.html", "sechs Wochen"): AHEAD,
    ("circulation/queries/days.py", "zwei Wochen"): UNRULED,
    ("concerns/templates/concerns/concern_find.html", "einem Tag"): dt.timedelta(days=1),  # the salt of the day
    ("concerns/templates/concerns/concern_status.html", "drei am Tag"): CONFIRMATIONS.most,
    ("concerns/templates/concerns/promise.html", "zwölf Monaten"): YEAR,
    ("concerns/templates/concerns/status_foot.html", "halbes Jahr"): STATUS_LASTS,
    ("contacts/management/commands/delete_old_lists.py", "14 Tage"): LISTS_LAST,
    ("desk/templates/desk/unconfirmed.html", "einem Jahr"): UNCONFIRMED,
    ("desk/templates/desk/unconfirmed.html", "ein Jahr"): UNCONFIRMED,
    ("desk/queries/due.py", "einem Jahr"): UNCONFIRMED,
    ("joining/templates/joining/request_status.html", "drei am Tag"): CONFIRMATIONS.most,
    ("joining/templates/joining/request_status.html", "einer Stunde"): "when it is worth looking elsewhere",
    ("joining/templates/joining/request_status.html", "halbes Jahr"): STATUS_LASTS,
    ("ui/templates/403_csrf.html", "24 Stunden"): drafts.LASTS,
    ("inbox/templates/inbox/figure_list.html", "einem Tag"): "in words: one",
    ("mailbox/actions.py", "einer Minute"): "a moment; no letter is longer on its way to the server",
    ("mailbox/templates/mailbox/mailbox_set_up.html", "fünf Minuten"): FetchMail.every,
    ("people/forms/master.py", "einem Tag"): "any day",
    ("privacy/templates/privacy/letters/disclosure.txt", "30 Tage"): DISCLOSURE_LASTS,
    ("privacy/templates/privacy/person_hand_over.html", "30 Tage"): DISCLOSURE_LASTS,
    ("privacy/models.py", "einem Monat"): "the smallest number of months there is",
    ("privacy/models.py", "zwanzig Jahren"): dt.timedelta(days=LONGEST * 30),
    ("agenda/forms/whole.py", "1440 Minuten"): MOST_MINUTES,
    ("decisions/forms/resolution.py", "ein Jahr"): "an example of what one may type",
    ("decisions/models/record.py", "Ein Tag"): "a day of the calendar",
    ("meetings/models/agenda.py", "eine Minute"): "the smallest number there is",
    ("tasks/models.py", "ein Tag"): "a day of the calendar",
    ("notes/actions.py", "ein Tag"): "a day of the calendar",
    ("notes/forms.py", "Ein Tag"): "a day of the calendar",
    ("notes/forms.py", "einen Tag"): "a day of the calendar",
    ("ui/templates/503.html", "eine Minute"): "a piece of advice",
    ("ui/templates/503.html", "einer Minute"): "a piece of advice",
    ("ui/templates/ui/house_empty.html", "eine Stunde"): OFFICE_LINK_LASTS,
}


def sentences():
    """Everything that is said somewhere, with its file: templates of pages and letters, sentences in the code."""
    for path in sorted([*HOUSE.rglob("templates/**/*.html"), *HOUSE.rglob("templates/**/*.txt")]):
        yield str(path.relative_to(HOUSE)), path.read_text(encoding="utf-8")
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in WORDS_OF:
                for one in (part for argument in call.args for part in ast.walk(argument)):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield str(path.relative_to(HOUSE)), one.value


def stated_in(text):
    for found in PERIOD.finditer(text):
        number = NUMBERS.get(found[1].lower()) or float(found[1])
        unit = 0 if found[2] else UNITS[found[4].lower()]
        yield " ".join(found[0].split()), number, number * unit


def test_every_period_in_words_is_that_of_the_rule_that_carries_it_out():
    found = {
        (path, words): (number, seconds) for path, text in sentences() for words, number, seconds in stated_in(text)
    }

    assert set(found) - set(STATED) == set()  # take it from ``site.kept`` or ``site.lasts``, or compare it here
    assert set(STATED) - set(found) == set()
    for place, value in STATED.items():
        number, seconds = found[place]
        if isinstance(value, dt.timedelta):
            assert abs(value.total_seconds() - seconds) <= seconds / 60, place
        elif isinstance(value, int):
            assert number == value, place


def page_of(path):
    words = " ".join(Client().get(path).content.decode().split("<main")[1].split("</main>")[0].split())
    return unescape(words).replace("</dt> <dd>", "</dt><dd>")


@pytest.mark.django_db
def test_the_privacy_page_tells_every_period_as_it_is_set(body):
    months = dict(zip(periods(), (one for one in range(13, 60) if one % 12), strict=False))
    with guard.opened():
        for name, number in months.items():
            Period.objects.create(body=body, kind=name, months=number)
    page = page_of("/datenschutz/")

    for name, one in periods().items():
        assert f"<dt>{one.called}</dt><dd>{months[name]} Monate, " in page
    for line in fixed_lines():
        assert f"<dt>{line.label}</dt><dd>{line.period}, " in page
    assert f"{months['concerns']} Monate nach der Antwort löscht das Programm Text" in page


@pytest.mark.django_db
def test_the_privacy_page_names_every_recipient_purpose_and_basis_of_the_register(body):
    page = page_of("/datenschutz/")

    for one in activities(months_of(body)):
        told = f"<dt>{one.name}</dt><dd>{one.purpose}. Empfänger: {one.recipients}. Grundlage: {one.basis}.</dd>"
        assert told in page


@pytest.mark.django_db
def test_the_backups_are_as_old_as_the_operator_set(body, settings):
    settings.BACKUP_KEEP = "7 4 9"
    assert "noch in älteren Sicherungen, höchstens 9 Monate lang." in page_of("/datenschutz/")

    settings.BACKUP_KEEP = "90 4 0"
    f.TextFactory(body=body, kind="purpose", text="Neu")  # the page is made anew
    assert "noch in älteren Sicherungen, höchstens 90 Tage lang." in page_of("/datenschutz/")


def cookies_of(client, *pages):
    """What a browser was given on these pages: name and age."""
    given = {}
    for page in pages:
        given |= {name: morsel["max-age"] for name, morsel in client.get(page).cookies.items()}
    return given


@pytest.mark.django_db
def test_a_browser_gets_the_cookies_that_the_page_names_and_no_other(body):
    berta, client = door.an_office(body), Client()
    reading = ("/", "/termine/", "/beschluesse/", "/dokumente/", "/anliegen/", "/datenschutz/", "/barrierefreiheit/")
    given = cookies_of(client, *reading)
    assert given == {}

    given = cookies_of(client, "/anliegen/sagen/", "/anmelden/")
    for answer in (door.ask(client, berta.email), door.type_code(client, door.mailed(berta.email))):
        given |= {name: morsel["max-age"] for name, morsel in answer.cookies.items()}
    door.set_up_app(client)
    form = client.get("/schreibtisch/eintragen/texte/").context["form"]
    answer = client.post("/schreibtisch/eintragen/texte/", {"purpose": "Neu", "revision": form["revision"].value()})
    given |= {name: morsel["max-age"] for name, morsel in answer.cookies.items()}
    page = client.get("/schreibtisch/eintragen/texte/")  # left open, and sent when the login is over
    sent = {"purpose": "Neu", "fuer": re.search(r'name="fuer" value="([^"]*)"', page.content.decode())[1]}
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    answer = client.post("/schreibtisch/eintragen/texte/", sent)
    given |= {name: morsel["max-age"] for name, morsel in answer.cookies.items() if morsel.value}

    named = dict(
        re.findall(r"<dt>([\w-]+)</dt><dd>((?:Nach|Mit) .*?)</dd>", page_of("/datenschutz/").partition("zwecke")[0])
    )
    assert set(given) == set(named)
    ages = {name: re.findall(r"(\d+) (?:Tage|Stunden)", told) for name, told in named.items()}
    assert ages[settings.SESSION_COOKIE_NAME] == [
        str(settings.SESSION_COOKIE_AGE // 86_400),
        str(WORKING_DAY.seconds // 3_600),
    ]
    assert ages[settings.CSRF_COOKIE_NAME] == [str(given[settings.CSRF_COOKIE_NAME] // 86_400)]
    assert ages[settings.DEVICE_COOKIE_NAME] == [str(given[settings.DEVICE_COOKIE_NAME] // 86_400)]


@pytest.mark.django_db
def test_the_accessibility_page_names_the_languages_that_are_there(body, monkeypatch):
    page = page_of("/barrierefreiheit/")
    for language in ALL_LANGUAGES:
        assert language.german in page
    assert "Leichter Sprache" not in page

    monkeypatch.setattr("sozialraum.site.queries.about.ALL_LANGUAGES", [GERMAN, ALL_LANGUAGES[1]])
    monkeypatch.setattr("sozialraum.site.queries.about.unchecked", lambda code: 0)
    f.TextFactory(body=body, kind="purpose", text="Neu")  # the page is made anew
    page = page_of("/barrierefreiheit/")
    assert "gibt es außer auf Deutsch in: Leichte Sprache. Alle anderen Seiten" in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", ALL_LANGUAGES, ids=lambda one: one.code)
def test_the_last_step_says_in_every_language_how_long_it_is_kept(body, language):
    f.TopicFactory(body=body, key="thema", name="Wohnen")
    with guard.opened():
        Period.objects.create(body=body, kind="concerns", months=17)
    path = f"/{language.prefix}/anliegen/sagen/".replace("//", "/")
    client, answer = Client(), None
    answer = client.get(path)
    for _step in range(3):
        form = answer.context["form"]
        typed = {"topic": "thema", "text": "Licht", "reply_by": "none"}
        sent = {one.html_name: one.value() or "" for one in form.hidden_fields()} | typed
        answer = client.post(path, sent | {"schritt": form.onward_value})

    assert answer.context["form"].is_last
    assert "17" in answer.content.decode().split("<main")[1]


#: Not about how people come in: a program that keeps codes, and the passwords of mail servers.
OTHER_PASSWORDS = ("access/templates/access/second_factor.html", "mailserver/", "mailbox/", "post/")


@pytest.mark.django_db
def test_a_password_is_only_spoken_of_where_one_is_denied_and_nobody_has_one(body):
    denied = re.compile(r"kein Passwort|ohne Passwort|Ein Passwort gibt es nicht")
    told = [
        path
        for path, text in sentences()
        if path.endswith((".html", ".txt")) and not path.startswith(OTHER_PASSWORDS)
        if "Passw" in denied.sub("", text)
    ]
    assert told == []
    assert "Ein Passwort gibt es nicht" in page_of("/datenschutz/")

    door.somebody(body)
    door.come_in(Client())
    assert [user.password for user in User.objects.all()] == [""]
    assert authenticate(username="erika@example.org", password="") is None
