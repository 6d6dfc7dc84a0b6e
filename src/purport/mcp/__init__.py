"""What Purport does as tools for assistants, by the Model Context Protocol: read, check, lint, search, corroborate."""

from __future__ import annotations

from purport.mcp.settings import Settings

__all__ = ["Settings"]
