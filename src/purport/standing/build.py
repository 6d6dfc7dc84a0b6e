"""Attributions and the sentences outside them to claims, each with its standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.attribution import Attribution
from purport.attribution.nested import holders
from purport.standing.claim import Claim, ClaimAttribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Span
    from purport.sources import Resolution, Source
    from purport.sources.resolve import Resolved
    from purport.standing.claim import StandingName, Voice

GAP = " … "


def build_claims(
    text: str,
    attributions: Sequence[Attribution],
    resolved: Resolved,
    own: Iterable[Span],
    unnamed: Iterable[Span] = (),
) -> tuple[Claim, ...]:
    """Claims in text order: one for each attribution, with its source as ``resolved``.

    The sentences ``own`` are the publisher's; the quotations ``unnamed`` are of a source that the words around them
    do not name.
    """
    drafts: list[Draft] = [
        Draft(a.content_spans, a, source, how)
        for a, source, how in zip(attributions, resolved.cited, resolved.resolutions, strict=True)
    ]
    drafts += [Draft((span,)) for span in own]
    drafts += [Draft((span,), _unattributed(span)) for span in unnamed]
    # What holds another comes first where both begin at the same word.
    drafts.sort(key=Draft.order)
    ids = {id(one.attribution): f"c{n}" for n, one in enumerate(drafts, 1) if one.attribution}
    within = {id(a): ids[id(b)] for a, b in holders(attributions)}
    return tuple(
        _claim(f"c{n}", text, one, within.get(id(one.attribution))) for n, one in enumerate(drafts, 1)
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be: its words, and of an attributed one the attribution and how its source was found."""

    spans: tuple[Span, ...]
    attribution: Attribution | None = None
    source: Source | None = None
    resolution: Resolution | None = None

    def order(self) -> tuple[int, int, tuple[Span, ...]]:
        """Where it begins, the longer first, then where its cue stands."""
        cue = self.attribution.cue_spans if self.attribution else ()
        return self.spans[0][0], -self.spans[-1][1], cue


def _unattributed(span: Span) -> Attribution:
    """A quotation near which no cue was found; its confidence is nought, since nobody is said to say it."""
    return Attribution((), (), (span,), "direct", "statement", 0.0)


def _claim(name: str, text: str, one: Draft, within: str | None) -> Claim:
    attribution = one.attribution
    voice: Voice = "source" if attribution else "publisher"
    standing: StandingName = "attributed" if attribution else "stated"
    cited = None
    if attribution:
        cited = ClaimAttribution(
            one.source,
            attribution.source_spans,
            attribution.cue_spans,
            attribution.manner,
            attribution.act,
            attribution.confidence,
            one.resolution,
        )
    words = GAP.join(text[start:end] for start, end in one.spans)
    return Claim(name, one.spans, words, voice, within, cited, (), {}, (), standing)
