"""Mails put together of parts, for tests."""

from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

HEAD = b"From: Rosa Beispiel <rosa@example.org>\r\nSubject: Hallo\r\nMIME-Version: 1.0\r\n"


def built(part, **headers):
    for name, value in {"From": "Rosa <rosa@example.org>", "Subject": "Hallo", **headers}.items():
        part[name] = value
    return part.as_bytes()


def many(kind, *parts):
    box = MIMEMultipart(kind)
    for one in parts:
        box.attach(one)
    return box


def text(words, kind="plain", name="", label="utf-8"):
    part = MIMEText(words, kind, label)
    if name:
        part.add_header("Content-Disposition", "attachment", filename=name)
    return part


PICTURE = MIMEApplication(b"\x89PNG", "octet-stream")
