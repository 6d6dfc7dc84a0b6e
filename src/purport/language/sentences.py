"""Sentence boundaries that know abbreviations, initials and quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.report import Span

# A full stop after these ends no sentence by itself: "Gov. Ames", "Jan. 5", "No. 7".
TITLES = frozenset(
    "mr mrs ms mx dr prof rev fr hon gov sen rep reps sens lt col gen maj capt cmdr sgt cpl pvt adm insp supt pres "
    "st ste mt ft vs v no nos fig vol art sec dept est approx jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# After these a full stop may also end the sentence: decided by what follows.
OPEN = frozenset("inc corp co ltd llc jr sr etc al p.m a.m u.s u.k u.n e.u d.c ph.d m.d u.s.a".split())
STARTERS = frozenset(
    "the a an he she it they we i you but and in on at for as after before when while if this that these those his "
    "her their its there since however meanwhile officials police".split()
)
# Each run of stops is looked at once, from its start: without that a long one takes its length squared.
_END = re.compile(r"(?<![.!?…])[.!?…]++([\"'”’»)\]]*+)(?=\s|$)")
_NEXT = re.compile(r"\s*([\"'“‘«(\[]*)(\S+)")
_LAST = re.compile(r"[^\s\"'“‘«(\[]+$")
_LONGEST_WORD = 40  # looked back for an abbreviation
_SINGLE_LETTERS = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Sentences of ``text[start:end]``, one paragraph, as spans without surrounding white space."""
    out: list[Span] = []
    first = start
    for match in _END.finditer(text, start, end):
        if _ends(text, first, match, end):
            out += _trimmed(text, first, match.end())
            first = match.end()
    return out + _trimmed(text, first, end)


def _ends(text: str, first: int, match: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return True
    if following[2][0].islower():
        return False  # “Why?” he asked. / etc. and so on
    if match[0][0] != ".":
        return True
    before = _LAST.search(text, max(first, match.start() - _LONGEST_WORD), match.start())
    word = before[0].lower() if before else ""
    if word in TITLES:
        return False
    if word in OPEN:
        return following[2].lower().rstrip(",") in STARTERS or bool(following[1] or match[1])
    if _SINGLE_LETTERS.match(word):  # J. K. Row, the U.S. Senate
        return following[2].lower() in STARTERS and len(word) > 1
    return True


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return [(start + left, start + left + len(stripped))] if stripped else []
