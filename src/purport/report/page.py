"""A web page to a report: the article's own words in order, each stretch with its kind."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from purport.errors import EmptyInput
from purport.report.body import find_body, squeezed, whole_body
from purport.report.compose import cut_blocks, headline_of
from purport.report.kinds import kinds_of
from purport.report.language import detect
from purport.report.metadata import read_metadata
from purport.report.report import BODY_KINDS, Report
from purport.report.tree import parse, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report.metadata import Metadata
    from purport.report.report import BlockKind, Span

_TELLING = BODY_KINDS | {"standfirst"}
_NO_ARTICLE = "no article text found on the page; save the article itself, or give its text"


def report_from_page(markup: str, *, url: str | None = None) -> Report:
    """The report that a page of HTML holds; its text is the page's own words, blocks parted by an empty line.

    Captions, credits, bylines, related links and the furniture within the article are blocks of their kinds;
    the page's navigation, cookie layers and comments are left out. What the page states of itself fills the
    rest. Raises :class:`EmptyInput` where no article is found.
    """
    root = parse(markup)
    if root is None:
        raise EmptyInput(_NO_ARTICLE)
    metadata = read_metadata(root, url)
    page = read_page(root)
    body = find_body(root, page)
    if body is None:
        raise EmptyInput(_NO_ARTICLE)
    return _report(kinds_of(page, body, metadata), metadata)


def report_from_fragment(markup: str, metadata: Metadata) -> Report | None:
    """The report whose own words the markup is, under the title that ``metadata`` states.

    None where it says nothing but that title, perhaps with the publisher, and links.
    """
    root = parse(f"<h1>{escape(metadata.title or '')}</h1><div>{markup}</div>")
    page = read_page(root) if root is not None else None
    body = whole_body(page) if page else None
    if page is None or body is None:
        return None
    kept = kinds_of(page, body, metadata)
    known = {squeezed(metadata.title or ""), squeezed(f"{metadata.title} {metadata.publisher}")}
    says_more = any(kind in _TELLING and squeezed(words) not in known for kind, words in kept)
    return _report(kept, metadata) if says_more else None


def _report(kept: Iterable[tuple[BlockKind, str]], metadata: Metadata) -> Report:
    text, lines = _joined(kept)
    blocks = tuple(cut_blocks(text, lines))
    return Report(
        text=text,
        blocks=blocks,
        url=metadata.url,
        title=metadata.title or headline_of(text, blocks),
        publisher=metadata.publisher,
        authors=metadata.authors,
        published=metadata.published,
        language=metadata.language or detect(_body_of(text, lines)),
    )


def _joined(kept: Iterable[tuple[BlockKind, str]]) -> tuple[str, list[tuple[BlockKind, Span]]]:
    parts: list[str] = []
    lines: list[tuple[BlockKind, Span]] = []
    start = 0
    for kind, words in kept:
        lines.append((kind, (start, start + len(words))))
        parts.append(words)
        start += len(words) + 2
    return "\n\n".join(parts), lines


def _body_of(text: str, lines: Sequence[tuple[BlockKind, Span]]) -> str:
    return " ".join(text[start:end] for kind, (start, end) in lines if kind == "paragraph")
