"""The words of ``words.toml``, ready to be asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from purport.sources.source import SourceKind


Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case: pronouns by set, titles and first names by sex, nouns by kind of source, ties by sort.

    ``same`` are nouns that may stand for one body, ``about`` those for the body that a report is about,
    ``of_state`` those for bodies of a state, ``offices`` those of which there are several.
    """

    pronouns: Mapping[str, str]
    titles: Mapping[str, str]
    nouns: Mapping[str, SourceKind]
    sexes: Mapping[str, str]
    first_names: Mapping[str, str]
    same: Mapping[str, str]
    about: frozenset[str]
    of_state: frozenset[str]
    offices: frozenset[str]
    ties: Mapping[str, frozenset[str]]
    headline: frozenset[str]
    reasons: re.Pattern[str]

    def kind_of(self, noun: str) -> SourceKind | None:
        """The kind of source that a noun, singular or plural, stands for."""
        return self.nouns.get(noun) or self.nouns.get(singular(noun))

    def called(self, noun: str) -> str:
        """The noun by which those that may stand for the same body are known."""
        return self.same.get(noun, noun)


def singular(noun: str) -> str:
    """The noun without a plural's ending."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


@cache
def lexicon() -> Lexicon:
    """The packaged words."""
    given = tomllib.loads(
        resources.files("purport.sources").joinpath("words.toml").read_text(encoding="utf-8")
    )
    return Lexicon(
        pronouns=_by_word(given["pronouns"]),
        titles=_by_word(given["titles"]),
        nouns=_by_word(given["nouns"]),
        sexes=_by_word(given["gendered"]),
        first_names=_by_word(given["first_names"]),
        same=_by_word(given["same"]),
        about=frozenset(given["about"]["nouns"]),
        of_state=frozenset(given["of_state"]["nouns"]),
        offices=frozenset(given["offices"]["nouns"]),
        ties={sort: frozenset(words) for sort, words in given["ties"].items()},
        headline=frozenset(given["headline"]["verbs"]),
        reasons=re.compile("|".join(map(re.escape, given["reasons"]["cues"])), re.I),
    )


def _by_word(lists: Mapping[Name, list[str]]) -> dict[str, Name]:
    return {word: name for name, words in lists.items() for word in words}
