"""Whether what somebody "confirmed" was at issue before, or is only announced."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.lexicon import listed

if TYPE_CHECKING:
    from purport.report import Span
    from purport.standing.cue import Cue
    from purport.standing.roles import Roles

_POINTING = re.compile(r"^(?:the|his|her|its|their|this|these|those|such)\s+", re.I)
_PERSONAL = re.compile(
    r"\b(?:nomination|appointment|nominee|candidacy|seat|place|attendance|participation|retirement|departure|plans?)\b",
    re.I,
)
OVERLAP = 0.5  # of an object's words that the report must have said before
_CONTENT = re.compile(r"[A-Za-z][a-z]{3,}|\d+")
_STOP = frozenset(
    """that this with from have been were will would their they there which when what about after before
    more than said says into over also some other only very just them then those these such being could
    should while where whose because through during against between under""".split()
)


def overlap(words: set[str], before: set[str]) -> float:
    """The share of the words that are among those before."""
    return len(words & before) / max(1, len(words))


def content_words(text: str) -> set[str]:
    """Words that say something, cut to five letters so that "arrested" and "arrest" are one."""
    words = (word.casefold() for word in _CONTENT.findall(text))
    return {same_word(word) for word in words if word not in _STOP}


def same_word(word: str) -> str:
    """The word for what this one speaks of: "death" for "killed", else its first letters."""
    return _same().get(word, word[:5])


@cache
def _same() -> dict[str, str]:
    return {word: name for name, words in listed("checks")["same"].items() for word in words}


class ToldBefore:
    """The content words of a report up to a place that only moves on."""

    def __init__(self, text: str) -> None:
        self._text, self._read, self._words = text, 0, set[str]()

    def at(self, start: int) -> set[str]:
        """Those of the text before ``start``, which is no earlier than the one asked for before."""
        self._words |= content_words(self._text[self._read : start])
        self._read = start
        return self._words


def at_issue(text: str, sentence: Span, cue: Cue, roles: Roles, told: ToldBefore) -> bool:
    """Whether somebody had put it forward: its object points at what was said, or its words were said before.

    A thing is confirmed to be so ("the discovery", "his death", "their conclusion"); that the police "confirmed an
    arrest" nobody spoke of is news.
    """
    if roles.object is None:
        return False
    words = text[slice(*roles.object)]
    found = re.findall(r"[a-z]+", words.casefold())
    if set(found[:6]) & {
        *listed("checks")["objects"]["claims"],
        *listed("checks")["objects"]["media"],
        "identity",
    }:
        return True
    if cue.passive and roles.verifier is not None:
        return True
    if _POINTING.match(words) and len(found) <= 4 and not _PERSONAL.search(words):
        return True
    said = content_words(words)
    return bool(said) and overlap(said, told.at(sentence[0])) >= OVERLAP
