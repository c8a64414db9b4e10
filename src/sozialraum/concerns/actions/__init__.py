"""Concerns: what happens – said, read, talked about, answered, forgotten."""

from sozialraum.concerns.actions.answering import answer, answer_alike, refer, reopen, set_aside, undo_set_aside
from sozialraum.concerns.actions.keeping import (
    announce_date,
    anonymise,
    change_contact,
    drop_address,
    forget,
    promise,
    topics,
)
from sozialraum.concerns.actions.moving import assign, publish, put_on_agenda, read, take_off_agenda, unpublish
from sozialraum.concerns.actions.saying import SentConcern, confirm, new_code, record_on_behalf, say, withdraw

__all__ = [
    "SentConcern",
    "announce_date",
    "anonymise",
    "answer",
    "answer_alike",
    "assign",
    "change_contact",
    "confirm",
    "drop_address",
    "forget",
    "new_code",
    "promise",
    "publish",
    "put_on_agenda",
    "read",
    "record_on_behalf",
    "refer",
    "reopen",
    "say",
    "set_aside",
    "take_off_agenda",
    "topics",
    "undo_set_aside",
    "unpublish",
    "withdraw",
]
