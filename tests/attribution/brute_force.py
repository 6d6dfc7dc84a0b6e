"""Every segmentation of a few tokens, and its score added up: what the exact sums are held against."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.report import Span


def every(length: int, most: int) -> Iterator[tuple[Span, ...]]:
    """Every way to lay one to ``most`` stretches that do not touch over ``length`` tokens."""
    stretches = list(combinations(range(length + 1), 2))
    for count in range(1, most + 1):
        for chosen in combinations(stretches, count):
            if all(end < start for (_, end), (start, _) in pairwise(chosen)):
                yield chosen


def total(scores: Sequence[tuple[float, float, float]], chosen: tuple[Span, ...]) -> float:
    return sum(
        scores[start][0] + sum(inside for _, inside, _ in scores[start:end]) + scores[end - 1][2]
        for start, end in chosen
    )
