"""A reading laid out for comparison: its sentences with their words, vectors and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.drift.words import content, words
from purport.language.sentences import sentences
from purport.report import READ_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from purport.drift.meaning import Meaning
    from purport.drift.words import Word
    from purport.reading import Reading
    from purport.report import Span
    from purport.standing import Check, Claim

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words, those that say something, the claims and checks that stand in it."""

    number: int
    span: Span
    text: str
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    stems: frozenset[str]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]

    def from_source(self, span: Span) -> bool:
        """Whether a place stands in what a source says."""
        return any(
            meet(span, part) for claim in self.claims if claim.voice == "source" for part in claim.spans
        )


@dataclass(frozen=True, slots=True)
class Side:
    """A reading and its N sentences; ``vectors`` [N, 384] are what they say, of unit length."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    vectors: Floats
    stems: frozenset[str]
    own: frozenset[str]  # the stems of what the report says in its own voice

    @property
    def text(self) -> str:
        return self.reading.report.text


def side_of(reading: Reading, meaning: Meaning, kinds: Collection[str] = READ_KINDS) -> Side:
    """A reading as it is compared, or its blocks of some kinds alone."""
    text = reading.report.text
    spans = [
        span
        for block in reading.report.blocks
        if block.kind in kinds
        for span in sentences(text, *block.span)
    ]
    found = tuple(_sentence(reading, number, span) for number, span in enumerate(spans))
    stems = frozenset(word.stem for one in found for word in one.words)
    own = frozenset(word.stem for one in found for word in one.content if not one.from_source(word.span))
    return Side(reading, found, meaning.sentences([one.text for one in found]), stems, own)


def _sentence(reading: Reading, number: int, span: Span) -> Sentence:
    text = reading.report.text
    every = words(text, *span)
    bearing = content(every)
    return Sentence(
        number,
        span,
        text[slice(*span)],
        tuple(every),
        tuple(bearing),
        frozenset(word.stem for word in bearing),
        tuple(one for one in reading.claims if any(meet(span, part) for part in one.spans)),
        tuple(one for one in reading.checks if any(meet(span, part) for part in one.cue_spans)),
    )


def meet(a: Span, b: Span) -> bool:
    """Whether two stretches share a code point."""
    return a[0] < b[1] and b[0] < a[1]
