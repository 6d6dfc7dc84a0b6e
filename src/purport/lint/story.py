"""A reading laid out for rules: paragraphs, sentences, quotations, and who is cited where."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from purport.language.quotes import quoted
from purport.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.reading import Reading
    from purport.report import Span
    from purport.sources import Source
    from purport.standing import Claim

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPACE = re.compile(r"\s+")
_MARKS = "\"“”„‟«»‹›‘’‚‛'`＂ "
SHOWN = 80  # characters of the report's words in a message


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim of the body and who is cited for it; ``mention`` is the longest phrase that names the source."""

    claim: Claim
    source: Source
    mention: Span
    manner: str


class Story:
    """A report's body as rules look at it; nothing here is computed before a rule asks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.report.text

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """The body's paragraphs, in text order, captions apart."""
        return [block.span for block in self.reading.report.blocks if block.kind == "paragraph"]

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the paragraphs, in text order."""
        return [one for span in self.paragraphs for one in sentences(self.text, *span)]

    @cached_property
    def quotations(self) -> Sequence[Span]:
        """What stands in quotation marks in the paragraphs, marks included."""
        return [one for span in self.paragraphs for one in quoted(self.text, *span)]

    @cached_property
    def cited(self) -> Sequence[Cited]:
        """Every citation in the paragraphs, in text order of the mentions; the publisher's own claims apart."""
        every = [one for claim in self.reading.claims if (one := _cited(claim))]
        return sorted((one for one in every if self.paragraph(one.mention[0])), key=lambda one: one.mention)

    def words(self, span: Span) -> str:
        """The words of a stretch on one line, cut where they are long."""
        line = _SPACE.sub(" ", self.text[slice(*span)]).strip()
        return line if len(line) <= SHOWN else re.sub(r"\W*\s\S*$", "", line[:SHOWN]) + " …"

    def quote(self, span: Span) -> str:
        """The words of a stretch as :meth:`words` has them, in one pair of marks, whatever marks the report uses."""
        return f"“{self.words(span).strip(_MARKS)}”"

    def paragraph(self, at: int) -> Span | None:
        """The paragraph that a character stands in."""
        return _holding(self.paragraphs, at)

    def sentence(self, at: int) -> Span | None:
        """The sentence that a character stands in."""
        return _holding(self.sentences, at)

    def paragraph_before(self, paragraph: Span) -> Span | None:
        """The paragraph before a paragraph."""
        number = bisect_right(self.paragraphs, paragraph) - 2
        return self.paragraphs[number] if number >= 0 else None

    def in_quotation(self, at: int) -> bool:
        """Whether a character stands in quotation marks."""
        return _holding(self.quotations, at) is not None


def _cited(claim: Claim) -> Cited | None:
    """A citation, where somebody is cited who is not the publisher."""
    given = claim.attribution
    if given is None or given.source is None or not given.source_spans or given.source.publisher:
        return None
    mention = max(given.source_spans, key=lambda span: span[1] - span[0])
    return Cited(claim, given.source, mention, given.manner)


def _holding(spans: Sequence[Span], at: int) -> Span | None:
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[number] if number >= 0 and at < spans[number][1] else None


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))
