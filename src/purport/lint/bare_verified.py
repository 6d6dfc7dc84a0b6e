"""Something is called verified, and the report does not say by whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.lexicon import pattern
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Cited, Story
    from purport.report import Span

_DONE = r"(?:verified|authenticated|confirmed|corroborated)"
_PASSIVE = re.compile(
    rf"\b(?:(?:has|have|had) (?:since |now |also |not |never )?been|was|were|is|are|been|being)\s+"
    rf"(?:\w+ly\s+)?(?P<done>{_DONE})\b",
    re.I,
)
_ADJECTIVE = re.compile(
    rf"(?<![\w-])(?:\w+ly[ -])?(?P<done>{_DONE})\s+(?P<thing>[\w-]+(?: of)?)",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:by|through|via|using|based on|from|with|against|according to|thanks to|after)\b", re.I
)
_DEAD = re.compile(r"\s+(?:dead|killed|injured|missing)\b")
_NOT = re.compile(
    r"\b(?:not|n[’']t|never|cannot|yet to be|unless|until|if|once|whether|could|can|to be|must|should|be)\b",
    re.I,
)


def check(story: Story) -> Iterator[Hit]:
    """Passives and adjectives of verifying that name nobody, of what is in question."""
    for sentence in story.sentences:
        for hit in (_passive(story, sentence), _adjective(story, sentence)):
            if hit:
                yield hit


def _passive(story: Story, sentence: Span) -> Hit | None:
    match = _PASSIVE.search(story.text, *sentence)
    if match is None or _is_told(story, sentence, match):
        return None
    before = story.text[max(sentence[0], match.start() - 60) : match.start()]
    things = pattern("verified", "things").search(before)
    dead = _DEAD.match(story.text, match.end())
    if not things and not dead and not re.search(r"\bit\s*$", before, re.I):
        return None
    return _hit(story, match)


def _adjective(story: Story, sentence: Span) -> Hit | None:
    match = _ADJECTIVE.search(story.text, *sentence)
    if match is None or _is_told(story, sentence, match):
        return None
    if not pattern("verified", "things").fullmatch(match["thing"]):
        return None
    before = story.text[max(sentence[0], match.start() - 25) : match.start()]
    if not re.search(
        r"(?:^|\b(?:a|an|the|this|that|these|some|of|in|two|three|several|and|other)\s+)$", before, re.I
    ):
        return None
    return _hit(story, match)


def _is_told(story: Story, sentence: Span, match: re.Match[str]) -> bool:
    """Whether somebody is cited in the sentence, or named after the word, or nothing was verified at all."""
    if story.in_quotation(match.start()) or _AGENT.search(story.text, match.end(), sentence[1]):
        return True
    if _NOT.search(story.text, max(sentence[0], match.start() - 30), match.start("done")):
        return True
    return any(_says(one, match.span()) for one in story.cited)


def _says(cited: Cited, place: Span) -> bool:
    """Whether the word stands in what somebody says, or says it."""
    given = cited.claim.attribution
    spans = (*cited.claim.spans, *(given.cue_spans if given else ()))
    return any(start < place[1] and place[0] < end for start, end in spans)


def _hit(story: Story, match: re.Match[str]) -> Hit:
    return Hit(match.span(), f"{story.quote(match.span())} does not say who {match['done'].casefold()} it")


RULE = Rule(
    "bare-verified",
    "What is called verified says by whom, and of what.",
    ("BBC", "AP"),
    check,
)
