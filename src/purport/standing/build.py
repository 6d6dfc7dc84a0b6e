"""Attributions and the sentences outside them to claims, each with its standing."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from purport.attribution import Attribution
from purport.standing.claim import Claim, ClaimAttribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Span
    from purport.sources import Source
    from purport.standing.claim import StandingName, Voice

GAP = " … "
WHOLLY = 0.9  # of a sentence inside quotation marks: the rest may be a stop or a mark that was not closed


def build_claims(
    text: str,
    attributions: Sequence[Attribution],
    sources: Sequence[Source | None],
    sentences: Iterable[Span],
    quoted: Sequence[Span] = (),
) -> tuple[Claim, ...]:
    """Claims in text order: one for each attribution, and the publisher's own for each sentence outside them all.

    Sentences outside that stand in the ``quoted`` stretches are nobody's own voice: neighbours of them make one
    claim of a source that the words around do not name.
    """
    pairs = zip(attributions, sources, strict=True)
    drafts: list[tuple[tuple[Span, ...], Attribution | None, Source | None]]
    drafts = [(a.content_spans, a, source) for a, source in pairs]
    own, others = apart_from_quotations(outside(sentences, attributions), quoted)
    drafts += [((span,), None, None) for span in own]
    drafts += [(a.content_spans, a, None) for a in map(_unattributed, joined(text, others))]
    # What holds another comes first where both begin at the same word.
    drafts.sort(key=lambda draft: (draft[0][0][0], -draft[0][-1][1], draft[1].cue_spans if draft[1] else ()))
    ids = {id(a): f"c{n}" for n, (_, a, _) in enumerate(drafts, 1) if a}
    within = {id(a): ids[id(b)] for a, b in holders(attributions)}
    return tuple(
        _claim(f"c{n}", text, spans, a, source, within.get(id(a)))
        for n, (spans, a, source) in enumerate(drafts, 1)
    )


def outside(sentences: Iterable[Span], attributions: Sequence[Attribution]) -> list[Span]:
    """The sentences that share no character with a source, cue or content."""
    taken = sorted(
        span
        for a in attributions
        for spans in (a.source_spans, a.cue_spans, a.content_spans)
        for span in spans
    )
    out: list[Span] = []
    first, reach = 0, -1
    for start, end in sorted(sentences):
        while first < len(taken) and taken[first][0] < end:
            reach = max(reach, taken[first][1])
            first += 1
        if reach <= start:
            out.append((start, end))
    return out


def apart_from_quotations(sentences: Iterable[Span], quoted: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The sentences that do not, and those that do, stand in the quoted stretches, which are in text order."""
    ends = [end for _, end in quoted]
    own: list[Span] = []
    others: list[Span] = []
    for start, end in sentences:
        inside = 0
        for first, last in islice(quoted, bisect_left(ends, start), None):
            if first >= end:
                break
            inside += max(0, min(end, last) - max(start, first))
        (others if inside >= WHOLLY * (end - start) else own).append((start, end))
    return own, others


def joined(text: str, sentences: Iterable[Span]) -> list[Span]:
    """Sentences of one paragraph that follow each other, as one stretch."""
    out: list[Span] = []
    for start, end in sentences:
        between = text[out[-1][1] : start] if out else "-"
        follows = not between.strip() and "\n" not in between
        out[-1:] = [(out[-1][0], end)] if follows else [*out[-1:], (start, end)]
    return out


def _unattributed(span: Span) -> Attribution:
    """A quotation near which no cue was found; its confidence is nought, since nobody is said to say it."""
    return Attribution((), (), (span,), "direct", "statement", 0.0)


def holders(attributions: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pairs (inner, outer): the outer is the smallest other attribution whose content holds the inner one whole."""
    by_cue = sorted(attributions, key=lambda a: a.cue_spans)
    cues = [a.cue_spans[0][0] for a in by_cue]
    smallest: dict[int, tuple[Attribution, Attribution]] = {}
    for outer in sorted(attributions, key=lambda a: (-_size(a.content_spans), a.cue_spans)):
        first = bisect_left(cues, outer.content_spans[0][0])
        last = bisect_left(cues, outer.content_spans[-1][1])
        for inner in by_cue[first:last]:
            if inner is not outer and _holds(outer, inner):
                smallest[id(inner)] = (inner, outer)
    return list(smallest.values())


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(
        any(start <= s and e <= end for start, end in outer.content_spans)
        for s, e in (*inner.cue_spans, *inner.content_spans)
    )


def _size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _claim(
    name: str,
    text: str,
    spans: tuple[Span, ...],
    attribution: Attribution | None,
    source: Source | None,
    within: str | None,
) -> Claim:
    voice: Voice = "source" if attribution else "publisher"
    standing: StandingName = "attributed" if attribution else "stated"
    cited = None
    if attribution:
        cited = ClaimAttribution(
            source,
            attribution.source_spans,
            attribution.cue_spans,
            attribution.manner,
            attribution.act,
            attribution.confidence,
        )
    words = GAP.join(text[start:end] for start, end in spans)
    return Claim(name, spans, words, voice, within, cited, (), {}, (), standing)
