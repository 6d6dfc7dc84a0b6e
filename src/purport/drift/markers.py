"""Words of doubt, intent, certainty, denial and checking in a sentence, with the words they bear on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from purport.drift.lexicon import lexicon

if TYPE_CHECKING:
    from purport.drift.side import Sentence
    from purport.drift.words import Word
    from purport.report import Span

Sort = Literal["doubt", "intent", "sure", "negative", "positive", "check"]
AFTER, BEFORE = 7, 4  # content words that a marker bears on
UNDER = 34  # code points before a word, and
SINCE = 14  # after it, in which a marker bears on it directly
_NEGATED = re.compile(r"n[’']t$", re.I)
_MODAL = frozenset("could would should may might can".split())
_NOT = re.compile(r"\s*(?:not|n[’']t|no)\b", re.I)


@dataclass(frozen=True, slots=True)
class Marker:
    """One such word or phrase: where it stands, its words in lower case, and the stems it bears on."""

    sort: Sort
    span: Span
    text: str
    bears_on: frozenset[str]


def markers(sentence: Sentence, sort: Sort) -> list[Marker]:
    """Those of one sort in a sentence, in order."""
    known = getattr(lexicon(), sort)
    found = [
        (word.span, word.text.casefold())
        for word in sentence.words
        if word.text.casefold().replace("’", "'") in known
        or (sort == "negative" and _NEGATED.search(word.text))
    ]
    text, start = sentence.text.casefold(), sentence.span[0]
    for phrase in lexicon().phrases.get(sort, ()):
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", text):
            found.append(((start + match.start(), start + match.end()), phrase))
    return [
        Marker(sort, span, word, bears_on(sentence, span))
        for span, word in sorted(set(found))
        if not (word in _MODAL and _NOT.match(sentence.text, span[1] - start))
    ]


def head(sentence: Sentence, span: Span) -> list[Word]:
    """The two content words after a place, or those before where none follow."""
    after_it = [
        word for word in sentence.content if word.span[0] >= span[1] and word.text.casefold() not in _soft()
    ]
    return after_it[:2] or [word for word in sentence.content if word.span[1] <= span[0]][-2:]


def over(found: list[Marker], word: Word) -> bool:
    """Whether any marker bears on a word directly."""
    return any(
        0 <= word.span[0] - one.span[1] <= UNDER or 0 <= one.span[0] - word.span[1] <= SINCE for one in found
    )


def _soft() -> frozenset[str]:
    return lexicon().doubt | lexicon().intent


def bears_on(sentence: Sentence, span: Span) -> frozenset[str]:
    """The stems of the content words around a place of the sentence."""
    before = [word.stem for word in sentence.content if word.span[1] <= span[0]][-BEFORE:]
    after = [word.stem for word in sentence.content if word.span[0] >= span[1]][:AFTER]
    return frozenset((*before, *after))


def after(sentence: Sentence, span: Span) -> frozenset[str]:
    """The stems of the content words after a place."""
    return frozenset([word.stem for word in sentence.content if word.span[0] >= span[1]][:AFTER])
