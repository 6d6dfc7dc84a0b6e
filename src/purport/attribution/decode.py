"""Scores to stretches of tokens: where a cue stands and ends, and each role's segmentation of largest score.

A stretch ``[a, b]`` of a role scores ``begin[a] + inside[a] + ... + inside[b] + finish[b]``. The source is the one
stretch of largest score, or none; the content one to three that do not touch. Both are exact, for all cues at once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from purport.report import Span

    Floats = NDArray[np.floating[Any]]
    Place = tuple[int, int]  # pack of the run, token of the pack

# Added to the scores of cues inside somebody's content; set on the reports in tests/quality.
WITHIN_BIAS = np.array([-3.0, 0, 0], np.float32)
PIECES = 3  # of content
LONGEST_CUE = 16  # tokens
MOST_SURE = 30.0  # a margin beyond it says no more
LOWEST = np.float32(-1e4)
FINISH_CUE, NONE = 6, 7  # columns of the role scores after source's and content's three


@dataclass(frozen=True, slots=True)
class Decoded:
    """One attribution in tokens of its pack, with what the scores say of it.

    ``evidence``: log-odds of the cue; by how much the source beats having none, or none beats it; whether there is a
    source; the mean of the scores inside it, how well it begins and ends; the mean and the least of the scores inside
    the content, how well it begins and ends at best; the logarithm of its length; its pieces. ``outer`` is the cue of
    the attribution that this one stands in.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    evidence: tuple[float, ...]
    outer: Span | None = None


def cue_starts(scores: Floats) -> list[int]:
    """First tokens of cues in scores [T, 3] of O, B, I."""
    tags = scores.argmax(1)
    goes_on = (tags == 2) & (np.r_[0, tags[:-1]] > 0)
    starts: list[int] = np.flatnonzero((tags > 0) & ~goes_on).tolist()
    return starts


def decode(places: Sequence[Place], tags: Floats, scores: Floats) -> list[Decoded]:
    """The attribution of each of C cues in a run of N packs: scores [N, T, 3] of cue tags and [C, T, 8] of roles."""
    if not places:
        return []
    none = scores[np.arange(len(places)), [cue for _, cue in places], NONE].tolist()
    sources = segmentations(scores[..., :3], 1)
    contents = segmentations(scores[..., 3:6], PIECES)
    odds = np.logaddexp(tags[..., 1], tags[..., 2]) - tags[..., 0]
    out = []
    for i, (row, cue) in enumerate(places):
        end = int(scores[i, cue : cue + LONGEST_CUE, FINISH_CUE].argmax()) + cue + 1
        (stretches, best), (content, _) = sources[i], contents[i]
        source = stretches[0] if best > none[i] else None
        evidence = _evidence(scores[i], source, content, best - none[i])
        out.append(Decoded((cue, end), source, content, (float(odds[row, cue:end].max()), *evidence)))
    return out


def within(
    places: Sequence[Place], tags: Floats, scores: Floats, outer: Sequence[Sequence[Decoded]]
) -> list[tuple[int, Decoded]]:
    """Attributions inside the content of an outer one, with their pack: source and content stand there too.

    ``places``, ``tags`` and ``scores`` as for :func:`decode`, ``outer`` by pack; cues that stand in no content, or in
    an outer cue, are left out.
    """
    held = [(i, one) for i, (row, cue) in enumerate(places) if (one := _smallest_around(cue, outer[row]))]
    closed = np.full((len(held), *scores.shape[1:]), LOWEST, np.float32)
    closed[..., NONE] = 0
    for i, (_, one) in enumerate(held):
        for start, end in one.content:
            closed[i, start:end] = 0
    chosen = [i for i, _ in held]
    inner = [places[i] for i in chosen]
    found = decode(inner, tags, scores[chosen] + closed)
    outers = [one.cue for _, one in held]
    return [(row, replace(one, outer=cue)) for (row, _), one, cue in zip(inner, found, outers, strict=True)]


def _smallest_around(cue: int, outer: Sequence[Decoded]) -> Decoded | None:
    if any(one.cue[0] <= cue < one.cue[1] for one in outer):
        return None
    around = [one for one in outer if any(start <= cue < end for start, end in one.content)]
    return min(around, key=lambda one: sum(end - start for start, end in one.content), default=None)


def _evidence(
    scores: Floats, source: Span | None, content: Sequence[Span], margin: float
) -> tuple[float, ...]:
    inside = np.concatenate([scores[start:end, 4] for start, end in content])
    return (
        min(abs(margin), MOST_SURE),
        float(source is not None),
        float(scores[source[0] : source[1], 1].mean()) if source else 0.0,
        float(scores[source[0], 0]) if source else 0.0,
        float(scores[source[1] - 1, 2]) if source else 0.0,
        float(inside.mean()),
        float(inside.min()),
        float(max(scores[start, 3] for start, _ in content)),
        float(max(scores[end - 1, 5] for _, end in content)),
        math.log(len(inside)),
        float(len(content)),
    )


def segmentations(scores: Floats, most: int) -> list[tuple[tuple[Span, ...], float]]:
    """For scores [C, T, 3] of begin, inside and finish: the best one to ``most`` stretches, with their score."""
    begin, inside, finish = scores[..., 0], scores[..., 1], scores[..., 2]
    sums = inside.cumsum(1)
    opened, closed = begin - (sums - inside), sums + finish
    rounds: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    totals, so_far = [], None
    for _ in range(most):
        start = opened if so_far is None else opened + so_far
        first = _argmax_so_far(start)
        ended = np.take_along_axis(start, first, 1) + closed
        last = _argmax_so_far(ended)
        best = np.take_along_axis(ended, last, 1)
        rounds.append((first, last))
        totals.append(best[:, -1])
        so_far = np.full_like(best, LOWEST)
        so_far[:, 2:] = best[:, :-2]  # a token between two stretches belongs to neither
    count = np.array(totals).argmax(0)
    return [(_traced(rounds, row, int(n)), float(totals[n][row])) for row, n in enumerate(count)]


def _argmax_so_far(values: Floats) -> NDArray[np.int64]:
    """Where the largest of ``values[:, : i + 1]`` stands, for each i."""
    highest = np.maximum.accumulate(values, 1)
    places = np.where(values == highest, np.arange(values.shape[1]), 0)
    return np.maximum.accumulate(places, 1)


def _traced(
    rounds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], row: int, last_round: int
) -> tuple[Span, ...]:
    out: list[Span] = []
    limit = rounds[0][0].shape[1] - 1
    for first, last in reversed(rounds[: last_round + 1]):
        end = int(last[row, limit])
        start = int(first[row, end])
        out.append((start, end + 1))
        limit = start - 2
    return tuple(reversed(out))
