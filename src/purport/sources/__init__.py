"""Mentions of sources to sources."""

from __future__ import annotations

from purport.sources.mentions import resolve
from purport.sources.source import Source, SourceKind

__all__ = ["Source", "SourceKind", "resolve"]
