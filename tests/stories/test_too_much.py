"""A file that is too large, and a house that is too busy for one: what comes back is a page, and what it says is so."""

import re
import socket
from contextlib import suppress

import pytest

from tests.stories.browser import Browser
from tests.stories.house import PATIENCE

pytestmark = pytest.mark.story
PIECE = b"x" * 1_000_000


def sent_whole(house, path, size):
    """Send as a browser does, until all of it is gone or the house takes no more; the head and page that came."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: localhost:{house.port}\r\nContent-Length: {size}\r\n"
            "Content-Type: multipart/form-data; boundary=rand\r\n\r\n"
        )
        line.sendall(head.encode())
        with suppress(OSError):
            for _piece in range(size // len(PIECE)):
                line.sendall(PIECE)
        came = b""
        while b"</html>" not in came and (part := line.recv(65_536)):
            came += part
    return came.decode("utf-8", "replace")


def test_what_is_too_large_is_answered_with_the_limit_and_not_with_a_broken_line(house):
    house.open()

    page = sent_whole(house, "/anliegen/sagen/", 120_000_000)

    assert page.startswith("HTTP/1.1 413")
    assert "Das waren 120 MB. Eine Datei darf 50 MB groß sein, alles zusammen 100 MB." in page
    assert house.get("/gesund").status == 200


def test_a_text_that_is_too_long_is_not_called_a_file(house):
    house.open()
    stranger = Browser(house).go("/anliegen/sagen/")

    assert stranger.ask("/anliegen/sagen/", stranger.standing() | {f"feld{n}": "x" for n in range(3000)}) == 413
    assert "Der Text ist länger, als wir annehmen können." in stranger.words
    assert not re.search(r"\d MB", stranger.words)
