"""What a text says otherwise than its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from purport.reading import Reading
    from purport.report import Span

Kind = Literal[
    "attribution-lost",
    "hedge-lost",
    "certainty-raised",
    "certainty-lowered",
    "source-changed",
    "denial-lost",
    "quote-altered",
    "figure-changed",
    "check-overstated",
    "unsupported",
]
KINDS: dict[Kind, str] = {
    "attribution-lost": "The report has it from a source; the text tells it as its own.",
    "hedge-lost": "The report doubts it; the text leaves the doubt out.",
    "certainty-raised": "The report puts it with less certainty than the text.",
    "certainty-lowered": "The text doubts what the report says plainly.",
    "source-changed": "The report has it from another source.",
    "denial-lost": "The report says the contrary, or that it was denied.",
    "quote-altered": "The report does not have the words in quotation marks.",
    "figure-changed": "The report has another number, date or place.",
    "check-overstated": "What was checked is less than the text says, or nothing.",
    "unsupported": "Nothing in the reports says this.",
}
SCHEMA = "purport.check/1"


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: its kind, the exact words of the text, and those of the report that they depart from.

    ``spans`` are half-open places in code points of the text, ``report_spans`` of the report whose number in the list
    held against is ``report``; there is none where nothing in the reports is like it. ``score`` is the calibrated
    chance that an editor would call it so; ``why`` says it in one plain sentence.
    """

    kind: Kind
    spans: tuple[Span, ...]
    text: str
    report: int | None
    report_spans: tuple[Span, ...]
    report_text: str | None
    score: float
    why: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "spans": [list(span) for span in self.spans],
            "text": self.text,
            "report": self.report,
            "report_spans": [list(span) for span in self.report_spans],
            "report_text": self.report_text,
            "score": round(self.score, 3),
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Held:
    """A text held against reports: what was read of each, the findings in the text's order, and ``notes``.

    ``notes`` say where no answer can be given and why: another language, nothing in common.
    """

    text: Reading
    against: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON's types, by the schema ``purport.check/1``."""
        return {
            "schema": SCHEMA,
            "text": {"id": self.text.report.id, "url": self.text.report.url, "text": self.text.report.text},
            "against": [
                {
                    "id": one.report.id,
                    "url": one.report.url,
                    "title": one.report.title,
                    "publisher": one.report.publisher,
                    "published": one.report.published,
                }
                for one in self.against
            ],
            "findings": [one.to_dict() for one in self.findings],
            "notes": list(self.notes),
        }
