"""What people name on the command line, or hand to the library, to reports, one at a time."""

from __future__ import annotations

import glob
import io
import os
import re
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from purport.errors import InputError
from purport.report import archive, feed, wacz
from purport.report.files import DAMAGED, KeptOpen, damaged, file_error, inflate, read_stream, unzipped
from purport.report.jsonl import file_inputs, is_record, line_inputs
from purport.report.limits import DEFAULT_LIMITS, Limits
from purport.report.load import (
    ARCHIVE_SUFFIXES,
    FEED_SUFFIXES,
    LINES_SUFFIXES,
    PAGE_SUFFIXES,
    TEXT_SUFFIXES,
    load_bytes,
    load_fetched,
    load_path,
    load_text,
    load_url,
    suffix,
)
from purport.report.naming import shown, shown_broken_url, shown_url
from purport.report.pending import Input, failing
from purport.report.sniff import is_feed
from purport.report.walk import files_in, matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.report.report import Report

__all__ = ["Input", "expand", "one"]

_REPORT_SUFFIXES = PAGE_SUFFIXES | TEXT_SUFFIXES | LINES_SUFFIXES | FEED_SUFFIXES | ARCHIVE_SUFFIXES
_STDIN = "stdin"
_URL = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(
    r"(?:[a-z][a-z0-9+.-]+://|(?:about|blob|data|file|ftp|https?|javascript|mailto|view-source):)",
    re.IGNORECASE,
)
_LONGEST_PATH = 1_024


def expand(
    arguments: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Input]:
    """The inputs that the arguments name, in their order, found and read only as they are taken.

    An argument is a file, a folder (all reports in it), a pattern such as ``"2015/**/*.html"``, a ``.jsonl``
    file (a report a line), an RSS or Atom feed (a report an entry), a WARC or WACZ archive (a report a page), an
    http or https URL of a page or a feed, or ``-`` for ``stdin`` (a page, a text, a feed or JSON Lines; gzip or
    not). What cannot be read is an input too, whose ``load`` says why; nothing is raised here.
    """
    for argument in arguments:
        yield from _expanded(os.fspath(argument), stdin, limits)


