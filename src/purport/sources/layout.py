"""Where a character stands: its sentence, its paragraph, the quotation around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from purport.language import quoted, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span


class Layout:
    """The sentences and quotations of a report's paragraphs (its blocks that are read)."""

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        self.blocks = list(blocks)
        self._block_starts = [start for start, _ in blocks]
        self.sentences = [one for block in blocks for one in sentences(text, *block)]
        self._sentence_starts = [start for start, _ in self.sentences]
        self.quotations = [one for block in blocks for one in quoted(text, *block)]
        self._quotation_starts = [start for start, _ in self.quotations]

    def sentence(self, at: int) -> int:
        """The number of the sentence that ``at`` stands in, or of the last one before it."""
        return bisect_right(self._sentence_starts, at) - 1

    def paragraph(self, at: int) -> int:
        """The same of the paragraph."""
        return bisect_right(self._block_starts, at) - 1

    def quotation(self, at: int) -> int:
        """The number of the quotation that ``at`` stands in, -1 for none."""
        i = bisect_right(self._quotation_starts, at) - 1
        return i if i >= 0 and at < self.quotations[i][1] else -1
