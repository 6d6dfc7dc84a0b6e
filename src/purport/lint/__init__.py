"""One report held to the rules that newsrooms publish: a rule a module, each with its page in docs/lint."""

from __future__ import annotations

from purport.lint.finding import Breach
from purport.lint.lint import lint

__all__ = ["Breach", "lint"]
