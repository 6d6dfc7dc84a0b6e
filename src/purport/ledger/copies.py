"""Which passages two reports share, and whether one took them from the other.

A run of shared words counts as copied writing only where it is the reports' own: not a quotation (words in quotation
marks in either, or in the first person, as a post or statement that both print), not a site's furniture, not the same
outlet's standing words at both ends. The bounds were set on the annotated training part (docs/ledger.md).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.language.quotes import quotations
from purport.ledger.wording import Run, place, shared_runs, within, wording
from purport.report import READ_KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from purport.ledger.wording import Wording
    from purport.report import Report, Span

OWN = 33  # words of both reports' own, in runs of five and more: light edits leave short ones
RUN = 7  # of them in one run, at least
PART = 0.04  # of the shorter report, at least
WHOLE = 0.8  # of a report's words: it is the other's text
SHORTEST = 5  # words of a run
QUOTED = 5  # words of a shared quotation
NEAR_END = 4  # words
STANDING = 0.5  # of a report's words, that an outlet's standing words are less than
_POSTED = re.compile(r"[^\n]{0,250}?\(@\w+\)")  # a post's own words end in who posted it
_FIRST_PERSON = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Ww]e[’'](?:re|ve|ll|d)|[Oo]ur|y[’']all|u)\b"
)


@dataclass(frozen=True, slots=True)
class Worded:
    """A report's words, and which of them are quoted: looked for where it is asked, for most of a report never is."""

    text: str
    words: Wording
    blocks: tuple[Span, ...]  # that are read
    _said: dict[Span, list[Span]] = field(default_factory=dict, compare=False, repr=False)

    def quoted(self, run: Span) -> NDArray[np.bool_]:
        """Which words of a run stand in quotation marks [length of the run]."""
        start, end = place(self.words, run)
        blocks = [block for block in self.blocks if block[0] < end and block[1] > start]
        return within(self.words, run, [span for block in blocks for span in self._said_in(block)])

    def _said_in(self, block: Span) -> list[Span]:
        if block not in self._said:
            start, end = block
            found = quotations(self.text[start:end])
            self._said[block] = [(start + first, start + last) for first, last in found]
        return self._said[block]


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared stretch: its place in both texts, how many words, how many of them nobody's quotation."""

    ours: Span
    theirs: Span
    words: int
    own: int

    def to_dict(self) -> dict[str, Any]:
        return {"ours": list(self.ours), "theirs": list(self.theirs), "words": self.words, "own": self.own}


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports share: passages, words that are nobody's quotation, the most of them in one run.

    ``contained`` is their share of the shorter report.
    """

    passages: tuple[Passage, ...]
    own: int
    longest: int
    contained: float

    @property
    def copy(self) -> bool:
        """Whether one is (in part) the other's writing."""
        return self.own >= OWN and self.longest >= RUN and self.contained >= PART

    @property
    def quotations(self) -> tuple[Passage, ...]:
        """The passages that both quote."""
        return tuple(one for one in self.passages if one.words - one.own >= QUOTED)

    @property
    def score(self) -> float:
        """How surely it is a copy: near 0.5 at the least words, near 1 where most of a report is shared."""
        return round(1 - 0.5 * min(1.0, OWN / max(self.own, 1)) ** 2, 3)


def worded(report: Report) -> Worded:
    """A report's readable words."""
    blocks = tuple(block.span for block in report.blocks if block.kind in READ_KINDS)
    return Worded(report.text, wording(report.text, report.blocks), blocks)


def shared(ours: Worded, theirs: Worded, *, one_outlet: bool = False) -> Shared:
    """What two reports share; of ``one_outlet``'s, words at the end of both are its standing words and left out."""
    passages = []
    least = max(1, min(len(ours.words), len(theirs.words)))
    for run in shared_runs(ours.words, theirs.words, SHORTEST):
        standing = (
            len(run) < STANDING * least and _at_the_end(ours, run.ours) and _at_the_end(theirs, run.theirs)
        )
        if not (one_outlet and standing):
            passages.append(_passage(ours, theirs, run))
    own = sum(one.own for one in passages)
    return Shared(tuple(passages), own, max((one.own for one in passages), default=0), round(own / least, 3))


def _passage(ours: Worded, theirs: Worded, run: Run) -> Passage:
    span = place(ours.words, run.ours)
    own = int((~_quoted(ours, theirs, run)).sum())
    there = place(theirs.words, run.theirs)
    if (own and _furniture().search(ours.text, *span)) or (
        own and (_POSTED.match(ours.text, span[0]) or _POSTED.match(theirs.text, there[0]))
    ):
        own = 0
    elif own and _FIRST_PERSON.search(ours.text, *span):
        own = _without_first_person(ours, theirs, run)
    return Passage(span, there, len(run), own)


def _quoted(ours: Worded, theirs: Worded, run: Run) -> NDArray[np.bool_]:
    """Which words of a run either quotes."""
    return ours.quoted(run.ours) | theirs.quoted(run.theirs)


@cache
def _furniture() -> re.Pattern[str]:
    words = tomllib.loads((Path(__file__).parent / "copies.toml").read_text("utf-8"))["furniture"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I)


def _without_first_person(ours: Worded, theirs: Worded, run: Run) -> int:
    """The run's own words in sentences in which nobody says I or we."""
    start, end = place(ours.words, run.ours)
    own = 0
    quoted = _quoted(ours, theirs, run)
    for sentence in re.finditer(r"[^.!?\n]+[.!?\n]*", ours.text[start:end]):
        if _FIRST_PERSON.search(sentence[0]):
            continue
        at = (ours.words.places[slice(*run.ours), 0] >= start + sentence.start()) & (
            ours.words.places[slice(*run.ours), 1] <= start + sentence.end()
        )
        own += int((at & ~quoted).sum())
    return own if own >= RUN else 0


def _at_the_end(one: Worded, run: Span) -> bool:
    return run[1] >= len(one.words) - NEAR_END
