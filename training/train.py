"""The training loop: cue tags, cue ends and the roles' segmentations together, over random crops of articles."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.examples import crops, example
from training.loss import loss_of
from training.mention_loss import mentions_loss
from training.mentions import mention_example
from training.network import HEAD_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from training.examples import Example, Labelled
    from training.mentions import Mentioned
    from training.network import Network


@dataclass(frozen=True)
class Recipe:
    """The settings of a run; the defaults are the shipped model's."""

    epochs: int = 10
    batch: int = 3200  # tokens, padding included
    encoder_rate: float = 1.2e-4
    head_rate: float = 4.8e-4
    mention_rate: float = 1e-3
    warm_up: float = 0.05
    clip: float = 1.0
    average: float = 0.998
    documents: int = 2  # with mentions, beside each batch
    seed: int = 1


def train(
    network: Network,
    articles: Sequence[Labelled],
    recipe: Recipe,
    device: str,
    say: Callable[[str], None],
    after_epoch: Callable[[Network], None] = lambda _: None,
    mentioned: Sequence[Mentioned] = (),
) -> Network:
    """Trains in place on ``device`` and returns the moving average of the weights.

    Beside each batch of attributions stand ``recipe.documents`` of the documents ``mentioned``, for the mention head.
    ``after_epoch`` is given that average at the end of each epoch.
    """
    chance = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    network.to(device).train()
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(recipe.average))
    optimizer = torch.optim.AdamW(_groups(network, recipe))
    steps = recipe.epochs * len(_epoch(articles, recipe, random.Random(recipe.seed)))
    schedule = LambdaLR(optimizer, lambda step: _rate(step, steps, recipe.warm_up))
    turn = _endless(mentioned, chance)
    for epoch in range(recipe.epochs):
        began, losses = time.monotonic(), []
        for batch in _epoch(articles, recipe, chance):
            loss = loss_of(network, batch, device)
            for _ in range(recipe.documents if mentioned else 0):
                beside = mention_example(next(turn), chance)
                loss = loss + mentions_loss(network, beside, device) / recipe.documents
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimizer.step()
            if schedule.last_epoch < steps:
                schedule.step()
            average.update_parameters(network)
            losses.append(float(loss.detach()))
        say(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s")
        after_epoch(average.module)
    trained: Network = average.module
    return trained.cpu().eval()


def _endless(documents: Sequence[Mentioned], chance: random.Random) -> Iterator[Mentioned]:
    """Every document once, in random order, and again."""
    order = list(documents)
    while order:
        chance.shuffle(order)
        yield from order


def _epoch(articles: Sequence[Labelled], recipe: Recipe, chance: random.Random) -> list[list[Example]]:
    """Every article once, cut at random; crops of like length share a batch, the batches in random order."""
    found = [example(a, window, chance) for a in articles for window in crops(a, chance)]
    found.sort(key=lambda e: len(e.ids) + chance.random() * 16)
    batches: list[list[Example]] = []
    for one in found:
        if batches and (len(batches[-1]) + 1) * len(one.ids) <= recipe.batch:
            batches[-1].append(one)
        else:
            batches.append([one])
    chance.shuffle(batches)
    return batches


def _groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    parts: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        of_mentions = name.startswith(("mention.", "apart"))
        rate = recipe.head_rate if name.startswith(HEAD_NAMES) else recipe.encoder_rate
        parts.setdefault(recipe.mention_rate if of_mentions else rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in parts.items()]


def _rate(step: int, steps: int, warm_up: float) -> float:
    rise = max(1, round(steps * warm_up))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / max(1, steps - rise))
