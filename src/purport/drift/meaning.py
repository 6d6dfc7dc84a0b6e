"""What sentences and words mean, as vectors: those of words are kept, since texts use the same ones again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from purport.language.likeness import WIDTH, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


KEPT = 20_000  # words and clauses whose vectors are kept, 30 MB


class Meaning:
    """The packaged sentence encoder; a word is a sentence of one word."""

    def __init__(self, jobs: int = 2) -> None:
        self._likeness = Likeness(jobs)
        self._words: dict[str, Floats] = {}

    def sentences(self, texts: Sequence[str]) -> Floats:
        """A vector of unit length for each [N, 384]."""
        return self._likeness.vectors(texts)

    def likest(self, word: str, others: Sequence[str]) -> tuple[int, float]:
        """The place of the word most like a word among others, and how like; -1 where there are none."""
        if not others:
            return -1, 0.0
        like = self.words(others) @ self.words([word])[0]
        best = int(like.argmax())
        return best, float(like[best])

    def words(self, found: Iterable[str]) -> Floats:
        """A vector of unit length for each word [N, 384]."""
        wanted = list(found)
        new = list(dict.fromkeys(word for word in wanted if word not in self._words))
        if new:
            if len(self._words) > KEPT:
                self._words.clear()
                new = list(dict.fromkeys(wanted))
            self._words.update(zip(new, self._likeness.vectors(new), strict=True))
        if not wanted:
            return np.zeros((0, WIDTH), np.float32)
        return np.stack([self._words[word] for word in wanted])


@cache
def shared_meaning() -> Meaning:
    """One for the whole process: the encoder is loaded once."""
    return Meaning()
