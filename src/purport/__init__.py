"""Reads news reports: who says so, on what evidence, who checked it, and what nobody could confirm.

>>> import purport
>>> reading = purport.read("report.html")
>>> for claim in reading.claims:
...     print(claim.source.name if claim.source else "-", claim.text)
"""

from __future__ import annotations

from purport.drift import Finding, check
from purport.errors import (
    DeviceError,
    EmptyInput,
    FetchError,
    InputError,
    LintError,
    ModelError,
    PurportError,
)
from purport.lint import Breach, lint
from purport.reading import Reader, Reading, read
from purport.report import Block, Limits, Report
from purport.sources import Source
from purport.standing import Check, Claim, ClaimAttribution, Hedge, Time

__all__ = [
    "Block",
    "Breach",
    "Check",
    "Claim",
    "ClaimAttribution",
    "DeviceError",
    "EmptyInput",
    "FetchError",
    "Finding",
    "Hedge",
    "InputError",
    "Limits",
    "LintError",
    "ModelError",
    "PurportError",
    "Reader",
    "Reading",
    "Report",
    "Source",
    "Time",
    "check",
    "lint",
    "read",
]
