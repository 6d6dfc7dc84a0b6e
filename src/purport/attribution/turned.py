"""Two forms of saying that the heads read wrong: the speaker after the verb, and credit taken for a deed."""

from __future__ import annotations

import re
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
    r"(?P<source>(?:[Tt]he\s+)?(?:[A-Z][\w’'.-]*)(?:\s+[A-Z][\w’'.-]*){0,4}|[Tt]he\s+(?:[a-z-]+\s+){0,2}[a-z]+|\b[Ii]t|\b[Tt]hey)\s+"
    r"(?P<cue>(?:has\s+|have\s+|had\s+|later\s+|also\s+)*(?:took|taken|takes|claimed|claims)\s+(?:credit|responsibility)(?:\s+for)?)"
    r"(?P<content>\s+[^.;,:\n“”\"]*[^.;,:\n“”\"\s])?"
)
_BEFORE = re.compile(
    r"(?P<content>(?:the|an?|this|that|these|those|[A-Z][\w’'-]*)\s[^.;:\n“”\"]*?)\s+(?:that|which)\s+$"
)


def turned(text: str, said: Sequence[Span], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those of “S, said X” turned round where the heads took S for who says it and X for what.

    ``said`` are the report's sentences.
    """
    return [_turned(text, said, one) for one in found]


def _turned(text: str, said: Sequence[Span], one: Attribution) -> Attribution:
    if len(one.content_spans) != 1 or len(one.cue_spans) != 1 or not one.source_spans:
        return one
    (start, end), (content, last) = one.cue_spans[0], one.content_spans[0]
    after_comma = text[:start].rstrip()[-1:] == ","
    before = one.source_spans[-1][1] <= start <= content
    if not (after_comma and before and text[start:end].casefold() in SAID):
        return one
    speaker = _SPEAKER.match(text, content, last)
    begins = next((first for first, finish in said if first <= start < finish), None)
    if speaker is None or begins is None or text[speaker.end() : last].strip(" ."):
        return one
    return replace(one, source_spans=(speaker.span(),), content_spans=(trim(text, (begins, start)),))


def credit(text: str, said: Sequence[Span], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Deeds that somebody takes credit for, where the heads found no attribution: “the attacks that X claimed”."""
    cues = [span for one in found for span in one.cue_spans]
    for start, end in said:
        for match in _CREDIT.finditer(text, start, end):
            cue = match.span("cue")
            if any(s < cue[1] and cue[0] < e for s, e in cues):
                continue
            content = _deed(text, start, match)
            if content:
                yield Attribution((match.span("source"),), (cue,), (content,), "indirect", "statement", SET)


def _deed(text: str, start: int, match: re.Match[str]) -> Span | None:
    """What comes before “that X took credit for”, else what follows."""
    before = _BEFORE.search(text, start, match.start())
    if before and not text[before.end() : match.start()].strip():
        return _noun_phrase(text, before.span("content"))
    if match.group("content"):
        return trim(text, match.span("content"))
    return None


def _noun_phrase(text: str, span: Span) -> Span:
    """The last noun phrase with what belongs to it: from its last article that follows no “of” or “in”."""
    starts = [
        m.start()
        for m in re.finditer(r"(?<!of )(?<!in )(?<!at )(?<!on )\b(?:the|an?)\s", text[: span[1]])
        if m.start() >= span[0]
    ]
    return (starts[-1] if starts else span[0], span[1])
