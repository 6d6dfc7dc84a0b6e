"""Roles as whole stretches: how likely one segmentation of a window is among all that it could have.

A stretch ``[a, b]`` of a role scores ``begin[a] + inside[a] + ... + inside[b] + finish[b]``; a segmentation scores the
sum of its stretches, of which no two touch. The source has one stretch or none, the content one to three. Both sums
over all segmentations are exact and need no loop over tokens, since a stretch's score is a difference of running sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor

LOWEST = -1e4  # for what cannot be


def ends_after(begin: Tensor, inside: Tensor, finish: Tensor, before: Tensor | None) -> Tensor:
    """Log of the summed scores [C, T] of all segmentations whose last stretch ends at each token.

    ``begin``, ``inside`` and ``finish`` are [C, T]; ``before`` [C, T] is the same for one stretch fewer, None where
    the stretch is the first.
    """
    sums = inside.cumsum(1)
    opened = begin - (sums - inside)
    if before is not None:
        so_far = before.logcumsumexp(1)
        closed = torch.full_like(so_far, LOWEST)
        closed[:, 2:] = so_far[:, :-2]  # a token between two stretches belongs to neither
        opened = opened + closed
    return opened.logcumsumexp(1) + sums + finish


def log_total(begin: Tensor, inside: Tensor, finish: Tensor, most: int) -> Tensor:
    """Log of the summed scores [C] of every segmentation with one to ``most`` stretches."""
    totals, before = [], None
    for _ in range(most):
        before = ends_after(begin, inside, finish, before)
        totals.append(before.logsumexp(1))
    return torch.stack(totals).logsumexp(0)


def scored(begin: Tensor, inside: Tensor, finish: Tensor, marks: Tensor) -> Tensor:
    """Score [C] of the segmentations given by ``marks`` [C, T, 3]: ones where a stretch begins, is, and ends."""
    return (begin * marks[..., 0] + inside * marks[..., 1] + finish * marks[..., 2]).sum(1)
