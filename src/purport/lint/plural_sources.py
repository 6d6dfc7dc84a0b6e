"""“Sources said”, where the report shows one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Cited, Story

_SAID = r"(?:\s+\w+ly)?,?\s+(?:said|says|told|added|adds|continued|recalled|explained|noted|claimed|insisted|warned)\b"
_ONE = re.compile(
    rf"\b[Tt]he (?:[\w-]+ ){{0,2}}source{_SAID}|"
    r"\b(?:said|added|according to) the (?:[\w-]+ ){0,2}source\b(?! (?:code|of)\b)"
)
_MORE = re.compile(
    r"\b(?:another|second|third|other|one|a|an|two|three|both|one of the|each|either|neither)"
    r"(?: (?!the\b|and\b)[\w’'-]+){0,4} sources?\b|\bsource (?:close|familiar|with|in|at|from|within)\b",
    re.I,
)
_SOURCES = re.compile(r"(?:(?!the\b|of\b|with\b|who\b|which\b)[\w’'.-]+ |the ){0,5}sources\b", re.I)
LEAST = 5  # words of a quotation that several people are unlikely to have said alike


def check(story: Story) -> Iterator[Hit]:
    """Plural sources that turn into “the source”, or that speak one quotation."""
    one = next((m for m in _ONE.finditer(story.text) if _outside(story, m.start())), None)
    singular = one if one and not _MORE.search(story.text) else None
    for cited in story.cited:
        mention = story.text[slice(*cited.mention)]
        if not _SOURCES.match(mention) or story.in_quotation(cited.mention[0]):
            continue
        if singular and cited.mention[1] <= singular.start():
            yield Hit(
                cited.mention,
                f"“{story.words(cited.mention)}” are several, but the report goes on with “{singular.group()}”",
                ((singular.span(), "one person"),),
            )
            singular = None
        elif quotation := _one_quotation(story, cited):
            yield quotation


def _outside(story: Story, at: int) -> bool:
    return story.paragraph(at) is not None and not story.in_quotation(at)


def _one_quotation(story: Story, cited: Cited) -> Hit | None:
    """A quotation of a sentence's length that “sources” speak as with one voice."""
    if cited.manner == "indirect":
        return None
    for start, end in story.quotations:
        inside = any(first < end and start < last for first, last in cited.claim.spans)
        if inside and len(story.text[start:end].split()) >= LEAST:
            return Hit(
                cited.mention,
                f"“{story.words(cited.mention)}” are several, but {story.quote((start, end))} is one person's words",
                (((start, end), "one quotation"),),
            )
    return None


RULE = Rule(
    "plural-sources",
    "“Sources” are more than one: what one person says is not given to several.",
    ("Reuters",),
    check,
)
