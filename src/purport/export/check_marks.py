"""The marks of findings on both sides, and the numbers that tie them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.export.check_words import called
from purport.export.html_marks import Badge, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.finding import Finding, Held
    from purport.report import Span


@dataclass(frozen=True, slots=True)
class Numbers:
    """The ids of a finding's words on both sides and of its entry; ``page`` sets texts apart."""

    page: str

    def entry_id(self, number: int) -> str:
        return f"{self.page}-f{number}"

    def text_id(self, number: int) -> str:
        return f"{self.page}-t{number}"

    def words_id(self, number: int) -> str:
        return f"{self.page}-o{number}"

    def report_id(self, number: int) -> str:
        return f"{self.page}-r{number + 1}"


def text_marks(held: Held, names: Numbers) -> list[Mark]:
    """What to mark in the text."""
    return [
        mark
        for number, one in enumerate(held.findings, 1)
        for mark in _marks(one, number, one.spans, names.text_id(number), names)
    ]


def report_marks(held: Held, report: int, names: Numbers) -> list[Mark]:
    """What to mark in the report with this place in the list."""
    return [
        mark
        for number, one in enumerate(held.findings, 1)
        if one.report == report
        for mark in _marks(one, number, one.report_spans, names.words_id(number), names)
    ]


def _marks(one: Finding, number: int, spans: Sequence[Span], id: str, names: Numbers) -> Iterator[Mark]:
    badge = Badge(str(number), names.entry_id(number), f"Finding {number}, {called(one.kind)}:")
    for span in spans:
        yield Mark(span, "found", (f"k{number}", f"kind-{one.kind}"), badge, False, id)
