"""Whether two claims say the same: what they say as a whole, and what must not clash.

The chance is that of a logistic regression over the signs below, fitted on annotated mentions of claims in the training
part (``training/alike.py``; docs/ledger.md has its figures). A figure that differs does not make another claim of it,
but the same one with another value.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

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
    """How likely each of the others says the same as the one [N]."""
    if not others:
        return np.empty(0)
    values = np.array([signs(one, other) for other in others])
    model = _model()
    return 1 / (1 + np.exp(-((values - model.means) / model.spreads @ model.weights + model.bias)))


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
class _Model:
    means: NDArray[np.float64]
    spreads: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float
    common: dict[str, float]


@cache
def _model() -> _Model:
    stored = json.loads((Path(__file__).parent / "alike.json").read_text("utf-8"))
    means, spreads, weights = (
        np.array([stored["signs"][name][part] for name in SIGNS]) for part in ("mean", "spread", "weight")
    )
    return _Model(means, spreads, weights, stored["bias"], stored["words"])


def _weight(words: frozenset[str]) -> float:
    known = _model().common
    return sum(known.get(word, known["*"]) for word in words)
