"""Mailbox: what an opaque S/MIME signature was put on (CMS, RFC 5652): taken out, never checked."""

from __future__ import annotations

from dataclasses import dataclass

SIGNED_DATA = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2
SEQUENCE, OID, OCTETS, OCTETS_IN_PIECES, EXPLICIT = 0x30, 0x06, 0x04, 0x24, 0xA0
DEEPEST = 12


@dataclass(frozen=True)
class _Piece:
    """One element of BER: its tag, where its content begins and ends, and where the next one begins."""

    tag: int
    start: int
    end: int
    after: int


def signed_content(der: bytes) -> bytes | None:
    """Bytes of the mail in a CMS SignedData (RFC 5652); None if it is encrypted, detached or malformed."""
    try:
        whole = _piece(der, 0, 0)
        kind, wrapped = _inside(der, whole)[:2]
        if whole.tag != SEQUENCE or der[kind.start : kind.end] != SIGNED_DATA:
            return None
        (signed,) = _inside(der, wrapped)
        about = next(one for one in _inside(der, signed) if one.tag == SEQUENCE)
        _kind, content = _inside(der, about)[:2]
        (octets,) = _inside(der, content)
        return b"".join(_octets(der, octets, 0))
    except (ValueError, IndexError, StopIteration):
        return None


def _piece(der: bytes, at: int, depth: int) -> _Piece:
    tag, length, start = der[at], der[at + 1], at + 2
    if length == 0x80:  # its end is marked, not counted
        if depth > DEEPEST:
            raise ValueError
        end = start
        while der[end : end + 2] != b"\0\0":
            end = _piece(der, end, depth + 1).after
        return _Piece(tag, start, end, end + 2)
    if length & 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(der[start : start + count], "big"), start + count
    if start + length > len(der):
        raise ValueError
    return _Piece(tag, start, start + length, start + length)


def _inside(der: bytes, whole: _Piece) -> list[_Piece]:
    found: list[_Piece] = []
    at = whole.start
    while at < whole.end and len(found) < 1_000_000:
        found.append(_piece(der, at, 0))
        at = found[-1].after
    return found


def _octets(der: bytes, piece: _Piece, depth: int) -> list[bytes]:
    if piece.tag == OCTETS:
        return [der[piece.start : piece.end]]
    if piece.tag != OCTETS_IN_PIECES or depth > DEEPEST:
        raise ValueError
    return [octets for one in _inside(der, piece) for octets in _octets(der, one, depth + 1)]
