"""A plain text as its lines or, where it is wrapped at a margin, its paragraphs: spans only."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.report.report import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = "\0\u200b\u200e\u200f\u2060\ufeff"
_PADDING = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000" + _INVISIBLE
)
_WIDEST_MARGIN = 100
"""Mail and wire copy is wrapped at 65 to 80 columns; wider lines are paragraphs of their own."""


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space and invisible characters at its edges."""
    stretch = text[start:end]
    kept = stretch.lstrip(_PADDING)
    start = end - len(kept)
    return start, start + len(kept.rstrip(_PADDING))


def paragraph_spans(text: str) -> list[Span]:
    """The spans of the text's non-empty lines, or of its paragraphs where lines are wrapped at a margin."""
    lines = [trim(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [span for span in lines if span[0] < span[1]]
    return list(_paragraphs(text, lines)) if _is_wrapped(text, lines) else lines


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most of the line breaks within paragraphs fall within a sentence, at a margin."""
    if len(lines) < 3 or max(end - start for start, end in lines) > _WIDEST_MARGIN:
        return False
    touching = [(a, b) for a, b in pairwise(lines) if not _is_gap(text, a, b)]
    running = sum(1 for a, b in touching if text[b[0]].islower() and a[1] - a[0] > 30)
    return running >= 2 and running * 3 >= len(touching)


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    start, end = lines[0]
    for span in lines[1:]:
        if _is_gap(text, (start, end), span):
            yield start, end
            start = span[0]
        end = span[1]
    yield start, end


def _is_gap(text: str, before: Span, after: Span) -> bool:
    """Whether an empty line stands between two lines."""
    between = text[before[1] : after[0]].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") > 1 or "\u2029" in between
