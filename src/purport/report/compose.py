"""Lines to blocks: kinds by wording and place, then credits, captions and datelines cut out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.report.credits import caption_credit_start, credit_start, names_reporters
from purport.report.furniture import kind_of_line
from purport.report.heads import mark_head
from purport.report.lines import trim
from purport.report.report import Block
from purport.report.signatures import dateline_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.report.report import BlockKind, Span

_LONGEST_CAPTION = 600


def blocks_of_lines(text: str, spans: Sequence[Span], title: str | None) -> list[Block]:
    """The blocks of a plain text whose lines stand at the spans."""
    lines = [text[start:end] for start, end in spans]
    kinds: list[BlockKind] = [kind_of_line(line) or "paragraph" for line in lines]
    mark_head(lines, kinds, title)
    return list(cut_blocks(text, zip(kinds, spans, strict=True)))


def headline_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the first headline block, None where there is none."""
    found = next((block for block in blocks if block.kind == "headline"), None)
    return text[slice(*found.span)] if found else None


def cut_blocks(text: str, lines: Iterable[tuple[BlockKind, Span]]) -> Iterator[Block]:
    """The lines as blocks, with datelines and credits that run on in a line as blocks of their own."""
    opening = True
    for kind, span in lines:
        if kind == "paragraph":
            yield from _cut_paragraph(text, span, opening)
            opening = False
        elif kind == "caption":
            yield from _cut_caption(text, span)
        else:
            yield Block(kind, span)


def _cut_paragraph(text: str, span: Span, opening: bool) -> Iterator[Block]:
    start, end = span
    length = dateline_length(text[start : min(end, start + 200)], opening)
    if length and trim(text, start + length, end) != (end, end):
        yield Block("dateline", trim(text, start, start + length))
        start = trim(text, start + length, end)[0]
    credit = credit_start(text, (start, end))
    if credit is None:
        yield Block("paragraph", (start, end))
        return
    is_caption = not (length or names_reporters(text[credit:end])) and credit - start <= _LONGEST_CAPTION
    yield Block("caption" if is_caption else "paragraph", trim(text, start, credit))
    yield Block("credit", (credit, end))


def _cut_caption(text: str, span: Span) -> Iterator[Block]:
    credit = caption_credit_start(text, span)
    if credit is None:
        yield Block("caption", span)
        return
    yield Block("caption", trim(text, span[0], credit))
    yield Block("credit", (credit, span[1]))
