"""The gate on attributions: scores pinned from the benchmark, never lowered without saying why."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from purport.report.text import report_from_text
from training.score import score

if TYPE_CHECKING:
    from purport import Reader

CORPUS = "polnear-dev.jsonl.gz"
PINNED: dict[str, Any] = json.loads((Path(__file__).parent / "quality.json").read_text(encoding="utf-8"))[
    CORPUS
]
NOISE = 0.3
"""Points of F1: what processors that round differently make of the same weights."""

Documents = list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def documents(shared: Path, reader: Reader) -> Documents:
    """Text, gold and found attributions of every article."""
    packed = (shared / "data" / "attribution" / CORPUS).read_bytes()
    assert hashlib.sha256(packed).hexdigest() == PINNED["sha256"], "the scores are pinned for other data"
    rows = [json.loads(line) for line in gzip.decompress(packed).decode().splitlines()]
    readings = reader.read_many(report_from_text(row["text"]) for row in rows)
    return [
        (row["text"], row["annotations"][0]["attributions"], found_in(reading))
        for row, reading in zip(rows, readings, strict=True)
    ]


def found_in(reading: Any) -> list[dict[str, Any]]:
    cited = [(claim, claim.attribution) for claim in reading.claims if claim.attribution]
    return [{"source": a.source_spans, "cue": a.cue_spans, "content": c.spans} for c, a in cited]


def test_attributions_are_found_as_well_as_they_were(documents: Documents) -> None:
    found = {name: figures["f1"] for name, figures in score(documents).items()}
    lower = {name: f1 for name, f1 in found.items() if f1 < PINNED[name] - NOISE}
    assert lower == {}


def test_linked_overlap_and_exact_reach_what_was_asked(documents: Documents) -> None:
    found = score(documents)
    assert found["linked overlap"]["f1"] >= 79
    assert found["linked exact"]["f1"] >= 59


def test_our_scorer_scores_as_the_corpus_scorer_does(shared: Path, documents: Documents) -> None:
    spec = importlib.util.spec_from_file_location("corpus_scorer", shared / "tools" / "score_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    theirs = scorer.score(documents)
    for name, figures in score(documents).items():
        assert {k: round(v, 1) for k, v in figures.items()} == theirs[name]
