"""Fits ``alike.json``: the weights by which the ledger says whether two claims say the same.

    python -m training.alike --shared FOLDER

FOLDER holds data/clusters and data/attribution. Pairs are of claims in different reports of one annotated
event (training part): positive where both hold mentions of one cluster, negative where they hold those of others, or
one of none; and of claims of different events. ``words`` are weights of words (stems of five letters) by how rare
they are in PolNeAR's contents.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import average_precision_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from benchmarks.clusters import by_claim, events, fill, reports, unsure
from purport.ledger import Ledger, alike
from purport.ledger.alike import SIGNS, Content, content_of, signs
from purport.ledger.mentions import mentions_of
from purport.standing.issue import content_words
from training.__main__ import corpus_file
from training.corpora import read_polnear

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = Path(alike.__file__).parent / "alike.json"
LEAST = 6  # contents that a word with a weight of its own is in
SHARE = 0.05  # of pairs with claims that hold no mention, each of which counts the more; all of the likest are taken
LIKE = 0.4
ACROSS = 6  # claims of other events for each, the likest
REACHED = 400


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.alike", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--shared", type=Path, required=True)
    asked = parser.parse_args()
    words = _words(asked.shared / "data" / "attribution")
    start = {
        "bias": 0.0,
        "words": words,
        "signs": {name: {"mean": 0, "spread": 1, "weight": 0} for name in SIGNS},
    }
    OUT.write_text(json.dumps(start), "utf-8")
    values, same, groups, among, weights = _pairs(asked.shared)
    print(f"{len(same)} pairs, {int(same.sum())} of them of one claim")
    means, spreads = values.mean(0), values.std(0) + 1e-9
    scaled = (values - means) / spreads
    out = np.zeros(len(same))
    for known, unseen in GroupKFold(6).split(scaled, same, groups):
        out[unseen] = (
            _model().fit(scaled[known], same[known], weights[known]).predict_proba(scaled[unseen])[:, 1]
        )
    print("average precision, unseen events:", round(average_precision_score(same[among], out[among]), 3))
    for least in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        print(
            least,
            "F1",
            round(f1(same[among], out[among] >= least), 3),
            "all",
            round(f1(same, out >= least), 3),
        )
    fitted = _model().fit(scaled, same, weights)
    start["bias"] = round(float(fitted.intercept_[0]), 4)
    start["signs"] = {
        name: {"mean": round(mean, 4), "spread": round(spread, 4), "weight": round(weight, 4)}
        for name, mean, spread, weight in zip(
            SIGNS, means.tolist(), spreads.tolist(), fitted.coef_[0].tolist(), strict=True
        )
    }
    OUT.write_text(json.dumps(start, indent=0) + "\n", "utf-8")


def f1(wanted: np.ndarray, found: np.ndarray) -> float:
    """F1 of a choice."""
    right = float((wanted.astype(bool) & found).sum())
    return 2 * right / max(1.0, float(wanted.sum() + found.sum()))


def _model() -> Any:
    return LogisticRegression(max_iter=2000)


def _words(corpus: Path) -> dict[str, float]:
    count: Counter[str] = Counter()
    total = 0
    for article in read_polnear(corpus_file(corpus, "train")):
        for one in article.gold:
            total += 1
            count.update(content_words(" ".join(article.text[start:end] for start, end in one["content"])))
    found = {word: round(math.log(total / n), 2) for word, n in sorted(count.items()) if n >= LEAST}
    return {"*": round(math.log(total / LEAST) + 0.5, 2), **found}


def _pairs(shared: Path) -> tuple[np.ndarray, ...]:
    texts = reports(shared)
    rows = events("train", texts)
    random = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "train.db", write=True) as ledger:
        added = fill(ledger, texts, (name for row in rows for name in row["reports"]))
        held = [_contents(ledger, row, added) for row in rows]
    every = [content for contents, *_ in held for content in contents]
    of = [number for number, (contents, *_) in enumerate(held) for _ in contents]
    vectors = np.array([content.mention.vector for content in every])
    values, same, groups, among, weights = [], [], [], [], []
    for number, (contents, clusters, doubtful) in enumerate(held):
        for a, b in combinations(contents, 2):
            one, other = (clusters.get(each.mention.id, set()) for each in (a, b))
            if a.mention.report == b.mention.report or not (one or other):
                continue
            both = bool(one & other)
            if not both and (
                one & doubtful.get(b.mention.id, set()) or other & doubtful.get(a.mention.id, set())
            ):
                continue
            few = not (one and other) and _alike(a, b) < LIKE
            if few and random.random() > SHARE:
                continue
            weights.append(1 / SHARE if few else 1.0)
            values.append(signs(a, b))
            same.append(both)
            groups.append(number)
            among.append(bool(one and other))
        for a in (each for each in contents if clusters.get(each.mention.id)):
            assert a.mention.vector is not None
            near = [
                i for i in np.argsort(-(vectors @ a.mention.vector))[:REACHED].tolist() if of[i] != number
            ]
            for place in near[:ACROSS]:
                values.append(signs(a, every[place]))
                same.append(False)
                groups.append(number)
                among.append(False)
                weights.append(1.0)
    return np.array(values), np.array(same, int), np.array(groups), np.array(among), np.array(weights)


def _alike(a: Content, b: Content) -> float:
    assert a.mention.vector is not None
    assert b.mention.vector is not None
    return float(a.mention.vector @ b.mention.vector)


def _contents(
    ledger: Ledger, row: dict[str, Any], added: dict[str, Any]
) -> tuple[Sequence[Content], dict[int, set[int]], dict[int, set[int]]]:
    ids = [
        added[name][0] << 20 | number
        for name in row["reports"]
        for number in range(1, len(added[name][1].claims) + 1)
    ]
    with ledger.work() as connection:
        mentions = [
            one
            for first in range(0, len(ids), 500)
            for one in mentions_of(connection, ids[first : first + 500])
        ]
    contents = [content_of(one) for one in mentions if one.vector is not None]
    return contents, by_claim(row, added), unsure(row, added)


if __name__ == "__main__":
    main()
