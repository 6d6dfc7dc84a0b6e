"""The pieces of a page that belong to its report, each with its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.report.body import is_prose, squeezed
from purport.report.furniture import kind_of_line
from purport.report.signatures import is_byline, is_date_line, opens_with_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.report.body import Body
    from purport.report.metadata import Metadata
    from purport.report.report import BlockKind
    from purport.report.tree import Page, Piece
    from purport.report.zones import Zone, ZoneKind

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OF_PICTURES = frozenset({"caption", "credit"})
_TAIL = re.compile(
    r"(?i)(?:more (?:from|on|to read)|latest|popular|most read|related|keep reading|recommended|tags)\b"
)
"""Headings below the main text after which nothing is body."""
_WIDEST_HEAD = 60
"""Pieces looked at between the headline and the body: share bars and menus can stand between them."""


def kinds_of(page: Page, body: Body, metadata: Metadata) -> list[tuple[BlockKind, str]]:
    """Kind and words of each piece from the headline to the article's end, in order."""
    return list(_Sorter(page, body, metadata).sorted())


def _standing_zone(zone: Zone | None, body: Body) -> ZoneKind | None:
    """The kind of the zones around a piece: furniture holds for all within it, else the innermost counts.

    Within a figure that does not hold: a caption's "read more" is a fold, no link to another story.
    """
    kinds: list[ZoneKind] = []
    while zone is not None:
        if zone not in body.void:
            kinds.append(zone.kind)
        zone = zone.within
    if "outside" in kinds or not kinds:
        return "outside" if kinds else None
    if kinds[0] in _OF_PICTURES:
        outermost = max(index for index, kind in enumerate(kinds) if kind in _OF_PICTURES)
        kinds = [kinds[0], *kinds[outermost + 1 :]]
    return next((kind for kind in reversed(kinds) if kind in ("related", "boilerplate")), kinds[0])


class _Sorter:
    """Decides on the pieces of one page."""

    def __init__(self, page: Page, body: Body, metadata: Metadata) -> None:
        self._pieces = page.pieces
        self._body = body
        self._title = squeezed(metadata.title or "")
        self._authors = [squeezed(author) for author in metadata.authors if len(author) > 3]
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
        return (
            len(piece.text.split()) >= 6
            and piece.linked < 0.5
            and not is_title
            and not kind_of_line(piece.text)
        )

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
        piece = self._pieces[index]
        if piece.tag in _HEADINGS or (len(piece.text) < 40 and _TAIL.match(piece.text)):
            return True
        rest = range(index, self._body.article[1])
        left = sum(
            len(self._pieces[at].text) for at in rest if self._body.marked[at] and self._zones[at] is None
        )
        return left * 10 < sum(
            len(piece.text) for piece, mark in zip(self._pieces, self._body.marked, strict=True) if mark
        )

    def _headline(self) -> int | None:
        """The nearest heading above the body with the title's words, else the nearest h1."""
        above = range(max(0, self._first - _WIDEST_HEAD), self._first + 1)
        titled = [
            index for index in above if self._title and squeezed(self._pieces[index].text) == self._title
        ]
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
        if zone in _OF_PICTURES:
            return self._kind_at_picture(piece, zone)
        return self._kind_in_head(index) if index < self._first else self._kind_in_body(index)

    def _kind_at_picture(self, piece: Piece, zone: ZoneKind) -> BlockKind:
        worded = kind_of_line(piece.text)
        if worded in ("boilerplate", "related"):
            return worded
        in_brackets = piece.text.startswith("(") and piece.text.rstrip(".").endswith(")")
        return "credit" if zone == "credit" or worded == "credit" or in_brackets else "caption"

    def _signature(self, piece: Piece) -> BlockKind | None:
        """Byline or date of publishing; share bars often stand in one box with them."""
        innermost = piece.zone.kind if piece.zone else None
        if kind_of_line(piece.text) in ("boilerplate", "related") or len(piece.text) > 200:
            return None
        if is_date_line(piece.text) or innermost == "dateline":
            return "dateline"
        if innermost == "byline" and opens_with_date(piece.text):
            return "dateline"
        if innermost == "byline" and is_prose(piece):
            return "boilerplate"
        named = is_byline(piece.text) or innermost == "byline" or self._names_author(piece.text)
        return "byline" if named else None

    def _names_author(self, line: str) -> bool:
        words = f" {squeezed(line)} "
        return any(f" {author} " in words and len(words) <= len(author) + 60 for author in self._authors)

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
        return "paragraph" if heads_body or is_prose(piece) else "boilerplate"

    def _is_summary(self, index: int) -> bool:
        """Whether a piece above the body is the only one there that says much, or follows the headline."""
        if index not in self._summaries:
            return False
        above = self._pieces[index - 1] if index else None
        follows = above is not None and (above.tag == "h1" or squeezed(above.text) == self._title)
        return len(self._summaries) == 1 or (follows and len(self._pieces[index].text) <= 300)

    def _kind_in_body(self, index: int) -> BlockKind:
        piece, marked = self._pieces[index], self._body.marked[index]
        worded = kind_of_line(piece.text)
        if worded:
            return worded
        zone = self._zones[index]
        if zone in ("byline", "dateline") and not is_prose(piece):
            return "byline" if zone == "byline" else "dateline"
        if (
            piece.linked >= 0.9
            and not is_prose(piece)
            and not (marked and piece.tag in (*_HEADINGS, "li", "tr"))
        ):
            return "related"
        if marked or piece.tag in _HEADINGS or (is_prose(piece) and piece.tag in ("p", "li", "blockquote")):
            return "paragraph"
        return "paragraph" if self._is_among_body(index) else "boilerplate"
