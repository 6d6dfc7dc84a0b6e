"""A quotation runs on for sentences before its reader learns who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.language.sentences import sentences
from purport.lint.finding import Hit
from purport.lint.quoting import Quoted, known_before, quoted_claims
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Story


def check(story: Story) -> Iterator[Hit]:
    """Quotations of several sentences whose speaker comes after them, and is not who spoke before."""
    for quoted in quoted_claims(story):
        if quoted.before_it or known_before(story, quoted):
            continue
        count = _sentences_before(story, quoted)
        if count > 1:
            who = story.quote(quoted.cited.mention)
            first = story.quote(quoted.first_sentence)
            yield Hit(
                quoted.first_sentence,
                f"{first} is quoted for {count} sentences before the report says that it is {who}",
                ((quoted.cited.mention, "the speaker"),),
            )


def _sentences_before(story: Story, quoted: Quoted) -> int:
    """How many quoted sentences stand before the speaker."""
    start, end = quoted.quotation[0], min(quoted.quotation[1], quoted.cited.mention[0])
    return len([one for one in sentences(story.text, start, end) if _WORDS.search(story.text, *one)])


_WORDS = re.compile(r"\w+\W+\w+")

RULE = Rule(
    "late-speaker",
    "The speaker is named by the end of the first quoted sentence.",
    ("Reuters",),
    check,
)
