"""Config: keeps secrets out of the logs."""

import logging
import re

TOKEN = re.compile(r"/l/[\w-]{20,}")


class WithoutTokens(logging.Filter):
    """Takes the token of a personal link out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKEN.sub("/l/…", record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = TOKEN.sub("/l/…", logging.Formatter().formatException(record.exc_info))
        return True
