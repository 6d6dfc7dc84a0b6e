"""Inputs of every kind to a :class:`Report`: the text, verbatim, and its blocks."""

from __future__ import annotations

from purport.report.limits import Limits
from purport.report.report import BLOCK_KINDS, BODY_KINDS, READ_KINDS, Block, BlockKind, Report, Span

__all__ = ["BLOCK_KINDS", "BODY_KINDS", "READ_KINDS", "Block", "BlockKind", "Limits", "Report", "Span"]
