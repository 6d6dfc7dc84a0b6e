"""An attribution: source, cue and content, as stretches of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from purport.report import Span

Manner = Literal["direct", "indirect", "mixed"]
Act = Literal["statement", "belief", "intention", "question", "directive"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is cited (``source_spans``, empty where nobody is named), by which words, for what.

    The three roles are PARC's and PolNeAR's. ``confidence`` is the probability that source, cue and content each
    share a character with those a trained annotator would mark.
    """

    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    manner: Manner
    act: Act
    confidence: float
