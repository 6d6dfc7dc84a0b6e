"""Credits that run on at the end of a line: who took the picture, who reported and edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.report.furniture import kind_of_line

if TYPE_CHECKING:
    from purport.report.report import Span

_LONGEST_CREDIT = 240
_AFTER_SENTENCE = re.compile(r"(?<=[.!?\"”’)\]])(?<!\b[^\W\d_]\.)(?<!\b[A-Z][a-z]\.)\s*(?=[\w(©])")
_BARE = re.compile(r"[\w.& ]+")
_LABELLED = re.compile(r"(?:Image|Photo|Picture|Photograph|Video|Credit)s?: [^.!?]{2,90}\.?")
_REPORTERS = re.compile(r"\W*(?:Reporting|Additional|Further|Writing|Editing|Compiled|Production|Contribut)|[a-z]{2,4}[/, (]")


def credit_start(text: str, span: Span) -> int | None:
    """Where the credit begins that a line ends in, after a sentence's end; None where it ends in none.

    An agency's bare name counts only where it is glued to the sentence: after a space it may be its last word.
    """
    start = max(span[0], span[1] - _LONGEST_CREDIT)
    for match in _AFTER_SENTENCE.finditer(text, start, span[1]):
        tail = text[match.end() : span[1]]
        glued = match.start() == match.end()
        if match.start() > span[0] and _is_credit(tail) and (glued or not _BARE.fullmatch(tail)):
            return match.end()
    return None


def _is_credit(tail: str) -> bool:
    """After a sentence "Image: Ana Pole" says who took the picture; as a line of its own, whom it shows."""
    return kind_of_line(tail) == "credit" or (len(tail) <= 100 and _LABELLED.fullmatch(tail) is not None)


def names_reporters(credit: str) -> bool:
    """Whether a credit names who wrote the report, and not who took a picture."""
    return _REPORTERS.match(credit) is not None or "contributed" in credit
