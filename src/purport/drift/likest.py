"""The word of a sentence that says what a word of another says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.drift.candidate import Said
    from purport.drift.side import Sentence
    from purport.drift.words import Word

ALIKE = 0.55  # likeness from which two words are one in other words


@dataclass(frozen=True, slots=True)
class There:
    """The word found, and how like it is (1 the same); None where no word is like."""

    word: Word | None
    like: float


NOWHERE = There(None, 0.0)


def likest(said: Said, word: Word, sentence: Sentence) -> There:
    """The word of a sentence that is the same as a word or most like it."""
    for one in sentence.content:
        if one.stem == word.stem:
            return There(one, 1.0)
    others = [one for one in sentence.content if not one.digit]
    place, like = said.meaning.likest(word.text.casefold(), [one.text.casefold() for one in others])
    return There(others[place], like) if place >= 0 and like >= ALIKE else NOWHERE
