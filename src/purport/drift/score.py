"""The chance that a possible finding is one: a logistic regression for each kind, over the signs of its candidates.

Fitted on texts written for this project (``training/drift.py``; docs/benchmarks.md has the figures).
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purport.drift.candidate import Candidate


def chance(candidate: Candidate) -> float:
    """How likely an editor would call it a finding of its kind, 0 to 1."""
    model = _models()[candidate.kind]
    total: float = model["bias"]
    for name, (mean, spread, weight) in model["signs"].items():
        total += weight * (candidate.signs[name] - mean) / spread
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _models() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "weights.json").read_text("utf-8"))
    return stored
