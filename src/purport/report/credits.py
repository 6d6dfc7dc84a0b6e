"""Credits that run on at the end of a line: who took the picture, who reported and edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.report.furniture import kind_of_line
from purport.report.lexicon import AGENCY

if TYPE_CHECKING:
    from purport.report.report import Span

_LONGEST_CREDIT = 240
_AFTER_SENTENCE = re.compile(r"(?<=[.!?\"”’)\]])(?<!\b[^\W\d_]\.)(?<!\b[A-Z][a-z]\.)\s*(?=[\w(©])")
_BARE = re.compile(r"[\w.& ]+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{2,200}[)\]]\.?$")
_MAKER = re.compile(
    r" ?/ ?|\bvia\b|\b(?:Photo|Photograph|Picture|Image|Illustration|Credit|Courtesy)s?\b|\bcourtesy\b"
    rf"|\b(?:[Pp]hoto|[Ii]mage|[Vv]ideo)s? (?:by|from)\b|\b{AGENCY}\b"
)
_LABELLED = re.compile(r"(?:Image|Photo|Picture|Photograph|Video|Credit)s?: [^.!?]{2,90}\.?")
_REPORTERS = re.compile(
    r"\W*(?:Reporting|Additional|Further|Writing|Editing|Compiled|Production|Contribut)|[a-z]{2,4}[/, (]"
)


def credit_start(text: str, span: Span) -> int | None:
    """Where the credit begins that a line ends in, after a sentence's end; None where it ends in none.

    An agency's bare name counts only where it is glued to the sentence: else it may be its last word.
    """
    start = max(span[0], span[1] - _LONGEST_CREDIT)
    for match in _AFTER_SENTENCE.finditer(text, start, span[1]):
        tail = text[match.end() : span[1]]
        glued = match.start() == match.end()
        if match.start() > span[0] and _is_credit(tail) and (glued or not _BARE.fullmatch(tail)):
            return match.end()
    return None


def caption_credit_start(text: str, span: Span) -> int | None:
    """Where the credit of a caption begins: there, brackets at its end that name a maker are enough."""
    start = credit_start(text, span)
    if start is not None:
        return start
    match = _BRACKETS.search(text, max(span[0], span[1] - _LONGEST_CREDIT), span[1])
    return match.start() if match and match.start() > span[0] and is_maker(match[0]) else None


def is_maker(words: str) -> bool:
    """Whether words in brackets beside a picture name who made it."""
    return _MAKER.search(words) is not None or kind_of_line(words) == "credit"


def _is_credit(tail: str) -> bool:
    """After a sentence "Image: Ana Pole" says who took the picture; as a line of its own, whom it shows."""
    return kind_of_line(tail) == "credit" or (len(tail) <= 100 and _LABELLED.fullmatch(tail) is not None)


def names_reporters(credit: str) -> bool:
    """Whether a credit names who wrote the report, and not who took a picture."""
    return _REPORTERS.match(credit) is not None or "contributed" in credit
