"""WACZ files, zip files with web archives in a folder of theirs, to the pages in them."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import partial
from typing import IO, TYPE_CHECKING

from purport.errors import InputError
from purport.report.archive import AGAIN, some, stream_inputs
from purport.report.files import file_error, open_file
from purport.report.limits import DEFAULT_LIMITS, Limits, size
from purport.report.naming import shown
from purport.report.pending import Input, failing
from purport.report.tape import MOST_UNPACKED, Damaged, unpacks_too_far

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_ENCRYPTED = 1  # a bit of a zip entry's flags
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # zipfile unpacks the others without bound
_LARGEST_LIST = 10_000_000
"""Bytes of a list of contents: zipfile reads it at once and makes ten times as much of it."""


def wacz_inputs(path: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Input]:
    """The pages in the WARC files of a WACZ file's folder archive/, as for a WARC file of their own."""
    name = shown(path)
    try:
        with _Zip(open_file(path, name).detach()) as stream, _contents(stream, name) as wacz:
            yield from some(_entries_inputs(wacz, name, limits), name)
    except InputError as error:
        yield failing(name, error)
    except OSError as error:
        yield failing(name, file_error(name, error))


def _contents(stream: _Zip, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        reason = f"no zip file, or a damaged one ({shown(str(error))})"
        raise InputError(f"{name}: {reason}; get it again") from error


def _entries_inputs(wacz: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[Input]:
    found = [info for info in wacz.infolist() if _is_warc(info.filename)]
    if not found:
        raise InputError(f"{name}: no archive/ folder with .warc or .warc.gz files in it; give a WACZ file")
    if any(info.flag_bits & _ENCRYPTED for info in found):
        raise InputError(f"{name}: encrypted; unpack it with its password and give the .warc files in it")
    for info in found:
        yield from _entry_inputs(wacz, info, name, limits)


def _entry_inputs(wacz: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> Iterator[Input]:
    place = f"{name}: {shown(info.filename)}"
    fault = _why_not(info, limits)
    if not fault:
        fault = yield from _unpacked_inputs(wacz, info, place, name, limits)
    if fault:
        yield failing(place, InputError(f"{place}: {fault}; {AGAIN}"))


def _why_not(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why an entry is not unpacked at all."""
    if info.compress_type not in _PACKINGS:
        return "packed in a way that is not unpacked"
    if info.file_size > max(limits.max_bytes, MOST_UNPACKED * info.compress_size):
        return unpacks_too_far(limits.max_bytes)
    return None


def _unpacked_inputs(
    wacz: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, name: str, limits: Limits
) -> Generator[Input, None, str | None]:
    """The pages of an entry; returns what is wrong with all of it."""
    stated = info.CRC
    # The sum is checked here: zipfile would hold back what it read last, perhaps whole pages.
    del info.CRC
    try:
        with wacz.open(info) as entry:
            summed = _Summed(entry)
            broken = yield from stream_inputs(partial(_read, summed), info.file_size, place, name, limits)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        return f"cannot be unpacked ({shown(str(error))})"
    return None if broken or summed.crc == stated else "its checksum is wrong, so pages of it may be, too"


def _is_warc(filename: str) -> bool:
    return filename.startswith("archive/") and filename.lower().endswith((".warc", ".warc.gz"))


def _read(stream: _Summed, count: int) -> bytes:
    try:
        return stream.read(count)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Damaged("its zip data is damaged") from error


class _Summed:
    """A stream and the checksum of what was read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.crc = 0

    def read(self, count: int) -> bytes:
        data = self._stream.read(count)
        self.crc = zlib.crc32(data, self.crc)
        return data


class _Zip(io.BufferedReader):
    """A zip file whose list of contents is bounded."""

    def read(self, count: int | None = -1, /) -> bytes:
        if count is not None and count > _LARGEST_LIST:
            raise zipfile.BadZipFile(f"its list of contents is over {size(_LARGEST_LIST)}")
        return super().read(count)
