"""Two forms of saying that the heads read wrong: the speaker after the verb, and credit taken for a deed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from purport.attribution.attribution import Attribution
from purport.attribution.trim import trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.report import Span

SAID = frozenset("said says added adds".split())
SET = 0.6  # confidence of what the words of a pattern say; set, not measured
_SPEAKER = re.compile(
    r"(?:the\s+(?:[a-z-]+\s+){0,3})?(?:[A-Z][\w’'.-]*|al-[A-Z]\w*)(?:\s+(?:[A-Z][\w’'.-]*|al-[A-Z]\w*))*(?=\s*(?:[,.;]|$))"
)
_CREDIT = re.compile(
    r"\b(?:(?:has|have|had|later|also)\s+){0,3}(?:took|taken|takes|claimed|claims)\s+(?:credit|responsibility)(?:\s+for)?\b"
)
_SOURCE = re.compile(
    r"(?<![\w’'.-])(?:(?:[Tt]he\s+)?[A-Z][\w’'.-]{0,40}(?:\s+[A-Z][\w’'.-]{0,40}){0,4}"
    r"|[Tt]he\s+(?:[a-z-]{1,30}\s+){0,2}[a-z]{1,30}|[Ii]t|[Tt]hey)\s+$"
)
_CONTENT = re.compile(r"\s+[^.;,:\n“”\"]*[^.;,:\n“”\"\s]")
_BEFORE = re.compile(r"([^.;:\n“”\"]*?)\s+(?:that|which)\s+$")
_ARTICLE = re.compile(r"(?<!of )(?<!in )(?<!at )(?<!on )\b(?:[Tt]he|[Aa]n?)\s")
BACK = 200  # characters before a cue in which its source and a deed stand


def turned(text: str, said: Sequence[Span], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those of “S, said X” turned round where the heads took S for who says it and X for what.

    ``said`` are the report's sentences.
    """
    return [_turned(text, said, one) for one in found]


def _turned(text: str, said: Sequence[Span], one: Attribution) -> Attribution:
    if len(one.cue_spans) != 1 or not one.source_spans:
        return one
    (start, end), (content, last) = one.cue_spans[0], one.content_spans[-1]
    after_comma = text[max(0, start - 3) : start].rstrip()[-1:] == ","
    before = (
        all(finish <= start for _, finish in (*one.source_spans, *one.content_spans[:-1])) and end <= content
    )
    if not (after_comma and before and text[start:end].casefold() in SAID):
        return one
    speaker = _SPEAKER.match(text, content, last)
    begins = next((first for first, finish in said if first <= start < finish), None)
    if speaker is None or begins is None or text[speaker.end() : last].strip(" ."):
        return one
    return replace(one, source_spans=(speaker.span(),), content_spans=(trim(text, (begins, start)),))


def credit(text: str, said: Sequence[Span], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Deeds that somebody takes credit for, where the heads found no attribution: “the attacks that X claimed”."""
    cues = {span for one in found for span in one.cue_spans}
    starts = sorted(cues)
    for start, end in said:
        for match in _CREDIT.finditer(text, start, end):
            i = bisect_left(starts, (match.end(), 0)) - 1
            if i >= 0 and starts[i][1] > match.start():
                continue
            first = max(start, match.start() - BACK)
            source = _SOURCE.search(text, first, match.start())
            content = _deed(text, first, source.start(), match.end(), end) if source else None
            if source and content:
                named = (source.start(), source.start() + len(source.group().rstrip()))
                yield Attribution((named,), (match.span(),), (content,), "indirect", "statement", SET)


def _deed(text: str, first: int, source: int, cue_end: int, end: int) -> Span | None:
    """What stands before “that X took credit for”, from its article on, else what follows."""
    before = _BEFORE.search(text, first, source)
    if before:
        articles = list(_ARTICLE.finditer(text, *before.span(1)))
        return (articles[-1].start(), before.end(1)) if articles else None
    after = _CONTENT.match(text, cue_end, end)
    return trim(text, after.span()) if after else None
