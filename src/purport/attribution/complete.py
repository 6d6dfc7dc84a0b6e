"""A report's attributions made whole: speakers the layout names, quotations that run on, words within words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from purport.attribution.continued import continued
from purport.attribution.labels import labelled, with_labels
from purport.attribution.manner import manner_within
from purport.attribution.nested import coordinated, holders
from purport.attribution.outside import apart_from_quotations, joined, outside
from purport.attribution.turned import credit, turned
from purport.language import quoted, sentences
from purport.language.quotes import CLOSING, STRAIGHT, quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution.attribution import Attribution
    from purport.report import Span


ENDING = CLOSING | STRAIGHT | frozenset("’'“‘«‹`")  # of a quotation that is closed
BARE = frozenset("for of in on at by with and or to from the a an about over".split())


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a report says: attributions, the publisher's own sentences, quotations of nobody named."""

    attributions: tuple[Attribution, ...]
    own: tuple[Span, ...]
    unnamed: tuple[Span, ...]


def complete(text: str, body: Sequence[Span], found: Sequence[Attribution]) -> Whole:
    """What the heads found in a report whose paragraphs are ``body``, with what they cannot see in one window."""
    said = [s for span in body for s in sentences(text, *span) if any(map(str.isalnum, text[s[0] : s[1]]))]
    right = turned(text, said, coordinated(text, [one for one in found if says_something(text, one)]))
    attributions = with_labels([*right, *credit(text, said, right)], labelled(text, body))
    by_cue = sorted((a for a in attributions if a.cue_spans), key=lambda a: a.cue_spans)
    marked = [closed(text, stretch, by_cue) for span in body for stretch in quoted(text, *span)]
    own, alone = apart_from_quotations(outside(said, attributions), marked)
    grown, unnamed = continued(text, body, attributions, joined(text, body, alone))
    return Whole(tuple(_by_own_marks(text, grown)), tuple(own), tuple(unnamed))


def says_something(text: str, one: Attribution) -> bool:
    """Whether a cue has a word of its own: not “for”, in “mocked the board for not coming”."""
    words = {word for start, end in one.cue_spans for word in text[start:end].casefold().split()}
    return not words or not words <= BARE


def closed(text: str, stretch: Span, by_cue: Sequence[Attribution]) -> Span:
    """A quotation whose closing mark is missing ends where the words that say who said it begin.

    ``by_cue`` are the attributions in the order of their cues.
    """
    start, end = stretch
    if text[end - 1] in ENDING and end - start > 1:
        return stretch
    for i in range(bisect_left(by_cue, start, key=lambda a: a.cue_spans[0][0]), len(by_cue)):
        one = by_cue[i]
        cue = one.cue_spans[0][0]
        if cue >= end:
            break
        if any(start <= s and e <= cue for s, e in one.content_spans):
            first = min(s for s, _ in (*one.cue_spans, *one.source_spans) if start < s)
            return start, min(first, end)
    return stretch


def _by_own_marks(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """What stands within another's quotation goes by the marks of its own, in manner and, where it opens with one, in
    extent: in “he told me, ‘go,’ and I did”, he told “go”.
    """
    inner = {id(one) for one, outer in holders(attributions) if outer.manner != "indirect"}
    return [_marked(text, one) if id(one) in inner else one for one in attributions]


def _marked(text: str, one: Attribution) -> Attribution:
    (start, end), *more = one.content_spans
    first = next(iter(quotations(text[start:end])), (0, 0))
    if first[0] == 0 and first[1] > 1 and not more:
        end = start + first[1]
    spans = ((start, end), *more)
    return replace(one, content_spans=spans, manner=manner_within([text[s:e] for s, e in spans]))
