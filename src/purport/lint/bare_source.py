"""“A source said”, with no word of who that is or where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.lexicon import words
from purport.lint.rule import Rule
from purport.lint.unnamed import is_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Story
    from purport.report import Span

_SOURCE = re.compile(r"(?<![\w-])(?:sources?|Sources?)(?![\w’'-])")
_BEFORE = re.compile(r"(?:[\w’'-]+ ){0,6}$")
_AFTER = re.compile(r"[\s,]*([\w’'-]+)")
_SAYS = re.compile(
    r",?\s+(?:(?:has|have|had|also|later)\s+)*(?:said|says?|told|tells?|confirmed|claimed?|claims|added|adds|revealed|"
    r"reported|alleged|indicated|described|suggested|insisted|explained)\b"
)
_CITING = re.compile(
    r"\b(?:citing|cited|quoting|quoted|according to|told by|said|says|added|sources? tells?)\s+(?:[\w’'-]+ ){0,5}$"
)


def check(story: Story) -> Iterator[Hit]:
    """The first citation of each bare source, and every one with an article that says it is new."""
    placed = False
    for match in _SOURCE.finditer(story.text):
        if story.paragraph(match.start()) is None or story.in_quotation(match.start()):
            continue
        if not _is_cited(story, match.span()):
            continue
        start, before = _before(story, match.start())
        if not before <= words("bare", "empty") or _is_placed(story, match.end()):
            placed = True
            continue
        if before & _KNOWN or (not before and match.group() in ("source", "Source")):
            continue  # “the source”: who was placed before; “Source: agencies”
        if not before & _NEW and (placed or _spoken_of(story, match.start())):
            continue
        placed = True
        shown = story.words((start, match.end()))
        yield Hit(
            (start, match.end()),
            f"“{shown}” says nothing of who {'they are' if match.group().endswith('s') else 'that is'} "
            "or how they would know",
        )


_KNOWN = frozenset(("the", "both", "its", "his", "her", "their", "other"))
_NEW = frozenset(("a", "an", "another", "second", "third", "two", "three", "multiple", "several"))


def _spoken_of(story: Story, at: int) -> bool:
    """Whether somebody without a name is cited before, of whom “the source” may speak."""
    return any(
        one.mention[1] <= at and is_unnamed(one, story.text[slice(*one.mention)]) for one in story.cited
    )


def _is_cited(story: Story, span: Span) -> bool:
    if _SAYS.match(story.text, span[1]) or _CITING.search(story.text[max(0, span[0] - 60) : span[0]]):
        return True
    return any(one.mention[0] <= span[0] and span[1] <= one.mention[1] for one in story.cited)


def _before(story: Story, at: int) -> tuple[int, set[str]]:
    """Where the phrase begins, and its words before the noun as far as they are of one phrase."""
    found = _BEFORE.search(story.text, max(0, at - 60), at)
    listed = found.group().split() if found else []
    kept: list[str] = []
    while listed:
        word = listed.pop()
        if word.casefold() not in words("bare", "empty"):
            if not _ends_phrase(word):
                kept.insert(0, word)
            break
        kept.insert(0, word)
        if word.casefold() in ("a", "an", "the", "one", "another", "several", "some"):
            break
    start = at - sum(len(word) + 1 for word in kept)
    return start, {word.casefold() for word in kept}


_VERBS = frozenset(
    "citing cited quoting quoted to by said says added told that and but as while when because tells tell where if "
    "which however meanwhile though although after before".split()
)


def _ends_phrase(word: str) -> bool:
    return word.casefold() in _VERBS


def _is_placed(story: Story, at: int) -> bool:
    """Whether words after it say where it stands: “a source close to the talks”."""
    after = _AFTER.match(story.text, at)
    return after is not None and after[1].casefold() in words("bare", "standing")


RULE = Rule(
    "bare-source",
    "A source without a name is described: who they are, or how they would know.",
    ("AP", "Reuters"),
    check,
)
