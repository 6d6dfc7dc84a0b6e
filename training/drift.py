"""Fits ``weights.json``: the weights by which a possible finding of ``purport check`` gets its chance.

    python -m training.drift --shared FOLDER

The texts are the training part of benchmarks/annotations/drift.jsonl, which two hands agreed on, and those of
training/annotations/drift.jsonl, which one hand wrote. A candidate is right where its kind is the text's and its words
meet those marked. Scores for the table come from folds that did not hold the report.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import average_precision_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from benchmarks.drift import ANNOTATIONS, Case, cases, rows
from purport.drift import KINDS, score
from purport.drift.meaning import Meaning
from purport.drift.possible import candidates
from purport.drift.side import Side, side_of
from purport.reading import Reader
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.drift.candidate import Candidate

OUT = Path(score.__file__).parent / "weights.json"
MORE = Path(__file__).parent / "annotations" / "drift.jsonl"
STRENGTH = 0.3  # of the regression's C: few texts, many signs
FOLDS = 8
ACCUSED = (0.02, 0.05, 0.08, 0.12)  # shares of faithful texts with a finding, at which the rest is told


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.drift", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--shared", type=Path, required=True)
    asked = parser.parse_args()
    held = prepared(asked.shared)
    models, chance = {}, {}
    for kind in KINDS:
        models[kind], found = _fit(kind, held)
        chance |= found
    OUT.write_text(json.dumps(models, indent=0) + "\n", "utf-8")
    _tell(held, chance)


def prepared(shared: Path) -> list[tuple[Case, list[Candidate]]]:
    """The texts to learn from with their candidates."""
    meaning = Meaning()
    sides: dict[str, Side] = {}
    with Reader(jobs=2) as reader:
        every = cases(shared, [*rows("train", ANNOTATIONS), *rows("train", MORE)], reader)
        texts = reader.read_many(report_from_text(case.row["text"]) for case in every)
        return [
            (case, candidates(side_of(text, meaning), _sides(case, sides, meaning), meaning))
            for case, text in zip(every, texts, strict=True)
        ]


def _sides(case: Case, sides: dict[str, Side], meaning: Meaning) -> tuple[Side, ...]:
    for one in case.reports:
        if one.report.id not in sides:
            sides[one.report.id] = side_of(one, meaning)
    return tuple(sides[one.report.id] for one in case.reports)


def _fit(
    kind: str, held: Sequence[tuple[Case, list[Candidate]]]
) -> tuple[dict[str, Any], dict[tuple[int, int], float]]:
    """The model of a kind, and the chance of each of its candidates by one that had not seen its report."""
    places = [(i, j) for i, (_, found) in enumerate(held) for j, one in enumerate(found) if one.kind == kind]
    names = list(held[places[0][0]][1][places[0][1]].signs)
    values = np.array([[held[i][1][j].signs[name] for name in names] for i, j in places])
    right = np.array([held[i][0].marks(held[i][1][j]) for i, j in places])
    reports: dict[str, int] = {}
    groups = [reports.setdefault(held[i][0].row["reports"][0]["sha256"], len(reports)) for i, _ in places]
    means, spreads = values.mean(0), np.maximum(values.std(0), 0.01)  # a sign that never differs has no say
    scaled = (values - means) / spreads
    out = np.zeros(len(places))
    for known, unseen in GroupKFold(FOLDS).split(scaled, right, groups):
        out[unseen] = _model().fit(scaled[known], right[known]).predict_proba(scaled[unseen])[:, 1]
    covered = len({i for (i, _), good in zip(places, right, strict=True) if good})
    wanted = sum(case.kind == kind for case, _ in held)
    precision = average_precision_score(right, out)
    print(
        f"{kind:20} {covered} of {wanted} among {len(places)} candidates, average precision {precision:.3f}"
    )
    fitted = _model().fit(scaled, right)
    rows_ = zip(names, means.tolist(), spreads.tolist(), fitted.coef_[0].tolist(), strict=True)
    signs = {
        name: [round(mean, 4), round(spread, 4), round(weight, 4)] for name, mean, spread, weight in rows_
    }
    return {"bias": round(float(fitted.intercept_[0]), 4), "signs": signs}, dict(
        zip(places, out, strict=True)
    )


def _model() -> Any:
    return LogisticRegression(C=STRENGTH, max_iter=3000)


def _tell(held: Sequence[tuple[Case, list[Candidate]]], chance: dict[tuple[int, int], float]) -> None:
    best: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
    for (i, j), value in chance.items():
        best[i] = max(best[i], (value, j))
    faithful = [best[i][0] for i, (case, _) in enumerate(held) if case.kind == "faithful"]
    faulty = [i for i, (case, _) in enumerate(held) if case.kind != "faithful"]
    for share in ACCUSED:
        least = float(np.quantile(faithful, 1 - share))
        found = [i for i in faulty if best[i][0] >= least]
        kinds = sum(held[i][1][best[i][1]].kind == held[i][0].kind for i in found)
        words = sum(held[i][0].overlaps(held[i][1][best[i][1]]) for i in found)
        print(
            f"{share:.0%} accused, from {least:.2f}: {len(found) / len(faulty):.1%} found, "
            f"kind {kinds / max(1, len(found)):.1%}, words {words / max(1, len(found)):.1%}"
        )


if __name__ == "__main__":
    main()
