"""Mentions of sources to sources: who is speaking, over the whole report."""

from __future__ import annotations

from purport.sources.source import Resolution, Source, SourceKind

__all__ = ["Resolution", "Source", "SourceKind"]
