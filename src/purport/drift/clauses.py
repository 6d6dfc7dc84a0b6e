"""The clauses of a sentence, told by commas and the words that join them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.drift.side import Sentence
    from purport.report import Span

_JOINT = re.compile(
    r"[,;:–—]\s+(?:and|but|while|as|who|which|where|because|after|forcing|with)?\s*"
    r"|\s(?:and|but|while|as|who|which|because|after|so that|forcing)\s"
)


def clauses(sentence: Sentence) -> list[Span]:
    """The stretches of a sentence between commas and words that join clauses."""
    start, out = sentence.span[0], []
    for match in _JOINT.finditer(sentence.text):
        out.append((start, sentence.span[0] + match.start()))
        start = sentence.span[0] + match.end()
    return [*out, (start, sentence.span[1])]
