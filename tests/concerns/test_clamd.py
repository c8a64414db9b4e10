"""The virus scanner beside the house: a small one of ours speaks its protocol, over both kinds of line."""

import socketserver
import struct
import threading
from contextlib import contextmanager

import pytest

from sozialraum.photos.clamd import address_of, look_through
from sozialraum.photos.cleaning import cleaned
from tests.concerns.pictures import handed_in, jpeg
from tests.refusals import refused

EVIL = b"EVIL"


class Scanner(socketserver.StreamRequestHandler):
    """INSTREAM as ``man clamd`` describes it: pieces with their length in front, an empty one at the end."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.seen.append(content)
        self.wfile.write(self.server.answer or self.verdict(content))

    def verdict(self, content):
        return b"stream: Eicar-Signature FOUND\0" if EVIL in content else b"stream: OK\0"


@contextmanager
def scanner(kind, place, answer=b""):
    with kind(place, Scanner) as server:
        server.seen, server.answer = [], answer
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(params=["tcp", "unix"])
def line(request, tmp_path, settings):
    """A kind of server, where it listens, and how the operator writes that."""
    if request.param == "unix":
        place = str(tmp_path / "s")
        return socketserver.UnixStreamServer, place, lambda server: f"unix:{place}"
    return socketserver.TCPServer, ("127.0.0.1", 0), lambda server: f"tcp://127.0.0.1:{server.server_address[1]}"


def test_the_scanner_sees_every_byte_and_its_word_holds(line, settings):
    kind, place, written = line
    large = bytes(range(256)) * 1000  # several pieces
    with scanner(kind, place) as server:
        settings.CLAMD = written(server)

        look_through(large)
        with refused("virus"):
            look_through(large + EVIL)

    assert server.seen == [large, large + EVIL]


def test_a_photo_with_something_in_it_is_refused_before_it_is_opened(line, settings):
    kind, place, written = line
    with scanner(kind, place) as server:
        settings.CLAMD = written(server)

        assert cleaned(handed_in(jpeg())).width == 640
        with refused("virus"):
            cleaned(handed_in(b"no photo at all " + EVIL))


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"what?"])
def test_a_scanner_that_gives_no_verdict_gives_no_permission(line, settings, answer):
    kind, place, written = line
    with scanner(kind, place, answer) as server:
        settings.CLAMD = written(server)

        with refused("scanner"):
            look_through(b"a photo")


def test_where_no_scanner_answers_no_photo_is_taken(settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path / 'nobody'}"

    with refused("scanner"):
        cleaned(handed_in(jpeg()))


def test_how_an_operator_writes_the_scanner():
    assert address_of("unix:/run/clamav/clamd.ctl") == "/run/clamav/clamd.ctl"
    assert address_of("tcp://scanner") == ("scanner", 3310)
    for wrong in ("clamd", "http://scanner", "unix:relative", "tcp://"):
        with pytest.raises(ValueError, match="written"):
            address_of(wrong)
