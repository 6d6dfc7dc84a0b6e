"""Mentions of sources to sources: one source for each distinct wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
# Capitalised only where a sentence begins with them.
_GENERIC = frozenset(
    """he she it they we i you who one some many most several others another both all few anyone everyone nobody none
    two three four five six seven eight nine ten dozens hundreds thousands critics experts officials authorities
    police sources residents witnesses activists analysts lawyers prosecutors investigators doctors reporters
    journalists supporters opponents protesters rebels soldiers troops people men women voters observers researchers
    scientists economists diplomats reports documents records data figures polls surveys studies statements
    rumours rumors media local state federal government military army opposition relatives neighbours neighbors
    survivors rescuers firefighters medics aides advisers advisors insiders leaders members families""".split()
)


def resolve(
    text: str, mentions: Sequence[tuple[Span, ...]]
) -> tuple[tuple[Source, ...], list[Source | None]]:
    """Sources in order of first mention, and the source of each mention (None for an empty one).

    A mention is the source spans of one attribution. Wordings that differ only in case, white space or a leading
    article are one source.
    """
    places: dict[str, list[int]] = {}
    for i, spans in enumerate(mentions):
        if spans:
            places.setdefault(_key(text, spans), []).append(i)
    out: list[Source | None] = [None] * len(mentions)
    ordered = sorted(places.values(), key=lambda found: mentions[found[0]])
    sources = tuple(_source(text, n, [mentions[i] for i in found]) for n, found in enumerate(ordered, 1))
    for source, found in zip(sources, ordered, strict=True):
        for i in found:
            out[i] = source
    return sources, out


def _wording(text: str, spans: tuple[Span, ...]) -> str:
    return _SPACE.sub(" ", " ".join(text[start:end] for start, end in spans)).strip()


def _key(text: str, spans: tuple[Span, ...]) -> str:
    first, _, rest = _wording(text, spans).casefold().partition(" ")
    return rest if rest and first in ("the", "a", "an") else f"{first} {rest}".strip()


def _source(text: str, number: int, mentions: Sequence[tuple[Span, ...]]) -> Source:
    wordings = [_wording(text, spans) for spans in mentions]
    return Source(
        id=f"s{number}",
        name=wordings[0],
        kind=None,
        named=is_named(wordings[0]),
        description=None,
        mentions=tuple(sorted({span for spans in mentions for span in spans})),
    )


def is_named(wording: str) -> bool:
    """Whether a wording holds a proper name, by its capitals."""
    words = [word for word in _WORD.findall(wording) if word.lower() not in _DETERMINERS]
    return any(word[0].isupper() and word.lower() not in _GENERIC for word in words)
