"""A text held against readings: what lost its source, its doubt, its denial or its words."""

from __future__ import annotations

from purport.drift.finding import KINDS, Finding, Held, Kind

__all__ = ["KINDS", "Finding", "Held", "Kind"]
