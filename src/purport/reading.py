"""The corridor: a report through every room to a reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purport.report import Report
    from purport.sources import Source
    from purport.standing import Check, Claim

SCHEMA = "purport.reading/1"


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with all that it says: sources, claims in text order, checks."""

    report: Report
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]

    def to_dict(self) -> dict[str, Any]:
        """The reading as JSON's types, exactly as the schema ``purport.reading/1`` has it."""
        return {
            "schema": SCHEMA,
            "report": self.report.to_dict(),
            "sources": [source.to_dict() for source in self.sources],
            "claims": [claim.to_dict() for claim in self.claims],
            "checks": [check.to_dict() for check in self.checks],
        }