def one(
    value: str | bytes | os.PathLike[str], *, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Report:
    """The one report that a library user hands over: a path, a URL, a text, a page's markup, or bytes.

    A string is a URL where it is one, a file where one has that name, and else the text itself; but one that
    can only be meant as a file's name (no white space, a report's suffix or a folder in it) has to be there.
    A feed or an archive given as a file is taken where one report is all it holds. ``url`` is the report's own
    address where the content is given. Raises :class:`InputError`.
    """
    if isinstance(value, bytes):
        return load_bytes(value, name="the bytes", url=url, limits=limits)
    if isinstance(value, os.PathLike):
        return _one_in_file(os.fspath(value), url, limits)
    if _is_url(value):
        return load_url(value.strip(), limits=limits)
    if os.path.isfile(value) or _is_path(value):
        return _one_in_file(value, url, limits)
    return load_text(value, url=url, limits=limits)


def _one_in_file(path: str, url: str | None, limits: Limits) -> Report:
    if suffix(path) not in FEED_SUFFIXES | ARCHIVE_SUFFIXES:
        return load_path(path, url=url, limits=limits)
    first, *others = islice(_file_inputs(path, limits), 2)
    if others:
        raise InputError(f"{shown(path)}: holds more than one report, or damage; read it with `purport read`")
    report = first.load()
    return replace(report, url=url) if url else report


def _expanded(argument: str, stdin: BinaryIO, limits: Limits) -> Iterator[Input]:
    if argument == "-":
        return _stdin_inputs(stdin, limits)
    if _URL.match(argument):
        return _url_inputs(argument, limits)
    if os.path.isdir(argument):
        return _folder_inputs(argument, limits)
    if not os.path.lexists(argument):
        if _OTHER_SCHEME.match(argument):
            return _refused(
                shown_broken_url(argument),
                "only http and https URLs are read; save the page and give the file",
            )
        if glob.has_magic(argument):
            return _pattern_inputs(argument, limits)
    return _file_inputs(argument, limits)


def _refused(name: str, reason: str) -> Iterator[Input]:
    yield failing(name, InputError(f"{name}: {reason}"))


def _url_inputs(url: str, limits: Limits) -> Iterator[Input]:
    """The page at a URL, or the entries where a feed is there, which only its answer tells."""
    from purport.report.fetch import fetch

    name = shown_url(url)
    try:
        page = fetch(url, limits=limits)
        data = inflate(page.data, name, limits)
    except InputError as error:
        yield failing(name, error)
        return
    if is_feed(data):
        yield from feed.feed_inputs(
            data, name=name, url=page.url, content_type=page.content_type, limits=limits
        )
    else:
        yield Input(name, partial(load_fetched, page, limits=limits))


def _file_inputs(path: str, limits: Limits) -> Iterator[Input]:
    kind = suffix(path)
    if kind in LINES_SUFFIXES:
        return file_inputs(path, limits)
    if kind in FEED_SUFFIXES:
        return feed.file_inputs(path, limits)
    if kind in ARCHIVE_SUFFIXES:
        return wacz.wacz_inputs(path, limits) if kind == ".wacz" else archive.warc_inputs(path, limits)
    return iter([Input(shown(path), partial(load_path, path, limits=limits))])


def _folder_inputs(folder: str, limits: Limits) -> Iterator[Input]:
    empty = True
    for found in files_in(folder, _is_report):
        empty = False
        if isinstance(found, OSError):
            place = shown(str(found.filename))
            yield failing(place, file_error(place, found))
        else:
            yield from _file_inputs(found, limits)
    if empty:
        yield from _refused(
            shown(folder),
            "no reports in it (.html, .txt, .jsonl, .rss, .atom, .warc, .wacz; .gz of them); "
            "give a folder that holds some, or a file",
        )


def _is_report(path: str) -> bool:
    """Whether a file in a folder is taken: of other XML there may be much that nobody means as a report."""
    kind = suffix(path)
    return kind in _REPORT_SUFFIXES and (kind != ".xml" or feed.is_feed_file(path))


def _pattern_inputs(pattern: str, limits: Limits) -> Iterator[Input]:
    found = False
    for path in matching(pattern):
        is_folder = os.path.isdir(path)
        # "**" goes through every folder by itself: their files would come twice.
        if is_folder and "**" in pattern:
            continue
        found = True
        yield from _folder_inputs(path, limits) if is_folder else _file_inputs(path, limits)
    if not found:
        yield from _refused(shown(pattern), "no file matches; check the pattern")


def _stdin_inputs(stdin: BinaryIO, limits: Limits) -> Iterator[Input]:
    try:
        stream = unzipped(io.BufferedReader(KeptOpen(stdin)))
        first = stream.readline(limits.max_bytes + 1)
        if is_record(first):
            return line_inputs(stream, name=_STDIN, limits=limits, first=first)
        data = read_stream(stream, _STDIN, limits, first=first)
    except DAMAGED:
        return iter([failing(_STDIN, damaged(_STDIN))])
    except OSError as error:
        return iter([failing(_STDIN, file_error(_STDIN, error))])
    except InputError as error:
        return iter([failing(_STDIN, error)])
    if is_feed(data):
        return feed.feed_inputs(data, name=_STDIN, limits=limits)
    return iter([Input(_STDIN, partial(load_bytes, data, name=_STDIN, limits=limits))])


def _is_url(value: str) -> bool:
    stripped = value.strip()
    return _URL.match(stripped) is not None and len(stripped.split()) == 1


def _is_path(value: str) -> bool:
    if len(value) > _LONGEST_PATH or "<" in value or not value or any(char.isspace() for char in value):
        return False
    return suffix(value) in _REPORT_SUFFIXES or os.sep in value or "/" in value
