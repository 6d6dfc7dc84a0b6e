"""Attributions through the command line, scored by the corpus's scorer.

python -m benchmarks.quality SHARED
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from training.calibrate import expected_error
from training.score import linked

COMMAND = [sys.executable, "-m", "purport", "read", "--format", "jsonl"]
CORPUS = Path("data", "attribution", "polnear-dev.jsonl.gz")


def articles(shared: Path) -> list[dict[str, Any]]:
    """The articles of PolNeAR's development part."""
    with gzip.open(shared / CORPUS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def claims(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The attributed claims that ``purport read`` gives for each article."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        texts.write_text("".join(json.dumps({"text": row["text"]}) + "\n" for row in rows), encoding="utf-8")
        done = subprocess.run([*COMMAND, str(texts)], check=True, capture_output=True, text=True).stdout
    readings = [json.loads(line) for line in done.splitlines()]
    return [[claim for claim in reading["claims"] if claim["attribution"]] for reading in readings]


def as_annotated(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The claims that the corpus's guidelines would mark: those with a cue, outermost only."""
    return [claim for claim in found if claim["attribution"]["cue_spans"] and not claim["within"]]


def attributions(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims as the corpus writes attributions."""
    return [
        {
            "source": c["attribution"]["source_spans"],
            "cue": c["attribution"]["cue_spans"],
            "content": c["spans"],
        }
        for c in found
    ]


def scored(shared: Path, rows: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> str:
    """What ``score_attribution.py`` prints for claims found in the articles."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        lines = [
            json.dumps({"id": row["id"], "attributions": attributions(one)})
            for row, one in zip(rows, found, strict=True)
        ]
        predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        scorer = [sys.executable, str(shared / "tools" / "score_attribution.py"), str(shared / CORPUS)]
        return subprocess.run([*scorer, str(predicted)], check=True, capture_output=True, text=True).stdout


def calibration(rows: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> float:
    """Expected calibration error of ``confidence``: an attribution is right when linked overlap holds."""
    p, y = [], []
    for row, one in zip(rows, found, strict=True):
        gold = row["annotations"][0]["attributions"]
        right = {j for _, j in linked(gold, attributions(one))}
        p += [claim["attribution"]["confidence"] for claim in one]
        y += [float(j in right) for j in range(len(one))]
    return expected_error(np.array(p), np.array(y))


def polnear_dev(shared: Path) -> dict[str, str]:
    """The scorer's tables for what the corpus would mark and for every claim, and the calibration error."""
    rows = articles(shared)
    every = claims(rows)
    marked = [as_annotated(one) for one in every]
    return {
        "quality": scored(shared, rows, marked),
        "every": scored(shared, rows, every),
        "calibration": f"{calibration(rows, marked):.3f}",
    }


if __name__ == "__main__":
    for name, text in polnear_dev(Path(sys.argv[1])).items():
        print(name, text, sep="\n")
