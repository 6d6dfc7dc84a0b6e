"""A quotation runs on for sentences before its reader learns who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.quoting import known_before, quoted_claims, sentences_before
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Story


def check(story: Story) -> Iterator[Hit]:
    """Quotations of several sentences whose speaker comes after them, and is not who spoke before."""
    for quoted in quoted_claims(story):
        if quoted.before_it or known_before(story, quoted):
            continue
        count = sentences_before(story, quoted)
        if count > 1:
            who = story.quote(quoted.cited.mention)
            first = story.quote(quoted.first_sentence)
            yield Hit(
                quoted.first_sentence,
                f"{first} is quoted for {count} sentences before the report says that it is {who}",
                ((quoted.cited.mention, "the speaker"),),
            )


RULE = Rule(
    "late-speaker",
    "The speaker is named by the end of the first quoted sentence.",
    ("Reuters",),
    check,
)
