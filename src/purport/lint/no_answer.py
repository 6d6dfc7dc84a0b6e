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
    from purport.sources import Source

_NAME = r"(?P<who>(?:[A-Z][\w’'-]*\.? ?)(?:(?:of |the |and |de |al-|bin )?[A-Z][\w’'-]*\.? ?){0,4})"
_ACCUSED = re.compile(
    rf"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing))\s+(?:the\s+)?(?:(?!by\b|never\b)[a-z][\w-]*\s+){{0,3}}{_NAME}"
    r"(?P<how>(?:,[^,.]{1,60},)?\s*(?:of|for)\s+[^.;\n]{3,120})"
)
_NOT = re.compile(
    r"\b(?:not|never|stopp\w+|without|n[’']t|falsely|wrongly|wrongfully)\s+(?:\w+\s+){0,2}$", re.I
)
_NAMES = re.compile(r"[A-Z][\w-]{2,}")
_TITLES = frozenset(
    "President Minister Prime Senator Mr Mrs Ms Dr Sir King The Republican Democratic".split()
)


def check(story: Story) -> Iterator[Hit]:
    """The first accusation against each named person or body that the report does not let speak of it."""
    seen: set[str] = set()
    for match in _ACCUSED.finditer(story.text):
        if story.paragraph(match.start()) is None or story.in_quotation(match.start()):
            continue
        if _NOT.search(story.text[max(0, match.start() - 40) : match.start()]):
            continue
        who = match["who"].strip()
        names = _names(who)
        if not names or names & seen or not pattern("accuse", "deeds").search(match["how"]):
            continue
        seen |= names
        if not _answers(story, names, match.start()):
            end = match.start() + len(match.group().rstrip(" ,"))
            yield Hit(
                (match.start(), end),
                f"{story.quote((match.start(), end))}, but the report has no answer of {story.quote(_who(match))} "
                "and does not say that it was sought",
            )


def _who(match: re.Match[str]) -> tuple[int, int]:
    start = match.start("who")
    return start, start + len(match["who"].rstrip())


def _answers(story: Story, names: set[str], at: int) -> bool:
    """Whether the accused is cited anywhere, or the report tells of an answer or of its being sought."""
    if pattern("accuse", "sought").search(story.text):
        return True
    if any(names & _names(_cited_as(story, source)) for source in story.reading.sources):
        return True
    after = [one for one in story.sentences if one[1] > at][:AFTER]
    named = [one for one in story.sentences if names & _names(story.text[slice(*one)])]
    return any(pattern("accuse", "answered").search(story.text, *one) for one in (*after, *named))


AFTER = 3  # sentences, its own included, in which an answer stands where it does not repeat the name


def _names(text: str) -> set[str]:
    return set(_NAMES.findall(text)) - _TITLES


def _cited_as(story: Story, source: Source) -> str:
    """All that the report calls a source by: “a spokesman for the Harbour Board”."""
    mentions = " ".join(story.text[slice(*span)] for span in source.mentions)
    return f"{source.name} {source.description or ''} {source.body or ''} {mentions}"


RULE = Rule(
    "no-answer",
    "Who is accused is heard, or the report says that an answer was sought.",
    ("Reuters", "AP", "BBC"),
    check,
)
