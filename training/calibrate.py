"""Confidence: a logistic regression from a decoded attribution's evidence to whether linked overlap holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import torch

from purport.language import packs
from purport.report import READ_KINDS
from purport.report.text import report_from_text
from training.score import linked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from purport.attribution import Attribution
    from purport.attribution.decode import Decoded
    from purport.attribution.extract import Extractor
    from purport.language import Encoder, WordPieces
    from purport.report import Span
    from training.corpora import Article

    Floats = NDArray[np.float64]
    Found = list[tuple[Decoded, Attribution]]

BINS, FOLDS, RIDGE = 10, 4, 1e-3
EVIDENCE = 12  # columns


def found(article: Article, pieces: WordPieces, encoder: Encoder, extractor: Extractor) -> Found:
    """The attributions of an article as the library finds them, each with what it was decoded from."""
    report = report_from_text(article.text, language="en")
    spans = [block.span for block in report.blocks if block.kind in READ_KINDS]
    whole = packs(pieces.tokenize(article.text, spans))
    decoded = encoder.start(whole, extractor.decoded)()
    return [
        one
        for pack, several in zip(whole, decoded, strict=True)
        for one in extractor.kept(article.text, pack, several)
    ]


def labels(attribution: Attribution) -> dict[str, tuple[Span, ...]]:
    """An attribution as the corpus writes it."""
    return {
        "source": attribution.source_spans,
        "cue": attribution.cue_spans,
        "content": attribution.content_spans,
    }


def evidence(
    articles: Sequence[Article], per_article: Sequence[Found]
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """For every attribution found in the articles: evidence [N, E], right or not [N], article [N]."""
    rows, right, where = [], [], []
    for number, (article, kept) in enumerate(zip(articles, per_article, strict=True)):
        good = {j for _, j in linked(article.gold, [labels(a) for _, a in kept])}
        rows += [one.evidence for one, _ in kept]
        right += [float(j in good) for j in range(len(kept))]
        where += [number] * len(kept)
    return np.array(rows), np.array(right), np.array(where)


def fit(x: Floats, y: Floats) -> list[float]:
    """Intercept and a weight for each column, by regularised maximum likelihood; zeros where nothing was found."""
    if not len(y):
        return [0.0] * (EVIDENCE + 1)
    spread = x.std(0) + 1e-9
    scaled = torch.tensor((x - x.mean(0)) / spread)
    weights = torch.zeros(x.shape[1] + 1, dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        logits = weights[0] + scaled @ weights[1:]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(y))
        loss = loss + RIDGE * (weights[1:] ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    found = weights.detach().numpy()
    slopes = found[1:] / spread
    return [round(float(w), 5) for w in (found[0] - (slopes * x.mean(0)).sum(), *slopes)]


def probabilities(x: Floats, weights: Sequence[float]) -> Floats:
    """The regression's probabilities [N]."""
    found: Floats = 1 / (1 + np.exp(-(weights[0] + x @ np.array(weights[1:]))))
    return found


def expected_error(p: Floats, y: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Naeini and others, 2015)."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    return float(
        sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins))
    )


def cross_validated(x: Floats, y: Floats, where: NDArray[np.int64], least: float) -> float:
    """Calibration error, of what is ``least`` sure, where each article's confidences are fitted on other articles."""
    p = np.zeros(len(y))
    if not len(y):
        return 0.0
    for fold in range(FOLDS):
        held = where % FOLDS == fold
        p[held] = probabilities(x[held], fit(x[~held], y[~held]))
    return expected_error(p[p >= least], y[p >= least])


def save(path: Path, weights: Sequence[float]) -> None:
    path.write_text(json.dumps({"weights": list(weights)}) + "\n", encoding="utf-8")
