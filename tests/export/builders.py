"""Readings built by hand: the report's text, and who says which of its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from purport.reading import Reading
from purport.report import Block, Report
from purport.sources import Resolution, Source
from purport.standing import Check, Claim, ClaimAttribution

EXAMPLES = Path(__file__).parents[2] / "examples"


def find(text: str, *pieces: str) -> tuple[tuple[int, int], ...]:
    """Spans of the pieces, each looked for after the one before it."""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        start = text.index(piece, spans[-1][1] if spans else 0)
        spans.append((start, start + len(piece)))
    return tuple(spans)


def source(id: str = "s1", name: str = "Ada Quill", **kwargs: Any) -> Source:
    values: dict[str, Any] = {"kind": "person", "named": True, "description": None, "mentions": ()}
    return Source(id, name, **(values | kwargs))


def claim(text: str, id: str, *spans: tuple[int, int], **kwargs: Any) -> Claim:
    """A claim in the publisher's voice, or in a source's where there is an ``attribution``."""
    values: dict[str, Any] = {
        "voice": "source" if kwargs.get("attribution") else "publisher",
        "within": None,
        "attribution": None,
        "hedges": (),
        "factuality": {},
        "times": (),
        "standing": "attributed" if kwargs.get("attribution") else "stated",
    }
    words = " … ".join(text[start:end] for start, end in spans)
    return Claim(id, spans, words, **(values | kwargs))


def says(
    source: Source | None,
    source_spans: tuple[tuple[int, int], ...] = (),
    cue_spans: tuple[tuple[int, int], ...] = (),
    manner: Any = "indirect",
    act: Any = "statement",
    confidence: float = 0.9,
    resolution: Resolution | None = None,
) -> ClaimAttribution:
    return ClaimAttribution(source, source_spans, cue_spans, manner, act, confidence, resolution)


def reading(
    text: str = "",
    claims: tuple[Claim, ...] = (),
    sources: tuple[Source, ...] | None = None,
    checks: tuple[Check, ...] = (),
    blocks: tuple[Block, ...] | None = None,
    **report: Any,
) -> Reading:
    """A reading of ``text``, one paragraph unless ``blocks`` say otherwise, by the claims' sources."""
    if blocks is None:
        blocks = (Block("paragraph", (0, len(text))),) if text else ()
    if sources is None:
        cited = (claim.source for claim in claims)
        sources = tuple({found.id: found for found in cited if found}.values())
    hedges = tuple({one.spans: one for claim in claims for one in claim.hedges}.values())
    times = tuple({one.span: one for claim in claims for one in claim.times}.values())
    return Reading(Report(text, blocks, **report), sources, claims, checks, hedges, times)


def simple(text: str = "Ada Quill said the tide was late.", **report: Any) -> Reading:
    """One source, one claim: who said the rest of the sentence after "said"."""
    ada = source(mentions=find(text, "Ada Quill"))
    (said,) = find(text, "said")
    content = (said[1] + 1, len(text) - 1)
    attribution = says(ada, find(text, "Ada Quill"), (said,))
    return reading(text, (claim(text, "c1", content, attribution=attribution),), **report)
