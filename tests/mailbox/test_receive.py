"""The pipe: what the mail server is told, in the codes of sysexits."""

import io
import os
import sys

import pytest
from django.core.management import call_command
from django.db import OperationalError

from sozialraum.mailbox.effects import Busy
from sozialraum.mailbox.management.commands import receive
from sozialraum.post.models import Incoming

pytestmark = pytest.mark.django_db
MAIL = b"From: erika@example.org\r\nSubject: Geheimzeichen\r\n\r\nHallo"


@pytest.fixture
def pipe(monkeypatch):
    def pipe(raw, *words):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        try:
            call_command("receive", *words, stdout=io.StringIO())
        except SystemExit as end:
            return end.code
        return os.EX_OK

    return pipe


def test_what_the_mail_server_is_told(pipe, body, other_body):
    assert pipe(MAIL) == os.EX_OK
    assert pipe(MAIL, "--body", "nebenan") == os.EX_OK
    assert pipe(MAIL, "--body", "gibt-es-nicht") == os.EX_NOUSER
    assert pipe(b" \r\n") == os.EX_DATAERR
    assert sorted(Incoming.objects.values_list("body__key", flat=True)) == ["musterviertel", "nebenan"]


@pytest.mark.parametrize("trouble", [Busy(), OperationalError("Geheimzeichen"), OSError(28, "Geheimzeichen")])
def test_what_cannot_be_taken_in_now_comes_again_and_nothing_is_told(pipe, body, monkeypatch, caplog, trouble):
    def refuse(*_words):
        raise trouble

    monkeypatch.setattr(receive, "take_in", refuse)

    assert pipe(MAIL) == os.EX_TEMPFAIL
    assert "Geheimzeichen" not in caplog.text


def test_a_mail_without_end_is_read_to_its_end_and_kept_only_so_far(pipe, body):
    assert pipe(MAIL + b"x" * 31_000_000) == os.EX_OK

    assert Incoming.objects.get().is_cut
