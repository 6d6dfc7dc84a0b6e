"""A first paragraph that says in the publisher's own voice that somebody did wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.language.sentences import sentences
from purport.lint.finding import Hit
from purport.lint.lexicon import pattern
from purport.lint.rule import Rule
from purport.lint.story import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Story
    from purport.report import Span

LEAST = 8  # words of a paragraph that is a lead rather than a line of furniture
_NAMED = re.compile(r"[A-Z][\w’'.-]+(?:\s+(?:of|the|and|de|al|bin)?\s*[A-Z][\w’'.-]+)*")
_SUBJECT = re.compile(r"(?:^|[,;—–]\s|\b(?:and|but|as|after|when|because|that|where|while)\s)[^,;]{0,80}?$")


def check(story: Story) -> Iterator[Hit]:
    """A clause of the lead with a named doer and a word of wrongdoing, that nobody says and nothing doubts."""
    lead = next((one for one in story.paragraphs if count_words(story.text[slice(*one)]) >= LEAST), None)
    if lead is None:
        return
    for sentence in sentences(story.text, *lead):
        if _is_sourced(story, sentence):
            continue
        for match in pattern("wrong", "did").finditer(story.text, *sentence):
            doer = _doer(story, sentence, match.start())
            if doer and not story.in_quotation(match.start()):
                yield Hit(
                    sentence,
                    f"“{match.group()}” is said of {story.quote(doer)} in the report's own voice, "
                    "and the lead gives no source",
                    ((match.span(), "what is said of somebody"),),
                )
                break


def _is_sourced(story: Story, sentence: Span) -> bool:
    """Whether somebody says the sentence, or a part of it, or anything in it is doubted or a matter of record."""
    if pattern("wrong", "open").search(story.text, *sentence):
        return True
    if any(sentence[0] <= one.mention[0] < sentence[1] for one in story.cited):
        return True
    return any(
        sentence[0] <= start < sentence[1] for hedge in story.reading.hedges for start, _ in hedge.spans
    )


def _doer(story: Story, sentence: Span, at: int) -> Span | None:
    """The name that begins the clause of a verb, near before it."""
    names = [m for m in _NAMED.finditer(story.text, sentence[0], at) if at - m.end() <= NEAR]
    for match in reversed(names):
        between = story.text[match.end() : at]
        if not re.search(r"[,;:.()\"“”]", between) and not _OBJECT.search(story.text[: match.start()][-12:]):
            return match.span()
    return None


NEAR = 40
_OBJECT = re.compile(r"\b(?:of|in|at|on|to|by|from|for|with|against|the|into|over)\s+$")

RULE = Rule(
    "unsourced-lead",
    "A lead that says somebody did wrong says who says so.",
    ("Reuters", "AP"),
    check,
)
