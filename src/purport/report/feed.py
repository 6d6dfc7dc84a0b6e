"""RSS and Atom feeds, an input an entry, each read from the feed as it is taken.

A feed is cut at its entries and feedparser is given one at a time: a broken entry costs only itself, and no more
than one is ever held as objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from xml.parsers import expat

from purport.errors import InputError
from purport.report.decode import charset_of, decode
from purport.report.entry import FeedInfo, feed_info, load_entry
from purport.report.files import DAMAGED, inflate, open_file, read_file, unzipped
from purport.report.limits import DEFAULT_LIMITS, Limits, size
from purport.report.load import load_bytes
from purport.report.naming import shown
from purport.report.pending import Input, failing
from purport.report.sniff import is_document, is_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_FEED = "no feed (RSS or Atom) in it; check the file, or give a page the name .html and a text .txt"
_ENTITIES = (
    "declares entities of its own, which may unfold without bound or name other files; "
    "take the <!ENTITY ...> declarations out of it"
)
_ENTRY_NAMES = {"rss": "item", "rdf": "item", "feed": "entry"}
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_START_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_LARGEST_START_TAG = 64_000  # bytes; it is read again with every entry
_LARGEST_HEAD = 1_000_000  # bytes before the first entry, and after the last


@dataclass(frozen=True, slots=True)
class _Outline:
    """Where a feed's root element begins, its name as written, and what is wrong further on, if anything."""

    start: int
    root: str
    fault: str | None

    @property
    def entry(self) -> bytes:
        """The name of the elements that are entries."""
        prefix, colon, kind = self.root.rpartition(":")
        name = _ENTRY_NAMES[kind.lower()]
        return (prefix + colon + name if name == "entry" else name).encode()


class _Declared(Exception):
    """An entity is declared."""


def file_inputs(path: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Input]:
    """The inputs in one feed file, gzip or not, each named "FILE: entry N"; a whole HTML document is a page."""
    name = shown(path)
    try:
        data = inflate(read_file(path, name, limits), name, limits)
    except InputError as error:
        yield failing(name, error)
        return
    if is_document(data):
        yield Input(name, partial(load_bytes, data, name=name, limits=limits))
    else:
        yield from feed_inputs(data, name=name, limits=limits)


def feed_inputs(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    content_type: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Input]:
    """An input for each entry of a feed; last, where the feed is not well-formed, one that says so.

    ``url`` is where the feed came from, against which its links are resolved. A feed that declares entities is
    refused before any is expanded.
    """
    text = decode(data, charset=charset_of(content_type), html=True)
    stripped = text.lstrip()
    markup = stripped.encode("utf-8", "replace")
    try:
        outline = _outline(markup, name, text[: len(text) - len(stripped)].count("\n"))
        yield from _entry_inputs(markup, outline, name, url, limits)
    except InputError as error:
        yield failing(name, error)


def is_feed_file(path: str) -> bool:
    """Whether a file opens as a feed does, or cannot be opened at all, of which its input will tell."""
    try:
        with open_file(path, shown(path)) as stream:
            return is_feed(unzipped(stream).read(4_096))
    except DAMAGED:
        return False
    except (OSError, InputError):
        return True


def _outline(markup: bytes, name: str, lines_before: int) -> _Outline:
    parser = expat.ParserCreate("utf-8")
    roots: list[tuple[int, str]] = []

    def note_root(tag: str, _: dict[str, str]) -> None:
        roots.append((parser.CurrentByteIndex, tag))
        parser.StartElementHandler = None

    def refuse(*_: object) -> None:
        raise _Declared

    parser.StartElementHandler = note_root
    parser.EntityDeclHandler = refuse
    fault = None
    try:
        parser.Parse(markup, True)
    except _Declared:
        raise InputError(f"{name}: {_ENTITIES}") from None
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code).removeprefix("not well-formed (").removesuffix(")")
        fault = f"its XML breaks at line {error.lineno + lines_before} ({what})"
    if not roots or roots[0][1].rpartition(":")[2].lower() not in _ENTRY_NAMES:
        raise InputError(
            f"{name}: {fault}; get it again" if fault and is_feed(markup) else f"{name}: {_NO_FEED}"
        )
    return _Outline(*roots[0], fault)


def _entry_inputs(
    markup: bytes, outline: _Outline, name: str, url: str | None, limits: Limits
) -> Iterator[Input]:
    tag = _START_TAG.match(markup, outline.start)
    if tag is None or len(tag[0]) > _LARGEST_START_TAG:
        raise InputError(f"{name}: its first tag is over {size(_LARGEST_START_TAG)}; get it again")
    info: FeedInfo | None = None
    number = 0
    for number, (start, end) in enumerate(_entries(markup, tag.end(), outline), 1):
        if info is None:
            info = feed_info(tag[0], _around(markup, tag.end(), start, outline.entry), url, name=name)
        place = f"{name}: entry {number}"
        yield Input(place, partial(load_entry, markup[start:end], info, name=place, limits=limits))
    if outline.fault:
        raise InputError(f"{name}: {outline.fault}; the entries that can be read were read, get it again")
    if not number:
        raise InputError(f"{name}: a feed without any entry; check the address that it came from")


def _entries(markup: bytes, at: int, outline: _Outline) -> Iterator[tuple[int, int]]:
    """Where each whole entry stands; names within comments and CDATA are no tags."""
    mark = re.compile(rb"<!\[CDATA\[|<!--|<(/?)%s(?=[\s/>])" % re.escape(outline.entry))
    start = None
    while match := mark.search(markup, at):
        at = match.end()
        if match[1] is None:
            at = _end_of_aside(markup, match, outline)
        elif match[1]:
            at = markup.find(b">", at) + 1
            if start is not None and at:
                yield start, at
            start = None
        else:
            start = match.start()  # one that is still open was cut short
        if not at:
            return


def _end_of_aside(markup: bytes, opening: re.Match[bytes], outline: _Outline) -> int:
    """Where a comment or CDATA ends, 0 where nowhere; in a broken feed none goes on past the entry's end."""
    closer = _ENDS[opening[0]]
    end = markup.find(closer, opening.end())
    if outline.fault:
        last = markup.find(b"</%s>" % outline.entry, opening.end(), end if end >= 0 else len(markup))
        if last >= 0:
            return last
    return end + len(closer) if end >= 0 else 0


def _around(markup: bytes, start: int, first: int, entry: bytes) -> bytes:
    """What the feed says before its first entry and after its last, where it says so of itself."""
    last = markup.rfind(b"</%s" % entry)
    end = markup.find(b">", last) + 1
    return markup[start : min(first, start + _LARGEST_HEAD)] + markup[end:][:_LARGEST_HEAD]
