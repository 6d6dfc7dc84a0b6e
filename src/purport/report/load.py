"""The content of one input to a report: which kind it is, its text, and the limits on it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from purport.errors import EmptyInput, InputError
from purport.report.decode import charset_of, decode
from purport.report.files import inflate, read_file
from purport.report.limits import DEFAULT_LIMITS, Limits
from purport.report.naming import shown
from purport.report.sniff import WARC, binary_kind, is_document, is_feed, is_fragment, is_site_map

if TYPE_CHECKING:
    from purport.report.fetch import Fetched
    from purport.report.report import Report

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".md"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
FEED_SUFFIXES = frozenset({".rss", ".atom", ".xml"})
ARCHIVE_SUFFIXES = frozenset({".warc", ".wacz"})

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TAG = re.compile(rb"<[A-Za-z!/]")
_NOT_IN_MARKUP = re.compile(r"[\x00\ud800-\udfff]")
_BLANK = "\ufeff\u200b\x00"
_BY_NAME = "read it with `purport read`, in a file whose name ends in {}"
_WHAT_TO_GIVE = "give a page (.html), a text (.txt) or a .jsonl file"


def suffix(name: str) -> str:
    """The suffix that tells the kind of a file, in lower case and without a final ".gz"."""
    root, last = os.path.splitext(name.lower())
    return os.path.splitext(root)[1] if last == ".gz" else last


def load_bytes(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    content_type: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Report:
    """The report in ``data``, a page or a plain text, gzip or not; ``name`` is what errors call it.

    ``content_type`` is the value of the transport's header. A whole HTML document is a page whatever its name
    and type say; else the type tells, then the name, then the markup it opens with. Raises
    :class:`EmptyInput`, and :class:`InputError` for what is no text or over a limit.
    """
    data = inflate(data, name, limits)
    _check_kind(data, name)
    is_page = _is_page(data, name, _media_type(content_type))
    text = decode(data, charset=charset_of(content_type), html=is_page)
    if is_page:
        return _page(text, name, url, limits)
    return plain_report(text, name=name, limits=limits, url=url)


def load_path(
    path: str | os.PathLike[str], *, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Report:
    """The report in one file; errors call it by its path."""
    place = os.fspath(path)
    name = shown(place)
    if suffix(place) in LINES_SUFFIXES:
        raise InputError(f"{name}: holds a report on each line, not one report; read it with `purport read`")
    return load_bytes(read_file(place, name, limits), name=name, url=url, limits=limits)


def load_text(
    text: str, *, name: str = "the text", url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Report:
    """The report in a string, kept as it is: a page where it opens with HTML, else a plain text."""
    start = text[:4_096].encode("utf-8", "replace")
    if is_document(start) or is_fragment(start):
        return _page(text, name, url, limits)
    return plain_report(text, name=name, limits=limits, url=url)


def load_url(url: str, *, limits: Limits = DEFAULT_LIMITS) -> Report:
    """The report at an http or https URL. Raises :class:`FetchError` besides what ``load_bytes`` raises."""
    from purport.report.fetch import fetch

    return load_fetched(fetch(url, limits=limits), limits=limits)


def load_fetched(page: Fetched, *, limits: Limits = DEFAULT_LIMITS) -> Report:
    """The report in what a server sent."""
    return load_bytes(
        page.data, name=shown(page.url), url=page.url, content_type=page.content_type, limits=limits
    )


def _check_kind(data: bytes, name: str) -> None:
    kind = binary_kind(data)
    if kind == WARC:
        raise InputError(f"{name}: looks like {kind}, not one report; {_BY_NAME.format('.warc or .warc.gz')}")
    if kind:
        raise InputError(f"{name}: looks like {kind}, not a text; {_WHAT_TO_GIVE}")
    if is_feed(data):
        raise InputError(
            f"{name}: looks like a feed, not one report; {_BY_NAME.format('.rss, .atom or .xml')}"
        )
    if is_site_map(data):
        raise InputError(f"{name}: looks like a site map, not a report; give the pages it lists")


def check_length(text: str, name: str, limits: Limits) -> None:
    if not text.strip().strip(_BLANK):
        raise EmptyInput
    if len(text) > limits.max_chars:
        raise InputError(
            f"{name}: {len(text):,} characters are over the limit of {limits.max_chars:,}; "
            "raise it with --max-chars, or give one report at a time"
        )


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _is_page(data: bytes, name: str, media_type: str) -> bool:
    if is_document(data):
        return True
    ending = suffix(name.partition("?")[0])
    if media_type in _PAGE_TYPES or (media_type != "text/plain" and ending in PAGE_SUFFIXES):
        # A text under a page's name is read as a text: a page without any tag has nothing to take away.
        return _TAG.search(data.replace(b"\x00", b"")) is not None
    if media_type == "text/plain" or ending in TEXT_SUFFIXES:
        return False
    return is_fragment(data)


def plain_report(text: str, *, name: str, limits: Limits, **stated: Any) -> Report:
    """The report of a plain text with what is ``stated`` of it; see ``report_from_text``."""
    from purport.report.text import report_from_text

    try:
        check_length(text, name, limits)
        return report_from_text(text, **stated)
    except EmptyInput as error:
        raise EmptyInput(f"{name}: no text in it; {_WHAT_TO_GIVE}") from error


def _page(markup: str, name: str, url: str | None, limits: Limits) -> Report:
    from purport.report.page import report_from_page

    try:
        # The parser knows neither zeros nor halves of surrogate pairs; HTML reads both as U+FFFD.
        report = report_from_page(_NOT_IN_MARKUP.sub("\ufffd", markup), url=url)
        check_length(report.text, name, limits)
    except EmptyInput as error:
        raise EmptyInput(f"{name}: no report found in the page; give its text as a .txt file") from error
    return report
