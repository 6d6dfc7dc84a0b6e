"""What the peers share: paragraphs, and an attribution as the corpora write one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span


def paragraphs(text: str) -> list[Span]:
    """The lines with words."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def attribution(
    base: int, *, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> dict[str, Any]:
    """Spans counted from ``base``; words that follow each other are one span."""
    return {
        role: [[base + start, base + end] for start, end in _joined(spans)]
        for role, spans in (("source", source), ("cue", cue), ("content", content))
    }


def _joined(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        out[-1:] = [(out[-1][0], end)] if out and start - out[-1][1] <= 1 else [*out[-1:], (start, end)]
    return out
