"""A text held against readings: what lost its source, its doubt, its denial or its words."""

from __future__ import annotations

from purport.drift.check import THRESHOLD, Checker, check
from purport.drift.finding import KINDS, Finding, Held, Kind

__all__ = ["KINDS", "THRESHOLD", "Checker", "Finding", "Held", "Kind", "check"]
