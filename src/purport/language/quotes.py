"""Which stretches of a paragraph stand inside quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.report import Span

OPENING = {"“": "”", "«": "»", "„": "“”", "‹": "›", "‟": "”"}
CLOSING = frozenset("”»›")
STRAIGHT = frozenset('"＂')


class QuoteState:
    """Walks a paragraph from left to right and says for each stretch whether it is inside quotation marks.

    A mark itself counts as inside. An opening mark that never closes holds to the end of the paragraph, as the
    newsroom's habit for quotations over several paragraphs has it.
    """

    def __init__(self, paragraph: str) -> None:
        self._paragraph = paragraph
        self._closers = ""

    def step(self, start: int, end: int) -> bool:
        """Whether ``[start, end)``, which follows the stretch of the last step, is inside or is a mark."""
        mark = self._paragraph[start:end]
        inside = bool(self._closers)
        if len(mark) != 1:
            return inside
        if inside and mark in self._closers:
            self._closers = ""
            return True
        if mark in OPENING:
            self._closers = OPENING[mark]
            return True
        if mark in STRAIGHT:
            self._closers = mark
            return True
        return inside or mark in CLOSING


def quoted(text: str, start: int, end: int) -> list[Span]:
    """The stretches of the paragraph ``text[start:end]`` that stand inside quotation marks, marks included."""
    state = QuoteState(text[start:end])
    out: list[Span] = []
    for at in range(start, end):
        if state.step(at - start, at - start + 1):
            out[-1:] = [(out[-1][0], at + 1)] if out and out[-1][1] == at else [*out[-1:], (at, at + 1)]
    return out
