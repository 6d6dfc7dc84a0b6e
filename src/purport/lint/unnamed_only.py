"""A report whose every source is unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.rule import Rule
from purport.lint.unnamed import is_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Cited, Story

LEAST = 2  # claims: one sentence that cites somebody is no report on unnamed sources


def check(story: Story) -> Iterator[Hit]:
    """One finding, at the first unnamed person of office, where nobody else is cited by name or office."""
    outer = [one for one in story.cited if one.claim.within is None and one.claim.attribution]
    told = [one for one in outer if _tells(one)]
    unnamed = [one for one in told if is_unnamed(one, story.text[slice(*one.mention)])]
    if len(told) < LEAST or not unnamed or not all(_nobody(story, one) for one in told):
        return
    others = tuple((one.mention, "another unnamed source") for one in unnamed[1:])
    yield Hit(
        unnamed[0].mention,
        f"{story.quote(unnamed[0].mention)} and whoever else is cited have no name: "
        f"{len(told)} claims, and nobody named stands behind one",
        others,
    )


def _tells(cited: Cited) -> bool:
    given = cited.claim.attribution
    return given is not None and given.act in ("statement", "belief") and given.confidence >= SURE


def _nobody(story: Story, cited: Cited) -> bool:
    source = cited.source
    if source.named or source.kind in ("organisation", "media", "document"):
        return False
    return (
        is_unnamed(cited, story.text[slice(*cited.mention)]) or source.kind == "group" or not source.resolved
    )


SURE = 0.5

RULE = Rule(
    "unnamed-sources-only",
    "A report does not rest on unnamed sources alone.",
    ("AP", "Reuters"),
    check,
)
