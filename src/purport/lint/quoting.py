"""Quotations with who speaks them, and whether the reader knows that before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.lint.story import Cited, Story
    from purport.report import Span

LEAST = 4  # words of a quotation that is somebody's speech rather than a phrase or a title
NEAR = 3  # paragraphs before a quotation in which its speaker is known to the reader
SURE = 0.6  # of an attribution that a rule leans on
_SIGNED = re.compile(r"\n\s*[-–—]+\s?$")
_WORDS = re.compile(r"\w+\W+\w+")
_NAME = re.compile(r"[A-Z][\w’'-]{2,}")
_TAKEN_UP = re.compile(r"(?:the|his|her|their|its)(?: [a-z-]+){1,3}$", re.I)  # “the doctor”, spoken of before
_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|who)$", re.I)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, marks included, and the citation that says whose it is."""

    quotation: Span
    first_sentence: Span
    cited: Cited

    @property
    def before_it(self) -> bool:
        """Whether the speaker is named before the quotation begins."""
        return self.cited.mention[0] < self.quotation[0]


def quoted_claims(story: Story) -> Sequence[Quoted]:
    """The quotations of a sentence or more, each with its speaker, in text order."""
    out = []
    for start, end in story.quotations:
        if len(story.text[start:end].split()) < LEAST:
            continue
        cited = next((one for one in story.cited if _speaks(one, (start, end))), None)
        if cited:
            first = sentences(story.text, start, end)[0]
            out.append(Quoted((start, end), first, cited))
    return out


def _speaks(cited: Cited, quotation: Span) -> bool:
    """Whether most of a quotation's beginning is the claim's; a source within the quotation is another's."""
    given = cited.claim.attribution
    if given is None or cited.manner == "indirect" or given.confidence < SURE or cited.claim.within:
        return False
    if quotation[0] <= cited.mention[0] < quotation[1]:
        return False
    return any(start <= quotation[0] + 2 and quotation[0] + 2 < end for start, end in cited.claim.spans)


def known_before(story: Story, quoted: Quoted, *, within_paragraph: bool = False) -> bool:
    """Whether the speaker has been spoken of just before: in this paragraph or those before it."""
    paragraph = story.paragraph(quoted.quotation[0])
    if paragraph is None:
        return True
    first = paragraph if within_paragraph else _back(story, paragraph)
    place = (first[0], quoted.quotation[0])
    source = quoted.cited.source
    if any(place[0] <= start < place[1] for start, _ in source.mentions):
        return True
    mention = story.text[slice(*quoted.cited.mention)]
    if source.kind in ("document", "media") or _SIGNED.search(
        story.text[max(0, quoted.cited.mention[0] - 4) : quoted.cited.mention[0]]
    ):
        return True  # a signature below a quotation is layout
    if _PRONOUN.match(mention) or _TAKEN_UP.match(mention):
        return True
    names = {*_NAME.findall(mention), *_NAME.findall(source.name)}
    return any(re.search(rf"\b{re.escape(name)}\b", story.text[slice(*place)]) for name in names)


def sentences_before(story: Story, quoted: Quoted) -> int:
    """How many quoted sentences stand before the speaker."""
    start, end = quoted.quotation[0], min(quoted.quotation[1], quoted.cited.mention[0])
    return len([one for one in sentences(story.text, start, end) if _WORDS.search(story.text, *one)])


def _back(story: Story, paragraph: Span) -> Span:
    """The paragraph from which on a reader has a name in mind; what is all quotation does not count."""
    left, first = NEAR, paragraph
    while left and (earlier := story.paragraph_before(first)):
        first = earlier
        left -= not _all_quotation(story, first)
    return first


def _all_quotation(story: Story, paragraph: Span) -> bool:
    return any(start - 1 <= paragraph[0] and paragraph[1] <= end + 1 for start, end in story.quotations)
