"""What no attribution takes: sentences in the publisher's own voice, and quotations without a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.attribution.attribution import Attribution
    from purport.report import Span

WHOLLY = 0.9  # of a sentence inside quotation marks: the rest may be a stop or a mark that was not closed


def outside(sentences: Iterable[Span], attributions: Sequence[Attribution]) -> list[Span]:
    """The sentences that share no character with a source, cue or content."""
    taken = sorted(
        span
        for a in attributions
        for spans in (a.source_spans, a.cue_spans, a.content_spans)
        for span in spans
    )
    out: list[Span] = []
    first, reach = 0, -1
    for start, end in sorted(sentences):
        while first < len(taken) and taken[first][0] < end:
            reach = max(reach, taken[first][1])
            first += 1
        if reach <= start:
            out.append((start, end))
    return out


def apart_from_quotations(sentences: Iterable[Span], quoted: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The sentences that do not, and those that do, stand in the quoted stretches, which are in text order."""
    ends = [end for _, end in quoted]
    own: list[Span] = []
    others: list[Span] = []
    for start, end in sentences:
        inside = 0
        for i in range(bisect_left(ends, start), len(quoted)):
            first, last = quoted[i]
            if first >= end:
                break
            inside += max(0, min(end, last) - max(start, first))
        (others if inside >= WHOLLY * (end - start) else own).append((start, end))
    return own, others


def joined(text: str, paragraphs: Sequence[Span], sentences: Iterable[Span]) -> list[Span]:
    """Sentences of one paragraph that follow each other, as one stretch."""
    out: list[Span] = []
    starts = [start for start, _ in paragraphs]
    last = -1
    for start, end in sentences:
        paragraph = bisect_right(starts, start)
        follows = paragraph == last and not text[out[-1][1] : start].strip()
        out[-1:] = [(out[-1][0], end)] if follows else [*out[-1:], (start, end)]
        last = paragraph
    return out
