"""Somebody is quoted without a name, and the report does not say why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.lexicon import pattern
from purport.lint.rule import Rule
from purport.lint.story import count_words
from purport.lint.unnamed import head, is_definite, is_unnamed, is_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Cited, Story

LEAST = 4  # quoted words: fewer are a term rather than what somebody said
_NEVER_NAMED = frozenset(("source", "insider"))  # “the official” may be somebody who is named elsewhere
_NOT_ONE = re.compile(r"[’'](?:s)?$|\sor\s")  # “his advisers’ refusal”, “she or another official”


def check(story: Story) -> Iterator[Hit]:
    """Each unnamed person of office who is quoted, once, in a report that gives no reason for any."""
    seen: set[str] = set()
    for cited in story.cited:
        mention = story.text[slice(*cited.mention)]
        if story.in_quotation(cited.mention[0]) or not is_unnamed(cited, mention) or _NOT_ONE.search(mention):
            continue
        before = cited.source.id in seen or (
            is_definite(mention) and (head(mention) in seen or head(mention) not in _NEVER_NAMED)
        )
        if before or not _quotes(story, cited):
            continue
        if not seen and _explained(story):
            return
        seen |= {cited.source.id, head(mention)}
        yield Hit(
            cited.mention,
            f"{story.quote(cited.mention)} is quoted without a name, and the report gives no reason for that",
        )


def _quotes(story: Story, cited: Cited) -> bool:
    """Whether the source's spoken words are given, rather than what it wrote or a term of its own."""
    if cited.manner == "indirect":
        return False
    if is_written(story, cited):
        return False
    return any(
        count_words(story.text[max(start, first) : min(end, last)]) >= LEAST
        for start, end in story.quotations
        for first, last in cited.claim.spans
        if first < end and start < last
    )


def _explained(story: Story) -> bool:
    """Whether any sentence that speaks of anonymity, or of leave to speak, gives a reason."""
    for sentence in story.sentences:
        wish = pattern("reason", "wish").search(story.text, *sentence)
        if wish and pattern("reason", "after").search(story.text, *sentence):
            return True
    return any(pattern("reason", "alone").search(story.text, *sentence) for sentence in story.sentences)


RULE = Rule(
    "anonymity-unexplained",
    "Where somebody is quoted without a name, the report says why.",
    ("AP",),
    check,
)
