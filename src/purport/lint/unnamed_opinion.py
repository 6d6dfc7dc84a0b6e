"""An opinion or an attack from somebody who is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.lexicon import pattern
from purport.lint.rule import Rule
from purport.lint.unnamed import is_unnamed, is_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Cited, Story
    from purport.report import Span


def check(story: Story) -> Iterator[Hit]:
    """Quoted opinion words in what an unnamed person of office says, once for each claim."""
    for cited in story.cited:
        mention = story.text[slice(*cited.mention)]
        if cited.manner == "indirect" or not is_unnamed(cited, mention):
            continue
        if not is_written(story, cited) and (word := _opinion(story, cited)):
            yield Hit(
                word,
                f"“{story.words(word)}” is the opinion of “{story.words(cited.mention)}”, whom nobody can answer",
                ((cited.mention, "the source"),),
            )


def _opinion(story: Story, cited: Cited) -> Span | None:
    words = pattern("opinion", "words")
    for start, end in cited.claim.spans:
        for match in words.finditer(story.text, start, end):
            if story.in_quotation(match.start()):
                return match.span()
    return None


RULE = Rule(
    "unnamed-opinion",
    "Who is not named gives information, not opinion, and attacks nobody.",
    ("AP", "Reuters"),
    check,
)
