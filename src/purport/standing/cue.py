"""The words of a check as they were found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from purport.report import Span
    from purport.standing.claim import Outcome

Sort = Literal[
    "deny",
    "of claim",
    "doubt",
    "contradiction",
    "verdict",
    "nothing found",
    "falsely",
    "verify",
    "confirm",
    "unable",
    "no answer",
    "nothing",
    "adjective",
    "pending",
    "correction",
]
_BY = re.compile(r"\s+by\s+(?!\w+ing\b)")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|not|get|got)\s+(?:\w+ly\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a check, what they tell, and where its verb stands."""

    span: Span
    sort: Sort
    outcome: Outcome
    verb: Span
    passive: bool = False


def is_passive(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a participle is a passive's: “was denied”."""
    before = text[max(start, match.start() - 24) : match.start()]
    by = _BY.match(text, match.end()) is not None  # “a fact later confirmed by the board”
    return match[0].endswith("ed") and (by or _PASSIVE.search(before) is not None)
