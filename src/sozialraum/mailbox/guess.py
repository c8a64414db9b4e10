"""Mailbox: what a mail probably is – a suggestion that one click changes, and never a reason to drop it.

Only a report in the form of RFC 3464, or one that shows the letter it speaks of, counts as a report on a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from sozialraum.mailbox.headers import header, line, sender_of
from sozialraum.mailbox.reading import bytes_of, is_returned, payload_of
from sozialraum.post.words import CameAs

MESSAGE_ID = re.compile(rb"<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[\w.-]{1,255}>", re.I)
STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
CODE = re.compile(r"(?m)(?:^|\s)([45])\d\d[ -]")
LATE = re.compile(r"delay|warning|verzöger|noch nicht zugestellt|temporar|still being retried|will retry", re.I)
RETURNED = re.compile(r"(?mi)^[>\s]{0,8}message-id:")
MACHINES = ("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon")
LISTS = ("List-Id", "List-Post", "List-Unsubscribe")
ANSWERS_ITSELF = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-Vacation")

#: How programs begin the subject of an absence note.
NOTED = re.compile(
    r"^\W*(?:auto(?:matisch|matic|mated)?e?[ :_-]{1,3}(?:antwort|reply|response)|autoreply"
    r"|out[ -]of[ -](?:the[ -])?office|abwesenheits(?:notiz|nachricht|meldung|assistent)"
    r"|vacation (?:reply|response|notice)|urlaubsnotiz"
    r"|réponse automatique|message d['’]absence|absence du bureau|otomatik (?:yan[ıi]t|cevap)|ofis d[ıi][şs][ıi]nda"
    r"|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori sede|automatisch antwoord|afwezig"
    r"|odpowiedź automatyczna|automatyczna odpowiedź|răspuns automat|autosvar|автоответ|автоматический ответ"
    r"|автоматична відповідь|رد تلقائي|پاسخ خودکار)",
    re.I,
)
#: Words of absence, which people use, too.
AWAY = re.compile(
    r"abwesen|nicht (?:im|in den) (?:haus|büro|dienst)|(?:im|in) urlaub|urlaub bis|auf urlaub|elternzeit|außer haus"
    r"|out of (?:the )?office|on (?:annual |parental )?leave|on (?:vacation|holiday)"
    r"|away from (?:my|the) (?:desk|office|mail)"
    r"|ofis(?:te)? (?:d[ıi][şs][ıi]nda|de[ğg]il)|izindeyim|tatildeyim|yıllık iz[ni]"
    r"|absente? du bureau|en congés?|suis absente?|en vacances|de vacaciones|fuori ufficio|in ferie|met vakantie",
    re.I,
)
#: What only a program says of itself.
BY_ITSELF = re.compile(
    r"automatisch (?:erstellt|generiert|erzeugt|versandt|versendet)|automatische (?:antwort|nachricht|abwesenheit)"
    r"|e?-?mails? (?:werden|wird) (?:in dieser zeit |währenddessen |zwischenzeitlich )?nicht (?:gelesen|weitergeleitet)"
    r"|automat(?:ed|ic) (?:reply|response|message)|automatically generated"
    r"|will (?:reply|respond|get back) (?:to you )?(?:when|upon|on|after) (?:i|my)"
    r"|(?:réponse|message) automatique|otomatik (?:olarak|yanıt|cevap|mesaj)",
    re.I,
)
ABSENCE_OPENS = re.compile(
    r"(?:ich bin|wir sind) (?:ab|vom|bis|seit|zurzeit|derzeit|zur zeit|aktuell|momentan|leider|noch)\b[^.!?\n]{0,80}?"
    r"(?:nicht (?:im|in)|im urlaub|abwesend|außer haus)"
    r"|i(?: am|['’]m) (?:currently |now )?(?:out of|away from|on) (?:the |my |annual )?"
    r"(?:office|mail|email|e-mail|desk|leave|vacation|holiday)"
    r"|(?:şu anda|tarihine kadar|tarihleri arasında)[^.!?\n]{0,60}(?:izinde|tatilde|ofis)"
    r"|(?:je suis|nous sommes) (?:actuellement |absent)[^.!?\n]{0,60}(?:absent|congés?|vacances|du \d|jusqu)",
    re.I,
)


def what_it_is(mail: Message, text: str) -> tuple[CameAs, str]:
    """What it probably is; of a report also why, in the words of the other server."""
    if told := _reported(mail):
        return told
    if _looks_like_report(mail) and (told := _machine_report(mail, text)):
        return told
    if str(mail.get_param("report-type") or "").lower() == "disposition-notification":
        return CameAs.AUTOMATIC, ""
    is_list = any(header(mail, name) for name in LISTS)
    is_automatic = _says_so_itself(mail)
    if is_absence(header(mail, "Subject"), text, is_automatic=is_automatic) and not is_list:
        return CameAs.ABSENCE, ""
    if is_list or header(mail, "Precedence").strip().lower() in ("bulk", "list", "junk"):
        return CameAs.LIST, ""
    return (CameAs.AUTOMATIC if is_automatic else CameAs.ANSWER), ""


# ── reports ───────────────────────────────────────────────────────────────────


def _reported(mail: Message) -> tuple[CameAs, str] | None:
    """RFC 3464: the fields of the report say what came of it; the first that failed counts."""
    inside = payload_of(mail) if mail.get_content_maintype() == "multipart" else []
    fields = [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else []
    fields = [
        part
        for part in fields
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status")
    ]
    recipients = [block for part in fields for block in _blocks(part) if block["Action"] or block["Status"]]
    for action, kind in (("failed", CameAs.BOUNCE), ("delayed", CameAs.DELAY)):
        found = next((one for one in recipients if _action(one) == action), None)
        if found is not None:
            return kind, line(_diagnosis(found), 500)
    return (CameAs.AUTOMATIC, "") if recipients else None  # delivered, relayed or expanded


def _blocks(part: Message) -> list[Message]:
    payload = payload_of(part)
    if isinstance(payload, list) and part.get_content_type() == "message/delivery-status":
        return [one for one in payload if isinstance(one, Message)]
    return [message_from_bytes(block) for block in bytes_of(part).replace(b"\r\n", b"\n").split(b"\n\n")[:1000]]


def _action(block: Message) -> str:
    """What the report says of one recipient; where it says nothing, the first digit of the status does."""
    told = header(block, "Action").strip().lower()
    if told in ("failed", "delayed", "delivered", "relayed", "expanded"):
        return told
    return {"5": "failed", "4": "delayed"}.get(header(block, "Status").strip()[:1], "delivered")


def _diagnosis(block: Message) -> str:
    words = header(block, "Diagnostic-Code").partition(";")[2].strip() or header(block, "Diagnostic-Code")
    return " ".join(filter(None, [header(block, "Status").strip(), words]))


def _looks_like_report(mail: Message) -> bool:
    """A sign that a mail server wrote it; alone it proves nothing: there are people behind postmaster, too."""
    is_machine = sender_of(mail)[1].partition("@")[0].lower().startswith(MACHINES)
    failed = header(mail, "X-Failed-Recipients") or header(mail, "Return-Path").strip() == "<>"
    return bool(is_machine or failed or mail.get_content_type() == "multipart/report")


def _machine_report(mail: Message, text: str) -> tuple[CameAs, str] | None:
    """A report as qmail, older Exchange and others write it: words for humans, a code, and the letter below."""
    cut = next((found.start() for found in (RETURNED.search(text), _our_id(text)) if found), None)
    inside = payload_of(mail)
    comes_back = isinstance(inside, list) and any(is_returned(one) for one in inside if isinstance(one, Message))
    above = text[:cut][:4000]
    code = STATUS.search(above) or CODE.search(above)
    if (cut is None and not comes_back) or not (code or header(mail, "X-Failed-Recipients")):
        return None
    digit = code[1] if code else ""
    is_late = digit == "4" or (digit != "5" and bool(LATE.search(header(mail, "Subject"))))
    said = next((one for one in above.splitlines() if STATUS.search(one) or CODE.search(one)), "") or above
    return (CameAs.DELAY if is_late else CameAs.BOUNCE), line(said, 300)


def _our_id(text: str) -> re.Match[str] | None:
    return re.search(MESSAGE_ID.pattern.decode(), text, re.I)


# ── programs and people ───────────────────────────────────────────────────────


def _says_so_itself(mail: Message) -> bool:
    """RFC 3834 and what was usual before it: a program wrote this."""
    submitted = header(mail, "Auto-Submitted").strip().lower()
    named = any(header(mail, name).strip().lower() not in ("", "no", "none") for name in ANSWERS_ITSELF)
    by_return = (
        header(mail, "Return-Path").strip() == "<>" or header(mail, "Precedence").strip().lower() == "auto_reply"
    )
    return bool(submitted and not submitted.startswith("no")) or named or by_return


def is_absence(subject: str, text: str, *, is_automatic: bool) -> bool:
    """Whether a program says that somebody is away; what a human may write as well needs a second sign."""
    own = "\n".join(_own_lines(text))[:1500]
    if NOTED.search(subject) or (is_automatic and (AWAY.search(subject) or AWAY.search(own))):
        return True
    return bool(ABSENCE_OPENS.search(own[:400]) and BY_ITSELF.search(own))


def _own_lines(text: str) -> Iterator[str]:
    """What they wrote themselves, without what they quote."""
    return (one for one in text[:20_000].splitlines() if not one.lstrip().startswith(">"))
