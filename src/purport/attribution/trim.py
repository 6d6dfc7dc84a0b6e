"""Stretches made fit to show: whole words, marks with their partners, content without its own cue and source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.language.quotes import CLOSING, OPENING, STRAIGHT, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Span

_PARTNERS = {**dict(OPENING.items()), **{mark: mark for mark in STRAIGHT}}
_CLOSERS = CLOSING | STRAIGHT
LONGEST_WORD = 100  # code points; what is longer is no word
_IDEOGRAPHS = "\u2e80"
_ADDRESSEE = re.compile(r"(?: [\w’'-]+){1,6} ")
_NICKNAME = re.compile(r"(?<!\w)[A-Z][\w’'-]*\.?\s(?:[A-Z]\.\s)?[“\"‘'][^“”\"‘\n.,]{1,30}[”\"’']\s\Z")
_PASSIVE = re.compile(r"(?:is|was|were|be|been|being|(?:has|have|had) been)\b.*\w{3}", re.IGNORECASE)
_LEADING = frozenset(",;:)–—-. \t\n\r\u00a0")
_TRAILING = frozenset(",;:(–—- \t\n\r\u00a0")


def word_span(text: str, span: Span) -> Span:
    """The span with the words that it cuts made whole."""
    start, end = span
    first, last = max(0, start - LONGEST_WORD), min(len(text), end + LONGEST_WORD)
    while start > first and _joins(text, start):
        start -= 1
    while end < last and _joins(text, end):
        end += 1
    return start, end


def _joins(text: str, at: int) -> bool:
    """Whether a word of an alphabet runs on over ``at``; scripts without spaces have no such words."""
    return text[at - 1].isalnum() and text[at].isalnum() and text[at] < _IDEOGRAPHS


def content_spans(text: str, spans: Iterable[Span], apart: Sequence[Span]) -> list[Span]:
    """Content without the stretches ``apart`` from it (cue, source), trimmed; pieces without a word are dropped."""
    pieces = [
        piece
        for span in spans
        for piece in resumed(text, [left for left in without(span, apart) if _has_word(text, left)])
    ]
    trimmed = [with_marks(text, trim(text, piece)) for piece in pieces]
    kept = [piece for piece in trimmed if _has_word(text, piece)]
    return [piece for piece in kept if len(kept) == 1 or text[slice(*piece)].casefold() != "that"]


def _has_word(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[span[0] : span[1]])


def resumed(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Pieces of an interrupted quotation; what stands before it goes on is who was told: “X,” he told them. “Y”"""
    out = list(pieces[:1])
    for start, end in pieces[1:]:
        mark = next((i for i in range(start, end) if text[i] in _PARTNERS), None)
        goes_on = mark is not None and text[out[-1][0] : out[-1][1]].rstrip()[-1:] in _CLOSERS
        out.append((mark, end) if goes_on and mark is not None else (start, end))
    return out


def without(span: Span, apart: Sequence[Span]) -> list[Span]:
    """What is left of ``span``, in order."""
    left = [span]
    for start, end in apart:
        left = (
            [
                piece
                for a, b in left
                for piece in ((a, min(b, start)), (max(a, end), b))
                if piece[0] < piece[1]
            ]
            if any(a < end and start < b for a, b in left)
            else left
        )
    return sorted(set(left))


def trim(text: str, span: Span) -> Span:
    """The span without punctuation that joins it to what stands outside."""
    start, end = span
    pairs = [pair for pair in quotations(text[start:end]) if pair[1] - pair[0] > 1]
    first = min((start + opening for opening, _ in pairs), default=end)  # marks with their partner are kept
    last = max((start + closing for _, closing in pairs), default=start)
    while start < min(end, first) and (text[start] in _LEADING or text[start] in CLOSING):
        start += 1
    while end > max(start, last) and (text[end - 1] in _TRAILING or text[end - 1] in OPENING):
        end -= 1
    return start, end


def with_marks(text: str, span: Span) -> Span:
    """The span with the quotation mark just outside it whose partner stands in it."""
    start, end = span
    if start > 0 and text[start - 1] in _PARTNERS and _opens(text, start - 1, span):
        start -= 1
    if end < len(text) and _closes(text, text[end], span):
        end += 1
    return start, end


def _opens(text: str, at: int, span: Span) -> bool:
    piece = text[span[0] : span[1]]
    mark = text[at]
    return sum(piece.count(closer) for closer in _PARTNERS[mark]) > (
        piece.count(mark) if mark not in STRAIGHT else 0
    )


def _closes(text: str, mark: str, span: Span) -> bool:
    piece = text[span[0] : span[1]]
    if mark in STRAIGHT:
        return piece.count(mark) % 2 == 1
    opened = sum(piece.count(opener) for opener, closers in OPENING.items() if mark in closers)
    return mark in CLOSING and opened > piece.count(mark)


def with_addressee(text: str, cue: Span, content: Sequence[Span], source: Sequence[Span] = ()) -> list[Span]:
    """Content that begins with “to” after who is to do it, with that one: “urged | the council to reopen it”."""
    start, end = content[0]
    between = text[cue[1] : start]
    apart = not any(cue[1] <= first < start for first, _ in source)
    if cue[1] < start and apart and text[start : start + 3] == "to " and _ADDRESSEE.fullmatch(between):
        return [(cue[1] + len(between) - len(between.lstrip()), end), *content[1:]]
    return list(content)


_POSSESSIVES = frozenset("my his her their our your its".split())
_OWNED = re.compile(r"([a-z]+)\s+(?=(?:\w+ed|said|says|told|tells|wrote|asked|thinks|thought)\b)")


def with_nickname(text: str, span: Span) -> Span:
    """A source with the first name and the nickname before it: Viktor “The Heron” Salles."""
    match = _NICKNAME.search(text, max(0, span[0] - LONGEST_WORD), span[0])
    return (match.start(), span[1]) if match and text[span[0]].isupper() else span


def with_owned(text: str, source: list[Span], cue: list[Span]) -> tuple[list[Span], list[Span]]:
    """A source that is a bare “my” with the noun that the cue begins with: “My father | told”."""
    if len(source) != 1 or not cue or text[slice(*source[0])].casefold() not in _POSSESSIVES:
        return source, cue
    match = _OWNED.match(text, cue[0][0], cue[0][1])
    if match is None or text[source[0][1] : cue[0][0]].strip():
        return source, cue
    return [(source[0][0], match.end(1))], [(match.end(0), cue[0][1]), *cue[1:]]


def without_it(text: str, cue: Span) -> Span:
    """The cue of a passive without the “it” before it, which says nothing."""
    bare = cue[0] + 3
    return (bare, cue[1]) if stands_for_nobody(text[cue[0] : bare - 1], text[bare : cue[1]]) else cue


def stands_for_nobody(source: str, cue: str) -> bool:
    """Whether the subject of a passive is a mere “it”: “it was claimed that” names nobody."""
    return source.lower() == "it" and bool(_PASSIVE.match(cue))
