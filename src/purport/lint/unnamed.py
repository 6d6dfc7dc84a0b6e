"""Who of those cited is a person whom the newsroom granted anonymity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.lint.lexicon import pattern, words
from purport.sources.lexicon import singular

if TYPE_CHECKING:
    from purport.lint.story import Cited, Story

_CORE = re.compile(
    r"[,;(—–]|\s(?:who|whom|that|with|of|in|at|for|from|on|close|familiar|speaking|briefed|involved|near|to)\b"
)
_PEOPLE = frozenset(("person", "people", "man", "woman", "individual", "individuals"))
_WRITTEN = re.compile(
    r"\b(?:wrote|writes|tweet\w*|posted|e-?mailed)\b|\bon (?:Facebook|Twitter)\b|"
    r"\b(?:in|by|via|with|signed|read from)\s+(?:an?|the|their|his|her|its)\s+(?:[\w-]+\s+)?"
    r"(?:letter|e-?mail|memo|petition|post|message|survey)\b",
    re.I,
)
_DEFINITE = re.compile(r"(?:the|that|this|those|these|both)\b", re.I)


def head(mention: str) -> str:
    """The noun that a mention turns on, in the singular and lower case; nothing where it ends in a name."""
    core = _CORE.split(mention, maxsplit=1)[0].split()
    last = core[-1].strip("\"“”'’") if core else ""
    if len(core) > 1 and last[:1].isupper() and singular(last.casefold()) not in ("republican", "democrat"):
        return ""
    return singular(last.casefold())


def is_unnamed(cited: Cited, mention: str) -> bool:
    """Whether the source is somebody of office without a name, rather than a witness, a body or its spokesman."""
    if cited.source.named or not cited.source.resolved:
        return False
    noun = head(mention)
    core = _CORE.split(mention, maxsplit=1)[0]
    if noun != "source" and not core.casefold().endswith((noun, noun[:-1] + "y")) and not _counted(core):
        return False  # “harbour officials” speak for the harbour
    if noun in _PEOPLE or noun == "people":
        return pattern("unnamed", "knowing").search(mention) is not None
    return noun in words("unnamed", "nouns")


def _counted(core: str) -> bool:
    return pattern("unnamed", "counted").search(core) is not None


def is_definite(mention: str) -> bool:
    """“The official”: somebody the report has spoken of before."""
    return _DEFINITE.match(mention) is not None


def is_written(story: Story, cited: Cited) -> bool:
    """Whether the source wrote what is quoted: a letter or a post has its authors."""
    sentence = story.sentence(cited.mention[0])
    return sentence is not None and _WRITTEN.search(story.text, *sentence) is not None
