"""Findings as SARIF: each at its words in the text, with the report's words beside it."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from purport.drift.finding import KINDS
from purport.export.sarif import Place, Result, SarifRule, sarif

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.drift.finding import Finding, Held
    from purport.report import Report, Span

_HELP = "A text is held against its reports: what a report says, on whose word and with what doubt."


def check_sarif(texts: Iterable[tuple[Held, str, Sequence[str]]]) -> dict[str, Any]:
    """A log as JSON's types of texts held against reports, each with its name and those of its reports."""
    rules = [SarifRule(kind, asks, _HELP) for kind, asks in KINDS.items()]
    results = [one for held, name, reports in texts for one in _results(held, name, reports)]
    return sarif("purport", version("purport"), rules, results)


def _results(held: Held, name: str, reports: Sequence[str]) -> Iterator[Result]:
    for one in held.findings:
        first, *others = one.spans
        related = [_place(held.text.report, name, span, "more of the words") for span in others]
        if one.report is not None:
            related += _departed(one, held.against[one.report].report, reports[one.report])
        yield Result(one.kind, one.why, _place(held.text.report, name, first), tuple(related))


def _departed(one: Finding, report: Report, name: str) -> Iterator[Place]:
    for span in one.report_spans:
        yield _place(report, name, span, f"the report: {report.text[slice(*span)]}")


def _place(report: Report, name: str, span: Span, says: str | None = None) -> Place:
    """A span with its line and column, a line ending with a line feed."""
    line = report.text.count("\n", 0, span[0]) + 1
    return Place(name, span, line, span[0] - report.text.rfind("\n", 0, span[0]), says)
