"""What the report says of a source: name, description, tie, and of one without a name number, body and reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.sources.kinds import kind_and_named
from purport.sources.lexicon import lexicon
from purport.sources.phrase import DEFINITE
from purport.sources.source import Source
from purport.sources.ties import tie_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Report, Span
    from purport.sources.entity import Entity
    from purport.sources.phrase import Phrase
    from purport.sources.seen import Seen

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens|hundreds|thousands|several|some|many|both|one|"
    r"another|a number|a group|a couple|\d{1,3})\b",
    re.I,
)
BACK = 60  # characters before its cue in which a reason may begin
_STOP = re.compile(r"[\n?!]|\.(?=\s|$)")
_OPENS = re.compile(
    r"\b(?:because|since|as|on|who|citing|requesting|fearing|speaking)\b(?=[^,.!?\n]*$)", re.M
)
_CLOSES = re.compile(r"[,;”\"]|\sthat\b")
_BODY = re.compile(
    r"\b(?:of|for|at|in|from|with)\s+((?:the\s+)?(?:[\w’'.-]+\s+){0,4}?[A-Z][\w’'.-]*(?:\s+(?:of\s+|for\s+|and\s+)?[A-Z][\w’'.-]*)*)"
)
_CAPITALS = re.compile(r"\b[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside a source: where the bodies stand that the report is about, where cited mentions begin."""

    subjects: Sequence[Span]
    mentions: Sequence[int]


def about(
    number: str,
    report: Report,
    seen: Seen,
    entity: Entity | None,
    parts: Sequence[Phrase],
    around: Around,
) -> Source:
    """The source of an entity, or of one mention that nothing resolves; ``parts`` are its cited mentions."""
    spans = [part.span for part in parts]
    text = report.text
    kind, named = kind_and_named(text, seen, entity, parts)
    name, facts = _name(report, entity, parts)
    facts["description"] = _description(text, entity)
    facts["tie"] = tie_of(report, around.subjects, entity, parts)
    if not named and kind in ("person", "group", None):
        whole = max((part.span for part in parts if not part.pronoun), key=_length, default=None)
        if whole:
            core = next(part.core for part in parts if part.span == whole)
            main = next(part.main for part in parts if part.span == whole)
            facts.update(number=_in(text, core, _NUMBER), body=_body(text, main))
        facts["reason"] = _reason(text, spans, around.mentions)
    found = {key: span for key, span in facts.items() if span}

    def words(key: str) -> str | None:
        return _SPACE.sub(" ", text[slice(*found[key])]) if key in found else None

    names = [one.span for one in entity.named.mentions] if entity and entity.named else []
    return Source(
        id=number,
        name=name,
        kind=kind,
        named=named,
        description=words("description"),
        mentions=tuple(sorted({*spans, *names})),
        publisher=bool(entity and entity.publisher),
        resolved=entity is not None or not all(part.pronoun for part in parts),
        tie=words("tie"),
        number=words("number"),
        body=words("body"),
        reason=words("reason"),
        spans=tuple(sorted(found.items())),
    )


def _length(span: Span) -> int:
    return span[1] - span[0]


def _name(
    report: Report, entity: Entity | None, parts: Sequence[Phrase]
) -> tuple[str, dict[str, Span | None]]:
    if entity is None:
        span = parts[0].main
    elif entity.named is not None:
        span = entity.named.full.span
    elif entity.elsewhere is not None:
        name, where = entity.elsewhere
        return name, {"name": where}
    else:
        mains = [part.main for part in parts if not part.pronoun]
        span = max([entity.wording, *mains], key=_length)
        span = span if _length(span) else parts[0].main
    return _SPACE.sub(" ", report.text[slice(*span)]).strip(), {"name": span}


def _description(text: str, entity: Entity | None) -> Span | None:
    """The words that say most: an article or a possessor first, then a role before the name; pronouns' last."""
    if entity is None or entity.named is None:
        return None
    best, most = None, 0.0
    for span in entity.descriptions:
        words = text[slice(*span)].casefold().split()
        bare = len(words) == 2 and words[0] == "the" and lexicon().kind_of(words[1]) not in ("person", None)
        if not words or len(words) > 25 or bare:  # “the group” says nothing
            continue
        score = 1.0 + min(len(words), 8) / 10
        score += 1.0 if words[0] in ("a", "an", "the") else 0.0
        score -= 0.8 if words[0] in DEFINITE and words[0] != "the" else 0.0
        if score > most:
            best, most = span, score
    return best


def _in(text: str, span: Span, pattern: re.Pattern[str]) -> Span | None:
    match = pattern.search(text, *span)
    return match.span() if match else None


def _body(text: str, span: Span) -> Span | None:
    """“A spokesman for the Harbour Board”, “a Harbour Board official”."""
    match = _BODY.search(text, *span)
    if match:
        return match.span(1)
    for found in _CAPITALS.finditer(text, *span):
        start, end = found.span()
        word = text[start:end].casefold()
        if start == span[0] and (lexicon().kind_of(word) or _NUMBER.fullmatch(word)):
            continue
        if word in DEFINITE | {"a", "an"}:
            continue
        for article in ("The ", "A ", "An "):
            if text[start:end].startswith(article):
                start += len(article)
        if start < end:
            return start, end
    return None


def _reason(text: str, spans: Sequence[Span], mentions: Sequence[int]) -> Span | None:
    """Why the source is not named: in the mention, or after it in its sentence, before anybody else is cited."""
    for start, end in spans:
        stop = _STOP.search(text, end)
        last = stop.start() if stop else len(text)
        following = bisect_left(mentions, end)
        if following < len(mentions):
            last = max(end, min(last, mentions[following]))
        cue = lexicon().reasons.search(text, start, last)
        if cue:
            return _clause(text, start, cue.span(), last)
    return None


def _clause(text: str, start: int, cue: Span, last: int) -> Span:
    """The clause around a cue: from "because" or "who" to where it closes."""
    openings = list(_OPENS.finditer(text, max(start, cue[0] - BACK), cue[0]))
    close = _CLOSES.search(text, cue[1], last)
    return (openings[-1].start() if openings else cue[0]), close.start() if close else last
