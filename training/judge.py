"""The exported model on the development part: confidence calibrated there, scores, and what eight bits cost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from purport.attribution.extract import LEAST, Extractor
from purport.attribution.nested import holders
from purport.language import Encoder
from training import calibrate
from training.score import score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from purport.language import WordPieces
    from training.calibrate import Found
    from training.corpora import Article


def judge(
    dev: Sequence[Article], pieces: WordPieces, folder: Path, floats: Path
) -> dict[str, dict[str, Any]]:
    """Writes ``confidence.json`` into both folders; scores of the eight-bit model and its loss to the floats."""
    path = folder / "confidence.json"
    calibrate.save(path, [0.0] * (calibrate.EVIDENCE + 1))  # the extractor wants one; the fit replaces it
    x, y, article = calibrate.evidence(dev, _found(dev, pieces, folder, least=0.0))
    calibrate.save(path, calibrate.fit(x, y))
    shutil.copy(path, floats)
    figures, exact = (_scores(dev, _found(dev, pieces, where)) for where in (folder, floats))
    lost = {name: exact[name]["f1"] - values["f1"] for name, values in figures.items()}
    error = 100 * calibrate.cross_validated(x, y, article, LEAST)
    return {**figures, "lost to eight bits": lost, "expected calibration error": {"per cent": error}}


def _found(dev: Sequence[Article], pieces: WordPieces, folder: Path, *, least: float = LEAST) -> list[Found]:
    """Of each article the outermost attributions: what stands within others' content the corpus does not mark."""
    encoder = Encoder(folder=folder)
    extractor = Extractor(encoder, folder, least)
    every = (calibrate.found(article, pieces, encoder, extractor) for article in dev)
    return [_outermost(one) for one in every]


def _outermost(found: Found) -> Found:
    inner = {id(one) for one, _ in holders([attribution for _, attribution in found])}
    return [(decoded, one) for decoded, one in found if id(one) not in inner]


def _scores(dev: Sequence[Article], found: Sequence[Found]) -> dict[str, dict[str, Any]]:
    return score(
        (article.text, article.gold, [calibrate.labels(one) for _, one in kept])
        for article, kept in zip(dev, found, strict=True)
    )
