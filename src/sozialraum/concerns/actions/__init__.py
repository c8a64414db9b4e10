"""Concerns: what happens – said, read, talked about, answered, forgotten."""

from sozialraum.concerns.actions.answering import answer, answer_alike, bring_back, refer, reopen, set_aside
from sozialraum.concerns.actions.keeping import anonymise, drop_address, forget, promise, tell, topics
from sozialraum.concerns.actions.moving import assign, publish, put_on_agenda, read, take_off_agenda, unpublish
from sozialraum.concerns.actions.saying import SentConcern, confirm, new_code, say, take_down, withdraw

__all__ = [
    "SentConcern",
    "anonymise",
    "answer",
    "answer_alike",
    "assign",
    "bring_back",
    "confirm",
    "drop_address",
    "forget",
    "new_code",
    "promise",
    "publish",
    "put_on_agenda",
    "read",
    "refer",
    "reopen",
    "say",
    "set_aside",
    "take_down",
    "take_off_agenda",
    "tell",
    "topics",
    "unpublish",
    "withdraw",
]
