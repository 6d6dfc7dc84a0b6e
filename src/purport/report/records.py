"""The records of a WARC stream, one after the other, and in their place what is broken between them.

warcio reads the headers. Where a record begins and ends is told here, for warcio takes a stream on trust: it stops
at the first damage, and holds a line or a record of any length.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.report.tape import PIECE, Damaged, Tape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

_LARGEST_HEAD = 1 << 20
"""Bytes of a record's header, or of the one of HTTP in it: the longest addresses hold a picture."""

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BEGIN = re.compile(rb"WARC/\d\.\d+\r?\n")
_NEXT = re.compile(rb"WARC/\d\.\d+\r?\n(?=[\w-]+:)")
_LONGEST_BEGIN = 16
_LONGEST_MARK = 80  # with the name of the first header
_WIDEST_GAP = 64
_BAD_LENGTH = "it is cut short, or its stated length is wrong"


@dataclass(frozen=True, slots=True)
class Record:
    """A record's header and content; of a content over the limit only the start, and ``is_whole`` is false."""

    headers: StatusAndHeaders
    content: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """What cannot be read as a record: where it begins in the stream, its header where that is whole, and why."""

    place: int
    headers: StatusAndHeaders | None
    reason: str


def records(tape: Tape, most: int) -> Iterator[Record | Broken]:
    """The records of uncompressed WARC data; a content of over ``most`` bytes is never held.

    After a broken record it goes on where the next one begins.
    """
    headers = None
    while _to_record(tape) or tape.fault:
        place = tape.place
        try:
            headers = _headers(tape)
            record = _record(tape, headers, most)
        except Damaged as damage:
            yield Broken(place, headers, str(damage))
            if not _resynced(tape):
                return
        else:
            yield record
        headers = None


def _to_record(tape: Tape) -> bool:
    """Passes the empty lines before a record; whether there is one."""
    while tape.ahead(_LONGEST_BEGIN):
        start = tape.held[:PIECE]
        blank = len(start) - len(start.lstrip(b"\r\n"))
        if not blank:
            return True
        tape.skip(blank)
    return False


def _headers(tape: Tape) -> StatusAndHeaders:
    """The header, which is passed; what follows is the record's content."""
    if tape.held and not _BEGIN.match(tape.held):
        raise Damaged("no WARC record begins here")
    for size in (PIECE, _LARGEST_HEAD):
        tape.ahead(size)
        end = _END_OF_HEAD.search(tape.held, 0, size)
        if end:
            return _parsed(tape.take(end.end()))
    fault = tape.fault or Damaged("its header has no end")
    tape.skip(_LARGEST_HEAD - PIECE)  # in which no other header ends
    raise fault


def split_head(content: bytes) -> tuple[StatusAndHeaders, bytes] | None:
    """The header that HTTP put before a content, and the content; None where there is none."""
    end = _END_OF_HEAD.search(content, 0, _LARGEST_HEAD)
    return (_parsed(content[: end.end()]), content[end.end() :]) if end else None


def _parsed(head: bytes) -> StatusAndHeaders:
    """A status line and the headers after it."""
    from warcio.statusandheaders import StatusAndHeadersParser

    return StatusAndHeadersParser([], verify=False).parse(io.BytesIO(head))


def _record(tape: Tape, headers: StatusAndHeaders, most: int) -> Record:
    stated = (headers.get_header("Content-Length") or "").strip()
    if not (stated.isascii() and stated.isdecimal() and len(stated) < 19):
        raise Damaged("it states no length")
    length = int(stated)
    if tape.size is not None and tape.place + length > tape.size:
        raise Damaged(_BAD_LENGTH)
    if length > most:
        return _start_of(tape, headers, length)
    if tape.ahead(length) < length:
        raise tape.fault or Damaged(_BAD_LENGTH)
    _check_end(tape, length)
    return Record(headers, tape.take(length), is_whole=True)


def _start_of(tape: Tape, headers: StatusAndHeaders, length: int) -> Record:
    start = bytes(tape.held[: min(length, tape.ahead(_LARGEST_HEAD), _LARGEST_HEAD)])
    if tape.skip(length) < length:
        raise tape.fault or Damaged(_BAD_LENGTH)
    _check_end(tape, 0)
    return Record(headers, start, is_whole=False)


def _check_end(tape: Tape, length: int) -> None:
    """A record ends in two line ends, or fewer where the next one or the stream's end follows.

    To look past the end of a gzip member is to have its checksum looked at.
    """
    tape.ahead(length + _WIDEST_GAP)
    after = bytes(tape.held[length : length + _WIDEST_GAP])
    rest = after.lstrip(b"\r\n")
    if not rest and tape.fault:
        raise tape.fault
    if rest and not rest.startswith(b"WARC/") and not after.startswith(b"\r\n\r\n"):
        raise Damaged(_BAD_LENGTH)


def _resynced(tape: Tape) -> bool:
    """Moves on to where the next record begins; whether one does."""
    while True:
        found = _NEXT.search(tape.held)
        if found:
            tape.skip(found.start())
            return True
        held = len(tape.held)
        if tape.ahead(held + PIECE) == held:
            tape.skip(held)
            return False
        tape.skip(max(0, held - _LONGEST_MARK))
