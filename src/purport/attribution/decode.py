"""Scores to stretches of tokens: where a cue stands, and the stretch of largest sum for each role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from purport.report import Span

    Floats = NDArray[np.float32]

# Set on PolNeAR dev with the packaged weights.
OUTSIDE_BIAS = 0.7  # added to the cue's O: evens precision and recall
CLAMP = 6.0  # log-odds beyond it say no more
MORE_CONTENT = 6.0  # summed log-odds that a second or third piece of content must exceed
PIECES = 3
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Decoded:
    """One attribution in tokens of its pack, with what the scores say of it.

    ``evidence``: log-odds of the cue; for source, then content, mean log-odds inside and how many tokens are
    unsure. Without a source its mean is the log-odds that there is none.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    evidence: tuple[float, ...]


def cue_stretches(scores: Floats) -> list[Span]:
    """Cues in scores [T, 3] of O, B, I."""
    tags = (scores + np.array([OUTSIDE_BIAS, 0, 0], np.float32)).argmax(1).tolist()
    out: list[Span] = []
    for i, tag in enumerate(tags):
        if tag == 2 and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        elif tag:
            out.append((i, i + 1))
    return out


def decode(cues: Sequence[Span], cue_scores: Floats, role_scores: Floats) -> list[Decoded]:
    """Attributions of one pack: C cues, their scores [T, 3] and the roles' [C, T, 5]; none without content."""
    source = log_odds(role_scores, (1, 2))
    content = log_odds(role_scores, (3, 4))
    cue = log_odds(cue_scores, (1, 2))
    out = []
    for i, stretch in enumerate(cues):
        pieces = best_stretches(content[i], PIECES)
        if not pieces:
            continue
        speakers = best_stretches(source[i], 1)
        evidence = (float(cue[stretch[0]]), *_evidence(source[i], speakers), *_evidence(content[i], pieces))
        out.append(Decoded(stretch, speakers[0] if speakers else None, tuple(sorted(pieces)), evidence))
    return out


def log_odds(scores: Floats, inside: tuple[int, ...]) -> Floats:
    """Log-odds, clamped, of the classes ``inside`` against all others; scores [..., K] -> [...]."""
    exponents = np.exp(scores - scores.max(-1, keepdims=True))
    chosen = exponents[..., inside].sum(-1)
    rest = exponents.sum(-1) - chosen
    odds: Floats = np.log(np.maximum(chosen, _TINY)) - np.log(np.maximum(rest, _TINY))
    return np.clip(odds, -CLAMP, CLAMP)


def best_stretches(odds: Floats, most: int) -> list[Span]:
    """The contiguous stretch of largest positive sum, then others apart from it above ``MORE_CONTENT``."""
    left = odds.astype(np.float64)
    out: list[Span] = []
    while len(out) < most:
        start, end, total = _largest(left)
        if total <= (MORE_CONTENT if out else 0.0):
            break
        out.append((start, end))
        left[start:end] = -1e9
    return out


def _largest(odds: NDArray[np.float64]) -> tuple[int, int, float]:
    sums = np.concatenate([[0.0], np.cumsum(odds)])
    lowest = np.minimum.accumulate(sums[:-1])
    gains = sums[1:] - lowest
    end = int(gains.argmax())
    start = int(np.flatnonzero(sums[: end + 1] == lowest[end])[-1])
    return start, end + 1, float(gains[end])


def _evidence(odds: Floats, stretches: Sequence[Span]) -> tuple[float, float]:
    """Mean log-odds inside the stretches, and the mean of how unsure their neighbourhood is."""
    if not stretches:
        return (float(-odds.max()), 0.0)
    inside = np.concatenate([odds[start:end] for start, end in stretches])
    unsure = float(np.minimum(CLAMP - np.abs(odds), CLAMP).sum()) / CLAMP
    return (float(inside.mean()), unsure)
