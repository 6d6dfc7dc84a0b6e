"""Bytes of a stream with what was read ahead of its place, and the members of a gzip stream one by one."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from purport.report.limits import size as size_of
from purport.report.sniff import GZIP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE = 65_536
_MEMBER = GZIP + b"\x08"
_KEPT = 1 << 20
"""Packed bytes that stay at hand while a member is unpacked: damage shows up a few kilobytes after its place."""
MOST_UNPACKED = 200
"""Text packs five to thirty times smaller; what unpacks to so many times its size and over the limit is a bomb."""


def unpacks_too_far(most: int) -> str:
    """What a bomb is refused for."""
    return f"it unpacks to over {MOST_UNPACKED} times its size, past the limit of {size_of(most)}"


class Damaged(Exception):
    """The stream cannot be read on from its place; the message says why."""


class Tape:
    """A stream and how far it was read: what lies ahead can be looked at before it is taken or left.

    ``held`` is what was read and not passed yet, from ``place`` on; ``fault`` is what keeps more from being read.
    """

    def __init__(self, read: Callable[[int], bytes], size: int | None = None) -> None:
        self._read = read
        self.size = size
        self.held = bytearray()
        self.place = 0
        self.fault: Damaged | None = None

    def ahead(self, size: int) -> int:
        """Reads on until so many bytes are held, or no more can be read; how many are held."""
        while len(self.held) < size and self.fault is None:
            try:
                piece = self._read(PIECE)
            except Damaged as fault:
                self.fault = fault
                break
            if not piece:
                break
            self.held += piece
        return len(self.held)

    def take(self, size: int) -> bytes:
        """The next bytes, no more than are left."""
        self.ahead(size)
        taken = bytes(self.held[:size])
        self._pass(len(taken))
        return taken

    def skip(self, size: int) -> int:
        """Passes so many bytes, held a piece at a time; how many there were."""
        left = size
        while left and (here := min(left, self.ahead(min(left, PIECE)))):
            self._pass(here)
            left -= here
        return size - left

    def _pass(self, size: int) -> None:
        del self.held[:size]
        self.place += size


def members(raw: Tape, most: int) -> Iterator[Tape]:
    """The content of each member of a gzip stream; after a damaged one, of the next that begins a WARC record.

    A tape's fault is that its member is damaged, or unpacks past ``most`` bytes as only bombs do.
    """
    while _to_data(raw):
        member = _Member(raw, most)
        yield Tape(member.read)
        if member.ended:
            raw.skip(member.at)
        else:
            raw.skip(1)
            _to_member(raw)


def _to_data(raw: Tape) -> bool:
    """Passes the zeros that may fill up a gzip file; whether anything follows."""
    while raw.ahead(1) and raw.held[0] == 0:
        start = raw.held[:PIECE]
        raw.skip(len(start) - len(start.lstrip(b"\0")))
    return bool(raw.held)


def _to_member(raw: Tape) -> None:
    """Moves on to where a member begins that holds a WARC record, or to the end."""
    while raw.ahead(PIECE):
        found = raw.held.find(_MEMBER)
        raw.skip(found if found >= 0 else max(1, len(raw.held) - len(_MEMBER) + 1))
        if found >= 0:
            if _begins_record(bytes(raw.held[:512])):
                return
            raw.skip(1)


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 16).startswith(b"WARC/")
    except zlib.error:
        return False


class _Member:
    """One member, unpacked as it is read; ``at`` is how far into the packed bytes that ``raw`` holds."""

    def __init__(self, raw: Tape, most: int) -> None:
        self._raw = raw
        self._most = most
        self._unpacker = zlib.decompressobj(wbits=31)
        self.at = 0
        self._packed = self._unpacked = 0

    @property
    def ended(self) -> bool:
        """Whether all of it was read, and its checksum holds."""
        return self._unpacker.eof

    def read(self, size: int) -> bytes:
        while not self.ended:
            self._raw.ahead(self.at + PIECE)
            packed = bytes(self._raw.held[self.at : self.at + PIECE])
            data = self._unpack(packed, min(size, PIECE))
            if data:
                return data
            if not packed:
                raise Damaged("its gzip data is cut short")
        return b""

    def _unpack(self, packed: bytes, size: int) -> bytes:
        before = self._unpacker.copy()
        try:
            data = self._unpacker.decompress(packed, size)
        except zlib.error as error:
            # What stands before the damage is not lost: a record's address may be in it, or whole records.
            self._unpacker = before
            if size > 1:
                return self._unpack(packed, size // 2)
            raise Damaged("its gzip data is damaged") from error
        used = len(packed) - len(self._unpacker.unconsumed_tail) - len(self._unpacker.unused_data)
        self.at += used
        self._packed += used
        self._unpacked += len(data)
        if self._unpacked > max(self._most, MOST_UNPACKED * self._packed):
            raise Damaged(unpacks_too_far(self._most))
        if self.at > _KEPT and not self.ended:
            self.at -= self._raw.skip(self.at - _KEPT)
        return data
