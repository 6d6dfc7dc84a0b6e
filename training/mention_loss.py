"""What training makes small for mentions: tags of names and noun phrases, links to what came before, kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from purport.language.tokens import PAD
from training.examples import IGNORED
from training.network import ANAPHOR, ATTEND, CANDIDATE, KIND, NAME, NAMED, NOMINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from purport.report import Span
    from training.mentions import Marked, MentionExample
    from training.network import Network

TAGS, LINKS, KIND_WEIGHT = 20.0, 4.0, 3.0  # of less, the attributions leave nothing for names
LOWEST = -1e4


def mentions_loss(network: Network, example: MentionExample, device: str) -> Tensor:
    """The loss of one document."""
    ids, features, names, nominals = (
        torch.from_numpy(a).to(device)
        for a in (example.ids, example.features, example.names, example.nominals)
    )
    with torch.autocast(device.split(":")[0], torch.bfloat16):
        scores = network.mentions(network.encode(ids, features, ids != PAD))
    flat = scores.float().flatten(0, 1)
    loss = flat.new_zeros(())
    for columns, tags in ((NAME, names), (NOMINAL, nominals)):
        if (tags != IGNORED).any():
            loss = loss + TAGS * F.cross_entropy(flat[:, columns], tags.flatten(), ignore_index=IGNORED)
    kept = [one for one in example.mentions if (example.places[one.core[0] : one.core[1]] >= 0).any()]
    if kept:
        loss = loss + LINKS * links_loss(network, flat, example.places, kept)
    cited = [one for one in kept if one.kind >= 0]
    return loss + KIND_WEIGHT * _kinds_loss(flat, example.places, cited) if cited else loss


def links_loss(network: Network, flat: Tensor, places: np.ndarray, mentions: Sequence[Marked]) -> Tensor:
    """Minus the log-likelihood that a mention links to one of its entity before it, or to none where there is none."""
    pooled = _pool(flat.device, len(flat), places, [one.core for one in mentions])
    anaphors, candidates = pooled @ flat[:, ANAPHOR], pooled @ flat[:, CANDIDATE]
    at = torch.tensor([one.core[0] for one in mentions], device=flat.device)
    apart = (at[:, None] - at[None]).clamp(min=1).float().log2().long().clamp(max=len(network.apart) - 1)
    scores = anaphors @ candidates.T / anaphors.shape[1] ** 0.5 + network.apart[apart]
    count = len(mentions)
    before = torch.ones(count, count, dtype=torch.bool, device=flat.device).tril(-1)
    scores = F.pad(scores.masked_fill(~before, LOWEST), (1, 0))  # the first column: nothing before
    ids = {entity: i for i, entity in enumerate({one.entity for one in mentions})}
    entity = torch.tensor([ids[one.entity] for one in mentions], device=flat.device)
    same = (entity[:, None] == entity[None]) & before
    right = F.pad(same, (1, 0))
    right[:, 0] = ~same.any(1)
    loss = scores.logsumexp(1) - scores.masked_fill(~right, LOWEST).logsumexp(1)
    return loss[torch.tensor([one.asked for one in mentions], device=flat.device)].sum() / count


def _kinds_loss(flat: Tensor, places: np.ndarray, cited: Sequence[Marked]) -> Tensor:
    loss = flat.new_zeros(())
    for one in cited:
        at = places[one.whole[0] : one.whole[1]]
        rows = flat[torch.from_numpy(at[at >= 0]).to(flat.device)]
        share = rows[:, ATTEND].softmax(0)
        kind = (share * rows[:, KIND]).sum(0)
        named = (share * rows[:, NAMED]).sum()
        loss = loss + F.cross_entropy(kind, torch.tensor(one.kind, device=flat.device))
        loss = loss + F.binary_cross_entropy_with_logits(named, named.new_tensor(float(one.named)))
    return loss / len(cited)


def _pool(device: torch.device, length: int, places: np.ndarray, stretches: Sequence[Span]) -> Tensor:
    """A matrix [M, length] that takes the mean over each stretch of tokens."""
    out = np.zeros((len(stretches), length), np.float32)
    for row, (start, end) in enumerate(stretches):
        at = places[start:end]
        out[row, at[at >= 0]] = 1 / max(1, int((at >= 0).sum()))
    return torch.from_numpy(out).to(device)
