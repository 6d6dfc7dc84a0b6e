"""The report as it was read: its text, verbatim, and what each stretch of it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal, get_args

Span = tuple[int, int]
"""A half-open stretch ``[start, end)`` in code points of the report's text."""

BlockKind = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "paragraph",
    "caption",
    "credit",
    "related",
    "boilerplate",
]

BLOCK_KINDS: tuple[str, ...] = get_args(BlockKind)
READ_KINDS = frozenset({"headline", "standfirst", "paragraph", "caption"})
"""Blocks in which somebody says something; the others are kept and shown, and not read for claims."""

BODY_KINDS = frozenset({"paragraph", "caption"})
"""Blocks where a sentence outside every attribution is the publisher's."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the report with one kind (the IPTC's and newsrooms' names)."""

    kind: BlockKind
    span: Span

    def to_dict(self) -> dict[str, Any]:
        return {"kind": self.kind, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, kept verbatim; blocks are in text order and never overlap.

    ``published`` is an ISO 8601 date or date-time with the offset the page states; ``language`` an ISO 639-1
    code; ``publisher`` and ``authors`` are as the page names them. What the input does not state is None.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "publisher": self.publisher,
            "authors": list(self.authors),
            "published": self.published,
            "language": self.language,
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
        }
