"""A mail server for stories: real SMTP on a free port of this machine; what arrives is read as text.

    with SmtpHouse() as post:
        house.environment["SOZIALRAUM_SMTP"] = post.url
        house.open()
        ...
        letter = post.wait_for_mail("erika@example.org")
        assert letter["Subject"] == "Ihr Code"
        assert "123456" in text_of(letter)

As a fixture: ``smtp_house`` in ``tests/stories/conftest.py``.
"""

import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Condition

from aiosmtpd.controller import Controller

from tests.stories.house import PATIENCE, free_port


def text_of(message: EmailMessage) -> str:
    """The words of a mail, as its reader sees them."""
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


class SmtpHouse:
    """A mail server that keeps what it is given. ``answers`` maps an address to what is said to it instead of 250."""

    def __init__(self):
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.answers: dict[str, str] = {}
        self.port = free_port()
        self._new = Condition()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, server_hostname="smtp.example")

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?from=post@netz.example"

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_error):
        self._controller.stop()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if said := self.answers.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        message["X-RcptTo"] = ", ".join(envelope.rcpt_tos)
        with self._new:
            self.raw.append(envelope.content)
            self.mails.append(message)
            self._new.notify_all()
        return "250 Angenommen"

    def mails_to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in list(self.mails) if mail["X-RcptTo"] == address]

    def wait_for_mail(self, to: str, count: int = 1, patience: float = PATIENCE) -> EmailMessage:
        """The newest mail to this address, as soon as there are ``count``; fails when nothing comes in time."""
        deadline = time.monotonic() + patience
        with self._new:
            while len(found := self.mails_to(to)) < count:
                left = deadline - time.monotonic()
                assert left > 0, f"no mail to {to}; there are {[mail['X-RcptTo'] for mail in self.mails]}"
                self._new.wait(left)
        return found[-1]
