"""Mails that come back, as servers and people really write them. ``{id}`` is the Message-ID of the letter."""

ANSWER = """\
From: =?utf-8?q?Erika_M=C3=BC=C3=9Fig?= <erika@example.org>
To: post@netz.example
Subject: =?utf-8?q?Re=3A_Gr=C3=BC=C3=9Fe?=
Message-ID: <antwort@example.org>
In-Reply-To: {id}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Ich komme gern – mit Kuchen.
"""

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: post@netz.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Description: Notification

This is the mail system at host mx.example.org.

--B
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; erika@example.org
Original-Recipient: rfc822;erika@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--B
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: post@netz.example
Message-ID: {id}
Subject: Guten Tag

--B--
"""

#: The whole letter comes back, folded into base64 by a server that likes that.
EXCHANGE = """\
From: Microsoft Outlook <postmaster@firma.example>
To: post@netz.example
Subject: Unzustellbar: Guten Tag
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=utf-8

Ihre Nachricht konnte nicht zugestellt werden.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns;firma.example

Final-recipient: rfc822;erika@example.org
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found

--B
Content-Type: message/rfc822

From: post@netz.example
Message-ID:
 {id}
Subject: Guten Tag

Hallo.
--B--
"""

QMAIL = """\
Return-Path: <>
From: MAILER-DAEMON@qmail.example
To: post@netz.example
Subject: failure notice

Hi. This is the qmail-send program at qmail.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<erika@example.org>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 No such user

--- Below this line is a copy of the message.

Message-ID: {id}
Subject: Guten Tag

Hallo. In 450 Zeilen 4.4.1
"""

EXIM_LATE = """\
Return-Path: <>
From: Mail Delivery System <Mailer-Daemon@exim.example>
To: post@netz.example
Subject: Warning: message 1abc delayed 24 hours
X-Failed-Recipients: erika@example.org

This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered after more than 24 hours.
No action is required on your part. Delivery attempts will continue for some time.

------ This is a copy of the message's headers. ------
Message-ID: {id}
"""

ABSENT = """\
From: Erika Beispiel <erika@example.org>
To: post@netz.example
Subject: Abwesenheitsnotiz: Guten Tag
Auto-Submitted: auto-replied
In-Reply-To: {id}

Ich bin bis Montag im Urlaub und an der Ostsee.
"""

READ = """\
From: Erika Beispiel <erika@example.org>
To: post@netz.example
Subject: Gelesen: Guten Tag
Content-Type: multipart/report; report-type=disposition-notification; boundary="B"

--B
Content-Type: text/plain

Die Nachricht wurde gelesen.
--B
Content-Type: message/disposition-notification

Original-Message-ID: {id}
Disposition: manual-action/MDN-sent-manually; displayed
--B--
"""


def report(letter, action="failed", status="5.1.1", said="550 5.1.1 <erika@example.org>: User unknown"):
    return filled(POSTFIX, letter, action=action, status=status, said=said)


def filled(mail, letter, **words):
    named = letter if isinstance(letter, str) else letter.message_id
    return mail.format(id=named, **words).replace("\n", "\r\n").encode()
