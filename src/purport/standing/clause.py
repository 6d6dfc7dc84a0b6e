"""Clauses and noun phrases by their edges, without a parser: enough to say what a cue is about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.lexicon import any_of, listed

if TYPE_CHECKING:
    from purport.report import Span

WORD = re.compile(r"[^\W_](?:[\w’'.-]*[^\W_])?")
_CLAUSE_END = re.compile(
    r"[;:!?\n]|\.(?=\s|$|[\"”’])|,\s+(?:and|but|while|as|which|who|although|though|when|after|before|because|saying|adding|"
    r"where|according|whereas|with)\b|,(?=\s+(?:he|she|it|they|we|I|the \w+ (?:said|says|told))\b)"
    r"|\s+(?:but|while|although|though|because|whereas)\s|[\"”](?=\s|,|$)|\s[–—]\s"
)
_PHRASE_END = re.compile(
    r"[.;:!?,\n()\"“”]|\s+(?:is|are|was|were|has|have|had|will|would|could|may|might|can|should|that|who|which|and|but|or|as|"
    r"said|says|told|when|while|where|after|before|by|if|because|to|than|did|does|do|killed|hit|took|left|came|went|began|showed|"
    r"shows|targeted|were|prompted|made|led|sparked|claimed)\b"
)
_CLAUSE_START = re.compile(
    r"[.;:!?\n“\"]\s+|[“\"]|,\s+(?:and|but|while|as|although|though|whereas|which|who)?\s*|\b(?:that|but|while|because|although|whereas)\s+|\s[–—]\s|\band\s+(?=(?:the|a|an|it|he|she|they|[A-Z])\b)"
)
_SPACES = " \t\n\r\f\v\xa0\u2009\u202f\u2003\u2002\u3000\u200b"
LONGEST = 220  # characters of a clause looked at


def clause_after(text: str, at: int, end: int) -> Span | None:
    """The clause from ``at`` on, to its edge or the sentence's; None where no word is left."""
    word = WORD.search(text, at, end)
    edge = _CLAUSE_END.search(text, word.start() if word else at, end)
    return trimmed(text, at, min(edge.start() if edge else end, at + LONGEST))


def clause_before(text: str, start: int, at: int) -> Span | None:
    """The clause that ends at ``at``, from its edge or the sentence's start."""
    first = start
    for match in _CLAUSE_START.finditer(text, start, at):
        if WORD.search(text, match.end(), at):
            first = match.end()
    return trimmed(text, first, at)


def noun_phrase_after(text: str, at: int, end: int) -> Span | None:
    """The noun phrase from ``at`` on, with the prepositional phrases that follow it."""
    word = WORD.search(text, at, end)
    if word is None:
        return None
    edge = _PHRASE_END.search(text, word.end(), end)
    return trimmed(text, at, edge.start() if edge else end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space and punctuation at its edges; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_SPACES + ",;:–—-“”\"'‘’"))
    right = len(piece.rstrip(_SPACES + ",;:.–—-“”\"'‘’!?"))
    return (start + left, start + right) if left < right else None


@cache
def auxiliaries() -> re.Pattern[str]:
    """What stands between a subject and its verb, back from the verb."""
    words = any_of(listed("checks")["roles"]["auxiliaries"])
    return re.compile(rf"(?:[\s,]*\b(?:{words}|on \w+day)\b)+[\s,]*$", re.I)
