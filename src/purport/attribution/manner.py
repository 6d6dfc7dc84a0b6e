"""How a source is cited: in its words, in the report's, or both; and what the source did in saying it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from purport.language.tokens import INSIDE_QUOTES, OTHER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from purport.attribution.attribution import Act, Manner
    from purport.language.tokens import Tokens
    from purport.report import Span

ACTS_FILE = Path(__file__).parent / "acts.toml"
WHOLLY = 0.95  # of the content's words; the rest may be a conjunction before the opening mark
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def manner(tokens: Tokens, content: Sequence[Span]) -> Manner:
    """``direct`` where the content (token stretches) stands inside quotation marks, ``indirect`` where none does."""
    features = np.concatenate([tokens.features[start:end] for start, end in content])
    words = features[features % INSIDE_QUOTES != OTHER]
    quoted = float((words >= INSIDE_QUOTES).mean()) if len(words) else 0.0
    if quoted >= WHOLLY:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"


def act(cue: str) -> Act:
    """What the cue's words say the source did; ``statement`` where they are of no other kind."""
    acts = _acts()
    words = _WORD.findall(cue.lower())
    for first in reversed(range(len(words))):
        for phrase in (" ".join(words[first : first + 2]), words[first]):
            if phrase in acts:
                return acts[phrase]
    return "statement"


@cache
def _acts() -> Mapping[str, Act]:
    """Every form of every verb and noun of ``acts.toml`` to its act."""
    listed = tomllib.loads(ACTS_FILE.read_text(encoding="utf-8"))
    return {
        form: cast("Act", name)
        for name, entries in listed.items()
        for entry in entries
        for form in (forms(*entry["word"].split()) | set(entry.get("forms", ())))
    }


def forms(word: str, particle: str = "") -> set[str]:
    """A regular verb or noun and its inflections, each with the particle: ask, asks, asked, asking."""
    if particle:
        return {f"{form} {particle}" for form in forms(word)}
    if word.endswith("e"):
        return {word, word + "s", word + "d", word[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", word):
        return {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = "es" if re.search(r"(s|sh|ch|x|z)$", word) else "s"
    return {word, word + plural, word + "ed", word + "ing"}
