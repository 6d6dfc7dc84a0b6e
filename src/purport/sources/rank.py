"""Which of several candidates a pronoun or a description means: a small network over signals a person can check.

Trained on GUM's pronouns and on cited mentions of news reports (training/ranker.py); its weights are in
``ranker.json``.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span
    from purport.sources.entity import Entity, Place
    from purport.sources.seen import Floats

CLASSES = ("person", "they", "it", "noun")
SIGNALS = 33
CITED = 29  # the column that says whether somebody is cited by the mention
RECENT = 4  # mentions of a candidate that are compared
MOST = 14  # candidates, the most recent first


def signals(
    place: Place,
    anaphor: Floats,
    sex: str,
    candidates: Sequence[Entity],
    last_cited: Entity | None,
    own_content: Sequence[Span],
    speaker: Entity | None,
    cited: bool,
    words: Sequence[tuple[bool, bool, bool]],
) -> Floats:
    """Signals [C, 33] of each candidate, the most recently mentioned first.

    ``words`` are of a description: whether the candidate was called so, shares another word with it, is of its kind.
    """
    rows = []
    for rank, one in enumerate(candidates):
        last = one.last
        alike = [float(anaphor @ p.vector) / 8 for p in one.places[-RECENT:]]
        away = place.sentence - last.sentence
        gap = max(1, place.span[0] - last.span[1])
        count = len(one.places)
        rows.append(
            (
                max(alike), alike[-1],
                away == 0, away == 1, away == 2, 3 <= away <= 5, away > 5,
                math.log(gap) / 5, place.paragraph == last.paragraph,
                last.first, one is last_cited, math.log1p(one.cited), math.log(count),
                bool(sex) and one.sex == sex, bool(sex) and not one.sex, one.person, one.body,
                one.named is not None, one.plural,
                any(s <= last.span[0] < e for s, e in own_content),
                one is speaker, rank == 0, rank == 1, len(candidates) == 1,
                one.places[0].paragraph <= 1, last.form not in ("name", "noun"),
                (last.quotation >= 0) != (place.quotation >= 0), place.quotation >= 0,
                last.form == "noun", cited, *words[rank],
            )
        )  # fmt: skip
    return np.array(rows, np.float32).reshape(-1, SIGNALS)


class Ranker:
    """Chances of each candidate, and of none of them."""

    def __init__(self, weights: dict[str, list[object]]) -> None:
        self._w = {name: np.array(value, np.float32) for name, value in weights.items()}

    def chances(self, sort: str, given: Floats) -> Floats:
        """Chances [C + 1] for signals [C, 33]: the last is that of none."""
        w = self._w
        kind = CLASSES.index(sort)
        hidden = np.tanh(given @ w["in"] + w["sort"][kind])
        scores = np.append(hidden @ w["out"][kind] + given @ w["straight"][kind], w["none"][kind])
        exp = np.exp(w["sharpness"] * (scores - scores.max()))
        found: Floats = exp / exp.sum()
        return found


@cache
def ranker() -> Ranker:
    """The packaged one."""
    return Ranker(
        json.loads(resources.files("purport.sources").joinpath("ranker.json").read_text(encoding="utf-8"))
    )
