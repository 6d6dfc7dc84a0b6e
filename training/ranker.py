"""The ranker of ``purport.sources``: from documents whose mentions are known, which candidate each pronoun means.

A document is read as the library reads it, save that each known mention then means whom it should, so that a mistake
does not teach the next one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from purport.sources.discourse import Discourse
from purport.sources.rank import CITED, CLASSES, SIGNALS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from purport.report import Span
    from purport.sources.entity import Entity

    Floats = NDArray[np.float32]

HIDDEN = 24
EPOCHS, RATE, DECAY = 60, 4e-3, 3e-3
FOLDS = 5
LESS = 0.3  # descriptions that nobody is cited by are seldom of somebody mentioned before


@dataclass(frozen=True)
class Choice:
    """One ranking: its sort (as ``CLASSES``), signals [C, 30], which candidates are right, and its document."""

    sort: int
    given: Floats
    right: NDArray[np.bool_]
    document: str
    weight: float = 1.0


@dataclass
class Watcher:
    """Looks on while a document is read, and corrects: ``right`` says of a known mention which entities it means."""

    document: str
    right: Callable[[Span, Entity], bool | None]
    weight: float = 1.0
    choices: list[Choice] = field(default_factory=list)

    def discourse(self, *given: Any) -> Discourse:
        watcher = self

        class Watched(Discourse):
            ranks_nouns = True

            def weigh(self, mention: Span, sort: str, given: Floats, candidates: Sequence[Entity]) -> Floats:
                return watcher.weigh(mention, sort, given, candidates, super().weigh)

        return Watched(*given)

    def weigh(
        self,
        mention: Span,
        sort: str,
        given: Floats,
        candidates: Sequence[Entity],
        otherwise: Callable[..., Floats],
    ) -> Floats:
        fits = [self.right(mention, one) for one in candidates]
        if any(fit is None for fit in fits):
            return otherwise(mention, sort, given, candidates)
        right = np.array(fits, bool)
        weight = self.weight * (LESS if sort == "noun" and not given[0, CITED] else 1)
        self.choices.append(Choice(CLASSES.index(sort), given, right, self.document, weight))
        chances = np.zeros(len(candidates) + 1, np.float32)
        chances[int(right.argmax()) if right.any() else len(candidates)] = 1
        return chances


class Weights(torch.nn.Module):
    """What ``ranker.json`` holds."""

    def __init__(self) -> None:
        super().__init__()
        self.given = torch.nn.Parameter(torch.randn(SIGNALS, HIDDEN) * 0.1)
        self.sort = torch.nn.Parameter(torch.zeros(len(CLASSES), HIDDEN))
        self.out = torch.nn.Parameter(torch.randn(len(CLASSES), HIDDEN) * 0.1)
        self.straight = torch.nn.Parameter(torch.zeros(len(CLASSES), SIGNALS))
        self.none = torch.nn.Parameter(torch.zeros(len(CLASSES)))
        self.sharpness = 1.0

    def forward(self, given: Tensor, sort: Tensor) -> Tensor:
        """Scores [N, C + 1] for signals [N, C, 30] and sorts [N]; the last column is none of them."""
        hidden = torch.tanh(given @ self.given + self.sort[sort][:, None])
        scores = (hidden * self.out[sort][:, None]).sum(-1) + (given * self.straight[sort][:, None]).sum(-1)
        return torch.cat([scores, self.none[sort][:, None]], 1) * self.sharpness

    def saved(self) -> dict[str, object]:
        return {
            "in": _rounded(self.given),
            "sort": _rounded(self.sort),
            "out": _rounded(self.out),
            "straight": _rounded(self.straight),
            "none": _rounded(self.none),
            "sharpness": round(self.sharpness, 3),
        }


def _rounded(values: Tensor) -> object:
    return np.round(values.detach().numpy().astype(float), 3).tolist()


def fitted(choices: Sequence[Choice], seed: int = 1) -> Weights:
    """Weights under which the right candidates are likeliest; where none is right, none of them."""
    torch.manual_seed(seed)
    network = Weights()
    given, sort, right, there, weight = _stacked(choices)
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for rows in torch.randperm(len(choices)).split(128):
            scores = network(given[rows], sort[rows]).masked_fill(~there[rows], -1e4)
            lost = scores.logsumexp(1) - scores.masked_fill(~right[rows], -1e4).logsumexp(1)
            loss = (lost * weight[rows]).sum() / weight[rows].sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return network


def _stacked(choices: Sequence[Choice]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    most = max(len(one.given) for one in choices)
    given = np.zeros((len(choices), most, SIGNALS), np.float32)
    right, there = (np.zeros((len(choices), most + 1), bool) for _ in range(2))
    for i, one in enumerate(choices):
        count = len(one.given)
        given[i, :count] = one.given
        right[i, :count], there[i, :count] = one.right, True
        right[i, most], there[i, most] = not one.right.any(), True
    sort = torch.tensor([one.sort for one in choices])
    weight = torch.tensor([one.weight for one in choices])
    return torch.from_numpy(given), sort, torch.from_numpy(right), torch.from_numpy(there), weight


def cross_validated(choices: Sequence[Choice]) -> tuple[dict[str, tuple[int, int]], float]:
    """By sort how many of how many were right in documents not trained on, and the sharpness that fits best there."""
    documents = sorted({one.document for one in choices})
    fold = {name: i % FOLDS for i, name in enumerate(documents)}
    scores, rights = [], []
    for k in range(FOLDS):
        network = fitted([one for one in choices if fold[one.document] != k])
        held = [one for one in choices if fold[one.document] == k]
        given, sort, right, there, _ = _stacked(held)
        with torch.no_grad():
            found = network(given, sort).masked_fill(~there, -1e4)
        scores += [(one, row, mark) for one, row, mark in zip(held, found, right, strict=True)]
    counts: dict[str, tuple[int, int]] = {}
    for one, row, mark in scores:
        good, every = counts.get(CLASSES[one.sort], (0, 0))
        counts[CLASSES[one.sort]] = good + bool(mark[row.argmax()]), every + 1
    rights = [
        (sum(_likelihood(row * sharp, mark) for _, row, mark in scores), sharp)
        for sharp in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2)
    ]
    return counts, max(rights)[1]


def _likelihood(row: Tensor, right: Tensor) -> float:
    return float(row.masked_fill(~right, -1e4).logsumexp(0) - row.logsumexp(0))


def save(network: Weights, path: Path) -> None:
    path.write_text(json.dumps(network.saved(), separators=(",", ":")) + "\n", encoding="utf-8")


def start() -> Weights:
    """What is used before anything is trained: the most recent candidate, and the one the encoder finds alike."""
    network = Weights()
    with torch.no_grad():
        network.out.zero_()
        network.straight[:, 0], network.straight[:, 21] = 0.5, 1.0
        network.straight[:, 10], network.straight[:, 13], network.straight[:, 15] = 1.0, 1.5, 1.0
        network.none[2:] = 1.0
    return network
