"""A mail server that does what the test tells it at any point of the conversation: refuse, stall, hang up."""

import socket
from threading import Event, Thread

HANG_UP = "hang up"
STALL = "stall"
GOOD = {
    "greeting": "220 da",
    "ehlo": "250 da",
    "mail": "250 gut",
    "rcpt": "250 gut",
    "data": "354 bitte",
    "dot": "250 gut",
    "rset": "250 gut",
}


class Crooked:
    """``script`` maps a point (greeting, ehlo, mail, rcpt, data, body, dot) to what happens there instead of a yes.

    A list is used up one by one, then all is well. ``taken`` are the letters it really has; ``reached`` is set when the
    server stalls, so that a test can act at that very moment.
    """

    def __init__(self, **script):
        self.script = {point: list(says) if isinstance(says, list) else says for point, says in script.items()}
        self.taken, self.lines, self.reached, self._over = [], 0, Event(), Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}?from=post@netz.example&patience=0.3"

    def __enter__(self):
        Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self._over.set()
        self._listening.close()

    def _serve(self):
        while True:
            try:
                line, _address = self._listening.accept()
            except OSError:
                return
            self.lines += 1
            Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line):
        with line, line.makefile("rwb") as talk:
            try:
                self._conversation(talk)
            except (ConnectionError, EOFError, ValueError):
                return

    def _conversation(self, talk):
        self._say(talk, "greeting")
        for words in talk:
            verb = words[:4].decode().strip().lower().replace("helo", "ehlo")
            if verb == "quit":
                talk.write(b"221 bis bald\r\n")
                talk.flush()
                return
            if self._say(talk, verb) and verb == "data":
                self._take(talk)

    def _take(self, talk):
        letter = []
        if self._next("body") == HANG_UP:
            raise EOFError
        while (words := talk.readline()) != b".\r\n":
            if not words:
                raise EOFError
            letter.append(words)
        says = self._next("dot")
        if says in (HANG_UP, STALL) or says.startswith("2"):
            self.taken.append(b"".join(letter))
        self._act(talk, says)

    def _next(self, point):
        says = self.script.get(point, GOOD.get(point))
        if isinstance(says, list):
            says = says.pop(0) if says else GOOD.get(point)
        return says

    def _say(self, talk, point):
        says = self._next(point)
        self._act(talk, says)
        return says.startswith(("2", "3"))

    def _act(self, talk, says):
        if says == STALL:
            self.reached.set()
            self._over.wait()
        if says in (STALL, HANG_UP):
            raise EOFError
        talk.write(says.encode() + b"\r\n")
        talk.flush()
