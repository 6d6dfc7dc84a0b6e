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

OPENING = 2  # sentences that a paragraph opens with, where it is all one
LEAST = 12  # words of a paragraph that is a lead rather than a line of furniture
_NAMED = re.compile(r"[A-Z][\w’'.-]+(?:\s+(?:of|the|and|de|al|bin)?\s*[A-Z][\w’'.-]+)*")


def check(story: Story) -> Iterator[Hit]:
    """A clause of the lead with a named doer and a word of wrongdoing, that nobody says and nothing doubts."""
    lead = next((one for one in story.paragraphs if count_words(story.text[slice(*one)]) >= LEAST), None)
    if lead is None:
        return
    for sentence in sentences(story.text, *lead)[:OPENING]:
        if _is_title(story.text[slice(*sentence)]) or _is_sourced(story, sentence):
            continue
        if wrong := _wrong(story, sentence) or _harm(story, sentence):
            doer, deed = wrong
            yield Hit(
                sentence,
                f"{story.quote(deed)} is said of {story.quote(doer)} in the report's own voice, "
                "and the lead gives no source",
                ((deed, "what is said of somebody"),),
            )


def _wrong(story: Story, sentence: Span) -> tuple[Span, Span] | None:
    """A named doer, and the word for the wrong it is said to have done."""
    for match in pattern("wrong", "did").finditer(story.text, *sentence):
        doer = _doer(story, sentence, match.start())
        if doer and not story.in_quotation(match.start()):
            return doer, match.span()
    return None


def _harm(story: Story, sentence: Span) -> tuple[Span, Span] | None:
    """A side of a fight, and its harm to people who are none: “rebel fighters shelled a hospital”."""
    for match in pattern("harm", "did").finditer(story.text, *sentence):
        whom = pattern("harm", "whom").search(story.text, match.end(), min(sentence[1], match.end() + NEAR))
        doers = list(pattern("harm", "doers").finditer(story.text, sentence[0], match.start()))
        if not whom or not doers or _APART.search(story.text[doers[-1].end() : match.start()]):
            continue
        if match.start() - doers[-1].end() <= NEAR // 2 and not _OBJECT.search(
            story.text[max(0, doers[-1].start() - 12) : doers[-1].start()]
        ):
            return doers[-1].span(), (match.start(), whom.end())
    return None


def _is_title(words: str) -> bool:
    """Whether it is set as a headline, which some pages repeat above the text."""
    listed = words.split()
    return 2 * sum(word[0].isupper() for word in listed) > len(listed)


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
        if (
            not _APART.search(between)
            and match.group() not in _NOBODY
            and not _OBJECT.search(story.text[max(0, match.start() - 12) : match.start()])
        ):
            return match.span()
    return None


NEAR = 40
_APART = re.compile(r"[,;:.()\"“”]|\b(?:was|were|been|be|being|is|are|get|got|to)\s+(?:\w+\s+)?$")
_NOBODY = frozenset("It The This That There He She They We I Who What How In On At Ceasefire".split())
_OBJECT = re.compile(r"\b(?:of|in|at|on|to|by|from|for|with|against|the|into|over)\s+$")

RULE = Rule(
    "unsourced-lead",
    "A lead that says somebody did wrong says who says so.",
    ("Reuters", "AP"),
    check,
)
