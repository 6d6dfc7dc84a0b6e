"""Speakers that the page's layout names: “Name: words”, “words” – Name, and the turns of a transcript.

A colon or a dash is the cue here, so these are found by their form, paragraph by paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from purport.attribution.attribution import Attribution
from purport.attribution.manner import act
from purport.language.quotes import quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution.attribution import Manner
    from purport.report import Span

SURE = 0.9  # confidence of a form that hardly ever means anything else: set, not measured
_NAME = r"[A-Z][\w.’'-]*(?: (?:(?:of|the|and|for|de|da|van|von|der|al|bin|ibn) )*[A-Z“\"‘][\w.’'”\"-]*){0,5}"
_TURN = re.compile(rf"({_NAME})\s?(:)\s+(?=\S)")
_PARTY = re.compile(r"(Q|A|Question|Answer)\s?([:.])\s+(?=\S)")
_FROM = re.compile(rf"(?:And |Also )?([Ff]rom) ({_NAME})\s?:\s+(?=\S)")
_CREDIT = re.compile(rf"\s*([–—―-]{{1,2}})\s*({_NAME}(?:, [^.!?:;]{{2,80}})?)\.?\s*$")
# Capitalised words before a colon that speak for nobody.
_NO_SPEAKER = frozenset(
    """note correction update updated related photo photos source sources read image video watch more caption credit
    warning editor’s editor's analysis opinion live breaking background topics tags what why how when where who here
    result results score date time place location price address phone email website""".split()
)
_PARTIES = frozenset({"Q", "A", "Question", "Answer"})
_TURNS = 3  # labelled paragraphs that make a transcript, two of which share a speaker


def labelled(text: str, paragraphs: Sequence[Span]) -> list[Attribution]:
    """The attributions that the form of a paragraph makes plain, in text order."""
    turns = [(span, _turn(text, span)) for span in paragraphs]
    speakers = _speakers(Counter(match[1] for _, match in turns if match and match.re is not _FROM))
    found = (
        _quotation_after(text, span, match)
        or _quotation_before(text, span)
        or _spoken(text, span, match, speakers)
        for span, match in turns
    )
    return [one for one in found if one]


def _speakers(named: Counter[str]) -> frozenset[str]:
    """The labels that take turns: those of a transcript, or question and answer."""
    if len(named) < 2:
        return frozenset()
    transcript = sum(named.values()) >= _TURNS and max(named.values()) > 1
    return frozenset(named) if transcript else _PARTIES & frozenset(named)


def _turn(text: str, span: Span) -> re.Match[str] | None:
    match = _FROM.match(text, *span) or _PARTY.match(text, *span) or _TURN.match(text, *span)
    if match is None or match[1].split()[0].lower() in _NO_SPEAKER:
        return None
    if not any(map(str.isalnum, text[match.end() : span[1]])):
        return None
    return match


def _quotation_after(text: str, span: Span, match: re.Match[str] | None) -> Attribution | None:
    """Name: “words”, where the quotation is all the rest of the paragraph."""
    if match is None or not _all_quoted(text[match.end() : span[1]]):
        return None
    source, cue = (match.span(2), match.span(1)) if match.re is _FROM else (match.span(1), match.span(2))
    return _attribution(text, source, cue, (match.end(), span[1]))


def _spoken(
    text: str, span: Span, match: re.Match[str] | None, speakers: frozenset[str]
) -> Attribution | None:
    """A turn of a transcript, whose words stand without marks."""
    if match is None or match.re is _FROM or match[1] not in speakers:
        return None
    return _attribution(text, match.span(1), match.span(2), (match.end(), span[1]))


def _quotation_before(text: str, span: Span) -> Attribution | None:
    """“words” – Name, where the quotation is all the paragraph before the dash."""
    found = quotations(text[span[0] : span[1]])
    if not found or text[span[0] : span[0] + found[0][0]].strip():
        return None
    end = span[0] + found[-1][1]
    match = _CREDIT.match(text, end, span[1])
    if match is None or not _all_quoted(text[span[0] : end]):
        return None
    return _attribution(text, match.span(2), match.span(1), (span[0] + found[0][0], end))


def _all_quoted(words: str) -> bool:
    """Whether nothing but quotations, and more than a word of them, stands here."""
    found = quotations(words)
    edges = [0, *(edge for span in found for edge in span), len(words)]
    between = (words[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return bool(found) and " " in words.strip() and not any(any(map(str.isalnum, gap)) for gap in between)


def _attribution(text: str, source: Span, cue: Span, content: Span) -> Attribution:
    words = text[content[0] : content[1]].rstrip()
    content = (content[0], content[0] + len(words))
    manner: Manner = "direct" if _all_quoted(words) else "indirect"
    return Attribution((source,), (cue,), (content,), manner, act(text[cue[0] : cue[1]], words), SURE)


def with_labels(found: Sequence[Attribution], labels: Sequence[Attribution]) -> list[Attribution]:
    """Both, in the order of their cues; a label wins over what shares its cue, or takes its speaker for content."""
    wholes = [_whole(label) for label in labels]  # in text order, apart from each other
    ends = [end for _, end in wholes]
    kept = []
    for one in found:
        start, end = _whole(one)
        near = range(bisect_right(ends, start), len(labels))
        over = takewhile(lambda i, end=end: wholes[i][0] < end, near)  # type: ignore[misc]
        holding = [labels[i] for i in over]
        if not any(_clash(one, label) for label in holding):
            kept.append(_without_label(one, holding[0]) if holding else one)
    return sorted([*kept, *labels], key=lambda a: a.cue_spans)


def _without_label(one: Attribution, label: Attribution) -> Attribution:
    """What stands in a turn with a source that does not begin in the turn's label: “A. They said”."""
    ((first, last),) = label.content_spans
    if not all(first <= start and end <= last for start, end in (*one.cue_spans, *one.content_spans)):
        return one
    sources = tuple((max(start, first), end) for start, end in one.source_spans if end > first)
    return replace(one, source_spans=sources) if one.source_spans != sources else one


def _whole(one: Attribution) -> Span:
    spans = (*one.source_spans, *one.cue_spans, *one.content_spans)
    return min(start for start, _ in spans), max(end for _, end in spans)


def _clash(one: Attribution, label: Attribution) -> bool:
    (cue,), (content,) = label.cue_spans, label.content_spans
    own = (*one.cue_spans, *one.content_spans)
    if any(start < cue[1] and cue[0] < end for start, end in own):
        return True
    whole = _whole(label)
    inside = all(content[0] <= start and end <= content[1] for start, end in own)
    return not inside and any(start < whole[1] and whole[0] < end for start, end in one.content_spans)
