"""Whether two claims say the same: what they say as a whole, and what must not clash.

The chance is that of a logistic regression over the signs below, fitted on annotated mentions of claims in the training
part (``training/alike.py``; docs/ledger.md has its figures). A second one sees how a claim does beside its
rivals: a report mostly says a thing in one or two places, so that the best of its claims is likelier than its chance
alone, and the others less. A figure that differs does not make another claim of it, but the same with another value.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from purport.ledger.persons import one_source
from purport.standing.issue import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from purport.ledger.mentions import Mention

Relation = Literal["same", "other value", "contradicts", "doubts"]

SIGNS = (
    *("likeness", "words shared", "of the shorter", "number of them", "weight of them"),
    *("figures shared", "figures clash", "figures of one", "names shared", "names clash"),
    *("one turned", "one source", "two sources", "lengths", "shorter", "longer"),
    *("times shared", "times clash", "about", "days apart"),
)
RIVALS = (
    *("chance so far", "place in its report", "best rival", "ahead of it", "place of all", "the five best"),
)  # the signs that are added in each further round
ROUNDS = 2
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
)
_FIGURE = re.compile(r"\d[\d,.]*\d|\d|[A-Za-z]+")
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")
_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|none|without|den(?:y|ied|ies|ying)|false|untrue)\b|n[’']t\b", re.I
)
_WORD = re.compile(r"\w+")
_FAR = 30  # days after which more make no difference


@dataclass(frozen=True, slots=True)
class Content:
    """What is compared of a claim."""

    mention: Mention
    words: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    negated: bool
    length: int
    about: frozenset[str]
    day: date | None


def content_of(mention: Mention) -> Content:
    """A claim as it is compared."""
    text = mention.text
    return Content(
        mention,
        frozenset(content_words(text)),
        figures(text),
        frozenset(re.sub(r"[’']s$", "", name).casefold() for name in _NAME.findall(f" {text}")),
        _NEGATED.search(text) is not None,
        max(1, len(_WORD.findall(text))),
        frozenset(content_words(mention.about)),
        date.fromisoformat(mention.day) if mention.day else None,
    )


def figures(text: str) -> frozenset[str]:
    """The numbers in a text, those in words (but for "one") as digits."""
    found = set()
    for word in _FIGURE.findall(text):
        if word[0].isdigit():
            found.add(word.replace(",", "").rstrip("."))
        elif word.casefold() in _NUMBERS:
            found.add(str(2 + _NUMBERS.index(word.casefold())))
    return frozenset(found)


def signs(a: Content, b: Content) -> list[float]:
    """The values of ``SIGNS`` for two claims."""
    one, other = a.mention, b.mention
    both = a.words & b.words
    shared, ours, theirs = (_weight(words) for words in (both, a.words, b.words))
    cosine = float(one.vector @ other.vector) if one.vector is not None and other.vector is not None else 0.0
    said = one.source is not None and other.source is not None and one_source(one.source, other.source)
    about = len(a.about & b.about) / max(1, min(len(a.about), len(b.about)))
    apart = min(abs((a.day - b.day).days), _FAR) if a.day and b.day else 3
    return [
        cosine,
        shared / max(1e-6, ours + theirs - shared),
        shared / max(1e-6, min(ours, theirs)),
        len(both) / 10,
        shared / 20,
        min(len(a.figures & b.figures), 2),
        float(bool(a.figures) and bool(b.figures) and not a.figures & b.figures),
        float(bool(a.figures) != bool(b.figures)),
        min(len(a.names & b.names), 3) / 3,
        float(bool(a.names) and bool(b.names) and not a.names & b.names),
        float(a.negated != b.negated),
        float(bool(said)),
        float(one.source is not None and other.source is not None and not said),
        min(a.length, b.length) / max(a.length, b.length),
        math.log(min(a.length, b.length)),
        math.log(max(a.length, b.length)),
        float(bool(one.times & other.times)),
        float(bool(one.times) and bool(other.times) and not one.times & other.times),
        about,
        math.log1p(apart),
    ]


def chances(one: Content, others: Sequence[Content]) -> NDArray[np.float64]:
    """How likely each of the others says the same as the one [N], as seen among them all."""
    if not others:
        return np.empty(0)
    values = np.array([signs(one, other) for other in others])
    reports = np.array([other.mention.report for other in others])
    models = _stored().models
    chance = models[0].chances(values)
    for model in models[1:]:
        chance = model.chances(np.hstack([values, beside_rivals(chance, reports)]))
    return chance


def beside_rivals(chance: NDArray[np.float64], reports: NDArray[np.int64]) -> NDArray[np.float64]:
    """The values of ``RIVALS`` for claims with these chances [N] of these reports [N]: [N, 6]."""
    odds = _odds(chance)
    higher = (chance[None, :] > chance[:, None]).astype(int)
    together = reports[None, :] == reports[:, None]
    rivals = np.where(together & ~np.eye(len(chance), dtype=bool), odds[None, :], _odds(np.zeros(1)))
    best = rivals.max(axis=1)
    five = _odds(np.sort(chance)[::-1][:5].mean(keepdims=True))
    return np.stack(
        [
            odds,
            1 / (1 + (higher * together).sum(axis=1)),
            best,
            odds - best,
            1 / (1 + higher.sum(axis=1)),
            np.broadcast_to(five, odds.shape),
        ],
        axis=1,
    )


def _odds(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    kept = np.clip(chance, 0.005, 0.995)
    odds: NDArray[np.float64] = np.log(kept / (1 - kept))
    return odds


def relation(one: Content, other: Content) -> Relation:
    """What a claim that says the same as another is to it: the same, with another figure, turned, or in doubt."""
    if one.negated != other.negated:
        return "contradicts"
    if other.mention.standing in ("hedged", "unverified", "disputed") and one.mention.standing not in (
        "hedged",
        "unverified",
        "disputed",
    ):
        return "doubts"
    if one.figures and other.figures and not one.figures & other.figures:
        return "other value"
    return "same"


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over signs [S]."""

    means: NDArray[np.float64]
    spreads: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float

    def chances(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance that each row of signs [N, S] gives [N]."""
        chance: NDArray[np.float64] = 1 / (
            1 + np.exp(-((values - self.means) / self.spreads @ self.weights + self.bias))
        )
        return chance


@dataclass(frozen=True, slots=True)
class _Stored:
    models: tuple[Model, ...]
    common: dict[str, float]


@cache
def _stored() -> _Stored:
    stored = json.loads((Path(__file__).parent / "alike.json").read_text("utf-8"))
    return _Stored(tuple(_model(one) for one in stored["models"]), stored["words"])


def _model(stored: dict[str, Any]) -> Model:
    names = (*SIGNS, *RIVALS)[: len(stored["signs"])]
    means, spreads, weights = (
        np.array([stored["signs"][name][part] for name in names]) for part in ("mean", "spread", "weight")
    )
    return Model(means, spreads, weights, stored["bias"])


def _weight(words: frozenset[str]) -> float:
    known = _stored().common
    return sum(known.get(word, known["*"]) for word in words)
