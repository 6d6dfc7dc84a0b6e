"""The training loop: cue tags and role tags together, over windows and random crops of paragraphs."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.examples import IGNORED, Example, crops, example, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from torch import Tensor

    from training.examples import Labelled
    from training.network import Network


@dataclass(frozen=True)
class Recipe:
    """The settings of a run; the defaults are the shipped model's."""

    epochs: int = 22
    batch: int = 32
    encoder_rate: float = 1.2e-4
    head_rate: float = 5e-4
    warm_up: float = 0.06
    clip: float = 1.0
    role_weight: float = 2.0
    average: float = 0.995
    seed: int = 1


def train(
    network: Network, articles: Sequence[Labelled], recipe: Recipe, device: str, say: Callable[[str], None]
) -> Network:
    """Trains in place on ``device`` and returns the moving average of the weights."""
    chance = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    network.to(device).train()
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(recipe.average))
    optimizer = torch.optim.AdamW(_groups(network, recipe))
    steps = recipe.epochs * len(_epoch(articles, recipe, random.Random(recipe.seed)))
    schedule = LambdaLR(optimizer, lambda step: _rate(step, steps, recipe.warm_up))
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), []
        for batch in _epoch(articles, recipe, chance):
            with torch.autocast(device.split(":")[0], torch.bfloat16):
                loss = _loss(network, batch, device, recipe)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimizer.step()
            if schedule.last_epoch < steps:
                schedule.step()
            average.update_parameters(network)
            losses.append(float(loss.detach()))
        say(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s")
    trained: Network = average.module
    return trained.cpu().eval()


def _epoch(articles: Sequence[Labelled], recipe: Recipe, chance: random.Random) -> list[list[Example]]:
    """Every window and every crop once; those of like length share a batch, the batches in random order."""
    found = [
        example(a, window)
        for a in articles
        for window in (*windows(a), *crops(a, chance))
        if window[1] > window[0]
    ]
    found.sort(key=lambda e: len(e.ids) + chance.random() * 24)
    batches = [found[i : i + recipe.batch] for i in range(0, len(found), recipe.batch)]
    chance.shuffle(batches)
    return batches


def _loss(network: Network, batch: Sequence[Example], device: str, recipe: Recipe) -> Tensor:
    longest = max(len(e.ids) for e in batch)

    def stacked(rows: Iterator[np.ndarray], fill: int) -> Tensor:
        padded = [np.pad(row, (0, longest - len(row)), constant_values=fill) for row in rows]
        return torch.from_numpy(np.stack(padded)).to(device)

    ids, features = stacked((e.ids for e in batch), 0), stacked((e.features for e in batch), 0)
    states = network.encode(ids, features, ids != 0)
    cue_tags = stacked((e.cue_tags for e in batch), IGNORED)
    loss = F.cross_entropy(
        network.cue(states).flatten(0, 1).float(), cue_tags.flatten(), ignore_index=IGNORED
    )
    rows = np.repeat(np.arange(len(batch)), [len(e.cues) for e in batch])
    if not len(rows):
        return loss
    cues = torch.from_numpy(np.concatenate([e.cues for e in batch])).to(device)
    role_tags = stacked((row for e in batch for row in e.role_tags), IGNORED)
    scores = network.roles(states, torch.from_numpy(rows).to(device), cues)
    roles = F.cross_entropy(scores.flatten(0, 1).float(), role_tags.flatten(), ignore_index=IGNORED)
    return loss + recipe.role_weight * roles


def _groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    heads = ("cue.", "t.", "c.", "dist.", "r.", "feat.")
    head = [p for name, p in network.named_parameters() if name.startswith(heads)]
    body = [p for name, p in network.named_parameters() if not name.startswith(heads)]
    return [{"params": body, "lr": recipe.encoder_rate}, {"params": head, "lr": recipe.head_rate}]


def _rate(step: int, steps: int, warm_up: float) -> float:
    rise = max(1, round(steps * warm_up))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / max(1, steps - rise))
