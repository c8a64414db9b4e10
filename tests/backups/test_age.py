"""Our locked archives are age files: other tools open them, and nothing that was changed is given out."""

import io
import os

import pyrage
import pytest

from sozialraum.backups.age import CHUNK, Damaged, Reader, Writer, WrongKey

KEY = "ein-langer-schluessel"


def locked(data):
    out = io.BytesIO()
    writer = Writer(out, KEY)
    for start in range(0, len(data), 7001):
        writer.write(data[start : start + 7001])
    writer.finish()
    return out.getvalue()


def opened(raw, key=KEY):
    return io.BufferedReader(Reader(io.BytesIO(raw), key), CHUNK).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_we_lock_any_age_opens(size):
    data = os.urandom(size)
    assert pyrage.passphrase.decrypt(locked(data), KEY) == opened(locked(data)) == data


def test_what_another_age_locks_we_open():
    data = os.urandom(300_001)
    assert opened(pyrage.passphrase.encrypt(data, KEY)) == data


def test_another_key_opens_nothing():
    with pytest.raises(WrongKey):
        opened(locked(b"x"), "ein anderer Schlüssel")


@pytest.mark.parametrize("size", [0, 10, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_cut_off_changed_or_shuffled_it_is_refused(size):
    raw = locked(os.urandom(size))
    flipped = [bytes([*raw[:at], raw[at] ^ 1, *raw[at + 1 :]]) for at in (0, 30, len(raw) // 2, len(raw) - 1)]
    wrong = [*flipped, raw[:-1], raw[:-16], raw[: len(raw) - size - 16], raw + b"x", b"", b"age"]
    if size == 3 * CHUNK:
        head, chunk = len(raw) - 3 * (CHUNK + 16), CHUNK + 16
        wrong.append(
            raw[:head] + raw[head + chunk : head + 2 * chunk] + raw[head : head + chunk] + raw[head + 2 * chunk :]
        )
        wrong.append(raw[: head + 2 * chunk])  # a whole chunk is missing at the end
    for one in wrong:
        with pytest.raises((Damaged, WrongKey)):
            opened(one)
