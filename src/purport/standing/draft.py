"""Claims to be: attributions, the sentences outside them, and those that only tell of acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.attribution import Attribution
from purport.attribution.nested import holders
from purport.standing.deeds import is_deed
from purport.standing.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution.complete import Whole
    from purport.report import Span
    from purport.sources import Resolution, Source
    from purport.sources.resolve import Resolved

ASSERTING = ("statement", "belief")  # acts that put something forward as so


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be: its words, and of an attributed one the attribution and how its source was found.

    ``outer`` is the attribution whose words it stands in; ``deed``: it tells of an act, in the publisher's voice.
    """

    spans: tuple[Span, ...]
    attribution: Attribution | None = None
    source: Source | None = None
    resolution: Resolution | None = None
    outer: Attribution | None = None
    deed: bool = False

    @property
    def voiced(self) -> bool:
        """Whether a source says it."""
        return self.attribution is not None and not self.deed

    @property
    def asserted(self) -> bool:
        """Whether somebody puts it forward as so."""
        return self.attribution is None or (self.attribution.act in ASSERTING and not self.deed)

    def order(self) -> tuple[int, int, tuple[Span, ...]]:
        """Where it begins, the longer first, then where its cue stands."""
        cue = self.attribution.cue_spans if self.attribution else ()
        return self.spans[0][0], -self.spans[-1][1], cue


def drafts_of(text: str, whole: Whole, resolved: Resolved, body: Sequence[Span]) -> list[Draft]:
    """The claims to be of a report in text order; ``body`` are the sentences where the publisher states things."""
    outer = {id(inner): holder for inner, holder in holders(whole.attributions)}
    deeds = [is_deed(text, one) for one in whole.attributions]
    found = zip(whole.attributions, resolved.cited, resolved.resolutions, deeds, strict=False)
    drafts = [
        Draft(a.content_spans, a, source, how, outer.get(id(a)), deed) for a, source, how, deed in found
    ]
    drafts += [Draft((span,)) for span in (*whole.own, *_of_deeds(whole, deeds, body))]
    drafts += [Draft((span,), _unattributed(span)) for span in whole.unnamed]
    # What holds another comes first where both begin at the same word.
    return sorted(drafts, key=Draft.order)


def _of_deeds(whole: Whole, deeds: Sequence[bool], body: Sequence[Span]) -> list[Span]:
    """The sentences in which all that is attributed are acts: the publisher states them."""
    pairs = list(zip(whole.attributions, deeds, strict=True))
    words = sorted(span for one, deed in pairs if not deed for span in (*one.cue_spans, *one.content_spans))
    acts = sorted(one.cue_spans[0] for one, deed in pairs if deed)
    return [span for span in body if overlaps(acts, span) and not overlaps(words, span)]


def _unattributed(span: Span) -> Attribution:
    """A quotation near which no cue was found; its confidence is nought, since nobody is said to say it."""
    return Attribution((), (), (span,), "direct", "statement", 0.0)
