"""The words of a text that can be compared: what they are cut to, and whether they are figures or names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from purport.drift.lexicon import lexicon

if TYPE_CHECKING:
    from purport.report import Span

STEM = 5  # letters: "arrested" and "arrest" are one
_WORD = re.compile(r"\d[\d,.:]*\d|\d|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LIGHT = re.compile(r"(?:ies|es|s|ed|ing|d)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word where it stands; ``stem`` is what it is compared by."""

    span: Span
    text: str
    stem: str
    name: bool  # written with a capital within a sentence

    @property
    def digit(self) -> bool:
        return self.text[0].isdigit()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Every word of a stretch of a text."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = re.sub(r"[’']s?$", "", match.group())
        name = word[0].isupper() and not _opens(text, match.start())
        found.append(Word(match.span(), word, stem(word), name))
    return found


def content(found: list[Word]) -> list[Word]:
    """Those that say something by themselves: no function words, no verbs of saying."""
    small = lexicon().small
    return [word for word in found if word.text.casefold() not in small]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word is compared by: its first letters in lower case, without light endings."""
    low = word.casefold().replace("’", "'")
    if low[0].isdigit():
        return low.replace(",", "").rstrip(".:")
    low = lexicon().same.get(low, low)
    if len(low) <= STEM:
        bare = _LIGHT.sub("", low) if len(low) > 3 else low
        return bare if len(bare) > 2 else low
    return low[:STEM]


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence."""
    before = text[max(0, start - 3) : start].rstrip(" \u201c\"'‘(")
    return not before or before[-1] in ".!?:\n|"
