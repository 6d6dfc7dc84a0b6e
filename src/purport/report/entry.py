"""One entry of a feed to a report: its full content or else its summary, under its title."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from email.utils import parseaddr
from html.entities import html5
from typing import TYPE_CHECKING, Any

from purport.errors import EmptyInput, InputError
from purport.report.load import check_length
from purport.report.naming import shown_url, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.report.limits import Limits
    from purport.report.report import Report

_TAG = re.compile(r"<[A-Za-z!/]")
_TEXT_TYPES = frozenset({"text/plain", "text/html", "application/xhtml+xml", "application/xml"})
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#\d+;|#x[\dA-Fa-f]+;)(?:([A-Za-z]\w*);)?", re.DOTALL
)
_XML_NAMES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_LONGEST_WORD = 2_000
_LONG_WORD = re.compile(rb"(?<![\w.+-])[\w.+-]{%d}" % _LONGEST_WORD)
_PERSON = re.compile(
    rb"<(?:[\w.-]+:)?(?:author|creator|managingeditor|webmaster|publisher|owner)\b", re.IGNORECASE
)
"""Feedparser looks for an e-mail address in these, which takes time that grows with the square of a word."""


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """What a feed says of itself that holds for its entries; ``tag`` is its root element's start tag."""

    tag: bytes
    url: str | None
    title: str | None
    language: str | None


def feed_info(tag: bytes, around: bytes, url: str | None, *, name: str) -> FeedInfo:
    """What a feed says around its entries, between its root element's start tag and end."""
    _check_words(around, name)
    feed = _parsed(tag + around, url)["feed"]
    return FeedInfo(tag, url, _clean(feed.get("title")), feed.get("language"))


def load_entry(markup: bytes, feed: FeedInfo, *, name: str, limits: Limits) -> Report:
    """The report in one entry element; ``name`` is what errors call it. Raises :class:`InputError`."""
    root = re.split(rb"[\s/>]", feed.tag[1:], maxsplit=1)[0]
    _check_words(markup, name)
    entries = _parsed(feed.tag + _without_captions(markup) + b"</%s>" % root, feed.url)["entries"]
    entry = dict(entries[0]) if entries else {}
    report = _report(entry, feed)
    if report is None:
        link = web_address(entry.get("link"))
        page = f"add its page URL ({shown_url(link)})" if link else "give its page"
        raise EmptyInput(f"{name}: the feed has no text for this entry; {page}")
    check_length(report.text, name, limits)
    return report


def _check_words(markup: bytes, name: str) -> None:
    if _PERSON.search(markup) and _LONG_WORD.search(markup):
        raise InputError(f"{name}: a word of over {_LONGEST_WORD:,} letters in it; give the page itself")


def _without_captions(markup: bytes) -> bytes:
    """The entry without what it says of its pictures, which feedparser would take for its text."""
    first, *rest = markup.split(b"<media:description")
    closer = b"</media:description>"
    return first + b"".join(part.partition(closer if closer in part else b">")[2] for part in rest)


def _mended(markup: bytes) -> bytes:
    """Markup with HTML's named characters and bare ampersands, the commonest faults, put as XML puts them."""
    return _AMPERSAND.sub(_as_xml, markup)


def _as_xml(match: re.Match[bytes]) -> bytes:
    name = match[1]
    if match[0].startswith(b"<") or name in _XML_NAMES:
        return match[0]
    known = html5.get(f"{name.decode()};") if name else None
    return "".join(f"&#{ord(char)};" for char in known).encode() if known else b"&amp;" + match[0][1:]


def _parsed(markup: bytes, url: str | None) -> Any:
    import feedparser  # type: ignore[import-untyped]

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or ""}
    # In a stream: feedparser would open a file or an address that bare bytes or a string may name.
    return feedparser.parse(
        io.BytesIO(_mended(markup)),
        response_headers=headers,
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _report(entry: dict[str, Any], feed: FeedInfo) -> Report | None:
    """The report with the first text that says more than the entry's title does."""
    from purport.report.metadata import Metadata, language_code
    from purport.report.page import report_from_fragment

    publisher, title = _publisher(entry, feed), _clean(entry.get("title"))
    if title and publisher and "source" in entry:
        title = re.sub(rf"\s+[-–—|]\s+{re.escape(publisher)}$", "", title, flags=re.IGNORECASE)
    for markup, language in _texts(entry):
        stated = (language_code(value) for value in (entry.get("language"), language, feed.language))
        metadata = Metadata(
            url=web_address(entry.get("link")),
            title=title,
            publisher=publisher,
            authors=tuple(dict.fromkeys(_authors(entry))),
            published=_published(entry),
            language=next(filter(None, stated), None),
        )
        report = report_from_fragment(markup, metadata)
        if report:
            return report
    return None


def _texts(entry: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The entry's contents and then its summary as HTML, each with its language."""
    for content in (
        *entry.get("content", ()),
        entry.get("summary_detail") or {"value": entry.get("summary")},
    ):
        kind, value = content.get("type") or "text/html", content.get("value")
        if value and kind in _TEXT_TYPES:
            yield _as_html(value, kind), content.get("language")


def _as_html(value: str, kind: str) -> str:
    """Plain words as paragraphs where lines part them; markup as it is."""
    from purport.report.lines import paragraph_spans

    if kind != "text/plain" and _TAG.search(value):
        return value
    words = html.escape(value) if kind == "text/plain" else value
    return "".join(f"<p>{words[start:end]}</p>" for start, end in paragraph_spans(words))


def _publisher(entry: dict[str, Any], feed: FeedInfo) -> str | None:
    """Who stands behind the entry: a source that it names, as aggregators do, or the feed."""
    source = entry.get("source")
    return feed.title if source is None else _clean(source.get("title"))


def _published(entry: dict[str, Any]) -> str | None:
    from purport.report.dates import iso

    stated: Iterable[str | None] = (entry.get(key) for key in ("published", "updated", "created"))
    return next((time for value in stated if (time := iso(value))), None)


def _authors(entry: dict[str, Any]) -> Iterator[str]:
    """The authors' names; an e-mail address is no name."""
    from purport.report.metadata import split_names

    authors, line = entry.get("authors", ()), entry.get("author") or ""
    names = [dict(author).get("name") or "" for author in authors]
    if "@" in line and len(names) == 1 and not line.startswith(f"{names[0]} ("):
        # Feedparser leaves the rest of an address behind whose last part is longer than "info".
        names = [parseaddr(line)[0]]
    for name in names:
        clean = _clean(name)
        if clean and "@" not in clean:
            yield from split_names(clean)


def _clean(words: str | None) -> str | None:
    from purport.report.jsonld import clean

    return clean(words)
