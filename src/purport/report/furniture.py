"""What a line is where its wording alone tells: furniture, a link to another story, a credit, a caption."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.report.lexicon import LINE_PATTERNS

if TYPE_CHECKING:
    from purport.report.report import BlockKind

LONGEST_LINE = 600
"""No longer line is furniture: cookie notices and file pictures' captions, the longest, stay under it."""


@cache
def _line_patterns() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    return tuple((entry.kind, re.compile(entry.pattern)) for entry in LINE_PATTERNS)


def kind_of_line(line: str) -> BlockKind | None:
    """What a whole line is where its wording alone shows that it is no body text; None for all else."""
    if len(line) > LONGEST_LINE:
        return None
    return next((kind for kind, pattern in _line_patterns() if pattern.fullmatch(line)), None)
