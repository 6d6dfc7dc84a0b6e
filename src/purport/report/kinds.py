"""The pieces of a page that belong to its report, each with its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.report.body import is_prose, squeezed
from purport.report.furniture import is_byline, is_date_line, kind_of_line, opens_with_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.report.body import Body
    from purport.report.metadata import Metadata
    from purport.report.report import BlockKind
    from purport.report.tree import Page, Piece
    from purport.report.zones import Zone, ZoneKind

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WIDEST_HEAD = 60
"""Pieces looked at between the headline and the body: share bars and menus can stand between them."""


def kinds_of(page: Page, body: Body, metadata: Metadata) -> list[tuple[BlockKind, str]]:
    """Kind and words of each piece from the headline to the article's end, in order."""
    return list(_Sorter(page, body, metadata).sorted())


def _standing_zone(zone: Zone | None, body: Body) -> ZoneKind | None:
    """The kind of the zones around a piece: furniture holds for all within it, else the innermost counts."""
    found: ZoneKind | None = None
    while zone is not None:
        if zone not in body.void:
            if zone.kind == "outside":
                return "outside"
            if found is None or zone.kind in ("related", "boilerplate"):
                found = zone.kind
        zone = zone.within
    return found


class _Sorter:
    """Decides on the pieces of one page."""

    def __init__(self, page: Page, body: Body, metadata: Metadata) -> None:
        self._pieces = page.pieces
        self._body = body
        self._title = squeezed(metadata.title or "")
        self._zones = [_standing_zone(piece.zone, body) for piece in page.pieces]
        marked = [index for index in range(*body.article) if body.marked[index]]
        prose = [index for index in marked if self._zones[index] is None and is_prose(page.pieces[index])]
        self._paths = {(page.pieces[index].path, page.pieces[index].tag) for index in prose}
        self._end = self._last_of_main(prose)
        self._first = next((index for index in marked if self._is_among_body(index)), marked[0])
        self._summaries = [
            index
            for index in range(max(body.article[0], self._first - _WIDEST_HEAD), self._first)
            if self._zones[index] is None and self._says_something(page.pieces[index])
        ]

    def _says_something(self, piece: Piece) -> bool:
        is_title = squeezed(piece.text) == self._title
        return len(piece.text.split()) >= 6 and piece.linked < 0.5 and not is_title and not kind_of_line(piece.text)

    def _last_of_main(self, prose: list[int]) -> int:
        """The last paragraph where most paragraphs stand: after it, the first furniture ends the body."""
        sizes: dict[str, int] = {}
        for index in prose:
            path = self._pieces[index].path
            sizes[path] = sizes.get(path, 0) + len(self._pieces[index].text)
        main = [index for index in prose if sizes[self._pieces[index].path] * 5 >= sum(sizes.values())]
        return main[-1] if main else self._body.last

    def _is_among_body(self, index: int) -> bool:
        """Whether a piece stands where body paragraphs stand: short first lines of a body are body too."""
        piece = self._pieces[index]
        return self._zones[index] is None and (piece.path, piece.tag) in self._paths

    def sorted(self) -> Iterator[tuple[BlockKind, str]]:
        headline = self._headline()
        start = self._body.article[0] if headline is None else headline
        furniture: BlockKind | None = None
        for index in range(min(start, self._first), self._body.article[1]):
            kind = "headline" if index == headline else self._kind(index)
            if index > self._end and kind in ("related", "boilerplate") and self._ends_body(index):
                furniture = kind
            elif furniture is not None and kind == "paragraph":
                kind = furniture
            if kind is not None:
                yield kind, self._pieces[index].text

    def _ends_body(self, index: int) -> bool:
        """Whether furniture below the main text ends it: a heading such as "More from", or little follows."""
        if self._pieces[index].tag in _HEADINGS:
            return True
        rest = range(index, self._body.article[1])
        left = sum(len(self._pieces[at].text) for at in rest if self._body.marked[at] and self._zones[at] is None)
        return left * 10 < sum(len(piece.text) for piece, mark in zip(self._pieces, self._body.marked, strict=True) if mark)

    def _headline(self) -> int | None:
        """The nearest heading above the body with the title's words, else the nearest h1."""
        above = range(max(0, self._first - _WIDEST_HEAD), self._first + 1)
        titled = [index for index in above if self._title and squeezed(self._pieces[index].text) == self._title]
        headings = [index for index in above if self._pieces[index].tag == "h1"]
        exact = [index for index in titled if self._pieces[index].tag in ("h1", "h2")]
        return next(iter([*exact[-1:], *headings[-1:], *titled[-1:]]), None)

    def _kind(self, index: int) -> BlockKind | None:
        piece, zone = self._pieces[index], self._zones[index]
        if zone == "outside":
            return None
        if index < self._first and zone not in ("caption", "credit", "related"):
            signature = self._signature(piece)
            if signature is not None:
                return signature
        if zone in ("related", "boilerplate"):
            return zone
        if zone in ("caption", "credit"):
            return "credit" if zone == "credit" or kind_of_line(piece.text) == "credit" else "caption"
        return self._kind_in_head(index) if index < self._first else self._kind_in_body(index)

    def _signature(self, piece: Piece) -> BlockKind | None:
        """Byline or date of publishing; share bars often stand in one box with them."""
        innermost = piece.zone.kind if piece.zone else None
        if kind_of_line(piece.text) in ("boilerplate", "related") or len(piece.text) > 200:
            return None
        if is_date_line(piece.text) or innermost == "dateline":
            return "dateline"
        if innermost == "byline" and opens_with_date(piece.text):
            return "dateline"
        return "byline" if is_byline(piece.text) or innermost == "byline" else None

    def _kind_in_head(self, index: int) -> BlockKind:
        piece = self._pieces[index]
        worded = kind_of_line(piece.text)
        if squeezed(piece.text) == self._title:
            return "headline"
        if worded:
            return worded
        if self._zones[index] == "standfirst" or self._is_summary(index):
            return "standfirst"
        heads_body = piece.tag in _HEADINGS and index == self._first - 1
        return "paragraph" if self._body.marked[index] or heads_body or is_prose(piece) else "boilerplate"

    def _is_summary(self, index: int) -> bool:
        """Whether a piece above the body is the only one there that says something in so many words."""
        return index in self._summaries and len(self._summaries) == 1

    def _kind_in_body(self, index: int) -> BlockKind:
        piece, marked = self._pieces[index], self._body.marked[index]
        worded = kind_of_line(piece.text)
        if worded:
            return worded
        if piece.linked >= 0.9 and not is_prose(piece) and not (marked and piece.tag in (*_HEADINGS, "li", "tr")):
            return "related"
        if marked or piece.tag in _HEADINGS or (is_prose(piece) and piece.tag in ("p", "li", "blockquote")):
            return "paragraph"
        return "paragraph" if self._is_among_body(index) else "boilerplate"
