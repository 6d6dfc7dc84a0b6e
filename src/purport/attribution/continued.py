"""Quotations that have no cue of their own: whose they are by where they stand.

A newsroom names the speaker once and lets the quotation run on, in the same paragraph or in the next ones.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from purport.language import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.attribution.attribution import Attribution, Manner
    from purport.report import Span

Reach = tuple[int, int, int]
_STOPS = frozenset(".!?…")


def continued(
    text: str, paragraphs: Sequence[Span], attributions: Sequence[Attribution], alone: Iterable[Span]
) -> tuple[list[Attribution], list[Span]]:
    """The attributions with the quotations ``alone`` that go on with them, and the quotations that nobody is left for.

    ``alone`` are quotations that share no character with an attribution, in text order. One goes on with the last
    attribution before it in its paragraph, or, where it opens the paragraph, with the last of the paragraph before if
    that ends in that speaker's quotation.
    """
    grown = list(attributions)
    left: list[Span] = []
    starts = [start for start, _ in paragraphs]
    standing = _by_paragraph(starts, attributions)
    for span in alone:
        at = bisect_right(starts, span[0]) - 1
        owner = _owner(text, paragraphs, standing, at, span, grown)
        if owner is None:
            left.append(span)
            continue
        held = grown[owner]
        content = tuple(sorted((*held.content_spans, span)))
        manner: Manner = "direct" if held.manner == "direct" else "mixed"
        grown[owner] = replace(held, content_spans=content, manner=manner)
        standing.setdefault(at, []).append((span[1], -span[0], owner))
    return grown, left


def _by_paragraph(starts: Sequence[int], attributions: Sequence[Attribution]) -> dict[int, list[Reach]]:
    """For each paragraph (end, minus start, number) of every cue and piece of content of those with a source."""
    out: dict[int, list[Reach]] = {}
    for number, one in enumerate(attributions):
        if one.source_spans:
            for start, end in (*one.cue_spans, *one.content_spans):
                out.setdefault(bisect_right(starts, start) - 1, []).append((end, -start, number))
    return out


def _owner(
    text: str,
    paragraphs: Sequence[Span],
    standing: dict[int, list[Reach]],
    at: int,
    span: Span,
    attributions: Sequence[Attribution],
) -> int | None:
    if at < 0:
        return None
    before = [reach for reach in standing.get(at, ()) if reach[0] <= span[0]]
    if before:
        return max(before)[2]
    if text[paragraphs[at][0] : span[0]].strip() or not standing.get(at - 1):
        return None
    start, end = paragraphs[at - 1]
    number = max(standing[at - 1])[2]
    last = attributions[number]
    if last.manner == "indirect":
        return None
    reach = max(stop for stop, _, _ in standing[at - 1])
    rest = sentences(text, reach, end)  # what is left of the sentence that says who spoke, or more
    begins_quoted = any(start <= first <= start + 1 for first, _ in last.content_spans)
    runs_on = not any(map(str.isalnum, text[reach:end]))
    return number if runs_on or (begins_quoted and len(rest) == 1 and not _begins(text, reach)) else None


def _begins(text: str, at: int) -> bool:
    """Whether a sentence ends here, so that what follows is another."""
    return text[at - 1 : at] in _STOPS or text[at : at + 1] in _STOPS
