"""The words of ``times.toml``, ready to be asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_DAYS = "tree|shopping|party|card|present|dinner|market|special|episode|song|album|lights|[A-Z]"
_PARTICIPLES = (
    r"(?<!scheduled )(?<!be )(?<!planned )\w+ed\b"
    r"(?<!scheduled)(?<!planned)(?<!expected)(?<!postponed)(?<!slated)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``times.toml``."""

    numbers: dict[str, int]
    days: dict[str, tuple[int, int]]
    future: re.Pattern[str]
    past: re.Pattern[str]
    counted: frozenset[str]
    fixed: re.Pattern[str]


@cache
def words() -> Words:
    """The packaged words."""
    given: dict[str, Any] = tomllib.loads(
        resources.files("purport.standing").joinpath("times.toml").read_text(encoding="utf-8")
    )
    listed = given["words"]
    days = {name: (month, day) for name, (month, day) in given["days"].items()}
    return Words(
        numbers=given["numbers"],
        days=days,
        future=re.compile(rf"\b(?:{'|'.join(map(re.escape, listed['future']))})\b", re.I),
        past=re.compile(rf"(?<!be )\b(?:{'|'.join(listed['past'])})\b|\b{_PARTICIPLES}", re.I),
        counted=frozenset(listed["counted"]),
        fixed=re.compile(rf"\b(?:{_longest_first(days)})\b(?! (?:{_NOT_DAYS}))"),
    )


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
