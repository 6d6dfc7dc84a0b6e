"""Where in the reports a sentence of the text is said, and which of its words are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from purport.drift.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from purport.drift.meaning import Meaning
    from purport.drift.side import Sentence, Side
    from purport.drift.words import Word

    Floats = NDArray[np.float32]

LIKE = 4  # sentences that are looked at closely, by likeness and by words each
WINDOW = 3  # sentences that together say what one sentence of a text says
CLAUSE = 3  # content words of a clause that is looked for by itself
SYNONYM = 0.5  # likeness of words that may be one in other words


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a report: its report's number, itself, how like it is and how much of ours it holds (0 to 1)."""

    report: int
    sentence: Sentence
    like: float
    held: float

    @property
    def score(self) -> float:
        return 0.5 * self.like + 0.5 * self.held


@dataclass(frozen=True, slots=True)
class Match:
    """The places that say a sentence of the text, best first, and how far each of its content words is held [N].

    ``window`` are the best ``WINDOW`` places of the best report, and the best for each clause; ``near`` is by these
    together, ``anywhere`` in the report of the best.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    places: tuple[Place, ...]
    window: tuple[Place, ...]
    near: Floats
    anywhere: Floats

    @property
    def best(self) -> Place:
        return self.places[0]


class Matcher:
    """Finds where the reports say a sentence."""

    def __init__(self, against: Sequence[Side], meaning: Meaning) -> None:
        self._against = against
        self._meaning = meaning
        self._known = [
            {word.stem: word.text.casefold() for one in side.sentences for word in one.content}
            for side in against
        ]

    def match(self, sentence: Sentence, vector: Floats, found: Sequence[Word] | None = None) -> Match | None:
        """The best places for a sentence, or for some of its words; None where there is nothing to compare."""
        words = tuple(sentence.content if found is None else found)
        places = [
            place
            for number, side in enumerate(self._against)
            for place in self._places(number, side, words, vector)
        ]
        if not words or not places:
            return None
        places.sort(key=lambda one: (-one.score, one.report, one.sentence.number))
        best = places[0].report
        window = [one for one in places if one.report == best][:WINDOW]
        window += self._of_clauses(sentence, words, [one.sentence for one in window], best)
        near = self._support(words, [word for one in window for word in one.sentence.content])
        known = self._known[best]
        anywhere = np.maximum(near, [1.0 if word.stem in known else 0.0 for word in words])
        return Match(sentence, words, tuple(places), tuple(window), near, anywhere)

    def _of_clauses(
        self, sentence: Sentence, words: Sequence[Word], known: Sequence[Sentence], report: int
    ) -> list[Place]:
        """The best place for each clause, where it is none of those known."""
        parts = [
            (span, [word for word in words if span[0] <= word.span[0] < span[1]])
            for span in clauses(sentence)
        ]
        parts = [part for part in parts if len(part[1]) >= CLAUSE]
        if len(parts) < 2:
            return []
        start = sentence.span[0]
        vectors = self._meaning.words([sentence.text[a - start : b - start] for (a, b), _ in parts])
        found: list[Place] = []
        for (_, inside), vector in zip(parts, vectors, strict=True):
            places = self._places(report, self._against[report], inside, vector)
            best = max(places, key=lambda one: (one.score, -one.sentence.number), default=None)
            if (
                best is not None
                and best.sentence not in known
                and all(best.sentence is not p.sentence for p in found)
            ):
                found.append(best)
        return found

    def _places(self, number: int, side: Side, words: Sequence[Word], vector: Floats) -> list[Place]:
        if not side.sentences:
            return []
        like = side.vectors @ vector
        stems = {word.stem for word in words}
        shared = np.array([len(stems & one.stems) for one in side.sentences]) / max(1, len(stems))
        chosen = dict.fromkeys([*np.argsort(-like)[:LIKE].tolist(), *np.argsort(-shared)[:LIKE].tolist()])
        return [
            Place(
                number,
                side.sentences[i],
                float(like[i]),
                float(self._support(words, side.sentences[i].content).mean()) if words else 0.0,
            )
            for i in chosen
        ]

    def _support(self, ours: Sequence[Word], theirs: Sequence[Word]) -> Floats:
        """How far each of our words is among theirs: 1 the same, else the likeness of the likest one [N]."""
        stems = {word.stem for word in theirs}
        out = np.array([1.0 if word.stem in stems else 0.0 for word in ours], np.float32)
        rest = [i for i, word in enumerate(ours) if not out[i] and not word.digit]
        others = [word.text.casefold() for word in theirs if not word.digit]
        if rest and others:
            like = (
                self._meaning.words([ours[i].text.casefold() for i in rest]) @ self._meaning.words(others).T
            )
            best = like.max(axis=1)
            out[rest] = np.where(best >= SYNONYM, best, 0.0)
        return out
