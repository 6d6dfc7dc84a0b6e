"""Attributions and the sentences outside them to claims, each with its standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.attribution import Attribution
from purport.attribution.nested import holders
from purport.standing.claim import Claim, ClaimAttribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Span
    from purport.sources import Source
    from purport.standing.claim import StandingName, Voice

GAP = " … "


def build_claims(
    text: str,
    attributions: Sequence[Attribution],
    sources: Sequence[Source | None],
    own: Iterable[Span],
    unnamed: Iterable[Span] = (),
) -> tuple[Claim, ...]:
    """Claims in text order: one for each attribution, with its source.

    The sentences ``own`` are the publisher's; the quotations ``unnamed`` are of a source that the words around them
    do not name.
    """
    pairs = zip(attributions, sources, strict=True)
    drafts: list[tuple[tuple[Span, ...], Attribution | None, Source | None]]
    drafts = [(a.content_spans, a, source) for a, source in pairs]
    drafts += [((span,), None, None) for span in own]
    drafts += [(a.content_spans, a, None) for a in map(_unattributed, unnamed)]
    # What holds another comes first where both begin at the same word.
    drafts.sort(key=lambda draft: (draft[0][0][0], -draft[0][-1][1], draft[1].cue_spans if draft[1] else ()))
    ids = {id(a): f"c{n}" for n, (_, a, _) in enumerate(drafts, 1) if a}
    within = {id(a): ids[id(b)] for a, b in holders(attributions)}
    return tuple(
        _claim(f"c{n}", text, spans, a, source, within.get(id(a)))
        for n, (spans, a, source) in enumerate(drafts, 1)
    )


def _unattributed(span: Span) -> Attribution:
    """A quotation near which no cue was found; its confidence is nought, since nobody is said to say it."""
    return Attribution((), (), (span,), "direct", "statement", 0.0)


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
