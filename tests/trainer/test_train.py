"""The trainer, from articles to the files that ship; needs the extra "train"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from purport.language import Encoder, packs
from training.corpora import paragraphs
from training.examples import labelled

from .test_examples import TEXT, article

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'purport[train]'")

if TYPE_CHECKING:
    from pathlib import Path

    from purport.language import WordPieces


def test_training_lowers_the_loss_and_the_export_computes_the_same(
    pieces: WordPieces, tmp_path: Path
) -> None:
    from training.export import export
    from training.network import Network
    from training.train import Recipe, train

    torch.manual_seed(0)
    said: list[str] = []
    articles = [labelled(article(), pieces)] * 2
    network = train(Network(), articles, Recipe(epochs=3, average=0.5), "cpu", said.append)
    losses = [float(line.split("loss ")[1].split(",")[0]) for line in said]
    assert losses[-1] < losses[0]
    export(network, tmp_path, None)
    pack = packs(pieces.tokenize(TEXT, paragraphs(TEXT)))[0]
    ids = np.r_[101, pack.tokens.ids, 102]
    features = np.r_[0, pack.tokens.features, 0]
    with torch.no_grad():
        given = (torch.from_numpy(ids)[None].long(), torch.from_numpy(features)[None].long())
        states = network.encode(*given, torch.ones_like(given[0]))[0, 1:-1].numpy()
    (exported,) = Encoder(folder=tmp_path).start([pack], lambda _, found: list(found.states))()
    assert np.abs(exported - states).max() < 1e-3


def test_averaged_weights_are_the_mean_of_both() -> None:
    from training.network import Network, averaged

    one, other = Network(), Network()
    expected = (one.r.bias + other.r.bias) / 2
    assert torch.allclose(averaged(one, other).r.bias, expected)
