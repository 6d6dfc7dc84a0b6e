"""Titles before names, and what is a title and no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon

if TYPE_CHECKING:
    from purport.report import Span

WORD = re.compile(r"[^\W_](?:[\w’'.-]*[^\W_])?\.?")
NOT_TITLES = frozenset(("us", "u.s", "uk", "state", "former", "ex", "acting", "senior"))
_ORDINALS = frozenset("first second third vice deputy chief".split())


def without_titles(text: str, name: Span) -> tuple[Span, str]:
    """The name without the titles it begins with, and the last of them in lower case."""
    words = [match.span() for match in WORD.finditer(text, *name)]
    title = ""
    while len(words) > 1:
        word = text[slice(*words[0])].casefold().strip(".")
        if word not in lexicon().titles:
            break
        title = word
        words.pop(0)
    if not words or (title and len(words) == 1 and title in NOT_TITLES):
        return name, ""
    if title and text[slice(*words[0])] in ("of", "for"):
        words = _past_place(text, words)
    return (words[0][0], name[1]), title


def _past_place(text: str, words: list[Span]) -> list[Span]:
    """The person in “of London Ada Quill”: from a first name on, or the last two words."""
    firsts = lexicon().first_names
    at = next(
        (i for i in range(2, len(words) - 1) if lower(text, words[i]) in firsts), max(1, len(words) - 2)
    )
    return words[at:]


def only_role(text: str, name: Span) -> bool:
    """Whether what was taken for a name is a capitalised office: “Mayor”, “Vice Presidents”."""
    known = lexicon()
    words = [lower(text, match.span()).strip(".") for match in WORD.finditer(text, *name)]
    return all(w in known.titles or w in _ORDINALS or known.kind_of(w) in ("person", "group") for w in words)


def lower(text: str, span: Span) -> str:
    """A word in lower case, without a possessive's ending."""
    return text[slice(*span)].casefold().removesuffix("’s").removesuffix("'s")
