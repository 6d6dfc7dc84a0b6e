"""The words of ``hedges.toml`` and ``checks.toml``, ready to be looked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def listed(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    """The lists of a packaged file by section and name."""
    packaged = resources.files("purport.standing").joinpath(f"{name}.toml")
    given: dict[str, Any] = tomllib.loads(packaged.read_text(encoding="utf-8"))
    return given


def any_of(words: Iterable[str]) -> str:
    """An expression for whichever of the words stands there, the longest first; a blank in one matches white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@cache
def pattern(file: str, section: str, name: str = "words") -> re.Pattern[str]:
    """An expression for the words of a list, whole and in any case."""
    return re.compile(rf"(?<!\w){any_of(listed(file)[section][name])}(?!\w)", re.I)


@cache
def begins(file: str, section: str, name: str = "not_before") -> re.Pattern[str]:
    """The same at the place where something follows a cue, after white space."""
    return re.compile(rf"\s*{any_of(listed(file)[section][name])}(?!\w)", re.I)


_WORD = re.compile(r"[a-z]+")


def longest_words(words: Iterable[str]) -> frozenset[str]:
    """The longest word of each entry, by which most sentences are passed over."""
    return frozenset(max(found, key=len) for word in words if (found := _WORD.findall(word.casefold())))


def words_in(text: str, span: tuple[int, int]) -> set[str]:
    """The words of a sentence in lower case, cut at apostrophes and hyphens."""
    return set(_WORD.findall(text[slice(*span)].casefold()))
