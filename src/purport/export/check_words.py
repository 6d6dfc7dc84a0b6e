"""What every view of findings has in common: counts, what a kind is called, words in their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.export.outline import counted, published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.drift.finding import Held, Kind
    from purport.reading import Reading
    from purport.report import Report, Span


def tally(held: Held) -> str:
    """“6 findings in 5 statements”, or “no findings”."""
    if not held.findings:
        return "no findings"
    findings, statements = counted(len(held.findings), "finding"), len(held.text.claims)
    return f"{findings} in {counted(statements, 'statement')}" if statements else findings


def called(kind: Kind) -> str:
    """A kind of finding in words: “hedge lost”."""
    return kind.replace("-", " ")


def chance(score: float) -> str:
    """How likely a finding is one, in whole per cent, never as if it were certain."""
    return f"{min(max(round(score * 100), 1), 99)}%"


def place(reading: Reading, number: int) -> str:
    """A report held against by what is known of it: “Pellgate News, 4 May 2024”, or else its number."""
    report = reading.report
    known = [fact for fact in (report.publisher or report.title, published(report)) if fact]
    return ", ".join(known) or f"report {number + 1}"


def sentence(report: Report, spans: Sequence[Span]) -> Span:
    """The sentences of the report's block that hold the spans, or the spans alone where no block holds them."""
    from purport.language import sentences

    start, end = spans[0][0], max(span[1] for span in spans)
    for block in report.blocks:
        if block.span[0] <= start and end <= block.span[1]:
            found = [one for one in sentences(report.text, *block.span) if one[0] < end and one[1] > start]
            return (min(start, found[0][0]), max(end, found[-1][1])) if found else (start, end)
    return (start, end)
