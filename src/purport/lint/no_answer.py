"""An accusation, without a word from who is accused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.lexicon import pattern
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Story

_NAME = r"(?P<who>(?:[A-Z][\w’'-]*\.? ?)(?:(?:of |the |and |de |al-|bin )?[A-Z][\w’'-]*\.? ?){0,4})"
_ACCUSED = re.compile(
    rf"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing))\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{0,3}}{_NAME}"
    r"(?P<how>(?:,[^,.]{1,60},)?\s*(?:of|for)\s+[^.;\n]{3,120})"
)
_DENIES = re.compile(r"\b(?:deny|denies|denied|denying|accus\w+)\s*$")
_TITLES = frozenset(
    "President Minister Prime Senator Mr Mrs Ms Dr Sir King The Republican Democratic".split()
)


def check(story: Story) -> Iterator[Hit]:
    """The first accusation against each named person or body that the report does not let speak of it."""
    seen: set[str] = set()
    for match in _ACCUSED.finditer(story.text):
        if story.paragraph(match.start()) is None or story.in_quotation(match.start()):
            continue
        who = match["who"].strip()
        names = {name for name in re.findall(r"[A-Z][\w-]{2,}", who) if name not in _TITLES}
        if not names or names & seen or not pattern("accuse", "deeds").search(match["how"]):
            continue
        seen |= names
        if not _answers(story, names):
            end = match.start() + len(match.group().rstrip(" ,"))
            yield Hit(
                (match.start(), end),
                f"{story.quote((match.start(), end))}, but the report has no answer of {story.quote(_who(match))} "
                "and does not say that it was sought",
            )


def _who(match: re.Match[str]) -> tuple[int, int]:
    start = match.start("who")
    return start, start + len(match["who"].rstrip())


def _answers(story: Story, names: set[str]) -> bool:
    """Whether the accused is cited anywhere, or any sentence tells of an answer or of its being sought."""
    if pattern("accuse", "answer").search(story.text):
        return True
    if any(check.no_answer or check.outcome == "refuted" for check in story.reading.checks):
        return True
    return any(
        names & set(re.findall(r"[A-Z][\w-]{2,}", _cited_as(story, one))) for one in story.reading.sources
    )


def _cited_as(story: Story, source: object) -> str:
    from purport.sources import Source

    assert isinstance(source, Source)
    mentions = " ".join(story.text[slice(*span)] for span in source.mentions)
    return f"{source.name} {source.description or ''} {mentions}"


RULE = Rule(
    "no-answer",
    "Who is accused is heard, or the report says that an answer was sought.",
    ("Reuters", "AP", "BBC"),
    check,
)
