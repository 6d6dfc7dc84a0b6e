"""The words of ``words.toml``, ready to be looked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from purport.standing.lexicon import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list as a set."""
    return frozenset(_given()[section][name])


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """An expression for the words of a list, whole and in any case."""
    return re.compile(rf"(?<!\w){any_of(_given()[section][name])}(?!\w)", re.I)


@cache
def _given() -> Mapping[str, Mapping[str, list[str]]]:
    packaged = resources.files("purport.lint").joinpath("words.toml")
    given: dict[str, Any] = tomllib.loads(packaged.read_text(encoding="utf-8"))
    return given
