"""What training makes small: minus the log-likelihood of the cues, of their ends, and of each role's segmentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from purport.attribution.decode import FINISH_CUE, NONE, PIECES
from purport.language.tokens import CLS, PAD, SEP
from training.examples import IGNORED
from training.segments import LOWEST, log_total, scored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from torch import Tensor

    from training.examples import Example
    from training.network import Network

WITHIN = 0.5  # weight of cues inside others' content, whose labels are a teacher's
TOKENS_A_CUE = 40  # in the corpus: so that cue tags weigh against roles as their likelihoods do


def loss_of(network: Network, batch: Sequence[Example], device: str) -> Tensor:
    """The loss of one batch, per cue."""
    longest = max(len(e.ids) for e in batch)

    def stacked(rows: Iterable[np.ndarray]) -> Tensor:
        padded = [np.pad(r, ((0, longest - len(r)), *((0, 0),) * (r.ndim - 1))) for r in rows]
        return torch.from_numpy(np.stack(padded)).to(device)

    def joined(rows: Iterable[np.ndarray]) -> Tensor:
        return torch.from_numpy(np.concatenate(list(rows))).to(device)

    def wide(rows: Iterable[np.ndarray]) -> Tensor:
        return joined(np.pad(r, ((0, 0), (0, longest - r.shape[1]), (0, 0))) for r in rows)

    ids, features = stacked(e.ids for e in batch), stacked(e.features for e in batch)
    cues, finish = joined(e.cues for e in batch), joined(e.finish for e in batch)
    row = torch.from_numpy(np.repeat(np.arange(len(batch)), [len(e.cues) for e in batch])).to(device)
    with torch.autocast(device.split(":")[0], torch.bfloat16):
        states = network.encode(ids, features, ids != PAD)
        tags, within = network.cue(states), network.within(states)
        scores = network.roles(states, row, cues)
    loss = _tag_loss(tags, stacked(e.cue_chances for e in batch))
    loss = loss + WITHIN * _tag_loss(within, stacked(e.within_chances for e in batch))
    if not len(row):
        return loss
    outside = ((ids == PAD) | (ids == CLS) | (ids == SEP))[row]
    source, content = wide(e.source for e in batch), wide(e.content for e in batch)
    return loss + roles_loss(scores.float(), outside, cues, finish, source, content) / len(row)


def _tag_loss(scores: Tensor, chances: Tensor) -> Tensor:
    return -(chances * scores.float().log_softmax(-1)).sum() * TOKENS_A_CUE / chances.sum().clamp(min=1)


def roles_loss(
    scores: Tensor, outside: Tensor, cues: Tensor, finish: Tensor, source: Tensor, content: Tensor
) -> Tensor:
    """Summed over C cues: scores [C, T, 8], ``outside`` [C, T] no words, marks [C, T, 3] of the right stretches."""
    before = torch.arange(scores.shape[1], device=cues.device)[None] < cues[:, None]
    ends = scores[..., FINISH_CUE].masked_fill(before | outside, LOWEST)
    loss = F.cross_entropy(ends, finish, ignore_index=IGNORED, reduction="sum")
    parts = _closed(scores[..., :3], outside)
    none = scores[torch.arange(len(cues), device=cues.device), cues, NONE]
    right = torch.where(source[..., 1].any(1), scored(*parts, source), none)
    loss = loss + (torch.logaddexp(log_total(*parts, 1), none) - right).sum()
    parts = _closed(scores[..., 3:6], outside)
    missed = log_total(*parts, PIECES) - scored(*parts, content)
    return loss + missed[content[..., 1].any(1)].sum()


def _closed(scores: Tensor, outside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """begin, inside and finish, so that no stretch begins or ends outside the words."""
    begin, inside, finish = scores.unbind(-1)
    return (
        begin.masked_fill(outside, LOWEST),
        inside.masked_fill(outside, 0),
        finish.masked_fill(outside, LOWEST),
    )
