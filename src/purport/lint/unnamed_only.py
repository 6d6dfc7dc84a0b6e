"""A report whose every source is unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.rule import Rule
from purport.lint.unnamed import is_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.lint.story import Cited, Story

LEAST = 2  # claims: one sentence that cites somebody is no report on unnamed sources


def check(story: Story) -> Iterator[Hit]:
    """One finding, at the first unnamed person of office, where nobody named stands behind all, or behind the lead."""
    told = [one for one in story.cited if _tells(one)]
    unnamed = [one for one in told if is_unnamed(one, story.text[slice(*one.mention)])]
    if len(told) < LEAST or not unnamed:
        return
    if all(_nobody(story, one) for one in told):
        why = f"{len(told)} claims, and nobody with a name stands behind one"
    elif _lead_is_theirs(story, told, unnamed):
        why = "what the report opens with, and most of what it says after, is theirs"
    else:
        return
    yield Hit(
        unnamed[0].mention,
        f"the report rests on {story.quote(unnamed[0].mention)} and others without a name: {why}",
        tuple((one.mention, "another unnamed source") for one in unnamed[1:]),
    )


def _lead_is_theirs(story: Story, told: Sequence[Cited], unnamed: Sequence[Cited]) -> bool:
    """Whether the first two paragraphs cite unnamed sources alone, and half the report does."""
    if len(story.paragraphs) < 2:
        return False
    lead = [one for one in told if one.mention[0] < story.paragraphs[1][1]]
    return bool(lead) and all(one in unnamed for one in lead) and 2 * len(unnamed) >= len(told)


def _tells(cited: Cited) -> bool:
    given = cited.claim.attribution
    if given is None or cited.claim.within is not None:
        return False
    return given.act in ("statement", "belief") and given.confidence >= SURE


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
