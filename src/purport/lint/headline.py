"""A headline or standfirst that drops the source or the doubt that the body has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.drift.finding import Kind
    from purport.lint.story import Story

SURE = 0.6  # chance from which a difference is a breach: headlines leave out much that no reader misses


def check(story: Story, *, kind: Kind) -> Iterator[Hit]:
    """The words of a headline that the body has on somebody's word, or with a doubt."""
    from purport.drift.heads import of_headline

    for one in of_headline(story.reading, SURE):
        if one.kind == kind and one.report_spans:
            theirs = one.report_spans[0]
            yield Hit(one.spans[0], f"the body says {story.quote(theirs)}", ((theirs, "the body"),))


RULES = (
    Rule(
        "headline-attribution",
        "A headline or standfirst does not tell as fact what the body has from a source.",
        ("AP", "Reuters"),
        partial(check, kind="attribution-lost"),
    ),
    Rule(
        "headline-hedge",
        "A headline or standfirst keeps the doubt that the body has.",
        ("AP", "BBC"),
        partial(check, kind="hedge-lost"),
    ),
)
