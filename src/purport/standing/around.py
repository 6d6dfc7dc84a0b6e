"""What anchors a time expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from purport.standing.edtf import When

    Value = When | str | None


@dataclass(slots=True)
class Around:
    """What anchors an expression: the day of publication, the date that the report spoke of last, and the tense."""

    published: date | None
    spoken: When | None = None
    future: bool = False
    past: bool = False
