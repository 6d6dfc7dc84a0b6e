"""Where things stand: the sentence of a character, and what stands in each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from purport.report import Span

Thing = TypeVar("Thing")


class Sentences:
    """The sentences of a report by number, in text order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]

    def at(self, at: int) -> int:
        """The number of the sentence that a character stands in, or of the last before it; -1 before the first."""
        return bisect_right(self._starts, at) - 1

    def of(self, spans: Iterable[Span]) -> range:
        """The numbers of all from the first to the last that these stretches stand in."""
        listed = list(spans)
        first, last = min(start for start, _ in listed), max(end for _, end in listed)
        return range(self.at(first), self.at(max(first, last - 1)) + 1)


class BySentence(Generic[Thing]):
    """Things by the sentences they stand in."""

    def __init__(self, sentences: Sentences, things: Iterable[tuple[Thing, Sequence[Span]]]) -> None:
        self._sentences = sentences
        self._in: dict[int, list[Thing]] = defaultdict(list)
        for thing, spans in things:
            for number in sentences.of(spans):
                self._in[number].append(thing)

    def beside(self, spans: Sequence[Span]) -> list[Thing]:
        """What stands in the sentences of these stretches, each once."""
        found = [thing for number in self._sentences.of(spans) for thing in self._in.get(number, ())]
        return list({id(thing): thing for thing in found}.values())


def longest(things: Iterable[Thing], span_of: Callable[[Thing], Span]) -> list[Thing]:
    """In text order the things that share no character with a longer one, or with one as long before them."""
    ordered = sorted(things, key=lambda one: (span_of(one)[0] - span_of(one)[1], span_of(one)[0]))
    taken: set[int] = set()
    kept: list[Thing] = []
    for one in ordered:
        characters = range(*span_of(one))
        if taken.isdisjoint(characters):
            taken.update(characters)
            kept.append(one)
    return sorted(kept, key=span_of)


def within(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a stretch lies in one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def overlaps(spans: Sequence[Span], place: Span) -> bool:
    """Whether one of the sorted stretches shares a character with the place."""
    i = bisect_left(spans, place)
    return (i < len(spans) and spans[i][0] < place[1]) or any(
        end > place[0] for _, end in spans[max(0, i - 3) : i]
    )
