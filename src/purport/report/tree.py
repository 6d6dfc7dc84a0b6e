"""A page's markup as the text blocks a browser would show, in order, each with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html  # type: ignore[import-untyped]

from purport.report.lines import trim
from purport.report.zones import Zone, zone_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

    from purport.report.report import Span

_INVISIBLE_WORDS = (
    "script style noscript template svg canvas iframe object embed head title meta link select option"
    " datalist textarea input audio video map math dialog"
)
INVISIBLE = frozenset(_INVISIBLE_WORDS.split())
_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rp rt"
    " ruby s samp small span strike strong sub sup td th time tt u var wbr picture source img area param"
    " track"
)
INLINE = frozenset(_INLINE_WORDS.split())
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_AROUND_BREAK = re.compile(r"[ \xa0]*\n[ \xa0]*")
_EMPTY_LINE = re.compile(r"\n{2,}")
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01]", re.IGNORECASE
)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-\w+|u-hidden|hidden-text|offscreen|assistive-text)(?:\s|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]")
_UNREADABLE = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHORTEST_PARAGRAPH = 60
"""Where all lines that single <br>s part are at least this long, they are paragraphs, no verse or address."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page's text: its words, its element's tag, where it stands, and how much of it is links.

    ``path`` names the elements around it, the same for siblings; ``zone`` is the innermost zone it stands in.
    """

    text: str
    tag: str
    path: str
    zone: Zone | None
    linked: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces in order, the runs of them ``[start, end)`` that a container holds, its tree's size."""

    pieces: tuple[Piece, ...]
    containers: tuple[Span, ...]
    elements: int
    depth: int


def parse(markup: str) -> HtmlElement | None:
    """The page's tree, None where no element is in it; comments and what no tree can hold are dropped."""
    readable = _UNREADABLE.sub(" ", markup)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(readable.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def read_page(root: HtmlElement) -> Page:
    """The text blocks under an element in document order; an empty line (<br><br>) parts blocks too."""
    reader = _Reader()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reader.leave(element)
        elif _is_shown(element):
            reader.enter(element)
        else:
            reader.enter_hidden(element)
            walk.skip_subtree()
    reader.flush()
    containers = (*reader.containers, (0, len(reader.found)))
    return Page(tuple(reader.found), containers, reader.elements, reader.depth)


def _is_shown(element: HtmlElement) -> bool:
    if element.tag in INVISIBLE or element.get("hidden") is not None:
        return False
    style, names = element.get("style"), element.get("class")
    return not (style and _HIDDEN_STYLE.search(style)) and not (names and _HIDDEN_CLASS.search(names))


@dataclass(frozen=True, slots=True)
class _Block:
    """An open block element: its tag, the path of its parents and the number of pieces before it."""

    tag: str
    path: str
    first: int

    def inner(self) -> str:
        """The path of this element's children, cut so that deep markup stays cheap."""
        return f"{self.path[-200:]}>{self.tag}"


class _Reader:
    """Gathers words while the tree is walked, and lays a piece down at every block's edge."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._words: list[str] = []
        self.containers: list[Span] = []
        self.elements = self.depth = 0
        self._linked = 0
        self._in_link = 0
        self._blocks: list[_Block] = [_Block("body", "", 0)]
        self._zones: list[Zone] = []
        self._opened: list[tuple[bool, bool]] = []

    def enter(self, element: HtmlElement) -> None:
        zone = zone_of(element, self._zones[-1] if self._zones else None)
        is_block = element.tag not in INLINE or zone is not None
        self._opened.append((is_block, zone is not None))
        self.elements += 1
        self.depth = max(self.depth, len(self._opened))
        if is_block:
            self.flush()
            self._blocks.append(_Block(element.tag, self._blocks[-1].inner(), len(self.found)))
        if zone is not None:
            self._zones.append(zone)
        self._in_link += element.tag == "a"
        if element.tag == "br":
            self._words.append("\n")
        elif element.tag in ("td", "th"):
            self._words.append(" ")
        self._gather(element.text)

    def enter_hidden(self, element: HtmlElement) -> None:
        self._opened.append((False, False))
        self._in_link += element.tag == "a"

    def leave(self, element: HtmlElement) -> None:
        is_block, has_zone = self._opened.pop()
        if is_block:
            self.flush()
            first = self._blocks.pop().first
            if len(self.found) - first > 1:
                self.containers.append((first, len(self.found)))
        if has_zone:
            self._zones.pop()
        self._in_link -= element.tag == "a"
        self._gather(element.tail)

    def _gather(self, words: str | None) -> None:
        if not words:
            return
        self._words.append(_SPACE.sub(" ", words))
        self._linked += len(words.strip()) if self._in_link else 0

    def flush(self) -> None:
        """Lay down the words gathered so far as pieces of the innermost block."""
        text = "".join(self._words)
        if not text or text.isspace():
            self._words, self._linked = [], 0
            return
        length = max(1, len(text.strip()))
        linked = min(1.0, self._linked / length)
        self._words, self._linked = [], 0
        block = self._blocks[-1]
        zone = self._zones[-1] if self._zones else None
        for part in paragraphs_of(text):
            self.found.append(Piece(part, block.tag, block.path, zone, linked))


def paragraphs_of(text: str) -> list[str]:
    """A block's words, in which "\\n" stands for <br>, as the paragraphs that they show as."""
    collapsed = _AROUND_BREAK.sub("\n", re.sub(" +", " ", text))
    found: list[str] = []
    for part in _EMPTY_LINE.split(collapsed):
        start, end = trim(part, 0, len(part))
        lines = part[start:end].split("\n")
        whole = len(lines) == 1 or min(map(len, lines)) < _SHORTEST_PARAGRAPH
        found.extend(["\n".join(lines)] if whole else lines)
    return [part for part in found if _WORD.search(part)]
