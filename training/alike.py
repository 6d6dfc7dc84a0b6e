"""Fits ``alike.json``: the weights by which the ledger says whether two claims say the same.

    python -m training.alike --shared FOLDER

FOLDER holds data/clusters and data/attribution. Pairs are of a claim that holds an annotated mention (training part)
and each of its candidates in a ledger of all events, as ``corroborate`` meets them: positive where both hold mentions
of one cluster. Claims of one report, and those of which the annotators were not sure, are left out. The rounds
after the first see the chances of the one before from folds that did not hold the event. ``words`` are weights of words
(stems of five letters) by how rare they are in PolNeAR's contents.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import average_precision_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from benchmarks.clusters import by_claim, events, fill, reports, unsure
from purport.ledger import Ledger, alike
from purport.ledger.alike import RIVALS, ROUNDS, SIGNS, beside_rivals, content_of, signs
from purport.ledger.candidates import candidates
from purport.ledger.mentions import mentions_of
from purport.standing.issue import content_words
from training.__main__ import corpus_file
from training.corpora import read_polnear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

OUT = Path(alike.__file__).parent / "alike.json"
LEAST = 6  # contents that a word with a weight of its own is in
FOLDS = 6


@dataclass(frozen=True, slots=True)
class Pairs:
    """N pairs of a claim and one of those like it: signs [N, S], what is right, which count, of which claim and event.

    ``reports`` [N] are those of the other claim; ``among`` says that both hold mentions of some cluster.
    """

    signs: np.ndarray
    same: np.ndarray
    used: np.ndarray
    among: np.ndarray
    asked: np.ndarray
    event: np.ndarray
    reports: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.alike", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--shared", type=Path, required=True)
    asked = parser.parse_args()
    words = _words(asked.shared / "data" / "attribution")
    nothing = {name: {"mean": 0, "spread": 1, "weight": 0} for name in SIGNS}
    OUT.write_text(json.dumps({"words": words, "models": [{"bias": 0.0, "signs": nothing}]}), "utf-8")
    pairs = _pairs(asked.shared)
    print(f"{len(pairs.same)} pairs, {int(pairs.same[pairs.used].sum())} of them of one claim")
    models, values = [], pairs.signs
    for number in range(1, ROUNDS + 1):
        models.append(_fitted(values[pairs.used], pairs.same[pairs.used]))
        chance = _unseen(values, pairs)
        _tell(number, chance, pairs)
        values = np.hstack([pairs.signs, _beside(chance, pairs)])
    OUT.write_text(json.dumps({"words": words, "models": models}, indent=0) + "\n", "utf-8")


def _unseen(values: np.ndarray, pairs: Pairs) -> np.ndarray:
    """The chance of every pair by a model that has not seen its event."""
    out = np.zeros(len(values))
    for known, unseen in GroupKFold(FOLDS).split(values, pairs.same, pairs.event):
        kept = known[pairs.used[known]]
        out[unseen] = alike.Model(*_regression(values[kept], pairs.same[kept])).chances(values[unseen])
    return out


def _regression(values: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    means, spreads = values.mean(0), values.std(0) + 1e-9
    fitted = LogisticRegression(max_iter=2000).fit((values - means) / spreads, same)
    return means, spreads, fitted.coef_[0], float(fitted.intercept_[0])


def _fitted(values: np.ndarray, same: np.ndarray) -> dict[str, Any]:
    """A regression as ``alike.json`` holds it."""
    means, spreads, weights, bias = _regression(values, same)
    rows = zip((*SIGNS, *RIVALS), means.tolist(), spreads.tolist(), weights.tolist(), strict=False)
    found = {
        name: {"mean": round(mean, 4), "spread": round(spread, 4), "weight": round(weight, 4)}
        for name, mean, spread, weight in rows
    }
    return {"bias": round(bias, 4), "signs": found}


def _beside(chance: np.ndarray, pairs: Pairs) -> np.ndarray:
    """How each pair does beside its rivals: those of the same asked claim."""
    out = np.zeros((len(chance), len(RIVALS)))
    for asked in np.unique(pairs.asked):
        rows = np.flatnonzero(pairs.asked == asked)
        out[rows] = beside_rivals(chance[rows], pairs.reports[rows])
    return out


def _tell(number: int, chance: np.ndarray, pairs: Pairs) -> None:
    used, among = pairs.used, pairs.used & pairs.among
    print(f"round {number}, unseen events: average precision {_precision(chance, pairs.same, used)} of all,")
    print(f"  {_precision(chance, pairs.same, among)} among annotated mentions")
    for least in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        scores = (f1(pairs.same[kept], chance[kept] >= least) for kept in (used, among))
        print(f"  F1 from {least}: " + ", ".join(f"{score:.3f}" for score in scores))


def _precision(chance: np.ndarray, same: np.ndarray, kept: np.ndarray) -> float:
    return round(float(average_precision_score(same[kept], chance[kept])), 3)


def f1(wanted: np.ndarray, found: np.ndarray) -> float:
    """F1 of a choice."""
    right = float((wanted.astype(bool) & found).sum())
    return 2 * right / max(1.0, float(wanted.sum() + found.sum()))


def _words(corpus: Path) -> dict[str, float]:
    count: Counter[str] = Counter()
    total = 0
    for article in read_polnear(corpus_file(corpus, "train")):
        for one in article.gold:
            total += 1
            count.update(content_words(" ".join(article.text[start:end] for start, end in one["content"])))
    found = {word: round(math.log(total / n), 2) for word, n in sorted(count.items()) if n >= LEAST}
    return {"*": round(math.log(total / LEAST) + 0.5, 2), **found}


def _pairs(shared: Path) -> Pairs:
    texts = reports(shared)
    rows = events("train", texts)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "train.db", write=True) as ledger:
        added = fill(ledger, texts, (name for row in rows for name in row["reports"]))
        with ledger.work() as connection:
            found = [
                one for number, row in enumerate(rows) for one in _compared(connection, number, row, added)
            ]
    values, same, used, among, asked, event, report = (
        np.array(column) for column in zip(*found, strict=True)
    )
    return Pairs(values, same, used, among, asked, event, report)


def _compared(
    connection: Connection, number: int, row: dict[str, Any], added: dict[str, Any]
) -> Iterator[tuple[Any, ...]]:
    """Each claim that holds a mention beside its candidates: rows of ``Pairs``."""
    clusters, doubtful = by_claim(row, added), unsure(row, added)
    nothing: set[int] = set()
    for a in map(content_of, mentions_of(connection, list(clusters))):
        one, id = clusters[a.mention.id], a.mention.id
        for b in map(content_of, candidates(connection, a.mention, [])):
            other = clusters.get(b.mention.id, nothing)
            same = bool(one & other)
            unsure_of = one & doubtful.get(b.mention.id, nothing) or other & doubtful.get(id, nothing)
            used = a.mention.report != b.mention.report and (same or not unsure_of)
            if id != b.mention.id:
                yield signs(a, b), same, used, bool(other), id, number, b.mention.report


if __name__ == "__main__":
    main()
