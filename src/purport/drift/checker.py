"""Holds a text against reports: what it says otherwise than they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.finding import Finding, Held
from purport.drift.meaning import shared_meaning
from purport.drift.possible import candidates
from purport.drift.score import chance
from purport.drift.side import side_of
from purport.errors import InputError
from purport.reading import Reader, Reading
from purport.report.text import report_from_text

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from purport.drift.candidate import Candidate
    from purport.drift.side import Side
    from purport.report import Report

    Text = str | bytes | os.PathLike[str] | Report | Reading

THRESHOLD = (
    0.59  # from which 5 of 100 faithful texts to learn from were accused, by models that had not seen them
)
RELATED = 0.35  # likeness that one sentence of a text must have to one of a report, to be about the same
SHARED = 0.34  # or the share of its words that it must have


class Checker:
    """Holds many texts against the same reports, which are read once.

    ``against`` are reports as :func:`purport.read` takes them, or readings. Raises
    :class:`purport.errors.InputError` where there is none, or one cannot be read.
    """

    def __init__(self, against: Sequence[Text], reader: Reader | None = None) -> None:
        if not against:
            raise InputError("there is nothing to hold the text against: name at least one report")
        self._reader = reader or Reader(jobs=2)
        self._meaning = shared_meaning()
        self._against = tuple(side_of(self._read(one), self._meaning) for one in against)

    @property
    def against(self) -> tuple[Reading, ...]:
        """The readings of the reports."""
        return tuple(side.reading for side in self._against)

    def check(self, text: Text) -> list[Finding]:
        """The findings in a text, in its order. A string is the text itself, never a path."""
        return list(self.held(text).findings)

    def check_many(self, texts: Iterable[Text]) -> Iterator[list[Finding]]:
        """The findings in each text."""
        return (self.check(text) for text in texts)

    def held(self, text: Text, threshold: float = THRESHOLD) -> Held:
        """The text with its findings at or above a threshold, and what stands against an answer."""
        side = side_of(self._read(text, words=True), self._meaning)
        notes = self._unanswerable(side)
        findings = () if notes else tuple(self._findings(side, threshold))
        return Held(side.reading, self.against, findings, notes)

    def _read(self, one: Text, *, words: bool = False) -> Reading:
        if isinstance(one, Reading):
            return one
        if words and isinstance(one, str):
            return self._reader.read(report_from_text(one))
        return self._reader.read(one)

    def _findings(self, side: Side, threshold: float) -> list[Finding]:
        every = candidates(side, self._against, self._meaning)
        return [finding_of(side, self._against, score, one) for score, one in kept(every, threshold)]

    def _unanswerable(self, side: Side) -> tuple[str, ...]:
        """Why no answer can be given to a text."""
        if not side.sentences:
            return ("The text says nothing that can be held against a report.",)
        spoken = side.reading.report.language
        if spoken not in (None, "en"):
            return (f"The text is in another language than English ({spoken}): it was not compared.",)
        foreign = [one.report.language for one in self.against if one.report.language not in (None, "en")]
        if len(foreign) == len(self._against):
            return (
                f"The reports are in another language than English ({foreign[0]}): nothing was compared.",
            )
        if not self._related(side):
            return ("The text is about something else than the reports: nothing was compared.",)
        return ()

    def _related(self, side: Side) -> bool:
        """Whether any sentence of the text is about what a sentence of a report is about."""
        for against in self._against:
            if against.sentences and float((side.vectors @ against.vectors.T).max()) >= RELATED:
                return True
            stems = {stem for one in side.sentences for stem in one.stems}
            if len(stems & against.stems) >= SHARED * len(stems):
                return True
        return False


def kept(every: Sequence[Candidate], threshold: float) -> list[tuple[float, Candidate]]:
    """The likeliest candidates that do not share words, in the text's order, each with its chance."""
    scored = [(chance(one), one) for one in every]
    found: list[tuple[float, Candidate]] = []
    for score, one in sorted((pair for pair in scored if pair[0] >= threshold), key=lambda pair: -pair[0]):
        if not any(_meet(one, other) for _, other in found):
            found.append((score, one))
    return sorted(found, key=lambda pair: pair[1].spans)


def finding_of(text: Side, against: Sequence[Side], score: float, one: Candidate) -> Finding:
    """A candidate as a finding, with the words of both sides."""
    theirs = None
    if one.report is not None and one.report_spans:
        theirs = " … ".join(against[one.report].text[slice(*span)] for span in one.report_spans)
    report = one.report if theirs else None
    words = " … ".join(text.text[slice(*span)] for span in one.spans)
    return Finding(
        one.kind, one.spans, words, report, one.report_spans if theirs else (), theirs, score, one.why
    )


def _meet(one: Candidate, other: Candidate) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one.spans for b in other.spans)
