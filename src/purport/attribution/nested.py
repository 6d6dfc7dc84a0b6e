"""Which attribution stands within another: A says that B said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.attribution.attribution import Attribution
    from purport.report import Span


_COORDINATE = re.compile(
    r"\b(?:would|will|could|can|should|may|might|must)\b[^.;:“”\"]*?(,? (?:and|but) (?:also |then |later )?)\Z"
)
_PAST = re.compile(r"(?:\w+ed|said|told|wrote)(?: \w+)*")


def holders(attributions: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pairs (inner, outer): the outer is the smallest other attribution whose content holds the inner one whole."""
    by_cue = sorted(attributions, key=lambda a: a.cue_spans)
    cues = [a.cue_spans[0][0] if a.cue_spans else -1 for a in by_cue]
    smallest: dict[int, tuple[Attribution, Attribution]] = {}
    for outer in sorted(attributions, key=lambda a: (-_size(a.content_spans), a.cue_spans)):
        first = bisect_left(cues, outer.content_spans[0][0])
        last = bisect_left(cues, outer.content_spans[-1][1])
        for inner in by_cue[first:last]:
            if inner is not outer and holds(outer, inner):
                smallest[id(inner)] = (inner, outer)
    return list(smallest.values())


def holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the content of ``outer`` holds the cue and the content of ``inner``."""
    return all(
        any(start <= s and e <= end for start, end in outer.content_spans)
        for s, e in (*inner.cue_spans, *inner.content_spans)
    )


def coordinated(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, where a second cue of the same speaker does not stand within what the first one says.

    “She said the vote would go ahead and warned that the hall was too small”: after “would” the past form “warned”
    cannot go on with the vote, so it goes on with “said”, and what she said ends before the “and”.
    """
    changed: dict[int, Attribution] = {}
    for inner, outer in holders(attributions):
        (start, end), *more = outer.content_spans
        at = inner.cue_spans[0][0]
        match = _COORDINATE.search(text, start, at) if start <= at < end else None
        past = _PAST.fullmatch(text[at : inner.cue_spans[-1][1]])
        if match and past and not more and inner.content_spans[-1][1] == end:
            changed[id(outer)] = replace(outer, content_spans=((start, match.start(1)),))
            changed[id(inner)] = replace(inner, source_spans=outer.source_spans)
    return [changed.get(id(one), one) for one in attributions]


def _size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
