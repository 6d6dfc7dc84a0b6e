"""The words that the comparison goes by, read once from ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words; ``phrases`` of several words by the set they belong to."""

    small: frozenset[str]
    same: dict[str, str]
    doubt: frozenset[str]
    intent: frozenset[str]
    sure: frozenset[str]
    negative: frozenset[str]
    positive: frozenset[str]
    check: frozenset[str]
    rounding: frozenset[str]
    phrases: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    stored: dict[str, Any] = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text("utf-8"))
    same = {word: name for name, found in stored.pop("same").items() for word in found}
    phrases = {name: tuple(part.get("phrases", ())) for name, part in stored.items()}
    return Lexicon(
        same=same,
        phrases=phrases,
        **{name: frozenset(part["words"].split()) for name, part in stored.items()},
    )
