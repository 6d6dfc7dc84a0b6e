"""Web archives (WARC) to the pages in them, an input a page, read from the archive as they are taken."""

from __future__ import annotations

import io
import os
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from purport.errors import InputError
from purport.report.files import check_size, file_error, open_file
from purport.report.limits import DEFAULT_LIMITS, Limits, size
from purport.report.load import load_bytes
from purport.report.naming import shown, shown_url, web_address
from purport.report.pending import Input, failing
from purport.report.records import Broken, Record, records, split_head
from purport.report.sniff import GZIP, is_document
from purport.report.tape import Tape, members

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

    from purport.report.report import Report

AGAIN = "get the archive again"

_READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_NO_PAGES = "no pages in it (HTML or plain text, answered with status 200); give an archive that holds some"


@dataclass(frozen=True, slots=True)
class _Page:
    """What a record says of a page, and its content as it was sent."""

    url: str
    content: bytes
    content_type: str
    encoding: str = ""
    is_chunked: bool = False


def warc_inputs(path: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Input]:
    """The pages in a .warc or .warc.gz file, each named "FILE: URL", and in their place what cannot be read.

    Pages are records of the types "response", answered with 200, and "resource" that hold HTML or plain text.
    """
    name = shown(path)
    try:
        with open_file(path, name) as stream:
            length = os.fstat(stream.fileno()).st_size
            yield from some(stream_inputs(stream.read, length, name, name, limits), name)
    except InputError as error:
        yield failing(name, error)
    except OSError as error:
        yield failing(name, file_error(name, error))


def some(inputs: Iterable[Input], name: str) -> Iterator[Input]:
    """The inputs of an archive, or one that says that it has none."""
    empty = True
    for one in inputs:
        empty = False
        yield one
    if empty:
        yield failing(name, InputError(f"{name}: {_NO_PAGES}"))


def stream_inputs(
    read: Callable[[int], bytes], length: int, place: str, name: str, limits: Limits
) -> Generator[Input, None, bool]:
    """The pages of one WARC file; returns whether anything in it was broken."""
    tape = Tape(read, length)
    tape.ahead(len(GZIP))
    packed = tape.held.startswith(GZIP)
    broken = False
    for member in members(tape, limits.max_bytes) if packed else (tape,):
        start = tape.place
        for found in records(member, limits.max_bytes):
            if isinstance(found, Record):
                yield from _page_inputs(found, name, limits)
            else:
                broken = True
                # Within gzip data only a member has a place of its own.
                yield _broken(found, f"{place}: byte {start if packed else found.place}", name)
    if tape.fault and not broken:
        yield failing(place, InputError(f"{place}: {tape.fault}; {AGAIN}"))
    return broken or tape.fault is not None


def _broken(found: Broken, place: str, name: str) -> Input:
    url = _url(found.headers) if found.headers else ""
    known = f"{name}: {shown_url(url)}" if url else place
    return failing(known, InputError(f"{known}: {found.reason}; {AGAIN}"))


def _page_inputs(record: Record, name: str, limits: Limits) -> Iterator[Input]:
    page = _page(record)
    if page is None or not _is_read(page):
        return
    place = f"{name}: {shown_url(page.url)}"
    if record.is_whole:
        yield Input(place, partial(_load, page, place, limits))
    else:
        limit = size(limits.max_bytes)
        yield failing(
            place, InputError(f"{place}: over the limit of {limit} for one record; give its page alone")
        )


def _page(record: Record) -> _Page | None:
    """What a record holds from the web, None where it is no answer or no good one."""
    url, kind = _url(record.headers), _stated(record.headers, "WARC-Type")
    if not url.lower().startswith(("http://", "https://")):
        return None
    if kind == "resource":
        return _Page(url, record.content, _stated(record.headers, "Content-Type"))
    answer = split_head(record.content) if kind == "response" else None
    if answer is None or answer[0].get_statuscode() != "200":
        return None
    http, content = answer
    return _Page(
        url,
        content,
        _stated(http, "Content-Type"),
        encoding=_stated(http, "Content-Encoding"),
        is_chunked=_stated(http, "Transfer-Encoding") == "chunked",
    )


def _is_read(page: _Page) -> bool:
    media_type = page.content_type.partition(";")[0].strip()
    return media_type in _READ_TYPES or (not media_type and is_document(page.content))


def _url(headers: StatusAndHeaders) -> str:
    # Wget 1.19 put it in angle brackets.
    return (headers.get_header("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")


def _stated(headers: StatusAndHeaders, name: str) -> str:
    return (headers.get_header(name) or "").strip().lower()


def _load(page: _Page, name: str, limits: Limits) -> Report:
    from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]

    content = page.content
    if page.is_chunked:
        content = ChunkedDataReader(io.BytesIO(content)).read()
    content = _decoded(content, page.encoding, name, limits)
    return load_bytes(
        content, name=name, url=web_address(page.url), content_type=page.content_type, limits=limits
    )


def _decoded(content: bytes, encoding: str, name: str, limits: Limits) -> bytes:
    """The content without its encoding; gzip is left to who loads it. Many archives keep a label that is void."""
    if encoding in ("", "identity", "gzip", "x-gzip") or is_document(content):
        return content
    if encoding != "deflate":
        raise InputError(
            f"{name}: stored as {shown(encoding)}, which is not unpacked; give its page as a file"
        )
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            unpacked = zlib.decompressobj(window).decompress(content, limits.max_bytes + 1)
        except zlib.error:
            continue
        return check_size(unpacked, name, limits)
    return content
