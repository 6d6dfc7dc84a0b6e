"""Files and streams to bytes, with every way that can fail told in one line."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import zlib
from typing import TYPE_CHECKING, BinaryIO

from purport.errors import InputError
from purport.report.limits import size
from purport.report.sniff import GZIP

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from purport.report.limits import Limits

DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)

_REASONS = {
    errno.ENOENT: "no such file; check the name",
    errno.ENOTDIR: "no such file; check the name",
    errno.EACCES: "no permission to read it; ask its owner, or give a copy",
    errno.EPERM: "no permission to read it; ask its owner, or give a copy",
    errno.ENAMETOOLONG: "no file has so long a name; check the name",
    errno.ELOOP: "its links lead in a circle; give the file itself",
    errno.EISDIR: "a folder, not a file; give a file in it",
}
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def file_error(name: str, error: OSError | ValueError) -> InputError:
    """What kept a file or folder from being read, in one line."""
    if isinstance(error, OSError):
        reason = _REASONS.get(error.errno or 0, f"cannot be read ({error.strerror or error}); check the disk")
        return InputError(f"{name}: {reason}")
    return InputError(f"{name}: no file can have such a name; check the name")


def open_file(path: str, name: str) -> io.BufferedReader:
    """An ordinary file, open to read; pipes and devices are refused, for they may never end."""
    try:
        mode = os.stat(path).st_mode
        for is_kind, kind in _SPECIAL:
            if is_kind(mode):
                raise InputError(f"{name}: {kind}, not a file; pipe its content in and give - for the name")
        return open(path, "rb")
    except (OSError, ValueError) as error:
        raise file_error(name, error) from error


def read_file(path: str, name: str, limits: Limits) -> bytes:
    """All bytes of a file, as they are on disk."""
    with open_file(path, name) as stream:
        return read_stream(stream, name, limits)


def read_stream(stream: io.BufferedIOBase, name: str, limits: Limits, *, first: bytes = b"") -> bytes:
    """All bytes of a stream, read no further than the limit; ``first`` is what was already read of it."""
    try:
        data = first + stream.read(max(0, limits.max_bytes + 1 - len(first)))
    except DAMAGED as error:
        raise damaged(name) from error
    except OSError as error:
        raise file_error(name, error) from error
    return check_size(data, name, limits)


def inflate(data: bytes, name: str, limits: Limits) -> bytes:
    """The content of gzip data, and other data as it is; decompression stops at the limit."""
    if not data.startswith(GZIP):
        return check_size(data, name, limits)
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return read_stream(stream, name, limits)


def check_size(data: bytes, name: str, limits: Limits) -> bytes:
    if len(data) > limits.max_bytes:
        limit = size(limits.max_bytes)
        raise InputError(f"{name}: over the limit of {limit} for one input; give one report at a time")
    return data


def damaged(name: str) -> InputError:
    return InputError(f"{name}: its gzip data is damaged or cut short; get it again")


class KeptOpen(io.RawIOBase):
    """A view of a stream that somebody else owns: closing the view leaves the stream open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data: bytes = self._read(len(view))
        view[: len(data)] = data
        return len(data)


def unzipped(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, decompressed as it is read where it is gzip data."""
    if stream.peek(len(GZIP)).startswith(GZIP):
        return io.BufferedReader(gzip.GzipFile(fileobj=stream))
    return stream
