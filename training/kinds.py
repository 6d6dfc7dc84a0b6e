"""Kind and named or not: two regressions from a source's signals to what annotators said of its mentions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from purport.sources.seen import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

STEPS, RATE, RIDGE, FOLDS = 400, 0.05, 1e-3, 5


@dataclass(frozen=True)
class Known:
    """A cited mention's signals, its kind, whether it is named, and its document."""

    signals: tuple[float, ...]
    kind: str
    named: bool
    document: str


def fitted(known: Sequence[Known]) -> dict[str, object]:
    """What ``kinds.json`` holds: ``kind`` [5, F] and ``named`` [F]."""
    torch.manual_seed(0)
    given = torch.tensor([one.signals for one in known], dtype=torch.float32)
    kind = torch.tensor([KINDS.index(one.kind) for one in known])
    named = torch.tensor([float(one.named) for one in known])
    weights = torch.zeros(len(KINDS) + 1, given.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([weights], RATE)
    for _ in range(STEPS):
        scores = given @ weights.T
        loss = F.cross_entropy(scores[:, :-1], kind) + F.binary_cross_entropy_with_logits(
            scores[:, -1], named
        )
        loss = loss + RIDGE * (weights**2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    rounded = np.round(weights.detach().numpy().astype(float), 3)
    return {"kind": rounded[:-1].tolist(), "named": rounded[-1].tolist()}


def cross_validated(known: Sequence[Known]) -> tuple[float, float]:
    """Shares of kinds and of named or not that are right, in documents not trained on."""
    documents = sorted({one.document for one in known})
    fold = {name: i % FOLDS for i, name in enumerate(documents)}
    right = np.zeros(2)
    for k in range(FOLDS):
        weights = fitted([one for one in known if fold[one.document] != k])
        for one in known:
            if fold[one.document] == k:
                right += _right(weights, one)
    kind, named = right / len(known)
    return float(kind), float(named)


def _right(weights: dict[str, object], one: Known) -> NDArray[np.float64]:
    given = np.array(one.signals)
    kind = KINDS[int((np.array(weights["kind"]) @ given).argmax())]
    named = float(np.array(weights["named"]) @ given) > 0
    return np.array([kind == one.kind, (named and kind != "group") == one.named], float)


def save(weights: dict[str, object], path: Path) -> None:
    path.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
