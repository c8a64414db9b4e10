"""What a message is, is a suggestion: one click changes it, and what the wrong guess did is taken back."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from sozialraum.acts.models import Detail, Entry
from sozialraum.mailbox import actions
from sozialraum.mailbox.reception import pass_on, take_in
from sozialraum.mailbox.words import Remark
from sozialraum.post import queries
from sozialraum.post.models import Incoming, IncomingOriginal, Letter
from sozialraum.post.words import CameAs, IncomingState, LetterState
from tests import factories as f
from tests.mailbox import reports
from tests.mailbox.reports import filled, report
from tests.refusals import refused

pytestmark = pytest.mark.django_db
WHEN = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def sent(put):
    letter = put()
    Letter.objects.update(state="sent", finished=WHEN, said="250 gut")
    return Letter.objects.get(pk=letter.pk)


def now_of(letter):
    return Letter.objects.values_list("state", "said", "finished", "delayed").get(pk=letter.pk)


BEFORE = ("sent", "250 gut", WHEN, None)


def test_one_click_makes_an_answer_of_a_bounce_and_the_letter_arrived_again(office, body, sent, people):
    came = take_in(report(sent), body)
    assert (came.state, queries.bounced_to(body, sent.to)) == (IncomingState.DONE, sent)
    page = office.get(came.get_absolute_url()).content.decode()
    assert 'name="kind" value="answer"' in page and 'name="kind" value="bounce"' not in page

    answer = office.post(f"{came.get_absolute_url()}einordnen/", {"kind": "answer", "revision": "1"}, follow=True)

    came.refresh_from_db()
    assert (came.kind, came.state, came.is_settled, came.letter_before) == ("answer", "open", True, None)
    assert now_of(sent) == BEFORE
    assert queries.bounced_to(body, sent.to) is None
    assert "Eingeordnet: Antwort." in answer.content.decode()
    assert "Das Büro hat die Nachricht als »Antwort« eingeordnet." in answer.content.decode()
    assert Entry.objects.get().act == "mailbox.classify"


def test_the_journal_says_what_it_is_and_nothing_of_the_letter(body, sent, people):
    came = take_in(report(sent, said="550 Geheimzeichen"), body)

    actions.classify(came, by=people["office"], kind=CameAs.ABSENCE)

    changes = str(Detail.objects.get().changes)
    assert "bounce" in changes and "absence" in changes
    assert "Geheimzeichen" not in changes and "250 gut" not in changes


def test_an_answer_that_is_a_bounce_after_all_does_what_a_bounce_does(body, sent, people):
    came = take_in(filled(reports.ANSWER, sent), body)

    actions.classify(came, by=people["office"], kind=CameAs.BOUNCE)
    assert now_of(sent)[0] == LetterState.BOUNCED
    actions.classify(came, by=people["office"], kind=CameAs.DELAY)
    assert (now_of(sent)[0], now_of(sent)[3] is not None) == ("sent", True)
    actions.classify(came, by=people["office"], kind=CameAs.LIST)

    assert now_of(sent) == BEFORE


def test_what_another_report_says_stays_said(body, sent, people):
    first = take_in(report(sent, said="550 eins"), body)
    second = take_in(report(sent, said="550 zwei"), body)

    actions.classify(first, by=people["office"], kind=CameAs.ANSWER)
    assert now_of(sent)[:2] == ("bounced", "5.1.1 550 zwei")
    second.refresh_from_db()
    actions.classify(second, by=people["office"], kind=CameAs.ANSWER)

    assert now_of(sent) == BEFORE


@pytest.mark.parametrize("first", [0, 1])
def test_a_delay_and_a_bounce_are_taken_back_in_any_order(body, sent, people, first):
    came = [take_in(report(sent, "delayed", "4.4.1", "450 Später"), body), take_in(report(sent), body)]

    for one in (came[first], came[1 - first]):
        one.refresh_from_db()
        actions.classify(one, by=people["office"], kind=CameAs.ANSWER)

    assert now_of(sent) == BEFORE


def test_what_happened_to_the_letter_since_is_not_undone(body, sent, people):
    came = take_in(report(sent), body)
    Letter.objects.update(state="waiting", said="")  # sent again meanwhile

    actions.classify(came, by=people["office"], kind=CameAs.ANSWER)

    assert now_of(sent)[:2] == ("waiting", "")


def test_a_letter_in_somebodys_hand_is_left_alone(body, sent, people):
    came = take_in(report(sent), body)
    Letter.objects.update(state="handing_over", claimed_by="jemand")

    with refused("busy"):
        actions.classify(came, by=people["office"], kind=CameAs.ANSWER)

    came.refresh_from_db()
    assert (came.kind, now_of(sent)[0]) == ("bounce", "handing_over")


def test_a_choice_that_does_not_exist_or_comes_too_late_changes_nothing(office, body):
    came = f.IncomingFactory(body=body)
    path = f"{came.get_absolute_url()}einordnen/"

    assert "Einordnen" in office.get(path).content.decode()
    assert office.post(path, {"kind": "unsinn", "revision": "1"}).status_code == 200
    assert "inzwischen geändert" in office.post(path, {"kind": "list", "revision": "7"}).content.decode()
    assert Incoming.objects.get().kind == CameAs.ANSWER


def test_without_a_letter_only_the_message_changes(body, people):
    came = take_in(b"From: a@example.org\r\n\r\nHallo", body)

    actions.classify(came, by=people["office"], kind=CameAs.BOUNCE)

    assert (Incoming.objects.get().kind, Letter.objects.count()) == ("bounce", 0)


# ── a guess drops nothing ─────────────────────────────────────────────────────


@pytest.mark.parametrize("head", ["Auto-Submitted: auto-generated", "Subject: Abwesenheitsnotiz", "Precedence: bulk"])
def test_whatever_it_is_taken_for_it_waits_to_be_read_and_goes_on(body, sent, head):
    f.TextFactory(body=body, kind="office_email", text="buero@example.net")
    mail = f"{head}\r\nIn-Reply-To: {sent.message_id}\r\nFrom: a@example.org\r\n\r\nRufen Sie 02403 555130 an."
    came = take_in(mail.encode(), body)

    call_command("pass_on_answers")

    assert (came.state, came.text) == (IncomingState.OPEN, "Rufen Sie 02403 555130 an.")
    assert "Rufen Sie 02403 555130 an." in Letter.objects.latest("pk").text


@pytest.mark.parametrize(
    "mail",
    ["Auto-Submitted: auto-replied\r\nFrom: a@example.org\r\n\r\nIhr Vorgang",
     "List-Id: <x>\r\nFrom: b@x.example\r\n\r\nNeues",
     "From: MAILER-DAEMON@x.example\r\n\r\nError 550 5.1.1\r\nMessage-ID: <x@y>"],
)  # fmt: skip
def test_what_a_program_wrote_of_its_own_waits_at_the_desk_alone(body, mail):
    """Else the answer of a machine to what went on to the office would go on to the office, for ever."""
    f.TextFactory(body=body, kind="office_email", text="buero@example.net")
    take_in(mail.encode(), body)

    call_command("pass_on_answers")

    assert (Letter.objects.count(), Incoming.objects.to_read().count()) == (0, 1)


def test_a_note_of_the_office_itself_does_not_go_round_and_round(body):
    f.TextFactory(body=body, kind="office_email", text="buero@example.net")
    away = "From: {0}\r\nSubject: Abwesenheitsnotiz {1}\r\nIn-Reply-To: {2}\r\n\r\nIch bin weg."
    take_in(b"From: a@example.org\r\n\r\nHallo", body)
    call_command("pass_on_answers")
    forwarded = Letter.objects.get()

    take_in(away.format("buero@example.net", 1, "").encode(), body)
    take_in(away.format("andere@example.net", 2, forwarded.message_id).encode(), body)
    call_command("pass_on_answers")

    assert Letter.objects.get() == forwarded
    assert Incoming.objects.to_read().count() == 3


def test_somebody_who_answers_us_by_way_of_a_list_answers(body, sent):
    came = take_in(filled("List-Id: <x.example.org>\n" + reports.ANSWER, sent), body)

    assert (came.kind, came.letter) == (CameAs.ANSWER, sent)


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@verein.example", "Postmaster <postmaster@verein.example>"])
@pytest.mark.parametrize("text", ["Ich komme gern.", "Fehler 550 5.1.1 sagt mir etwas.", ""])
def test_a_name_alone_makes_no_bounce(body, sent, sender, text):
    came = take_in(f"From: {sender}\r\nIn-Reply-To: {sent.message_id}\r\n\r\n{text}".encode(), body)

    assert (came.kind, came.state, now_of(sent)) == (CameAs.ANSWER, IncomingState.OPEN, BEFORE)


def test_a_bounce_that_a_human_passes_on_is_their_message(body, sent):
    inner = report(sent).decode()
    head = (
        "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\n\r\nWas heißt das?\r\n--X\r\n"
    )

    came = take_in(f"{head}Content-Type: message/rfc822\r\n\r\n{inner}\r\n--X--".encode(), body)

    assert (came.kind, now_of(sent)) == (CameAs.ANSWER, BEFORE)
    assert "> Subject: Undelivered" not in came.text and "> Betreff: Undelivered Mail" in came.text


def test_our_letter_with_a_code_is_not_kept_when_it_comes_back(body, sent):
    Letter.objects.update(secret=True)

    came = take_in(filled(reports.QMAIL, sent) + b"Ihr Code: 123456", body)

    assert came.remarks == Remark.NO_COPY and not IncomingOriginal.objects.exists()
    assert "123456" not in came.text and came.said in came.text


# ── passed on ─────────────────────────────────────────────────────────────────


def test_what_is_too_large_to_go_on_says_so_and_leads_to_it(body, monkeypatch):
    monkeypatch.setattr("sozialraum.mailbox.reception.PASSED_ON", 50)
    came = take_in(b"From: a@example.org\r\nSubject: Hallo\r\n\r\nEin langer Text von mehr als funfzig Zeichen", body)

    assert pass_on(came, "buero@example.net")

    letter = Letter.objects.get()
    assert letter.attachments.count() == 0
    assert "zum Weiterleiten ist sie zu groß" in letter.text and "Ein langer Text" in letter.text


def test_what_fits_in_no_mail_goes_on_as_a_file(body):
    came = take_in(b"From: a@example.org\r\n\r\n" + b"x" * 3_000, body)

    assert pass_on(came, "buero@example.net")

    (whole,) = Letter.objects.get().attachments.all()
    assert whole.media_type == "application/octet-stream" and bytes(whole.content).endswith(b"x" * 3_000)


def test_a_message_from_before_goes_on_with_the_files_it_has(body):
    came = f.IncomingFactory(body=body)
    came.files.create(name="a.txt", content=b"x")

    assert pass_on(came, "buero@example.net")

    assert [(one.name, bytes(one.content)) for one in Letter.objects.get().attachments.all()] == [("a.txt", b"x")]


def test_the_original_is_saved_and_never_shown(office, body):
    came = take_in(b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>", body)

    answer = office.get(f"{came.get_absolute_url()}original/")

    assert answer.content.endswith(b"<script>alert(1)</script>")
    assert answer.headers["Content-Type"] == "message/rfc822"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{came.key}.eml"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert office.get(f"{f.IncomingFactory(body=body).get_absolute_url()}original/").status_code == 404


def test_it_goes_with_its_original_when_its_time_is_over(body):
    came = take_in(b"From: a@example.org\r\n\r\nHallo", body)
    Incoming.objects.update(received=timezone.now() - dt.timedelta(days=800))

    call_command("let_go")

    assert not Incoming.objects.filter(pk=came.pk).exists() and not IncomingOriginal.objects.exists()
